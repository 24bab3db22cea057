/** DKS's atomic join and leave: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type NodeId, next, type Protocol } from '../../kernel/protocol.ts';
import { onLeavingEvent } from './departure.ts';
import { onJoin, onJoinDone, onNewSuccessor, onSuccessorChanged } from './join.ts';
import { onJoiningEvent } from './joining.ts';
import { onLeaveDone, onLeavePoint } from './leave.ts';
import { onLeaveRequest, onLockGranted, onLockRequest } from './locks.ts';
import { onFound, onRouted } from './lookup.ts';
import type { Message, Request } from './messages.ts';
import type { Dks, DksEvent, DksNext } from './protocol.ts';
import { type Member, newcomer, type State } from './state.ts';

export const dks: Protocol<Dks> = {
  name: 'dks',
  init: (self, config) => next(newcomer(self, config)),
  step,
};

function step(state: State, event: DksEvent): DksNext {
  switch (state.status) {
    case 'joining':
      return onJoiningEvent(state, event);
    case 'member':
      return onMemberEvent(state, event);
    case 'leaving':
      return onLeavingEvent(state, event);
    default:
      return unreachable(state);
  }
}

function onMemberEvent(state: Member, event: DksEvent): DksNext {
  if (event.type === 'receive') return onMessage(state, event.from, event.message);
  return event.type === 'request' ? onRequest(state, event.request) : next(state);
}

function onRequest(state: Member, request: Request): DksNext {
  if (request.type === 'leave') return onLeaveRequest(state);
  return onRouted(state, state.self, { type: 'lookup', key: request.key, origin: state.self });
}

function onMessage(state: Member, from: NodeId, message: Message): DksNext {
  switch (message.type) {
    case 'lookup':
    case 'joinRequest':
      return onRouted(state, from, message);
    case 'lockRequest':
      return onLockRequest(state, from);
    case 'lockGranted':
      return onLockGranted(state);
    case 'join':
      return onJoin(state, from);
    case 'joinPoint':
      return next(state); // It is in already.
    case 'joinDone':
      return onJoinDone(state);
    case 'leavePoint':
      return onLeavePoint(state, from, message.predecessor, message.waiting);
    case 'leaveDone':
      return onLeaveDone(state, from);
    case 'newSuccessor':
      return onNewSuccessor(state, from);
    case 'successorChanged':
      return onSuccessorChanged(state);
    case 'found':
      return onFound(state, from, message.key);
    default:
      return unreachable(message);
  }
}
