import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { C as somebodyCommits, S as somebodyAborts, g as allCommit, i as STEADY, s as world, t as ONE_MANAGER, x as reservationsAreFreed, y as nobodyAborts } from "./world.DQkoYGqL.js";
// scenarios/transactions/pessimistic.ts
var pessimistic_exports = /* @__PURE__ */ __exportAll({ pessimisticScenarios: () => pessimisticScenarios });
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var ONE_REPLICA = {
	...ONE_MANAGER,
	degree: 1
};
var ONE_ITEM = {
	type: "run",
	pessimistic: true,
	writes: [5]
};
var pessimisticScenarios = [
	world({
		name: "transactions/pessimistic/no-deadlock",
		teaches: "Two transactions that want the same two items, one to read what the other writes: one waits, and both commit.",
		config: ONE_MANAGER,
		asks: {
			0: {
				type: "run",
				pessimistic: true,
				reads: [2],
				writes: [1]
			},
			4: {
				type: "run",
				pessimistic: true,
				reads: [1],
				writes: [2]
			}
		},
		properties: {
			...allCommit,
			...nobodyAborts
		},
		expect: holds(3120, 8342, 27)
	}),
	world({
		name: "transactions/pessimistic/lease",
		teaches: "A lease that runs out too early costs an abort, never a lost update: the token of its holder is not the present one.",
		config: {
			...ONE_MANAGER,
			degree: 1,
			leaseMs: 1e3
		},
		asks: {
			0: {
				type: "run",
				pessimistic: true,
				writes: [1],
				reads: [1]
			},
			4: {
				type: "run",
				pessimistic: true,
				writes: [1],
				reads: [1]
			}
		},
		properties: both,
		expect: holds(109, 174, 10)
	}),
	world({
		name: "transactions/pessimistic/and-optimistic",
		teaches: "A transaction without a reservation is turned away while another one has reserved the item, and is served otherwise.",
		config: ONE_MANAGER,
		asks: {
			0: {
				type: "run",
				pessimistic: true,
				writes: [1]
			},
			4: {
				type: "commit",
				writes: [1]
			}
		},
		properties: both,
		expect: holds(13282, 44995, 20)
	}),
	world({
		name: "transactions/pessimistic/deadline",
		teaches: "A transaction that waits for a reservation until its deadline aborts, and releases what it has reserved; the other one commits.",
		config: {
			...ONE_MANAGER,
			degree: 1,
			deadlineMs: 1e3
		},
		asks: {
			0: {
				type: "run",
				pessimistic: true,
				writes: [1],
				reads: [5]
			},
			4: {
				type: "run",
				pessimistic: true,
				writes: [5],
				reads: [1]
			}
		},
		properties: {
			...both,
			...allCommit
		},
		expect: holds(11598, 32516, 20)
	}),
	world({
		name: "transactions/pessimistic/lease/manager-crashes",
		teaches: "A manager crashes for good with what it has reserved: the lease runs out, and another transaction gets it.",
		config: {
			...ONE_MANAGER,
			degree: 1,
			members: [
				0,
				4,
				8
			],
			leaseMs: 1e3,
			deadlineMs: 1e3
		},
		nodes: {
			4: STEADY,
			8: STEADY
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
		faults: { crash: 1 },
		slowTimers: true,
		comesToRest: false,
		properties: {
			...both,
			...reservationsAreFreed
		},
		expect: holds(547, 868, 16)
	}),
	world({
		name: "transactions/pessimistic/lease/restart",
		teaches: "The owner of a reserved replica restarts: reservations, tokens and queues are on its disk, and leases run again.",
		config: {
			...ONE_MANAGER,
			degree: 1,
			leaseMs: 1e3,
			deadlineMs: 1e3,
			remindMs: 1e3
		},
		nodes: {
			0: STEADY,
			4: STEADY
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
		faults: {
			crash: 1,
			restart: 1
		},
		slowTimers: true,
		properties: {
			...both,
			...allCommit
		},
		expect: holds(2776, 4450, 19)
	}),
	world({
		name: "transactions/pessimistic/queue",
		teaches: "Three transactions want one item: they get it in the order in which they came, and all commit.",
		config: ONE_REPLICA,
		asks: {
			0: ONE_ITEM,
			4: ONE_ITEM,
			8: ONE_ITEM
		},
		network: "fifo",
		properties: {
			...allCommit,
			...nobodyAborts
		},
		expect: holds(594, 788, 14)
	}),
	world({
		name: "transactions/pessimistic/duplicate",
		teaches: "A request to reserve arrives twice, or after the outcome: the transaction has or awaits the item once, and keeps nothing.",
		config: ONE_REPLICA,
		asks: {
			0: ONE_ITEM,
			8: ONE_ITEM
		},
		faults: { duplicate: 1 },
		properties: allCommit,
		expect: holds(194, 305, 11)
	}),
	world({
		name: "transactions/pessimistic/2-replicas",
		teaches: "Of two transactions that reserve both replicas of an item, one waits until its deadline, and lets go of what it has.",
		config: {
			...ONE_MANAGER,
			degree: 2,
			members: [0, 6],
			deadlineMs: 1e3
		},
		asks: {
			0: ONE_ITEM,
			6: ONE_ITEM
		},
		network: "fifo",
		properties: {
			...both,
			...allCommit
		},
		expect: holds(788, 1285, 17)
	}),
	world({
		name: "transactions/pessimistic/turned-away",
		teaches: "A transaction without a reservation is aborted while another one holds the item, and commits otherwise.",
		config: ONE_REPLICA,
		asks: {
			0: ONE_ITEM,
			4: {
				type: "commit",
				writes: [5]
			}
		},
		properties: both,
		expect: holds(124, 179, 11)
	})
];
export { pessimistic_exports as n, pessimisticScenarios as t };
