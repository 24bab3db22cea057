import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable } from "./scenario.Cs_16ybG.js";
import { a as founder, g as oneRing, h as mergeScenario, n as cycle, t as bootstrapping, w as oneRingInTheEnd } from "./nodes.BiqqLTJ1.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/ring-merge/bootstrap.ts
var bootstrap_exports = /* @__PURE__ */ __exportAll({ bootstrapScenarios: () => bootstrapScenarios });
var theListGoesRound = reachable(({ nodes }) => nodes.some(({ state: { upper } }) => upper.turn === upper.config.bootstrap.length - 1 && upper.turn > 0), "A node has come to the end of its bootstrap list.");
var bootstrapScenarios = [mergeScenario([founder(0, [8]), founder(8, [0])], {
	instance: "bootstrap/founders",
	teaches: "Two nodes that each found a ring become one ring, since each has the other on its bootstrap list.",
	network: "fifo",
	slowTimers: true,
	required: {
		oneRingInTheEnd,
		oneRing
	},
	cost: "fast",
	expect: holds(113, 195, 21)
}), mergeScenario(bootstrapping([...cycle([0]), ...cycle([4, 8])], 0, [12, 8]), {
	instance: "bootstrap/1+2",
	teaches: "When nobody is at the first place of a bootstrap list, the next one is tried, and the rings become one.",
	network: "fifo",
	slowTimers: true,
	absent: [12],
	required: {
		oneRingInTheEnd,
		oneRing
	},
	seen: { theListGoesRound },
	cost: "fast",
	expect: holds(1712, 3568, 31)
})];
export { bootstrap_exports as n, bootstrapScenarios as t };
