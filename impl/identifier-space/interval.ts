/**
 * Modular arithmetic on the identifier space: identifiers 0 … size − 1 on a circle, read clockwise.
 *
 * Identifiers are never compared with `<`: on a circle nothing is smaller. Everything is said by distances.
 * A test shows that these functions agree with the intervals of the spec, which are enumerated.
 */

/** A place on the circle: of a node, or of a key. An integer, 0 ≤ identifier < size. */
export type Identifier = number;

/** The number of steps clockwise from `from` to `to`: 0 ≤ distance < size. */
export function distance(from: Identifier, to: Identifier, size: number): number {
  return to >= from ? to - from : to - from + size;
}

/** Whether `place` lies in (from, to). The interval (a, a) is the whole circle without a. */
export function inOpen(place: Identifier, from: Identifier, to: Identifier, size: number): boolean {
  return place !== from && distance(from, place, size) < length(from, to, size);
}

/** Whether `place` lies in (from, to]. The interval (a, a] is the whole circle: a node alone owns every key. */
export function inHalfOpen(place: Identifier, from: Identifier, to: Identifier, size: number): boolean {
  return place === to || inOpen(place, from, to, size);
}

/** Steps of the walk from `from` to `to` that moves at least once: a walk back to where it began is a full turn. */
function length(from: Identifier, to: Identifier, size: number): number {
  return from === to ? size : distance(from, to, size);
}
