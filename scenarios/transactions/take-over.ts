/**
 * Take-over with more than one vote: a leader has to propose several at once, and has heard of some. Also the whole
 * protocol for one item with three replicas.
 */

import type { Scenario } from '../../model-check/scenario.ts';
import { holds } from '../expectations.ts';
import { refinesLadder } from './ladder.ts';
import { somebodyAborts, somebodyCommits } from './properties.ts';
import { refinesReplicatedCommit } from './refinement.ts';
import { followed, RIGHT, STEADY, THREE, world } from './world.ts';

const TWO = { ...THREE, degree: 2 };
const twoVotes = followed(TWO, 0, [1]);
const threeVotes = followed(THREE, 0, [1]);
const both = { ...somebodyCommits, ...somebodyAborts };

export const managerTakeOverScenarios: readonly Scenario[] = [
  world({
    name: 'transactions/take-over/crash',
    teaches: 'The manager crashes, at any moment, and a replicated manager brings both votes, and all that wait, to the same end.',
    config: TWO,
    nodes: { 4: STEADY, 8: STEADY },
    asks: { 0: { type: 'commit', writes: [1] } },
    faults: { crash: 1 },
    properties: somebodyCommits,
    refines: refinesLadder(twoVotes, [0, 4, 8], [1]),
    cost: 'slow',
    expect: holds(76_549, 357_128, 23),
  }),
  world({
    name: 'transactions/take-over/suspicion',
    teaches: 'A replicated manager takes over from a live manager, which goes on: both reach the same outcome.',
    config: TWO,
    nodes: { 0: RIGHT, 8: RIGHT },
    asks: { 0: { type: 'commit', writes: [1] } },
    faults: { falseSuspicion: 1 },
    properties: somebodyCommits,
    refines: refinesLadder(twoVotes, [0, 4, 8], [1]),
    cost: 'slow',
    expect: holds(83_345, 408_212, 21),
  }),
  world({
    name: 'transactions/take-over/deadline',
    teaches:
      'At its deadline the manager takes over from itself: votes that are late are closed with abort, and the client hears the outcome.',
    config: { ...TWO, deadlineMs: 1000 },
    asks: { 0: { type: 'commit', writes: [1] } },
    properties: both,
    refines: refinesLadder(twoVotes, [0, 4, 8], [3]),
    cost: 'slow',
    expect: holds(117_031, 579_449, 20),
  }),
  world({
    name: 'transactions/whole/3-replicas',
    teaches: 'While nothing fails, a transaction commits when no other one is in its way.',
    config: THREE,
    asks: { 0: { type: 'commit', writes: [1] } },
    properties: somebodyCommits,
    refines: refinesLadder(threeVotes, [0, 4, 8], []),
    expect: holds(3239, 12_150, 14),
  }),
  world({
    name: 'transactions/whole/3-replicas/crash',
    teaches: 'The manager crashes, at any moment, between any two messages: the others finish, and no live node keeps a lock.',
    config: THREE,
    nodes: { 4: STEADY, 8: STEADY },
    asks: { 0: { type: 'commit', writes: [1] } },
    faults: { crash: 1 },
    properties: somebodyCommits,
    refines: refinesLadder(threeVotes, [0, 4, 8], [1]),
    cost: 'slow',
    expect: holds(3_295_979, 20_729_176, 25),
  }),
  world({
    name: 'transactions/whole/3-replicas/suspicion',
    teaches: 'A replicated manager takes over from a live manager, while the votes of three replicas are on their way to both.',
    config: THREE,
    nodes: { 0: RIGHT, 4: { falselySuspects: [0] }, 8: RIGHT },
    asks: { 0: { type: 'commit', writes: [1] } },
    faults: { falseSuspicion: 1 },
    properties: somebodyCommits,
    refines: refinesLadder(threeVotes, [0, 4, 8], [1]),
    cost: 'slow',
    expect: holds(3_378_388, 21_944_159, 23),
  }),
  world({
    name: 'transactions/whole/3-replicas/two-writers',
    teaches:
      'Two transactions write one item, with three replicas and three managers each. Commit and validation are checked together, where connections keep the order of messages.',
    config: THREE,
    asks: { 0: { type: 'commit', writes: [1] }, 4: { type: 'commit', writes: [1] } },
    network: 'fifo',
    properties: both,
    refines: { first: refinesReplicatedCommit(threeVotes, [0, 4, 8]), second: refinesReplicatedCommit(followed(THREE, 4, [1]), [0, 4, 8]) },
    cost: 'slow',
    expect: holds(291_557, 1_085_375, 29),
  }),
  world({
    name: 'transactions/whole/3-replicas/write-skew',
    teaches:
      'Two transactions that each read what the other writes never both commit. Each has three replicas and three managers, and connections keep the order of messages.',
    config: THREE,
    asks: { 0: { type: 'commit', reads: [1], writes: [2] }, 4: { type: 'commit', reads: [2], writes: [1] } },
    network: 'fifo',
    properties: both,
    cost: 'slow',
    expect: holds(457_303, 1_670_331, 29),
  }),
];
