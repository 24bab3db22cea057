import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as BadPlacement } from "./placement.B5qN5SDB.js";
import { n as newcomer } from "./state.COSlwmqs.js";
import { E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { i as isDivided, r as somePlacements } from "./arithmetic.CnS9Fxsh.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/replication/newcomer.ts
/** The state in which a node begins: each question is one state, a size of the circle and a replication factor. */
var newcomer_exports = /* @__PURE__ */ __exportAll({ newcomerScenarios: () => newcomerScenarios });
var newcomerScenarios = [scenario({
	name: "replication/newcomer",
	teaches: "A node begins without places, items or operations, and not at all where the replication factor does not divide the circle.",
	spec: {
		name: "replication/newcomer",
		init: somePlacements(),
		actions: {},
		properties: {
			onlyDivisorsAreTaken: always((placed) => newcomerOn(placed) !== null === isDivided(placed), "A node begins if the replication factor divides the circle, and only then."),
			itBeginsWithNothing: always((placed) => {
				const state = newcomerOn(placed);
				return state === null || isEmpty(state);
			}, "A newcomer has no place, no item and no operation, knows nobody, and has made no version."),
			someNodeBegins: reachable((placed) => newcomerOn(placed) !== null, "A node begins.")
		}
	},
	cost: "fast",
	expect: holds(somePlacements().length, somePlacements().length, 1)
})];
function newcomerOn(placed) {
	try {
		return newcomer(0, {
			placed,
			reads: "writtenBack",
			acknowledgements: "fenced",
			restoring: "unknown"
		});
	} catch (error) {
		if (error instanceof BadPlacement) return null;
		throw error;
	}
}
function isEmpty({ store, routes, operations, restorations, gifts, clock }) {
	const all = [
		store.holdings,
		store.entries,
		store.heard,
		routes,
		operations,
		restorations,
		gifts
	];
	return clock === 0 && equal(all, all.map(() => []));
}
export { newcomer_exports as n, newcomerScenarios as t };
