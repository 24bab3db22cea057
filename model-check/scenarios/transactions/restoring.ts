/** A participant is gone for good, or taken to be: its successor restores its places, and votes for them. */
import type { Config } from '../../../impl/transactions/state.ts';
import { refinesReplicatedCommit } from '../../refinements/transactions.ts';
import type { TransactionsWorld } from '../../refinements/transactions.ts';
import type { Properties } from '../../../spec/kernel/spec.ts';
import type { Scenario } from '../../scenario.ts';
import { somebodyAborts, somebodyCommits } from './promises.ts';
import { aLockIsFound, aRestoredPlaceVotes, restoration } from './restored.ts';
import { followed, ONE_MANAGER, STEADY, world } from './world.ts';

const PATIENT: Config = { ...ONE_MANAGER, deadlineMs: 1000, remindMs: 1000 };
const FOUR_NODES: Config = { ...PATIENT, members: [0, 4, 6, 8] };
const FIVE_NODES: Config = { ...ONE_MANAGER, members: [1, 2, 5, 9, 11], deadlineMs: 1000 };
const FIVE_REPLICAS: Config = { identifiers: 20, degree: 5, managers: 1, members: [1, 2, 5, 9, 13, 17, 19], deadlineMs: 1000 };
const PATIENT_FIVE = { ...FIVE_NODES, remindMs: 1000 };
const SIX_NODES: Config = { ...PATIENT, members: [1, 2, 5, 6, 9, 11] };
const FOUR_REPLICAS: Config = { identifiers: 16, degree: 4, managers: 1, members: [0, 4, 5, 8, 12, 14], deadlineMs: 1000 };
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
    refines: { atomicCommit: refinesReplicatedCommit(followed(FIVE_NODES, 11, [1]), FIVE_NODES.members) },
  }),
  world({
    name: 'transactions/restore/run',
    teaches: 'X',
    config: FIVE_NODES,
    nodes: { 2: STEADY, 5: STEADY, 9: STEADY, 11: STEADY },
    asks: { 11: { type: 'run', reads: [1], writes: [1] } },
    gone: { 2: 1, 11: 1 },
    faults: { crash: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...restoration(FIVE_NODES, { 2: 1 }), ...somebodyCommits, ...aLockIsFound, ...aRestoredPlaceVotes },
    refines: { atomicCommit: refinesReplicatedCommit(followed(FIVE_NODES, 11, [1]), FIVE_NODES.members) },
  }),
  world({
    name: 'transactions/restore/restart',
    teaches: 'X',
    config: PATIENT_FIVE,
    nodes: { 1: STEADY, 9: STEADY, 11: STEADY },
    asks: { 11: { type: 'commit', writes: [1] } },
    gone: { 2: 1 },
    faults: { crash: 1, restart: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...restoration(PATIENT_FIVE, { 2: 1 }), ...somebodyCommits, ...aLockIsFound },
  }),
  world({
    name: 'transactions/restore/4/lock',
    teaches: 'X',
    config: FOUR_REPLICAS,
    asks: { 14: { type: 'commit', writes: [1] } },
    gone: { 5: 4 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...restoration(FOUR_REPLICAS, { 5: 4 }), ...somebodyCommits, ...aLockIsFound },
  }),
  world({
    name: 'transactions/restore/two-places',
    teaches: 'X',
    config: SIX_NODES,
    asks: { 2: { type: 'commit', writes: [1] } },
    gone: { 2: 1, 6: 5 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...without(restoration(SIX_NODES, { 2: 1, 6: 5 })), ...somebodyCommits, ...aLockIsFound },
  }),
  world({
    name: 'transactions/restore/5/lock',
    teaches: 'X',
    config: FIVE_REPLICAS,
    asks: { 19: { type: 'commit', writes: [1] } },
    gone: { 2: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...restoration(FIVE_REPLICAS, { 2: 1 }), ...somebodyCommits, ...aLockIsFound },
  }),
];

function without(all: Properties<TransactionsWorld>) { return Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'everyPlaceIsSpokenFor')); }
