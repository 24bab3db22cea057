/** The published lookup, without fingers: along successors, and past the key back along predecessors. */
import { inHalfOpen } from '../../identifier-space/interval.ts';
import { next, send } from '../../kernel/protocol.ts';
import type { Lookup } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import type { Member } from './state.ts';

export function onLookup(state: Member, lookup: Lookup): MemberNext {
  const { self, predecessor, successor, config } = state;
  if (inHalfOpen(lookup.key, predecessor, self, config.keys)) return next(state, send(lookup.source, { type: 'replyLookup' }));
  if (lookup.last) return next(state, send(predecessor, lookup));
  return next(state, send(successor, { ...lookup, last: inHalfOpen(lookup.key, self, successor, config.keys) }));
}
