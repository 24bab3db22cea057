/** The shapes of the options of `check` and `simulate`. */
import type { CheckOptions, GraphOptions, Limits, SimulateOptions, Start } from '../options.ts';
import { functionOf, listOf, oneOf, optional, readAs, recordOf, type Shape, simple, wholeNumber } from './shape.ts';

/** The most steps of a walk, as a walk keeps all its states. */
const MOST_STEPS = 1_000_000;
/** The most states of a graph that is kept as a whole. */
const MOST_DRAWN = 100_000;
const UNLIMITED = 'leave it out for no limit';

/** Infinity means no limit. */
function limit(what: string, is: (value: number) => boolean): Shape<unknown> {
  return optional(simple(what, UNLIMITED, (value): value is number => typeof value === 'number' && is(value)));
}

const seed = wholeNumber(0, Number.MAX_SAFE_INTEGER, 'write a whole number; the same seed gives the same run');

const signal: Shape<unknown> = simple(
  'an AbortSignal',
  'pass the `signal` of an AbortController',
  (value): value is object => typeof value === 'object' && value !== null && typeof Reflect.get(value, 'aborted') === 'boolean',
);

const limits = { maxSeconds: limit('a number of seconds, at least 0', (value) => value >= 0), signal: optional(signal) };

const number = wholeNumber(0, Number.MAX_SAFE_INTEGER, 'write the number of a possible step, from 0');

const start = recordOf<Start>('where to begin', {
  initial: optional(number),
  choices: listOf('the numbers of the steps that were taken', number),
});

const checkOptions = recordOf<CheckOptions>('the options of check', {
  maxStates: limit(
    'a whole number of states, at least 1',
    (value) => value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && value > 0),
  ),
  maxMemoryMB: limit('a number of megabytes above 0', (value) => value > 0),
  ...limits,
  from: optional(start),
  seed: optional(seed),
  core: optional(oneOf('reference', 'packed')),
  onProgress: optional(functionOf('(progress) => void')),
  onCheckpoint: optional(functionOf('(checkpoint) => void')),
  checkpointEverySeconds: limit('a number of seconds, at least 0', (value) => value >= 0),
  resume: optional(
    simple('a checkpoint', 'pass what `onCheckpoint` was given', (value): value is object => typeof value === 'object' && value !== null),
  ),
});

const simulateOptions = recordOf<SimulateOptions>('the options of simulate', {
  seed,
  steps: wholeNumber(0, MOST_STEPS, 'write the most transitions to take'),
  walks: optional(wholeNumber(1, MOST_STEPS, 'write the most walks')),
  shrinks: optional(simple('true or false', 'write one of them', (value): value is boolean => typeof value === 'boolean')),
  ...limits,
});

const graphOptions = recordOf<GraphOptions>('the options of stateGraph', {
  maxStates: optional(wholeNumber(1, MOST_DRAWN, 'write the most states to draw')),
  maxMemoryMB: limit('a number of megabytes above 0', (value) => value > 0),
  ...limits,
});

const onlyLimits = recordOf<Limits>('limits', {
  maxMemoryMB: limit('a number of megabytes above 0', (value) => value > 0),
  ...limits,
});

/** Reads the options of `stateGraph`. Throws `ModelError`. */
export function readGraphOptions(options: unknown): GraphOptions {
  return readAs(graphOptions, options, 'options');
}

/** Reads limits. Throws `ModelError`. */
export function readLimits(options: unknown): Limits {
  return readAs(onlyLimits, options, 'options');
}

/** Reads the options of `check`. Throws `ModelError`. */
export function readCheckOptions(options: unknown): CheckOptions {
  return readAs(checkOptions, options, 'options');
}

/** Reads the options of `simulate`. Throws `ModelError`. */
export function readSimulateOptions(options: unknown): SimulateOptions {
  return readAs(simulateOptions, options, 'options');
}
