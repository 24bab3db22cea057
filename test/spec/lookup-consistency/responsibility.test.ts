import { expect, test } from 'vitest';
import {
  atLeastOne,
  atMostOne,
  lookupConsistency,
  type Responsibilities,
  responsibleFor,
} from '../../../spec/lookup-consistency/responsibility.ts';

const holds = (property: typeof atMostOne, state: Responsibilities): boolean => property.holds(state);

test("in the beginning each member owns the keys from its predecessor's, exclusive, to its own", () => {
  expect(lookupConsistency(8, [1, 3, 6], [1, 6]).init).toEqual([{ size: 8, keysOf: { 1: [0, 1, 7], 3: [], 6: [2, 3, 4, 5, 6] } }]);
});

test('without members, nobody owns anything', () => {
  expect(lookupConsistency(4, [1, 2], []).init).toEqual([{ size: 4, keysOf: { 1: [], 2: [] } }]);
});

test('a key with two owners breaks one half of lookup consistency, a key without any the other', () => {
  const shared = { size: 2, keysOf: { 0: [0, 1], 1: [1] } };
  const orphaned = { size: 2, keysOf: { 0: [0], 1: [] } };
  expect([holds(atMostOne, shared), holds(atLeastOne, shared)]).toEqual([false, true]);
  expect([holds(atMostOne, orphaned), holds(atLeastOne, orphaned)]).toEqual([true, false]);
  expect([responsibleFor(shared, 1), responsibleFor(orphaned, 1)]).toEqual([[0, 1], []]);
});
