/** A result remembered by what was read is reused only while equal values are read in equal order. */
import { describe, expect, test } from 'vitest';
import type { Sight } from '../../../model-check/engine/memo/reading.ts';
import { ReadingTree } from '../../../model-check/engine/memo/reading-tree.ts';
import { Space } from '../../../model-check/engine/memo/space.ts';
import { HEADER } from '../../../model-check/engine/tables/rows.ts';
import { specSystem } from '../../../model-check/machine/spec-system.ts';
import type { Spec } from '../../../spec/kernel/spec.ts';

const pairs: Spec<{ readonly x: readonly number[]; readonly y: readonly number[] }> = {
  name: 'pairs',
  init: [{ x: [], y: [] }],
  actions: {},
  properties: {},
};

const space = new Space(specSystem(pairs), 1);
const [X, Y] = [0, 1];
const whole = (slot: number): Sight => ({ slot, lens: null });
const first: Sight = { slot: X, lens: space.lens(X, ['0']) };

/** A row in which slots hold the values of these ids. */
const row = (...ids: readonly number[]) => Int32Array.from([...new Array<number>(HEADER).fill(0), ...ids]);

function treeWith(...sights: readonly Sight[]): ReadingTree<string> {
  const tree = new ReadingTree<string>('the move');
  tree.add({ answer: 'a', sights }, row(0, 0), 0);
  return tree;
}

describe('a reading tree', () => {
  test('finds an answer by what was read for it, whatever else the row holds', () => {
    const tree = treeWith(whole(X));
    expect(tree.find(row(0, 7), 0)?.answer).toBe('a');
    expect(tree.find(row(1, 0), 0)).toBeUndefined();
  });

  test('finds an answer for which nothing was read in every row', () => {
    expect(treeWith().find(row(3, 4), 0)?.answer).toBe('a');
  });

  test.each<[string, readonly Sight[], readonly Sight[], readonly number[]]>([
    ['another slot', [whole(X)], [whole(Y)], [1, 0]],
    ['another part of the slot', [whole(X)], [first], [1, 0]],
    ['another slot, after equal values', [whole(X), first], [whole(X), whole(Y)], [0, 1]],
    ['nothing at all', [whole(X)], [], [1, 0]],
    ['less than before', [whole(X), whole(Y)], [whole(X)], [0, 1]],
    ['more than before', [whole(X)], [whole(X), whole(Y)], [0, 1]],
    ['something, after nothing', [], [whole(X)], [0, 1]],
  ])('refuses what reads %s', (_, before, now, ids) => {
    expect(() => treeWith(...before).add({ answer: 'b', sights: now }, row(...ids), 0)).toThrow(
      /^the move is not pure: after the same values it read something else than before$/,
    );
  });
});
