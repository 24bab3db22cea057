/**
 * The properties of the relaxed ring: each sentence of the SELFMAN slides beside its reading.
 *
 * Which of these properties hold depends on what may happen: joins alone, crashes, suspicions. Each scenario names its
 * assumptions; `docs/protocols/relaxed-ring.md` has the table. Sentences that do not hold as they are
 * worded have two readings here: see `atLeastOneResponsible`, `noBushWithoutSuspicion`, `atMostOneReachable`.
 */
import { always, type Properties, type Property, reachable, recoverable, through } from '../kernel/spec.ts';
import * as lookups from '../lookup-consistency/responsibility.ts';
import {
  cycleFrom,
  inClockwiseOrder,
  isPredecessorOfItsSuccessor,
  isRecovering,
  type Member,
  memberAt,
  membersOf,
  type Ring,
  responsibilities,
  stayingIn,
  successorsFrom,
} from './ring.ts';

/**
 * "The relaxed-ring join algorithm guarantees lookup consistency at any time in presence of multiple joining peers"
 * (slide 20). Our reading: no key ever has two responsible nodes. NoOverlap.
 *
 * "Multiple failing peers never introduce inconsistent lookup unless the network is partitioned" (slide 20) claims the
 * same of crashes. That holds from a ring without a bush and without a join under way, and not otherwise.
 */
export const atMostOneResponsible = through(responsibilities, lookups.atMostOne);

/**
 * The second sentence in a weaker reading. Of two nodes that are responsible for one key, a lookup can find at most
 * one. No node knows the other one, or the other one knows no node. ReachNoOverlap.
 */
export const atMostOneReachable: Property<Ring> = {
  ...through(onlyReachable, atMostOneResponsible),
  doc: 'A lookup can find at most one responsible node for each key (slide 20).',
};

/**
 * "At any time there is exactly one responsible node" (slide 20), the other half. It does NOT hold during a join. The
 * keys between the newcomer and its predecessor belong to nobody while the answer to the newcomer is on its way. Nor
 * does it hold after a crash, until the crash is noticed. NoHole.
 */
export const atLeastOneResponsible = through(responsibilities, lookups.atLeastOne);

/**
 * "Every peer is in the same ring as its successor" (slide 18). From every peer, following successors ends in the only
 * cycle, or at a peer whose successor has just failed, or is about to leave. SuccRing.
 */
export const everyPeerIsInItsSuccessorsRing = always<Ring>(
  isConnected,
  'From every member, following successors leads into the same cycle, unless a successor on the way is down or leaves (slide 18).',
  cyclesInWords,
);

/**
 * "There always exists a perfect ring (in red) as a subset of the relaxed ring" (slide 19): a cycle of successors goes
 * round once. While the successor of a peer in that cycle is down or leaves, there is no cycle, and nothing is claimed.
 * CoreRing.
 */
export const aPerfectRingIsASubset = always<Ring>(
  (ring) =>
    stayingIn(ring).every((member) => {
      const cycle = cycleFrom(ring, member);
      return inClockwiseOrder(ring, cycle) || successorsFrom(ring, member).some((peer) => isRecovering(ring, peer));
    }),
  'The successors of some members form a cycle that goes round the circle once (slide 19).',
  (ring) => {
    const torn = stayingIn(ring).find((member) => !inClockwiseOrder(ring, cycleFrom(ring, member)));
    const cycle = torn === undefined ? [] : cycleFrom(ring, torn);
    return `successors lead from node ${torn?.id} round ${cycle.map(({ id }) => id).join(', ') || 'no cycle'}, which is not once round the circle`;
  },
);

/** "The relaxed ring is always converging toward the perfect ring" (slide 19): it can always still get there. Recoverable. */
export const perfectRing = recoverable<Ring>(
  isPerfect,
  'Every peer is a member, and the successor of its predecessor, and the predecessor of its successor (slide 19).',
  imperfectionInWords,
);

/** The same where a peer may stay outside for good: its request was lost with the peer that it had asked. */
export const perfectRingOfMembers = recoverable<Ring>(
  (ring) => membersOf(ring).length === 0 || isPerfectAmongMembers(ring),
  'Every member is the successor of its predecessor, and the predecessor of its successor (slide 19).',
  imperfectionAmongMembers,
);

/** The weaker claim where a message may be lost: a bush may stay, but no peer stays outside. */
export const everyPeerIsLetIn = recoverable<Ring>(
  (ring) => ring.peers.every((peer) => peer.member),
  'Every peer is a member.',
  imperfectionInWords,
);

/** "The bushes appear only if there are failure suspicions" (slide 19). It does NOT hold: a join makes one, for a while. */
export const noBushWithoutSuspicion = always<Ring>(
  (ring) => !hasBush(ring),
  'No member has a successor whose predecessor is another peer (slide 19).',
  imperfectionAmongMembers,
);

