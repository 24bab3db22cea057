import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable, w as always } from "./scenario.Cs_16ybG.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as isWrittenUnder, d as take, f as write, l as reducerScenario, n as everyPlaceIsSpokenFor, o as lastEpoch, r as give, t as epochIsReached, u as speaks } from "./reducer-scenario.D7UXBO76.js";
// scenarios/epochs/reducer.ts
var reducer_exports = /* @__PURE__ */ __exportAll({ epochReducerScenarios: () => epochReducerScenarios });
var THREE = [
	0,
	1,
	2
];
var from = (node, place) => [{
	node,
	place,
	from: 0,
	to: 1
}];
var crashed = {
	founders: THREE,
	others: [3],
	inherits: { 3: from(0, 0) },
	neverCrash: [
		1,
		2,
		3
	],
	faults: { crash: 1 }
};
var epochReducerScenarios = [
	reducerScenario({
		...crashed,
		instance: "crash/3",
		teaches: "A member crashes: the node that the ring names takes its place under the next epoch.",
		refines: true,
		properties: epochIsReached(1),
		cost: "fast",
		expect: holds(178, 499, 21)
	}),
	reducerScenario({
		...crashed,
		instance: "crash/3/write",
		teaches: "A write goes on beside a replacement: no vote that counts is lost.",
		writes: ["w"],
		requests: [write(1, "w")],
		refines: true,
		properties: {
			...epochIsReached(1),
			...isWrittenUnder(0),
			...isWrittenUnder(1)
		},
		cost: "fast",
		expect: holds(6332, 24708, 28)
	}),
	reducerScenario({
		...crashed,
		instance: "asked/3",
		network: "fifo",
		teaches: "A claimant asks about the epoch, too. The answer holds no data, and is never taken for a copy.",
		writes: ["w"],
		requests: [write(1, "w"), {
			at: 3,
			request: {
				type: "locate",
				class: 0,
				epoch: 1,
				missing: []
			}
		}],
		properties: {
			...epochIsReached(1),
			...isWrittenUnder(0)
		},
		cost: "slow",
		expect: holds(73802, 293538, 36)
	}),
	reducerScenario({
		founders: [
			0,
			1,
			2,
			3
		],
		others: [4],
		inherits: { 4: from(0, 0) },
		neverCrash: [
			1,
			2,
			3,
			4
		],
		faults: { crash: 1 },
		instance: "crash/4",
		teaches: "With four places, three promise and three accept when a crashed member is replaced.",
		refines: true,
		properties: epochIsReached(1),
		cost: "fast",
		expect: holds(494, 1649, 28)
	}),
	reducerScenario({
		founders: [
			0,
			1,
			2,
			3,
			4
		],
		others: [5],
		inherits: { 5: from(0, 0) },
		neverCrash: [
			1,
			2,
			3,
			4,
			5
		],
		faults: { crash: 1 },
		network: "fifo",
		instance: "crash/5",
		teaches: "With five places, three promise and three accept when a crashed member is replaced, though more may answer.",
		refines: true,
		properties: epochIsReached(1),
		cost: "slow",
		expect: holds(8514, 33699, 35)
	}),
	reducerScenario({
		founders: [
			0,
			0,
			1,
			2,
			3
		],
		others: [4],
		inherits: { 4: [...from(0, 0), ...from(0, 1)] },
		neverCrash: [
			1,
			2,
			3,
			4
		],
		faults: { crash: 1 },
		network: "fifo",
		epochs: 3,
		rounds: 5,
		instance: "crash/5/two-places",
		teaches: "A node with two of five places crashes: another one takes over one place after the other.",
		properties: {
			...epochIsReached(2),
			...everyPlaceIsSpokenFor
		},
		cost: "slow",
		expect: holds(27472, 109336, 81)
	}),
	reducerScenario({
		...crashed,
		network: "fifo",
		instance: "crash/3/two-writes",
		teaches: "Two writes of one item go on beside a replacement: at most one commits.",
		writes: ["v", "w"],
		requests: [write(1, "v"), write(2, "w")],
		refines: true,
		properties: {
			...epochIsReached(1),
			...isWrittenUnder(0),
			...isWrittenUnder(1)
		},
		cost: "slow",
		expect: holds(79104, 332830, 32)
	}),
	reducerScenario({
		...crashed,
		others: [3, 4],
		inherits: {
			3: from(0, 0),
			4: from(3, 0)
		},
		neverCrash: [
			1,
			2,
			4
		],
		faults: { crash: 2 },
		network: "fifo",
		epochs: 2,
		rounds: 3,
		instance: "crash/3/twice",
		teaches: "The node that has taken a place over crashes, too: another one takes it over under the epoch after that.",
		refines: true,
		properties: { ...epochIsReached(2) },
		cost: "slow",
		expect: holds(201851, 875751, 61)
	}),
	reducerScenario({
		founders: [
			0,
			1,
			1
		],
		inherits: { 1: from(0, 0) },
		neverCrash: [1],
		faults: { crash: 1 },
		instance: "crash/3/few-nodes",
		teaches: "A node with two of three places has a majority by itself, and takes the third place over alone.",
		properties: epochIsReached(1),
		cost: "fast",
		expect: holds(18, 35, 7)
	}),
	reducerScenario({
		founders: THREE,
		others: [3],
		requests: [take(3, 0)],
		claimants: [{
			node: 3,
			place: 0
		}],
		instance: "alive/3",
		teaches: "The ring names a node for a place whose carrier is alive: the carrier answers the survey, and no epoch begins.",
		properties: {
			noEpochBegins: always((world) => lastEpoch(world, 0) === 0, "No epoch begins while each carrier is alive."),
			allHaveAnswered: reachable(({ nodes }) => nodes[3].state.inner.claims.some(({ answered }) => answered.length === 3), "All three carriers have answered a survey.")
		},
		cost: "fast",
		expect: holds(28, 56, 8)
	}),
	reducerScenario({
		...crashed,
		inherits: {},
		requests: [take(3, 0)],
		claimants: [{
			node: 3,
			place: 0
		}],
		instance: "alive/3/crashes",
		teaches: "The carrier of a claimed place crashes after it has answered the survey: a late answer of it keeps nobody from taking over.",
		refines: true,
		properties: {
			...epochIsReached(1),
			...everyPlaceIsSpokenFor
		},
		cost: "fast",
		expect: holds(1017, 3141, 24)
	}),
	reducerScenario({
		...crashed,
		instance: "lost/3",
		teaches: "A message is lost: it is sent again, and the place is spoken for in the end.",
		faults: {
			crash: 1,
			drop: 1
		},
		isPatient: true,
		slowTimers: true,
		claimants: [
			{
				node: 1,
				place: -1
			},
			{
				node: 2,
				place: -1
			},
			{
				node: 3,
				place: 0
			}
		],
		epochs: 2,
		rounds: 4,
		properties: {
			...epochIsReached(1),
			...everyPlaceIsSpokenFor
		},
		cost: "slow",
		expect: holds(7280, 24341, 53)
	}),
	reducerScenario({
		founders: THREE,
		others: [3],
		requests: [give(0, 0, 3), write(1, "w")],
		writes: ["w"],
		instance: "hand-over/3",
		teaches: "A role moves to a newcomer during a write, and no epoch changes.",
		refines: true,
		properties: { ...isWrittenUnder(0) },
		cost: "fast",
		expect: holds(82, 176, 10)
	}),
	reducerScenario({
		founders: THREE,
		others: [3],
		requests: [give(0, 0, 3), give(3, 0, 0)],
		isPatient: true,
		slowTimers: true,
		faults: {
			drop: 1,
			duplicate: 1
		},
		instance: "hand-over/3/repeated",
		teaches: "A role goes to another node and comes back, and a gift that is lost or comes twice is taken once.",
		properties: {
			...everyPlaceIsSpokenFor,
			...speaks(3),
			theRoleComesBack: reachable(({ nodes }) => nodes[0].state.inner.carried.some(({ hops }) => hops === 2), "The role is back at the node that gave it first.")
		},
		cost: "fast",
		expect: holds(1135, 3105, 17)
	}),
	reducerScenario({
		...crashed,
		instance: "restart/3/member",
		teaches: "A member restarts at any moment of a claim: it still knows what it has promised and accepted.",
		neverCrash: [
			0,
			2,
			3
		],
		falselySuspects: { 3: [0] },
		faults: {
			crash: 1,
			restart: 1,
			falseSuspicion: 1
		},
		refines: true,
		properties: epochIsReached(1),
		cost: "slow",
		expect: holds(113418, 448011, 27)
	}),
	reducerScenario({
		founders: THREE,
		others: [3, 4],
		classes: 2,
		inherits: {
			3: [{
				node: 0,
				place: 0,
				from: 0,
				to: 1
			}],
			4: [{
				node: 0,
				place: 0,
				from: 1,
				to: 2
			}]
		},
		neverCrash: [
			1,
			2,
			3,
			4
		],
		faults: { crash: 1 },
		network: "fifo",
		instance: "ranges/3",
		teaches: "Two nodes take over the place of a crashed one, for one class each: the members split their ranges of classes.",
		properties: {
			...epochIsReached(1, 0),
			...epochIsReached(1, 1),
			rangesAreSplit: reachable(({ nodes }) => nodes[1].state.inner.known.length === 2 && nodes[2].state.inner.known.length === 2, "Two members know another epoch for each of two classes.")
		},
		cost: "slow",
		expect: holds(8650, 35900, 40)
	})
];
export { reducer_exports as n, epochReducerScenarios as t };
