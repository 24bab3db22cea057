/** The places of hashes on the circle of real nodes: each question is one state, answered once more in exact arithmetic. */
import { InvariantViolation } from '../../impl/kernel/invariant.ts';
import { CIRCLE, GRAIN, grainOf, MOST_REPLICAS, placeOfHash } from '../../impl/places/identifiers.ts';
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { always, type Properties, reachable } from '../../spec/kernel/spec.ts';
import * as exact from '../../spec/placement/identifiers.ts';
import { holds } from '../expectations.ts';

interface Hash {
  readonly high: number;
  readonly low: number;
}

/** The least numbers of some of the 720720 parts. */
const FIRSTS = [1n, 7n, 500_001n, 720_719n].map((part) => Number((part * 2n ** 48n + 720_719n) / 720_720n));
const HIGHS = [
  ...FIRSTS,
  ...FIRSTS.map((high) => high - 1),
  -1,
  0,
  0.5,
  1,
  2 ** 24 - 1,
  2 ** 24,
  390_541_000,
  123_456_789_012_345,
  2 ** 47,
  2 ** 48 - 1,
  2 ** 48,
];
const LOWS = [-1, 0, 0.5, 1, 2 ** 12 - 1, 2 ** 12, 3_000_000_001, 2 ** 32 - 1, 2 ** 32];

const properties: Properties<Hash> = {
  theCircleIsThatOfTheSpec: always(
    () => BigInt(CIRCLE) === exact.CIRCLE && MOST_REPLICAS === exact.MOST_REPLICAS && GRAIN === 4096,
    'The circle has lcm(1, …, 16) · 2³² identifiers, and a grain 2¹².',
  ),
  aHashHasItsPlace: always(({ high, low }) => {
    const place = placeOrNull({ high, low });
    if (!isBelow(high, 2 ** 48) || !isBelow(low, 2 ** 32)) return place === null;
    const whole = ((BigInt(high) * 720_720n) / 2n ** 48n) * 2n ** 32n + BigInt(low);
    return place !== null && BigInt(place) === whole - (whole % 4096n);
  }, 'A hash lies at ⌊high · 720720 / 2⁴⁸⌋ · 2³² + low, at the beginning of a grain, and other numbers are not hashes.'),
  aGrainBeginsAtAMultiple: always(
    ({ low }) => !isBelow(low, 2 ** 32) || (grainOf(low) % 4096 === 0 && grainOf(low) <= low && low - grainOf(low) < 4096),
    'The beginning of a grain is the multiple of 2¹² at or below the identifier.',
  ),
  aHashIsTaken: reachable((hash) => placeOrNull(hash) !== null, 'A hash has a place.'),
};

export const identifierScenarios: readonly Scenario[] = [
  scenario<Hash>({
    name: 'places/hashes',
    teaches: 'The place of a hash, computed in floating point, is the exact one, also at the ends of the circle.',
    spec: { name: 'places/hashes', init: HIGHS.flatMap((high) => LOWS.map((low) => ({ high, low }))), actions: {}, properties },
    cost: 'fast',
    expect: holds(171, 171, 1),
  }),
];

function isBelow(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}

/** Null: it is not a hash. */
function placeOrNull(hash: Hash): number | null {
  try {
    return placeOfHash(hash);
  } catch (error) {
    if (error instanceof InvariantViolation) return null;
    throw error;
  }
}
