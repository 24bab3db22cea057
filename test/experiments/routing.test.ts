import { expect, test } from 'vitest';
import { summaryOf } from '../../experiments/measures/summary.ts';
import { perfectTables } from '../../experiments/routing/finger-tables.ts';
import { hopsOfLookups, hopsTo } from '../../experiments/routing/greedy.ts';
import { randomPlaces } from '../../experiments/routing/places.ts';
import { randomStream } from '../../model-check/chance/random.ts';

/** The nodes of the slides' figure, "Lookup illustrated in Chord", that it says are there. */
const FIGURE = [0, 6, 12];

test('node 0 of the figure contacts 6 for all that begins before 6, and 12 for [8, 0)', () => {
  expect(perfectTables(FIGURE, 16, 2).get(0)).toEqual([6, 12]);
});

test('a lookup of key 7 from node 0 of the figure goes by 6 to 12', () => {
  expect(hopsTo(7, 0, perfectTables(FIGURE, 16, 2), FIGURE, 16)).toBe(2);
  expect(hopsTo(0, 0, perfectTables(FIGURE, 16, 2), FIGURE, 16)).toBe(0);
});

test.each([
  [2, 6, 6],
  [4, 3, 9],
  [8, 2, 14],
])('on a full circle of 64, k = %i: at most log_k N = %i hops, and (k − 1) log_k N = %i entries', (k, most, entries) => {
  const ascending = Array.from({ length: 64 }, (_, place) => place);
  const tables = perfectTables(ascending, 64, k);
  const hops = ascending.flatMap((key) => ascending.map((start) => hopsTo(key, start, tables, ascending, 64)));
  expect(summaryOf(hops).max).toBe(most);
  expect(summaryOf([...tables.values()].map((known) => known.length))).toMatchObject({ min: entries, max: entries });
});

test('on a circle with few nodes, average hops are nearly one above ½ log₂ N', () => {
  const random = randomStream(11);
  const ascending = randomPlaces(1024, 2 ** 20, random);
  const { mean } = summaryOf(hopsOfLookups(5000, random, perfectTables(ascending, 2 ** 20, 2), ascending, 2 ** 20));
  expect(mean).toBeGreaterThan(5.6);
  expect(mean).toBeLessThan(6);
});
