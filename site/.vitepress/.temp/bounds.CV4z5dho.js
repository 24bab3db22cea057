import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable } from "./scenario.Cs_16ybG.js";
import { i as atMostOneResponsible } from "./properties.Cb08gLre.js";
import { E as nothingIsLeftUndone, a as heals, i as falselySuspecting, l as ringScenario, n as aPerfectRingOf, o as leaves, r as aSuspicionIsFalse } from "./ring-scenario.CMoCXVO3.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, l as staysUp, o as perfectRing } from "./nodes.BQGP1PO4.js";
// scenarios/relaxed-ring/bounds.ts
var bounds_exports = /* @__PURE__ */ __exportAll({ boundsScenarios: () => boundsScenarios });
var oneWaits = {
	keys: 16,
	successorListLength: 3,
	contacts: [],
	waitingAtMost: 1
};
function looksUp(at, key) {
	return {
		at,
		request: {
			type: "lookup",
			key
		}
	};
}
var aMessageWaits = reachable(({ nodes }) => nodes.some(({ state }) => (state.status === "joining" ? state.stash : state.held).length > 0), "A message waits at a node.");
/** Members that remember only suspects that matter. */
var forgetful = {
	keys: 16,
	successorListLength: 3,
	contacts: [],
	suspectsAtMost: 0
};
/** Members of which only these may suspect node 8 falsely. */
function forgetfulRing(members, config, ...doubters) {
	return perfectRing(members, config).map((node) => falselySuspecting(node, ...doubters.includes(node.id) ? [8] : []));
}
function refreshingAt8(node) {
	if (node.id !== 8 || node.running === void 0) return node;
	const config = {
		...node.config,
		refreshAfterMs: 1e3
	};
	return {
		...node,
		config,
		running: {
			...node.running,
			config
		},
		timers: [{ type: "refresh" }]
	};
}
/** Node 8 has left the view of this node, which neither knows nor watches it, though node 8 was its neighbour. */
function hasForgotten(at, status) {
	return reachable(({ nodes }) => nodes.some(({ id, state, monitored }) => id === at && state.status === "member" && !monitored.includes(8)) && nodes.some((node) => node.id === 8 && node.status === status), `Node ${at} has forgotten node 8, which is ${status}.`);
}
var oneIsForgotten = reachable(({ nodes }) => nodes.some(({ id, state, monitored }) => id === 12 && state.status === "member" && state.predecessor === 0 && monitored.includes(8) && !monitored.includes(4)), "Node 12 has taken over the keys of nodes 4 and 8, and watches only node 8.");
var boundsScenarios = [
	ringScenario(perfectRing([
		0,
		8,
		12
	], oneWaits).map((node) => node.id === 8 ? node : staysUp(node)), {
		instance: "bounds/held/member",
		teaches: "A member with room for one message drops a second lookup for a key that has no owner.",
		network: "unordered",
		faults: { crash: 1 },
		requests: [looksUp(12, 7), looksUp(12, 6)],
		required: {
			...heals,
			atMostOneResponsible
		},
		seen: {
			aMessageWaits,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(733, 2171, 14)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	], oneWaits), {
		instance: "bounds/held/leaver",
		teaches: "A leaver with room for one message drops a second lookup that was for it.",
		network: "unordered",
		requests: [
			leaves(8),
			looksUp(0, 7),
			looksUp(0, 6)
		],
		required: {
			...heals,
			atMostOneResponsible
		},
		seen: {
			aMessageWaits,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(808, 2597, 14)
	}),
	ringScenario([...perfectRing([0, 8]), ...newcomers([4], 8, oneWaits)], {
		instance: "bounds/held/newcomer",
		teaches: "A newcomer with room for one message drops a second lookup until it is let in.",
		network: "unordered",
		requests: [looksUp(4, 7), looksUp(4, 6)],
		required: {
			...heals,
			atMostOneResponsible
		},
		seen: {
			aMessageWaits,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(59, 124, 10)
	}),
	ringScenario(forgetfulRing([
		0,
		8,
		12
	], forgetful).map((node) => node.id === 8 ? node : staysUp(node)), {
		instance: "bounds/suspected/crash",
		teaches: "A member forgets a dead node whose keys it has taken over, and its new predecessor does not.",
		network: "unordered",
		faults: { crash: 1 },
		required: {
			...heals,
			atMostOneResponsible
		},
		seen: {
			node12HasForgotten: hasForgotten(12, "down"),
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(19, 29, 9)
	}),
	ringScenario(forgetfulRing([
		0,
		4,
		8,
		12
	], {
		...forgetful,
		suspectsAtMost: 1
	}).map((node) => node.id === 4 || node.id === 8 ? node : staysUp(node)), {
		instance: "bounds/suspected/nearest",
		teaches: "A member with room for one suspect keeps the nearest dead node on its predecessor's side, and forgets the other.",
		network: "unordered",
		faults: { crash: 2 },
		required: {
			...heals,
			atMostOneResponsible
		},
		seen: {
			oneIsForgotten,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(3782, 12671, 23)
	}),
	ringScenario(forgetfulRing([
		0,
		8,
		12
	], forgetful, 0, 12).map(refreshingAt8), {
		instance: "bounds/suspected/by-both",
		teaches: "A node that is up, and that both neighbours have given up and one has forgotten, comes back into the ring.",
		network: "set",
		slowTimers: true,
		faults: { falseSuspicion: 2 },
		required: heals,
		atRest: { nothingIsLeftUndone },
		seen: {
			node12HasForgotten: hasForgotten(12, "up"),
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(8929, 34271, 19)
	}),
	ringScenario(forgetfulRing([0, 8], forgetful, 0).map(refreshingAt8), {
		instance: "bounds/suspected/alone",
		teaches: "A member that believes that it is alone forgets the other one, which asks again and makes one ring of two.",
		network: "set",
		slowTimers: true,
		faults: { falseSuspicion: 1 },
		required: heals,
		atRest: { nothingIsLeftUndone },
		seen: {
			node0HasForgotten: hasForgotten(0, "up"),
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(19, 29, 9)
	}),
	ringScenario([...forgetfulRing([
		0,
		8,
		12
	], forgetful, 0), ...newcomers([4], 12, forgetful).map((node) => falselySuspecting(node))], {
		instance: "bounds/suspected/passed-over",
		teaches: "A member that forgets a suspect, because a newcomer is closer, tells it that it does not follow it.",
		network: "unordered",
		faults: { falseSuspicion: 1 },
		required: {
			...heals,
			atMostOneResponsible
		},
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(4)
		},
		cost: "fast",
		expect: holds(704, 1948, 18)
	})
];
export { bounds_exports as n, boundsScenarios as t };
