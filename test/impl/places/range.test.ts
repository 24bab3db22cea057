import { expect, test } from 'vitest';
import { covers, inside, outside, outsideAll, overlap, type Range, turned } from '../../../impl/places/range.ts';
import { halfOpen, identifiers } from '../../../spec/identifier-space/interval.ts';

const SIZE = 6;
const ranges: readonly Range[] = identifiers(SIZE).flatMap((from) => identifiers(SIZE).map((to) => ({ from, to })));
const pairs = ranges.flatMap((a) => ranges.map((b) => [a, b] as const));

function places(...parts: readonly Range[]): readonly number[] {
  return parts.flatMap(({ from, to }) => halfOpen(from, to, SIZE)).sort((a, b) => a - b);
}

test('on a circle of six, cutting agrees with sets of places, for all pairs of ranges', () => {
  const wrong = pairs.filter(([a, b]) => {
    const shared = places(a).filter((place) => places(b).includes(place));
    const rest = places(a).filter((place) => !places(b).includes(place));
    const cutAgrees = same(places(...inside(a, b, SIZE)), shared) && same(places(...outside(a, b, SIZE)), rest);
    return !cutAgrees || overlap(a, b, SIZE) !== shared.length > 0 || covers(b, a, SIZE) !== (rest.length === 0);
  });
  expect(wrong).toEqual([]);
});

test('what lies outside several ranges lies outside each', () => {
  expect(outsideAll({ from: 0, to: 5 }, [], SIZE)).toEqual([{ from: 0, to: 5 }]);
  expect(
    outsideAll(
      { from: 0, to: 0 },
      [
        { from: 1, to: 2 },
        { from: 4, to: 0 },
      ],
      SIZE,
    ),
  ).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 4 },
  ]);
});

test('a range turns round the circle', () => {
  expect(turned({ from: 4, to: 5 }, 2, SIZE)).toEqual({ from: 0, to: 1 });
});

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
