/**
 * Where replicas are alike, so that one state of each orbit is enough: while nothing moves. Whoever watches its
 * predecessor has a place in an order, and so has whoever takes over from it; the audit refuses both. So nobody watches
 * anybody here, which changes nothing as nobody crashes.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { holds } from '../expectations.ts';
import { alikeMembers } from './alike.ts';
import { configOf, type ReplicationNode, ring } from './nodes.ts';
import { allAreDone, get, isRead, put, replicationScenario, usual } from './replication-scenario.ts';

const FIVE = [0, 1, 2, 3, 4];
const SLIDES = [1, 5, 9, 13];

export const symmetricReplicaScenarios: readonly Scenario[] = [
  replicationScenario(unwatched(FIVE, 5, 5), {
    instance: 'quorum/5/put/symmetric',
    teaches: 'Of five replicas, the four at which nobody asks are alike; of fourteen states one tells all.',
    requests: [put(0, 1, 'a')],
    properties: { ...usual, ...allAreDone },
    alike: alikeMembers(5, FIVE, FIVE.slice(1)),
    cost: 'fast',
    expect: holds(321, 1354, 18),
  }),
  replicationScenario(unwatched(FIVE, 5, 5), {
    instance: 'quorum/5/put-and-get/symmetric',
    teaches: 'With degree 5, too, a read finds what was written before it, or is being written: with all states, too many to look at.',
    requests: [put(0, 1, 'a'), get(0, 2)],
    properties: { ...usual, ...isRead(null, 'a') },
    alike: alikeMembers(5, FIVE, FIVE.slice(1)),
    cost: 'slow',
    expect: holds(1_581_263, 13_338_647, 34),
  }),
  replicationScenario(unwatched(SLIDES, 16, 4), {
    instance: 'quorum/4/slides/symmetric',
    teaches: 'The example of the slides, two of whose replicas are alike; of two states one tells all.',
    requests: [put(1, 1, 'a', 1), get(5, 1, 1)],
    properties: { ...usual, ...isRead(null, 'a') },
    alike: alikeMembers(16, SLIDES, [9, 13]),
    cost: 'slow',
    expect: holds(56_186, 299_925, 26),
  }),
];

function unwatched(members: readonly NodeId[], size: number, degree: number): readonly ReplicationNode[] {
  return ring(members, configOf(size, degree)).map((node) => ({ ...node, monitored: [] }));
}
