/**
 * Whom a node wants to know. It cuts the circle, from its own place on, into `arity` parts, the first of them into
 * `arity` parts again, and so on down to single places: for the place where a part begins it wants the nearest node
 * at it or after it. With arity 2 these are the fingers of Chord.
 *
 * Sources: I. Stoica et al., "Chord", SIGCOMM 2001; L. O. Alima, S. El-Ansary, P. Brand and S. Haridi, "DKS(N, k, f)",
 * CCGrid 2003, whose k is the arity. Where the number of keys is no power of it, parts are rounded up, so that there
 * are ⌈log_k keys⌉ cuts, as for powers, and each hop is shorter than a part. Rounded down, as in Beernet 0.9, the
 * nearest places may have no target of their own: with 2²¹ keys and k = 4, none is less than two places ahead.
 */
import { distance, type Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';

/** The shape of all tables of a ring. */
export interface Shape {
  /** The number of identifiers on the ring. */
  readonly keys: number;
  /** The number of parts of each cut, at least 2. More parts are longer tables and shorter ways. */
  readonly arity: number;
}

/** How far ahead of a node its targets are, the nearest one first. */
export function targetOffsets({ keys, arity }: Shape): readonly number[] {
  const offsets: number[] = [];
  for (let whole = keys; whole > 1; ) {
    const part = Math.ceil(whole / arity);
    for (let offset = part; offset < whole; offset += part) offsets.push(offset);
    whole = part;
  }
  return offsets.sort((a, b) => a - b);
}

/**
 * The table of the node `self` when it knows the nodes `known`, given in ascending order: clockwise, without
 * duplicates, without `self`. When it knows all members, that is its perfect table.
 */
export function fingersOf(self: NodeId, known: readonly NodeId[], shape: Shape): readonly NodeId[] {
  const fingers: NodeId[] = [];
  if (known.length === 0) return fingers;
  for (const offset of targetOffsets(shape)) {
    const finger = firstFrom(known, (self + offset) % shape.keys);
    const isBehind = distance(self, finger, shape.keys) < offset; // Nobody is left between the target and this node.
    if (isBehind) return fingers;
    if (finger !== fingers.at(-1)) fingers.push(finger);
  }
  return fingers;
}

/** The first of the places ahead for which `finger`, one of `fingers`, stands in the table of `self`; null: it stands there for none. */
export function targetOf(finger: NodeId, self: NodeId, fingers: readonly NodeId[], shape: Shape): Identifier | null {
  const place = fingers.indexOf(finger);
  if (place < 0) return null;
  const previous = place === 0 ? 0 : distance(self, fingers[place - 1], shape.keys);
  const offset = targetOffsets(shape).find((each) => each > previous);
  return offset === undefined ? null : (self + offset) % shape.keys;
}

/** The first of `nodes`, which ascend, at `place` or after it, seen clockwise. By bisection: there may be thousands. */
function firstFrom(nodes: readonly NodeId[], place: Identifier): NodeId {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle] < place) low = middle + 1;
    else high = middle;
  }
  return nodes[low % nodes.length];
}
