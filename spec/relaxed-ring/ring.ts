/**
 * A relaxed ring, seen from outside: the peers that are up, the members among them, and where their pointers lead.
 *
 * A peer that has crashed or left does not belong to it. Pointers to such a peer may be left over, for a while.
 *
 * Source: the SELFMAN slides, slides 18 and 19; B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant
 * Topology for Structured Overlay Networks", Parallel Processing Letters 18(3), 2008.
 */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Responsibilities } from '../lookup-consistency/responsibility.ts';

export type Peer = Outsider | Member;

/** A peer that has restarted is another peer at the same place: what pointed to its earlier life points to one that is down. */
interface Living {
  /** The number of its boots. Omitted: 1. */
  readonly incarnation?: number;
}

/** A peer that has not joined yet: it is responsible for nothing, and the ring may know of it already. */
export interface Outsider extends Living {
  readonly id: Identifier;
  readonly member: false;
}

export interface Member extends Living {
  readonly id: Identifier;
  readonly member: true;
  /** Its responsibility begins one place clockwise of this one; null: it is about to leave, and responsible for nothing. */
  readonly predecessor: Identifier | null;
  /** Null: it knows of no node that it trusts. */
  readonly successor: Identifier | null;
  /** The incarnation of its successor that it follows. Omitted: 1. */
  readonly successorsIncarnation?: number;
  /** Other peers that it knows: its followers. */
  readonly followers?: readonly Identifier[];
}

export interface Ring {
  /** The number of identifiers on the circle. */
  readonly size: number;
  /** Those that are up. */
  readonly peers: readonly Peer[];
}

export function membersOf(ring: Ring): readonly Member[] {
  return ring.peers.filter((peer) => peer.member);
}

export function memberAt(ring: Ring, id: Identifier | null): Member | undefined {
  return membersOf(ring).find((member) => member.id === id);
}

/** The members that are not about to leave: only these are responsible for something. */
export function stayingIn(ring: Ring): readonly Member[] {
  return membersOf(ring).filter(({ predecessor }) => predecessor !== null);
}

/**
 * Whether the successor of a member is down, about to leave, or missing. Until the member has found another one, it is in no
 * ring.
 */
export function isRecovering(ring: Ring, { successor, successorsIncarnation = 1 }: Member): boolean {
  const peer = ring.peers.find(({ id, incarnation = 1 }) => id === successor && incarnation === successorsIncarnation);
  return peer === undefined || (peer.member && peer.predecessor === null);
}

/** The members met when following successors from `start`, `start` first, until the walk repeats or can go no further. */
export function successorsFrom(ring: Ring, start: Member): readonly Member[] {
  const met: Member[] = [];
  let peer: Member | undefined = start;
  while (peer !== undefined && !met.includes(peer)) {
    met.push(peer);
    peer = isRecovering(ring, peer) ? undefined : memberAt(ring, peer.successor);
  }
  return met;
}

/** The members that following successors from `start` meets again and again; none, when the walk leads nowhere. */
export function cycleFrom(ring: Ring, start: Member): readonly Member[] {
  const met = successorsFrom(ring, start);
  const last = met[met.length - 1];
  const repeated = isRecovering(ring, last) ? -1 : met.findIndex(({ id }) => id === last.successor);
  return repeated < 0 ? [] : met.slice(repeated);
}

/** Whether these members lie on the circle in this order, each met before the walk comes round to the first. */
export function inClockwiseOrder(ring: Ring, members: readonly Member[]): boolean {
  if (members.length === 0) return false;
  const [first] = members;
  const met = halfOpen(first.id, first.id, ring.size).filter((place) => members.some((member) => member.id === place));
  return [...members.slice(1), first].every((member, position) => member.id === met[position]);
}

export function isPredecessorOfItsSuccessor(ring: Ring, member: Member): boolean {
  return memberAt(ring, member.successor)?.predecessor === member.id;
}

/**
 * "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18), and ends
 * with its own.
 */
export function responsibilities(ring: Ring): Responsibilities {
  const keysOf = ring.peers.map((peer) => [peer.id, keysOfPeer(ring, peer)]);
  return { size: ring.size, keysOf: Object.fromEntries(keysOf) };
}

function keysOfPeer(ring: Ring, peer: Peer): readonly Identifier[] {
  if (!peer.member || peer.predecessor === null) return [];
  return ascending(halfOpen(peer.predecessor, peer.id, ring.size));
}
