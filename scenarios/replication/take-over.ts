/**
 * A node is suspected falsely: its successor takes its places over, and neither knows of the other.
 *
 * "Inconsistent lookups are hidden by the majority algorithm" (SELFMAN slides, on transactions). With plain majorities
 * they are not. When acknowledgements of the replaced are void they are, as far as these scenarios go.
 */
import type { Scenario } from '../../model-check/scenario.ts';
import { holds, violates } from '../expectations.ts';
import { configOf, type ReplicationNode, ring, storedAtAll } from './nodes.ts';
import {
  anAnswerIsVoid,
  aPlaceIsRestored,
  everyMajorityKnows,
  get,
  isRead,
  keptByEachReplica,
  keptToClients,
  onlySuspecting,
  operationsEnd,
  put,
  replicationScenario,
} from './replication-scenario.ts';

const three = configOf(3, 3);
const four = configOf(4, 4);
const two = configOf(2, 2);
const unfenced = { ...three, acknowledgements: 'plain' } as const;

/** Nodes 1 and 3 cannot reach their predecessors, and all others can. */
const twoLinks = [
  [0, 1],
  [2, 3],
] as const;

export const takeOverScenarios: readonly Scenario[] = [
  replicationScenario(onlySuspecting(1, ring([0, 1, 2], unfenced)), {
    instance: 'take-over/3/plain',
    teaches: 'With two holders of one place, two majorities may have nothing in common: a read does not find what was written before.',
    requests: [put(2, 1, 'a'), get(1, 1)],
    faults: { falseSuspicion: 1 },
    properties: keptToClients,
    cost: 'fast',
    expect: violates('regular', 9),
  }),
  replicationScenario(onlySuspecting(1, ring([0, 1, 2], three)), {
    instance: 'take-over/3/fenced',
    teaches: 'Where acknowledgements of replaced nodes are void, two holders of one place do no harm.',
    requests: [put(2, 1, 'a'), get(1, 1)],
    faults: { falseSuspicion: 1 },
    properties: { ...keptByEachReplica, ...keptToClients, ...operationsEnd, ...isRead(null, 'a'), ...anAnswerIsVoid },
    cost: 'slow',
    expect: holds(556_217, 2_922_339, 24),
  }),
  replicationScenario(onlySuspecting(1, ring([0, 1, 2], three, storedAtAll(three, 0, 'old'))), {
    instance: 'take-over/3/get',
    stored: 'old',
    teaches: 'A node that was replaced, and is still read, does not answer with a value that was overwritten.',
    requests: [get(0, 1), put(1, 1, 'a')],
    faults: { falseSuspicion: 1 },
    properties: { ...keptByEachReplica, ...keptToClients, ...operationsEnd, ...isRead('a', 'old') },
    cost: 'slow',
    expect: holds(591_126, 2_976_974, 23),
  }),
  replicationScenario(eachSecondWatching(ring([0, 1, 2, 3], four)), {
    instance: 'take-over/4/two',
    teaches: 'Two places are taken over at once: each restorer reads all three others, so that one of the two hears of the other.',
    requests: [put(3, 1, 'a')],
    unreachable: twoLinks,
    properties: { everyMajorityKnows, ...aPlaceIsRestored },
    cost: 'slow',
    expect: holds(35_563, 128_384, 20),
  }),
  replicationScenario(eachSecondWatching(ring([0, 1, 2, 3], four)), {
    instance: 'take-over/4/two/get',
    teaches: 'A read finds what was written before, though two of four places have two holders each.',
    requests: [put(3, 1, 'a'), get(1, 1)],
    unreachable: twoLinks,
    properties: { ...keptByEachReplica, ...keptToClients, ...aPlaceIsRestored, ...isRead(null, 'a') },
    cost: 'slow',
    expect: holds(3_849_301, 18_139_246, 29),
  }),
  replicationScenario(ring([0, 1], two), {
    instance: 'take-over/2/two',
    teaches: "Each of two replicas takes the other's place over by reading itself: a read does not find what was written before.",
    requests: [put(1, 1, 'a'), get(0, 1)],
    faults: { falseSuspicion: 2 },
    properties: keptToClients,
    cost: 'fast',
    expect: violates('regular', 4),
  }),
];

/** Nodes 1, 3, … watch their predecessors; the others watch nobody. */
function eachSecondWatching(nodes: readonly ReplicationNode[]): readonly ReplicationNode[] {
  return nodes.map((node) => (node.id % 2 === 1 ? node : { ...node, monitored: [] }));
}
