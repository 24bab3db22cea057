import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { p as perfectRing } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { o as perfectRing$1 } from "./nodes.BQGP1PO4.js";
import { l as ringScenario, n as aPerfectRingOf } from "./ring-scenario.CMoCXVO3.js";
// scenarios/ring-merge/without-merge.ts
var without_merge_exports = /* @__PURE__ */ __exportAll({ withoutMergeScenarios: () => withoutMergeScenarios });
/** Two perfect rings, of which two nodes suspect each other. */
function torn(one, other, a, b) {
	return [...perfectRing$1(one), ...perfectRing$1(other)].map((node) => {
		const doubt = node.id === a ? b : node.id === b ? a : null;
		if (doubt === null || node.running?.status !== "member") return node;
		const running = {
			...node.running,
			suspected: [doubt]
		};
		return {
			...node,
			running,
			monitored: [...node.monitored ?? [], doubt],
			suspected: [doubt]
		};
	});
}
var withoutMergeScenarios = [ringScenario(torn([0, 4], [8, 12], 4, 8), {
	instance: "torn/at-the-seam",
	teaches: "Two rings become one by themselves when two nodes that would be neighbours trust each other again.",
	network: "unordered",
	required: { perfectRing },
	seen: aPerfectRingOf(4),
	cost: "fast",
	expect: holds(1295, 4304, 21)
}), ringScenario(torn([0, 4], [8, 12], 0, 8), {
	instance: "torn/off-the-seam",
	teaches: "When others have joined between two nodes that trust each other again, the rings stay apart for good: somebody has to look for the seam.",
	network: "unordered",
	required: { perfectRing },
	cost: "fast",
	expect: violates("perfectRing", 0)
})];
export { without_merge_exports as n, withoutMergeScenarios as t };
