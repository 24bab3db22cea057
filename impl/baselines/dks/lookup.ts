/**
 * Requests travel clockwise to the node that is responsible for their key. A node answers for itself only.
 *
 * While a newcomer q joins between p and r, p still sends requests to r that q may have to answer. Node r forwards all of
 * them to q, and q sends back the others. So each key has an answer, though p does not know its owner yet.
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
