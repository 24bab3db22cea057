import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edge } from '../../../spec/serialisability/graph.ts';
import type { ExactNumber, History, Operation, Transaction } from '../../../spec/serialisability/history.ts';
import { type Judgement, judge } from '../../../spec/serialisability/judgement.ts';
import { almostSerial, anyHistory } from './random-histories.ts';
import { explains, isSerialisable, isStrictlySerialisable, keepsRealTime } from './serial-orders.ts';

const read = (item: string, version: number): Operation => ({ type: 'read', item, version });
const write = (item: string, version: number): Operation => ({ type: 'write', item, version });

/** All at the same time, unless something else is said. */
function transaction(id: string, operations: readonly Operation[], rest: Partial<Transaction> = {}): Transaction {
  return { id, outcome: 'committed', began: 0, ended: 9, operations, ...rest };
}

describe.each([
  ['any history', anyHistory],
  ['histories that are almost serial', almostSerial],
])('%s', (_, histories) => {
  test('the verdict is that of trying every serial order', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { verdict } = judge(history);
        if (verdict === 'inconclusive') return;
        expect(verdict).toBe(
          isStrictlySerialisable(history) ? 'strictly serialisable' : isSerialisable(history) ? 'serialisable' : 'not serialisable',
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('the verdict is the same when numbers are beyond those that a double keeps', () => {
    const far = (value: ExactNumber): bigint => 2n ** 63n + BigInt(value);
    const farAway = (history: History): History =>
      history.map((each) => ({
        ...each,
        operations: each.operations.map((one) => ({ ...one, version: one.version === 0 ? 0 : far(one.version) })),
        began: far(each.began),
        ended: each.ended === null ? null : far(each.ended),
      }));
    fc.assert(
      fc.property(histories, (history) => {
        expect(judge(farAway(history)).verdict).toBe(judge(history).verdict);
      }),
    );
  });

  test('the order that is given explains the history, and keeps real time just when it says so', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const judgement = judge(history);
        if (!('order' in judgement)) return;
        const order = judgement.order.flatMap((id) => history.filter((each) => each.id === id));
        expect(explains(order)).toBe(true);
        expect(keepsRealTime(order)).toBe(judgement.verdict === 'strictly serialisable');
      }),
    );
  });

  test('a cycle is given for each history that has no oddity and no order, and it is closed', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const judgement = judge(history);
        const cycle = cycleOf(judgement);
        if (judgement.verdict === 'not serialisable' && judgement.oddities.length === 0) expect(cycle.length).toBeGreaterThan(1);
        if (judgement.verdict === 'serialisable') expect(cycle.some(({ because }) => because.type === 'endedBefore')).toBe(true);
        for (const [place, { to }] of cycle.entries()) expect(cycle[(place + 1) % cycle.length].from).toBe(to);
        expect(new Set(cycle.map(({ from }) => from)).size).toBe(cycle.length);
      }),
    );
  });
});

function cycleOf(judgement: Judgement): readonly Edge[] {
  return 'cycle' in judgement ? (judgement.cycle ?? []) : [];
}

describe('cycles', () => {
  test('an old version read by a transaction that began later violates real time, and nothing else', () => {
    const judgement = judge([transaction('a', [write('x', 1)], { ended: 1 }), transaction('b', [read('x', 0)], { began: 2 })]);
    expect(judgement.verdict).toBe('serialisable');
  });

  test('the shortest of several is told', () => {
    const ring = Array.from({ length: 5 }, (_, place) => transaction(`t${place}`, [read(`x${place}`, 0), write(`x${(place + 1) % 5}`, 2)]));
    expect(cycleOf(judge(ring)).length).toBe(5);
    const chord = [...ring, transaction('u', [read('x1', 0), write('x0', 1)])];
    expect(cycleOf(judge(chord)).length).toBe(2);
  });
});

describe('oddities by name', () => {
  const aborted: Partial<Transaction> = { outcome: 'aborted' };
  test.each<[string, History]>([
    ['abortedRead', [transaction('a', [write('x', 1)], aborted), transaction('b', [read('x', 1)])]],
    ['intermediateRead', [transaction('a', [write('x', 1), write('x', 2)]), transaction('b', [read('x', 1)])]],
    ['unwrittenRead', [transaction('b', [read('x', 1)])]],
    ['ownWriteMissed', [transaction('a', [write('x', 1), read('x', 0)])]],
    ['ownWriteMissed', [transaction('a', [read('x', 1), write('x', 1)])]],
    ['versionMadeTwice', [transaction('a', [read('x', 0), write('x', 1)]), transaction('b', [read('x', 0), write('x', 1)])]],
  ])('%s', (type, history) => {
    const judgement = judge(history);
    expect(judgement.verdict === 'not serialisable' ? judgement.oddities.map((each) => each.type) : judgement.verdict).toEqual([type]);
  });
});

describe('a transaction of unknown outcome', () => {
  const unknown: Partial<Transaction> = { outcome: 'unknown', ended: null };

  test('took effect when another transaction has read from it', () => {
    const history = [transaction('a', [read('y', 0), write('x', 1)], unknown), transaction('b', [read('x', 1), write('y', 1)])];
    expect(judge(history)).toEqual({ verdict: 'strictly serialisable', order: ['a', 'b'] });
  });

  test('took effect when one who did has read from it, and so may spoil the history', () => {
    const history = [
      transaction('a', [read('z', 0), write('x', 1)], unknown),
      transaction('b', [read('x', 1), write('y', 1)], unknown),
      transaction('c', [write('z', 1)], { ended: 1 }),
      transaction('d', [read('z', 1), read('y', 1), read('x', 0)], { began: 2 }),
    ];
    expect(judge(history).verdict).toBe('not serialisable');
  });

  test('is taken not to have, when nobody has', () => {
    const skewed = [transaction('a', [read('x', 0), write('y', 1)]), transaction('b', [read('y', 0), write('x', 1)], unknown)];
    expect(judge(skewed)).toEqual({ verdict: 'strictly serialisable', order: ['a'] });
  });

  test('leaves the verdict open when another one may have written what was read', () => {
    const history = [
      transaction('a', [write('x', 1)], unknown),
      transaction('b', [write('x', 1)], unknown),
      transaction('c', [read('x', 1)]),
    ];
    expect(judge(history)).toEqual({ verdict: 'inconclusive', unclear: [{ reader: 'c', read: read('x', 1) }] });
  });

  test('is told from another one by the value', () => {
    const by = (id: string, value: string) => transaction(id, [{ ...write('x', 1), value }], unknown);
    const history = [by('a', 'A'), by('b', 'B'), transaction('c', [{ ...read('x', 1), value: 'B' }])];
    expect(judge(history)).toEqual({ verdict: 'strictly serialisable', order: ['b', 'c'] });
  });
});

test('ten thousand transactions are judged at once: real time is not spelled out as edges', () => {
  const history = Array.from({ length: 10_000 }, (_, place) =>
    transaction(`t${place}`, [read(`x${place % 100}`, Math.floor(place / 100)), write(`x${place % 100}`, Math.floor(place / 100) + 1)], {
      began: 2 * place,
      ended: 2 * place + 1,
    }),
  );
  const judgement = judge(history);
  expect(judgement.verdict).toBe('strictly serialisable');
  const [first, ...rest] = history;
  const late = [...rest, { ...first, began: 20_000, ended: 20_001 }];
  expect(cycleOf(judge(late)).length).toBe(2);
});
