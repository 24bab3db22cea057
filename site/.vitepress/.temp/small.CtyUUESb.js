import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { i as scenario } from "./scenario.Cs_16ybG.js";
import { i as lookupConsistency } from "./responsibility.Ca8GFZsg.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/lookup-consistency/small.ts
/** The abstract machine by itself, on a circle small enough to see every way in which keys can move. */
var small_exports = /* @__PURE__ */ __exportAll({ lookupConsistencyScenarios: () => lookupConsistencyScenarios });
var lookupConsistencyScenarios = [scenario({
	name: "lookup-consistency/6-keys",
	teaches: "Nodes that only take what nobody has never share a key, whatever they give up and when.",
	spec: lookupConsistency(6, [
		0,
		2,
		4
	], [0, 2]),
	cost: "fast",
	expect: holds(64, 379, 6)
})];
export { small_exports as n, lookupConsistencyScenarios as t };
