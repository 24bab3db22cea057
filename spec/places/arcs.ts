/**
 * Arcs of the circle as sets of places, found by walking, and what arithmetic on arcs must therefore say. Each property is
 * about one question: an arc, and others to compare it with. The edge cases follow from the walk: an arc that passes zero,
 * and an arc (a, a], which is the whole circle.
 */
import { halfOpen, type Identifier, identifiers } from '../identifier-space/interval.ts';
import { areSameBag } from '../kernel/bag.ts';
import { equal } from '../kernel/canonical.ts';
import { always, type Properties, reachable } from '../kernel/spec.ts';

/** The places clockwise of `from`, up to and including `to`. */
export interface Arc {
  readonly from: Identifier;
  readonly to: Identifier;
}

/** The functions that are judged. */
export interface ArcArithmetic {
  contains(arc: Arc, place: Identifier, size: number): boolean;
  inside(arc: Arc, other: Arc, size: number): readonly Arc[];
  outside(arc: Arc, other: Arc, size: number): readonly Arc[];
  outsideAll(arc: Arc, others: readonly Arc[], size: number): readonly Arc[];
  overlap(arc: Arc, other: Arc, size: number): boolean;
  covers(arc: Arc, other: Arc, size: number): boolean;
  turned(arc: Arc, steps: number, size: number): Arc;
  cutByTurns(arc: Arc, steps: number, size: number): readonly Arc[];
}

/** An arc on a circle of `size` places, and others on the same circle. */
export interface Comparison {
  readonly size: number;
  readonly arc: Arc;
  readonly others: readonly Arc[];
}

/** An arc on a circle of `size` places, and a distance that divides the circle. */
export interface Turning {
  readonly size: number;
  readonly arc: Arc;
  readonly steps: number;
}

/** All arcs of a circle. */
export function arcsOf(size: number): readonly Arc[] {
  return identifiers(size).flatMap((from) => identifiers(size).map((to) => ({ from, to })));
}

export function comparing(arithmetic: ArcArithmetic): Properties<Comparison> {
  return {
    anArcContainsItsPlaces: always(
      ({ size, arc }) => identifiers(size).every((place) => arithmetic.contains(arc, place, size) === placesOf(arc, size).includes(place)),
      'An arc contains the places that are met on the walk from its beginning to its end, and no others.',
    ),
    insideIsWhatBothHave: always(
      ({ size, arc, others }) => others.every((other) => isMadeOf(arithmetic.inside(arc, other, size), shared(arc, other, size), size)),
      'The parts of an arc inside another one are the places of both, clockwise, in as few parts as possible.',
    ),
    outsideIsWhatOnlyItHas: always(
      ({ size, arc, others }) => others.every((other) => isMadeOf(arithmetic.outside(arc, other, size), left(arc, [other], size), size)),
      'The parts of an arc outside another one are the places of the first alone, clockwise, in as few parts as possible.',
    ),
    twoPartsAreInside: reachable(
      ({ size, arc, others }) => others.some((other) => arithmetic.inside(arc, other, size).length === 2),
      'An arc and another one share two parts.',
    ),
    overlappingArcsShareAPlace: always(
      ({ size, arc, others }) => others.every((other) => arithmetic.overlap(arc, other, size) === shared(arc, other, size).length > 0),
      'Two arcs overlap if a place is in both, and only then.',
    ),
    ...leaving(arithmetic),
    aCoverHasEveryPlace: always(
      ({ size, arc, others }) => others.every((other) => arithmetic.covers(other, arc, size) === (left(arc, [other], size).length === 0)),
      'An arc covers another one if it has every place of the other, and only then.',
    ),
  };
}

export function leaving({ outsideAll }: Pick<ArcArithmetic, 'outsideAll'>): Properties<Comparison> {
  return {
    outsideAllIsWhatIsLeft: always(
      ({ size, arc, others }) => isMadeOf(outsideAll(arc, others, size), left(arc, others, size), size),
      'The parts of an arc outside several others are its places in none of them, clockwise, in as few parts as possible.',
    ),
    twoPartsAreLeft: reachable(({ size, arc, others }) => outsideAll(arc, others, size).length === 2, 'Two parts of an arc are left.'),
    nothingIsLeft: reachable(({ size, arc, others }) => outsideAll(arc, others, size).length === 0, 'Nothing of an arc is left.'),
  };
}

export function turning(arithmetic: ArcArithmetic): Properties<Turning> {
  return {
    aTurnedArcIsAsLong: always(({ size, arc, steps }) => {
      const places = placesOf(arc, size).map((place) => walked(place, steps, size));
      const now = arithmetic.turned(arc, steps, size);
      return areOn([now], size) && equal(placesOf(now, size), places);
    }, 'A turned arc has the places that lie that many steps clockwise of those of the arc.'),
    piecesMakeUpTheArc: always(({ size, arc, steps }) => {
      const pieces = arithmetic.cutByTurns(arc, steps, size).flatMap((piece) => placesOf(piece, size));
      return areSameBag(pieces, placesOf(arc, size));
    }, 'An arc that is cut by its turns has each of its places in one of the pieces.'),
    anArcIsCut: reachable(({ size, arc, steps }) => arithmetic.cutByTurns(arc, steps, size).length > 1, 'An arc is cut into pieces.'),
    noTurnOfAPieceSticksOut: always(
      ({ size, arc, steps }) =>
        arithmetic.cutByTurns(arc, steps, size).every((piece) =>
          turnsOf(steps, size).every((turn) => {
            const isIn = placesOf(piece, size).map((place) => placesOf(arc, size).includes(walked(place, turn, size)));
            return isIn.every((each) => each === isIn[0]);
          }),
        ),
      'Each piece, turned by any multiple of the distance, lies wholly inside the arc or wholly outside.',
    ),
  };
}

/** Whether the places of these parts, one part after another, are `places`, and no part begins where the part listed earlier ends. */
function isMadeOf(parts: readonly Arc[], places: readonly Identifier[], size: number): boolean {
  const isJoined = parts.every(({ from }, i) => i === 0 || parts[i - 1].to !== from);
  return (
    isJoined &&
    equal(
      parts.flatMap((part) => placesOf(part, size)),
      places,
    )
  );
}

/** Whether they begin and end on the circle. */
function areOn(parts: readonly Arc[], size: number): boolean {
  return parts.every(({ from, to }) => [from, to].every((end) => identifiers(size).includes(end)));
}

function shared(arc: Arc, other: Arc, size: number): readonly Identifier[] {
  return placesOf(arc, size).filter((place) => placesOf(other, size).includes(place));
}

function left(arc: Arc, others: readonly Arc[], size: number): readonly Identifier[] {
  return placesOf(arc, size).filter((place) => others.every((other) => !placesOf(other, size).includes(place)));
}

/** None where the arc does not begin and end on the circle: no walk leads there. */
function placesOf({ from, to }: Arc, size: number): readonly Identifier[] {
  return areOn([{ from, to }], size) ? halfOpen(from, to, size) : [];
}

/** The place that lies `steps` places clockwise of `place`. */
function walked(place: Identifier, steps: number, size: number): Identifier {
  return [place, ...halfOpen(place, place, size)][steps % size];
}

/** The multiples of `steps` up to once round the circle. */
function turnsOf(steps: number, size: number): readonly number[] {
  return [...identifiers(size), size].filter((turn) => turn % steps === 0);
}
