/**
 * n.find_successor(key): if key ∈ (n, successor], the answer is the successor; else ask the successor.
 *
 * A node answers here for another node, which may know better. That is why one question may have two answers.
 */
import { inHalfOpen } from '../../identifier-space/interval.ts';
import { indicate, next, send } from '../../kernel/protocol.ts';
import type { FindSuccessor } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import type { Member } from './state.ts';

export function onFindSuccessor(state: Member, question: FindSuccessor): MemberNext {
  const { key, origin, purpose } = question;
  const [successor] = state.successors;
  if (successor === undefined) return next(state);
  if (!inHalfOpen(key, state.self, successor, state.config.keys)) return next(state, send(successor, question));
  if (origin === state.self) return next(state, indicate({ type: 'found', key, owner: successor }));
  return next(state, send(origin, { type: 'successorFound', key, purpose, successor }));
}
