import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { p as entriesOf } from "./step.DKD85fsg.js";
import { w as always } from "./scenario.Cs_16ybG.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { c as X, g as storeOf, m as epochsOf, r as ends, s as isResolved, t as allCommit } from "./reached.LSMaR2AU.js";
import { a as storeScenario, n as put, r as run } from "./store-scenario.Cc1bF0se.js";
// scenarios/store/bounded.ts
/** Bounds of the store: open transactions of a coordinator, and locks that only read. */
var bounded_exports = /* @__PURE__ */ __exportAll({ storeBoundedScenarios: () => storeBoundedScenarios });
var Y = {
	class: 0,
	key: "y"
};
var Z = {
	class: 0,
	key: "z"
};
var areOpen = (most) => ({ openIsBounded: always(({ nodes }) => nodes.every((node) => storeOf(node).open.length <= most), "No node has more transactions open than its bound.") });
var areReading = (most) => ({ readLocksAreBounded: always(({ nodes }) => nodes.every((node) => entriesOf(epochsOf(node).store).every(({ locks = [] }) => locks.length <= most)), "No item at a place has more locks that only read than the bound.") });
var storeBoundedScenarios = [
	storeScenario({
		instance: "bounded/2/open",
		teaches: "A coordinator with as many transactions open as it may have rejects one more, and sends nothing for it.",
		founders: [0, 1],
		timers: "none",
		most: { mostOpen: 1 },
		requests: [put(0, 1, "a"), put(0, 2, "b")],
		properties: {
			...allCommit,
			...ends("aborted"),
			...areOpen(1)
		},
		cost: "fast",
		expect: holds(71, 85, 21)
	}),
	storeScenario({
		instance: "bounded/2/readers",
		teaches: "A place with as many locks for reading as an item may have votes for no other reader of it.",
		founders: [0, 1],
		timers: "none",
		most: { mostReaders: 1 },
		items: [
			X,
			Y,
			Z
		],
		requests: [run(0, 1, [X, Y], [{
			...Y,
			value: "a"
		}]), run(1, 1, [X, Z], [{
			...Z,
			value: "b"
		}])],
		properties: {
			...allCommit,
			...ends("aborted"),
			...areReading(1)
		},
		cost: "fast",
		expect: holds(604, 923, 33)
	}),
	storeScenario({
		instance: "bounded/2/reader-crashes",
		teaches: "A coordinator crashes that has locked an item for reading: the places find the outcome out, and release that lock, too.",
		founders: [0, 1],
		others: [2],
		neverCrash: [0, 1],
		items: [X, Y],
		requests: [run(2, 1, [X, Y], [{
			...Y,
			value: "a"
		}])],
		faults: { crash: 1 },
		properties: {
			...allCommit,
			...isResolved("committed", "aborted")
		},
		cost: "fast",
		expect: holds(1672, 2603, 42)
	})
];
export { storeBoundedScenarios as n, bounded_exports as t };
