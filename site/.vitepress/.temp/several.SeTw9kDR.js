import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { r as refinesLadder } from "./ladder.CGDGew0F.js";
import { C as somebodyCommits, S as somebodyAborts, b as oldAndNew, g as allCommit, i as STEADY, o as followed, r as RIGHT, s as world, t as ONE_MANAGER } from "./world.DQkoYGqL.js";
import { i as refinesReplicatedCommit } from "./refinement.BjuRk2as.js";
// scenarios/transactions/several.ts
var several_exports = /* @__PURE__ */ __exportAll({ severalScenarios: () => severalScenarios });
var TWO_REPLICAS = {
	...ONE_MANAGER,
	degree: 2,
	members: [0, 6]
};
/** Node 0 stands for two of four managers, and with either of the others for a majority. */
var DOUBLE = {
	identifiers: 16,
	degree: 1,
	managers: 4,
	members: [
		0,
		6,
		8
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
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var write = {
	type: "commit",
	writes: [1]
};
var severalScenarios = [
	world({
		name: "transactions/several/duplicate",
		teaches: "Two transactions on one item, and any message twice: a vote or an outcome that comes again does not affect the other transaction.",
		config: TWO_REPLICAS,
		asks: {
			0: write,
			6: write
		},
		faults: { duplicate: 1 },
		properties: both,
		refines: {
			first: refinesReplicatedCommit(followed(TWO_REPLICAS, 0, [1]), [0, 6]),
			second: refinesReplicatedCommit(followed(TWO_REPLICAS, 6, [1]), [0, 6])
		},
		expect: holds(1031, 2519, 11)
	}),
	world({
		name: "transactions/several/two-writers-and-a-reader",
		teaches: "Two writers and a reader of one item with two replicas: the reader sees one copy, where connections keep the order of messages.",
		config: TWO_REPLICAS,
		asks: {
			0: [write, {
				type: "run",
				reads: [1]
			}],
			6: write
		},
		network: "fifo",
		properties: {
			...both,
			...allCommit,
			...oldAndNew
		},
		expect: holds(1548, 2327, 17)
	}),
	world({
		name: "transactions/several/after-a-restart",
		teaches: "A node restarts between two transactions of its own: they have different names, and neither outcome is mistaken for the other.",
		config: {
			...ONE_MANAGER,
			degree: 1,
			members: [0, 6],
			deadlineMs: 1e3,
			remindMs: 1e3
		},
		asks: { 0: [{
			type: "commit",
			writes: [0]
		}, {
			type: "commit",
			writes: [6]
		}] },
		faults: {
			crash: 1,
			restart: 1
		},
		nodes: { 6: STEADY },
		slowTimers: true,
		properties: {
			...somebodyCommits,
			...allCommit
		},
		expect: holds(272, 524, 10)
	}),
	world({
		name: "transactions/several/places-of-one-manager",
		teaches: "A node that stands for two of four managers counts twice: without it there is no majority, with it one other is enough.",
		config: DOUBLE,
		nodes: {
			0: RIGHT,
			6: { falselySuspects: [0] },
			8: RIGHT
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { falseSuspicion: 1 },
		network: "fifo",
		properties: somebodyCommits,
		refines: refinesLadder(followed(DOUBLE, 0, [0]), DOUBLE.members, [1]),
		expect: holds(351, 1075, 14)
	}),
	world({
		name: "transactions/several/five-managers",
		teaches: "Two of five managers are out of reach: a vote is chosen when three have accepted it, not before, and nobody waits for more.",
		config: FIVE,
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		unreachable: [[0, 12], [0, 16]],
		properties: somebodyCommits,
		refines: refinesLadder(followed(FIVE, 0, [0]), FIVE.members, []),
		expect: holds(113, 296, 12)
	}),
	world({
		name: "transactions/several/suspected-already",
		teaches: "A participant suspects a manager when it hears of a second transaction: it asks at once, as no later suspicion will come.",
		config: {
			...ONE_MANAGER,
			degree: 1,
			managers: 2,
			members: [
				0,
				4,
				6
			]
		},
		asks: {
			0: {
				type: "commit",
				writes: [3]
			},
			4: {
				type: "commit",
				writes: [4]
			}
		},
		nodes: {
			0: RIGHT,
			4: { falselySuspects: [0] },
			6: RIGHT
		},
		faults: { falseSuspicion: 1 },
		network: "fifo",
		properties: {
			...somebodyCommits,
			...allCommit
		},
		expect: holds(578, 1422, 14)
	}),
	world({
		name: "transactions/several/asked-by-a-participant",
		teaches: "A participant falsely suspects the transaction manager and asks another manager, which passes the outcome on to it.",
		config: {
			...ONE_MANAGER,
			degree: 1,
			managers: 2,
			members: [
				0,
				4,
				6
			]
		},
		asks: { 0: {
			type: "commit",
			writes: [3, 5]
		} },
		nodes: {
			0: RIGHT,
			4: { falselySuspects: [0] },
			6: RIGHT
		},
		faults: { falseSuspicion: 1 },
		network: "fifo",
		properties: somebodyCommits,
		expect: holds(75, 177, 13)
	})
];
export { several_exports as n, severalScenarios as t };
