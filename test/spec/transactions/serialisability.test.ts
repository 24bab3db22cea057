import { describe, expect, test } from 'vitest';
import { isStrictlySerialisable, type ObservedTransaction } from '../../../spec/transactions/serialisability.ts';

const transaction = (name: string, more: Partial<ObservedTransaction>): ObservedTransaction => ({
  name,
  reads: [],
  writes: [],
  outcome: 'committed',
  after: [],
  ...more,
});
const x = (value: string | null) => ({ key: 1, value });
const y = (value: string | null) => ({ key: 2, value });

describe('what clients saw is strictly serialisable', () => {
  test.each<[string, readonly ObservedTransaction[], boolean]>([
    ['nothing', [], true],
    ['a read of what nobody wrote', [transaction('a', { reads: [x('?')] })], false],
    [
      'a read of what another wrote before',
      [transaction('a', { writes: [x('a')] }), transaction('b', { reads: [x('a')], after: ['a'] })],
      true,
    ],
    [
      'a read of the old value, although the other was over',
      [transaction('a', { writes: [x('a')] }), transaction('b', { reads: [x(null)], after: ['a'] })],
      false,
    ],
    [
      'a read of the old value, while the other went on',
      [transaction('a', { writes: [x('a')] }), transaction('b', { reads: [x(null)] })],
      true,
    ],
    ['a lost update', ['a', 'b'].map((name) => transaction(name, { reads: [x(null)], writes: [x(name)] })), false],
    [
      'write skew',
      [transaction('a', { reads: [x(null)], writes: [y('a')] }), transaction('b', { reads: [y(null)], writes: [x('b')] })],
      false,
    ],
    [
      'half of another transaction',
      [transaction('a', { writes: [x('a'), y('a')] }), transaction('b', { reads: [x('a'), y(null)] })],
      false,
    ],
    [
      'a read of what an aborted one wrote',
      [transaction('a', { writes: [x('a')], outcome: 'aborted' }), transaction('b', { reads: [x('a')] })],
      false,
    ],
    [
      'a read of what one wrote that nobody has heard of since',
      [transaction('a', { writes: [x('a')], outcome: 'open' }), transaction('b', { reads: [x('a')] })],
      true,
    ],
    [
      'a transaction of unknown outcome, which may as well not have happened',
      [transaction('a', { writes: [x('a')], outcome: 'open' }), transaction('b', { reads: [x(null)] })],
      true,
    ],
    [
      'a read of the second of two that came one after the other, and then of the first',
      [
        transaction('a', { writes: [x('a')] }),
        transaction('b', { writes: [x('b')], after: ['a'] }),
        transaction('c', { reads: [x('b')], after: ['a', 'b'] }),
        transaction('d', { reads: [x('a')], after: ['a', 'b', 'c'] }),
      ],
      false,
    ],
  ])('%s', (_, observed, expected) => {
    expect(isStrictlySerialisable(observed)).toBe(expected);
  });
});
