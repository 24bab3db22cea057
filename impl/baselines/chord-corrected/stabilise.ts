/**
 * Stabilise. A member asks its successor for predecessor and list. If the successor has failed, the next of the list takes
 * its place; if it answers, its list is copied. If its predecessor is a closer successor, that node is asked, too, and
 * adopted only after its own answer.
 */
import { inOpen } from '../../identifier-space/interval.ts';
import { type NodeId, next, send } from '../../kernel/protocol.ts';
import type { CorrectedChordNext, Effects } from './protocol.ts';
import { answered, ask, pause } from './question.ts';
import { type Member, NOTHING, withoutHead } from './state.ts';

/** Begins a round. If the member waits for an answer, the round is put off: one thing at a time. */
export function onStabilise(state: Member): CorrectedChordNext {
  if (state.doing.type !== 'nothing') return next(state, ...pause(state.config, 'stabilise'));
  return askSuccessor(state, state.successors);
}

export function onWhoIsAroundYou(state: Member, asker: NodeId): CorrectedChordNext {
  const { doing, predecessor, successors } = state;
  if (doing.type !== 'nothing') return next(state, send(asker, { type: 'busy' }));
  return next(state, send(asker, { type: 'aroundMe', predecessor, successors }));
}

export function onAroundMe(state: Member, from: NodeId, predecessor: NodeId | null, successors: readonly NodeId[]): CorrectedChordNext {
  const { doing } = state;
  if (doing.type === 'stabilising' && doing.asked === from) return hearOf(state, from, predecessor, successors);
  if (doing.type === 'adopting' && doing.asked === from) return endRound(adopting(state, from, successors), answered(from));
  return next(state);
}

/** The asked node waits for an answer itself: the round ends without a change. */
export function onBusy(state: Member, from: NodeId): CorrectedChordNext {
  const { doing } = state;
  return doing.type !== 'nothing' && doing.asked === from ? endRound(state, answered(from)) : next(state);
}

/** The successor has failed: the next of the list is asked. */
export function onSuccessorFailed(state: Member, failed: NodeId): CorrectedChordNext {
  return askSuccessor(state, withoutHead(state), answered(failed));
}

/** The closer node has failed: it is not adopted. */
export function onCloserOneFailed(state: Member, failed: NodeId): CorrectedChordNext {
  return endRound(state, answered(failed));
}

function askSuccessor(state: Member, successors: readonly NodeId[], before: Effects = []): CorrectedChordNext {
  const [asked] = successors;
  // A node that is its own successor answers itself.
  if (asked === state.self) return hearOf({ ...state, successors }, asked, state.predecessor, successors, before);
  return next({ ...state, successors, doing: { type: 'stabilising', asked } }, ...before, ...ask(asked, { type: 'whoIsAroundYou' }));
}

function hearOf(
  state: Member,
  successor: NodeId,
  closer: NodeId | null,
  successors: readonly NodeId[],
  before: Effects = answered(successor),
): CorrectedChordNext {
  const after = adopting(state, successor, successors);
  if (closer === null || !inOpen(closer, state.self, successor, state.config.keys)) return endRound(after, before);
  return next({ ...after, doing: { type: 'adopting', asked: closer } }, ...before, ...ask(closer, { type: 'whoIsAroundYou' }));
}

/** The list after an answer: `successor`, which has answered, then its own list without the last entry. */
function adopting(state: Member, successor: NodeId, successors: readonly NodeId[]): Member {
  return { ...state, successors: [successor, ...successors].slice(0, state.config.successors) };
}

/** Ends the round, and only then plans the next one. */
function endRound(state: Member, before: Effects): CorrectedChordNext {
  const [successor] = state.successors;
  const notification = successor === state.self ? [] : [send(successor, { type: 'notify' } as const)];
  return next({ ...state, doing: NOTHING }, ...before, ...notification, ...pause(state.config, 'stabilise'));
}
