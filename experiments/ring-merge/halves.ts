/** Draws and divides nodes at random. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';

/** Puts each node into one of two halves of equal size at random. The halves are ascending. */
export function halves(ascending: readonly NodeId[], random: RandomStream): readonly [readonly NodeId[], readonly NodeId[]] {
  const left = [...ascending];
  const ours = new Set<NodeId>();
  while (ours.size < ascending.length >> 1) {
    const drawn = below(random, left.length);
    ours.add(left[drawn]);
    left[drawn] = left[left.length - 1];
    left.pop();
  }
  return [ascending.filter((id) => ours.has(id)), ascending.filter((id) => !ours.has(id))];
}

export function oneOf(nodes: readonly NodeId[], random: RandomStream): NodeId {
  return nodes[below(random, nodes.length)];
}
