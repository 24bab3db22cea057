/**
 * Replicas are symmetric while no node watches another one and no place moves, so that one state of each orbit is enough.
 * A node that watches its predecessor, or takes over from it, has a position in an order; the audit refuses both. Without
 * crashes the checker finds the same as if they watched.
 */
import { invariant } from '../../impl/kernel/invariant.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { exchange } from '../../impl/places/exchange.ts';
import { Renaming } from '../../impl/replication/renaming.ts';
import type { Rename, Scenario, SymmetricNodes } from '../../model-check/scenario.ts';
import { holds } from '../expectations.ts';
import { configOf, type ReplicationNode, ring } from './nodes.ts';
import type { Overlaid } from './overlay.ts';
import type { Observations } from './refinement.ts';
import { allAreDone, get, isRead, put, replicationScenario, usual } from './replication-scenario.ts';

const FIVE = [0, 1, 2, 3, 4];
const SLIDES = [1, 5, 9, 13];

export const symmetricReplicaScenarios: readonly Scenario[] = [
  replicationScenario(unwatched(FIVE, 5, 5), {
    instance: 'quorum/5/put/symmetric',
    teaches: 'Four of five replicas are symmetric: no client asks there. The search visits one of fourteen states.',
    requests: [put(0, 1, 'a')],
    properties: { ...usual, ...allAreDone },
    symmetric: symmetricMembers(5, FIVE, FIVE.slice(1)),
    cost: 'fast',
    expect: holds(321, 1354, 18),
  }),
  replicationScenario(unwatched(FIVE, 5, 5), {
    instance: 'quorum/5/put-and-get/symmetric',
    teaches: 'With replication factor 5, too, a read finds the last write that was done, or one at the same time.',
    requests: [put(0, 1, 'a'), get(0, 2)],
    properties: { ...usual, ...isRead(null, 'a') },
    symmetric: symmetricMembers(5, FIVE, FIVE.slice(1)),
    cost: 'slow',
    expect: holds(1_581_263, 13_338_647, 34),
  }),
  replicationScenario(unwatched(SLIDES, 16, 4), {
    instance: 'quorum/4/slides/symmetric',
    teaches: 'In the example of the slides two of four replicas are symmetric, and the search visits one of two states.',
    requests: [put(1, 1, 'a', 1), get(5, 1, 1)],
    properties: { ...usual, ...isRead(null, 'a') },
    symmetric: symmetricMembers(16, SLIDES, [9, 13]),
    cost: 'slow',
    expect: holds(56_186, 299_925, 26),
  }),
];

function unwatched(members: readonly NodeId[], size: number, degree: number): readonly ReplicationNode[] {
  return ring(members, configOf(size, degree)).map((node) => ({ ...node, monitored: [] }));
}

/** `nodes` of these members of a ring; ascending. Each has one place, its own id, and no client asks there. */
function symmetricMembers(size: number, members: readonly NodeId[], nodes: readonly NodeId[]): SymmetricNodes<Overlaid, Observations> {
  const exchanged = (of: Rename) => exchange(size, members, of);
  return {
    nodes: [nodes],
    state: (state, of) => ({
      members: exchanged(of).nodes(state.members),
      replicas: new Renaming(exchanged(of)).state(state.replicas),
    }),
    message: (message, of) => {
      const isOfRing = message.type === 'welcome' || message.type === 'joined' || message.type === 'left';
      invariant(!isOfRing, 'no node joins or leaves');
      return new Renaming(exchanged(of)).message(message);
    },
  };
}
