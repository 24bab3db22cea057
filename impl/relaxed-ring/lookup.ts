/** Lookups: which node is responsible for a key? Only that node itself answers, directly to the origin. */
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { incarnationOf } from './lives.ts';
import type { Found, Lookup } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import { forward } from './routing.ts';
import { isResponsible, type Member, type State } from './state.ts';

export function onLookup(state: Member, lookup: Lookup): MemberNext {
  const { key, origin, incarnation } = lookup;
  if (!isResponsible(state, key)) return forward(state, lookup);
  const found: Found = { type: 'found', key, ...(incarnation !== undefined && { incarnation }) };
  return origin === state.self ? onFound(state, state.self, found) : next(state, send(origin, found));
}

/** The answer to a lookup. One to an earlier life of this node is dropped, as its client does not wait any more. */
export function onFound(state: Member, owner: NodeId, found: Found): MemberNext {
  return isForThisLife(state, found) ? next(state, indicate({ type: 'found', key: found.key, owner })) : next(state);
}

export function isForThisLife(state: State, { incarnation = 1 }: Found): boolean {
  return incarnation === incarnationOf(state.self, state);
}
