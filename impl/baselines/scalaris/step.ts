/** Scalaris' validation and locks: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type Event, type NodeId, next, type Protocol } from '../../kernel/protocol.ts';
import { onCommit, onVote } from './manager.ts';
import type { Message } from './messages.ts';
import type { ManagerNext, ReplicaNext, Scalaris } from './protocol.ts';
import { onDecision, onPrepare } from './replica.ts';
import { booted, type Manager, type Replica, type State } from './state.ts';

export const scalaris: Protocol<Scalaris> = {
  name: 'scalaris',
  init: (_self, config) => next(booted(config)),
  step,
};

function step(state: State, event: Event<Scalaris>): ManagerNext | ReplicaNext {
  return state.role === 'manager' ? onManagerEvent(state, event) : onReplicaEvent(state, event);
}

function onManagerEvent(state: Manager, event: Event<Scalaris>): ManagerNext {
  if (event.type === 'receive') return toManager(state, event.from, event.message);
  return event.type === 'request' ? onCommit(state, event.request.operations) : next(state);
}

function onReplicaEvent(state: Replica, event: Event<Scalaris>): ReplicaNext {
  return event.type === 'receive' ? toReplica(state, event.from, event.message) : next(state);
}

function toManager(state: Manager, from: NodeId, message: Message): ManagerNext {
  switch (message.type) {
    case 'prepared':
    case 'refused':
      return onVote(state, from, message.type);
    case 'prepare':
    case 'committed':
    case 'aborted':
      return next(state);
    default:
      return unreachable(message);
  }
}

function toReplica(state: Replica, from: NodeId, message: Message): ReplicaNext {
  switch (message.type) {
    case 'prepare':
      return onPrepare(state, from, message.operation);
    case 'committed':
    case 'aborted':
      return onDecision(state, from, message.type);
    case 'prepared':
    case 'refused':
      return next(state);
    default:
      return unreachable(message);
  }
}
