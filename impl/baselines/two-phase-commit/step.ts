/** Two-phase commit: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type Event, type NodeId, next, type Protocol } from '../../kernel/protocol.ts';
import { onBegin, onNo, onYes } from './coordinator.ts';
import type { Message } from './messages.ts';
import { onChosen, onDecision, onPrepare, onSuspect } from './participant.ts';
import type { CoordinatorNext, ParticipantNext, TwoPhaseCommit } from './protocol.ts';
import { booted, type Coordinator, type Participant, type State } from './state.ts';

export const twoPhaseCommit: Protocol<TwoPhaseCommit> = {
  name: 'two-phase-commit',
  init: (_self, config) => next(booted(config)),
  step,
};

function step(state: State, event: Event<TwoPhaseCommit>): CoordinatorNext | ParticipantNext {
  return state.role === 'coordinator' ? onCoordinatorEvent(state, event) : onParticipantEvent(state, event);
}

function onCoordinatorEvent(state: Coordinator, event: Event<TwoPhaseCommit>): CoordinatorNext {
  switch (event.type) {
    case 'request':
      return onBegin(state);
    case 'suspect':
      return onNo(state);
    case 'receive':
      return onVote(state, event.from, event.message);
    case 'start':
    case 'timeout':
    case 'restore':
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

function onVote(state: Coordinator, from: NodeId, message: Message): CoordinatorNext {
  if (message.type === 'yes') return onYes(state, from);
  return message.type === 'no' ? onNo(state) : next(state);
}

function onParticipantEvent(state: Participant, event: Event<TwoPhaseCommit>): ParticipantNext {
  switch (event.type) {
    case 'start':
      return next(state, { type: 'monitor', node: state.coordinator });
    case 'chosen':
      return onChosen(state, event.value);
    case 'suspect':
      return onSuspect(state);
    case 'receive':
      return onWord(state, event.message);
    case 'request':
    case 'timeout':
    case 'restore':
      return next(state);
    default:
      return unreachable(event);
  }
}

function onWord(state: Participant, { type }: Message): ParticipantNext {
  if (type === 'prepare') return onPrepare(state);
  return type === 'commit' || type === 'abort' ? onDecision(state, type) : next(state);
}
