/**
 * Perfect tables of fingers: those that a ring at rest would have.
 *
 * Of k parts of the circle, a node knows who owns the beginning of each but its own; of k parts of its own part again;
 * and so on. k = 2 are Chord's fingers; the scheme for any k is that of L. O. Alima, S. El-Ansary, P. Brand and
 * S. Haridi, "DKS(N, k, f)", CCGRID 2003.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ownerOf } from '../growth/members.ts';

/** By node: whom it knows, each once, rising. */
export type Tables = ReadonlyMap<NodeId, readonly NodeId[]>;

export function perfectTables(rising: readonly NodeId[], keys: number, k: number): Tables {
  return new Map(rising.map((id) => [id, fingersOf(id, rising, keys, k)]));
}

function fingersOf(self: NodeId, rising: readonly NodeId[], keys: number, k: number): readonly NodeId[] {
  const fingers = new Set([ownerOf(self + 1, rising)]);
  for (let part = Math.floor(keys / k); part > 0; part = Math.floor(part / k))
    for (let j = 1; j < k; j++) fingers.add(ownerOf((self + j * part) % keys, rising));
  fingers.delete(self);
  return [...fingers].sort((a, b) => a - b);
}
