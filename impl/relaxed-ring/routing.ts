/**
 * One step towards the node that is responsible for a key: clockwise along successors until the key has been reached
 * or passed, then back along predecessors, through the bush. Each step shortens the way, so no message walks for ever.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { next, send } from '../kernel/protocol.ts';
import type { Routed } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import { isSuspected, type Member } from './state.ts';

/** The key by which a message finds its way. */
export function keyOf(message: Routed): Identifier {
  return message.type === 'join' ? message.newcomer : message.key;
}

/** Passes `message` on; its key does not belong to this node. */
export function forward(state: Member, message: Routed): MemberNext {
  const { self, successor, config } = state;
  if (message.direction === 'back' || successor === self) return backward(state, { ...message, direction: 'back' });
  if (successor === null) return hold(state, message);
  const isLast = inHalfOpen(keyOf(message), self, successor, config.keys);
  return next(state, send(successor, isLast ? { ...message, direction: 'back' } : message));
}

/** Where the predecessor is down, nobody owns the key until somebody takes it: the message waits for that. */
function backward(state: Member, message: Routed): MemberNext {
  return isSuspected(state, state.predecessor) ? hold(state, message) : next(state, send(state.predecessor, message));
}

function hold(state: Member, message: Routed): MemberNext {
  return next({ ...state, held: [...state.held, message] });
}
