import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { C as mergeProperties, _ as arcsOnlyShrink, c as lookingAgain, g as oneRing, h as mergeScenario, l as lookingForItself, n as cycle, p as aLookupIsUnderWay, u as newcomer, w as oneRingInTheEnd } from "./nodes.BiqqLTJ1.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { r as nothingChanges } from "./merge.CzxzLIvS.js";
// scenarios/ring-merge/loopy.ts
var loopy_exports = /* @__PURE__ */ __exportAll({ loopyScenarios: () => loopyScenarios });
/** Where only the first node of the cycle looks for itself, again and again, whenever all else has come to rest. */
function lookingAgainAndAgain(members, rest) {
	return mergeScenario(lookingForItself(cycle(members, { upper: lookingAgain }), members[0]), {
		network: "fifo",
		slowTimers: true,
		required: {
			oneRingInTheEnd,
			oneRing
		},
		...rest
	});
}
/** Nobody in the ring looks for itself; whoever comes in later does. */
var newcomerLooks = [...cycle([
	0,
	8,
	4,
	12
]), newcomer(2, 0, { upper: lookingAgain })];
var loopyScenarios = [
	mergeScenario(lookingForItself(cycle([
		0,
		8,
		4,
		12
	]), 0), {
		instance: "loopy/4",
		teaches: "A ring of four that goes round the circle twice is repaired when one node looks for itself once.",
		network: "set",
		required: {
			...mergeProperties,
			arcsOnlyShrink,
			oneRing
		},
		cost: "fast",
		expect: holds(1434, 4788, 21)
	}),
	mergeScenario(lookingForItself(cycle([
		0,
		12,
		8,
		4
	]), 0), {
		instance: "loopy/4/three-turns",
		teaches: "One look-up also repairs the ring of four that goes round three times.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			arcsOnlyShrink,
			oneRing
		},
		cost: "fast",
		expect: holds(1368, 3305, 38)
	}),
	mergeScenario(lookingForItself(cycle([
		0,
		6,
		12,
		3,
		9
	]), 0), {
		instance: "loopy/5",
		teaches: "One look-up also repairs the ring of five in which each node follows the next but one.",
		network: "set",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(5489, 21034, 36)
	}),
	mergeScenario(lookingForItself(cycle([
		0,
		9,
		3,
		12,
		6
	]), 0), {
		instance: "loopy/5/three-turns",
		teaches: "A ring of five that goes round three times may stay loopy for good when one node looks for itself only once.",
		network: "set",
		required: { oneRingInTheEnd },
		cost: "fast",
		expect: violates("oneRingInTheEnd", 5)
	}),
	lookingAgainAndAgain([
		0,
		9,
		3,
		12,
		6
	], {
		instance: "loopy/5/three-turns/again",
		teaches: "A ring of five that goes round three times is repaired when one node looks for itself again and again.",
		cost: "fast",
		expect: holds(5206, 18383, 43)
	}),
	lookingAgainAndAgain([
		0,
		12,
		9,
		6,
		3
	], {
		instance: "loopy/5/four-turns/again",
		teaches: "Repeated look-ups of one node also repair the ring of five that goes round four times.",
		cost: "slow",
		expect: holds(25016, 95504, 58)
	}),
	mergeScenario(newcomerLooks, {
		instance: "loopy/newcomer",
		teaches: "A newcomer that looks for itself from its start on repairs a loopy ring in which nobody else looks.",
		network: "fifo",
		slowTimers: true,
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(760, 2162, 35)
	}),
	mergeScenario(lookingForItself(cycle([
		0,
		4,
		8,
		12
	]), 0), {
		instance: "loopy/none",
		teaches: "In a ring that goes round once, a node that looks for itself finds itself, and nothing happens.",
		network: "set",
		required: {
			...mergeProperties,
			nothingChanges,
			oneRing
		},
		seen: { aLookupIsUnderWay },
		cost: "fast",
		expect: holds(5, 5, 5)
	})
];
export { loopy_exports as n, loopyScenarios as t };
