/**
 * The circle of a real ring, and where replicas lie on it, in whole numbers of any size.
 *
 * The number of identifiers is lcm(1, …, 16) · 2³², so each replication factor from 1 to 16 divides it. It is less than 2⁵²,
 * so the sum of two identifiers is less than 2⁵³: an implementation may add them as floating-point numbers.
 */

export const CIRCLE = 720_720n * 2n ** 32n;
export const MOST_REPLICAS = 16;

/** The places (key + i · circle/f) mod circle, for i from 0 to f − 1. Throws `RangeError` unless f divides the circle. */
export function exactPlaces(key: bigint, factor: number, circle: bigint = CIRCLE): readonly bigint[] {
  const f = BigInt(factor);
  if (circle % f !== 0n) throw new RangeError(`factor: got ${factor}, expected a divisor of ${circle}; choose another factor`);
  return Array.from({ length: factor }, (_, i) => (key + BigInt(i) * (circle / f)) % circle);
}
