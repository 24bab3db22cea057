import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { r as refinesLadder } from "./ladder.CGDGew0F.js";
import { C as somebodyCommits, S as somebodyAborts, a as THREE, i as STEADY, o as followed, r as RIGHT, s as world } from "./world.DQkoYGqL.js";
import { i as refinesReplicatedCommit } from "./refinement.BjuRk2as.js";
// scenarios/transactions/take-over.ts
var take_over_exports = /* @__PURE__ */ __exportAll({ managerTakeOverScenarios: () => managerTakeOverScenarios });
var TWO = {
	...THREE,
	degree: 2
};
var twoVotes = followed(TWO, 0, [1]);
var threeVotes = followed(THREE, 0, [1]);
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var managerTakeOverScenarios = [
	world({
		name: "transactions/take-over/crash",
		teaches: "The manager crashes, at any moment, and a replicated manager brings both votes, and all that wait, to the same end.",
		config: TWO,
		nodes: {
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { crash: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(twoVotes, [
			0,
			4,
			8
		], [1]),
		cost: "slow",
		expect: holds(76549, 357128, 23)
	}),
	world({
		name: "transactions/take-over/suspicion",
		teaches: "A replicated manager takes over from a live manager, which goes on: both reach the same outcome.",
		config: TWO,
		nodes: {
			0: RIGHT,
			8: RIGHT
		},
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { falseSuspicion: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(twoVotes, [
			0,
			4,
			8
		], [1]),
		cost: "slow",
		expect: holds(83345, 408212, 21)
	}),
	world({
		name: "transactions/take-over/deadline",
		teaches: "At its deadline the manager takes over from itself: votes that are late are closed with abort, and the client hears the outcome.",
		config: {
			...TWO,
			deadlineMs: 1e3
		},
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		properties: both,
		refines: refinesLadder(twoVotes, [
			0,
			4,
			8
		], [3]),
		cost: "slow",
		expect: holds(117031, 579449, 20)
	}),
	world({
		name: "transactions/whole/3-replicas",
		teaches: "While nothing fails, a transaction commits when no other one is in its way.",
		config: THREE,
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		properties: somebodyCommits,
		refines: refinesLadder(threeVotes, [
			0,
			4,
			8
		], []),
		expect: holds(3239, 12150, 14)
	}),
	world({
		name: "transactions/whole/3-replicas/crash",
		teaches: "The manager crashes, at any moment, between any two messages: the others finish, and no live node keeps a lock.",
		config: THREE,
		nodes: {
			4: STEADY,
			8: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { crash: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(threeVotes, [
			0,
			4,
			8
		], [1]),
		cost: "slow",
		expect: holds(3295979, 20729176, 25)
	}),
	world({
		name: "transactions/whole/3-replicas/suspicion",
		teaches: "A replicated manager takes over from a live manager, while the votes of three replicas are on their way to both.",
		config: THREE,
		nodes: {
			0: RIGHT,
			4: { falselySuspects: [0] },
			8: RIGHT
		},
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { falseSuspicion: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(threeVotes, [
			0,
			4,
			8
		], [1]),
		cost: "slow",
		expect: holds(3378388, 21944159, 23)
	}),
	world({
		name: "transactions/whole/3-replicas/two-writers",
		teaches: "Two transactions write one item, with three replicas and three managers each. Commit and validation are checked together, where connections keep the order of messages.",
		config: THREE,
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
		network: "fifo",
		properties: both,
		refines: {
			first: refinesReplicatedCommit(threeVotes, [
				0,
				4,
				8
			]),
			second: refinesReplicatedCommit(followed(THREE, 4, [1]), [
				0,
				4,
				8
			])
		},
		cost: "slow",
		expect: holds(291557, 1085375, 29)
	}),
	world({
		name: "transactions/whole/3-replicas/write-skew",
		teaches: "Two transactions that each read what the other writes never both commit. Each has three replicas and three managers, and connections keep the order of messages.",
		config: THREE,
		asks: {
			0: {
				type: "commit",
				reads: [1],
				writes: [2]
			},
			4: {
				type: "commit",
				reads: [2],
				writes: [1]
			}
		},
		network: "fifo",
		properties: both,
		cost: "slow",
		expect: holds(457303, 1670331, 29)
	})
];
export { take_over_exports as n, managerTakeOverScenarios as t };
