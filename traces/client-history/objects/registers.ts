/** Reads events as operations on registers. */
import type { RegisterCall } from '../../../spec/linearisability/models/register.ts';
import type { Attempt } from '../formats/event.ts';
import { type KeyedAttempt, type ObjectHistory, objectsIn, type Reading, valueText } from './judged.ts';

/** Whether a failed compare-and-set has observed another value, or says nothing. */
export type FailedCas = 'observed' | 'ignored';

export function registersIn(
  attempts: readonly Attempt[],
  reading: Reading & { readonly failedCas: FailedCas; readonly hasCas: boolean },
): ObjectHistory<RegisterCall> {
  const { source, failedCas, hasCas } = reading;
  return objectsIn(attempts, reading, (attempt): RegisterCall | null => {
    const { does, outcome, asked, answered, at } = attempt;
    switch (does) {
      case 'read':
      case 'r':
        return outcome === 'ok' ? { do: 'read', value: valueText(answered) } : null;
      case 'write':
      case 'w':
        return outcome === 'fail' ? null : { do: 'write', value: valueText(asked) };
      case 'cas':
        if (hasCas) return casOf(attempt);
    }
    return source.fail(at, `f: got ${does}, expected read or write${hasCas ? ' or cas' : '; for cas, use --model cas'}`);
  });

  function casOf({ outcome, asked, at }: KeyedAttempt): RegisterCall | null {
    if (asked?.is !== 'list' || asked.items.length !== 2) return source.fail(asked?.at ?? at, 'cas: expected [old new] as its value');
    const [from, to] = asked.items.map(valueText);
    if (outcome === 'fail') return failedCas === 'ignored' ? null : { do: 'cas', from, to, took: false };
    return { do: 'cas', from, to, took: true };
  }
}
