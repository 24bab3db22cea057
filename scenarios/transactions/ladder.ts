/** The ladder: atomic commit over replicas, Paxos commit, and how the protocol stands on it. */

import { type Expectation, type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import {
  type PaxosBounds,
  paxosCommitOverReplicas,
  refinesReplicatedCommit as paxosRefinesCommit,
} from '../../spec/transactions/paxos-commit-over-replicas.ts';
import { replicatedCommit } from '../../spec/transactions/replicated-commit.ts';
import { holds } from '../expectations.ts';
import { type Followed, refinesPaxosCommit, refinesReplicatedCommit } from './refinement.ts';

const ACCEPTORS = ['m1', 'm2', 'm3'];
const OBSERVERS = ['m1', 'p'];

export const ladderScenarios: readonly Scenario[] = [
  scenario({
    name: 'transactions/ladder/atomic-commit/3',
    teaches:
      'Atomic commit over three replicas: a majority of votes lets it commit, and all nodes that learn the outcome learn the same one.',
    spec: replicatedCommit([['x1', 'x2', 'x3']], ACCEPTORS),
    cost: 'fast',
    expect: holds(41, 624, 4),
  }),
  paxos({
    instance: '1-replica/3-ballots',
    items: [['x']],
    ballots: [1, 2],
    observers: OBSERVERS,
    cost: 'fast',
    expect: holds(1830, 13_617, 10),
  }),
  paxos({
    instance: '2-replicas/2-ballots',
    items: [['x1', 'x2']],
    ballots: [1],
    observers: OBSERVERS,
    cost: 'slow',
    expect: holds(3780, 28_059, 8),
  }),
  paxos({
    instance: '3-replicas/2-ballots',
    items: [['x1', 'x2', 'x3']],
    ballots: [1],
    observers: ['m1'],
    cost: 'slow',
    expect: holds(54_400, 480_881, 9),
  }),
];

/** Both steps of the ladder at once: what the protocol does is Paxos commit, and so is atomic commit. The ballots are those above 0. */
export function refinesLadder(
  followed: Followed,
  nodes: readonly number[],
  ballots: readonly number[],
  // biome-ignore lint/suspicious/noExplicitAny: the two steps have states of different types.
): NonNullable<ProtocolScenario<any, any>['refines']> {
  return { paxosCommit: refinesPaxosCommit(followed, nodes, ballots), atomicCommit: refinesReplicatedCommit(followed, nodes) };
}

interface PaxosInstance extends Omit<PaxosBounds, 'acceptors'> {
  readonly instance: string;
  readonly cost: 'fast' | 'slow';
  readonly expect: Expectation;
}

function paxos({ instance, cost, expect, ...rest }: PaxosInstance): Scenario {
  const bounds = { ...rest, acceptors: ACCEPTORS };
  const count = rest.items.flat().length;
  const replicas = count === 1 ? 'one replica' : `${count} replicas`;
  return scenario({
    name: `transactions/ladder/paxos-commit/${instance}`,
    teaches: `Paxos commit over ${replicas}, with three managers, does nothing that atomic commit does not allow.`,
    spec: paxosCommitOverReplicas(bounds),
    refines: { atomicCommit: paxosRefinesCommit(bounds) },
    cost,
    expect,
  });
}
