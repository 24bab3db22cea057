import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { D as recoverable, E as reachable } from "./scenario.Cs_16ybG.js";
import { d as retrying, g as oneRing, h as mergeScenario, n as cycle, r as detecting, w as oneRingInTheEnd } from "./nodes.BiqqLTJ1.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import "./nodes.BQGP1PO4.js";
// scenarios/ring-merge/restart.ts
var restart_exports = /* @__PURE__ */ __exportAll({ mergeRestartScenarios: () => mergeRestartScenarios });
/** After one request in vain, and with nobody else to ask, a former member founds a ring of one. */
var kept = {
	keys: 16,
	successorListLength: 3,
	contacts: [],
	retryAfterMs: 1e3,
	refreshAfterMs: 1e3,
	mayRestart: true,
	refoundAfter: 1
};
/** A node that is down, and was in a ring with these. */
function down(id, known) {
	return {
		id,
		config: {
			lower: kept,
			upper: retrying
		},
		durable: {
			lower: {
				incarnation: 1,
				known
			},
			upper: null
		}
	};
}
/** A ring of one in its second life. */
function inSecondLife(nodes) {
	return nodes.map(({ running, ...node }) => {
		if (running === void 0) return node;
		return {
			...node,
			running: {
				...running,
				lower: {
					...running.lower,
					lives: [{
						node: node.id,
						incarnation: 2
					}]
				}
			}
		};
	});
}
var looksForTheOther = ({ nodes }) => nodes.some(({ id, state }) => state.upper.passive.some((node) => node !== id));
var theMergerIsTold = recoverable(looksForTheOther, "The merger of a node can still come to look for the other one.");
var theMergerLooks = reachable(looksForTheOther, "The merger of a node looks for the other one.");
var mergeRestartScenarios = [mergeScenario(inSecondLife(detecting([...cycle([0]), ...cycle([8])], 0, [8])), {
	instance: "restart/both",
	teaches: "Two nodes that have restarted, and know no present life of each other, become one ring: each says that it is up.",
	network: "fifo",
	required: {
		oneRingInTheEnd,
		oneRing
	},
	cost: "fast",
	expect: holds(39, 59, 19)
}), mergeScenario([down(0, [8]), down(8, [0])], {
	instance: "restart/told",
	teaches: "A former member that founds a ring of one tells its merger of the nodes that it knew, whether they are up or not.",
	network: "fifo",
	slowTimers: true,
	faults: { restart: 1 },
	required: {},
	seen: {
		theMergerIsTold,
		theMergerLooks
	},
	cost: "fast",
	expect: holds(65, 111, 14)
})];
export { restart_exports as n, mergeRestartScenarios as t };
