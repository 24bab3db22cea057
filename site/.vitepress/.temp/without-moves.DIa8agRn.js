import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { r as next } from "./protocol.ChtuGtEC.js";
import { t as placer } from "./step.D3o1KigW.js";
import { a as placedRing, h as noneIsDoubledAtRest, i as lives, l as newcomers, n as leaves, r as placedScenario, u as placed } from "./placed-scenario.J9koFYwA.js";
import { n as violates } from "./expectations.D8ONoEfW.js";
// scenarios/placement/ring/without-moves.ts
/** Rings whose nodes stay where they have joined. */
var without_moves_exports = /* @__PURE__ */ __exportAll({ withoutMovesScenarios: () => withoutMovesScenarios });
var WITHOUT_MOVES = {
	protocol: lives(placedRing({
		...placer,
		step: (state) => next(state)
	})),
	required: { noneIsDoubledAtRest }
};
var withoutMovesScenarios = [placedScenario([...placed([5, 13]), ...newcomers([14], 5)], {
	...WITHOUT_MOVES,
	instance: "random-ids",
	teaches: "A third node joins with a random identifier, and one of the three owns two replicas of an item.",
	cost: "fast",
	expect: violates("noneIsDoubledAtRest", 5)
}), placedScenario(placed([
	5,
	8,
	13,
	21
]), {
	...WITHOUT_MOVES,
	instance: "twins-only",
	teaches: "Four nodes are at the places of twins. One leaves, nobody moves, and one of three owns two replicas of an item.",
	requests: [leaves(21)],
	cost: "fast",
	expect: violates("noneIsDoubledAtRest", 7)
})];
export { without_moves_exports as n, withoutMovesScenarios as t };
