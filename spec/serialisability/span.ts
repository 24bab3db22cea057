/** When transactions took place. */
import { type ExactNumber, inOrder, type Transaction } from './history.ts';

/** One whose outcome is unknown may take effect at any time later: it is never over. */
export interface Span {
  readonly id: string;
  readonly began: ExactNumber;
  readonly over: ExactNumber;
}

export function spanOf({ id, outcome, began, ended }: Transaction): Span {
  return { id, began, over: outcome === 'committed' && ended !== null ? ended : Number.POSITIVE_INFINITY };
}

/** The same transaction without real time: it goes on for ever, as every other one does. */
export function timeless(span: Span): Span {
  return { ...span, over: Number.POSITIVE_INFINITY };
}

export function byBegin(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => inOrder(a.began, b.began));
}
