import { expect, test } from 'vitest';
import { bagOf } from '../../../impl/kernel/sorted-set.ts';
import { BadPlacement, majority, placement, replicaPlace, replicaPlaces, restoringQuorum } from '../../../impl/places/placement.ts';

test('the example of the slides: 16 identifiers, degree 4', () => {
  const slides = placement(16, 4);
  expect(replicaPlaces(slides, 1)).toEqual([1, 5, 9, 13]);
  expect(replicaPlaces(slides, 2)).toEqual([2, 6, 10, 14]);
  expect(replicaPlaces(slides, 15)).toEqual([15, 3, 7, 11]);
  expect(replicaPlace(slides, 15, 2)).toBe(3);
});

test('a degree that does not divide the circle is refused in one clear line', () => {
  expect(() => placement(16, 3)).toThrow(new BadPlacement('degree: got 3, expected a divisor of 16, the size of the circle'));
  expect(() => placement(16, 0)).toThrow(BadPlacement);
  expect(() => placement(16, 1.5)).toThrow(BadPlacement);
});

test('what it is refused for: with rounded distances, keys that share one place do not share the others', () => {
  const rounded = (key: number) => bagOf([0, 1, 2].map((i) => (key + i * Math.floor(16 / 3)) % 16));
  expect(rounded(0)).toEqual([0, 5, 10]);
  expect(rounded(10)).toEqual([4, 10, 15]);
});

test.each(range(12))('of the other replicas of %i, enough are read to share one with the rest of any majority', (degree) => {
  expect(restoringQuorum(degree) + (majority(degree) - 1)).toBeGreaterThanOrEqual(degree);
});

test.each(range(12).slice(2))('of %i replicas, two nodes that restore one each have read one in common', (degree) => {
  expect(restoringQuorum(degree)).toBeLessThan(degree);
  expect(2 * restoringQuorum(degree)).toBeGreaterThan(degree);
});

test('of two replicas the other one is read', () => {
  expect(restoringQuorum(2)).toBe(1);
});

function range(last: number): readonly number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}
