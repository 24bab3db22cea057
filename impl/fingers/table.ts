/**
 * The table of fingers: which nodes a node wants to know.
 *
 * A node divides the circle, clockwise from its own place, into `arity` parts. It divides the first part again, and so on
 * down to single places. The place where a part begins is a *target*; its finger is the first known node at the target or
 * clockwise of it. With arity 2 these are the fingers of Chord.
 *
 * Sources: I. Stoica et al., "Chord", SIGCOMM 2001; L. O. Alima, S. El-Ansary, P. Brand and S. Haridi, "DKS(N, k, f)",
 * CCGrid 2003, whose k is the arity. If the number of keys is not a power of k, sizes of parts are rounded up. There are
 * then ⌈log_k keys⌉ divisions, as for powers, and each hop is shorter than a part. Beernet 0.9 rounds down, and the nearest
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
  for (let whole = keys; whole > 1; ) {
    const part = Math.ceil(whole / arity);
    for (let offset = part; offset < whole; offset += part) offsets.push(offset);
    whole = part;
  }
  return offsets.sort((a, b) => a - b);
}

/**
 * The table of `self` if it knows the nodes `known`, which ascend and do not contain `self`. The fingers are listed
 * clockwise, without duplicates. A node that knows all members has its perfect table.
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

/** The first target of `self` whose finger is `finger`, given the table `fingers`; null if `finger` is not in the table. */
export function targetOf(finger: NodeId, self: NodeId, fingers: readonly NodeId[], shape: Shape): Identifier | null {
  const place = fingers.indexOf(finger);
  if (place < 0) return null;
  const previous = place === 0 ? 0 : distance(self, fingers[place - 1], shape.keys);
  const offset = targetOffsets(shape).find((each) => each > previous);
  return offset === undefined ? null : (self + offset) % shape.keys;
}

/** The first of the ascending `nodes` at `place` or clockwise of it. By bisection, since there may be thousands. */
function firstFrom(nodes: readonly NodeId[], place: Identifier): NodeId {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle] < place) low = middle + 1;
    else high = middle;
  }
  return nodes[low % nodes.length];
}
