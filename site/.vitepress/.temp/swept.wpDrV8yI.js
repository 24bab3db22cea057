import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { s as isResolved, t as allCommit } from "./reached.LSMaR2AU.js";
import { a as storeScenario, n as put } from "./store-scenario.Cc1bF0se.js";
// scenarios/store/swept.ts
var swept_exports = /* @__PURE__ */ __exportAll({ storeSweptScenarios: () => storeSweptScenarios });
var THREE = [
	0,
	1,
	2
];
var storeSweptScenarios = [storeScenario({
	instance: "swept/3/coordinator",
	teaches: "A coordinator crashes at any moment: the places find the outcome out, and forget its record.",
	founders: THREE,
	others: [3],
	neverCrash: THREE,
	sweeps: true,
	requests: [put(3, 1, "a")],
	faults: { crash: 1 },
	properties: {
		...allCommit,
		...isResolved("committed", "aborted")
	},
	cost: "slow",
	expect: holds(237744, 487725, 107)
})];
export { swept_exports as n, storeSweptScenarios as t };
