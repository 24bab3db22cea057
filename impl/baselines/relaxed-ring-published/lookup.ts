/** The published lookup, without fingers: clockwise along successors, and past the key counter-clockwise along predecessors. */
import { inHalfOpen } from '../../identifier-space/interval.ts';
import { next, send } from '../../kernel/protocol.ts';
import type { Lookup } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import type { Member } from './state.ts';

/**
 * Answers a lookup, or passes it on. The paper does not say what happens while there is no successor; here the lookup goes
 * to the candidate, or is lost.
 */
export function onLookup(state: Member, lookup: Lookup): MemberNext {
  const { self, predecessor, successor, candidate, config } = state;
  if (inHalfOpen(lookup.key, predecessor, self, config.keys)) return next(state, send(lookup.source, { type: 'replyLookup' }));
  if (lookup.last) return next(state, send(predecessor, lookup));
  const onward = successor ?? candidate;
  if (onward === null) return next(state);
  return next(state, send(onward, { ...lookup, last: inHalfOpen(lookup.key, self, onward, config.keys) }));
}
