import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { o as isRead, r as ends, s as isResolved, t as allCommit } from "./reached.LSMaR2AU.js";
import { a as storeScenario, n as put, t as get } from "./store-scenario.Cc1bF0se.js";
// scenarios/store/commits.ts
var commits_exports = /* @__PURE__ */ __exportAll({ storeCommitScenarios: () => storeCommitScenarios });
var THREE = [
	0,
	1,
	2
];
var storeCommitScenarios = [
	storeScenario({
		instance: "commit/3",
		teaches: "One transaction reads, locks, agrees on its outcome and tells all places.",
		founders: THREE,
		timers: "none",
		network: "unordered",
		requests: [put(0, 1, "a")],
		properties: allCommit,
		cost: "slow",
		expect: holds(8356, 29286, 20)
	}),
	storeScenario({
		instance: "commit/3/outsider",
		teaches: "A node without a place coordinates a transaction.",
		founders: THREE,
		others: [3],
		timers: "none",
		requests: [put(3, 1, "a")],
		properties: allCommit,
		cost: "fast",
		expect: holds(659, 1826, 29)
	}),
	storeScenario({
		instance: "conflict/3",
		teaches: "Two transactions write one item: one commits after the other, or some abort, and no write is lost.",
		founders: THREE,
		timers: "none",
		requests: [put(0, 1, "a"), put(1, 1, "b")],
		properties: {
			...allCommit,
			...ends("aborted"),
			...isRead("a", "b")
		},
		cost: "slow",
		expect: holds(130302, 418197, 39)
	}),
	storeScenario({
		instance: "conflict/3/one-coordinator",
		teaches: "One node coordinates two transactions on one item: one aborts, or commits after the other.",
		founders: THREE,
		timers: "none",
		requests: [put(0, 1, "a"), put(0, 2, "b")],
		properties: {
			...allCommit,
			...ends("aborted"),
			...isRead("a")
		},
		cost: "slow",
		expect: holds(6953, 18491, 39)
	}),
	storeScenario({
		instance: "reader/3",
		teaches: "A read without a commit beside a write sees it, or comes first in the order.",
		founders: THREE,
		timers: "none",
		requests: [put(0, 1, "a"), get(1, 1)],
		properties: {
			...allCommit,
			...isRead("a", null)
		},
		cost: "slow",
		expect: holds(6273, 18262, 25)
	}),
	storeScenario({
		instance: "lost/3",
		teaches: "A lost message is asked for again, and the transaction ends at all places.",
		founders: THREE,
		requests: [put(0, 1, "a")],
		faults: { drop: 1 },
		properties: allCommit,
		cost: "fast",
		expect: holds(771, 1775, 39)
	}),
	storeScenario({
		instance: "lost/3/repeated",
		teaches: "A message that comes twice, however late, changes no outcome.",
		founders: THREE,
		network: "unordered",
		timers: "none",
		requests: [put(0, 1, "a")],
		faults: { duplicate: 1 },
		properties: allCommit,
		cost: "slow",
		expect: holds(153217, 678734, 22)
	}),
	storeScenario({
		instance: "crash/3/coordinator",
		teaches: "A coordinator crashes at any moment: the places find the outcome out, and release their locks.",
		founders: THREE,
		others: [3],
		neverCrash: THREE,
		requests: [put(3, 1, "a")],
		faults: { crash: 1 },
		properties: {
			...allCommit,
			...isResolved("committed", "aborted")
		},
		cost: "slow",
		expect: holds(20658, 44800, 39)
	}),
	storeScenario({
		instance: "restart/3/place",
		teaches: "A place restarts: its lock, its vote and what it has accepted are on its disk.",
		founders: THREE,
		others: [3],
		neverCrash: [
			1,
			2,
			3
		],
		patient: [],
		requests: [put(3, 1, "a")],
		faults: {
			crash: 1,
			restart: 1
		},
		properties: allCommit,
		cost: "fast",
		expect: holds(5285, 16653, 35)
	})
];
export { storeCommitScenarios as n, commits_exports as t };
