/**
 * The guarantees of atomic joins and leaves beyond the relaxed ring: a key without an owner is always in one message.
 *
 * Source: A. Ghodsi, "Distributed k-ary System: Algorithms for Distributed Hash Tables", PhD thesis, KTH, 2006, whose
 * claims are made for rings in which nothing fails.
 */
import { halfOpen, type Identifier, identifiers } from '../../identifier-space/interval.ts';
import { areSameBag } from '../../kernel/bag.ts';
import { always, type Properties, reachable, recoverable, through } from '../../kernel/spec.ts';
import * as relaxed from '../../relaxed-ring/properties.ts';
import { membersOf, type Ring, responsibilities } from '../../relaxed-ring/ring.ts';

export interface AtomicRing {
  readonly ring: Ring;
  /** The keys in (from, to]: given up by one peer, and on their way to another in a message. */
  readonly onTheWay: readonly { readonly from: Identifier; readonly to: Identifier }[];
  /** The members whose lock somebody holds. */
  readonly locked: readonly Identifier[];
  /** The members whose lock somebody waits for, in vain until now. */
  readonly waitedFor: readonly Identifier[];
  /** The peers that have been asked to leave, and have not left yet. */
  readonly leavers: readonly Identifier[];
}

/**
 * "Exactly one responsible node", in the only reading that holds with messages. A key that no node owns is in exactly
 * one message, which makes its receiver the owner. Requests for it are passed on, and get there after that message.
 * The last node that leaves has no other to hand its keys to.
 */
export const ownedOrOnItsWay = always<AtomicRing>(({ ring, onTheWay }) => {
  const owned = Object.values(responsibilities(ring).keysOf).flat();
  const sent = onTheWay.flatMap(({ from, to }) => halfOpen(from, to, ring.size));
  return membersOf(ring).length === 0 || areSameBag([...owned, ...sent], identifiers(ring.size));
}, 'Each key has one responsible node, or is in exactly one message on its way to one (no hole, by forwarding).');

/** All that has begun can come to its end: everybody is in or out, and nothing is locked. */
export const comesToRest = recoverable<AtomicRing>(
  ({ ring, locked, leavers }) => locked.length === 0 && leavers.length === 0 && (ring.peers.length === 0 || relaxed.isPerfect(ring)),
  'The ring can still come to rest: all nodes asked to leave have left, all others form a perfect ring, and no lock is held.',
  unrestInWords,
);

/** The weaker claim for runs in which a peer may crash: the others could at least lock each other again. */
export const everyLockIsReleased = recoverable<AtomicRing>(
  ({ locked }) => locked.length === 0,
  'Every held lock of a member that is up can still be released.',
  unrestInWords,
);

/** The held locks, else the nodes that have not left, else the fault that keeps the ring from being perfect. */
function unrestInWords({ ring, locked, leavers }: AtomicRing): string {
  if (locked.length > 0) return `the lock of node ${locked.join(' and of node ')} is held`;
  if (leavers.length > 0) return `node ${leavers.join(' and node ')} cannot leave`;
  return relaxed.imperfectionInWords(ring);
}

/** The same for pointers, and for peers that wait outside. */
export const perfectRingOfMembers = through(ringOf, relaxed.perfectRingOfMembers);
export const everyPeerIsLetIn = through(ringOf, relaxed.everyPeerIsLetIn);

/** Holds whichever peer crashes: a lock is never taken from a peer that has it. */
export const atMostOneResponsible = through(ringOf, relaxed.atMostOneResponsible);

export const atomicRingProperties: Properties<AtomicRing> = {
  atMostOneResponsible,
  everyPeerIsInItsSuccessorsRing: through(ringOf, relaxed.everyPeerIsInItsSuccessorsRing),
  aPerfectRingIsASubset: through(ringOf, relaxed.aPerfectRingIsASubset),
  ownedOrOnItsWay,
  comesToRest,
};

/** States that must be reached, so that the properties do not hold vacuously. */
export const milestones: Properties<AtomicRing> = {
  aKeyIsOnItsWay: reachable(({ onTheWay }) => onTheWay.length > 0, 'A key that no node owns, for now.'),
  somebodyWaits: reachable(({ waitedFor }) => waitedFor.length > 0, 'At some moment a node waits for a lock that another node holds.'),
};

function ringOf({ ring }: AtomicRing): Ring {
  return ring;
}
