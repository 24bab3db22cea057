/** The reducer of epochs with claims that meet other events: rivals, partitions, claimants that crash or restart, roles that move. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { RENEWAL } from '../../spec/epochs/state.ts';
import { always, reachable } from '../../spec/kernel/spec.ts';
import { holds } from '../expectations.ts';
import type { RegistersWorld } from './observed.ts';
import { epochIsReached, everyPlaceIsSpokenFor, give, noSealStays, reducerScenario } from './reducer-scenario.ts';
import type { Inherited } from './registers.ts';

const THREE = [0, 1, 2];

const from = (node: NodeId, place: number): readonly Inherited[] => [{ node, place, from: 0, to: 1 }];

const renewing = THREE.map((node) => ({ node, place: RENEWAL }));

/** Messages between two nodes stay in order, which bounds how late one may come. */
const claimed = { founders: THREE, others: [3], inherits: { 3: from(0, 0) }, falselySuspects: { 3: [0] }, network: 'fifo' } as const;

/** Nodes send again what was not answered, and timers are slower than messages. */
const patient = { isPatient: true, slowTimers: true, epochs: 3, rounds: 5 } as const;

export const epochClaimScenarios: readonly Scenario[] = [
  reducerScenario({
    ...claimed,
    ...patient,
    instance: 'abandoned/3',
    teaches: 'A claimant crashes at any moment of its claim: the members that it has sealed renew the configuration.',
    neverCrash: THREE,
    claimants: [...renewing, { node: 3, place: 0 }],
    faults: { falseSuspicion: 1, crash: 1 },
    properties: {
      ...epochIsReached(1),
      ...noSealStays,
      onlyLowerBallotsAreRefused: always<RegistersWorld>(
        ({ messages }) => messages.every(({ message }) => message.type !== 'outranked' || message.round >= message.ballot.round),
        'A member refuses a ballot only if it has promised a higher one.',
      ),
    },
    cost: 'slow',
    expect: holds(32_692, 73_739, 43),
  }),
  reducerScenario({
    ...claimed,
    instance: 'restart/3/claimant',
    teaches: 'A claimant restarts at any moment of its claim: it never uses a ballot twice.',
    neverCrash: THREE,
    faults: { crash: 1, restart: 1, falseSuspicion: 2 },
    rounds: 2,
    refines: true,
    properties: epochIsReached(1),
    cost: 'slow',
    expect: holds(46_828, 149_073, 46),
  }),
  reducerScenario({
    ...claimed,
    instance: 'hand-over/3/claimed',
    teaches: 'A role moves while its member is sealed: the promise moves along, and the claimant asks the new carrier.',
    others: [3, 4],
    faults: { falseSuspicion: 1 },
    requests: [give(1, 1, 4)],
    properties: {
      ...epochIsReached(1),
      aSealedRoleMoves: reachable<RegistersWorld>(
        ({ nodes }) => nodes[4].state.inner.carried.some(({ promised }) => promised !== null),
        'A role arrives sealed.',
      ),
    },
    cost: 'slow',
    expect: holds(11_831, 40_105, 31),
  }),
  reducerScenario({
    ...claimed,
    instance: 'rivals/3',
    teaches: 'Two nodes claim one place at once: one configuration is chosen, and the claimant with the lower ballot waits.',
    others: [3, 4],
    inherits: { 3: from(0, 0), 4: from(0, 0) },
    falselySuspects: {},
    neverCrash: [1, 2, 3, 4],
    faults: { crash: 1 },
    rounds: 2,
    refines: true,
    properties: epochIsReached(1),
    cost: 'slow',
    expect: holds(224_749, 1_002_409, 47),
  }),
  reducerScenario({
    ...claimed,
    ...patient,
    instance: 'rivals/3/end',
    teaches: 'Two rival claims of one place end, and the place is spoken for.',
    others: [3, 4],
    inherits: { 3: from(0, 0), 4: from(0, 0) },
    neverCrash: [1, 2, 3, 4],
    falselySuspects: {},
    faults: { crash: 1 },
    claimants: [...renewing, { node: 3, place: 0 }, { node: 4, place: 0 }],
    properties: { ...epochIsReached(1), ...everyPlaceIsSpokenFor },
    cost: 'slow',
    expect: holds(228_591, 1_012_626, 51),
  }),
  reducerScenario({
    ...claimed,
    ...patient,
    instance: 'partition/3/alone',
    teaches: 'A node that is cut off suspects another one, and raises no epoch, since it reaches no majority.',
    others: [],
    inherits: { 0: from(1, 1) },
    falselySuspects: {},
    faults: { partition: 1 },
    partitions: [[[0]]],
    claimants: [{ node: 0, place: 1 }, ...renewing.slice(1)],
    properties: {
      ...epochIsReached(1),
      ...everyPlaceIsSpokenFor,
      aloneRaisesNothing: always<RegistersWorld>(
        ({ partition, nodes }) => partition === null || nodes[0].state.inner.round === 0,
        'A node that is cut off from a majority begins no ballot.',
      ),
      aloneSurveys: reachable<RegistersWorld>(
        ({ partition, nodes }) => partition !== null && nodes[0].state.inner.claims.length > 0,
        'The node that is cut off claims a place.',
      ),
    },
    cost: 'fast',
    expect: holds(184, 362, 22),
  }),
  reducerScenario({
    ...claimed,
    ...patient,
    instance: 'partition/3/replaced',
    teaches: 'A node that is cut off is replaced. When the network is whole again, the new role may be handed over to it.',
    falselySuspects: {},
    faults: { partition: 1 },
    partitions: [[[0]]],
    claimants: [...renewing, { node: 3, place: 0 }],
    requests: [give(3, 0, 0)],
    properties: {
      ...epochIsReached(1),
      ...everyPlaceIsSpokenFor,
      theRoleComesBack: reachable<RegistersWorld>(
        ({ nodes }) => nodes[0].state.inner.carried.some(({ role }) => role.since === 1),
        'The node that was replaced carries the new role.',
      ),
    },
    cost: 'slow',
    expect: holds(6727, 16_999, 45),
  }),
];
