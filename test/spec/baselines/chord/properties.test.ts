import { describe, expect, test } from 'vitest';
import {
  atLeastOneRing,
  atMostOneRing,
  connectedAppendages,
  noLiveSuccessorIsGivenUp,
  oneLiveSuccessor,
  orderedRing,
} from '../../../../spec/baselines/chord/properties.ts';
import type { ChordRing } from '../../../../spec/baselines/chord/ring.ts';
import type { Property } from '../../../../spec/kernel/spec.ts';

/** Members by identifier, with their lists. */
function ring(lists: Readonly<Record<string, readonly number[]>>): ChordRing {
  const members = Object.entries(lists).map(([id, successors]) => ({ id: Number(id), successors, predecessor: null }));
  return { size: 16, members, outsiders: [] };
}

function holds(property: Property<ChordRing>, state: ChordRing): boolean {
  return property.kind !== 'step' && property.holds(state);
}

const perfect = ring({ 0: [6, 12], 6: [12, 0], 12: [0, 6] });
const nobody = ring({});

describe.each([
  ['atLeastOneRing', atLeastOneRing, ring({ 0: [6], 6: [9] })],
  ['atMostOneRing', atMostOneRing, ring({ 0: [6], 6: [0], 9: [12], 12: [9] })],
  ['orderedRing', orderedRing, ring({ 0: [12], 6: [0], 12: [6] })],
  ['connectedAppendages', connectedAppendages, ring({ 0: [6], 6: [0], 9: [3] })],
  ['oneLiveSuccessor', oneLiveSuccessor, ring({ 0: [6], 6: [9, 6] })],
])('%s', (_, property, broken) => {
  test('holds of a perfect ring', () => expect(holds(property, perfect)).toBe(true));
  test('holds where nobody is left', () => expect(holds(property, nobody)).toBe(true));
  test('does not hold of every network', () => expect(holds(property, broken)).toBe(false));
});

test('entries of members that have crashed are passed over', () => {
  expect(holds(atLeastOneRing, ring({ 0: [3, 6], 6: [9, 0] }))).toBe(true);
});

test('a member alone is a ring if it lists itself, and none if it lists only the dead', () => {
  expect([holds(atLeastOneRing, ring({ 0: [6, 0] })), holds(atLeastOneRing, ring({ 0: [6, 12] }))]).toEqual([true, false]);
});

test('of a member alone no live successor is asked, and its own entry counts for nothing with others', () => {
  expect([holds(oneLiveSuccessor, ring({ 0: [6] })), holds(oneLiveSuccessor, ring({ 0: [0], 6: [0] }))]).toEqual([true, false]);
});

describe('a node that gives up its last live successor', () => {
  const before = ring({ 0: [3, 6], 6: [0] });
  const givenUp = (after: ChordRing) => noLiveSuccessorIsGivenUp.kind === 'step' && !noLiveSuccessorIsGivenUp.holds(before, after);

  test('is seen', () => expect(givenUp(ring({ 0: [3], 6: [0] }))).toBe(true));
  test('is not blamed for a crash', () => expect(givenUp(ring({ 0: [3, 6] }))).toBe(false));
});
