/**
 * The next hop of a message for the owner of a key. It goes clockwise along successors until a hop reaches or passes the key,
 * then counter-clockwise along predecessors, through the bush. Each hop shortens the way, so every message arrives or waits.
 */
import { type Identifier, inHalfOpen } from '../identifier-space/interval.ts';
import { encode } from '../kernel/plain-data.ts';
import { next, send } from '../kernel/protocol.ts';
import { hasRoom } from './bounds.ts';
import type { Routed } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import { isSuspected, type Member } from './state.ts';

/** The key that a message is for. */
export function keyOf(message: Routed): Identifier {
  return message.type === 'join' ? message.newcomer : message.key;
}

/** Passes on a message whose key this node does not own. */
export function forward(state: Member, message: Routed): MemberNext {
  const { self, successor, config } = state;
  if (message.direction === 'back' || successor === self) return backward(state, { ...message, direction: 'back' });
  if (successor === null) return hold(state, message);
  const isLast = inHalfOpen(keyOf(message), self, successor, config.keys);
  return next(state, send(successor, isLast ? { ...message, direction: 'back' } : message));
}

/** Passes the message to the predecessor. While the predecessor is suspected the key may have no owner, so the message is held. */
function backward(state: Member, message: Routed): MemberNext {
  return isSuspected(state, state.predecessor) ? hold(state, message) : next(state, send(state.predecessor, message));
}

/** Holds a message. A request to join is held once, however often the newcomer asks; each lookup gets an answer. */
function hold(state: Member, message: Routed): MemberNext {
  const isHeld = message.type === 'join' && state.held.some((each) => encode(each) === encode(message));
  if (isHeld || !hasRoom(state.held, state.config)) return next(state);
  return next({ ...state, held: [...state.held, message] });
}
