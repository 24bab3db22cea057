import { expect, test } from 'vitest';
import { withRecord } from '../../../impl/kernel/by-number.ts';
import { ascending, bagOf, withNumber, withoutNumber } from '../../../impl/kernel/sorted-set.ts';

test('a set has each number once, a bag as often as it is given, both in the order of numbers', () => {
  const given = [10, -1, 9, 10];
  expect(ascending(given)).toEqual([-1, 9, 10]);
  expect(bagOf(given)).toEqual([-1, 9, 10, 10]);
  expect(given).toEqual([10, -1, 9, 10]);
});

test('a number goes to its place in a set, and a set that does not change is the same list', () => {
  const set = ascending([2, 10]);
  expect(withNumber(set, 9)).toEqual([2, 9, 10]);
  expect(withoutNumber(set, 2)).toEqual([10]);
  expect([withNumber(set, 10), withoutNumber(set, 9)].every((each) => each === set)).toBe(true);
});

test('a record replaces the one with its number, and stands in the order of numbers', () => {
  const records = [
    { place: 2, value: 'a' },
    { place: 10, value: 'b' },
  ];
  expect(withRecord(records, { place: 10, value: 'c' }, 'place')).toEqual([records[0], { place: 10, value: 'c' }]);
  expect(withRecord(records, { place: 9, value: 'c' }, 'place')).toEqual([records[0], { place: 9, value: 'c' }, records[1]]);
});
