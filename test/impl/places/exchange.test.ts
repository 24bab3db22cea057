import { expect, test } from 'vitest';
import { exchange } from '../../../impl/places/exchange.ts';
import { identifiers } from '../../../spec/identifier-space/interval.ts';

const swapped = (id: number) => ({ 4: 8, 8: 4 })[id] ?? id;
const fourAndEight = exchange(12, [0, 4, 8], swapped);

test('a place goes with its owner, and keeps its distance', () => {
  expect(identifiers(12).map(fourAndEight.place)).toEqual([0, 5, 6, 7, 8, 1, 2, 3, 4, 9, 10, 11]);
});

test('a range that ends at a member goes with it, too', () => {
  expect([0, 4, 8].map(fourAndEight.beginning)).toEqual([4, 0, 8]);
});

test('a set of nodes stays ascending', () => {
  expect(fourAndEight.nodes([0, 4])).toEqual([0, 8]);
});
