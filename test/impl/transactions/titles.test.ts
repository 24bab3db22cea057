import { describe, expect, test } from 'vitest';
import { highestIn, highestOf, titleAt, titlesOf, uniform, withoutTitles, withTitle } from '../../../impl/transactions/titles.ts';

const SIZE = 12;
const FIRST = { round: 0, node: 0 };
const LOW = { round: 1, node: 2 };
const HIGH = { round: 2, node: 1 };
const titles = [{ from: 2, to: 6, claim: LOW }];

describe('epochs of places', () => {
  test('are the first ones where nothing else is known', () => {
    expect([titleAt(titles, 2, SIZE), titleAt(titles, 3, SIZE), titleAt(titles, 6, SIZE)]).toEqual([FIRST, LOW, LOW]);
  });

  test('of several places are the highest of any of them', () => {
    expect([highestIn(titles, { from: 6, to: 2 }, SIZE), highestIn(titles, { from: 5, to: 9 }, SIZE)]).toEqual([FIRST, LOW]);
  });

  test('divide a range into parts that have one each', () => {
    expect(uniform(titles, { from: 4, to: 8 }, SIZE)).toEqual([
      { from: 4, to: 6, claim: LOW },
      { from: 6, to: 8, claim: FIRST },
    ]);
  });

  test('give way to higher ones, for those places only', () => {
    expect(withTitle(titles, { from: 4, to: 8, claim: HIGH }, SIZE)).toEqual([
      { from: 2, to: 4, claim: LOW },
      { from: 4, to: 6, claim: HIGH },
      { from: 6, to: 8, claim: HIGH },
    ]);
  });

  test('do not give way to lower ones, nor to equal ones', () => {
    expect(withTitle(titles, { from: 2, to: 6, claim: LOW }, SIZE)).toBe(titles);
    expect(withTitle([{ from: 2, to: 6, claim: HIGH }], { from: 0, to: 4, claim: LOW }, SIZE)).toEqual([
      { from: 0, to: 2, claim: LOW },
      { from: 2, to: 6, claim: HIGH },
    ]);
  });

  test('are given away with their places', () => {
    expect(withoutTitles(titles, { from: 3, to: 5 }, SIZE)).toEqual([
      { from: 2, to: 3, claim: LOW },
      { from: 5, to: 6, claim: LOW },
    ]);
  });
});

test('a transaction names those that are not the first, and of each place the highest', () => {
  expect(titlesOf(titles, [1, 5, 9], SIZE)).toEqual({ 5: LOW });
  expect(highestOf({ 1: HIGH, 5: LOW }, { 1: LOW, 9: LOW })).toEqual({ 1: HIGH, 5: LOW, 9: LOW });
});
