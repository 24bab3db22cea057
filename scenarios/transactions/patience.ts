/** Patience: with the phase of reading, with managers that do not answer, with messages that are lost. */
import type { Config } from '../../impl/transactions/state.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { holds, violates } from '../expectations.ts';
import { refinesLadder } from './ladder.ts';
import { clientsAreAnswered, somebodyAborts, somebodyCommits, somebodyDoesNotKnow } from './properties.ts';
import { refinesReplicatedCommit } from './refinement.ts';
import { followed, ONE_VOTE, STEADY, world } from './world.ts';

/** Two managers, so that none of them can be missed. */
const PAIR: Config = { ...ONE_VOTE, managers: 2, members: [0, 6] };
const IMPATIENT: Config = { ...PAIR, deadlineMs: 1000, giveUpAfterMs: 1000 };
const REMINDED: Config = { ...IMPATIENT, remindMs: 1000 };
const PERSISTENT: Config = { ...REMINDED, retryMs: 1000 };
const both = { ...somebodyCommits, ...somebodyAborts };
const write = { type: 'commit', writes: [6] } as const;
const vote = followed(PAIR, 0, [6]);

export const patienceScenarios: readonly Scenario[] = [
  world({
    name: 'transactions/patience/give-up',
    teaches: 'One of two managers crashes for good: the other one never learns the outcome, and tells its client so in the end.',
    config: IMPATIENT,
    nodes: { 0: STEADY },
    asks: { 0: { type: 'commit', writes: [0] } },
    faults: { crash: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...somebodyCommits, ...somebodyDoesNotKnow, ...clientsAreAnswered },
    refines: refinesLadder(followed(PAIR, 0, [0]), PAIR.members, [2]),
    expect: holds(29, 39, 8),
  }),
  world({
    name: 'transactions/patience/retry',
    teaches: 'Two messages are lost: reminders and higher ballots bring all to one outcome, even when the client waits no longer.',
    config: PERSISTENT,
    asks: { 0: write },
    faults: { drop: 2 },
    slowTimers: true,
    properties: { ...both, ...somebodyDoesNotKnow },
    refines: { atomicCommit: refinesReplicatedCommit(vote, PAIR.members) },
    expect: holds(598, 891, 18),
  }),
  world({
    name: 'transactions/patience/reminders-alone',
    teaches: 'A question of a leader is lost: reminders alone do not bring it to an end, as nobody begins a higher ballot.',
    config: REMINDED,
    asks: { 0: write },
    faults: { drop: 2 },
    slowTimers: true,
    properties: both,
    expect: violates('comesToRest', 4),
  }),
  world({
    name: 'transactions/patience/reading',
    teaches: 'At its deadline a transaction that has not read enough is aborted, and answers that come later change nothing.',
    config: { ...PAIR, deadlineMs: 1000 },
    asks: { 0: { type: 'run', reads: [0], writes: [6] } },
    faults: { duplicate: 1 },
    properties: both,
    expect: holds(1268, 3466, 15),
  }),
];
