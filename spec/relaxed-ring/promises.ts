/**
 * What the relaxed ring promises while peers join: no crash, no suspicion, no message lost, any order of delivery.
 *
 * Each promise stands beside the sentence of the SELFMAN slides that makes it. Two of those sentences hold only as
 * they are read here: see `atLeastOneResponsible` and `noBushWithoutSuspicion`.
 */
import { always, type Properties, reachable, recoverable, through } from '../kernel/spec.ts';
import * as lookups from '../lookup-consistency/responsibility.ts';
import { cycleFrom, inClockwiseOrder, type Member, memberAt, membersOf, type Ring, responsibilities } from './ring.ts';

/**
 * "The relaxed-ring join algorithm guarantees lookup consistency at any time in presence of multiple joining peers"
 * (slide 20), read as: no key ever has two responsible nodes.
 */
export const atMostOneResponsible = through(responsibilities, lookups.atMostOne);

/**
 * "At any time there is exactly one responsible node" (slide 20), the other half. It does NOT hold during a join: the
 * keys between the newcomer and its predecessor belong to nobody while the answer to the newcomer is on its way.
 */
export const atLeastOneResponsible = through(responsibilities, lookups.atLeastOne);

/**
 * "Every peer is in the same ring as its successor" (slide 18): wherever one starts, following successors ends in
 * the one and only cycle.
 */
export const everyPeerIsInItsSuccessorsRing = always<Ring>(
  isConnected,
  'Following successors from any member ends in the same cycle (slide 18).',
);

/** "There always exists a perfect ring (in red) as a subset of the relaxed ring" (slide 19): that cycle goes round once. */
export const aPerfectRingIsASubset = always<Ring>(
  (ring) => membersOf(ring).every((member) => inClockwiseOrder(ring, cycleFrom(ring, member))),
  'The successors of some members form a cycle that goes round the circle once (slide 19).',
);

/** "The relaxed ring is always converging toward the perfect ring" (slide 19): it can always still get there. */
export const perfectRing = recoverable<Ring>(
  isPerfect,
  'Every peer is a member, and the successor of its predecessor, and the predecessor of its successor (slide 19).',
);

/** What is left of it when a message may be lost: a bush may stay, but no peer stays outside. */
export const everyPeerIsLetIn = recoverable<Ring>((ring) => ring.peers.every((peer) => peer.member), 'Every peer is a member.');

/** "The bushes appear only if there are failure suspicions" (slide 19). It does NOT hold: a join makes one, for a while. */
export const noBushWithoutSuspicion = always<Ring>(
  (ring) => !hasBush(ring),
  'No member has a successor whose predecessor is another peer (slide 19).',
);

/** The promises that are kept at every moment and in every order of events. */
export const promises: Properties<Ring> = { atMostOneResponsible, everyPeerIsInItsSuccessorsRing, aPerfectRingIsASubset, perfectRing };

/** States that must be reached, or the promises are kept for want of anything happening. */
export const milestones: Properties<Ring> = {
  everyPeerHasJoined: reachable(isPerfect, 'A perfect ring of all peers.'),
  aBushAppears: reachable(hasBush, 'A member whose successor has another predecessor.'),
  aKeyIsBeingHandedOver: through(responsibilities, lookups.someKeyIsBeingHandedOver),
};

/** All peers are members, one cycle holds them all, and each is the predecessor of its successor. */
export function isPerfect(ring: Ring): boolean {
  const members = membersOf(ring);
  const isWholeCircle = (cycle: readonly Member[]) => cycle.length === ring.peers.length && inClockwiseOrder(ring, cycle);
  return (
    members.length > 0 && members.every((member) => isWholeCircle(cycleFrom(ring, member)) && isPredecessorOfItsSuccessor(ring, member))
  );
}

/** Some member is not the predecessor of its successor: between the two, a bush sticks out of the ring. */
export function hasBush(ring: Ring): boolean {
  return membersOf(ring).some((member) => !isPredecessorOfItsSuccessor(ring, member));
}

/** Whether following successors from any member ends in one cycle, the same for all. */
export function isConnected(ring: Ring): boolean {
  const cycles = membersOf(ring).map((member) => cycleFrom(ring, member));
  return cycles.every((cycle) => cycle.length > 0 && sameMembers(cycle, cycles[0]));
}

function isPredecessorOfItsSuccessor(ring: Ring, member: Member): boolean {
  return memberAt(ring, member.successor)?.predecessor === member.id;
}

function sameMembers(some: readonly Member[], others: readonly Member[]): boolean {
  return some.length === others.length && some.every((member) => others.includes(member));
}
