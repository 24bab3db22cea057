/**
 * A participant is gone for good, or taken to be: its successor restores its places, and votes for them.
 *
 * A node is told at any time that a member is gone, whether that is true or not. To the others, a dead node is one
 * that does nothing more. So scenarios without crashes, too, look for what must not happen. Crashes matter where the
 * nodes that are left must come to an end without the dead one, and where it comes back.
 */
import { type Config, runningMember } from '../../impl/transactions/state.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { holds } from '../expectations.ts';
import { somebodyAborts, somebodyCommits } from './properties.ts';
import { refinesReplicatedCommit } from './refinement.ts';
import { aLockIsFound, aRestoredPlaceVotes, bothAreRestored, endsWell, keptVotes } from './restored.ts';
import { followed, ONE_MANAGER, STEADY, world } from './world.ts';

/** The replicas of item 1 are at nodes 1, 5 and 9; the successor of node 1, and node 11, which asks, have none. */
const UNTIMED: Config = { ...ONE_MANAGER, members: [1, 2, 5, 9, 11] };
const APART: Config = { ...UNTIMED, deadlineMs: 1000 };
const PATIENT: Config = { ...ONE_MANAGER, deadlineMs: 1000, remindMs: 1000 };
const FOUR_NODES: Config = { ...PATIENT, members: [0, 4, 6, 8] };
const SIX_NODES: Config = { ...PATIENT, members: [1, 2, 5, 6, 9, 11] };
const FOUR_REPLICAS: Config = { identifiers: 16, degree: 4, managers: 1, members: [0, 4, 5, 8, 12, 14], deadlineMs: 1000 };

/** Node 5 is gone, and its successor restores its place. */
const THREE_NODES: Config = { ...ONE_MANAGER, members: [1, 5, 9], remindMs: 1000 };
const node5IsGone = {
  config: THREE_NODES,
  gone: { 1: 5, 9: 5 },
  network: 'fifo',
  slowTimers: true,
  comesToRest: false,
  properties: { ...keptVotes(THREE_NODES, { 9: 5 }), ...somebodyCommits, ...aRestoredPlaceVotes },
} as const;

/** Node 2 has taken over from node 1. */
const RESTORED = [{ from: 11, to: 1, claim: { round: 1, node: 2 } }];

const both = { ...somebodyCommits, ...somebodyAborts };
const refines = { atomicCommit: refinesReplicatedCommit(followed(APART, 11, [1]), APART.members) };

