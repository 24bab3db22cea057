/**
 * The hops that bushes add to a lookup: the b of log_k(N) + b. Routing ends at the first peer of the core ring clockwise of
 * the key. From there a lookup goes back along predecessors, through the bush, to the owner.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { type Members, positionOf } from '../growth/members.ts';

/** Average hops back over all keys. */
export function averageDetour({ keys, all }: Members): number {
  const ascending = all.map(({ id }) => id);
  const core = coreOf(all, ascending);
  let sum = 0;
  for (const [position, id] of ascending.entries()) {
    const width = position === 0 ? id + keys - ascending[ascending.length - 1] : id - ascending[position - 1];
    const root = positionOf(core[positionOf(id, core) % core.length], ascending);
    sum += width * ((root - position + ascending.length) % ascending.length);
  }
  return sum / keys;
}

/** The peers on the cycle to which successors lead, ascending. */
function coreOf(all: Members['all'], ascending: readonly NodeId[]): readonly NodeId[] {
  const successorOf = (id: NodeId) => all[positionOf(id, ascending)].successor ?? id;
  let id = ascending[0];
  // After as many steps as there are peers, the walk is in the cycle.
  for (let steps = 0; steps < all.length; steps++) id = successorOf(id);
  const core = new Set<NodeId>();
  for (; !core.has(id); id = successorOf(id)) core.add(id);
  return [...core].sort((a, b) => a - b);
}
