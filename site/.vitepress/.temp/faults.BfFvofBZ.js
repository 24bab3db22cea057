import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { i as allEnd, n as put, r as registerScenario, s as epochIsReached, t as get, u as isRead } from "./register-scenario.DEGiqtKB.js";
// scenarios/registers/faults.ts
var faults_exports = /* @__PURE__ */ __exportAll({ registerFaultScenarios: () => registerFaultScenarios });
var THREE = [
	0,
	1,
	2
];
var registerFaultScenarios = [
	registerScenario({
		instance: "quorum/3",
		teaches: "A read beside a write sees it, or comes first in the order.",
		founders: THREE,
		isImpatient: true,
		network: "unordered",
		requests: [put(0, 1, "a"), get(1, 1)],
		properties: {
			...allEnd,
			...isRead("a", null)
		},
		cost: "fast",
		expect: holds(6733, 26572, 18)
	}),
	registerScenario({
		instance: "quorum/3/delete",
		teaches: "A deleted key reads as nothing, and its version stays.",
		founders: THREE,
		isImpatient: true,
		requests: [put(0, 1, "a"), put(0, 2, null)],
		properties: allEnd,
		cost: "fast",
		expect: holds(935, 2241, 19)
	}),
	registerScenario({
		instance: "lost/3",
		teaches: "A lost message is sent again, and the write ends at all places.",
		founders: THREE,
		requests: [put(0, 1, "a")],
		faults: { drop: 1 },
		properties: allEnd,
		cost: "fast",
		expect: holds(77, 170, 11)
	}),
	registerScenario({
		instance: "lost/3/repeated",
		teaches: "A message that comes twice is counted once.",
		founders: THREE,
		isImpatient: true,
		requests: [put(0, 1, "a")],
		faults: { duplicate: 1 },
		properties: allEnd,
		cost: "fast",
		expect: holds(254, 578, 12)
	}),
	registerScenario({
		instance: "restart/3/writer",
		teaches: "A writer restarts, and writes again: no version is made twice, and no late answer counts for the new write.",
		founders: THREE,
		clientsCrash: true,
		network: "unordered",
		isImpatient: true,
		neverCrash: [1, 2],
		requests: [put(0, 1, "a"), put(0, 2, "b")],
		faults: {
			crash: 1,
			restart: 1
		},
		properties: allEnd,
		cost: "slow",
		expect: holds(794360, 3104795, 22)
	}),
	registerScenario({
		instance: "restart/3/partition",
		teaches: "A node is cut off, and restarts: it has what it has acknowledged, and the write of another node ends.",
		founders: THREE,
		neverCrash: [1, 2],
		partitions: [[[0]]],
		requests: [put(1, 1, "a")],
		faults: {
			partition: 1,
			crash: 1,
			restart: 1
		},
		properties: allEnd,
		cost: "fast",
		expect: holds(623, 1847, 14)
	}),
	registerScenario({
		instance: "restart/3/replaced",
		teaches: "A node is cut off, replaced, and restarts with an old role on its disk: the write of another node ends.",
		founders: THREE,
		neverCrash: [1, 2],
		partitions: [[[0]]],
		inherits: { 1: [{
			node: 0,
			place: 0
		}] },
		epochsSendOnce: true,
		requests: [put(1, 1, "a")],
		faults: {
			partition: 1,
			crash: 1,
			restart: 1
		},
		properties: {
			...allEnd,
			...epochIsReached(1)
		},
		cost: "slow",
		expect: holds(98163, 344831, 34)
	}),
	registerScenario({
		instance: "outdated/3",
		teaches: "A node that was replaced without hearing of it answers under its epoch, and nobody counts that.",
		founders: THREE,
		others: [3],
		isReplaced: true,
		isImpatient: true,
		requests: [get(3, 1)],
		properties: {
			...allEnd,
			...isRead("old")
		},
		cost: "slow",
		expect: holds(72469, 371772, 34)
	}),
	registerScenario({
		instance: "crash/3/write",
		teaches: "A member crashes during a write, and is replaced: a majority of the next configuration has the write.",
		founders: THREE,
		inherits: { 1: [{
			node: 0,
			place: 0
		}] },
		neverCrash: [1, 2],
		epochsSendOnce: true,
		requests: [put(2, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...allEnd,
			...epochIsReached(1)
		},
		cost: "fast",
		expect: holds(1429, 3540, 28)
	}),
	registerScenario({
		instance: "crash/3/outsider",
		teaches: "A node without a place writes while a member crashes and is replaced: what was kept under two epochs is not counted together.",
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
		isImpatient: true,
		requests: [put(3, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...allEnd,
			...epochIsReached(1)
		},
		cost: "slow",
		expect: holds(210666, 965033, 39)
	})
];
export { registerFaultScenarios as n, faults_exports as t };
