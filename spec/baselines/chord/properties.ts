/**
 * The properties, named by Zave, that keep a Chord ring a ring while members join and fail.
 *
 * P. Zave, "Reasoning about Identifier Spaces: How to Make Chord Correct", IEEE Transactions on Software Engineering
 * 43(12), 2017. All of them are about members that are up, and follow best successors: the first entry of a list that
 * is up. Nothing is claimed of a network that nobody is left in.
 */
import { open } from '../../identifier-space/interval.ts';
import { always, type Properties, type Property, reachable, recoverable, step } from '../../kernel/spec.ts';
import {
  bestSuccessor,
  type ChordRing,
  hasFullLists,
  hasLiveSuccessor,
  isPerfect,
  isPerfectAmongMembers,
  memberAt,
  reachedFrom,
  ringMembers,
} from './ring.ts';

/** Where best successors lead, for each member. */
function bestSuccessorsInWords(ring: ChordRing): string {
  return ring.members.map((member) => `node ${member.id} → ${bestSuccessor(ring, member)?.id ?? 'nobody'}`).join(', ');
}

/** AtLeastOneRing: some member comes back to itself along best successors. Without a ring there is nothing to repair from. */
export const atLeastOneRing = always<ChordRing>(
  (ring) => ring.members.length === 0 || ringMembers(ring).length > 0,
  'Some member comes back to itself along best successors (Zave 2017, AtLeastOneRing).',
  (ring) => `nobody comes back to itself: ${bestSuccessorsInWords(ring)}`,
);

/** AtMostOneRing: a member of a ring reaches all others that are in one. Two rings never meet again. */
export const atMostOneRing = always<ChordRing>(
  (ring) => {
    const inRing = ringMembers(ring);
    return inRing.every((member) => inRing.every((other) => reachedFrom(ring, member).includes(other)));
  },
  'Each member of a ring reaches all others along best successors (Zave 2017, AtMostOneRing).',
  (ring) => `there are several rings: ${bestSuccessorsInWords(ring)}`,
);

/** OrderedRing: the ring goes round the circle once. In one that does not, stabilisation sees nothing to repair. */
export const orderedRing = always<ChordRing>((ring) => {
  const inRing = ringMembers(ring);
  return inRing.every((member) => {
    const after = bestSuccessor(ring, member);
    return after !== undefined && inRing.every(({ id }) => !open(member.id, after.id, ring.size).includes(id));
  });
}, 'Between a member of the ring and its best successor lies no other member of the ring (Zave 2017, OrderedRing).');

/** ConnectedAppendages: a member that is in no ring reaches one. An appendage that reaches none is lost for ever. */
export const connectedAppendages = always<ChordRing>(
  (ring) => {
    const inRing = ringMembers(ring);
    return ring.members.every((member) => inRing.includes(member) || reachedFrom(ring, member).some((met) => inRing.includes(met)));
  },
  'Each member that is not in the ring reaches it along best successors (Zave 2017, ConnectedAppendages).',
  (ring) =>
    `the ring of ${ringMembers(ring)
      .map(({ id }) => id)
      .join(', ')} is not reached by all: ${bestSuccessorsInWords(ring)}`,
);

/**
 * OneLiveSuccessor: Zave's assumption about failures, not a guarantee of the protocol: no failure leaves a member without a
 * successor that is up. Only others count: a list that names its owner does not help, and nothing is asked of a member that
 * is alone.
 */
export const oneLiveSuccessor = always<ChordRing>(
  (ring) => ring.members.length <= 1 || ring.members.every((member) => hasLiveSuccessor(ring, member)),
  'Each member lists another member that is up, unless it is alone (Zave 2017, OneLiveSuccessor).',
);

/** No protocol can guarantee this, but an assumption about failures can: not all members fail. */
export const somebodyIsUp = always<ChordRing>(
  (ring) => ring.members.length > 0,
  'Some member is up.',
  ({ outsiders }) => (outsiders.length === 0 ? 'no node is up' : `only outsiders are up: node ${outsiders.join(', node ')}`),
);

/** The cause of a lost ring: in a step without a crash, a list loses the last other member that is up. */
export const noLiveSuccessorIsGivenUp = step<ChordRing>(
  (before, after) =>
    before.members.some(({ id }) => memberAt(after, id) === undefined) ||
    after.members.every((member) => {
      const earlier = memberAt(before, member.id);
      return earlier === undefined || !hasLiveSuccessor(before, earlier) || hasLiveSuccessor(after, member);
    }),
  'A member that lists another live member still lists one after each step in which no member crashes.',
  (before, after) => {
    const given = after.members.filter((member) => !hasLiveSuccessor(after, member));
    const told = given.map(({ id, successors }) => {
      const earlier = memberAt(before, id)?.successors ?? [];
      return `node ${id} listed ${earlier.join(', ')} and now lists ${successors.join(', ')}, none of them another node that is up`;
    });
    return told[0] ?? 'a node that is up is listed by nobody';
  },
);

/** Zave's four properties of the ring. */
export const ringProperties: Properties<ChordRing> = { atLeastOneRing, atMostOneRing, orderedRing, connectedAppendages };

/** After all that fails, those that are up can still come to form a perfect ring. */
export const perfectRingOfMembers = recoverable<ChordRing>(
  isPerfectAmongMembers,
  'All members can still form a perfect ring: each knows the next member clockwise, and is its predecessor.',
  (ring) =>
    ring.members
      .map(
        ({ id, predecessor, successors }) =>
          `node ${id} has predecessor ${predecessor ?? 'none'} and successors ${successors.join(', ') || 'none'}`,
      )
      .join('; '),
);

/** Zave's ideal ring: each pointer is right, and so are lists of this length. */
export function idealRing(length: number): Property<ChordRing> {
  return recoverable(
    (ring) => isPerfectAmongMembers(ring) && hasFullLists(ring, length),
    'Each member lists the members that follow it clockwise, and is the predecessor of the next.',
  );
}

/** A ring of this many peers, and of no others that are up. */
export function ringOfSize(peers: number): Properties<ChordRing> {
  return {
    [`aRingOf${peers}`]: reachable<ChordRing>(
      (ring) => ring.members.length === peers && isPerfect(ring),
      `A perfect ring of ${peers} peers.`,
    ),
  };
}

export const everyPeerIsIn = reachable<ChordRing>((ring) => ring.outsiders.length === 0, 'Every peer that is up is a member.');
