/**
 * Modular arithmetic on the circle of identifiers 0 … size − 1, read clockwise.
 *
 * Protocols compare distances, never identifiers: on a circle no identifier is smaller than another. A test shows that
 * these functions agree with the spec, which enumerates its intervals.
 */

/** The place of a node or of a key on the circle. An integer, 0 ≤ identifier < size. */
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

/** The number of steps from `from` clockwise to `to`, at least one: from a place back to itself it is the whole circle. */
function length(from: Identifier, to: Identifier, size: number): number {
  return from === to ? size : distance(from, to, size);
}
