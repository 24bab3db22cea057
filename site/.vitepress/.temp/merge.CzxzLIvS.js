import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { w as always } from "./scenario.Cs_16ybG.js";
import { l as isPerfect } from "./properties.Cb08gLre.js";
import { C as mergeProperties, S as everyHopLeadsNearer, _ as arcsOnlyShrink, d as retrying, g as oneRing, h as mergeScenario, m as kickStart, n as cycle, o as gossiping, p as aLookupIsUnderWay, r as detecting, s as knowing, u as newcomer, w as oneRingInTheEnd, x as everyDetectionEnds } from "./nodes.BiqqLTJ1.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/ring-merge/merge.ts
var merge_exports = /* @__PURE__ */ __exportAll({ mergeScenarios: () => mergeScenarios });
/** A ring may lie anywhere on the circle beside another one. */
function rings(members, settings) {
	return members.flatMap((each) => cycle(each, settings));
}
var all = {
	...mergeProperties,
	arcsOnlyShrink,
	oneRing
};
var nothingChanges = always(({ ring }) => isPerfect(ring), "The ring is perfect all the time.");
var mergeScenarios = [
	mergeScenario(detecting(rings([[0], [4, 8]]), 0, [4]), {
		instance: "merge/1+2",
		teaches: "A lone node that has detected a node of a ring becomes part of the ring, and no pointer ever moves farther away.",
		network: "unordered",
		required: all,
		cost: "fast",
		expect: holds(587, 1711, 16)
	}),
	mergeScenario(detecting(rings([[0, 4], [8, 12]]), 0, [8]), {
		instance: "merge/2+2/side-by-side",
		teaches: "Two rings that lie side by side become one, though the node that detects the other ring is at no seam.",
		network: "unordered",
		required: all,
		cost: "fast",
		expect: holds(1274, 3969, 19)
	}),
	mergeScenario(detecting(rings([[
		0,
		2,
		4
	], [
		8,
		10,
		12
	]]), 2, [10]), {
		instance: "merge/3+3/side-by-side",
		teaches: "Two rings of three become one, though neither the two nodes that meet nor their neighbours are at a seam.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(2717, 9200, 25)
	}),
	mergeScenario(detecting(rings([[0, 8], [4, 12]]), 0, [4]), {
		instance: "merge/2+2/interleaved",
		teaches: "Two rings whose nodes alternate become one: the ring itself walks the seam, from one pair of neighbours on.",
		network: "set",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(58814, 252184, 32)
	}),
	mergeScenario(detecting(rings([[0, 8], [4, 12]]), 0, [12]), {
		instance: "merge/2+2/interleaved/fifo",
		teaches: "Two rings whose nodes alternate become one, also when the node detected is the counter-clockwise neighbour in the other ring.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(17524, 64960, 35)
	}),
	mergeScenario(detecting(rings([[
		0,
		6,
		12
	], [3, 9]]), 0, [9]), {
		instance: "merge/3+2/interleaved",
		teaches: "A ring of three and a ring of two whose nodes alternate become one.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(122784, 539577, 37)
	}),
	mergeScenario(detecting(rings([
		[0],
		[4],
		[8]
	]), 0, [4, 8]), {
		instance: "merge/1+1+1",
		teaches: "Three rings become one when one of them has detected both others.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(5314, 14039, 30)
	}),
	mergeScenario(detecting(detecting(rings([
		[0],
		[4],
		[8]
	]), 0, [4]), 4, [8]), {
		instance: "merge/1+1+1/chain",
		teaches: "Three nodes alone become one ring when the first has detected the second, and the second the third.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(6605, 17322, 30)
	}),
	mergeScenario(detecting(rings([
		[0, 6],
		[4],
		[8]
	]), 0, [4, 8]), {
		instance: "merge/2+1+1",
		teaches: "A ring of two and two nodes alone become one ring when the ring has detected both.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(712983, 3095547, 44)
	}),
	mergeScenario(rings([[0], [4, 8]]), {
		instance: "merge/kick-start",
		teaches: "When no node has detected another ring, the word of an operator is enough.",
		requests: [kickStart(0, 8)],
		network: "set",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(2800, 9047, 18)
	}),
	mergeScenario([...rings([[0], [8]]), newcomer(4, 8)], {
		instance: "merge/kick-start/newcomer",
		teaches: "An operator may tell a newcomer of another ring before it is let in, and the rings become one.",
		requests: [kickStart(4, 0)],
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(320, 607, 21)
	}),
	mergeScenario([...detecting(rings([[0], [8]]), 0, [8]), newcomer(4, 8)], {
		instance: "merge/1+1/join",
		teaches: "A node that joins one of two rings while they merge is part of the one ring in the end.",
		network: "set",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(12814, 41488, 21)
	}),
	mergeScenario([...detecting(rings([[0], [8, 12]]), 0, [8]), newcomer(4, 8)], {
		instance: "merge/1+2/join",
		teaches: "A node that joins exactly where the rings merge is part of the one ring in the end.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(3483, 9543, 24)
	}),
	mergeScenario(detecting(rings([[
		0,
		4,
		8,
		12
	]]), 0, [8]), {
		instance: "false-detection/4",
		teaches: "The detection of a node that is in the same ring ends with its look-up, and changes nothing.",
		network: "unordered",
		required: {
			...mergeProperties,
			nothingChanges,
			oneRing
		},
		seen: { aLookupIsUnderWay },
		cost: "fast",
		expect: holds(10, 14, 6)
	}),
	mergeScenario(detecting(rings([[
		0,
		4,
		8,
		12
	]], { upper: gossiping }), 0, [8]), {
		instance: "false-detection/gossip/4",
		teaches: "With gossip, the detection of a node of the same ring changes nothing, whichever nodes it was spread to.",
		network: "set",
		required: {
			oneRingInTheEnd,
			nothingChanges,
			oneRing
		},
		seen: { aLookupIsUnderWay },
		cost: "fast",
		expect: holds(1408, 4823, 16)
	}),
	mergeScenario(detecting(rings([[0], [8]], { upper: gossiping }), 0, [8]), {
		instance: "gossip/1+1",
		teaches: "With gossip, two nodes alone become one ring, and fall silent.",
		network: "set",
		required: all,
		cost: "fast",
		expect: holds(744, 1889, 13)
	}),
	mergeScenario(detecting([...cycle([0], { upper: gossiping }), ...cycle([4, 8])], 0, [8]), {
		instance: "gossip/1+2",
		teaches: "When only the detecting node spreads a detection, three nodes become one ring, whichever node is drawn.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "fast",
		expect: holds(6190, 19342, 30)
	}),
	mergeScenario(detecting(rings([[0], [4, 8]], { upper: gossiping }), 0, [8]), {
		instance: "gossip/1+2/all",
		teaches: "With gossip, three nodes become one ring when all three spread the detection.",
		network: "fifo",
		slowTimers: true,
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(21014, 69815, 45)
	}),
	mergeScenario(detecting(rings([[0], [
		4,
		8,
		12
	]], { upper: gossiping }), 0, [4]), {
		instance: "gossip/1+3/all",
		teaches: "With gossip, four nodes become one ring when all four spread the detection.",
		network: "fifo",
		slowTimers: true,
		required: {
			oneRingInTheEnd,
			oneRing
		},
		cost: "slow",
		expect: holds(2883220, 14048841, 65)
	}),
	mergeScenario(detecting(rings([[
		0,
		4,
		8,
		12
	]], { upper: retrying }), 0, [8]), {
		instance: "false-detection/retry",
		teaches: "Where detections are repeated, a false one is not: its look-up says that both nodes are in one ring.",
		network: "set",
		required: {
			everyDetectionEnds,
			nothingChanges,
			oneRing
		},
		seen: { aLookupIsUnderWay },
		cost: "fast",
		expect: holds(463, 1970, 15)
	}),
	mergeScenario([...knowing(cycle([
		0,
		4,
		8,
		12
	]), 0, [8, 12]), ...detecting(cycle([10]), 10, [0])], {
		instance: "merge/4+1/contacts",
		teaches: "A look-up takes the way by a contact if that leads nearer, and never past its place.",
		network: "set",
		required: {
			oneRingInTheEnd,
			everyHopLeadsNearer,
			oneRing
		},
		cost: "fast",
		expect: holds(5765, 19418, 22)
	})
];
export { merge_exports as n, nothingChanges as r, mergeScenarios as t };
