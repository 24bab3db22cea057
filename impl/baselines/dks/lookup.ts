/**
 * Requests travel clockwise to the node that is responsible for their key, which answers for itself alone.
 *
 * While a newcomer q comes in between p and r, p still sends to r what q may have to answer: r passes all of it to q,
 * and what is not q's comes back, from q. So no key is without an answer, though its owner is new to p.
 */
import type { Identifier } from '../../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import { enqueue } from './locks.ts';
import type { Lookup, Routed } from './messages.ts';
import type { DksNext, MemberNext } from './protocol.ts';
import { isResponsible, type Member, type State } from './state.ts';

export function onRouted(state: Member, from: NodeId, message: Routed): DksNext {
  if (from === state.oldPredecessor) return next(state, send(state.predecessor, message));
  if (!isResponsible(state, keyOf(message))) return next(state, send(state.successor, message));
  return message.type === 'lookup' ? answer(state, message) : enqueue(state, message.newcomer);
}

export function onFound(state: State, owner: NodeId, key: Identifier): DksNext {
  return next(state, indicate({ type: 'found', key, owner }));
}

function answer(state: Member, { key, origin }: Lookup): MemberNext {
  if (origin === state.self) return next(state, indicate({ type: 'found', key, owner: state.self }));
  return next(state, send(origin, { type: 'found', key }));
}

function keyOf(message: Routed): Identifier {
  return message.type === 'lookup' ? message.key : message.newcomer;
}
