/** Reads events as operations on counters. */
import type { CounterCall } from '../../../spec/linearisability/models/counter.ts';
import type { Attempt } from '../formats/event.ts';
import { type ObjectHistory, objectsIn, type Reading, wholeNumber } from './judged.ts';

/** The words for additions, with their sign and the amount where the log gives none. */
const ADDITIONS: ReadonlyMap<string, bigint> = new Map([
  ...['add', 'inc', 'increment', 'incr'].map((word) => [word, 1n] as const),
  ...['sub', 'dec', 'decrement', 'decr'].map((word) => [word, -1n] as const),
]);

export function countersIn(attempts: readonly Attempt[], reading: Reading): ObjectHistory<CounterCall> {
  const { source } = reading;
  return objectsIn(attempts, reading, ({ does, outcome, asked, answered, at }): CounterCall | null => {
    if (does === 'read') return outcome === 'ok' ? { do: 'read', value: wholeNumber(source, answered, at, 'value') } : null;
    const sign = ADDITIONS.get(does);
    if (sign === undefined) return source.fail(at, `f: got ${does}, expected read, or ${[...ADDITIONS.keys()].join(', ')}`);
    if (outcome === 'fail') return null;
    return { do: 'add', amount: sign * (asked === null ? 1n : wholeNumber(source, asked, at, 'value')), now: null };
  });
}
