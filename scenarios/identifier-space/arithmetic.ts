/** Arithmetic on the circle compared with the walk, on small circles: each question is one state. */
import { distance, inHalfOpen, inOpen } from '../../impl/identifier-space/interval.ts';
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { halfOpen, type Identifier, identifiers, open, steps } from '../../spec/identifier-space/interval.ts';
import { always, type Properties, reachable } from '../../spec/kernel/spec.ts';
import { holds } from '../expectations.ts';

/** A place, and an interval on the same circle. */
interface Question {
  readonly size: number;
  readonly place: Identifier;
  readonly from: Identifier;
  readonly to: Identifier;
}

const properties: Properties<Question> = {
  aDistanceIsANumberOfSteps: always(
    ({ size, from, to }) => distance(from, to, size) === steps(from, to, size),
    'The distance is the number of steps that lead clockwise from one place to the other.',
  ),
  anOpenIntervalIsAWalk: always(
    ({ size, place, from, to }) => inOpen(place, from, to, size) === open(from, to, size).includes(place),
    'A place lies in an open interval if the walk meets it between the ends, and only then.',
  ),
  aHalfOpenIntervalIsAWalk: always(
    ({ size, place, from, to }) => inHalfOpen(place, from, to, size) === halfOpen(from, to, size).includes(place),
    'A place lies in a half-open interval if the walk meets it up to its end, the end included, and only then.',
  ),
  anIntervalPassesZero: reachable(
    ({ size, place, from, to }) => to < from && place < to && inOpen(place, from, to, size),
    'Some place after 0 lies in an interval that begins before 0.',
  ),
};

const asked: readonly Question[] = [1, 2, 3, 4, 5].flatMap((size) =>
  identifiers(size).flatMap((place) => identifiers(size).flatMap((from) => identifiers(size).map((to) => ({ size, place, from, to })))),
);

export const identifierSpaceScenarios: readonly Scenario[] = [
  scenario<Question>({
    name: 'identifier-space/arithmetic',
    teaches: 'On circles of up to five places, arithmetic agrees with walking, for each place and each interval.',
    spec: { name: 'identifier-space', init: asked, actions: {}, properties },
    cost: 'fast',
    expect: holds(asked.length, asked.length, 1),
  }),
];
