/** The arithmetic of places on small circles: each question is one state, and the properties compare its answer with sets of places. */
import { higher, INITIAL, isHigher } from '../../impl/places/claim.ts';
import {
  BadPlacement,
  classOf,
  majority,
  type Placement,
  placement,
  replicaPlace,
  replicaPlaces,
  restoringQuorum,
} from '../../impl/places/placement.ts';
import { contains, covers, cutByTurns, inside, outside, outsideAll, overlap, turned } from '../../impl/places/range.ts';
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { identifiers } from '../../spec/identifier-space/interval.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import { type ArcArithmetic, arcsOf, comparing, leaving, turning } from '../../spec/places/arcs.ts';
import { counting, ordering, type PlaceArithmetic, type Placed, placing, taking } from '../../spec/places/placing.ts';
import { holds } from '../expectations.ts';

const arcs: ArcArithmetic = { contains, covers, cutByTurns, inside, outside, outsideAll, overlap, turned };
const places: PlaceArithmetic = { placed, classOf, majority, replicaPlace, replicaPlaces, restoringQuorum };

export const placeScenarios: readonly Scenario[] = [
  questions({
    instance: 'two-arcs',
    teaches: 'On circles of up to four places, arithmetic on two arcs agrees with sets of places.',
    asked: circles(4).flatMap((size) => arcsOf(size).flatMap((arc) => arcsOf(size).map((other) => ({ size, arc, others: [other] })))),
    properties: comparing(arcs),
  }),
  questions({
    instance: 'three-arcs',
    teaches: 'On a circle of three places, taking up to two arcs away from an arc agrees with sets of places.',
    asked: arcsOf(3).flatMap((arc) =>
      [
        [],
        ...arcsOf(3).flatMap((one, i) =>
          arcsOf(3)
            .slice(i)
            .map((other) => [one, other]),
        ),
      ].map((others) => ({ size: 3, arc, others })),
    ),
    properties: leaving(arcs),
  }),
  questions({
    instance: 'turns',
    teaches: 'On a circle of six places, turned and cut arcs agree with sets of places.',
    asked: arcsOf(6).flatMap((arc) => [1, 2, 3, 6].map((steps) => ({ size: 6, arc, steps }))),
    properties: turning(arcs),
  }),
  questions({
    instance: 'replicas',
    teaches: 'On circles of up to eight places, the replicas of a key lie at equal distances, for each replication factor.',
    asked: circles(8).flatMap((size) =>
      circles(size)
        .filter((degree) => size % degree === 0)
        .flatMap((degree) => identifiers(size).map((key) => ({ size, degree, key }))),
    ),
    properties: placing(places),
  }),
  questions({
    instance: 'divisors',
    teaches: 'A replication factor that does not divide the circle into whole steps is refused.',
    asked: somePlacements(),
    properties: taking(places),
  }),
  questions({
    instance: 'majorities',
    teaches: 'Of up to six replicas, any two majorities share one, and so do any two restorations of at least three.',
    asked: circles(6).map((degree) => ({ degree })),
    properties: counting(places),
  }),
  questions({
    instance: 'epochs',
    teaches: 'Epochs are ordered by round, and in one round by node.',
    asked: epochs().flatMap((one) => epochs().map((other) => ({ one, other }))),
    properties: ordering({ initial: INITIAL, isHigher, higher }),
  }),
];

interface Questions<Q> {
  /** After `places/`. */
  readonly instance: string;
  readonly teaches: string;
  readonly asked: readonly Q[];
  readonly properties: Properties<Q>;
}

function questions<Q>({ instance, teaches, asked, properties }: Questions<Q>): Scenario {
  return scenario<Q>({
    name: `places/${instance}`,
    teaches,
    spec: { name: 'places', init: asked, actions: {}, properties },
    cost: 'fast',
    expect: holds(asked.length, asked.length, 1),
  });
}

function placed(size: number, degree: number): Placement | null {
  try {
    return placement(size, degree);
  } catch (error) {
    if (error instanceof BadPlacement) return null;
    throw error;
  }
}

/** The sizes of circles, from 1 on. */
function circles(last: number): readonly number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}

function epochs() {
  return identifiers(3).flatMap((round) => identifiers(3).map((node) => ({ round, node })));
}

/** Sizes and replication factors: counts, numbers that are too large or too small, and fractions. */
export function somePlacements(): readonly Placed[] {
  const numbers = [-4, -2, 0, 0.5, 1, 1.5, 2, 3, 4, 6, 2 ** 53];
  return numbers.flatMap((size) => numbers.map((degree) => ({ size, degree })));
}
