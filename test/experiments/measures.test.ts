/** The measures, on rings small enough to be drawn. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Members } from '../../experiments/growth/members.ts';
import { bushSizesOf } from '../../experiments/measures/bushes.ts';
import { averageDetour } from '../../experiments/measures/detour.ts';
import { logarithmThrough, powerThrough } from '../../experiments/measures/fit.ts';
import { keysWithTwoAnswers, pointingOf } from '../../experiments/measures/inconsistencies.ts';
import { summaryOf } from '../../experiments/measures/summary.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { answersNow } from '../../spec/baselines/chord/lookup.ts';

const KEYS = 16;

/** Each member as its identifier, predecessor and successor. */
function members(...all: readonly (readonly [id: number, predecessor: number | null, successor: number])[]): Members {
  return { keys: KEYS, all: all.map(([id, predecessor, successor]) => ({ id, predecessor, successor })) };
}

const PERFECT = members([0, 12, 4], [4, 0, 8], [8, 4, 12], [12, 8, 0]);
/** 0 does not know of 4 and 6, which come before 8. */
const BUSH = members([0, 12, 8], [4, 0, 6], [6, 4, 8], [8, 6, 12], [12, 8, 0]);
/** Nor does 4 know of 6: one bush inside another, with the same root. */
const NESTED = members([0, 12, 8], [4, 0, 8], [6, 4, 8], [8, 6, 12], [12, 8, 0]);
/** The same ring, across identifier 0: node 12 does not know 14 and 0. */
const OVER_ZERO = members([0, 14, 4], [4, 0, 8], [8, 4, 12], [12, 8, 4], [14, 12, 0]);
const ALONE = members([5, 5, 5]);

describe('bushes', () => {
  test.each([
    ['a perfect ring has none', PERFECT, []],
    ['a node alone has none', ALONE, []],
    ['the size is that of the stretch between the root and its farthest follower', BUSH, [2]],
    ['nearer followers do not make it smaller, nor another bush', NESTED, [2]],
    ['also across identifier 0', OVER_ZERO, [2]],
  ])('%s', (_, ring, sizes) => {
    expect(bushSizesOf(ring)).toEqual(sizes);
  });

  test.each([
    ['a perfect ring', PERFECT, 0],
    ['a node alone', ALONE, 0],
    // Keys 1 to 4 are two hops counter-clockwise of the root 8, keys 5 and 6 one.
    ['a bush of two', BUSH, (4 * 2 + 2 * 1) / KEYS],
    ['a bush of two, nested', NESTED, (4 * 2 + 2 * 1) / KEYS],
    // Keys 13 and 14 are two hops counter-clockwise of the root 4, keys 15 and 0 one.
    ['a bush over zero', OVER_ZERO, (2 * 2 + 2 * 1) / KEYS],
  ])('of hops back, %s costs %#', (_, ring, hops) => {
    expect(averageDetour(ring)).toBe(hops);
  });
});

describe('inconsistencies of Chord', () => {
  /** Nodes 3 and 5 join between 0 and 8; 5 has notified 8, and 0 has stabilised. */
  const TWO_JOINED = members([0, 8, 5], [3, null, 8], [5, null, 8], [8, 5, 0]);

  test('two newcomers that do not know of each other: keys 4 and 5 have two answers, and no pointer of a reachable peer is wrong', () => {
    expect(keysWithTwoAnswers(TWO_JOINED)).toBe(2);
    expect(pointingOf(TWO_JOINED)).toEqual({ reachable: 3, unreachable: 1, wrongSuccessors: 0 });
  });

  test('a ring at rest has none', () => {
    expect([keysWithTwoAnswers(PERFECT), keysWithTwoAnswers(ALONE)]).toEqual([0, 0]);
    expect(pointingOf(PERFECT)).toEqual({ reachable: 4, unreachable: 0, wrongSuccessors: 0 });
    expect(pointingOf(members([0, null, 8], [4, 0, 8], [8, 4, 0])).wrongSuccessors).toBe(1);
  });

  test('the keys with two answers are those that the spec of lookups finds one by one', () => {
    const distinct = fc.uniqueArray(fc.nat(KEYS - 1), { minLength: 1, maxLength: 6 });
    const rings = distinct.chain((ids) => fc.tuple(fc.constant(ids), fc.array(fc.nat(ids.length - 1), { minLength: 6, maxLength: 6 })));
    fc.assert(
      fc.property(rings, ([ids, successors]) => {
        const places = ascending(ids);
        const all = places.map((id, i) => ({ id, predecessor: null, successor: places[successors[i]] }));
        const asked = all.map(({ successor, ...rest }) => ({ ...rest, successors: [successor] }));
        const ring = { size: KEYS, members: asked, outsiders: [] };
        const twice = Array.from({ length: KEYS }, (_, key) => answersNow(ring, key).length).filter((count) => count > 1);
        expect(keysWithTwoAnswers({ keys: KEYS, all })).toBe(twice.length);
      }),
    );
  });
});

test('many numbers in few', () => {
  expect(summaryOf([5, 1, 2])).toEqual({ min: 1, median: 2, mean: 8 / 3, max: 5 });
  expect(summaryOf([])).toEqual({ min: 0, median: 0, mean: 0, max: 0 });
});

describe('a line through points', () => {
  test('is found with its slope, and explains what lies on it', () => {
    expect(logarithmThrough([2, 4, 8].map((n) => [n, 3 * Math.log2(n) + 1] as const))).toEqual({ slope: 3, intercept: 1, explained: 1 });
    expect(powerThrough([2, 4, 16].map((n) => [n, n ** 2] as const))).toMatchObject({ slope: 2, explained: 1 });
  });
  test('explains a part of what lies beside it', () => {
    expect(
      logarithmThrough([
        [1, 0],
        [2, 1],
        [4, 0],
      ]),
    ).toMatchObject({ slope: 0, explained: 0 });
  });
});
