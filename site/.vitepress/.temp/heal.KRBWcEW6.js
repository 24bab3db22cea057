import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as goesOnDuringPartition, i as epochIsReached, n as allHear, o as isRead, r as ends, s as isResolved, t as allCommit } from "./reached.LSMaR2AU.js";
import { a as storeScenario, n as put, t as get } from "./store-scenario.Cc1bF0se.js";
// scenarios/store/heal.ts
var heal_exports = /* @__PURE__ */ __exportAll({ storeHealScenarios: () => storeHealScenarios });
var THREE = [
	0,
	1,
	2
];
var FOUR = [
	0,
	1,
	2,
	3
];
/** One node resolves locks. The coordinator itself goes on, so that is enough. */
var split = {
	faults: { partition: 1 },
	patient: [1]
};
/** Node 0 is cut off, and node 1 takes its place over. */
var replaced = {
	...split,
	partitions: [[[0]]],
	inherits: { 1: [{
		node: 0,
		place: 0
	}] }
};
var storeHealScenarios = [
	storeScenario({
		...split,
		instance: "heal/3/alone",
		teaches: "A coordinator that is cut off commits nothing by itself; when the network is whole again, its transaction ends.",
		founders: THREE,
		partitions: [[[0]]],
		requests: [put(0, 1, "a")],
		properties: {
			...allCommit,
			...ends("aborted")
		},
		cost: "slow",
		expect: holds(18216, 38498, 51)
	}),
	storeScenario({
		...split,
		instance: "heal/3/reader",
		teaches: "Two of three places commit while the third is cut off; it reads nothing alone, and the write after the heal.",
		founders: THREE,
		partitions: [[[0]]],
		requests: [put(1, 1, "a"), get(0, 1)],
		properties: {
			...allCommit,
			...isRead("a", null)
		},
		cost: "slow",
		expect: holds(42837, 135551, 33)
	}),
	storeScenario({
		...split,
		instance: "heal/3/spread",
		teaches: "A partition into three sides of one node each: nobody commits until it heals.",
		founders: THREE,
		partitions: [[
			[0],
			[1],
			[2]
		]],
		requests: [put(0, 1, "a")],
		properties: allCommit,
		cost: "slow",
		expect: holds(15237, 31961, 50)
	}),
	storeScenario({
		...split,
		instance: "heal/3/reads-nothing",
		teaches: "A node that is cut off reads nothing until the network is whole.",
		founders: THREE,
		partitions: [[[0]]],
		requests: [get(0, 1)],
		properties: {
			...allCommit,
			...isRead(null)
		},
		cost: "fast",
		expect: holds(40, 83, 7)
	}),
	storeScenario({
		...split,
		instance: "heal/3/gives-up",
		teaches: "A client of a coordinator that is cut off is told whether its writes may happen, and that is true.",
		founders: THREE,
		partitions: [[[0]]],
		giveUpAfter: 1,
		requests: [put(0, 1, "a")],
		properties: {
			...allCommit,
			...ends("aborted", "unknown")
		},
		cost: "slow",
		expect: holds(25666, 52893, 51)
	}),
	storeScenario({
		...split,
		instance: "heal/4/2+2",
		teaches: "Two nodes on each side of four: both sides stop, and the transaction ends after the heal.",
		founders: FOUR,
		patient: [],
		partitions: [[[0, 1]]],
		requests: [put(0, 1, "a")],
		properties: allCommit,
		cost: "slow",
		expect: holds(7715, 21263, 35)
	}),
	storeScenario({
		...replaced,
		instance: "heal/3/2+1",
		teaches: "The side with two of three places takes the third one over, and commits under the next epoch.",
		founders: THREE,
		timers: "none",
		requests: [put(1, 1, "a")],
		properties: {
			...allCommit,
			...epochIsReached(1),
			...goesOnDuringPartition(1)
		},
		cost: "slow",
		expect: holds(38625, 111463, 39)
	}),
	storeScenario({
		instance: "replaced/3/coordinator",
		teaches: "A member that coordinates crashes, and is replaced: the new member has the locks, and finds the outcome out.",
		founders: THREE,
		inherits: { 1: [{
			node: 0,
			place: 0
		}] },
		neverCrash: [1, 2],
		epochsSendOnce: true,
		requests: [put(0, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...epochIsReached(1),
			...isResolved("committed", "aborted")
		},
		cost: "slow",
		expect: holds(60317, 149995, 64)
	}),
	storeScenario({
		instance: "replaced/3/member",
		teaches: "A member crashes during a commit, and is replaced: votes and acceptances of two epochs are not counted together.",
		founders: THREE,
		others: [3],
		inherits: { 1: [{
			node: 0,
			place: 0
		}] },
		neverCrash: [
			1,
			2,
			3
		],
		patient: [],
		epochsSendOnce: true,
		requests: [put(3, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...allCommit,
			...epochIsReached(1)
		},
		cost: "slow",
		expect: holds(504889, 1900750, 58)
	}),
	storeScenario({
		instance: "replaced/3/unheard",
		teaches: "A member that was replaced has not heard, and the node that told of it has gone: any question tells the member.",
		founders: THREE,
		installed: {
			by: 3,
			place: 0,
			heard: [1, 2]
		},
		owners: [{
			place: 0,
			node: 0
		}],
		inherits: { 0: [{
			node: 3,
			place: 0
		}] },
		patient: [],
		requests: [put(1, 1, "a")],
		properties: {
			...allCommit,
			...epochIsReached(2),
			...allHear
		},
		cost: "fast",
		expect: holds(570, 1347, 50)
	})
];
export { storeHealScenarios as n, heal_exports as t };
