import { r as open, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { D as recoverable, E as reachable, O as step, w as always } from "./scenario.Cs_16ybG.js";
// spec/baselines/chord/ring.ts
/**
* A Chord ring, seen from outside: the members that are up, and where their pointers lead.
*
* Source of the words: P. Zave, "Reasoning about Identifier Spaces: How to Make Chord Correct", IEEE Transactions on
* Software Engineering 43(12), 2017. The *best successor* of a member is the first entry of its list that is up. The *ring*
* consists of the members that come back to themselves along best successors. All others are *appendages*.
*/
function memberAt(ring, id) {
	return ring.members.find((member) => member.id === id);
}
function bestSuccessor(ring, { successors }) {
	return memberAt(ring, successors.find((id) => memberAt(ring, id) !== void 0));
}
/** Whether the list names a member that is up, other than the list's owner. */
function hasLiveSuccessor(ring, { id, successors }) {
	return successors.some((each) => each !== id && memberAt(ring, each) !== void 0);
}
/** Whether each member lists as many of those that follow it, and then itself, as a list of this length holds. */
function hasFullLists(ring, length) {
	return ring.members.every(({ id, successors }) => {
		return halfOpen(id, id, ring.size).filter((place) => memberAt(ring, place) !== void 0).slice(0, length).every((place, i) => place === successors[i]);
	});
}
/** The members that come back to themselves along best successors. */
function ringMembers(ring) {
	return ring.members.filter((member) => reachedFrom(ring, member).includes(member));
}
/** The members met along best successors, in the order of the walk: `start` itself only if the walk comes back to it. */
function reachedFrom(ring, start) {
	const met = [];
	let member = bestSuccessor(ring, start);
	while (member !== void 0 && !met.includes(member)) {
		met.push(member);
		member = bestSuccessor(ring, member);
	}
	return met;
}
/** All peers are members, each knows the next one clockwise, and is known to it. */
function isPerfect(ring) {
	return ring.outsiders.length === 0 && isPerfectAmongMembers(ring);
}
/** Each member knows the next member clockwise, and is its predecessor. */
function isPerfectAmongMembers(ring) {
	return ring.members.every((member) => {
		const nextClockwise = halfOpen(member.id, member.id, ring.size).find((place) => memberAt(ring, place) !== void 0);
		return member.successors[0] === nextClockwise && memberAt(ring, nextClockwise)?.predecessor === member.id;
	});
}
// spec/baselines/chord/properties.ts
/**
* The properties, named by Zave, that keep a Chord ring a ring while members join and fail.
*
* P. Zave, "Reasoning about Identifier Spaces: How to Make Chord Correct", IEEE Transactions on Software Engineering
* 43(12), 2017. All of them are about members that are up, and follow best successors: the first entry of a list that
* is up. Nothing is claimed of a network that nobody is left in.
*/
/** Where best successors lead, for each member. */
function bestSuccessorsInWords(ring) {
	return ring.members.map((member) => `node ${member.id} → ${bestSuccessor(ring, member)?.id ?? "nobody"}`).join(", ");
}
/** AtLeastOneRing: some member comes back to itself along best successors. Without a ring there is nothing to repair from. */
var atLeastOneRing = always((ring) => ring.members.length === 0 || ringMembers(ring).length > 0, "Some member comes back to itself along best successors (Zave 2017, AtLeastOneRing).", (ring) => `nobody comes back to itself: ${bestSuccessorsInWords(ring)}`);
/** AtMostOneRing: a member of a ring reaches all others that are in one. Two rings never meet again. */
var atMostOneRing = always((ring) => {
	const inRing = ringMembers(ring);
	return inRing.every((member) => inRing.every((other) => reachedFrom(ring, member).includes(other)));
}, "Each member of a ring reaches all others along best successors (Zave 2017, AtMostOneRing).", (ring) => `there are several rings: ${bestSuccessorsInWords(ring)}`);
/** OrderedRing: the ring goes round the circle once. In one that does not, stabilisation sees nothing to repair. */
var orderedRing = always((ring) => {
	const inRing = ringMembers(ring);
	return inRing.every((member) => {
		const after = bestSuccessor(ring, member);
		return after !== void 0 && inRing.every(({ id }) => !open(member.id, after.id, ring.size).includes(id));
	});
}, "Between a member of the ring and its best successor lies no other member of the ring (Zave 2017, OrderedRing).");
/** ConnectedAppendages: a member that is in no ring reaches one. An appendage that reaches none is lost for ever. */
var connectedAppendages = always((ring) => {
	const inRing = ringMembers(ring);
	return ring.members.every((member) => inRing.includes(member) || reachedFrom(ring, member).some((met) => inRing.includes(met)));
}, "Each member that is not in the ring reaches it along best successors (Zave 2017, ConnectedAppendages).", (ring) => `the ring of ${ringMembers(ring).map(({ id }) => id).join(", ")} is not reached by all: ${bestSuccessorsInWords(ring)}`);
/**
* OneLiveSuccessor: Zave's assumption about failures, not a guarantee of the protocol: no failure leaves a member without a
* successor that is up. Only others count: a list that names its owner does not help, and nothing is asked of a member that
* is alone.
*/
var oneLiveSuccessor = always((ring) => ring.members.length <= 1 || ring.members.every((member) => hasLiveSuccessor(ring, member)), "Each member lists another member that is up, unless it is alone (Zave 2017, OneLiveSuccessor).");
/** No protocol can guarantee this, but an assumption about failures can: not all members fail. */
var somebodyIsUp = always((ring) => ring.members.length > 0, "Some member is up.", ({ outsiders }) => outsiders.length === 0 ? "no node is up" : `only outsiders are up: node ${outsiders.join(", node ")}`);
/** The cause of a lost ring: in a step without a crash, a list loses the last other member that is up. */
var noLiveSuccessorIsGivenUp = step((before, after) => before.members.some(({ id }) => memberAt(after, id) === void 0) || after.members.every((member) => {
	const earlier = memberAt(before, member.id);
	return earlier === void 0 || !hasLiveSuccessor(before, earlier) || hasLiveSuccessor(after, member);
}), "A member that lists another live member still lists one after each step in which no member crashes.", (before, after) => {
	return after.members.filter((member) => !hasLiveSuccessor(after, member)).map(({ id, successors }) => {
		return `node ${id} listed ${(memberAt(before, id)?.successors ?? []).join(", ")} and now lists ${successors.join(", ")}, none of them another node that is up`;
	})[0] ?? "a node that is up is listed by nobody";
});
/** Zave's four properties of the ring. */
var ringProperties = {
	atLeastOneRing,
	atMostOneRing,
	orderedRing,
	connectedAppendages
};
/** After all that fails, those that are up can still come to form a perfect ring. */
var perfectRingOfMembers = recoverable(isPerfectAmongMembers, "All members can still form a perfect ring: each knows the next member clockwise, and is its predecessor.", (ring) => ring.members.map(({ id, predecessor, successors }) => `node ${id} has predecessor ${predecessor ?? "none"} and successors ${successors.join(", ") || "none"}`).join("; "));
/** Zave's ideal ring: each pointer is right, and so are lists of this length. */
function idealRing(length) {
	return recoverable((ring) => isPerfectAmongMembers(ring) && hasFullLists(ring, length), "Each member lists the members that follow it clockwise, and is the predecessor of the next.");
}
/** A ring of this many peers, and of no others that are up. */
function ringOfSize(peers) {
	return { [`aRingOf${peers}`]: reachable((ring) => ring.members.length === peers && isPerfect(ring), `A perfect ring of ${peers} peers.`) };
}
var everyPeerIsIn = reachable((ring) => ring.outsiders.length === 0, "Every peer that is up is a member.");
export { idealRing as a, perfectRingOfMembers as c, somebodyIsUp as d, hasLiveSuccessor as f, everyPeerIsIn as i, ringOfSize as l, memberAt as m, atMostOneRing as n, noLiveSuccessorIsGivenUp as o, isPerfect as p, connectedAppendages as r, oneLiveSuccessor as s, atLeastOneRing as t, ringProperties as u };
