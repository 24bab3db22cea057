/** A participant is gone for good, or taken to be: its successor restores its places, and votes for them. */
import type { Config } from '../../../impl/transactions/state.ts';
import type { Scenario } from '../../scenario.ts';
import { somebodyAborts, somebodyCommits } from './promises.ts';
import { aLockIsFound, aRestoredPlaceVotes, restoration } from './restored.ts';
import { ONE_MANAGER, STEADY, world } from './world.ts';

const PATIENT: Config = { ...ONE_MANAGER, deadlineMs: 1000, remindMs: 1000 };
const FOUR_NODES: Config = { ...PATIENT, members: [0, 4, 6, 8] };
const FIVE_NODES: Config = { ...PATIENT, members: [1, 2, 5, 9, 11] };
const both = { ...somebodyCommits, ...somebodyAborts };

export const restoringScenarios: readonly Scenario[] = [
  world({
    name: 'transactions/restore/3/crash',
    teaches: 'X',
    config: PATIENT,
    nodes: { 0: STEADY, 8: STEADY },
    asks: { 0: { type: 'commit', writes: [1] }, 8: { type: 'commit', writes: [1] } },
    gone: { 8: 4 },
    faults: { crash: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...restoration(PATIENT, { 8: 4 }), ...both, ...aRestoredPlaceVotes, ...aLockIsFound },
  }),
  world({
    name: 'transactions/restore/two-writers',
    teaches: 'X',
    config: FOUR_NODES,
    asks: { 8: { type: 'commit', writes: [1] }, 6: { type: 'commit', writes: [1] } },
    gone: { 6: 4 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...restoration(FOUR_NODES, { 6: 4 }), ...both, ...aLockIsFound },
  }),
  world({
    name: 'transactions/restore/lock',
    teaches: 'X',
    config: FIVE_NODES,
    nodes: { 2: STEADY, 5: STEADY, 9: STEADY, 11: STEADY },
    asks: { 11: { type: 'commit', writes: [1] } },
    gone: { 2: 1 },
    faults: { crash: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...restoration(FIVE_NODES, { 2: 1 }), ...somebodyCommits, ...aLockIsFound },
  }),
];
