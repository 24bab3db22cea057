/** A node that leaves: it stays until its roles have arrived at their heirs, and no longer than its patience lasts. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { type Properties, reachable, recoverable, step } from '../../spec/kernel/spec.ts';
import { holds } from '../expectations.ts';
import type { RegistersWorld } from './observed.ts';
import { everyPlaceIsSpokenFor, give, isAt, leave, reducerScenario, speaks } from './reducer-scenario.ts';

const LEAVER = 0;
const HEIR = 3;

const leaving = {
  founders: [LEAVER, 1, 2],
  others: [HEIR],
  requests: [give(LEAVER, 0, HEIR), leave(LEAVER)],
  claimants: [{ node: HEIR, place: 0 }],
  isPatient: true,
  slowTimers: true,
} as const;

const hasEnded =
  (node: NodeId) =>
  ({ nodes }: RegistersWorld): boolean =>
    nodes.some(({ id, status }) => id === node && status === 'down');

const ends = (node: NodeId): Properties<RegistersWorld> => ({
  theLeaverEnds: recoverable(hasEnded(node), 'The leaver can still end.'),
  theLeaverHasEnded: reachable(hasEnded(node), 'The leaver has ended.'),
});

const theLeaverEnds = ends(LEAVER);

/** The heir of a gift leaves, too, before the role is on its way or after. */
const heirLeaves = {
  ...leaving,
  faults: { drop: 1 },
  cost: 'fast',
} as const;

const itRefuses = reachable<RegistersWorld>(
  (world) => hasEnded(HEIR)(world) && world.nodes.some(({ id, state }) => id === LEAVER && state.inner.moves.length > 0),
  'The heir has ended, and the giver still has the role.',
);

const itAgrees = reachable<RegistersWorld>(
  ({ nodes }) => nodes.some(({ id, state }) => id === HEIR && state.inner.leaving !== undefined && state.inner.agreed.length > 0),
  'The heir is asked to leave when it has agreed to take the role.',
);

const agreesToNothingNew = step<RegistersWorld>(
  (before, after) =>
    before.nodes.every((old) => {
      const now = after.nodes.find(({ id }) => id === old.id);
      const isLeaving = old.status === 'up' && now?.status === 'up' && old.state.inner.leaving !== undefined;
      return !isLeaving || now.state.inner.agreed.length <= old.state.inner.agreed.length;
    }),
  'A leaver agrees to take no further role, or it might never end.',
);

/** Of two members, node 0 gives its role to the other one, which leaves and has a role of its own to give. */
const aLeaverIsAsked = reachable<RegistersWorld>(
  ({ nodes, messages }) =>
    nodes.some(
      ({ id, status, state }) => id === 1 && status === 'up' && state.inner.leaving !== undefined && state.inner.agreed.length === 0,
    ) && messages.some(({ to, message }) => to === 1 && message.type === 'part'),
  'A part for a leaver that has agreed to nothing is on its way.',
);

export const epochLeavingScenarios: readonly Scenario[] = [
  reducerScenario({
    ...leaving,
    instance: 'leaving/3',
    teaches: 'A node leaves, and its gift or the acknowledgement is lost: it stays until the role has arrived.',
    faults: { drop: 1 },
    properties: { ...everyPlaceIsSpokenFor, ...theLeaverEnds, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(50, 91, 10),
  }),
  reducerScenario({
    ...leaving,
    instance: 'leaving/3/parts',
    teaches: 'A node leaves with more data than one message takes: it speaks until the last part, and stays until the role has arrived.',
    classes: 4,
    stored: [1, 2, 3],
    inParts: true,
    requests: [give(LEAVER, 0, HEIR, { from: 0, to: 4 }), leave(LEAVER)],
    faults: { drop: 1 },
    properties: { ...everyPlaceIsSpokenFor, ...theLeaverEnds, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(64, 116, 12),
  }),
  reducerScenario({
    ...leaving,
    instance: 'leaving/3/no-heir',
    teaches: 'The ring has ended without an heir: the leaver gives its role to the node that is found for the place.',
    requests: [leave(LEAVER), isAt(LEAVER, 0, HEIR)],
    faults: { drop: 1 },
    properties: { ...everyPlaceIsSpokenFor, ...theLeaverEnds, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(27, 37, 10),
  }),
  reducerScenario({
    ...heirLeaves,
    instance: 'leaving/3/heir-leaves',
    teaches: 'The heir of a gift is asked to leave. If it has agreed, it takes the role and gives it back. Else the giver keeps the role.',
    requests: [give(LEAVER, 0, HEIR), leave(HEIR)],
    finds: { [HEIR]: [{ place: 0, node: LEAVER }] },
    properties: { ...everyPlaceIsSpokenFor, ...ends(HEIR), itRefuses, itAgrees },
    expect: holds(85, 138, 16),
  }),
  reducerScenario({
    ...heirLeaves,
    instance: 'leaving/3/refuses',
    teaches: 'A leaver that still has a role of its own is to take another one. It does not agree, and the giver keeps the role.',
    claimants: [
      { node: HEIR, place: 0 },
      { node: HEIR, place: 1 },
    ],
    requests: [give(LEAVER, 0, 1), leave(1)],
    finds: {
      [LEAVER]: [{ place: 0, node: HEIR }],
      1: [
        { place: 0, node: HEIR },
        { place: 1, node: HEIR },
      ],
    },
    properties: { ...everyPlaceIsSpokenFor, ...ends(1), agreesToNothingNew, aLeaverIsAsked },
    expect: holds(377, 652, 22),
  }),
  reducerScenario({
    ...heirLeaves,
    instance: 'leaving/3/withdrawn',
    teaches: 'A giver turns to another heir. The first one has agreed, and is asked to leave: it asks the giver, and need not wait.',
    others: [HEIR, 4],
    claimants: [
      { node: HEIR, place: 0 },
      { node: 4, place: 0 },
    ],
    requests: [give(LEAVER, 0, HEIR), give(LEAVER, 0, 4), leave(HEIR)],
    finds: { [HEIR]: [{ place: 0, node: 4 }], [LEAVER]: [{ place: 0, node: 4 }] },
    properties: { ...everyPlaceIsSpokenFor, ...ends(HEIR), ...speaks(4), itAgrees },
    expect: holds(674, 1432, 22),
  }),
  reducerScenario({
    ...leaving,
    instance: 'leaving/3/heir-dies',
    teaches: 'The heir of a leaver crashes: the leaver ends when its patience is over.',
    endAfter: 2,
    neverCrash: [LEAVER, 1, 2],
    faults: { crash: 1 },
    properties: theLeaverEnds,
    cost: 'fast',
    expect: holds(86, 134, 16),
  }),
];
