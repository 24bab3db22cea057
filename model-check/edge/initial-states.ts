/** Reads the initial states of a spec: an array of them, or a function that lists them. */
import { encode, NotPlainData } from '../../impl/kernel/plain-data.ts';
import type { Spec } from '../../spec/kernel/spec.ts';
import { frozenCopy } from '../engine/system/key-order.ts';
import { isPromise, ModelError, messageOf } from '../engine/system/model-error.ts';
import { functionOf, listOf, pathTo, plain, refusal, type Shape } from './shape.ts';
import { shown } from './shown.ts';

/** Without a bound, an endless generator would fill the memory. */
export const MOST_INITIAL_STATES = 250_000;

const array = listOf('initial states', plain, 1);
const lister = functionOf('() => the initial states');

const LISTED = {
  expected: 'a function that lists the initial states',
  remedy: 'return an array, a combinator such as records, or a generator',
};

/** An array of states, or a function. The function is called by `withInitialStates`, when it knows its spec. */
export const initialStates: Shape<unknown> = {
  expected: `${array.expected}, or a function that lists them`,
  remedy: array.remedy,
  read(value, at) {
    if (typeof value === 'function') return lister.read(value, at);
    if (Array.isArray(value)) return array.read(value, at);
    throw refusal(at, shown(value), initialStates);
  },
};

/** The spec with its initial states as an array. States are copied, as a generator may go on to change what it has given. */
export function withInitialStates<S>(spec: Spec<S>, at: string): Spec<S> {
  const { init } = spec;
  if (typeof init !== 'function') return spec;
  const place = pathTo(at, 'init');
  const states = [...listedBy(init, place)];
  if (states.length > 0) return { ...spec, init: states };
  throw refusal(place, 'a function that lists no states', { expected: 'at least one initial state', remedy: 'list one' });
}

function* listedBy<S>(init: () => Iterable<S>, at: string): Generator<S> {
  const states = iteratorOf(init, at);
  for (let i = 0; ; i++) {
    const next = called(at, () => states.next());
    if (next.done === true) return;
    if (i === MOST_INITIAL_STATES)
      throw refusal(at, `a function that lists more than ${MOST_INITIAL_STATES} states`, {
        expected: `at most ${MOST_INITIAL_STATES}`,
        remedy: 'list fewer, give an array, or let a first action choose the rest',
      });
    yield copyOf(next.value, `${at}()[${i}]`);
  }
}

function iteratorOf<S>(init: () => Iterable<S>, at: string): Iterator<S> {
  const list: unknown = called(at, init);
  if (isPromise(list) || typeof list !== 'object' || list === null || !(Symbol.iterator in list))
    throw refusal(at, `a function that returns ${shown(list)}`, LISTED);
  return called(at, () => (list as Iterable<S>)[Symbol.iterator]());
}

function called<R>(at: string, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw refusal(at, `a function that threw (${messageOf(error)})`, LISTED);
  }
}

function copyOf<S>(state: S, at: string): S {
  try {
    encode(state);
    return frozenCopy(state);
  } catch (error) {
    if (!(error instanceof NotPlainData)) throw error;
    throw refusal(error.inside(at).path, error.found, plain);
  }
}
