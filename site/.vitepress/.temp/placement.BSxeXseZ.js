import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { i as scenario } from "./scenario.Cs_16ybG.js";
import { t as placement } from "./placement.CgWyJY7b.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/placement/placement.ts
/** Where replicas live while nodes come and go: what anchors and moves guarantee, and what simpler rules do not. */
var placement_exports = /* @__PURE__ */ __exportAll({ placementScenarios: () => placementScenarios });
var THREE = {
	factor: 3,
	places: 6,
	nodes: 6
};
var FOUR = {
	factor: 4,
	places: 8,
	nodes: 6
};
var FIVE = {
	factor: 5,
	places: 10,
	nodes: 6
};
/** Newcomers are advised, but nobody is asked to move. */
var NOBODY_MOVES = {
	joins: "advised",
	moves: false
};
var TWINS = {
	joins: "twins",
	moves: false
};
var RANDOM = {
	joins: "anywhere",
	moves: false
};
var placementScenarios = [
	fast("3/crashes", {
		...THREE,
		nodes: 3
	}, "Three nodes crash, leave and join anywhere; at rest each zone has its anchor.", holds(1388, 7781, 10)),
	fast("3/leaves", {
		...THREE,
		nodes: 4,
		crashes: false
	}, "Four nodes leave and join anywhere; moves end, and one crash takes one replica of an item at most.", holds(1354, 6816, 11)),
	fast("3/advised", {
		...THREE,
		...NOBODY_MOVES,
		leaves: false,
		crashes: false
	}, "While nobody leaves or crashes, advice to newcomers is enough: nobody has to move.", holds(132, 185, 7)),
	fast("3/twins", {
		...THREE,
		...TWINS,
		leaves: false,
		crashes: false
	}, "While nobody leaves or crashes, newcomers at the places of twins are enough.", holds(132, 158, 7)),
	slow("3/6-places", THREE, "Up to six nodes in three zones of two places: at rest, with three or more, none has two replicas of an item.", holds(65876, 584639, 16)),
	slow("3/9-places", {
		...THREE,
		places: 9
	}, "Up to six nodes in three zones of three places: at rest, with three or more, none has two replicas of an item.", holds(382188, 3847639, 16)),
	slow("3/12-places", {
		...THREE,
		places: 12,
		nodes: 5
	}, "Up to five nodes in three zones of four places: at rest, with three or more, none has two replicas of an item.", holds(308884, 3004593, 14)),
	slow("3/12-places/leaves", {
		...THREE,
		places: 12,
		crashes: false
	}, "Up to six nodes in three zones of four places leave, and none crashes. At rest, with three or more, none has two replicas of an item.", holds(108354, 902794, 15)),
	slow("4/8-places", FOUR, "Up to six nodes in four zones of two places: at rest, with four or more, none has two replicas of an item.", holds(302832, 3153353, 16)),
	slow("4/12-places", {
		...FOUR,
		places: 12,
		nodes: 5
	}, "Up to five nodes in four zones of three places: at rest, with four or more, none has two replicas of an item.", holds(370352, 3960457, 14)),
	slow("4/12-places/leaves", {
		...FOUR,
		places: 12,
		crashes: false
	}, "Up to six nodes in four zones of three places leave, and none crashes. At rest, with four or more, none has two replicas of an item.", holds(148798, 1536216, 15)),
	slow("5/10-places", {
		...FIVE,
		nodes: 5
	}, "Up to five nodes in five zones of two places: at rest, with five or more, none has two replicas of an item.", holds(221308, 2330415, 14)),
	slow("5/10-places/leaves", {
		...FIVE,
		crashes: false
	}, "Up to six nodes in five zones of two places leave, and none crashes. At rest, with five or more, none has two replicas of an item.", holds(107594, 1116148, 15)),
	fast("random-ids/3", {
		...THREE,
		...RANDOM
	}, "Three nodes with random identifiers join, and one of them has two replicas of an item.", violates("noneIsDoubled", 2)),
	fast("random-ids/4", {
		...FOUR,
		...RANDOM
	}, "Four nodes with random identifiers join, and one of them has two replicas of an item.", violates("noneIsDoubled", 3)),
	fast("twins-only/3", {
		...THREE,
		...TWINS
	}, "Four nodes join at the places of twins; one leaves, and three are left, of which one has two replicas of an item.", violates("noneIsDoubled", 4)),
	fast("twins-only/4", {
		...FOUR,
		...TWINS
	}, "Five nodes join at the places of twins; one leaves, and four are left, of which one has two replicas of an item.", violates("noneIsDoubled", 5)),
	fast("nobody-moves/3", {
		...THREE,
		...NOBODY_MOVES
	}, "Four nodes have joined as advised; an anchor leaves, nobody moves, and one of three nodes has two replicas of an item.", violates("noneIsDoubled", 4)),
	fast("nobody-moves/4", {
		...FOUR,
		...NOBODY_MOVES
	}, "Five nodes have joined as advised; an anchor leaves, nobody moves, and one of four nodes has two replicas of an item.", violates("noneIsDoubled", 5))
];
function fast(name, bounds, teaches, expect) {
	return scenario({
		name: `placement/${name}`,
		teaches,
		cost: "fast",
		spec: placement(bounds),
		expect
	});
}
function slow(name, bounds, teaches, expect) {
	return scenario({
		name: `placement/${name}`,
		teaches,
		cost: "slow",
		spec: placement(bounds),
		expect
	});
}
export { placement_exports as n, placementScenarios as t };
