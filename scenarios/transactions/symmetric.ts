/**
 * Managers and replicas at even distances are symmetric while nothing depends on their order, so that one state of each
 * orbit is enough. The audit refuses suspicions of the manager: the first node that is not suspected takes over, with
 * ballots by rank. It also refuses a manager that crashes between two messages: they leave in the order of places.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { exchange } from '../../impl/places/exchange.ts';
import type { Transactions } from '../../impl/transactions/protocol.ts';
import { Renaming } from '../../impl/transactions/renaming.ts';
import type { Config } from '../../impl/transactions/state.ts';
import { type Rename, type Scenario, type SymmetricNodes, scenario } from '../../model-check/scenario.ts';
import { paxosCommitOverReplicas, refinesReplicatedCommit } from '../../spec/transactions/paxos-commit-over-replicas.ts';
import { holds } from '../expectations.ts';
import { refinesLadder } from './ladder.ts';
import { somebodyAborts, somebodyCommits } from './properties.ts';
import type { Observed } from './refinement.ts';
import { followed, STEADY, THREE, world } from './world.ts';

const OTHERS = [4, 8];
const FIVE = { identifiers: 20, degree: 1, managers: 5, members: [0, 4, 8, 12, 16] };
const BOUNDS = { items: [['x1', 'x2', 'x3']], acceptors: ['m1', 'm2', 'm3'], ballots: [1], observers: ['m1'] };
const threeVotes = followed(THREE, 0, [1]);

export const symmetricScenarios: readonly Scenario[] = [
  world({
    name: 'transactions/whole/3-replicas/symmetric',
    teaches: 'Without faults the two nodes that did not begin the transaction are symmetric, and the search visits one of two states.',
    config: THREE,
    asks: { 0: { type: 'commit', writes: [1] } },
    properties: somebodyCommits,
    refines: refinesLadder(threeVotes, THREE.members, []),
    symmetric: symmetricMembers(THREE, OTHERS),
    expect: holds(1638, 6144, 14),
  }),
  world({
    name: 'transactions/whole/3-replicas/replica-crashes/symmetric',
    teaches: 'If one of two symmetric nodes crashes, at any moment, the manager and the other node bring the transaction to its end.',
    config: THREE,
    nodes: { 0: STEADY },
    asks: { 0: { type: 'commit', writes: [1] } },
    faults: { crash: 1 },
    properties: somebodyCommits,
    refines: refinesLadder(threeVotes, THREE.members, [1]),
    symmetric: symmetricMembers(THREE, OTHERS),
    cost: 'slow',
    expect: holds(81_298, 383_618, 19),
  }),
  world({
    name: 'transactions/vote/5-managers/duplicate/symmetric',
    teaches: 'Four of five managers that accept one vote, which may come twice, are symmetric. The search visits one of fourteen states.',
    config: FIVE,
    asks: { 0: { type: 'commit', writes: [0] } },
    faults: { duplicate: 1 },
    properties: somebodyCommits,
    symmetric: symmetricMembers(FIVE, FIVE.members.slice(1)),
    expect: holds(668, 2942, 16),
  }),
  world({
    name: 'transactions/whole/3-replicas/deadline/symmetric',
    teaches:
      'At its deadline the manager leads a higher ballot itself, while the votes of three replicas, two of them symmetric, are in flight.',
    config: { ...THREE, deadlineMs: 1000 },
    asks: { 0: { type: 'commit', writes: [1] } },
    properties: { ...somebodyCommits, ...somebodyAborts },
    refines: refinesLadder(threeVotes, THREE.members, [3]),
    symmetric: symmetricMembers(THREE, OTHERS),
    cost: 'slow',
    expect: holds(747_422, 4_556_508, 21),
  }),
  scenario({
    name: 'transactions/ladder/paxos-commit/3-replicas/2-ballots/symmetric',
    teaches:
      'In Paxos commit three replicas are symmetric, and so are the two managers that nobody observes. The search visits one of nine states.',
    spec: paxosCommitOverReplicas(BOUNDS),
    refines: { atomicCommit: refinesReplicatedCommit(BOUNDS) },
    symmetric: [...BOUNDS.items, ['m2', 'm3']],
    cost: 'slow',
    expect: holds(6056, 55_808, 9),
  }),
];

/** `nodes` of the ring, which stays as it is. No client asks there. */
function symmetricMembers(config: Config, nodes: readonly NodeId[]): SymmetricNodes<Transactions, Observed> {
  const renaming = (of: Rename) => new Renaming(config, exchange(config.identifiers, config.members, of));
  return {
    nodes: [nodes],
    state: (state, of) => renaming(of).state(state),
    message: (message, of) => renaming(of).message(message),
    timer: (timer, of) => renaming(of).timer(timer),
    request: (request, of) => renaming(of).request(request),
    durable: (durable, of) => renaming(of).durable(durable),
    history: (history, of) =>
      history.map((seen) => ({ ...seen, name: renaming(of).id(seen.name), after: seen.after.map((id) => renaming(of).id(id)) })),
  };
}
