/**
 * The hops that bushes add to a lookup: the b of log_k(N) + b. Routing ends at the first peer of the core ring clockwise of
 * the key. From there a lookup goes back along predecessors, through the bush, to the owner.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { type Members, positionOf } from '../growth/members.ts';

/** Average hops back over all keys. */
export function averageDetour({ keys, all }: Members): number {
  const ids = all.map(({ id }) => id);
  const core = coreOf(all, ids);
  let sum = 0;
  for (const [position, id] of ids.entries()) {
    const width = position === 0 ? id + keys - ids[ids.length - 1] : id - ids[position - 1];
    const root = positionOf(core[positionOf(id, core) % core.length], ids);
    sum += width * ((root - position + ids.length) % ids.length);
  }
  return sum / keys;
}

/** The peers on the cycle to which successors lead, ascending. */
function coreOf(all: Members['all'], ids: readonly NodeId[]): readonly NodeId[] {
  const successorOf = (id: NodeId) => all[positionOf(id, ids)].successor ?? id;
  let id = ids[0];
  // After as many steps as there are peers, the walk is in the cycle.
  for (let steps = 0; steps < all.length; steps++) id = successorOf(id);
  const core = new Set<NodeId>();
  for (; !core.has(id); id = successorOf(id)) core.add(id);
  return ascending(core);
}
