import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { c as looking, d as unborn, f as aNodeMoves, g as placementOnTheRing, m as atMostMoves, n as leaves, o as FOUR, p as anchorsNeverMove, r as placedScenario, s as frail, u as placed, v as tooFewAreLeft } from "./placed-scenario.J9koFYwA.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/placement/ring/crash.ts
var crash_exports = /* @__PURE__ */ __exportAll({ placedCrashScenarios: () => placedCrashScenarios });
var SPREAD_BY_ONE_MOVE = {
	...placementOnTheRing,
	...atMostMoves(1)
};
var placedCrashScenarios = [
	placedScenario(frail(placed([
		5,
		13,
		21
	]), 5), {
		instance: "crash/3",
		teaches: "With three nodes each is an anchor. One crashes, two are left, and nobody moves: no move could mend that.",
		faults: { crash: 1 },
		required: {
			anchorsNeverMove,
			tooFewAreLeft,
			...atMostMoves(0)
		},
		cost: "fast",
		expect: holds(16, 20, 10)
	}),
	placedScenario(frail(FOUR, 5, 13, 21), {
		instance: "crash/4",
		teaches: "An anchor crashes, and the fourth node moves to its place: again no node owns two places of one class.",
		faults: { crash: 1 },
		required: SPREAD_BY_ONE_MOVE,
		cost: "fast",
		expect: holds(2450, 8813, 36)
	}),
	placedScenario(frail(FOUR, 21), {
		instance: "crash/4/unordered",
		teaches: "An anchor crashes, and the fourth node moves to its place, though messages overtake each other.",
		faults: { crash: 1 },
		network: "unordered",
		required: SPREAD_BY_ONE_MOVE,
		cost: "fast",
		expect: holds(952, 2882, 31)
	}),
	placedScenario(frail([...looking(placed([
		5,
		8,
		10,
		13
	]), 5), ...unborn(22, 20)], 10), {
		instance: "crash/mover",
		teaches: "One of two nodes that may move crashes, perhaps after it was asked. The owner asks again, and the other one moves.",
		faults: { crash: 1 },
		required: {
			...placementOnTheRing,
			...atMostMoves(2)
		},
		cost: "fast",
		expect: holds(1393, 3008, 39)
	}),
	placedScenario(frail([...looking(placed([
		5,
		13,
		14
	]), 5), ...unborn(22)], 13), {
		instance: "crash/beside-spare",
		teaches: "A spare is asked to move, and its anchor crashes. If the spare has noticed that, it is the anchor now, and stays.",
		faults: { crash: 1 },
		required: {
			anchorsNeverMove,
			aNodeMoves,
			tooFewAreLeft,
			...atMostMoves(1)
		},
		cost: "fast",
		expect: holds(7645, 22381, 37)
	}),
	placedScenario(FOUR, {
		instance: "leave/4",
		teaches: "An anchor leaves, and the fourth node moves to its place while the leave goes on.",
		requests: [leaves(21)],
		required: SPREAD_BY_ONE_MOVE,
		cost: "fast",
		expect: holds(3238, 10997, 35)
	})
];
export { placedCrashScenarios as n, crash_exports as t };
