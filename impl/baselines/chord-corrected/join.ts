/**
 * Join. The newcomer walks along the ring to its future predecessor, and copies that member's list, so it knows r successors
 * from the beginning. Its predecessor will notify it.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../../kernel/protocol.ts';
import type { Message } from './messages.ts';
import type { CorrectedChordNext } from './protocol.ts';
import { answered, ask, pause } from './question.ts';
import { type Joining, type Member, NOTHING } from './state.ts';

/** Begins an attempt to join: at the start, and after each pause. */
export function onStart(state: Joining): CorrectedChordNext {
  const { self, config } = state;
  if (config.contact === undefined) return enter(state, Array(config.successors).fill(self));
  return askToJoin(state, config.contact);
}

export function onAnswerToJoin(state: Joining, from: NodeId, answer: Message): CorrectedChordNext {
  if (from !== state.asked) return next(state);
  switch (answer.type) {
    case 'welcome':
      return enter(state, answer.successors);
    case 'goOn':
      return askToJoin(state, answer.to);
    case 'busy':
      return tryAgain(state, from);
    default:
      return next(state);
  }
}

/** The member that was asked has failed: the walk begins again, after a pause. */
export function onSuspectWhileJoining(state: Joining, failed: NodeId): CorrectedChordNext {
  return failed === state.asked ? tryAgain(state, failed) : next(state);
}

/** Answers a newcomer. A busy member does not show its list, because it may be about to change. */
export function onJoin(state: Member, newcomer: NodeId): CorrectedChordNext {
  const { self, successors, config, doing } = state;
  if (doing.type !== 'nothing') return next(state, send(newcomer, { type: 'busy' }));
  const [successor] = successors;
  if (!inOpen(newcomer, self, successor, config.keys)) return next(state, send(newcomer, { type: 'goOn', to: successor }));
  return next(state, send(newcomer, { type: 'welcome', successors }));
}

function askToJoin(state: Joining, member: NodeId): CorrectedChordNext {
  const before = state.asked === null ? [] : answered(state.asked);
  return next({ ...state, asked: member }, ...before, ...ask(member, { type: 'join' }));
}

function tryAgain(state: Joining, asked: NodeId): CorrectedChordNext {
  return next({ ...state, asked: null }, ...answered(asked), ...pause(state.config, 'tryAgain'));
}

function enter({ self, config, asked, failed }: Joining, successors: readonly NodeId[]): CorrectedChordNext {
  const member: Member = { status: 'member', self, config, successors, predecessor: null, doing: NOTHING, failed };
  const before = asked === null ? [] : answered(asked);
  return next(member, ...before, indicate({ type: 'joined' }), ...pause(config, 'stabilise'));
}
