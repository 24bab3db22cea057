import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { a as everyPeerIsInItsSuccessorsRing, d as milestones, h as ringProperties, i as atMostOneResponsible, m as perfectRingOfMembers, n as atLeastOneResponsible, p as perfectRing, t as aPerfectRingIsASubset } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { t as refinesLookupConsistency } from "./refinement.DjLOop0P.js";
import { t as published } from "./world.CwPryqQ_.js";
// scenarios/baselines/relaxed-ring-published/join.ts
var join_exports = /* @__PURE__ */ __exportAll({ publishedRingScenarios: () => publishedRingScenarios });
/** The properties that hold although bushes stay. */
var inSpiteOfBushes = {
	atMostOneResponsible,
	everyPeerIsInItsSuccessorsRing,
	aPerfectRingIsASubset,
	...milestones
};
var publishedRingScenarios = [
	published({
		instance: "join",
		teaches: "Two joins and one overtaking message leave a bush for ever, without any failure: the published join drops messages that arrive too early.",
		...joining([0, 8], [4, 6]),
		properties: {
			...ringProperties,
			...milestones
		},
		expect: violates("perfectRing", 10)
	}),
	published({
		instance: "join/1-newcomer",
		teaches: "The published join of one node leaves a perfect ring.",
		...joining([0, 8], [4]),
		properties: {
			...ringProperties,
			...milestones
		},
		expect: holds(12, 14, 10)
	}),
	published({
		instance: "join/at-most-one",
		teaches: "A bush that the published join leaves for ever does not harm consistency: no key has two owners.",
		...joining([0, 8], [4, 6]),
		properties: {
			atMostOneResponsible,
			everyPeerIsInItsSuccessorsRing,
			...milestones
		},
		expect: holds(455, 1002, 23)
	}),
	published({
		instance: "join/every-key-owned",
		teaches: "The published join leaves keys without an owner for a while: “exactly one responsible node” does not hold at every moment.",
		...joining([0, 8], [4]),
		properties: { atLeastOneResponsible },
		expect: violates("atLeastOneResponsible", 4)
	}),
	published({
		instance: "join/overtaken",
		teaches: "Two nodes join in turn by the published join: if the second is announced before the first, a bush stays for ever.",
		members: [0, 8],
		joiners: [[4, 6], [6, 8]],
		properties: { perfectRing },
		expect: violates("perfectRing", 11)
	}),
	published({
		instance: "join/lost/bush-stays",
		teaches: "When the announcement of a newcomer to the published ring is lost, its bush stays for ever: no message is sent twice.",
		members: [0, 8],
		joiners: [[4, 8]],
		faults: { drop: 1 },
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 5)
	}),
	published({
		instance: "join/lost",
		teaches: "When two messages of published joins are lost, bushes stay, but no key has two owners.",
		members: [0, 8],
		joiners: [
			[2, 8],
			[4, 8],
			[6, 8]
		],
		faults: { drop: 2 },
		properties: inSpiteOfBushes,
		expect: holds(174679, 815540, 35)
	}),
	published({
		instance: "join/cut-off-pair",
		teaches: "Two neighbours that cannot reach each other suspect each other falsely: a bush stays, but no key has two owners.",
		members: [0, 8],
		joiners: [
			[2, 8],
			[4, 8],
			[6, 8]
		],
		unreachable: [[0, 4]],
		properties: inSpiteOfBushes,
		expect: holds(19152, 64230, 35)
	})
];
/** Nodes that all join through the same contact; their join refines lookup consistency. */
function joining(members, joiners) {
	return {
		members,
		joiners: joiners.map((id) => [id, 8]),
		refines: { lookupConsistency: refinesLookupConsistency(16, [...members, ...joiners], members) }
	};
}
export { publishedRingScenarios as n, join_exports as t };
