/** Chord as corrected: a table of contents. */
import { unreachable } from '../../kernel/invariant.ts';
import { type Event, type NodeId, next, type Protocol, send } from '../../kernel/protocol.ts';
import { onAnswerToJoin, onJoin, onStart, onSuspectWhileJoining } from './join.ts';
import { isTooLate, noting } from './late.ts';
import type { Message } from './messages.ts';
import type { CorrectedChord, CorrectedChordNext } from './protocol.ts';
import { onHereIAm, onNotify, onPredecessorFailed } from './rectify.ts';
import { onAroundMe, onBusy, onCloserOneFailed, onStabilise, onSuccessorFailed, onWhoIsAroundYou } from './stabilise.ts';
import type { Joining, Member, State } from './state.ts';

export const correctedChord: Protocol<CorrectedChord> = {
  name: 'chord-corrected',
  init: (self, config) => ({ state: { status: 'joining', self, config, asked: null, failed: [] }, effects: [] }),
  step,
};

function step(state: State, event: Event<CorrectedChord>): CorrectedChordNext {
  if (isTooLate(state, event)) return next(state);
  return state.status === 'joining' ? onJoiningEvent(noting(state, event), event) : onMemberEvent(noting(state, event), event);
}

function onJoiningEvent(state: Joining, event: Event<CorrectedChord>): CorrectedChordNext {
  switch (event.type) {
    case 'start':
    case 'timeout':
      return onStart(state);
    case 'receive':
      return onAnswerToJoin(state, event.from, event.message);
    case 'suspect':
      return onSuspectWhileJoining(state, event.node);
    default:
      return next(state);
  }
}

function onMemberEvent(state: Member, event: Event<CorrectedChord>): CorrectedChordNext {
  switch (event.type) {
    case 'timeout':
    case 'request':
      return onStabilise(state);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'suspect':
      return onSuspect(state, event.node);
    default:
      return next(state);
  }
}

function onMessage(state: Member, from: NodeId, message: Message): CorrectedChordNext {
  switch (message.type) {
    case 'join':
      return onJoin(state, from);
    case 'whoIsAroundYou':
      return onWhoIsAroundYou(state, from);
    case 'aroundMe':
      return onAroundMe(state, from, message.predecessor, message.successors);
    case 'busy':
      return onBusy(state, from);
    case 'notify':
      return onNotify(state, from);
    case 'areYouThere':
      return next(state, send(from, { type: 'hereIAm' }));
    case 'hereIAm':
      return onHereIAm(state, from);
    // Late answers to a join that has succeeded by another attempt.
    case 'welcome':
    case 'goOn':
      return next(state);
    default:
      return unreachable(message);
  }
}

/** Only the asked node is watched, so a suspicion means that its answer will not come. */
function onSuspect(state: Member, failed: NodeId): CorrectedChordNext {
  const { doing } = state;
  switch (doing.type) {
    case 'nothing':
      return next(state);
    case 'stabilising':
      return onSuccessorFailed(state, failed);
    case 'adopting':
      return onCloserOneFailed(state, failed);
    case 'rectifying':
      return onPredecessorFailed(state, failed, doing.notifier);
    default:
      return unreachable(doing);
  }
}
