/**
 * Where managers and replicas are alike, so that one state of each orbit is enough: at even distances, and as long as
 * nothing depends on their order. The audit refuses suspicions of the manager: the first one that is not suspected takes
 * over, with ballots by rank. And it refuses a manager that crashes between two messages: it has told the one and not the
 * other, in the order of places.
 */

import { type Scenario, scenario } from '../../model-check/scenario.ts';
import { paxosCommitOverReplicas, refinesReplicatedCommit } from '../../spec/transactions/paxos-commit-over-replicas.ts';
import { holds } from '../expectations.ts';
import { alikeMembers } from './alike.ts';
import { refinesLadder } from './ladder.ts';
import { somebodyAborts, somebodyCommits } from './promises.ts';
import { followed, STEADY, THREE, world } from './world.ts';

const OTHERS = [4, 8];
const FIVE = { identifiers: 20, degree: 1, managers: 5, members: [0, 4, 8, 12, 16] };
const BOUNDS = { items: [['x1', 'x2', 'x3']], acceptors: ['m1', 'm2', 'm3'], ballots: [1], observers: ['m1'] };
const threeVotes = followed(THREE, 0, [1]);

export const symmetricScenarios: readonly Scenario[] = [
  world({
    name: 'transactions/whole/3-replicas/symmetric',
    teaches: 'While nothing fails, the two nodes that did not begin the transaction are alike, and of two states one tells all.',
    config: THREE,
    asks: { 0: { type: 'commit', writes: [1] } },
    properties: somebodyCommits,
    refines: refinesLadder(threeVotes, THREE.members, []),
    alike: alikeMembers(THREE, OTHERS),
    expect: holds(1638, 6144, 14),
  }),
  world({
    name: 'transactions/whole/3-replicas/replica-crashes/symmetric',
    teaches:
      'One of the two crashes, at any moment: the manager and the other one bring the transaction to its end, whichever of them it is.',
    config: THREE,
    nodes: { 0: STEADY },
    asks: { 0: { type: 'commit', writes: [1] } },
    faults: { crash: 1 },
    properties: somebodyCommits,
    refines: refinesLadder(threeVotes, THREE.members, [1]),
    alike: alikeMembers(THREE, OTHERS),
    cost: 'slow',
    expect: holds(89_826, 439_166, 19),
  }),
  world({
    name: 'transactions/vote/5-managers/duplicate/symmetric',
    teaches: 'Four of five managers are alike: they accept one vote, which may come twice, and of fourteen states one tells all.',
    config: FIVE,
    asks: { 0: { type: 'commit', writes: [0] } },
    faults: { duplicate: 1 },
    properties: somebodyCommits,
    alike: alikeMembers(FIVE, FIVE.members.slice(1)),
    expect: holds(668, 2942, 16),
  }),
  world({
    name: 'transactions/whole/3-replicas/deadline/symmetric',
    teaches: 'At its deadline the manager takes over from itself, with the votes of three replicas on their way, two of which are alike.',
    config: { ...THREE, deadlineMs: 1000 },
    asks: { 0: { type: 'commit', writes: [1] } },
    properties: { ...somebodyCommits, ...somebodyAborts },
    refines: refinesLadder(threeVotes, THREE.members, [3]),
    alike: alikeMembers(THREE, OTHERS),
    cost: 'slow',
    expect: holds(747_422, 4_556_508, 21),
  }),
  scenario({
    name: 'transactions/ladder/paxos-commit/3-replicas/2-ballots/symmetric',
    teaches: 'In Paxos commit three replicas are alike, and the two managers at which nobody looks; of nine states one tells all.',
    spec: paxosCommitOverReplicas(BOUNDS),
    refines: { atomicCommit: refinesReplicatedCommit(BOUNDS) },
    alike: [...BOUNDS.items, ['m2', 'm3']],
    cost: 'slow',
    expect: holds(6056, 55_808, 9),
  }),
];
