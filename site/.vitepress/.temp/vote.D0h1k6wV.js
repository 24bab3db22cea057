import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { r as refinesLadder } from "./ladder.CGDGew0F.js";
import { C as somebodyCommits, S as somebodyAborts, i as STEADY, n as ONE_VOTE, o as followed, r as RIGHT, s as world } from "./world.DQkoYGqL.js";
import { i as refinesReplicatedCommit } from "./refinement.BjuRk2as.js";
// scenarios/transactions/vote.ts
var vote_exports = /* @__PURE__ */ __exportAll({ voteScenarios: () => voteScenarios });
var FOUR = {
	identifiers: 16,
	degree: 1,
	managers: 4,
	members: [
		0,
		4,
		8,
		12
	]
};
var FIVE = {
	identifiers: 20,
	degree: 1,
	managers: 5,
	members: [
		0,
		4,
		8,
		12,
		16
	]
};
var votesAmongFour = followed(FOUR, 0, [0]);
var APART = {
	...ONE_VOTE,
	members: [
		0,
		4,
		6,
		8
	]
};
var REMINDED = {
	...ONE_VOTE,
	remindMs: 1e3
};
var managerVotes = followed(ONE_VOTE, 0, [0]);
var anotherVotes = followed(ONE_VOTE, 0, [1]);
var outsiderVotes = followed(APART, 0, [5]);
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var voteScenarios = [
	world({
		name: "transactions/vote/crash",
		teaches: "When any of three managers crashes, at any moment, the others learn one vote, and all that wait hear of it.",
		config: ONE_VOTE,
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { crash: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(managerVotes, [
			0,
			4,
			8
		], [1]),
		expect: holds(10295, 42880, 18)
	}),
	world({
		name: "transactions/vote/suspicion",
		teaches: "A replicated manager that takes over while the manager lives competes with it, and both learn the same.",
		config: ONE_VOTE,
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { falseSuspicion: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(anotherVotes, [
			0,
			4,
			8
		], [1]),
		cost: "slow",
		expect: holds(15567, 72420, 18)
	}),
	world({
		name: "transactions/vote/suspicion-and-duplicate",
		teaches: "A message that comes twice counts once: acceptors are told apart by their names.",
		config: ONE_VOTE,
		nodes: {
			0: RIGHT,
			8: RIGHT
		},
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: {
			falseSuspicion: 1,
			duplicate: 1
		},
		properties: somebodyCommits,
		refines: refinesLadder(anotherVotes, [
			0,
			4,
			8
		], [1]),
		cost: "slow",
		expect: holds(212071, 1226343, 21)
	}),
	world({
		name: "transactions/vote/deadline",
		teaches: "A participant that crashes before it votes does not block: at its deadline the manager closes the vote, and knows the outcome.",
		config: {
			...APART,
			deadlineMs: 1e3
		},
		nodes: {
			0: STEADY,
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [5]
		} },
		faults: { crash: 1 },
		properties: both,
		refines: refinesLadder(outsiderVotes, [
			0,
			4,
			6,
			8
		], [3]),
		cost: "slow",
		expect: holds(73567, 368484, 20)
	}),
	world({
		name: "transactions/vote/restart/participant",
		teaches: "A participant that crashes between its promise and its vote restarts, and votes what it had promised.",
		config: APART,
		nodes: {
			0: STEADY,
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [5]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		properties: somebodyCommits,
		refines: refinesLadder(outsiderVotes, [
			0,
			4,
			6,
			8
		], []),
		comesToRest: false,
		expect: holds(1858, 6603, 17)
	}),
	world({
		name: "transactions/vote/restart/participant-and-deadline",
		teaches: "A participant crashes and restarts: with a deadline all comes to rest, whatever messages were lost with the crash.",
		config: {
			...APART,
			deadlineMs: 1e3
		},
		nodes: {
			0: STEADY,
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [5]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		properties: both,
		refines: refinesLadder(outsiderVotes, [
			0,
			4,
			6,
			8
		], [3]),
		cost: "slow",
		expect: holds(459341, 2628362, 25)
	}),
	world({
		name: "transactions/vote/restart/acceptor",
		teaches: "A replicated manager that restarts while two others compete has forgotten neither its promise nor what it accepted.",
		config: ONE_VOTE,
		nodes: {
			0: {
				...STEADY,
				...RIGHT
			},
			4: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: {
			crash: 1,
			restart: 1,
			falseSuspicion: 1
		},
		properties: somebodyCommits,
		refines: refinesLadder(managerVotes, [
			0,
			4,
			8
		], [1]),
		comesToRest: false,
		cost: "slow",
		expect: holds(1042423, 6637031, 26)
	}),
	world({
		name: "transactions/vote/restart/manager",
		teaches: "A manager that restarts brings to an end what it had begun, with a ballot that it has not used before.",
		config: {
			...ONE_VOTE,
			managers: 2,
			members: [0, 6]
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		properties: somebodyCommits,
		comesToRest: false,
		expect: holds(1647, 5699, 18)
	}),
	world({
		name: "transactions/vote/restart/reminded",
		teaches: "One of two managers restarts, and messages are lost with it. Nodes that ask again after a while, once nothing is in flight, bring all to rest.",
		config: {
			...ONE_VOTE,
			managers: 2,
			members: [0, 6],
			remindMs: 1e3
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		slowTimers: true,
		properties: somebodyCommits,
		expect: holds(3090, 11015, 20)
	}),
	world({
		name: "transactions/vote/restart/participant/reminded",
		teaches: "A request to prepare that is lost with a crash is not sent again. Reminders do not help: only a deadline brings the transaction to an end.",
		config: {
			...APART,
			remindMs: 1e3
		},
		nodes: {
			0: STEADY,
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [5]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		slowTimers: true,
		properties: somebodyCommits,
		expect: violates("comesToRest", 3)
	}),
	world({
		name: "transactions/vote/restart/acceptor/reminded",
		teaches: "One of two replicated managers restarts, and messages are lost with it: reminders, once nothing is in flight, bring all to rest.",
		config: REMINDED,
		nodes: {
			0: STEADY,
			4: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		slowTimers: true,
		properties: somebodyCommits,
		refines: refinesLadder(managerVotes, [
			0,
			4,
			8
		], []),
		expect: holds(3288, 12373, 15)
	}),
	world({
		name: "transactions/vote/restart/manager/reminded",
		teaches: "One of three managers restarts, and others take over or not. Over ordered channels, with reminders once nothing is in flight, there is one outcome, and all come to rest.",
		config: REMINDED,
		nodes: {
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		network: "fifo",
		slowTimers: true,
		properties: somebodyCommits,
		refines: { atomicCommit: refinesReplicatedCommit(managerVotes, [
			0,
			4,
			8
		]) },
		cost: "slow",
		expect: holds(519561, 2179466, 38)
	}),
	world({
		name: "transactions/vote/4-managers/suspicion",
		teaches: "With four managers, of which three are a majority, a take-over by a false suspicion does no harm either.",
		config: FOUR,
		nodes: {
			0: RIGHT,
			8: RIGHT,
			12: RIGHT
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { falseSuspicion: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(votesAmongFour, FOUR.members, [1]),
		cost: "slow",
		expect: holds(248337, 1496210, 24)
	}),
	world({
		name: "transactions/vote/4-managers/crash",
		teaches: "With four managers, of which three are a majority, the other three bring the transaction of a crashed one to its end.",
		config: FOUR,
		nodes: {
			4: STEADY,
			8: STEADY,
			12: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { crash: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(votesAmongFour, FOUR.members, [1]),
		cost: "slow",
		expect: holds(1063543, 6872685, 27)
	}),
	world({
		name: "transactions/vote/5-managers/2-crashes",
		teaches: "With five managers, of which three are a majority, two may crash, and the others still learn one vote.",
		config: FIVE,
		nodes: {
			0: STEADY,
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { crash: 2 },
		properties: somebodyCommits,
		cost: "slow",
		expect: holds(3024591, 20430909, 30)
	}),
	world({
		name: "transactions/vote/two-transactions/suspicion",
		teaches: "Of two transactions on one replica at most one commits at a time, though a replicated manager falsely takes one of them over.",
		config: ONE_VOTE,
		nodes: {
			0: RIGHT,
			4: { falselySuspects: [0] },
			8: RIGHT
		},
		asks: {
			0: {
				type: "commit",
				writes: [1]
			},
			4: {
				type: "commit",
				writes: [1]
			}
		},
		faults: { falseSuspicion: 1 },
		properties: both,
		cost: "slow",
		expect: holds(6283752, 44889246, 25)
	}),
	world({
		name: "transactions/vote/two-transactions/crash",
		teaches: "A manager that already suspects the leader when it hears of the transaction asks at once: no later suspicion will make it ask.",
		config: ONE_VOTE,
		nodes: {
			4: STEADY,
			8: STEADY
		},
		asks: {
			0: {
				type: "commit",
				writes: [0]
			},
			4: {
				type: "commit",
				writes: [4]
			}
		},
		faults: { crash: 1 },
		network: "fifo",
		properties: somebodyCommits,
		cost: "slow",
		expect: holds(520542, 1859302, 28)
	}),
	world({
		name: "transactions/vote/two-transactions/crash/reminded",
		teaches: "A manager that already suspects the leader when it hears of the transaction asks at once, also where nodes send reminders.",
		config: REMINDED,
		nodes: {
			4: STEADY,
			8: STEADY
		},
		asks: {
			0: {
				type: "commit",
				writes: [0]
			},
			4: {
				type: "commit",
				writes: [4]
			}
		},
		faults: { crash: 1 },
		network: "fifo",
		slowTimers: true,
		properties: somebodyCommits,
		cost: "slow",
		expect: holds(526502, 1877813, 28)
	}),
	world({
		name: "transactions/vote/two-transactions",
		teaches: "Of two transactions on one replica at most one commits at a time, and both outcomes are agreed upon.",
		config: ONE_VOTE,
		asks: {
			0: {
				type: "commit",
				writes: [1]
			},
			4: {
				type: "commit",
				writes: [1]
			}
		},
		properties: both,
		refines: { ...refinesLadder(anotherVotes, [
			0,
			4,
			8
		], []) },
		expect: holds(4709, 17054, 16)
	})
];
export { vote_exports as n, voteScenarios as t };
