/** The hub's side: it records which peer has which items, and answers from its records alone. */
import { indicate, type NodeId, next, send } from '../../../kernel/protocol.ts';
import type { Item } from './messages.ts';
import type { HubNext } from './protocol.ts';
import type { Entry, Hub } from './state.ts';

/** Records the items of a peer. A second registration replaces the first. */
export function onRegister(state: Hub, entry: Entry): HubNext {
  const before = state.index.filter(({ peer }) => peer < entry.peer);
  const after = state.index.filter(({ peer }) => peer > entry.peer);
  return next({ ...state, index: [...before, entry, ...after] });
}

export function onQuestion(state: Hub, asker: NodeId, item: Item): HubNext {
  const holder = state.index.find(({ items }) => items.includes(item))?.peer ?? null;
  if (asker === state.self) return next(state, indicate({ type: 'answered', item, holder }));
  return next(state, send(asker, { type: 'answer', item, holder }));
}
