/**
 * `trymerge`: a node hears between which two it would stand in another ring.
 *
 * In the paper it sets its own pointers at once, and looks both candidates up in its own ring, with its old pointers: so
 * the seam walks on. Here pointers are the ring's. It is told of the one candidate, and the other one is told of this node;
 * the ring's own rules do the rest: a closer successor is asked, and adopted on its own word, and each node that comes in
 * between two others tells the one behind, so the seam walks on by itself, backwards round both rings. The look-ups that
 * continue the merger are needed for gossip only.
 */
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { TryMerge } from './messages.ts';
import type { MergeEffect, MergeNext } from './protocol.ts';
import type { State } from './state.ts';

export function onTryMerge(state: State, from: NodeId, { predecessor, successor, again }: TryMerge): MergeNext {
  // Whoever found this node next to itself has considered it already.
  const behind: readonly MergeEffect[] = predecessor === from ? [] : [send(predecessor, { type: 'candidate', again } as const)];
  const after = state.config.fanout > 1 ? continuing(state, [successor, predecessor]) : state;
  return next(after, indicate({ type: 'consider', node: successor, again } as const), ...behind);
}

/** Once for each candidate until the neighbours change: pointers move later than these messages, and the merger must end. */
function continuing(state: State, candidates: readonly NodeId[]): State {
  const { fanout } = state.config;
  const fresh = ascending(candidates).filter((node) => !state.sought.includes(node));
  const lookups = fresh.map((id) => ({ type: 'mlookup', id, fanout, origin: null, again: false }) as const);
  return { ...state, agenda: [...state.agenda, ...lookups], sought: ascending([...state.sought, ...fresh]) };
}
