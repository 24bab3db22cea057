/**
 * How a node answers for the places of which it speaks. The layer below has the data, and says whether the node speaks. A node
 * that does not is silent, unless it knows a later epoch than the one that was named.
 */
import { invariant } from '../kernel/invariant.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import type { Answered, Message, Read, Write } from './messages.ts';
import type { RegistersNext } from './protocol.ts';
import type { Question, State } from './state.ts';

export function onRead(state: State, from: NodeId, message: Read): RegistersNext {
  const { place, class: ofClass, key, epoch } = message;
  return next(asking(state, { type: 'look', from, message }), indicate({ type: 'look', place, class: ofClass, key, epoch } as const));
}

export function onWrite(state: State, from: NodeId, message: Write): RegistersNext {
  const { place, class: ofClass, key, epoch, version, value } = message;
  const request = { type: 'keep', place, class: ofClass, key, epoch, version, value } as const;
  return next(asking(state, { type: 'keep', from, message }), indicate(request));
}

/** The layer below has answered the first question. */
export function onAnswered(state: State, answered: Answered): RegistersNext {
  const [question, ...asked] = state.asked;
  invariant(question?.type === 'look' || question?.type === 'keep', 'the layer below answers in the order of the questions');
  const answer = answerTo(question.message, answered);
  return next({ ...state, asked }, ...(answer === null ? [] : [send(question.from, answer)]));
}

/** Null: silence, so that the asker asks again. */
function answerTo({ operation, place, epoch }: Read | Write, answered: Answered): Message | null {
  if (answered.type === 'kept') return { type: 'written', operation, place, epoch };
  if (answered.type === 'shown') {
    const { version, value } = answered;
    return { type: 'held', operation, place, epoch: answered.epoch, version, value };
  }
  // A newer version overwrites this one at once, so it is as good as kept.
  if (answered.because === 'olderVersion') return { type: 'written', operation, place, epoch };
  return answered.epoch > epoch ? { type: 'ahead', operation, place, epoch: answered.epoch } : null;
}

export function asking(state: State, question: Question): State {
  return { ...state, asked: [...state.asked, question] };
}
