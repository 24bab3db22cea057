import { expect, test } from 'vitest';
import { areSameBag, bagWithout } from '../../../spec/kernel/bag.ts';

test('the order of a bag says nothing, nor does that of the keys in a record', () => {
  expect(areSameBag([2, 10, 2], [10, 2, 2])).toBe(true);
  expect(areSameBag([{ to: 1, key: 2 }, 'a'], ['a', { key: 2, to: 1 }])).toBe(true);
});

test('how often an element is there does', () => {
  expect(areSameBag([2, 2, 10], [2, 10, 10])).toBe(false);
  expect(areSameBag([2, 2], [2])).toBe(false);
  expect(areSameBag([], [])).toBe(true);
});

test('a bag without another one has what it has more of', () => {
  expect(bagWithout([2, 10, 2, 3], [2, 3, 3], String)).toEqual([10, 2]);
  expect(bagWithout([{ to: 1 }], [{ to: 1 }], ({ to }) => `to ${to}`)).toEqual([]);
});
