/**
 * The bushes of a relaxed ring. A bush begins at a peer p whose successor r has another predecessor. Its *root* is r. The
 * bush is the chain of predecessors from r back to its *tail*, the peer whose predecessor is p.
 *
 * "It looks like a ring with bushes sticking out" (SELFMAN slides, slide 19).
 */
import { halfOpen, open } from '../identifier-space/interval.ts';
import { always, type Property, recoverable } from '../kernel/spec.ts';
import { isPredecessorOfItsSuccessor, type Member, memberAt, membersOf, type Ring } from './ring.ts';

export interface Bush {
  /** The peer whose successor pointer passes the bush by. */
  readonly from: Member;
  readonly root: Member;
  /** From the root's predecessor down to the tail; ends earlier where a predecessor has not joined yet, or is down. */
  readonly members: readonly Member[];
  /** Undefined while the chain of predecessors is interrupted. */
  readonly tail: Member | undefined;
}

export function bushesOf(ring: Ring): readonly Bush[] {
  return membersOf(ring).flatMap((from) => {
    const root = memberAt(ring, from.successor);
    return root === undefined || isPredecessorOfItsSuccessor(ring, from) ? [] : [bushBetween(ring, from, root)];
  });
}

/** A lookup that has passed its key goes back through the bush: what it meets there must lead to the ring. */
export const everyBushLeadsBack = always<Ring>(
  (ring) => bushesOf(ring).every((bush) => bush.members.every(({ id }) => open(bush.from.id, bush.root.id, ring.size).includes(id))),
  'In a bush, predecessors lead counter-clockwise from the root to the peer that the bush begins at, and never past that peer.',
);

/** Bushes are pruned: no peer passes by a member that it can reach. Claimed where peers ask their successors again from time to time. */
export function bushesArePruned(canReach: (from: Member, to: Member) => boolean): Property<Ring> {
  return recoverable(
    (ring) => membersOf(ring).every((member) => member.successor === nearestReachable(ring, member, canReach)?.id),
    'The successor of every peer is the nearest member that it can reach.',
  );
}

function nearestReachable(ring: Ring, from: Member, canReach: (from: Member, to: Member) => boolean): Member | undefined {
  const onTheWay = halfOpen(from.id, from.id, ring.size).map((place) => memberAt(ring, place));
  return onTheWay.find((member) => member !== undefined && canReach(from, member));
}

function bushBetween(ring: Ring, from: Member, root: Member): Bush {
  const members: Member[] = [];
  let peer = memberAt(ring, root.predecessor);
  while (peer !== undefined && peer !== from && peer !== root && !members.includes(peer)) {
    members.push(peer);
    peer = memberAt(ring, peer.predecessor);
  }
  return { from, root, members, tail: peer === from ? members.at(-1) : undefined };
}