export const restoringScenarios: readonly Scenario[] = [
  world({
    name: 'transactions/restore/lock',
    teaches: 'A participant crashes for good, before or after its vote: its successor finds the lock, hears the outcome, and frees it.',
    config: APART,
    nodes: { 2: STEADY, 5: STEADY, 9: STEADY, 11: STEADY },
    asks: { 11: { type: 'commit', writes: [1] } },
    gone: { 2: 1 },
    faults: { crash: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(APART, { 2: 1 }), ...endsWell(APART), ...both, ...aLockIsFound },
    refines,
    expect: holds(10_510, 40_352, 19),
  }),
  world({
    name: 'transactions/restore/run',
    teaches: 'In the phase of reading a transaction learns the epoch of each place, and the successor of a crashed node votes in it.',
    config: APART,
    nodes: { 2: STEADY, 5: STEADY, 9: STEADY, 11: STEADY },
    asks: { 11: { type: 'run', reads: [1], writes: [1] } },
    gone: { 2: 1, 11: 1 },
    faults: { crash: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(APART, { 2: 1 }), ...endsWell(APART), ...both, ...aLockIsFound, ...aRestoredPlaceVotes },
    refines,
    cost: 'slow',
    expect: holds(452_390, 2_250_797, 26),
  }),
  world({
    name: 'transactions/restore/two-writers',
    teaches:
      "Two transactions want one item, and a participant that is suspected falsely goes on: its vote and its successor's are never counted together.",
    config: FOUR_NODES,
    asks: { 8: { type: 'commit', writes: [1] }, 6: { type: 'commit', writes: [1] } },
    gone: { 6: 4 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(FOUR_NODES, { 6: 4 }), ...endsWell(FOUR_NODES), ...both, ...aLockIsFound },
    cost: 'slow',
    expect: holds(543_375, 2_766_035, 25),
  }),
  world({
    name: 'transactions/restore/two-writers/apart',
    teaches:
      "A successor that has no other replica needs the votes of those that it read: its vote and the replaced node's are never counted together.",
    config: UNTIMED,
    asks: { 11: { type: 'commit', writes: [1] }, 2: { type: 'commit', writes: [1] } },
    gone: { 2: 1 },
    comesToRest: false,
    properties: { ...keptVotes(UNTIMED, { 2: 1 }), ...somebodyCommits },
    cost: 'slow',
    expect: holds(3_497_532, 19_615_735, 28),
  }),
  world({
    name: 'transactions/restore/3-nodes',
    teaches: 'On three nodes, the successor of a crashed node has two replicas of the item from then on, and reads one from itself.',
    config: PATIENT,
    nodes: { 0: STEADY, 8: STEADY },
    asks: { 0: { type: 'commit', writes: [1] }, 8: { type: 'commit', writes: [1] } },
    gone: { 8: 4 },
    faults: { crash: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(PATIENT, { 8: 4 }), ...endsWell(PATIENT), ...both, ...aRestoredPlaceVotes, ...aLockIsFound },
    cost: 'slow',
    expect: holds(167_447, 678_538, 20),
  }),
  world({
    name: 'transactions/restore/restart',
    teaches:
      'A node that restores, or answers one that does, restarts in between: the epoch is on its disk, and lost questions are asked once more.',
    config: { ...APART, remindMs: 1000 },
    nodes: { 1: STEADY, 9: STEADY, 11: STEADY },
    asks: { 11: { type: 'commit', writes: [1] } },
    gone: { 2: 1 },
    faults: { crash: 1, restart: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(APART, { 2: 1 }), ...endsWell(APART), ...somebodyCommits, ...aLockIsFound },
    cost: 'slow',
    expect: holds(131_042, 577_207, 24),
  }),
  world({
    name: 'transactions/restore/4-replicas',
    teaches: 'With four replicas, the successor of a crashed node reads all three others.',
    config: FOUR_REPLICAS,
    asks: { 14: { type: 'commit', writes: [1] } },
    gone: { 5: 4 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(FOUR_REPLICAS, { 5: 4 }), ...endsWell(FOUR_REPLICAS), ...somebodyCommits, ...aLockIsFound },
    cost: 'slow',
    expect: holds(37_084, 182_907, 21),
  }),
  world({
    name: 'transactions/restore/pessimistic',
    teaches:
      'A reservation granted by a crashed node is void at its successor, whose tokens belong to another epoch: it costs an abort at most.',
    config: APART,
    nodes: { 2: STEADY, 5: STEADY, 9: STEADY, 11: STEADY },
    asks: { 11: { type: 'run', pessimistic: true, writes: [1] } },
    faults: { crash: 1 },
    gone: { 2: 1, 11: 1 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(APART, { 2: 1 }), ...endsWell(APART), ...both, ...aRestoredPlaceVotes },
    cost: 'slow',
    expect: holds(39_955, 167_107, 24),
  }),
  world({
    name: 'transactions/restore/handed-on',
    teaches:
      'A restored place is handed on to a newcomer with its epoch; its first holder goes on, and its votes count for no later transaction.',
    config: APART,
    joiners: [0],
    news: { members: [0, 2, 5, 9, 11], at: [2, 11] },
    nodes: {
      2: { running: { ...runningMember(2, APART), from: 11, titles: RESTORED, heard: RESTORED } },
      5: { running: { ...runningMember(5, APART), heard: RESTORED } },
      9: { running: { ...runningMember(9, APART), heard: RESTORED } },
    },
    asks: { 11: { type: 'run', reads: [0], writes: [0] }, 5: { type: 'commit', writes: [0] } },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(APART, { 0: 1, 2: 1 }), ...endsWell(APART), ...both, ...aRestoredPlaceVotes },
    cost: 'slow',
    expect: holds(274_691, 1_347_769, 28),
  }),
  world({
    name: 'transactions/restore/twice',
    teaches:
      'The node that takes over is reported as gone, too. Three nodes then hold one place, or are about to, and a transaction relies on one of them.',
    config: APART,
    asks: { 11: { type: 'commit', writes: [1] } },
    gone: { 2: 1, 5: [1, 2] },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(APART, { 2: 1, 5: 2 }), ...both, ...aLockIsFound, ...bothAreRestored(2, 5) },
    refines,
    cost: 'slow',
    expect: holds(6_633_735, 42_739_311, 30),
  }),
  world({
    name: 'transactions/restore/two-places',
    teaches:
      'Two of three places are taken over. Answers known to be void are not counted, so two restorers at once wait for ever, and nothing is lost.',
    config: SIX_NODES,
    asks: { 2: { type: 'commit', writes: [1] } },
    gone: { 2: 1, 6: 5 },
    slowTimers: true,
    comesToRest: false,
    properties: { ...keptVotes(SIX_NODES, { 2: 1, 6: 5 }), ...somebodyCommits, ...aLockIsFound, ...bothAreRestored(2, 6) },
    cost: 'slow',
    expect: holds(382_261, 2_011_093, 27),
  }),
  world({
    name: 'transactions/restore/second-place',
    teaches: "The lost place is not the item's first: its successor has two places of the item from then on, and votes for both.",
    ...node5IsGone,
    asks: { 1: { type: 'run', writes: [1] } },
    expect: holds(1065, 2725, 16),
  }),
  world({
    name: 'transactions/restore/known-versions',
    teaches: 'A manager that was read by a restorer names the new epoch, although its client has read nothing: the place votes.',
    ...node5IsGone,
    asks: { 1: { type: 'commit', writes: [1] } },
    expect: holds(388, 904, 12),
  }),
  world({
    name: 'transactions/restore/reserved',
    teaches: 'A transaction reserves a restored place: it learns the new epoch with the reservation, and the place votes.',
    ...node5IsGone,
    asks: { 1: { type: 'run', writes: [1], pessimistic: true } },
    expect: holds(429, 977, 14),
  }),
];
