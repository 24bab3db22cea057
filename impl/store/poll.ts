/** A poll of the places of a class. Only answers of one epoch are counted: with the first one of a later epoch, the earlier ones are void. */
import { withRecord } from '../kernel/by-number.ts';

export interface Poll<A> {
  /** The epoch whose answers are counted; −1: none was heard of yet. */
  readonly epoch: number;
  /** By ascending place. */
  readonly answers: readonly { readonly place: number; readonly answer: A }[];
}

export const NO_ANSWERS: Poll<never> = { epoch: -1, answers: [] };

/** With this answer. Answers of an earlier epoch than those that are counted change nothing. A place counts once; its last answer stays. */
export function counted<A>(poll: Poll<A>, place: number, epoch: number, answer: A): Poll<A> {
  if (epoch < poll.epoch) return poll;
  const before = epoch > poll.epoch ? [] : poll.answers;
  return { epoch, answers: withRecord(before, { place, answer }, 'place') };
}

/**
 * The places, 0 … degree − 1, that have not answered. When they are asked again, all places are: a place that was replaced
 * meanwhile never answers, and only the others know of the later epoch.
 */
export function placesToAsk({ answers }: Poll<unknown>, degree: number, isRepeated: boolean): readonly number[] {
  return placesUpTo(degree).filter((place) => isRepeated || !answers.some((each) => each.place === place));
}

/** The places that must be asked again, because the later of two polls counts another epoch. */
export function droppedBetween(before: Poll<unknown>, after: Poll<unknown>): readonly number[] {
  return before.answers.map(({ place }) => place).filter((place) => !after.answers.some((each) => each.place === place));
}

export function answersOf<A>({ answers }: Poll<A>): readonly A[] {
  return answers.map(({ answer }) => answer);
}

export function placesUpTo(degree: number): readonly number[] {
  return Array.from({ length: degree }, (_, place) => place);
}
