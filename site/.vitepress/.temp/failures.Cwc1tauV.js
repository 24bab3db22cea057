import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as perfectMember, r as watchedBy, t as chord } from "./step.Bikvncg_.js";
import { C as allThrough, i as scenario } from "./scenario.Cs_16ybG.js";
import { c as perfectRingOfMembers, o as noLiveSuccessorIsGivenUp, r as connectedAppendages, t as atLeastOneRing } from "./properties.XmvZUv3Q.js";
import { n as violates } from "./expectations.D8ONoEfW.js";
import { t as chordRingOf } from "./refinement.C9pzvphE.js";
// scenarios/baselines/chord/failures.ts
var failures_exports = /* @__PURE__ */ __exportAll({ chordFailureScenarios: () => chordFailureScenarios });
/** The identifiers are ours, chosen to be small. */
var MEMBERS = [
	0,
	6,
	12
];
var chordFailureScenarios = [
	failing({
		instance: "no-ring",
		teaches: "One crash destroys a Chord ring of three: a node adopts the crashed node as its successor, on hearsay.",
		rounds: MEMBERS,
		properties: { atLeastOneRing },
		expect: violates("atLeastOneRing", 5)
	}),
	failing({
		instance: "newcomer-cut-off",
		teaches: "A newcomer to a Chord ring knows one successor; if that node crashes meanwhile, the newcomer is cut off.",
		joiners: [3],
		properties: { connectedAppendages },
		expect: violates("connectedAppendages", 4)
	}),
	failing({
		instance: "newcomer-cut-off/by-itself",
		teaches: "A newcomer to a Chord ring gives up its only live successor for a crashed node, as soon as it stabilises.",
		joiners: [3],
		rounds: [3],
		properties: { noLiveSuccessorIsGivenUp },
		expect: violates("noLiveSuccessorIsGivenUp", 8)
	}),
	failing({
		instance: "stable-base/no-ring",
		teaches: "A Chord ring of three members that never fail is lost when a newcomer crashes: they adopt it as a successor again.",
		joiners: [3],
		rounds: [0, 3],
		base: MEMBERS,
		properties: { atLeastOneRing },
		expect: violates("atLeastOneRing", 17)
	}),
	failing({
		instance: "stable-base/for-ever",
		teaches: "Three members of a Chord ring never fail, but may never form a perfect ring again after a newcomer has crashed.",
		joiners: [3],
		rounds: [0, 3],
		base: MEMBERS,
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 16)
	})
];
function failing({ instance, joiners = [], rounds = [], base = [], properties, ...rest }) {
	const configOf = (id) => ({
		keys: 16,
		successors: 2,
		...rounds.includes(id) ? { stabiliseAfterMs: 1e3 } : {}
	});
	const newcomers = joiners.map((id) => ({
		id,
		config: {
			...configOf(id),
			contact: 0
		}
	}));
	const nodes = [...MEMBERS.map((id) => member(id, configOf(id))), ...newcomers];
	return scenario({
		name: `baselines/chord-failures/${instance}`,
		protocol: chord,
		nodes: nodes.map((node) => base.includes(node.id) ? {
			...node,
			neverCrashes: true
		} : node),
		network: "set",
		faults: { crash: 1 },
		properties: allThrough(chordRingOf, properties),
		cost: "fast",
		...rest
	});
}
/** In a perfect ring of all members. */
function member(id, config) {
	const [next, last] = [...MEMBERS, ...MEMBERS].slice(MEMBERS.indexOf(id) + 1);
	const running = perfectMember(id, last, [next, last], config);
	return {
		id,
		config,
		running,
		timers: config.stabiliseAfterMs === void 0 ? [] : [{ type: "stabilise" }],
		monitored: watchedBy(running)
	};
}
export { failures_exports as n, chordFailureScenarios as t };
