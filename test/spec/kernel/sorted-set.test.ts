import { expect, test } from 'vitest';
import { setOf, withElement, without } from '../../../spec/kernel/sorted-set.ts';

test('a set has one form, whatever the order in which it was filled', () => {
  expect(setOf(10, 9, 10, 1)).toEqual([1, 9, 10]);
  expect(withElement(withElement(setOf<string>(), 'b'), 'a')).toEqual(setOf('a', 'b'));
  expect(without(setOf(1, 2, 3), 2)).toEqual([1, 3]);
});

test('a set that does not change is the same set', () => {
  const set = setOf('a', 'b');
  expect(withElement(set, 'a')).toBe(set);
  expect(without(set, 'c')).toBe(set);
});
