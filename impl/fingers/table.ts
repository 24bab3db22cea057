/**
 * The table of fingers: which nodes a node wants to know.
 *
 * A node divides the circle, clockwise from its own place, into `arity` parts. It divides the first part again, and so on
 * down to single places. The place where a part begins is a *target*; its finger is the first known node at the target or
 * clockwise of it. With arity 2 these are the fingers of Chord.
 *
 * Sources: I. Stoica et al., "Chord", SIGCOMM 2001; L. O. Alima, S. El-Ansary, P. Brand and S. Haridi, "DKS(N, k, f)",
 * CCGrid 2003, whose k is the arity. If the number of keys is not a power of k, sizes of parts are rounded up. There are
 * then ⌈log_k keys⌉ divisions, as for powers, and each hop is shorter than a part. Beernet 0.9 rounds down. The nearest
 * places may then have no target of their own: with 2²¹ keys and k = 4, the nearest target is two places ahead.
 */
import { distance, type Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';

/** The shape of all tables of a ring. */
export interface Shape {
  /** The number of identifiers on the ring. */
  readonly keys: number;
  /** The number of parts of each division, at least 2. More parts make longer tables and shorter ways. */
  readonly arity: number;
}

/** The clockwise distances from a node to its targets, ascending. */
export function targetOffsets({ keys, arity }: Shape): readonly number[] {
  const offsets: number[] = [];
  for (let offset = offsetAfter(0, keys, arity); offset !== undefined; offset = offsetAfter(offset, keys, arity)) offsets.push(offset);
  return offsets;
}

/** The first offset beyond the distance `passed`; `otherwise`, if none of these keys is beyond it. */
function offsetAfter(passed: number, keys: number, arity: number, otherwise?: number): number | undefined {
  if (keys <= 1) return otherwise;
  const part = Math.ceil(keys / arity);
  if (passed < part) return offsetAfter(passed, part, arity, part);
  const offset = (Math.floor(passed / part) + 1) * part;
  return offset < keys ? offset : otherwise;
}

/**
 * The table of `self` if it knows the nodes `known`, which ascend and do not contain `self`. The fingers are listed
 * clockwise, without duplicates. A node that knows all members has its perfect table.
 */
export function fingersOf(self: NodeId, known: readonly NodeId[], { keys, arity }: Shape): readonly NodeId[] {
  const fingers: NodeId[] = [];
  for (let offset = offsetAfter(0, keys, arity); offset !== undefined; ) {
    const finger = firstFrom(known, (self + offset) % keys);
    // Nobody is left between the target and this node, or nobody is known.
    if (finger === undefined || distance(self, finger, keys) < offset) return fingers;
    fingers.push(finger);
    // All targets up to the finger are its own.
    offset = offsetAfter(distance(self, finger, keys), keys, arity);
  }
  return fingers;
}

/** The first target of `self` whose finger is `finger`, given the table `fingers`; null if `finger` is not in the table. */
export function targetOf(finger: NodeId, self: NodeId, fingers: readonly NodeId[], { keys, arity }: Shape): Identifier | null {
  const place = fingers.indexOf(finger);
  if (place < 0) return null;
  const previous = place === 0 ? 0 : distance(self, fingers[place - 1], keys);
  const offset = offsetAfter(previous, keys, arity);
  return offset === undefined ? null : (self + offset) % keys;
}

/** The first of the ascending `nodes` at `place` or clockwise of it; undefined if there is none at all. */
function firstFrom(nodes: readonly NodeId[], place: Identifier): NodeId | undefined {
  return nodes[indexFrom(nodes, place, 0, nodes.length)] ?? nodes[0];
}

/** The index, from `low` to `high`, of the first node at `place` or above it. By bisection, since there may be thousands of nodes. */
function indexFrom(nodes: readonly NodeId[], place: Identifier, low: number, high: number): number {
  if (low >= high) return high;
  const middle = (low + high) >> 1;
  return nodes[middle] < place ? indexFrom(nodes, place, middle + 1, high) : indexFrom(nodes, place, low, middle);
}
