/** Which answers count towards a majority. */
import { withRecord } from '../kernel/by-number.ts';
import { isHigher } from '../places/claim.ts';
import type { Standing } from './messages.ts';

/** The answers of holders that no other answer knows to be replaced. Answers count by place, not by node. */
export function valid<A extends Standing>(answers: readonly A[]): readonly A[] {
  return answers.filter(({ place, claim }) => !answers.some(({ others }) => knowsOfHigher(others, place, claim)));
}

/** The answers with this one added. Of two answers for one place, the one in the higher epoch stays. By ascending place. */
export function withAnswer<A extends Standing>(answers: readonly A[], answer: A): readonly A[] {
  const present = answers.find(({ place }) => place === answer.place);
  if (present !== undefined && isHigher(present.claim, answer.claim)) return answers;
  return withRecord(answers, answer, 'place');
}

function knowsOfHigher(others: Standing['others'], place: Standing['place'], claim: Standing['claim']): boolean {
  return others.some((other) => other.place === place && isHigher(other.claim, claim));
}
