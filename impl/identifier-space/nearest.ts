/** Places in the order in which one meets them on the circle. */
import { distance, type Identifier } from './interval.ts';

/** The places in the order of a walk clockwise from `from`, which itself comes first. */
export function clockwiseFrom(from: Identifier, places: readonly Identifier[], size: number): readonly Identifier[] {
  return [...places].sort((a, b) => distance(from, a, size) - distance(from, b, size));
}

/** The first of `places` on a walk counter-clockwise from `from`, which itself is the first of all; undefined if there is none. */
export function nearestCounterClockwise(from: Identifier, places: readonly Identifier[], size: number): Identifier | undefined {
  const isNearer = (place: Identifier, other: Identifier) => distance(place, from, size) < distance(other, from, size);
  return places.reduce<Identifier | undefined>(
    (nearest, place) => (nearest === undefined || isNearer(place, nearest) ? place : nearest),
    undefined,
  );
}
