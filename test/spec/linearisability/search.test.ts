/** The search against the plain meaning of the words, on thousands of small histories of each model. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeObjects } from '../../../spec/linearisability/judgement.ts';
import type { Model } from '../../../spec/linearisability/model.ts';
import { type BankCall, bank } from '../../../spec/linearisability/models/bank.ts';
import { type CounterCall, counter } from '../../../spec/linearisability/models/counter.ts';
import { type RegisterCall, register } from '../../../spec/linearisability/models/register.ts';
import { type TextCall, text } from '../../../spec/linearisability/models/text.ts';
import { ABSENT, type VersionedCall, versionedRegister } from '../../../spec/linearisability/models/versioned-register.ts';
import type { Operation } from '../../../spec/linearisability/operation.ts';
import { explains, isLinearisable } from './orders.ts';

const BOUNDS = { steps: 1_000_000, bytes: 2 ** 28 };
const value = fc.constantFrom('1', '2', 'nil');
const small = fc.bigInt({ min: -1n, max: 2n });

const registerCall: fc.Arbitrary<RegisterCall> = fc.oneof(
  fc.record({ do: fc.constant('read' as const), value }),
  fc.record({ do: fc.constant('write' as const), value }),
  fc.record({ do: fc.constant('cas' as const), from: value, to: value, took: fc.boolean() }),
);
const version = fc.constantFrom('v0', 'v1', 'v2');
const versionedValue = fc.constantFrom('a', ABSENT);
const versionedCall: fc.Arbitrary<VersionedCall> = fc.oneof(
  fc.record({ do: fc.constant('read' as const), value: versionedValue, version }),
  fc.record({
    do: fc.constant('write' as const),
    value: versionedValue,
    version: fc.option(version),
    ifVersion: fc.option(version),
    ifAbsent: fc.boolean(),
  }),
  fc.record({ do: fc.constant('refused' as const), ifVersion: fc.option(version), ifAbsent: fc.boolean() }),
);
const counterCall: fc.Arbitrary<CounterCall> = fc.oneof(
  fc.record({ do: fc.constant('read' as const), value: small }),
  fc.record({ do: fc.constant('add' as const), amount: small, now: fc.option(small) }),
);
const word = fc.constantFrom('', 'a', 'b', 'ab');
const textCall: fc.Arbitrary<TextCall> = fc.record({ do: fc.constantFrom('get', 'put', 'append'), value: word });
const account = fc.constantFrom('x', 'y');
const bankCall: fc.Arbitrary<BankCall> = fc.oneof(
  fc.record({ do: fc.constant('read' as const), balances: fc.tuple(small, small).map(([x, y]) => new Map(Object.entries({ x, y }))) }),
  fc.record({ do: fc.constant('transfer' as const), from: account, to: account, amount: small }),
);

/** Operations at random times, one in four of unknown outcome. */
function historyOf<Call>(call: fc.Arbitrary<Call>): fc.Arbitrary<readonly Operation<Call>[]> {
  const one = fc.record({ call, began: fc.nat(8), lasting: fc.nat(4), isTold: fc.integer({ min: 0, max: 3 }).map((each) => each > 0) });
  return fc
    .array(one, { maxLength: 6 })
    .map((all) => all.map(({ call, began, lasting, isTold }, i) => ({ id: `o${i}`, call, began, ended: isTold ? began + lasting : null })));
}

function compare<State, Call>(model: Model<State, Call>, call: fc.Arbitrary<Call>): readonly number[] {
  const counts = [0, 0];
  fc.assert(
    fc.property(historyOf(call), (operations) => {
      const { verdict, objects } = judgeObjects(new Map([['', operations]]), model, BOUNDS);
      expect(verdict).toBe(isLinearisable(operations, model) ? 'linearisable' : 'refuted');
      expect(explains(objects[0].prefix.order, operations, model, verdict === 'linearisable')).toBe(true);
      counts[verdict === 'linearisable' ? 0 : 1] += 1;
    }),
    { numRuns: 2_000 },
  );
  return counts;
}

describe('the search agrees with trying every order, and its orders are orders', () => {
  test.each([
    ['register', () => compare(register('nil'), registerCall)],
    ['register with versions', () => compare(versionedRegister('v0'), versionedCall)],
    ['counter', () => compare(counter, counterCall)],
    ['text', () => compare(text, textCall)],
    ['bank', () => compare(bank, bankCall)],
  ])('%s', (_, compared) => {
    const [linearisable, refuted] = compared();
    expect([linearisable > 200, refuted > 200]).toEqual([true, true]);
  });
});

describe('several objects', () => {
  const read = (id: string, seen: string): Operation<RegisterCall> => ({ id, call: { do: 'read', value: seen }, began: 0, ended: 1 });
  /** Concurrent writes of different values, and a read of one that nobody wrote: all subsets must be tried. */
  const hard: readonly Operation<RegisterCall>[] = [
    ...Array.from({ length: 24 }, (_, i) => ({ id: `w${i}`, call: { do: 'write' as const, value: `${i}` }, began: 0, ended: 9 })),
    read('r', 'none'),
  ];

  test('a refutation is found beside an object that would take too long, and ends the search', () => {
    const objects = new Map([
      ['hard', hard],
      ['bad', [read('r', '5')]],
      ['good', [read('r', 'nil')]],
    ]);
    expect(judgeObjects(objects, register('nil'), BOUNDS)).toEqual({
      verdict: 'refuted',
      objects: [
        { object: 'bad', verdict: 'refuted', prefix: { order: [], blocked: 'r' } },
        ...['hard', 'good'].map((object) => ({ object, verdict: 'unfinished', prefix: { order: [], blocked: null } })),
      ],
    });
  });

  test('steps and memory are bounded, and a spent budget is told as unknown', () => {
    for (const bounds of [
      { ...BOUNDS, steps: 5_000 },
      { ...BOUNDS, bytes: 100_000 },
    ])
      expect(judgeObjects(new Map([['hard', hard]]), register('nil'), bounds).verdict).toBe('unknown');
  });
});
