import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { C as configOf, E as storedAtAll, T as ring, a as get, g as operationsEnd, h as onlySuspecting, i as everyMajorityKnows, o as isRead, r as anAnswerIsVoid, s as keptByEachReplica, t as aPlaceIsRestored, u as keptToClients, v as put, y as replicationScenario } from "./replication-scenario.lsE2rCyy.js";
// scenarios/replication/take-over.ts
var take_over_exports = /* @__PURE__ */ __exportAll({ takeOverScenarios: () => takeOverScenarios });
var three = configOf(3, 3);
var four = configOf(4, 4);
var two = configOf(2, 2);
var unfenced = {
	...three,
	acknowledgements: "plain"
};
/** Nodes 1 and 3 cannot reach their predecessors, and all others can. */
var twoLinks = [[0, 1], [2, 3]];
var takeOverScenarios = [
	replicationScenario(onlySuspecting(1, ring([
		0,
		1,
		2
	], unfenced)), {
		instance: "take-over/3/plain",
		teaches: "With two holders of one place, two majorities may have nothing in common: a read does not find what was written before.",
		requests: [put(2, 1, "a"), get(1, 1)],
		faults: { falseSuspicion: 1 },
		properties: keptToClients,
		cost: "fast",
		expect: violates("regular", 9)
	}),
	replicationScenario(onlySuspecting(1, ring([
		0,
		1,
		2
	], three)), {
		instance: "take-over/3/fenced",
		teaches: "Where acknowledgements of replaced nodes are void, two holders of one place do no harm.",
		requests: [put(2, 1, "a"), get(1, 1)],
		faults: { falseSuspicion: 1 },
		properties: {
			...keptByEachReplica,
			...keptToClients,
			...operationsEnd,
			...isRead(null, "a"),
			...anAnswerIsVoid
		},
		cost: "slow",
		expect: holds(556217, 2922339, 24)
	}),
	replicationScenario(onlySuspecting(1, ring([
		0,
		1,
		2
	], three, storedAtAll(three, 0, "old"))), {
		instance: "take-over/3/get",
		stored: "old",
		teaches: "A node that was replaced, and is still read, does not answer with a value that was overwritten.",
		requests: [get(0, 1), put(1, 1, "a")],
		faults: { falseSuspicion: 1 },
		properties: {
			...keptByEachReplica,
			...keptToClients,
			...operationsEnd,
			...isRead("a", "old")
		},
		cost: "slow",
		expect: holds(591126, 2976974, 23)
	}),
	replicationScenario(eachSecondWatching(ring([
		0,
		1,
		2,
		3
	], four)), {
		instance: "take-over/4/two",
		teaches: "Two places are taken over at once: each restorer reads all three others, so that one of the two hears of the other.",
		requests: [put(3, 1, "a")],
		unreachable: twoLinks,
		properties: {
			everyMajorityKnows,
			...aPlaceIsRestored
		},
		cost: "slow",
		expect: holds(35563, 128384, 20)
	}),
	replicationScenario(eachSecondWatching(ring([
		0,
		1,
		2,
		3
	], four)), {
		instance: "take-over/4/two/get",
		teaches: "A read finds what was written before, though two of four places have two holders each.",
		requests: [put(3, 1, "a"), get(1, 1)],
		unreachable: twoLinks,
		properties: {
			...keptByEachReplica,
			...keptToClients,
			...aPlaceIsRestored,
			...isRead(null, "a")
		},
		cost: "slow",
		expect: holds(3849301, 18139246, 29)
	}),
	replicationScenario(ring([0, 1], two), {
		instance: "take-over/2/two",
		teaches: "Each of two replicas takes the other's place over by reading itself: a read does not find what was written before.",
		requests: [put(1, 1, "a"), get(0, 1)],
		faults: { falseSuspicion: 2 },
		properties: keptToClients,
		cost: "fast",
		expect: violates("regular", 4)
	})
];
/** Nodes 1, 3, … watch their predecessors; the others watch nobody. */
function eachSecondWatching(nodes) {
	return nodes.map((node) => node.id % 2 === 1 ? node : {
		...node,
		monitored: []
	});
}
export { take_over_exports as n, takeOverScenarios as t };
