/** Lookups: which node is responsible for a key? Only that node itself answers, directly to the origin. */
import type { Identifier } from '../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import type { Lookup } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import { forward } from './routing.ts';
import { isResponsible, type Member } from './state.ts';

export function onLookup(state: Member, lookup: Lookup): MemberNext {
  const { key, origin } = lookup;
  if (!isResponsible(state, key)) return forward(state, lookup);
  return origin === state.self ? onFound(state, state.self, key) : next(state, send(origin, { type: 'found', key }));
}

export function onFound(state: Member, owner: NodeId, key: Identifier): MemberNext {
  return next(state, indicate({ type: 'found', key, owner }));
}
