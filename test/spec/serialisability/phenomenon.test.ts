/** Each name with a smallest history, and what is nearly one and must not bear it. */
import { describe, expect, test } from 'vitest';
import type { Edge } from '../../../spec/serialisability/graph.ts';
import type { Operation, Transaction } from '../../../spec/serialisability/history.ts';
import { judge } from '../../../spec/serialisability/judgement.ts';
import { type Phenomenon, phenomenonOf } from '../../../spec/serialisability/phenomenon.ts';

/** `a: x0 y=1`: transaction a reads version 0 of x and writes version 1 of y. `@1-2`: from 1 to 2; else all at the same time. */
function transaction(text: string): Transaction {
  const [, id = '', steps = '', began = '0', ended = '9'] = /^(\w+):([^@]*)(?:@(\d+)-(\d+))?$/.exec(text) ?? [];
  const operations = [...steps.matchAll(/([a-z])(=?)(\d)/g)].map(
    ([, item = '', write = '', version]): Operation => ({ type: write === '=' ? 'write' : 'read', item, version: Number(version) }),
  );
  return { id, outcome: 'committed', operations, began: Number(began), ended: Number(ended) };
}

/** The name, and how many transactions the cycle has. */
function nameOf(texts: readonly string[]): readonly [Phenomenon, number] | null {
  const judgement = judge(texts.map(transaction));
  const cycle = 'cycle' in judgement ? judgement.cycle : null;
  return cycle === null ? null : [phenomenonOf(cycle), cycle.length];
}

describe('a smallest history of each name', () => {
  test.each<[Phenomenon, number, readonly string[]]>([
    ['G0 (write cycle)', 2, ['a: x=1 y=2', 'b: y=1 x=2']],
    ['G1c (circular information flow)', 2, ['a: x=1 y1', 'b: y=1 x1']],
    ['lost update', 2, ['a: x0 x=2', 'b: x=1']],
    ['non-repeatable read', 2, ['a: x0 x1', 'b: x=1']],
    ['read skew', 2, ['a: x0 y1', 'b: x=1 y=1']],
    ['G-single', 2, ['a: x0 y=2', 'b: x=1 y=1']],
    ['write skew', 2, ['a: x0 y=1', 'b: y0 x=1']],
    ['long fork', 4, ['a: x=1', 'b: y=1', 'c: x1 y0', 'd: y1 x0']],
    ['G2-item', 3, ['a: x0 y=1', 'b: y0 z=1', 'c: z0 x=1']],
    ['stale read', 2, ['a: x=1 @1-2', 'b: x0 @3-4']],
    ['G0-realtime', 2, ['a: x=2 @1-2', 'b: x=1 @3-4']],
    ['G1c-realtime', 2, ['a: x1 @1-2', 'b: x=1 @3-4']],
    ['G-single-realtime', 3, ['a: x=1 @1-9', 'b: x1 @1-2', 'c: x0 @3-4']],
    ['G2-item-realtime', 3, ['a: x0 y=1 @1-9', 'b: y0 @3-9', 'c: x=1 @1-2']],
  ])('%s, of %i', (name, length, texts) => {
    expect(nameOf(texts)).toEqual([name, length]);
  });
});

describe('near misses', () => {
  test.each<[string, Phenomenon, readonly string[]]>([
    ['two writers, and neither reads what the other writes: no write skew', 'long fork', ['a: x=1', 'b: y=1', 'c: x1 y0', 'd: y1 x0']],
    ['write skew of three', 'G2-item', ['a: x0 y=1', 'b: y0 z=1', 'c: z0 x=1']],
    ['a fork whose writers know of each other', 'read skew', ['a: x=1 y=1', 'b: x1 y0']],
    ['a fork of three items', 'G2-item', ['a: x=1 z=1', 'b: y=1', 'c: x1 y0', 'd: y1 z0']],
    [
      'a fork in which one reader saw the other writer at second hand',
      'G2-item',
      ['a: x=1', 'b: y=1', 'c: x1 y0', 'e: y1 z=1', 'd: z1 x0'],
    ],
    ['an old read of one item and a write over another', 'G-single', ['a: x0 y=2', 'b: x=1 y=1']],
    ['an update that several have overwritten is lost, too', 'lost update', ['a: x0 x=3', 'b: x=1', 'c: x=2']],
    ['what one missed it sees at second hand: no read skew', 'G-single', ['a: x=1', 'b: x1 y=1', 'c: y1 x0']],
    ['a cycle of writes in which one has read: still the graver name', 'G0 (write cycle)', ['a: x0 x=1 y=2', 'b: y=1 x=2']],
    ['circular information flow by one read', 'G1c (circular information flow)', ['a: x=1 y=2', 'b: x1 y=1']],
    ['a stale read at second hand', 'G-single-realtime', ['a: x=1 @1-9', 'b: x1 @1-2', 'c: x0 @3-4']],
  ])('%s', (_, name, texts) => {
    expect(nameOf(texts)?.[0]).toBe(name);
  });

  test('of one item there is no write skew and no long fork, whoever gives such a cycle', () => {
    const missed = (from: string, to: string): Edge => ({ from, to, because: { type: 'readBefore', item: 'x', version: 0, next: 1 } });
    const seen = (from: string, to: string): Edge => ({ from, to, because: { type: 'readsFrom', item: 'x', version: 1 } });
    expect(phenomenonOf([missed('a', 'b'), missed('b', 'a')])).toBe('G2-item');
    expect(phenomenonOf([missed('a', 'b'), seen('b', 'c'), missed('c', 'd'), seen('d', 'a')])).toBe('G2-item');
  });

  test.each<[string, readonly string[]]>([
    ['two who read what the other writes, one after the other', ['a: x0 y=1', 'b: y1 x=1']],
    ['a read of the old version by a transaction that was not over when the writer began', ['a: x=1 @1-3', 'b: x0 @3-4']],
    ['two blind writes of one item', ['a: x=1', 'b: x=2']],
    ['one reader of two writers', ['a: x=1', 'b: y=1', 'c: x1 y0']],
  ])('no cycle: %s', (_, texts) => {
    expect(nameOf(texts)).toBeNull();
    expect(judge(texts.map(transaction)).verdict).toBe('strictly serialisable');
  });
});
