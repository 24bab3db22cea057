/** A node that leaves: it stays until its roles have arrived at their heirs, and no longer than its patience lasts. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { type Properties, reachable, recoverable } from '../../spec/kernel/spec.ts';
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

const theLeaverEnds: Properties<RegistersWorld> = {
  theLeaverEnds: recoverable(hasEnded(LEAVER), 'The leaver can still end.'),
  theLeaverHasEnded: reachable(hasEnded(LEAVER), 'The leaver has ended.'),
};

export const epochLeavingScenarios: readonly Scenario[] = [
  reducerScenario({
    ...leaving,
    instance: 'leaving/3',
    teaches: 'A node leaves, and its gift or the acknowledgement is lost: it stays until the role has arrived.',
    faults: { drop: 1 },
    properties: { ...everyPlaceIsSpokenFor, ...theLeaverEnds, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(34, 57, 9),
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
    expect: holds(48, 82, 11),
  }),
  reducerScenario({
    ...leaving,
    instance: 'leaving/3/no-heir',
    teaches: 'The ring has ended without an heir: the leaver gives its role to the node that is found for the place.',
    requests: [leave(LEAVER), isAt(LEAVER, 0, HEIR)],
    faults: { drop: 1 },
    properties: { ...everyPlaceIsSpokenFor, ...theLeaverEnds, ...speaks(HEIR) },
    cost: 'fast',
    expect: holds(19, 24, 9),
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
    expect: holds(66, 100, 13),
  }),
];
