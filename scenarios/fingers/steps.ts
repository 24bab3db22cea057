/** Tables and single steps of fingers: each question is one state, and the properties judge the answer. */
import type { FingerEvent } from '../../impl/fingers/protocol.ts';
import { fingers } from '../../impl/fingers/step.ts';
import { fingersOf, targetOf, targetOffsets } from '../../impl/fingers/table.ts';
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { conduct } from '../../spec/fingers/conduct.ts';
import type { Deed, Mind } from '../../spec/fingers/deed.ts';
import { placeOf } from '../../spec/fingers/learning.ts';
import { rightFingers, rightTable } from '../../spec/fingers/table.ts';
import { type Identifier, identifiers, steps } from '../../spec/identifier-space/interval.ts';
import { equal } from '../../spec/kernel/canonical.ts';
import { rememberingRecent, STATES_AT_HAND } from '../../spec/kernel/remembering.ts';
import { allThrough, always, type Properties, reachable } from '../../spec/kernel/spec.ts';
import { holds } from '../expectations.ts';
import { deedOf } from '../judged-steps.ts';
import { events, minds, nobody } from './minds.ts';

/** A node that knows these others. */
interface Table {
  readonly keys: number;
  readonly arity: number;
  readonly self: Identifier;
  readonly known: readonly Identifier[];
}

/** A node, and an event. */
interface Question {
  readonly before: Mind;
  readonly event: FingerEvent;
}

const tables: Properties<Table> = {
  targetsBeginTheParts: always(({ keys, arity, self }) => {
    const parts = rightTable(self, [self], keys, arity).map(({ places }) => steps(self, places[0], keys));
    return equal([0, ...targetOffsets({ keys, arity })], parts);
  }, 'The targets of a node are the places where the parts of the circle begin, nearest first.'),
  fingersAreTheContacts: always(
    ({ keys, arity, self, known }) => equal(fingersOf(self, known, { keys, arity }), rightFingers(self, [self, ...known], keys, arity)),
    'The fingers of a node are the nodes to be contacted for the parts of the circle, clockwise.',
  ),
  aTargetIsWhereAFingerBegins: always(({ keys, arity, self, known }) => {
    const mind = { ...nobody(self, { keys, arity }), fingers: rightFingers(self, [self, ...known], keys, arity) };
    return identifiers(keys).every((node) => targetOf(node, self, mind.fingers, { keys, arity }) === placeOf(mind, node));
  }, 'The target of a finger is the first place for which it is contacted, and other nodes have none.'),
  aTableIsShorterThanTheRing: reachable(
    ({ keys, arity, self, known }) => fingersOf(self, known, { keys, arity }).length < known.length,
    'A node knows more nodes than its table has.',
  ),
};

const askedTables: readonly Table[] = [2, 3, 4, 5, 6].flatMap((keys) =>
  [2, 3, 4].flatMap((arity) => [0, keys - 1].flatMap((self) => othersOf(self, keys).map((known) => ({ keys, arity, self, known })))),
);

const askedSteps: readonly Question[] = minds().flatMap((before) => events(before).map((event) => ({ before, event })));

/** The step that the node takes. */
const deedIn = rememberingRecent(STATES_AT_HAND, ({ before, event }: Question): Deed => deedOf(fingers, before, event));

export const fingerStepScenarios: readonly Scenario[] = [
  scenario<Table>({
    name: 'fingers/table',
    teaches: 'On circles of up to six places, tables of any arity agree with the parts of the circle.',
    spec: { name: 'fingers/table', init: askedTables, actions: {}, properties: tables },
    cost: 'fast',
    expect: holds(askedTables.length, askedTables.length, 1),
  }),
  scenario<Question>({
    name: 'fingers/steps',
    teaches: 'In each of many states, including ones that no short run reaches, a node does its duty at each kind of event.',
    spec: {
      name: 'fingers/steps',
      init: askedSteps,
      actions: {},
      properties: {
        ...allThrough(deedIn, conduct),
        aLookupIsSent: reachable((question) => deedIn(question).effects.some(({ type }) => type === 'send'), 'A lookup goes on.'),
        aLookupIsDropped: reachable(({ before, event }) => {
          const { waiting } = deedIn({ before, event }).after;
          const isAsked = event.type === 'request' && event.request.type === 'lookup';
          return isAsked && waiting.length === before.config.waitingAtMost && equal(waiting, before.waiting);
        }, 'A client asks, and there is no room for its lookup.'),
        aLookupWaits: reachable((question) => deedIn(question).after.waiting.length > 0, 'A lookup waits.'),
      },
    },
    cost: 'fast',
    expect: holds(1710, 1770, 1),
  }),
];

/** All sets of other places. */
function othersOf(self: Identifier, keys: number): readonly (readonly Identifier[])[] {
  const others = identifiers(keys).filter((place) => place !== self);
  return others.reduce<readonly (readonly Identifier[])[]>((sets, place) => sets.concat(sets.map((set) => set.concat(place))), [[]]);
}
