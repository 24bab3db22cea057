import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { c as X, i as epochIsReached, o as isRead, t as allCommit } from "./reached.LSMaR2AU.js";
import { a as storeScenario, i as snapshot, r as run } from "./store-scenario.Cc1bF0se.js";
// scenarios/store/snapshot.ts
var snapshot_exports = /* @__PURE__ */ __exportAll({ storeSnapshotScenarios: () => storeSnapshotScenarios });
var BOTH = [X, {
	class: 0,
	key: "y"
}];
/** Writes both items. */
var transfer = (at, ticket, value) => run(at, ticket, BOTH, BOTH.map((item) => ({
	...item,
	value: `${value} ${item.key}`
})));
var storeSnapshotScenarios = [
	storeScenario({
		instance: "snapshot/2/members",
		teaches: "Of two places, one coordinates a transfer, and one a snapshot: it sees all of the transfer, or nothing.",
		founders: [0, 1],
		timers: "none",
		items: BOTH,
		requests: [transfer(0, 1, "a"), snapshot(1, 1, BOTH)],
		properties: {
			...allCommit,
			...isRead("a x", null)
		},
		cost: "fast",
		expect: holds(314, 466, 30)
	}),
	storeScenario({
		instance: "snapshot/3",
		teaches: "A snapshot beside a transfer of the same node sees all of it, or nothing.",
		founders: [
			0,
			1,
			2
		],
		timers: "none",
		items: BOTH,
		requests: [transfer(0, 1, "a"), snapshot(0, 2, BOTH)],
		properties: {
			...allCommit,
			...isRead("a x", null)
		},
		cost: "slow",
		expect: holds(20494, 61393, 57)
	}),
	storeScenario({
		instance: "snapshot/2",
		teaches: "A snapshot beside a transfer of another node asks twice, looks at locks, and sees all of the transfer or nothing.",
		founders: [0, 1],
		others: [2, 3],
		timers: "none",
		items: BOTH,
		requests: [transfer(2, 1, "a"), snapshot(3, 1, BOTH)],
		properties: {
			...allCommit,
			...isRead("a x", null)
		},
		cost: "slow",
		expect: holds(115936, 424333, 65)
	}),
	storeScenario({
		instance: "snapshot/2/restart",
		teaches: "A place restarts beside a snapshot: its lock and its version are on its disk.",
		founders: [0, 1],
		others: [2],
		neverCrash: [1, 2],
		patient: [],
		items: BOTH,
		faults: {
			crash: 1,
			restart: 1
		},
		requests: [transfer(2, 1, "a"), snapshot(2, 2, BOTH)],
		properties: {
			...allCommit,
			...isRead("a x", null)
		},
		cost: "slow",
		expect: holds(102607, 282896, 92)
	}),
	storeScenario({
		instance: "snapshot/3/replaced",
		teaches: "A place is replaced beside a snapshot, whose rounds count answers of one epoch each.",
		founders: [
			0,
			1,
			2
		],
		patient: [],
		timers: "none",
		partitions: [[[0]]],
		faults: { partition: 1 },
		inherits: { 1: [{
			node: 0,
			place: 0
		}] },
		items: BOTH,
		requests: [snapshot(1, 2, BOTH)],
		properties: {
			...allCommit,
			...epochIsReached(1)
		},
		cost: "slow",
		expect: holds(19413, 60104, 33)
	})
];
export { storeSnapshotScenarios as n, snapshot_exports as t };
