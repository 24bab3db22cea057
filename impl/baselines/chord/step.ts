/** Chord as published: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type Event, type NodeId, next, type Protocol } from '../../kernel/protocol.ts';
import { onSuspect } from './failure.ts';
import { onStart, onSuccessorFound } from './join.ts';
import { onFindSuccessor } from './lookup.ts';
import type { Message, Request } from './messages.ts';
import type { Chord, ChordNext, MemberNext } from './protocol.ts';
import { onAskPredecessor, onAskSuccessors, onNotify, onStabilise, onTellPredecessor, onTellSuccessors } from './stabilise.ts';
import type { Joining, Member, State } from './state.ts';

export const chord: Protocol<Chord> = {
  name: 'chord',
  init: (self, config) => ({ state: { status: 'joining', self, config }, effects: [] }),
  step,
};

function step(state: State, event: Event<Chord>): ChordNext {
  return state.status === 'joining' ? onJoiningEvent(state, event) : onMemberEvent(state, event);
}

function onJoiningEvent(state: Joining, event: Event<Chord>): ChordNext {
  if (event.type === 'start') return onStart(state);
  if (event.type === 'receive' && event.message.type === 'successorFound') return onSuccessorFound(state, event.message.successor);
  return next(state);
}

function onMemberEvent(state: Member, event: Event<Chord>): MemberNext {
  switch (event.type) {
    case 'timeout':
      return onStabilise(state);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      return onRequest(state, event.request);
    case 'suspect':
      return onSuspect(state, event.node);
    default:
      return next(state);
  }
}

function onRequest(state: Member, request: Request): MemberNext {
  if (request.type === 'stabilise') return onStabilise(state);
  return onFindSuccessor(state, { type: 'findSuccessor', key: request.key, origin: state.self, purpose: 'lookup' });
}

function onMessage(state: Member, from: NodeId, message: Message): MemberNext {
  switch (message.type) {
    case 'findSuccessor':
      return onFindSuccessor(state, message);
    case 'successorFound':
      return next(state, { type: 'indicate', output: { type: 'found', key: message.key, owner: message.successor } });
    case 'askPredecessor':
      return onAskPredecessor(state, from);
    case 'tellPredecessor':
      return onTellPredecessor(state, from, message.predecessor);
    case 'notify':
      return onNotify(state, from);
    case 'askSuccessors':
      return onAskSuccessors(state, from);
    case 'tellSuccessors':
      return onTellSuccessors(state, from, message.successors);
    default:
      return unreachable(message);
  }
}
