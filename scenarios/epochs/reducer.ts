/** The reducer of epochs: a member crashes, a role is handed over, messages are lost, a member restarts. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { RENEWAL } from '../../spec/epochs/state.ts';
import { always, reachable } from '../../spec/kernel/spec.ts';
import { holds } from '../expectations.ts';
import type { RegistersWorld } from './observed.ts';
import {
  epochIsReached,
  everyPlaceIsSpokenFor,
  give,
  isWrittenUnder,
  lastEpoch,
  reducerScenario,
  speaks,
  take,
  write,
} from './reducer-scenario.ts';
import type { Inherited } from './registers.ts';

const THREE = [0, 1, 2];

const from = (node: NodeId, place: number): readonly Inherited[] => [{ node, place, from: 0, to: 1 }];

const crashed = {
  founders: THREE,
  others: [3],
  inherits: { 3: from(0, 0) },
  neverCrash: [1, 2, 3],
  faults: { crash: 1 },
} as const;

export const epochReducerScenarios: readonly Scenario[] = [
  reducerScenario({
    ...crashed,
    instance: 'crash/3',
    teaches: 'A member crashes: the node that the ring names takes its place under the next epoch.',
    refines: true,
    properties: epochIsReached(1),
    cost: 'fast',
    expect: holds(178, 499, 21),
  }),
  reducerScenario({
    ...crashed,
    instance: 'crash/3/write',
    teaches: 'A write goes on beside a replacement: no vote that counts is lost.',
    writes: ['w'],
    requests: [write(1, 'w')],
    refines: true,
    properties: { ...epochIsReached(1), ...isWrittenUnder(0), ...isWrittenUnder(1) },
    cost: 'fast',
    expect: holds(6332, 24_708, 28),
  }),
  reducerScenario({
    founders: [0, 1, 2, 3],
    others: [4],
    inherits: { 4: from(0, 0) },
    neverCrash: [1, 2, 3, 4],
    faults: { crash: 1 },
    instance: 'crash/4',
    teaches: 'With four places, three promise and three accept.',
    refines: true,
    properties: epochIsReached(1),
    cost: 'fast',
    expect: holds(494, 1649, 28),
  }),
  reducerScenario({
    founders: [0, 1, 1],
    inherits: { 1: from(0, 0) },
    neverCrash: [1],
    faults: { crash: 1 },
    instance: 'crash/3/few-nodes',
    teaches: 'A node with two of three places has a majority by itself, and takes the third place over alone.',
    properties: epochIsReached(1),
    cost: 'fast',
    expect: holds(18, 35, 7),
  }),
  reducerScenario({
    founders: THREE,
    others: [3],
    requests: [take(3, 0)],
    claimants: [{ node: 3, place: 0 }],
    instance: 'alive/3',
    teaches: 'The ring names a node for a place whose carrier is alive: the carrier answers the survey, and no epoch begins.',
    properties: {
      noEpochBegins: always<RegistersWorld>((world) => lastEpoch(world, 0) === 0, 'No epoch begins while each carrier is alive.'),
      allHaveAnswered: reachable<RegistersWorld>(
        ({ nodes }) => nodes[3].state.inner.claims.some(({ answered }) => answered.length === 3),
        'All three carriers have answered a survey.',
      ),
    },
    cost: 'fast',
    expect: holds(28, 56, 8),
  }),
  reducerScenario({
    ...crashed,
    instance: 'lost/3',
    teaches: 'A message is lost: it is sent again, and the place is spoken for in the end.',
    faults: { crash: 1, drop: 1 },
    isPatient: true,
    slowTimers: true,
    claimants: [
      { node: 1, place: RENEWAL },
      { node: 2, place: RENEWAL },
      { node: 3, place: 0 },
    ],
    epochs: 2,
    rounds: 4,
    properties: { ...epochIsReached(1), ...everyPlaceIsSpokenFor },
    cost: 'slow',
    expect: holds(7280, 24_341, 53),
  }),
  reducerScenario({
    founders: THREE,
    others: [3],
    requests: [give(0, 0, 3), write(1, 'w')],
    writes: ['w'],
    instance: 'hand-over/3',
    teaches: 'A role moves to a newcomer during a write, and no epoch changes.',
    refines: true,
    properties: { ...isWrittenUnder(0) },
    cost: 'fast',
    expect: holds(48, 100, 8),
  }),
  reducerScenario({
    founders: THREE,
    others: [3],
    requests: [give(0, 0, 3), give(3, 0, 0)],
    isPatient: true,
    slowTimers: true,
    faults: { drop: 1, duplicate: 1 },
    instance: 'hand-over/3/repeated',
    teaches: 'A role goes to another node and comes back, and a gift that is lost or comes twice is taken once.',
    properties: { ...everyPlaceIsSpokenFor, ...speaks(3) },
    cost: 'fast',
    expect: holds(147, 319, 9),
  }),
  reducerScenario({
    ...crashed,
    instance: 'restart/3/member',
    teaches: 'A member restarts at any moment of a claim: it still knows what it has promised and accepted.',
    neverCrash: [0, 2, 3],
    falselySuspects: { 3: [0] },
    faults: { crash: 1, restart: 1, falseSuspicion: 1 },
    refines: true,
    properties: epochIsReached(1),
    cost: 'slow',
    expect: holds(44_089, 170_249, 27),
  }),
  reducerScenario({
    founders: THREE,
    others: [3, 4],
    classes: 2,
    inherits: { 3: [{ node: 0, place: 0, from: 0, to: 1 }], 4: [{ node: 0, place: 0, from: 1, to: 2 }] },
    neverCrash: [1, 2, 3, 4],
    faults: { crash: 1 },
    network: 'fifo',
    instance: 'ranges/3',
    teaches: 'Two nodes take over the place of a crashed one, for one class each: the members split their ranges of classes.',
    properties: {
      ...epochIsReached(1, 0),
      ...epochIsReached(1, 1),
      rangesAreSplit: reachable<RegistersWorld>(
        ({ nodes }) => nodes[1].state.inner.known.length === 2 && nodes[2].state.inner.known.length === 2,
        'Two members know another epoch for each of two classes.',
      ),
    },
    cost: 'slow',
    expect: holds(8650, 35_900, 40),
  }),
];
