/**
 * One step towards the node that is responsible for a key: clockwise along successors until the key has been reached
 * or passed, then back along predecessors, through the bush. Each step shortens the way, so no message walks for ever.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { next, send } from '../kernel/protocol.ts';
import type { Routed } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import type { Member } from './state.ts';

/** Passes `message` on; its key does not belong to this node. */
export function forward(state: Member, key: Identifier, message: Routed): MemberNext {
  const { self, predecessor, successor } = state;
  if (message.direction === 'back') return next(state, send(predecessor, message));
  if (!inHalfOpen(key, self, successor, state.config.keys)) return next(state, send(successor, message));
  // A founder that has let its first newcomers in, but does not know it yet, is still its own successor.
  const root = successor === self ? predecessor : successor;
  return next(state, send(root, { ...message, direction: 'back' }));
}
