import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingersOf, targetOf, targetOffsets } from '../../../impl/fingers/table.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { cuts, rightFingers, rightTable } from '../../../spec/fingers/table.ts';

const CHORD = { keys: 16, arity: 2 };

describe('the example of slide 13', () => {
  /** All rings that the slide allows: 6 and 12 are there, 1 to 5, 8 to 11 are not, nor 7, for which 12 answers. */
  const rings = [[], [13], [14], [15], [13, 14], [13, 15], [14, 15], [13, 14, 15]].map((more) => [0, 6, 12, ...more]);

  test.each(rings)('node 0 contacts 0, 6, 6, 6 and 12', (...ring) => {
    expect(rightTable(0, ring, 16, 2).map(({ places, contact }) => [places[0], places.length, contact])).toEqual([
      [0, 1, 0],
      [1, 1, 6],
      [2, 2, 6],
      [4, 4, 6],
      [8, 8, 12],
    ]);
    expect(fingersOf(0, ring, CHORD)).toEqual([6, 12]);
  });
});

describe('targets', () => {
  test('are those of Chord where the arity is 2', () => expect(targetOffsets(CHORD)).toEqual([1, 2, 4, 8]));
  test('are k − 1 for each level where the arity is k', () =>
    expect(targetOffsets({ keys: 64, arity: 4 })).toEqual([1, 2, 3, 4, 8, 12, 16, 32, 48]));
  test('begin at the next place, even if the number of keys is not a power of the arity', () => {
    expect(targetOffsets({ keys: 10, arity: 3 })).toEqual([1, 2, 4, 8]);
    expect(targetOffsets({ keys: 1, arity: 2 })).toEqual([]);
  });
  test('grow with the logarithm of the number of keys', () => {
    expect(targetOffsets({ keys: 2 ** 21, arity: 4 })).toHaveLength(31);
    expect(cuts(2 ** 21, 4)).toBe(11);
  });
});

test('arithmetic and enumeration agree on every table of every ring with up to nine places', () => {
  const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const different = sizes.flatMap((keys) => ringsIn(keys).flatMap((ring) => [2, 3, 4].filter((arity) => !agree(ring, keys, arity))));
  expect(different).toEqual([]);
});

test('arithmetic and enumeration agree on larger rings', () => {
  const ring = fc
    .integer({ min: 10, max: 300 })
    .chain((keys) => fc.tuple(fc.uniqueArray(fc.integer({ min: 0, max: keys - 1 }), { minLength: 1, maxLength: 12 }), fc.constant(keys)));
  fc.assert(
    fc.property(ring, fc.integer({ min: 2, max: 6 }), ([nodes, keys], arity) => agree(ascending(nodes), keys, arity)),
    { numRuns: 60 },
  );
});

test('a finger stands for a place in the table: the first finger clockwise of that place', () => {
  expect([6, 12].map((finger) => targetOf(finger, 0, [6, 12], CHORD))).toEqual([1, 8]);
  expect(targetOf(3, 0, [6, 12], CHORD)).toBeNull();
});

function agree(ring: readonly number[], keys: number, arity: number): boolean {
  return ring.every((self) => `${fingersOf(self, ring, { keys, arity })}` === `${rightFingers(self, ring, keys, arity)}`);
}

function ringsIn(keys: number): readonly (readonly number[])[] {
  const places = Array.from({ length: keys }, (_, place) => place);
  return Array.from({ length: 2 ** keys - 1 }, (_, set) => places.filter((place) => ((set + 1) >> place) & 1));
}
