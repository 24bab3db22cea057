import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { C as configOf, E as storedAtAll, S as asking, T as ring, _ as placesAreRestored, a as get, b as usual, c as keptByReplicas, f as leaveRing, i as everyMajorityKnows, m as onlyCrashing, o as isRead, p as letIn, t as aPlaceIsRestored, u as keptToClients, v as put, w as outsider, x as alsoWatching, y as replicationScenario } from "./replication-scenario.lsE2rCyy.js";
// scenarios/replication/moves.ts
var moves_exports = /* @__PURE__ */ __exportAll({ replicaMoveScenarios: () => replicaMoveScenarios });
/** One class, and no place between its three. */
var three = configOf(3, 3);
/** With places between those of a class. */
var apart = configOf(6, 3);
var fourApart = configOf(8, 4);
var pairs = configOf(4, 2);
var two = configOf(2, 2);
var twoAsking = asking(two);
var replicaMoveScenarios = [
	replicationScenario([...ring([1, 2], three), outsider(0, three, 1)], {
		instance: "join/3/put",
		teaches: "A node joins during a write: its replica is handed over, and what was acknowledged for it before still counts.",
		requests: [letIn(1, 0), put(2, 1, "a")],
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored
		},
		cost: "slow",
		expect: holds(33636, 152221, 18)
	}),
	replicationScenario([...ring([1, 2], three, storedAtAll(three, 0, "old")), outsider(0, three, 1)], {
		instance: "join/3/get",
		stored: "old",
		teaches: "A replica that moves to a newcomer is read before, after, or not at all, and never as absent.",
		requests: [
			letIn(1, 0),
			get(2, 1),
			get(0, 1)
		],
		properties: {
			...usual,
			...isRead("old")
		},
		cost: "slow",
		expect: holds(1917460, 12991274, 23)
	}),
	replicationScenario(onlyCrashing([1], [...ring([
		1,
		2,
		3
	], pairs, storedAtAll(pairs, 0, "old")), outsider(0, pairs, 1)]), {
		instance: "join/2/giver-crashes",
		stored: "old",
		teaches: "A node that lets a newcomer in may crash before it has handed anything over: the newcomer restores from the other replicas.",
		requests: [letIn(1, 0)],
		faults: { crash: 1 },
		properties: {
			everyMajorityKnows,
			...placesAreRestored,
			...aPlaceIsRestored
		},
		cost: "fast",
		expect: holds(756, 1782, 16)
	}),
	replicationScenario(onlyCrashing([1], [...ring([
		1,
		2,
		3
	], pairs, storedAtAll(pairs, 0, "old")), outsider(0, pairs, 1)]), {
		instance: "join/2/giver-crashes/get",
		stored: "old",
		teaches: "A node that lets a newcomer in may crash before it has handed anything over: a read still finds what was written before.",
		requests: [letIn(1, 0), get(2, 1)],
		faults: { crash: 1 },
		properties: {
			...keptToClients,
			...aPlaceIsRestored,
			...isRead("old")
		},
		cost: "slow",
		expect: holds(16171, 51332, 20)
	}),
	replicationScenario([...ring([1], twoAsking), outsider(0, twoAsking, 1)], {
		instance: "join/2/get",
		teaches: "A newcomer that is asked before it knows that it is in says “unknown”; a node that asks again is answered.",
		requests: [letIn(1, 0), get(1, 1)],
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored,
			...isRead(null)
		},
		network: "set",
		cost: "fast",
		expect: holds(1059, 4353, 21)
	}),
	replicationScenario(ring([
		0,
		1,
		2
	], three), {
		instance: "leave/3/put",
		teaches: "A node leaves during a write, and hands its replicas to its successor.",
		requests: [leaveRing(0), put(2, 1, "a")],
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored
		},
		cost: "slow",
		expect: holds(31860, 146454, 17)
	}),
	replicationScenario(ring([
		0,
		1,
		2
	], three), {
		instance: "leave/3/put-and-get",
		teaches: "A read finds what was written before, though a node leaves meanwhile.",
		requests: [
			leaveRing(0),
			put(2, 1, "a"),
			get(1, 1)
		],
		properties: {
			...usual,
			...isRead(null, "a")
		},
		cost: "slow",
		expect: holds(3638415, 22776977, 24)
	}),
	replicationScenario(onlyCrashing([2], alsoWatching(0, 2, [...ring([0, 1], three), outsider(2, three, 0)])), {
		instance: "join/3/newcomer-crashes",
		teaches: "A newcomer crashes during a write: the node that let it in takes the replica back, and restores it from the others.",
		requests: [letIn(0, 2), put(1, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...keptByReplicas,
			...keptToClients,
			...placesAreRestored,
			...aPlaceIsRestored
		},
		cost: "slow",
		expect: holds(1668824, 8411036, 24)
	}),
	replicationScenario(onlyCrashing([4], [...ring([
		1,
		2,
		4,
		5
	], apart), outsider(0, apart, 1)]), {
		instance: "join/3/another-crashes",
		teaches: "Another replica crashes while a newcomer claims its place: the two restorers wait for each other, though two replicas are up.",
		requests: [letIn(1, 0)],
		faults: { crash: 1 },
		properties: placesAreRestored,
		cost: "fast",
		expect: violates("everyPlaceIsRestored", 5)
	}),
	replicationScenario(onlyCrashing([4], [...ring([
		1,
		2,
		4,
		6
	], fourApart), outsider(0, fourApart, 1)]), {
		instance: "join/4/another-crashes",
		teaches: "Another of four replicas crashes while a newcomer claims its place: the two restorers wait for each other. Each must read all three others, as two are too few for two take-overs at once.",
		requests: [letIn(1, 0)],
		faults: { crash: 1 },
		properties: placesAreRestored,
		cost: "fast",
		expect: violates("everyPlaceIsRestored", 5)
	}),
	replicationScenario([...ring([1], two), outsider(0, two, 1)], {
		instance: "join/2/put-and-get",
		teaches: "One node holds both replicas and hands one to a newcomer: a read finds what was written before, or waits.",
		requests: [
			letIn(1, 0),
			put(1, 1, "a"),
			get(0, 1)
		],
		properties: {
			...keptByReplicas,
			...keptToClients,
			...placesAreRestored,
			...aPlaceIsRestored,
			...isRead(null, "a")
		},
		cost: "fast",
		expect: holds(3795, 10130, 16)
	}),
	replicationScenario([...ring([2], three), outsider(0, three, 2)], {
		instance: "join/3/few-nodes",
		teaches: "One node holds all three replicas and hands one to a newcomer during a read: the read ends, and the place is restored.",
		requests: [letIn(2, 0), get(2, 1)],
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored,
			...isRead(null)
		},
		cost: "fast",
		expect: holds(128, 315, 10)
	}),
	replicationScenario(ring([0, 1], two), {
		instance: "leave/2/put-and-get",
		teaches: "One of two nodes leaves, and the other one has both replicas: a read finds what was written before, or waits.",
		requests: [
			leaveRing(0),
			put(1, 1, "a"),
			get(1, 2)
		],
		properties: {
			...keptByReplicas,
			...keptToClients,
			...placesAreRestored,
			...aPlaceIsRestored,
			...isRead(null, "a")
		},
		cost: "fast",
		expect: holds(550, 1540, 13)
	})
];
export { replicaMoveScenarios as n, moves_exports as t };
