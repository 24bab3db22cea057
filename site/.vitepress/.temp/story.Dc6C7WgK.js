import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { C as allThrough } from "./scenario.Cs_16ybG.js";
import { E as severalRings, S as everyHopLeadsNearer, T as repairedWhenThePartitionEnds, b as eachGroupRepairsItself, f as suspecting, g as oneRing, h as mergeScenario, n as cycle, u as newcomer, v as atMostOneResponsibleInEachGroup, w as oneRingInTheEnd, y as connectivityIsNeverLost } from "./nodes.BiqqLTJ1.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { r as impatient } from "./nodes.BQGP1PO4.js";
// scenarios/ring-merge/story.ts
var story_exports = /* @__PURE__ */ __exportAll({ storyScenarios: () => storyScenarios });
/** The pairs of nodes that a partition separates. */
function acrossPairs(groups) {
	return groups.flatMap((group, i) => groups.slice(i + 1).flatMap((other) => group.flatMap((a) => other.map((b) => [a, b]))));
}
/** The properties of each side of a partition that stays. */
function apart(groups) {
	const partitioned = ({ ring }) => ({
		ring,
		groups,
		knows: [],
		inFlight: [],
		lookups: [],
		searches: [],
		silent: true
	});
	return allThrough(partitioned, {
		eachGroupRepairsItself,
		atMostOneResponsibleInEachGroup,
		severalRings
	});
}
/** One ring that is partitioned in one of these ways, long enough for each side to finish its repair, and becomes one again. */
function whole(members, partitions, rest) {
	return mergeScenario(cycle(members), {
		...rest,
		partitions,
		faults: { partition: 1 },
		longPartitions: true,
		slowTimers: true,
		network: "fifo",
		required: {
			oneRingInTheEnd,
			repairedWhenThePartitionEnds,
			atMostOneResponsibleInEachGroup,
			severalRings,
			oneRing
		}
	});
}
/** Perfect rings, whose nodes in `doubts` suspect the listed neighbours across the partition. */
function torn(rings, doubts) {
	const nodes = rings.flatMap((members) => cycle(members));
	return Object.entries(doubts).reduce((all, [at, others]) => suspecting(all, Number(at), others), nodes);
}
var SIDES = [[0, 4], [8, 12]];
var ALTERNATE = [[0, 8], [4, 12]];
var THREE = [
	[0],
	[4],
	[8]
];
var storyScenarios = [
	mergeScenario(cycle([0, 8]), {
		instance: "story/1+1",
		teaches: "Two nodes that a partition separates are two rings, each owning all keys, and one ring again when the network is whole.",
		partitions: [[[0], [8]]],
		faults: { partition: 1 },
		network: "fifo",
		required: {
			connectivityIsNeverLost,
			oneRingInTheEnd,
			atMostOneResponsibleInEachGroup,
			everyHopLeadsNearer,
			severalRings,
			oneRing
		},
		cost: "fast",
		expect: holds(1850, 3838, 22)
	}),
	whole([
		0,
		4,
		8
	], [[[0], [4, 8]]], {
		instance: "story/1+2",
		teaches: "A partition separates one of three nodes: there are two rings, and one ring again when the partition ends.",
		cost: "slow",
		expect: holds(115934, 336628, 43)
	}),
	whole([
		0,
		4,
		8
	], [
		[[0], [4, 8]],
		[[4], [0, 8]],
		[[8], [0, 4]]
	], {
		instance: "story/1+2/any",
		teaches: "A partition separates any one of three nodes: there are two rings, and one ring again when the partition ends.",
		cost: "slow",
		expect: holds(347800, 1009882, 43)
	}),
	whole([
		0,
		4,
		8,
		12
	], [SIDES], {
		instance: "story/2+2",
		teaches: "A partition leaves two nodes on each side: two rings repair themselves and become one again, in every order of messages and suspicions.",
		cost: "slow",
		expect: holds(25236350, 110455135, 63)
	}),
	mergeScenario(cycle([
		0,
		4,
		8,
		12
	]), {
		instance: "story/2+2/apart",
		teaches: "While a partition lasts, each side becomes a ring of its own, and no key has two owners within one side.",
		unreachable: acrossPairs(SIDES),
		network: "unordered",
		required: apart(SIDES),
		cost: "fast",
		expect: holds(289, 783, 15)
	}),
	mergeScenario([
		...cycle([0, 8]),
		newcomer(4, 0, { lower: impatient }),
		newcomer(12, 8, { lower: impatient })
	], {
		instance: "story/1+1/apart/joins",
		teaches: "While a partition lasts, a node joins on each side, asks again if its question is lost, and each side becomes one ring.",
		unreachable: acrossPairs(SIDES),
		slowTimers: true,
		network: "fifo",
		required: apart(SIDES),
		cost: "fast",
		expect: holds(81, 183, 11)
	}),
	mergeScenario(cycle([
		0,
		4,
		8,
		12
	]), {
		instance: "story/2+2/apart/interleaved",
		teaches: "A partition separates every node from both its neighbours: each side still becomes a ring of its own.",
		unreachable: acrossPairs(ALTERNATE),
		network: "fifo",
		required: apart(ALTERNATE),
		cost: "slow",
		expect: holds(110889, 402265, 25)
	}),
	mergeScenario(cycle([
		0,
		4,
		8
	]), {
		instance: "story/1+1+1/apart",
		teaches: "While a partition into three sides lasts, each side becomes a ring of its own.",
		unreachable: acrossPairs(THREE),
		network: "unordered",
		required: apart(THREE),
		cost: "fast",
		expect: holds(125, 301, 7)
	}),
	mergeScenario(torn([[0], [8]], {
		0: [8],
		8: [0]
	}), {
		instance: "story/1+1/together",
		teaches: "When two rings trust each other again, ring and merge layer act in any order, and the rings become one.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			connectivityIsNeverLost,
			severalRings,
			oneRing
		},
		cost: "fast",
		expect: holds(1796, 3757, 18)
	}),
	mergeScenario(torn(THREE, {
		0: [4],
		4: [8]
	}), {
		instance: "story/1+1+1/together",
		teaches: "Three rings become one when the first trusts the middle one again, and the middle one trusts the third.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			severalRings,
			oneRing
		},
		cost: "slow",
		expect: holds(68878, 259077, 30)
	}),
	mergeScenario(torn([[0], [4, 8]], {
		0: [4],
		8: [0]
	}), {
		instance: "story/1+2/together",
		teaches: "A node alone and a ring of two become one ring when they trust each other again.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			severalRings,
			oneRing
		},
		cost: "fast",
		expect: holds(7718, 26829, 21)
	}),
	mergeScenario(torn(SIDES, {
		4: [8],
		12: [0]
	}), {
		instance: "story/2+2/together",
		teaches: "Two rings become one when the clockwise end of each side trusts its lost successor on the other side again.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			severalRings,
			oneRing
		},
		cost: "slow",
		expect: holds(90177, 381335, 34)
	}),
	mergeScenario(torn(SIDES, {
		4: [8],
		8: [4],
		12: [0]
	}), {
		instance: "story/2+2/together/three",
		teaches: "Two rings become one when three of the four nodes that suspected a neighbour trust it again, in any order.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			severalRings,
			oneRing
		},
		cost: "slow",
		expect: holds(8732143, 44585158, 42)
	}),
	mergeScenario(torn(SIDES, {
		4: [8],
		8: [4]
	}), {
		instance: "story/2+2/one-seam",
		teaches: "Two rings become one when the two nodes at one seam trust each other again, and nobody else ever does.",
		network: "fifo",
		required: {
			oneRingInTheEnd,
			severalRings,
			oneRing
		},
		cost: "slow",
		expect: holds(76184, 313249, 31)
	}),
	mergeScenario(torn(SIDES, { 0: [8] }), {
		instance: "story/2+2/off-the-seam",
		teaches: "Two rings become one when a node trusts a peer again that is no longer its neighbour: the node looks the peer up.",
		network: "unordered",
		required: {
			oneRingInTheEnd,
			severalRings,
			oneRing
		},
		cost: "fast",
		expect: holds(2549, 9212, 21)
	})
];
export { story_exports as n, storyScenarios as t };
