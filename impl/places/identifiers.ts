/**
 * The identifiers of real nodes and keys. The circle is cut into grains of 2¹² identifiers. A key lies at the beginning of a
 * grain; a node's identifier is the beginning of a grain and a random number below 2¹². So of several nodes in one grain, the
 * first owns the keys there, and the others are spares that own nothing.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';

const PARTS = 720_720;

/**
 * The number of identifiers on the circle: lcm(1, …, 16) · 2³². Each replication factor from 1 to 16 divides it, and a zone
 * has a whole number of grains. It is below 2⁵², so sums of two identifiers are exact.
 */
export const CIRCLE = PARTS * 2 ** 32;

/** The number of identifiers in a grain. */
export const GRAIN = 2 ** 12;

/** The largest replication factor that the circle allows. */
export const MOST_REPLICAS = 16;

/** The parts of a key's hash that decide where the key lies. */
export interface KeyHash {
  /** 48 bits, as a whole number from 0 to 2⁴⁸ − 1. */
  readonly high: number;
  /** The next 32 bits, as a whole number from 0 to 2³² − 1. */
  readonly low: number;
}

/**
 * The place of a key with this hash: ⌊high · 720720 / 2⁴⁸⌋ · 2³² + low, rounded down to the beginning of a grain. Different
 * keys may have the same place.
 */
export function placeOfHash({ high, low }: KeyHash): Identifier {
  invariant(isBelow(high, 2 ** 48) && isBelow(low, 2 ** 32), 'a hash has 48 bits and 32 bits');
  // In two steps of 24 bits, each below 2⁵³; so the result is the exact one.
  const lower = Math.floor(((high % 2 ** 24) * PARTS) / 2 ** 24);
  const part = Math.floor((Math.floor(high / 2 ** 24) * PARTS + lower) / 2 ** 24);
  return part * 2 ** 32 + grainOf(low);
}

/** The beginning of the grain in which an identifier lies. */
export function grainOf(id: Identifier): Identifier {
  return id - (id % GRAIN);
}

function isBelow(value: number, limit: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < limit;
}
