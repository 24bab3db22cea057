/** The circle of real nodes: replica places computed in floating point are exact, for each replication factor. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CIRCLE, GRAIN, grainOf, MOST_REPLICAS, placeOfHash } from '../../../impl/places/identifiers.ts';
import { placement, replicaPlaces } from '../../../impl/places/placement.ts';
import * as spec from '../../../spec/placement/identifiers.ts';

const factors = Array.from({ length: MOST_REPLICAS }, (_, i) => i + 1);
const identifier = fc.oneof(fc.integer({ min: 0, max: CIRCLE - 1 }), fc.constantFrom(0, 1, CIRCLE - 1, CIRCLE / 2));

test('the circle is that of the spec, and the sum of two identifiers is below 2⁵³', () => {
  expect(BigInt(CIRCLE)).toBe(spec.CIRCLE);
  expect(2n * spec.CIRCLE).toBeLessThan(2n ** 53n);
  expect(MOST_REPLICAS).toBe(spec.MOST_REPLICAS);
});

describe.each(factors)('with replication factor %i', (factor) => {
  test('the places of each key are exact', () => {
    const placed = placement(CIRCLE, factor);
    fc.assert(
      fc.property(identifier, (key) => {
        expect(replicaPlaces(placed, key).map(BigInt)).toEqual(spec.exactPlaces(BigInt(key), factor));
      }),
    );
  });

  test('a zone has a whole number of grains, so each replica of a key lies at the beginning of a grain', () => {
    expect((CIRCLE / factor) % GRAIN).toBe(0);
  });
});

test('the next factor does not divide the circle', () => {
  expect(() => spec.exactPlaces(0n, 17)).toThrow(RangeError);
});

test.each([9, 11, 13])('the circle 105 · 2⁴⁵ is not divisible by %i', (factor) => {
  expect(() => spec.exactPlaces(0n, factor, 105n * 2n ** 45n)).toThrow(RangeError);
});

test('on a circle of nearly 2⁵³ identifiers some places are wrong', () => {
  const circle = 2 ** 53 - 4;
  const key = circle - 2;
  expect(replicaPlaces(placement(circle, 4), key).map(BigInt)).not.toEqual(spec.exactPlaces(BigInt(key), 4, BigInt(circle)));
});

describe('the place of a hash', () => {
  const high = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  const low = fc.integer({ min: 0, max: 2 ** 32 - 1 });

  test('is ⌊high · 720720 / 2⁴⁸⌋ · 2³² + low, at the beginning of a grain', () => {
    fc.assert(
      fc.property(high, low, (h, l) => {
        const exact = ((BigInt(h) * 720_720n) >> 48n) * 2n ** 32n + BigInt(l);
        expect(BigInt(placeOfHash({ high: h, low: l }))).toBe(exact - (exact % BigInt(GRAIN)));
      }),
    );
  });

  test('is never beyond the circle', () => {
    expect(placeOfHash({ high: 0, low: GRAIN - 1 })).toBe(0);
    expect(placeOfHash({ high: 2 ** 48 - 1, low: 2 ** 32 - 1 })).toBe(CIRCLE - GRAIN);
  });

  test.each([
    [-1, 0],
    [2 ** 48, 0],
    [0, 2 ** 32],
    [0.5, 0],
    [0, Number.NaN],
  ])('is asked for whole numbers of 48 and 32 bits only: not for %d and %d', (h, l) => {
    expect(() => placeOfHash({ high: h, low: l })).toThrow('a hash has 48 bits and 32 bits');
  });
});

test('the grain of an identifier is where its keys begin', () => {
  expect([0, 1, GRAIN - 1, GRAIN, CIRCLE - 1].map(grainOf)).toEqual([0, 0, 0, GRAIN, CIRCLE - GRAIN]);
});
