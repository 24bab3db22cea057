/** Figures of the places of replicas: the measures on rings drawn by hand, and the policy under random changes. */
import { describe, expect, test } from 'vitest';
import { loadOf, shareAtRisk, shareMoved } from '../../experiments/placement/exposure.ts';
import { machineChanges } from '../../experiments/placement/machines.ts';
import { changes } from '../../experiments/placement/membership.ts';
import type { Positions } from '../../experiments/placement/positions.ts';
import { anchors, successorList, twins } from '../../experiments/placement/schemes.ts';
import { CIRCLE } from '../../impl/places/identifiers.ts';

/** Nodes at these twelfths of the circle. */
const at = (...twelfths: readonly number[]): Positions => twelfths.map((each, node) => ({ id: (each * CIRCLE) / 12, node }));
const symmetric = twins(3);

describe('with f = 3, the share of keys that one crash takes below a majority', () => {
  test.each([
    ['of three nodes at equal distances is none', at(0, 4, 8), 0],
    ['of one node is all', at(0), 1],
    ['of two nodes is all, for one of them has two places of each class', at(0, 6), 1],
    ['of three nodes, of which one owns 5/12 of the circle, is that of the twelfth that is too long', at(0, 5, 8), 1 / 4],
    ['of three nodes side by side is all', at(0, 1, 2), 1],
  ])('%s', (_, positions, share) => {
    expect(shareAtRisk(symmetric, positions)).toBeCloseTo(share, 12);
  });

  test('is none with replicas at three successors', () => {
    expect(shareAtRisk(successorList(3), at(0, 1, 2))).toBe(0);
  });
});

test('data moved is the share of replicas with another holder', () => {
  const before = at(0, 4, 8);
  expect(
    shareMoved(
      symmetric,
      before,
      [...before, { id: (2 * CIRCLE) / 12, node: 3 }].sort((a, b) => a.id - b.id),
    ),
  ).toBeCloseTo(1 / 6, 12);
  expect(shareMoved(symmetric, before, before)).toBe(0);
});

test('the load is that of the fullest node, over the mean', () => {
  expect(loadOf(symmetric, at(0, 4, 8))).toBeCloseTo(1, 12);
  expect(loadOf(symmetric, at(0, 6, 9))).toBeCloseTo(1.5, 12);
});

test.each([3, 4, 5])('with f = %i, anchors and moves leave no key at risk once there are f nodes, and joins need no move', (degree) => {
  const all = changes(anchors(degree), 300, 11);
  expect(all.filter(({ nodes, atRisk }) => nodes >= degree && atRisk > 0)).toEqual([]);
  expect(all.filter(({ type, nodes, moves }) => type === 'join' && nodes > degree && moves > 0)).toEqual([]);
  expect(all.some(({ type, moves }) => type === 'departure' && moves > 0)).toBe(true);
});

test.each([3, 4, 5])('with f = %i and labels, the loss of one of f machines or more takes no key below a majority', (degree) => {
  const all = machineChanges(anchors(degree, true), { fewest: 2, most: degree + 2 }, 150, 11);
  expect(all.filter(({ machines, atRisk }) => machines >= degree && atRisk > 0)).toEqual([]);
  expect(all.filter(({ machines }) => machines >= degree).length).toBeGreaterThan(50);
  expect(all.some(({ machines, atRisk }) => machines < degree && atRisk > 0)).toBe(true);
});
