import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { d as unborn, g as placementOnTheRing, l as newcomers, m as atMostMoves, r as placedScenario, u as placed } from "./placed-scenario.J9koFYwA.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/placement/ring/join.ts
var join_exports = /* @__PURE__ */ __exportAll({ placedJoinScenarios: () => placedJoinScenarios });
var placedJoinScenarios = [placedScenario([
	...placed([5, 13]),
	...newcomers([14], 5),
	...unborn(22)
], {
	instance: "join/2+1",
	teaches: "A third node joins with a random identifier. It moves to the anchor that is missing, and then no node owns two replicas.",
	required: {
		...placementOnTheRing,
		...atMostMoves(1)
	},
	cost: "fast",
	expect: holds(66, 110, 28)
})];
export { placedJoinScenarios as n, join_exports as t };
