import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { _ as placesAreSpreadAgain, g as placementOnTheRing, h as noneIsDoubledAtRest, m as atMostMoves, o as FOUR, p as anchorsNeverMove, r as placedScenario, t as aSuspicionIsFalse } from "./placed-scenario.J9koFYwA.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/placement/ring/doubt.ts
var doubt_exports = /* @__PURE__ */ __exportAll({ placedDoubtScenarios: () => placedDoubtScenarios });
var placedDoubtScenarios = [placedScenario(FOUR, {
	instance: "suspicion/one",
	teaches: "One node suspects another one falsely. No range changes for that, so nobody moves.",
	faults: { falseSuspicion: 1 },
	required: {
		noneIsDoubledAtRest,
		placesAreSpreadAgain,
		anchorsNeverMove,
		...atMostMoves(0)
	},
	seen: { aSuspicionIsFalse },
	cost: "fast",
	expect: holds(125, 201, 9)
}), placedScenario(FOUR, {
	instance: "partition/3+1",
	teaches: "An anchor is cut off, and the fourth node moves to its place. After the partition one of the two is a spare.",
	faults: { partition: 1 },
	longPartitions: true,
	partitions: [[[
		4,
		5,
		8,
		12,
		20,
		21
	], [13]]],
	required: {
		...placementOnTheRing,
		...atMostMoves(1)
	},
	cost: "fast",
	expect: holds(5257, 15282, 56)
})];
export { placedDoubtScenarios as n, doubt_exports as t };
