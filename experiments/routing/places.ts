/** Random places for nodes. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';

/** Draws `count` different places; ascending. */
export function randomPlaces(count: number, keys: number, random: RandomStream): readonly NodeId[] {
  const places = new Set<NodeId>();
  while (places.size < count) places.add(below(random, keys));
  return ascending(places);
}
