import { expect, test } from 'vitest';
import { outsideAll, turned } from '../../../impl/places/range.ts';

const SIZE = 6;
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
