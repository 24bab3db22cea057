/**
 * One step towards the node that is responsible for a key: clockwise to the known node that is nearest to the key
 * without being past it; when there is none, to the successor, past the key; from there back along predecessors,
 * through the bush. Each step shortens the way, whatever the ring does meanwhile, so no message walks for ever.
 *
 * A finger past the key is never used, though it may well be the one that answers: if it is not, all that lies
 * between would be walked back, node by node. The successor is the one node past the key that the ring vouches for.
 */
import { distance, type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Direction, Lookup } from './messages.ts';
import { isResponsible, neighbouring, type State } from './state.ts';

export type Way =
  /** This node answers. */
  | { readonly type: 'here' }
  | { readonly type: 'to'; readonly node: NodeId; readonly direction: Direction }
  /** Nobody who could be asked is known, or all of them are suspected. */
  | { readonly type: 'none' };

export function wayOf(state: State, { key, direction }: Lookup): Way {
  if (state.neighbours === null) return backTo(state, state.heir);
  if (isResponsible(state, key)) return { type: 'here' };
  const { predecessor, successor } = state.neighbours;
  if (direction === 'back') return backTo(state, predecessor);
  const nearest = nearestBefore(state, key);
  if (nearest !== undefined) return { type: 'to', node: nearest, direction: 'onward' };
  // A founder that has let its first newcomers in, but does not know it yet, is still its own successor.
  return backTo(state, successor === state.self ? predecessor : successor);
}

/** The known node nearest to the key, of those between this node and the key, and at the key itself. */
function nearestBefore(state: State, key: Identifier): NodeId | undefined {
  const { self, config, fingers, suspected } = state;
  const gap = (node: NodeId) => distance(node, key, config.keys);
  return [...fingers, ...neighbouring(state)]
    .filter((node) => inHalfOpen(node, self, key, config.keys) && !suspected.includes(node))
    .reduce<NodeId | undefined>((best, node) => (best === undefined || gap(node) < gap(best) ? node : best), undefined);
}

function backTo(state: State, node: NodeId | null): Way {
  return node === null || state.suspected.includes(node) ? { type: 'none' } : { type: 'to', node, direction: 'back' };
}
