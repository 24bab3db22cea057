/** The hops of a lookup when each node passes it on to the node nearest to the key that it knows, counter-clockwise of the key. */
import { distance, type Identifier, inHalfOpen } from '../../impl/identifier-space/interval.ts';
import { invariant } from '../../impl/kernel/invariant.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';
import { ownerOf } from '../growth/members.ts';
import type { Tables } from './finger-tables.ts';

/** Hops from `start` to the owner of the key, the last one included; 0 when `start` owns the key. */
export function hopsTo(key: Identifier, start: NodeId, tables: Tables, ascending: readonly NodeId[], keys: number): number {
  const owner = ownerOf(key, ascending);
  let hops = 0;
  for (let node = start; node !== owner; hops++) {
    invariant(hops < ascending.length, 'each hop comes nearer');
    const next = nearestTo(key, node, tables.get(node) ?? [], keys);
    // The node knows no node between itself and the key, so the owner is its successor.
    node = next ?? owner;
  }
  return hops;
}

/** The hops of `lookups` lookups, from random nodes to random keys. */
export function hopsOfLookups(
  lookups: number,
  random: RandomStream,
  tables: Tables,
  ascending: readonly NodeId[],
  keys: number,
): readonly number[] {
  return Array.from({ length: lookups }, () =>
    hopsTo(below(random, keys), ascending[below(random, ascending.length)], tables, ascending, keys),
  );
}

/** The known node in (node, key] that is nearest to the key. */
function nearestTo(key: Identifier, node: NodeId, known: readonly NodeId[], keys: number): NodeId | undefined {
  let best: NodeId | undefined;
  for (const each of known)
    if (inHalfOpen(each, node, key, keys) && (best === undefined || distance(each, key, keys) < distance(best, key, keys))) best = each;
  return best;
}
