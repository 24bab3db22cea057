/** Zones, anchors and ranges in identifiers, at the edges of grains and of the circle. */
import { describe, expect, test } from 'vitest';
import {
  anchorPlace,
  grainsOwned,
  hasLongRange,
  isAnchor,
  missingZones,
  type Sighting,
  type Zoning,
} from '../../../impl/placement/zones.ts';

/** Three zones of 40 identifiers, in grains of 10. */
const ZONING: Zoning = { size: 120, degree: 3, grain: 10 };

const sighting = (predecessor: number, node: number): Sighting => ({ predecessor, node, successor: predecessor, machine: null });

test('the places of anchors are the last grains of the zones', () => {
  expect([0, 1, 2].map((zone) => anchorPlace(ZONING, zone))).toEqual([30, 70, 110]);
});

describe('a node owns the beginnings of grains after its predecessor, up to its own identifier', () => {
  test.each([
    ['in the next grain', 9, 10, 1],
    ['at the same offset', 35, 75, 4],
    ['round the end of the circle', 115, 5, 1],
    ['none, as a spare in the grain of its predecessor', 33, 35, 0],
    ['all, if its predecessor is a spare in its own grain', 35, 33, 12],
    ['all, if it is alone', 33, 33, 12],
  ])('%s', (_, predecessor, node, grains) => {
    expect(grainsOwned(ZONING, sighting(predecessor, node))).toBe(grains);
  });
});

test('a range is long from one grain more than a zone on, whatever the offsets in the grains', () => {
  expect(hasLongRange(ZONING, sighting(30, 79))).toBe(false);
  expect(hasLongRange(ZONING, sighting(39, 80))).toBe(true);
});

test('an anchor owns the last grain of its zone, and has its identifier there', () => {
  expect(isAnchor(ZONING, sighting(5, 38))).toBe(true);
  expect(isAnchor(ZONING, sighting(5, 40))).toBe(false);
  expect(isAnchor(ZONING, sighting(31, 38))).toBe(false);
});

test('an owner misses the anchors of the zones whose last grains it owns, and never its own', () => {
  expect(missingZones(ZONING, sighting(75, 75))).toEqual([2, 0]);
  expect(missingZones(ZONING, sighting(100, 50))).toEqual([2, 0]);
  expect(missingZones(ZONING, sighting(35, 75))).toEqual([]);
});
