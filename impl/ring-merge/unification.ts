/**
 * `trymerge`: a node learns between which two nodes of another ring it belongs.
 *
 * In the paper the node sets its own pointers at once. It then looks both candidates up in its own ring, by its old
 * pointers, and so the seam walks on. Here only the ring sets pointers: it is told of the candidate successor, and the
 * candidate predecessor is told of this node.
 *
 * The ring's own rules do the rest. It asks a closer successor, and adopts that node on its own word. Each node that comes
 * in between two others tells its predecessor, so the seam walks counter-clockwise round both rings. The look-ups that
 * continue the merge are needed for gossip only.
 */
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { TryMerge } from './messages.ts';
import type { MergeEffect, MergeNext } from './protocol.ts';
import type { State } from './state.ts';

export function onTryMerge(state: State, from: NodeId, { predecessor, successor, again }: TryMerge): MergeNext {
  // A sender that named itself as the predecessor has considered this node already.
  const toPredecessor: readonly MergeEffect[] = predecessor === from ? [] : [send(predecessor, { type: 'candidate', again } as const)];
  const after = state.config.fanout > 1 ? continuing(state, [successor, predecessor]) : state;
  return next(after, indicate({ type: 'consider', node: successor, again } as const), ...toPredecessor);
}

/** Looks each candidate up, but once only until the neighbours change: pointers move later than these messages, and the merge must end. */
function continuing(state: State, candidates: readonly NodeId[]): State {
  const { fanout } = state.config;
  const fresh = ascending(candidates).filter((node) => !state.sought.includes(node));
  const lookups = fresh.map((id) => ({ type: 'mlookup', id, fanout, origin: null, again: false }) as const);
  return { ...state, agenda: [...state.agenda, ...lookups], sought: ascending([...state.sought, ...fresh]) };
}
