/**
 * The identifier space as mathematics: identifiers 0 … size − 1 on a circle, read clockwise.
 *
 * Every interval is *enumerated*, by walking. This is naive on purpose. The edge cases (an interval that passes zero,
 * one that begins where it ends) are not decided here, but follow from the walk.
 */

/** A place on the circle: of a peer, or of a key. An integer, 0 ≤ identifier < size. */
export type Identifier = number;

/** The interval (from, to]: all that is met when walking clockwise from `from` until `to` is reached, `to` included. */
export function halfOpen(from: Identifier, to: Identifier, size: number): readonly Identifier[] {
  const met: Identifier[] = [];
  let place = from;
  do {
    place = clockwiseNeighbour(place, size);
    met.push(place);
  } while (place !== to);
  return met;
}

/** The interval (from, to): the same walk without its last step. */
export function open(from: Identifier, to: Identifier, size: number): readonly Identifier[] {
  return halfOpen(from, to, size).slice(0, -1);
}

/** The number of steps clockwise from `from` to `to`; no step at all when they are the same. */
export function steps(from: Identifier, to: Identifier, size: number): number {
  return from === to ? 0 : halfOpen(from, to, size).length;
}

/** All identifiers, in the order of the walk from zero. */
export function identifiers(size: number): readonly Identifier[] {
  return Array.from({ length: size }, (_, place) => place);
}

function clockwiseNeighbour(place: Identifier, size: number): Identifier {
  return place + 1 === size ? 0 : place + 1;
}
