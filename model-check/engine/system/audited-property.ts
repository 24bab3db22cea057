/** Asks properties under audit. Used by the search, by walks, and by any other judge of states and steps. */
import { isPrintable } from '../../../impl/kernel/printable.ts';
import type { Property } from '../../../spec/kernel/spec.ts';
import { inShort, isPromise, ModelError } from './model-error.ts';
import type { Seen } from './seen.ts';
import { askTwice, type Both, callTwice, type Where } from './user-code.ts';

type Of<S, K> = Extract<Property<S>, { kind: K }>;

/** Whether the property holds in a state. Throws `ModelError`. */
export function stateHolds<S>(name: string, property: Exclude<Property<S>, { kind: 'step' }>, { state, again, fresh }: Seen<S>): boolean {
  const ask = (see: () => S) => () => property.holds(see());
  const retry = fresh && ([ask(fresh[0]), ask(fresh[1])] as const);
  return askTwice(whereOf(name), () => property.holds(state), again && ask(again), retry);
}

/** Whether the property holds of the step between two states. Throws `ModelError`. */
export function stepHolds<S>(name: string, property: Of<S, 'step'>, before: Seen<S>, after: Seen<S>): boolean {
  const ask = (from: () => S, to: () => S) => () => property.holds(from(), to());
  const again = before.again && after.again && ask(before.again, after.again);
  const retry = before.fresh && after.fresh && ([ask(before.fresh[0], after.fresh[0]), ask(before.fresh[1], after.fresh[1])] as const);
  return askTwice(whereOf(name), () => property.holds(before.state, after.state), again, retry);
}

/** The property's own explanation of what breaks it in a state; null if it has none. */
export function stateExplained<S>(
  name: string,
  { explain }: Exclude<Property<S>, { kind: 'step' | 'reachable' }>,
  { state, again, fresh }: Seen<S>,
): string | null {
  if (explain === undefined) return null;
  const tell = (see: () => S) => () => explain(see());
  return tellTwice(name, () => explain(state), again && tell(again), fresh && ([tell(fresh[0]), tell(fresh[1])] as const));
}

/** The property's own explanation of what breaks it in the step between two states; null if it has none. */
export function stepExplained<S>(name: string, { explain }: Of<S, 'step'>, before: Seen<S>, after: Seen<S>): string | null {
  if (explain === undefined) return null;
  const tell = (from: () => S, to: () => S) => () => explain(from(), to());
  const again = before.again && after.again && tell(before.again, after.again);
  const retry = before.fresh && after.fresh && ([tell(before.fresh[0], after.fresh[0]), tell(before.fresh[1], after.fresh[1])] as const);
  return tellTwice(name, () => explain(before.state, after.state), again, retry);
}

/** In characters. An explanation is one clause of a line. */
const LONGEST_EXPLANATION = 500;

function tellTwice(name: string, first: () => unknown, second?: () => unknown, retry?: Both<unknown>): string {
  const where = () => `explain of the property ${name}`;
  const tell = (run: () => unknown) => () => clause(where, run());
  const differs = (a: string, b: string) => (a === b ? null : `${inShort(a)} and ${inShort(b)}`);
  return callTwice(where, tell(first), second && tell(second), differs, retry && [tell(retry[0]), tell(retry[1])]);
}

/** Throws `ModelError` unless `answer` is one line of at most 500 characters. */
function clause(where: Where, answer: unknown): string {
  const refused = (got: string, remedy: string) =>
    new ModelError(`${where()} returned ${got}, expected one line of 1 to ${LONGEST_EXPLANATION} characters${remedy}`);
  if (isPromise(answer)) throw refused('a Promise', ': is it async? make it synchronous');
  if (typeof answer !== 'string') throw refused(answer === undefined ? 'nothing' : inShort(answer), '; return a text');
  if (answer.trim() === '') throw refused('an empty text', '; name the nodes and keys that break the property');
  if (answer.length > LONGEST_EXPLANATION) throw refused(`${answer.length} characters`, '; name only some of what breaks it');
  if (/[\r\n\u2028\u2029]/.test(answer)) throw refused('several lines', '; join them');
  if (!isPrintable(answer)) throw refused(inShort(answer), '; leave out what steers a terminal');
  return answer;
}

function whereOf(name: string): () => string {
  return () => `the property ${name}`;
}
