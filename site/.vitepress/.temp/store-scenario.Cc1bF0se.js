import { c as foundedBy, d as withRole, t as epochs } from "./step.DKD85fsg.js";
import { r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { i as placement } from "./placement.B5qN5SDB.js";
import { t as store } from "./step.CsAUtFH4.js";
import { n as stack } from "./stack.l73G4StC.js";
import { i as scenario } from "./scenario.Cs_16ybG.js";
import { t as onHints } from "./ring-hints.CaZOW5Rt.js";
import { c as X, d as onEachSide, f as recordsEnd, h as observations, l as byPlaces, p as toClients, u as inTheEnd } from "./reached.LSMaR2AU.js";
var storeOnEpochs = {
	...stack(epochs, store, {
		rise: (output) => output.type === "speaks" || output.type === "lookup" ? null : output,
		descend: (output) => {
			switch (output.type) {
				case "look":
				case "replace":
				case "remove":
				case "locate":
				case "unsettled": return output;
				default: return null;
			}
		}
	}),
	name: "store"
};
// scenarios/store/store-scenario.ts
/** How the scenarios of the store are put together: the store on epochs, on hints of a ring, and what must hold of them. */
var protocol = onHints(storeOnEpochs);
function storeScenario(given) {
	const { founders, others = [], inherits = {}, network = "fifo", teaches, cost, expect, requests, faults, partitions } = given;
	const ids = ascending([
		...founders,
		...others,
		...Object.keys(inherits).map(Number)
	]);
	const options = {
		expect,
		faults,
		partitions,
		absent: given.installed === void 0 ? void 0 : [given.installed.by]
	};
	return scenario({
		name: `store/${given.instance}`,
		teaches,
		cost,
		protocol,
		nodes: ids.map((id) => nodeOf(given, id)),
		network,
		requests,
		slowTimers: true,
		history: observations,
		properties: {
			...kept(given),
			...given.properties
		},
		...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0))
	});
}
function nodeOf(given, id) {
	const { founders, items = [X], inherits = {}, giveUpAfter, most = {}, timers, patient, sweeps, epochsSendOnce, neverCrash = [], owners } = given;
	const classes = Math.max(...items.map((item) => item.class)) + 1;
	const config = {
		lower: {
			inherits: inherits[id] ?? [],
			returns: false,
			...owners === void 0 ? {} : { owners }
		},
		upper: {
			lower: {
				placed: placement(classes * founders.length, founders.length),
				founding: [{
					from: 0,
					to: classes,
					nodes: founders
				}],
				...timers !== void 0 || epochsSendOnce === true ? {} : {
					retryMs: 100,
					renewMs: 1e3
				}
			},
			upper: {
				degree: founders.length,
				...most,
				...timers === void 0 ? { retryMs: 100 } : {},
				...timers === "none" || patient?.includes(id) === false ? {} : { patienceMs: 1e3 },
				...giveUpAfter === void 0 ? {} : { giveUpAfter },
				...sweeps === void 0 ? {} : { sweepsEvery: 1 }
			}
		}
	};
	const begun = andThen(protocol.step(protocol.init(id, config).state, { type: "start" }), (state) => informed(given, id, state));
	return {
		id,
		config,
		running: begun.state,
		timers: begun.effects.flatMap((effect) => effect.type === "setTimer" ? [effect.timer] : []),
		monitored: begun.effects.flatMap((effect) => effect.type === "monitor" ? [effect.node] : []),
		...neverCrash.includes(id) ? { neverCrashes: true } : {}
	};
}
/** The node as it is when it has heard of epoch 1, if it has. */
function informed({ founders, installed }, id, state) {
	if (installed?.heard.includes(id) !== true) return next(state);
	const { by, place } = installed;
	const news = {
		type: "installed",
		from: 0,
		to: 1,
		epoch: 1,
		configuration: withRole(foundedBy(founders), place, {
			since: 1,
			round: 1,
			node: by
		})
	};
	return protocol.step(state, {
		type: "receive",
		from: by,
		message: {
			type: "upper",
			inner: {
				type: "lower",
				inner: news
			}
		}
	});
}
/** The properties that are checked besides those of the scenario. */
function kept({ partitions, giveUpAfter, timers, sweeps, faults, requests, neverCrash = [], items = [X] }) {
	const mayCrash = (name) => (faults?.crash ?? 0) > 0 && !neverCrash.includes(Number(name.split(".")[0]));
	const mayWaitForEver = timers !== void 0 || giveUpAfter !== void 0;
	return {
		...toClients,
		...byPlaces,
		...partitions === void 0 ? {} : onEachSide,
		...sweeps === void 0 ? {} : recordsEnd,
		...mayWaitForEver ? {} : inTheEnd(items, (name) => !mayCrash(name), !requests.some(({ at }) => mayCrash(`${at}.1`)))
	};
}
function get(at, ticket, item = X) {
	return {
		at,
		request: {
			type: "upper",
			inner: {
				type: "upper",
				inner: {
					type: "get",
					ticket,
					...item
				}
			}
		}
	};
}
function snapshot(at, ticket, items) {
	return {
		at,
		request: {
			type: "upper",
			inner: {
				type: "upper",
				inner: {
					type: "snapshot",
					ticket,
					items
				}
			}
		}
	};
}
/** Reads these items, and writes a value to some of them. */
function run(at, ticket, items, writes) {
	return {
		at,
		request: {
			type: "upper",
			inner: {
				type: "upper",
				inner: {
					type: "run",
					ticket,
					items,
					writes
				}
			}
		}
	};
}
function put(at, ticket, value, item = X) {
	return run(at, ticket, [item], [{
		...item,
		value
	}]);
}
export { storeScenario as a, snapshot as i, put as n, run as r, get as t };
