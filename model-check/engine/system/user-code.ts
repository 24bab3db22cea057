/**
 * Calls user code. An error that it throws becomes a fault of the model, with the name of the function that threw. An
 * answer must be true or false. User code runs twice, the second time with the keys of records in reverse order, to
 * verify that its result depends on its arguments alone.
 */
import { encode, NotPlainData, type Value } from '../../../impl/kernel/plain-data.ts';
import { TooVaried } from '../tables/interner.ts';
import { inShort, isPromise, ModelError, messageOf } from './model-error.ts';

/** Names the called function for an error message: `when` of take(1), the property p. */
export type Where = () => string;

/** The difference between two results, in words: `1 and 2`; null when they are equal. */
export type Difference<R> = (a: R, b: R) => string | null;

/** The first run and the second one, on states that are built again. */
export type Both<R> = readonly [first: () => R, second: () => R];

/** Calls user code. Throws `ModelError` when it throws. */
export function call<R>(where: Where, run: () => R): R {
  try {
    return run();
  } catch (error) {
    throw faultOf(where, error);
  }
}

/**
 * Calls user code, and calls it again with other orders of keys if `second` is given. Returns the result of `first`. Throws
 * `ModelError` when the two differ.
 */
export function callTwice<R>(
  where: Where,
  first: () => R,
  second: (() => R) | undefined,
  difference: Difference<R>,
  retry: Both<R> | undefined = second && [first, second],
): R {
  const result = call(where, first);
  if (second === undefined) return result;
  const again = attempt(where, second);
  const differs = call(where, () => differenceOf({ result }, again, difference));
  if (differs === null) return result;
  const [run, runAgain] = retry ?? [first, second];
  const past = [
    { run, was: { result } },
    { run: runAgain, was: again },
  ] as const;
  throw new ModelError(`${where()} ${diagnosis(where, past, difference)}: ${differs}`);
}

/** Validates the answer of a property or a guard. Throws `ModelError` unless it is true or false. */
export function truth(where: Where, answer: unknown): boolean {
  if (answer === true || answer === false) return answer;
  if (isPromise(answer)) throw new ModelError(`${where()} returned a Promise, expected true or false: is it async? make it synchronous`);
  const advice = answer === undefined ? 'return the answer' : 'compare, or wrap it in Boolean(…)';
  throw new ModelError(`${where()} returned ${inShort(answer)}, expected true or false; ${advice}`);
}

/** Asks user code for true or false. */
export function askTwice(where: Where, first: () => unknown, second?: () => unknown, retry?: Both<unknown>): boolean {
  const ask = (question: () => unknown) => () => truth(where, question());
  return callTwice(where, ask(first), second && ask(second), differenceOfAnswers, retry && [ask(retry[0]), ask(retry[1])]);
}

/** Refuses a `Promise` of a result in place of the result. */
export function settled<R>(where: Where, result: R): R {
  if (!isPromise(result)) return result;
  throw new ModelError(`${where()} returned a Promise, expected plain JSON: is it async? make it synchronous`);
}

/** The difference between two plain values in words; null when they are equal. */
export function differenceOfValues(a: Value, b: Value): string | null {
  return a === b || encode(a) === encode(b) ? null : `${inShort(a)} and ${inShort(b)}`;
}

function differenceOfAnswers(a: boolean, b: boolean): string | null {
  return a === b ? null : `${a} and ${b}`;
}

type Attempt<R> = { readonly result: R } | { readonly fault: unknown };

function attempt<R>(where: Where, run: () => R): Attempt<R> {
  try {
    return { result: call(where, run) };
  } catch (fault) {
    if (fault instanceof TooVaried) throw fault;
    return { fault };
  }
}

function differenceOf<R>(a: Attempt<R>, b: Attempt<R>, difference: Difference<R>): string | null {
  if ('result' in a && 'result' in b) return difference(a.result, b.result);
  const [left, right] = [a, b].map((each) => ('fault' in each ? messageOf(each.fault) : 'a result'));
  return left === right ? null : `${left} and ${right}`;
}

interface Past<R> {
  readonly run: () => R;
  readonly was: Attempt<R>;
}

/** Orders of repetition with which no short cycle of results agrees. So only a dependence on the order of keys repeats throughout. */
const ROUNDS = [1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1];

function diagnosis<R>(where: Where, past: readonly [Past<R>, Past<R>], difference: Difference<R>): string {
  const repeats = ROUNDS.every((which) => differenceOf(past[which].was, attempt(where, past[which].run), difference) === null);
  return repeats
    ? 'depends on the order of keys; sort them where their order matters. With the keys of records in two orders it gave two results'
    : 'is not pure: run twice on the same arguments, it gave two results';
}

function faultOf(where: Where, error: unknown): unknown {
  if (error instanceof ModelError || error instanceof TooVaried) return error;
  if (error instanceof NotPlainData) return new ModelError(`${where()}: ${error.message}`, { cause: error });
  return new ModelError(`${where()} ${changesArgument(error) ? 'is not pure: it changes its argument' : 'threw'}: ${messageOf(error)}`, {
    cause: error,
  });
}

/** Whether V8 refused a write to something frozen. */
function changesArgument(error: unknown): boolean {
  return error instanceof TypeError && /read only|not extensible|Cannot (assign|delete|define)/.test(error.message);
}
