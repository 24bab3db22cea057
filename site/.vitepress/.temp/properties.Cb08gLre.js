import { D as recoverable, E as reachable, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { n as atMostOne, s as someKeyIsBeingHandedOver, t as atLeastOne } from "./responsibility.Ca8GFZsg.js";
import { t as halfOpen } from "./interval.iT9ss1Jt.js";
import { t as ascending } from "./sorted-set.BIX3z-gE.js";
// spec/relaxed-ring/ring.ts
/**
* A relaxed ring, seen from outside: the peers that are up, the members among them, and where their pointers lead.
*
* A peer that has crashed or left does not belong to it. Pointers to such a peer may be left over, for a while.
*
* Source: the SELFMAN slides, slides 18 and 19; B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant
* Topology for Structured Overlay Networks", Parallel Processing Letters 18(3), 2008.
*/
function membersOf(ring) {
	return ring.peers.filter((peer) => peer.member);
}
function memberAt(ring, id) {
	return membersOf(ring).find((member) => member.id === id);
}
/** The members that are not about to leave: only these are responsible for something. */
function stayingIn(ring) {
	return membersOf(ring).filter(({ predecessor }) => predecessor !== null);
}
/**
* Whether the successor of a member is down, about to leave, or missing. Until the member has found another one, it is in no
* ring.
*/
function isRecovering(ring, { successor, successorsIncarnation = 1 }) {
	const peer = ring.peers.find(({ id, incarnation = 1 }) => id === successor && incarnation === successorsIncarnation);
	return peer === void 0 || peer.member && peer.predecessor === null;
}
/** The members met when following successors from `start`, `start` first, until the walk repeats or can go no further. */
function successorsFrom(ring, start) {
	const met = [];
	let peer = start;
	while (peer !== void 0 && !met.includes(peer)) {
		met.push(peer);
		peer = isRecovering(ring, peer) ? void 0 : memberAt(ring, peer.successor);
	}
	return met;
}
/** The members that following successors from `start` meets again and again; none, when the walk leads nowhere. */
function cycleFrom(ring, start) {
	const met = successorsFrom(ring, start);
	const last = met[met.length - 1];
	const repeated = isRecovering(ring, last) ? -1 : met.findIndex(({ id }) => id === last.successor);
	return repeated < 0 ? [] : met.slice(repeated);
}
/** Whether these members lie on the circle in this order, each met before the walk comes round to the first. */
function inClockwiseOrder(ring, members) {
	if (members.length === 0) return false;
	const [first] = members;
	const met = halfOpen(first.id, first.id, ring.size).filter((place) => members.some((member) => member.id === place));
	return [...members.slice(1), first].every((member, position) => member.id === met[position]);
}
function isPredecessorOfItsSuccessor(ring, member) {
	return memberAt(ring, member.successor)?.predecessor === member.id;
}
/**
* "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18), and ends
* with its own.
*/
function responsibilities(ring) {
	const keysOf = ring.peers.map((peer) => [peer.id, keysOfPeer(ring, peer)]);
	return {
		size: ring.size,
		keysOf: Object.fromEntries(keysOf)
	};
}
function keysOfPeer(ring, peer) {
	if (!peer.member || peer.predecessor === null) return [];
	return ascending(halfOpen(peer.predecessor, peer.id, ring.size));
}
// spec/relaxed-ring/properties.ts
/**
* The properties of the relaxed ring: each sentence of the SELFMAN slides beside its reading.
*
* Which of these properties hold depends on what may happen: joins alone, crashes, suspicions. Each scenario names its
* assumptions; `docs/protocols/relaxed-ring.md` has the table. Sentences that do not hold as they are
* worded have two readings here: see `atLeastOneResponsible`, `noBushWithoutSuspicion`, `atMostOneReachable`.
*/
/**
* "The relaxed-ring join algorithm guarantees lookup consistency at any time in presence of multiple joining peers"
* (slide 20). Our reading: no key ever has two responsible nodes. NoOverlap.
*
* "Multiple failing peers never introduce inconsistent lookup unless the network is partitioned" (slide 20) claims the
* same of crashes. That holds from a ring without a bush and without a join under way, and not otherwise.
*/
var atMostOneResponsible = through(responsibilities, atMostOne);
/**
* The second sentence in a weaker reading. Of two nodes that are responsible for one key, a lookup can find at most
* one. No node knows the other one, or the other one knows no node. ReachNoOverlap.
*/
var atMostOneReachable = {
	...through(onlyReachable, atMostOneResponsible),
	doc: "A lookup can find at most one responsible node for each key (slide 20)."
};
/**
* "At any time there is exactly one responsible node" (slide 20), the other half. It does NOT hold during a join. The
* keys between the newcomer and its predecessor belong to nobody while the answer to the newcomer is on its way. Nor
* does it hold after a crash, until the crash is noticed. NoHole.
*/
var atLeastOneResponsible = through(responsibilities, atLeastOne);
/**
* "Every peer is in the same ring as its successor" (slide 18). From every peer, following successors ends in the only
* cycle, or at a peer whose successor has just failed, or is about to leave. SuccRing.
*/
var everyPeerIsInItsSuccessorsRing = always(isConnected, "From every member, following successors leads into the same cycle, unless a successor on the way is down or leaves (slide 18).", cyclesInWords);
/**
* "There always exists a perfect ring (in red) as a subset of the relaxed ring" (slide 19): a cycle of successors goes
* round once. While the successor of a peer in that cycle is down or leaves, there is no cycle, and nothing is claimed.
* CoreRing.
*/
var aPerfectRingIsASubset = always((ring) => stayingIn(ring).every((member) => {
	return inClockwiseOrder(ring, cycleFrom(ring, member)) || successorsFrom(ring, member).some((peer) => isRecovering(ring, peer));
}), "The successors of some members form a cycle that goes round the circle once (slide 19).");
/** "The relaxed ring is always converging toward the perfect ring" (slide 19): it can always still get there. Recoverable. */
var perfectRing = recoverable(isPerfect, "Every peer is a member, and the successor of its predecessor, and the predecessor of its successor (slide 19).", imperfectionInWords);
/** The same where a peer may stay outside for good: its request was lost with the peer that it had asked. */
var perfectRingOfMembers = recoverable((ring) => membersOf(ring).length === 0 || isPerfectAmongMembers(ring), "Every member is the successor of its predecessor, and the predecessor of its successor (slide 19).", imperfectionAmongMembers);
/** The weaker claim where a message may be lost: a bush may stay, but no peer stays outside. */
var everyPeerIsLetIn = recoverable((ring) => ring.peers.every((peer) => peer.member), "Every peer is a member.", imperfectionInWords);
/** "The bushes appear only if there are failure suspicions" (slide 19). It does NOT hold: a join makes one, for a while. */
var noBushWithoutSuspicion = always((ring) => !hasBush(ring), "No member has a successor whose predecessor is another peer (slide 19).", imperfectionAmongMembers);
/**
* The properties above that hold at every moment while nodes crash, are suspected and leave, as far as this project has
* searched. They assume that each member keeps a node that it can follow. Two scenarios break that assumption: two members
* that suspect each other (`suspicion/2-twice`), and a newcomer that loses all members it knows (`suspicion/2+1-and-crash`).
*/
var structure = {
	everyPeerIsInItsSuccessorsRing,
	aPerfectRingIsASubset
};
/** The properties that hold at every moment and in every order of events, as long as nothing fails. */
var ringProperties = {
	atMostOneResponsible,
	everyPeerIsInItsSuccessorsRing,
	aPerfectRingIsASubset,
	perfectRing
};
/** States that must be reached, so that the properties do not hold vacuously. */
var milestones = {
	everyPeerHasJoined: reachable(isPerfect, "A perfect ring of all peers."),
	aBushAppears: reachable(hasBush, "A member whose successor has another predecessor."),
	aKeyIsBeingHandedOver: through(responsibilities, someKeyIsBeingHandedOver)
};
/** All peers are members, one cycle holds them all, and each is the predecessor of its successor. */
function isPerfect(ring) {
	return ring.peers.every((peer) => peer.member) && isPerfectAmongMembers(ring);
}
/** One cycle holds all members, and each is the predecessor of its successor. Peers that have not joined do not count. */
function isPerfectAmongMembers(ring) {
	const members = membersOf(ring);
	const isWholeCircle = (cycle) => cycle.length === members.length && inClockwiseOrder(ring, cycle);
	return members.length > 0 && members.every((member) => isWholeCircle(cycleFrom(ring, member)) && isPredecessorOfItsSuccessor(ring, member));
}
/** Some member is not the predecessor of its successor: between the two, a bush sticks out of the ring. */
function hasBush(ring) {
	return membersOf(ring).some((member) => !isPredecessorOfItsSuccessor(ring, member));
}
/** Whether following successors from any member that stays ends in one cycle, the same for all, or at a peer that is recovering. */
function isConnected(ring) {
	const cycles = stayingIn(ring).map((member) => successorsFrom(ring, member)).filter((met) => !isRecovering(ring, met[met.length - 1])).map(([start]) => cycleFrom(ring, start));
	return cycles.every((cycle) => cycle.length > 0 && sameMembers(cycle, cycles[0]));
}
/** The fault that keeps the peers from being a perfect ring: the first peer that is outside, or whose pointers are wrong. */
function imperfectionInWords(ring) {
	const outsider = ring.peers.find((peer) => !peer.member);
	return outsider === void 0 ? imperfectionAmongMembers(ring) : `node ${outsider.id} is not a member`;
}
/** The same for members alone. */
function imperfectionAmongMembers(ring) {
	const members = membersOf(ring);
	if (members.length === 0) return `none of the nodes ${ring.peers.map(({ id }) => id).join(", ")} is a member`;
	const loose = members.find((member) => !isPredecessorOfItsSuccessor(ring, member));
	return loose === void 0 ? cyclesInWords(ring) : looseEndInWords(ring, loose);
}
function looseEndInWords(ring, { id, successor }) {
	if (successor === null) return `node ${id} has no successor`;
	const next = memberAt(ring, successor);
	if (next === void 0) return `the successor of node ${id} is node ${successor}, which is down or not a member`;
	return `the successor of node ${id} is node ${successor}, and the predecessor of node ${successor} is ${next.predecessor === null ? "nobody" : `node ${next.predecessor}`}`;
}
/** The cycles in which successors lead round. */
function cyclesInWords(ring) {
	const cycles = stayingIn(ring).map((member) => ({
		from: member.id,
		round: cycleFrom(ring, member).map(({ id }) => id)
	}));
	return `successors lead ${cycles.filter(({ round }, i) => i === cycles.findIndex((each) => sameIds(each.round, round))).map(({ from, round }) => round.length === 0 ? `from node ${from} nowhere` : `from node ${from} round ${round.join(", ")}`).slice(0, MOST_CYCLES).join(" and ")}`;
}
/** Cycles that are told. */
var MOST_CYCLES = 4;
function sameIds(some, others) {
	return some.length === others.length && some.every((id) => others.includes(id));
}
/** The ring without the members that no lookup finds: those that no other one points to, and those without a successor. */
function onlyReachable(ring) {
	const isPointedTo = ({ id }) => membersOf(ring).some((other) => other.id !== id && [
		other.successor,
		other.predecessor,
		...other.followers ?? []
	].includes(id));
	return {
		...ring,
		peers: membersOf(ring).filter((member) => member.successor !== null && isPointedTo(member))
	};
}
function sameMembers(some, others) {
	return some.length === others.length && some.every((member) => others.includes(member));
}
export { responsibilities as C, membersOf as S, cycleFrom as _, everyPeerIsInItsSuccessorsRing as a, isRecovering as b, imperfectionInWords as c, milestones as d, noBushWithoutSuspicion as f, structure as g, ringProperties as h, atMostOneResponsible as i, isPerfect as l, perfectRingOfMembers as m, atLeastOneResponsible as n, everyPeerIsLetIn as o, perfectRing as p, atMostOneReachable as r, hasBush as s, aPerfectRingIsASubset as t, isPerfectAmongMembers as u, inClockwiseOrder as v, memberAt as x, isPredecessorOfItsSuccessor as y };
