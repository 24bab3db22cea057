import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { D as recoverable } from "./scenario.Cs_16ybG.js";
import { u as isPerfectAmongMembers } from "./properties.Cb08gLre.js";
import { D as unrestInWords, d as retrying, g as oneRing, h as mergeScenario, i as followed, n as cycle, r as detecting, w as oneRingInTheEnd } from "./nodes.BiqqLTJ1.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { s as refreshing } from "./nodes.BQGP1PO4.js";
// scenarios/ring-merge/faults.ts
var faults_exports = /* @__PURE__ */ __exportAll({ mergeFaultScenarios: () => mergeFaultScenarios });
/** Only these may crash. */
function frail(nodes, ...which) {
	return nodes.map((node) => which.includes(node.id) ? node : {
		...node,
		neverCrashes: true
	});
}
function leaves(at) {
	return {
		at,
		request: {
			type: "lower",
			inner: { type: "leave" }
		}
	};
}
/** Rings 0, 8 and 4, 12 have become one, but 8 has heard of nobody else: it still follows 0, as only 0 knows. */
var halfMerged = [...followed(cycle([
	0,
	4,
	12
]), 0, 8), ...cycle([0, 8]).filter(({ id }) => id === 8)];
var oneRingOfThoseLeft = recoverable(({ silent, ring }) => silent && isPerfectAmongMembers(ring), "One perfect ring of all that are up, no message in flight, and no node with anything to look up.", unrestInWords);
var mergeFaultScenarios = [
	mergeScenario(frail(detecting([...cycle([0]), ...cycle([4, 8])], 0, [8]), 4), {
		instance: "crash/1+2",
		teaches: "When one of three nodes crashes while its ring is merged, the two that are left become one ring.",
		faults: { crash: 1 },
		network: "fifo",
		required: {
			oneRingOfThoseLeft,
			oneRing
		},
		cost: "fast",
		expect: holds(3260, 7642, 24)
	}),
	mergeScenario(frail(detecting([...cycle([0]), ...cycle([4, 8])], 0, [8]), 8), {
		instance: "crash/of-the-only-link",
		teaches: "When the one node of the other ring that was known crashes, the rings stay apart: nobody knows anybody else there.",
		faults: { crash: 1 },
		network: "fifo",
		required: { oneRingOfThoseLeft },
		cost: "fast",
		expect: violates("oneRingOfThoseLeft", 1)
	}),
	mergeScenario(frail(detecting([...cycle([0, 4]), ...cycle([8, 12])], 0, [8]), 12), {
		instance: "crash/2+2",
		teaches: "When one of four nodes crashes while its ring is merged, the three that are left become one ring.",
		faults: { crash: 1 },
		network: "fifo",
		required: {
			oneRingOfThoseLeft,
			oneRing
		},
		cost: "slow",
		expect: holds(1256765, 5691038, 38)
	}),
	mergeScenario(detecting([...cycle([0]), ...cycle([4, 8])], 0, [8]), {
		instance: "leave/1+2",
		teaches: "When a node leaves while its ring is merged, the nodes that stay become one ring.",
		requests: [leaves(4)],
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(2608, 6385, 27)
	}),
	mergeScenario(detecting([...cycle([0, 8]), ...cycle([4, 12])], 0, [4]), {
		instance: "leave/2+2/interleaved",
		teaches: "A node leaves during a merge, to an heir of the other ring, which knows its predecessor better than the leaver does.",
		requests: [leaves(12)],
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(1809552, 7945483, 53)
	}),
	mergeScenario(halfMerged, {
		instance: "leave/2+2/half-merged",
		teaches: "When a node leaves between its heir and a node that the heir knows, the heir makes that node its predecessor.",
		requests: [leaves(12)],
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(39, 70, 14)
	}),
	mergeScenario(detecting([...cycle([0]), ...cycle([4, 8])], 0, [4]), {
		instance: "leave/of-the-only-link",
		teaches: "When the one node of the other ring that was known leaves, the rings stay apart.",
		requests: [leaves(4)],
		network: "fifo",
		required: { oneRingInTheEnd },
		cost: "fast",
		expect: violates("oneRingInTheEnd", 3)
	}),
	mergeScenario(detecting([...cycle([0]), ...cycle([8])], 0, [8]), {
		instance: "lost/once",
		teaches: "If no node tries again, one lost message may leave a merge half-done for good.",
		faults: { drop: 1 },
		network: "set",
		required: { oneRingInTheEnd },
		cost: "fast",
		expect: violates("oneRingInTheEnd", 5)
	}),
	mergeScenario(detecting([...cycle([0], { upper: retrying }), ...cycle([8])], 0, [8], true), {
		instance: "lost/retry",
		teaches: "Detecting again is not enough. When the rings are linked, but only one side knows the link, the ring must be refreshed.",
		faults: { drop: 1 },
		network: "set",
		required: { oneRingInTheEnd },
		cost: "slow",
		expect: violates("oneRingInTheEnd", 5)
	}),
	mergeScenario(detecting([...cycle([0], { upper: retrying }), ...cycle([8], { lower: refreshing })], 0, [8], true), {
		instance: "lost/retry-and-refresh",
		teaches: "Where one node detects again, and the other keeps asking its successor, a lost message only delays the merge.",
		faults: { drop: 1 },
		network: "set",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(284019, 3033267, 27)
	})
];
export { mergeFaultScenarios as n, faults_exports as t };
