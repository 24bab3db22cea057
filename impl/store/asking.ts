/** Questions to the f places of a class: the layer below names the nodes, and the questions are sent to them. */
import { invariant } from '../kernel/invariant.ts';
import { indicate, next, send } from '../kernel/protocol.ts';
import type { Located, Question } from './messages.ts';
import type { StoreEffect, StoreNext } from './protocol.ts';
import type { Asked, State } from './state.ts';

export function asking(state: State, asked: Asked): State {
  return { ...state, asked: [...state.asked, asked] };
}

/**
 * Asks these questions, all of one class. `epoch`: the latest that was heard of; −1: none. `isRepeated`: nobody has answered them
 * yet, so the ring is asked, too.
 */
export function ask(state: State, ofClass: number, epoch: number, questions: readonly Question[], isRepeated = false): StoreNext {
  if (questions.length === 0) return next(state);
  const missing = isRepeated ? questions.map(({ place }) => place) : [];
  return next(asking(state, { type: 'locate', questions }), indicate({ type: 'locate', class: ofClass, epoch, missing } as const));
}

/** Sends the questions whose places have a node, as far as is known. */
export function onLocated(state: State, { nodes, epoch }: Located): StoreNext {
  const [first, ...asked] = state.asked;
  invariant(first?.type === 'locate', 'the layer below answers in the order of the questions');
  const sent = first.questions.flatMap((question): readonly StoreEffect[] => {
    const node = nodes[question.place];
    return node === null ? [] : [send(node, { ...question, epoch })];
  });
  return next({ ...state, asked }, ...sent);
}
