import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setOf, withElement, without } from '../../../spec/kernel/sorted-set.ts';

const numbers = fc.array(fc.integer({ min: -20, max: 20 }));
const number = fc.integer({ min: -20, max: 20 });

test('the same elements make the same set, in whatever order and however often they are given', () => {
  fc.assert(
    fc.property(numbers, (elements) => {
      expect(setOf(...elements, ...elements.toReversed())).toEqual(setOf(...elements));
    }),
  );
});

test('numbers are in the order of numbers, not of text', () => {
  expect(setOf(10, 9, -1)).toEqual([-1, 9, 10]);
});

test('adding an element gives the set of all of them', () => {
  fc.assert(
    fc.property(numbers, number, (elements, one) => {
      expect(withElement(setOf(...elements), one)).toEqual(setOf(...elements, one));
    }),
  );
});

test('removing an element leaves the set of the others', () => {
  fc.assert(
    fc.property(numbers, number, (elements, one) => {
      expect(without(setOf(...elements), one)).toEqual(setOf(...elements.filter((each) => each !== one)));
    }),
  );
});

test('a set that does not change is the same array', () => {
  const set = setOf('a', 'b');
  expect(withElement(set, 'a')).toBe(set);
  expect(without(set, 'c')).toBe(set);
});

test('records are one element when they are equal, whatever the order of their keys', () => {
  const set = setOf({ from: 2, to: 1 }, { to: 1, from: 2 }, { from: 1, to: 2 });
  expect(set).toEqual([
    { from: 1, to: 2 },
    { from: 2, to: 1 },
  ]);
  expect(withElement(set, { to: 2, from: 1 })).toBe(set);
  expect(without(set, { to: 2, from: 1 })).toEqual([{ from: 2, to: 1 }]);
});

test('numbers and texts come before arrays and records', () => {
  expect(setOf<number | object | null>({}, [1], null, 2)).toEqual([2, [1], null, {}]);
});
