import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { D as recoverable, E as reachable, w as always } from "./scenario.Cs_16ybG.js";
import { r as open, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { S as membersOf, g as structure, h as ringProperties, i as atMostOneResponsible, o as everyPeerIsLetIn, s as hasBush, x as memberAt, y as isPredecessorOfItsSuccessor } from "./properties.Cb08gLre.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, o as perfectRing, s as refreshing } from "./nodes.BQGP1PO4.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
import { c as restWithBushes, l as ringScenario, t as aCrashIsNoticed } from "./ring-scenario.CMoCXVO3.js";
// spec/relaxed-ring/bush.ts
/**
* The bushes of a relaxed ring. A bush begins at a peer p whose successor r has another predecessor. Its *root* is r. The
* bush is the chain of predecessors from r back to its *tail*, the peer whose predecessor is p.
*
* "It looks like a ring with bushes sticking out" (SELFMAN slides, slide 19).
*/
function bushesOf(ring) {
	return membersOf(ring).flatMap((from) => {
		const root = memberAt(ring, from.successor);
		return root === void 0 || isPredecessorOfItsSuccessor(ring, from) ? [] : [bushBetween(ring, from, root)];
	});
}
/** A lookup that has passed its key goes back through the bush: what it meets there must lead to the ring. */
var everyBushLeadsBack = always((ring) => bushesOf(ring).every((bush) => bush.members.every(({ id }) => open(bush.from.id, bush.root.id, ring.size).includes(id))), "In a bush, predecessors lead counter-clockwise from the root to the peer that the bush begins at, and never past that peer.");
/** Bushes are pruned: no peer passes by a member that it can reach. Claimed where peers ask their successors again from time to time. */
function bushesArePruned(canReach) {
	return recoverable((ring) => membersOf(ring).every((member) => member.successor === nearestReachable(ring, member, canReach)?.id), "The successor of every peer is the nearest member that it can reach.");
}
function nearestReachable(ring, from, canReach) {
	return halfOpen(from.id, from.id, ring.size).map((place) => memberAt(ring, place)).find((member) => member !== void 0 && canReach(from, member));
}
function bushBetween(ring, from, root) {
	const members = [];
	let peer = memberAt(ring, root.predecessor);
	while (peer !== void 0 && peer !== from && peer !== root && !members.includes(peer)) {
		members.push(peer);
		peer = memberAt(ring, peer.predecessor);
	}
	return {
		from,
		root,
		members,
		tail: peer === from ? members.at(-1) : void 0
	};
}
// scenarios/relaxed-ring/connectivity.ts
var connectivity_exports = /* @__PURE__ */ __exportAll({ connectivityScenarios: () => connectivityScenarios });
var UNREACHABLE = [0, 4];
var canReach = (from, to) => !(from.id === UNREACHABLE[0] && to.id === UNREACHABLE[1]);
var aBushAppears = reachable((world) => hasBush(ringOf(world)), "A member whose successor has another predecessor.");
var aBushStays = reachable((world) => world.quiet && ringOf(world).peers.every(({ member }) => member) && hasBush(ringOf(world)), "Everybody has joined, nothing is under way, and a bush is there.");
var connectivityScenarios = [
	ringScenario([...perfectRing([0, 8]), ...newcomers([4, 6], 8)], {
		instance: "unreachable/2+2",
		teaches: "A newcomer that cannot reach its predecessor still joins, and becomes a bush: no key has two owners.",
		unreachable: [UNREACHABLE],
		network: "unordered",
		required: {
			...structure,
			atMostOneResponsible,
			everyPeerIsLetIn,
			everyBushLeadsBack
		},
		atRest: restWithBushes,
		seen: { aBushStays },
		cost: "fast",
		expect: holds(55, 86, 12)
	}),
	ringScenario([...perfectRing([0, 8]), ...newcomers([
		2,
		4,
		6
	], 8)], {
		instance: "unreachable/2+3",
		teaches: "A newcomer that reaches two nodes that cannot reach each other closes the gap between them.",
		unreachable: [UNREACHABLE],
		network: "unordered",
		required: {
			...ringProperties,
			everyBushLeadsBack
		},
		seen: { aBushAppears },
		cost: "fast",
		expect: holds(901, 2021, 22)
	}),
	ringScenario([
		perfectRing([0, 8], refreshing)[0],
		perfectRing([0, 8])[1],
		...newcomers([4, 6], 8)
	], {
		instance: "unreachable/pruned",
		teaches: "A node that asks its successor again from time to time hears of the whole bush, and follows the nearest node that it can reach.",
		unreachable: [UNREACHABLE],
		network: "set",
		required: {
			...structure,
			atMostOneResponsible,
			bushesArePruned: bushesArePruned(canReach)
		},
		atRest: restWithBushes,
		seen: { aBushAppears },
		cost: "fast",
		expect: holds(94738, 685080, 34)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "unreachable/neighbours-and-crash",
		teaches: "Neighbours that lose contact with each other go on as a bush, even when another node crashes.",
		unreachable: [UNREACHABLE],
		faults: { crash: 1 },
		network: "unordered",
		required: structure,
		atRest: restWithBushes,
		seen: {
			aCrashIsNoticed,
			aBushStays
		},
		cost: "fast",
		expect: holds(1813, 5540, 17)
	})
];
export { connectivity_exports as n, connectivityScenarios as t };
