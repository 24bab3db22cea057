import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { C as configOf, E as storedAtAll, T as ring, _ as placesAreRestored, a as get, b as usual, c as keptByReplicas, g as operationsEnd, l as keptInFlight, m as onlyCrashing, n as allAreDone, o as isRead, r as anAnswerIsVoid, t as aPlaceIsRestored, u as keptToClients, v as put, x as alsoWatching, y as replicationScenario } from "./replication-scenario.lsE2rCyy.js";
// scenarios/replication/crash.ts
var crash_exports = /* @__PURE__ */ __exportAll({ replicaCrashScenarios: () => replicaCrashScenarios });
var three = configOf(6, 3);
/** One class, and no place between its three. */
var tiny = configOf(3, 3);
var unfenced = {
	...three,
	acknowledgements: "plain"
};
/** Places 0, 2 and 4 are at the nodes of these names. Node 1 takes over from node 0, and node 5 holds nothing of the class. */
var members = [
	0,
	1,
	2,
	4,
	5
];
var replicaCrashScenarios = [
	replicationScenario(onlyCrashing([0], alsoWatching(5, 0, ring(members, three))), {
		instance: "crash/3/put",
		teaches: "A replica crashes during a write: its acknowledgement counts only for nodes that have not heard of its successor.",
		requests: [put(5, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored,
			...anAnswerIsVoid
		},
		cost: "fast",
		expect: holds(45039, 204982, 21)
	}),
	replicationScenario(onlyCrashing([0], alsoWatching(5, 0, ring(members, three))), {
		instance: "crash/3/put/answers",
		teaches: "A node that takes over a place answers neither reads nor writes until it has restored the place.",
		requests: [put(5, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...keptInFlight,
			...aPlaceIsRestored
		},
		cost: "slow",
		expect: holds(45039, 204982, 21)
	}),
	replicationScenario(onlyCrashing([0], ring(members, unfenced)), {
		instance: "crash/3/acknowledged-by-the-dead",
		teaches: "A majority read restores no write that is under way: a crashed and a late replica acknowledge it, and a majority does not know it.",
		requests: [put(5, 1, "a")],
		faults: { crash: 1 },
		properties: keptByReplicas,
		cost: "fast",
		expect: violates("everyMajorityKnows", 15)
	}),
	replicationScenario(onlyCrashing([0], ring(members, unfenced)), {
		instance: "crash/3/acknowledged-by-the-dead/read",
		teaches: "A crashed and a late replica acknowledge a write: it is done, and a read that begins after it does not find it.",
		requests: [put(5, 1, "a"), get(1, 1)],
		faults: { crash: 1 },
		properties: keptToClients,
		cost: "slow",
		expect: violates("regular", 18)
	}),
	replicationScenario(onlyCrashing([0], ring([
		0,
		1,
		2
	], tiny)), {
		instance: "crash/3/put-and-get",
		teaches: "A read finds what was written before, though a replica crashes and is restored meanwhile.",
		requests: [put(2, 1, "a"), get(1, 1)],
		faults: { crash: 1 },
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored,
			...isRead(null, "a")
		},
		cost: "slow",
		expect: holds(92992, 416857, 20)
	}),
	replicationScenario(onlyCrashing([0], ring([
		0,
		1,
		2,
		4
	], {
		...three,
		restoring: "absent"
	})), {
		instance: "crash/3/absent-before-restored",
		teaches: "A node that has just taken over, and answers “absent” for keys that it does not know yet, makes a write vanish.",
		requests: [put(2, 1, "a"), get(1, 1)],
		faults: { crash: 1 },
		properties: keptToClients,
		cost: "fast",
		expect: violates("regular", 10)
	}),
	replicationScenario(onlyCrashing([0], ring([
		0,
		1,
		2
	], tiny, storedAtAll(tiny, 0, "old"))), {
		instance: "crash/3/delete",
		stored: "old",
		teaches: "A deleted item does not come back with a restored replica: a delete has a version, like every write.",
		requests: [put(2, 1, null), get(1, 1)],
		faults: { crash: 1 },
		properties: {
			...usual,
			...aPlaceIsRestored,
			...isRead(null, "old")
		},
		cost: "slow",
		expect: holds(92992, 416857, 20)
	}),
	replicationScenario(onlyCrashing([0], alsoWatching(3, 0, ring([
		0,
		1,
		2,
		3
	], configOf(4, 2)))), {
		instance: "crash/2/late-answer",
		teaches: "A crashed replica’s answer arrives after that of its successor: the answer in the higher epoch counts.",
		requests: [get(3, 1)],
		faults: { crash: 1 },
		properties: {
			...keptByReplicas,
			...keptToClients,
			...placesAreRestored,
			...aPlaceIsRestored,
			...isRead(null)
		},
		cost: "fast",
		expect: holds(305, 757, 12)
	}),
	replicationScenario(onlyCrashing([0], alsoWatching(2, 0, ring([
		0,
		1,
		2
	], {
		...tiny,
		restoring: "absent"
	}, storedAtAll(tiny, 0, "old")))), {
		instance: "crash/3/absent-before-restored/get",
		stored: "old",
		teaches: "One replica that answers “absent” before it is restored hides no item from a read, because each majority has another replica.",
		requests: [get(2, 1)],
		faults: { crash: 1 },
		properties: {
			...usual,
			...isRead("old")
		},
		cost: "fast",
		expect: holds(329, 925, 11)
	}),
	replicationScenario(onlyCrashing([0], ring([0, 2], three)), {
		instance: "crash/3/few-nodes",
		teaches: "With fewer nodes than replicas one crash may take a majority along: then nothing can be restored, and no answer is wrong.",
		requests: [put(2, 1, "a")],
		faults: { crash: 1 },
		properties: operationsEnd,
		cost: "fast",
		expect: violates("everyOperationEnds", 2)
	}),
	replicationScenario(onlyCrashing([2], ring([0, 2], three)), {
		instance: "crash/3/few-nodes/smaller",
		teaches: "When a node with a minority of the replicas of a class crashes, one node alone is enough to go on.",
		requests: [put(0, 1, "a"), get(0, 2)],
		faults: { crash: 1 },
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored,
			...isRead(null, "a")
		},
		cost: "fast",
		expect: holds(334, 884, 9)
	}),
	replicationScenario(ring([0, 2], three), {
		instance: "crash/3/few-nodes/never-wrong",
		teaches: "Where a majority of the replicas is lost, operations may wait for ever, and none is answered wrongly.",
		requests: [put(0, 1, "a"), get(2, 1)],
		faults: { crash: 1 },
		properties: {
			...keptByReplicas,
			...keptToClients,
			...isRead(null, "a")
		},
		cost: "slow",
		expect: holds(34975, 141599, 17)
	}),
	replicationScenario(onlyCrashing([0, 2], ring([
		0,
		1,
		2,
		3,
		4,
		5
	], three)), {
		instance: "crash/3/two",
		teaches: "Two of three replicas crash: what is restored in between is enough, or operations wait, and nothing is answered wrongly.",
		requests: [put(1, 1, "a")],
		faults: { crash: 2 },
		properties: {
			...keptByReplicas,
			...keptToClients,
			...aPlaceIsRestored,
			...allAreDone
		},
		cost: "slow",
		expect: holds(288561, 1325357, 24)
	}),
	replicationScenario(onlyCrashing([0], ring([
		0,
		1,
		2,
		4,
		6
	], configOf(8, 4))), {
		instance: "crash/4/put",
		teaches: "With replication factor 4, the three others restore a replica, and a write goes on meanwhile.",
		requests: [put(2, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored
		},
		cost: "slow",
		expect: holds(30284, 134900, 21)
	}),
	replicationScenario(onlyCrashing([0], ring([
		0,
		1,
		2,
		3,
		4
	], configOf(5, 5))), {
		instance: "crash/5/put",
		teaches: "With replication factor 5, three of the four others restore a replica, and a write goes on meanwhile.",
		requests: [put(2, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...usual,
			...placesAreRestored,
			...aPlaceIsRestored
		},
		cost: "slow",
		expect: holds(898012, 5484156, 25)
	})
];
export { replicaCrashScenarios as n, crash_exports as t };
