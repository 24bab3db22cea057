/**
 * Routing by fingers, seen from outside: the nodes, what the ring has told each of them, their fingers, and where each
 * lookup is.
 */
import { halfOpen, type Identifier, steps } from '../identifier-space/interval.ts';
import { rightFingers } from './table.ts';

export interface Overlay {
  /** The number of identifiers on the circle. */
  readonly size: number;
  /** The number of parts into which a table divides the circle. */
  readonly arity: number;
  readonly peers: readonly Peer[];
  /** The lookups that clients have begun, and that no node has answered yet. */
  readonly lookups: readonly Lookup[];
  readonly answers: readonly Answer[];
}

export interface Peer {
  readonly id: Identifier;
  readonly up: boolean;
  /** Where its responsibility begins, as it was last told; null: it has never been a member. */
  readonly predecessor: Identifier | null;
  /** The ring has told it its neighbours, or has named it to another node as one. */
  readonly named: boolean;
  readonly fingers: readonly Identifier[];
}

/** No client asks for one key twice at one node, so that the two together name a question. */
export interface Question {
  readonly key: Identifier;
  readonly origin: Identifier;
}

export interface Lookup extends Question {
  /** Where it waits, or is on its way to. */
  readonly at: Identifier;
  /** It has passed its key, and goes back along predecessors. */
  readonly turned: boolean;
}

/** On its way to the origin, or told to the client there. */
export interface Answer extends Question {
  readonly owner: Identifier;
  readonly told: boolean;
}

export function isSame(one: Question, other: Question): boolean {
  return one.key === other.key && one.origin === other.origin;
}

export function isUp({ peers }: Overlay, id: Identifier): boolean {
  return peers.some((peer) => peer.id === id && peer.up);
}

/** "A peer knows only its own responsibility" (slide 18). */
export function owns({ peers, size }: Overlay, id: Identifier, key: Identifier): boolean {
  const predecessor = peers.find((peer) => peer.id === id)?.predecessor ?? null;
  return predecessor !== null && halfOpen(predecessor, id, size).includes(key);
}

/** The longest way that a lookup may still have: first up to the key, then, once it has passed the key, back to it. */
export function wayLeft({ size }: Overlay, { key, at, turned }: Lookup): readonly [legs: number, places: number] {
  return turned ? [0, steps(key, at, size)] : [1, steps(at, key, size)];
}

/** Every member that is up has the table that it would have if it knew all of them. */
export function hasRightFingers({ peers, size, arity }: Overlay): boolean {
  const members = peers.filter(({ up, predecessor }) => up && predecessor !== null);
  const ids = members.map(({ id }) => id);
  return members.every(({ id, fingers }) => {
    const right = rightFingers(id, ids, size, arity);
    return fingers.length === right.length && right.every((finger, place) => finger === fingers[place]);
  });
}
