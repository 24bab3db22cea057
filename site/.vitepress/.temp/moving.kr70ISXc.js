import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { C as somebodyCommits, S as somebodyAborts, T as runningMember, g as allCommit, s as world, t as ONE_MANAGER } from "./world.DQkoYGqL.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/transactions/moving.ts
/** Responsibility moves to a node that joins, with data, locks and votes, while transactions are under way. */
var moving_exports = /* @__PURE__ */ __exportAll({ movingScenarios: () => movingScenarios });
var AFTER = [
	0,
	4,
	6,
	8
];
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var ONE_REPLICA = {
	...ONE_MANAGER,
	degree: 1
};
var movingScenarios = [
	world({
		name: "transactions/moving/between-read-and-commit",
		teaches: "A node joins between read and commit: what is sent to the old owner is passed on, and what comes too early waits.",
		config: ONE_REPLICA,
		joiners: [6],
		news: {
			members: AFTER,
			at: [8]
		},
		asks: { 0: {
			type: "run",
			reads: [5],
			writes: [5]
		} },
		properties: somebodyCommits,
		expect: holds(47, 71, 11)
	}),
	world({
		name: "transactions/moving/two-writers",
		teaches: "A replica that is prepared for one transaction stays so under its new owner.",
		config: ONE_REPLICA,
		joiners: [6],
		news: {
			members: AFTER,
			at: [8]
		},
		asks: {
			0: {
				type: "run",
				reads: [5],
				writes: [5]
			},
			4: {
				type: "run",
				reads: [5],
				writes: [5]
			}
		},
		properties: {
			...both,
			...allCommit
		},
		expect: holds(3799, 9399, 20)
	}),
	world({
		name: "transactions/moving/3-replicas",
		teaches: "One of three replicas moves while it is prepared for a transaction: it stays so under its new owner.",
		config: ONE_MANAGER,
		joiners: [6],
		news: {
			members: AFTER,
			at: [8]
		},
		asks: { 0: {
			type: "run",
			writes: [1]
		} },
		properties: somebodyCommits,
		expect: holds(2700, 9184, 16)
	}),
	world({
		name: "transactions/moving/two-joiners",
		teaches: "Two nodes join between the replicas of two items and their owner. The first gets its part from the owner, and the second from the first.",
		config: ONE_REPLICA,
		joiners: [5, 6],
		news: {
			members: [
				0,
				4,
				5,
				6,
				8
			],
			at: [8]
		},
		asks: {
			0: {
				type: "commit",
				writes: [5, 6]
			},
			4: {
				type: "commit",
				writes: [6]
			}
		},
		network: "fifo",
		properties: both,
		cost: "slow",
		expect: holds(17614, 61004, 19)
	}),
	world({
		name: "transactions/moving/leave",
		teaches: "A member leaves, and hands its votes and locks over to one that has votes of its own in the same transactions.",
		config: ONE_MANAGER,
		news: {
			members: [0, 8],
			at: [4]
		},
		nodes: {
			0: { running: {
				...runningMember(0, ONE_MANAGER),
				members: [0, 8]
			} },
			8: { running: {
				...runningMember(8, ONE_MANAGER),
				members: [0, 8]
			} }
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
		properties: both,
		expect: holds(13299, 46837, 16)
	}),
	world({
		name: "transactions/moving/reserved",
		teaches: "A replica is reserved, and others wait for it, when a node joins: holder, queue and lease go with it.",
		config: {
			...ONE_REPLICA,
			leaseMs: 1e3
		},
		joiners: [6],
		news: {
			members: AFTER,
			at: [8]
		},
		asks: {
			0: {
				type: "run",
				pessimistic: true,
				writes: [5]
			},
			4: {
				type: "run",
				pessimistic: true,
				writes: [5]
			}
		},
		network: "fifo",
		slowTimers: true,
		properties: {
			...somebodyCommits,
			...allCommit
		},
		expect: holds(1517, 2635, 22)
	}),
	world({
		name: "transactions/moving/manager",
		teaches: "A node joins at the place of a replicated manager: it manages the transaction if it has answered for the place.",
		config: {
			...ONE_REPLICA,
			managers: 2
		},
		joiners: [6],
		news: {
			members: AFTER,
			at: [8]
		},
		asks: { 0: {
			type: "run",
			writes: [1]
		} },
		network: "fifo",
		properties: somebodyCommits,
		expect: holds(82, 147, 15)
	})
];
export { moving_exports as n, movingScenarios as t };