/**
 * The properties above that hold at every moment while nodes crash, are suspected and leave, as far as this project has
 * searched. They assume that each member keeps a node that it can follow. Two scenarios break that assumption: two members
 * that suspect each other (`suspicion/2-twice`), and a newcomer that loses all members it knows (`suspicion/2+1-and-crash`).
 */
export const structure: Properties<Ring> = { everyPeerIsInItsSuccessorsRing, aPerfectRingIsASubset };

/** The properties that hold at every moment and in every order of events, as long as nothing fails. */
export const ringProperties: Properties<Ring> = {
  atMostOneResponsible,
  everyPeerIsInItsSuccessorsRing,
  aPerfectRingIsASubset,
  perfectRing,
};

/** States that must be reached, so that the properties do not hold vacuously. */
export const milestones: Properties<Ring> = {
  everyPeerHasJoined: reachable(isPerfect, 'A perfect ring of all peers.'),
  aBushAppears: reachable(hasBush, 'A member whose successor has another predecessor.'),
  aKeyIsBeingHandedOver: through(responsibilities, lookups.someKeyIsBeingHandedOver),
};

/** All peers are members, one cycle holds them all, and each is the predecessor of its successor. */
export function isPerfect(ring: Ring): boolean {
  return ring.peers.every((peer) => peer.member) && isPerfectAmongMembers(ring);
}

/** One cycle holds all members, and each is the predecessor of its successor. Peers that have not joined do not count. */
export function isPerfectAmongMembers(ring: Ring): boolean {
  const members = membersOf(ring);
  const isWholeCircle = (cycle: readonly Member[]) => cycle.length === members.length && inClockwiseOrder(ring, cycle);
  return (
    members.length > 0 && members.every((member) => isWholeCircle(cycleFrom(ring, member)) && isPredecessorOfItsSuccessor(ring, member))
  );
}

/** Some member is not the predecessor of its successor: between the two, a bush sticks out of the ring. */
export function hasBush(ring: Ring): boolean {
  return membersOf(ring).some((member) => !isPredecessorOfItsSuccessor(ring, member));
}

/** Whether following successors from any member that stays ends in one cycle, the same for all, or at a peer that is recovering. */
export function isConnected(ring: Ring): boolean {
  const ends = stayingIn(ring).map((member) => successorsFrom(ring, member));
  const cycles = ends.filter((met) => !isRecovering(ring, met[met.length - 1])).map(([start]) => cycleFrom(ring, start));
  return cycles.every((cycle) => cycle.length > 0 && sameMembers(cycle, cycles[0]));
}

/** The fault that keeps the peers from being a perfect ring: the first peer that is outside, or whose pointers are wrong. */
export function imperfectionInWords(ring: Ring): string {
  const outsider = ring.peers.find((peer) => !peer.member);
  return outsider === undefined ? imperfectionAmongMembers(ring) : `node ${outsider.id} is not a member`;
}

/** The same for members alone. */
function imperfectionAmongMembers(ring: Ring): string {
  const members = membersOf(ring);
  if (members.length === 0) return `none of the nodes ${ring.peers.map(({ id }) => id).join(', ')} is a member`;
  const loose = members.find((member) => !isPredecessorOfItsSuccessor(ring, member));
  return loose === undefined ? cyclesInWords(ring) : looseEndInWords(ring, loose);
}

function looseEndInWords(ring: Ring, { id, successor }: Member): string {
  if (successor === null) return `node ${id} has no successor`;
  const next = memberAt(ring, successor);
  if (next === undefined) return `the successor of node ${id} is node ${successor}, which is down or not a member`;
  const predecessor = next.predecessor === null ? 'nobody' : `node ${next.predecessor}`;
  return `the successor of node ${id} is node ${successor}, and the predecessor of node ${successor} is ${predecessor}`;
}

/** The cycles in which successors lead round. */
function cyclesInWords(ring: Ring): string {
  const cycles = stayingIn(ring).map((member) => ({ from: member.id, round: cycleFrom(ring, member).map(({ id }) => id) }));
  const different = cycles.filter(({ round }, i) => i === cycles.findIndex((each) => sameIds(each.round, round)));
  const told = different.map(({ from, round }) =>
    round.length === 0 ? `from node ${from} nowhere` : `from node ${from} round ${round.join(', ')}`,
  );
  return `successors lead ${told.slice(0, MOST_CYCLES).join(' and ')}`;
}

/** Cycles that are told. */
const MOST_CYCLES = 4;

function sameIds(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((id) => others.includes(id));
}

/** The ring without the members that no lookup finds: those that no other one points to, and those without a successor. */
function onlyReachable(ring: Ring): Ring {
  const isPointedTo = ({ id }: Member) =>
    membersOf(ring).some((other) => other.id !== id && [other.successor, other.predecessor, ...(other.followers ?? [])].includes(id));
  return { ...ring, peers: membersOf(ring).filter((member) => member.successor !== null && isPointedTo(member)) };
}

function sameMembers(some: readonly Member[], others: readonly Member[]): boolean {
  return some.length === others.length && some.every((member) => others.includes(member));
}
