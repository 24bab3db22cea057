import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { C as configOf, E as storedAtAll, T as ring, a as get, b as usual, c as keptByReplicas, d as keptToPlainReaders, g as operationsEnd, n as allAreDone, o as isRead, u as keptToClients, v as put, y as replicationScenario } from "./replication-scenario.lsE2rCyy.js";
// scenarios/replication/quorum.ts
var quorum_exports = /* @__PURE__ */ __exportAll({ quorumScenarios: () => quorumScenarios });
var three = configOf(6, 3);
var plain = {
	...three,
	reads: "plain"
};
var quorumScenarios = [
	replicationScenario(ring([
		0,
		2,
		4
	], three), {
		instance: "quorum/3/put-and-get",
		teaches: "A read finds what was written before it, or what is being written, whichever majority answers first.",
		requests: [put(0, 1, "a"), get(2, 1)],
		properties: {
			...usual,
			...isRead(null, "a")
		},
		cost: "fast",
		expect: holds(6733, 26572, 18)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], three), {
		instance: "quorum/3/two-writers",
		teaches: "Two writers that have read the same version write two new ones: the higher identifier decides, everywhere in the same way.",
		requests: [put(0, 1, "a"), put(2, 1, "b")],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "slow",
		expect: holds(21915, 90967, 19)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], three), {
		instance: "quorum/3/two-writes-at-one-node",
		teaches: "Two writes of one node, both under way, never get the same version.",
		requests: [put(0, 1, "a"), put(0, 2, "b")],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "slow",
		expect: holds(17007, 69557, 19)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], three), {
		instance: "quorum/3/two-items-of-one-class",
		teaches: "Items 0 and 2 have their replicas at the same places, and do not disturb each other.",
		requests: [put(0, 1, "a", 0), put(2, 1, "b", 2)],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "fast",
		expect: holds(7870, 31413, 19)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], three), {
		instance: "quorum/3/put-and-2-gets",
		teaches: "A read whose majority does not agree writes back what it answers: no later read finds an older value.",
		requests: [
			put(0, 1, "a"),
			get(2, 1),
			get(4, 1)
		],
		properties: {
			...keptByReplicas,
			...keptToClients,
			...isRead(null, "a")
		},
		cost: "slow",
		expect: holds(1225028, 6927629, 26)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], plain), {
		instance: "quorum/3/plain-reads/inversion",
		teaches: "Without writing back, a read may give the new value of a write that is under way, and a later read the old one.",
		requests: [
			put(0, 1, "a"),
			get(2, 1),
			get(4, 1)
		],
		properties: keptToClients,
		cost: "fast",
		expect: violates("linearizable", 9)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], plain), {
		instance: "quorum/3/plain-reads/regular",
		teaches: "Plain majority reads find the last write that ended earlier, or one at the same time.",
		requests: [
			put(0, 1, "a"),
			get(2, 1),
			get(4, 1)
		],
		properties: {
			...keptToPlainReaders,
			...operationsEnd,
			...isRead(null, "a")
		},
		cost: "slow",
		expect: holds(161439, 704527, 20)
	}),
	replicationScenario(ring([
		1,
		5,
		9,
		13
	], configOf(16, 4)), {
		instance: "quorum/4/slides",
		teaches: "The example of the slides: 16 identifiers, replication factor 4, item 1 at 1, 5, 9 and 13, and majorities of three.",
		requests: [put(1, 1, "a", 1), get(5, 1, 1)],
		properties: {
			...usual,
			...isRead(null, "a")
		},
		cost: "slow",
		expect: holds(109801, 587442, 26)
	}),
	replicationScenario(ring([
		1,
		5,
		9,
		13
	], configOf(16, 4)), {
		instance: "quorum/4/put",
		teaches: "With replication factor 4 a write is at three of four replicas when it ends, and the fourth may follow at any time.",
		requests: [put(1, 1, "a", 1)],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "fast",
		expect: holds(264, 743, 14)
	}),
	replicationScenario(ring([0, 2], configOf(4, 2)), {
		instance: "quorum/2/put-and-get",
		teaches: "With replication factor 2, both replicas must answer.",
		requests: [put(0, 1, "a"), get(2, 1)],
		properties: {
			...usual,
			...isRead(null, "a")
		},
		cost: "fast",
		expect: holds(48, 68, 10)
	}),
	replicationScenario(ring([0, 2], configOf(4, 2)), {
		instance: "quorum/2/two-writes-at-one-node",
		teaches: "With two replicas, too, two writes of one item at one node, both under way, never get the same version.",
		requests: [put(0, 1, "a"), put(0, 2, "b")],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "fast",
		expect: holds(75, 113, 11)
	}),
	replicationScenario(ring([0, 2], configOf(4, 2)), {
		instance: "quorum/2/two-items-of-one-class",
		teaches: "Two items with the same two places do not disturb each other.",
		requests: [put(0, 1, "a", 0), put(2, 1, "b", 2)],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "fast",
		expect: holds(46, 69, 11)
	}),
	replicationScenario(ring([0, 2], configOf(4, 2)), {
		instance: "quorum/2/two-classes",
		teaches: "A node that waits for the replicas of two items of different classes asks each replica for its own item only.",
		requests: [put(0, 1, "a", 0), get(0, 2, 1)],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "fast",
		expect: holds(32, 45, 9)
	}),
	replicationScenario(ring([0, 2], configOf(4, 2)), {
		instance: "quorum/2/two-writers-and-a-reader",
		teaches: "Two writers and a reader of one item: the reader finds one of the two, or nothing, and both replicas end with the same.",
		requests: [
			put(0, 1, "a"),
			put(2, 1, "b"),
			get(0, 2)
		],
		properties: {
			...usual,
			...isRead(null, "a", "b"),
			...allAreDone
		},
		cost: "fast",
		expect: holds(1405, 2695, 16)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], three), {
		instance: "quorum/3/two-writers-and-a-reader",
		teaches: "Two writers and a reader of one item with three replicas: what clients see is one item, where connections keep the order of messages.",
		requests: [
			put(0, 1, "a"),
			put(2, 1, "b"),
			get(4, 1)
		],
		properties: {
			...keptByReplicas,
			...keptToClients,
			...isRead(null, "a", "b")
		},
		network: "fifo",
		cost: "slow",
		expect: holds(378054, 1312241, 28)
	}),
	replicationScenario(ring([
		0,
		2,
		4
	], three, storedAtAll(three, 0, "old")), {
		instance: "quorum/3/two-gets",
		stored: "old",
		teaches: "Two reads of an item on which all replicas agree: each is answered after one round, and writes nothing.",
		requests: [get(0, 1), get(2, 1)],
		properties: {
			...usual,
			...isRead("old"),
			...allAreDone
		},
		cost: "fast",
		expect: holds(190, 453, 11)
	}),
	replicationScenario(ring([
		0,
		1,
		2,
		3,
		4
	], configOf(5, 5)), {
		instance: "quorum/5/put",
		teaches: "With replication factor 5, three of five replicas are a majority.",
		requests: [put(0, 1, "a")],
		properties: {
			...usual,
			...allAreDone
		},
		cost: "fast",
		expect: holds(4450, 19350, 18)
	})
];
export { quorum_exports as n, quorumScenarios as t };
