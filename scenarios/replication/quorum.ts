/** Reads and writes while nothing moves: what majorities are good for, at several degrees. */
import type { Scenario } from '../../model-check/scenario.ts';
import { holds, violates } from '../expectations.ts';
import { configOf, ring, storedAtAll } from './nodes.ts';
import {
  allAreDone,
  get,
  isRead,
  keptByReplicas,
  keptToClients,
  keptToPlainReaders,
  operationsEnd,
  put,
  replicationScenario,
  usual,
} from './replication-scenario.ts';

const three = configOf(6, 3);
const plain = { ...three, reads: 'plain' } as const;

export const quorumScenarios: readonly Scenario[] = [
  replicationScenario(ring([0, 2, 4], three), {
    instance: 'quorum/3/put-and-get',
    teaches: 'A read finds what was written before it, or what is being written, whichever majority answers first.',
    requests: [put(0, 1, 'a'), get(2, 1)],
    properties: { ...usual, ...isRead(null, 'a') },
    cost: 'fast',
    expect: holds(6733, 26_572, 18),
  }),
  replicationScenario(ring([0, 2, 4], three), {
    instance: 'quorum/3/two-writers',
    teaches: 'Two writers who have read the same version write two: the higher identifier decides, everywhere in the same way.',
    requests: [put(0, 1, 'a'), put(2, 1, 'b')],
    properties: { ...usual, ...allAreDone },
    cost: 'fast',
    expect: holds(21_915, 90_967, 19),
  }),
  replicationScenario(ring([0, 2, 4], three), {
    instance: 'quorum/3/two-writes-at-one-node',
    teaches: 'Two writes of one node, both under way, never get the same version.',
    requests: [put(0, 1, 'a'), put(0, 2, 'b')],
    properties: { ...usual, ...allAreDone },
    cost: 'fast',
    expect: holds(17_007, 69_557, 19),
  }),
  replicationScenario(ring([0, 2, 4], three), {
    instance: 'quorum/3/two-items-of-one-class',
    teaches: 'Items 0 and 2 have their replicas at the same places, and do not disturb each other.',
    requests: [put(0, 1, 'a', 0), put(2, 1, 'b', 2)],
    properties: { ...usual, ...allAreDone },
    cost: 'fast',
    expect: holds(7870, 31_413, 19),
  }),
  replicationScenario(ring([0, 2, 4], three), {
    instance: 'quorum/3/put-and-2-gets',
    teaches: 'A read whose majority does not agree writes back what it answers: no later read finds an older value.',
    requests: [put(0, 1, 'a'), get(2, 1), get(4, 1)],
    properties: { ...keptByReplicas, ...keptToClients, ...isRead(null, 'a') },
    cost: 'slow',
    expect: holds(1_225_028, 6_927_629, 26),
  }),
  replicationScenario(ring([0, 2, 4], plain), {
    instance: 'quorum/3/plain-reads/inversion',
    teaches: 'Without writing back, a read may give the new value of a write that is under way, and a later read the old one.',
    requests: [put(0, 1, 'a'), get(2, 1), get(4, 1)],
    properties: keptToClients,
    cost: 'fast',
    expect: violates('linearizable', 9),
  }),
  replicationScenario(ring([0, 2, 4], plain), {
    instance: 'quorum/3/plain-reads/regular',
    teaches: 'What plain majority reads do promise: the last write that was done before, or one at the same time.',
    requests: [put(0, 1, 'a'), get(2, 1), get(4, 1)],
    properties: { ...keptToPlainReaders, ...operationsEnd, ...isRead(null, 'a') },
    cost: 'fast',
    expect: holds(161_439, 704_527, 20),
  }),
  replicationScenario(ring([1, 5, 9, 13], configOf(16, 4)), {
    instance: 'quorum/4/slides',
    teaches: 'The example of the slides: 16 identifiers, degree 4, item 1 at 1, 5, 9 and 13, and majorities of three.',
    requests: [put(1, 1, 'a', 1), get(5, 1, 1)],
    properties: { ...usual, ...isRead(null, 'a') },
    cost: 'fast',
    expect: holds(109_801, 587_442, 26),
  }),
  replicationScenario(ring([1, 5, 9, 13], configOf(16, 4)), {
    instance: 'quorum/4/put',
    teaches: 'With degree 4, a write has three of four replicas behind it, and the fourth may follow at any time.',
    requests: [put(1, 1, 'a', 1)],
    properties: { ...usual, ...allAreDone },
    cost: 'fast',
    expect: holds(264, 743, 14),
  }),
  replicationScenario(ring([0, 2], configOf(4, 2)), {
    instance: 'quorum/2/put-and-get',
    teaches: 'With degree 2, both replicas must answer.',
    requests: [put(0, 1, 'a'), get(2, 1)],
    properties: { ...usual, ...isRead(null, 'a') },
    cost: 'fast',
    expect: holds(48, 68, 10),
  }),
  replicationScenario(ring([0, 2], configOf(4, 2)), {
    instance: 'quorum/2/two-writers-and-a-reader',
    teaches: 'Two writers and a reader of one item: the reader finds one of the two, or nothing, and both replicas end with the same.',
    requests: [put(0, 1, 'a'), put(2, 1, 'b'), get(0, 2)],
    properties: { ...usual, ...isRead(null, 'a', 'b'), ...allAreDone },
    cost: 'fast',
    expect: holds(1405, 2695, 16),
  }),
  replicationScenario(ring([0, 2, 4], three), {
    instance: 'quorum/3/two-writers-and-a-reader',
    teaches:
      'Two writers and a reader of one item with three replicas: what clients see is one item, where connections keep the order of messages.',
    requests: [put(0, 1, 'a'), put(2, 1, 'b'), get(4, 1)],
    properties: { ...keptByReplicas, ...keptToClients, ...isRead(null, 'a', 'b') },
    network: 'fifo',
    cost: 'slow',
    expect: holds(378_054, 1_312_241, 28),
  }),
  replicationScenario(ring([0, 2, 4], three, storedAtAll(three, 0, 'old')), {
    instance: 'quorum/3/two-gets',
    stored: 'old',
    teaches: 'Two reads of an item on which all replicas agree: each is answered after one round, and writes nothing.',
    requests: [get(0, 1), get(2, 1)],
    properties: { ...usual, ...isRead('old'), ...allAreDone },
    cost: 'fast',
    expect: holds(190, 453, 11),
  }),
  replicationScenario(ring([0, 1, 2, 3, 4], configOf(5, 5)), {
    instance: 'quorum/5/put',
    teaches: 'With degree 5, three of five replicas are a majority.',
    requests: [put(0, 1, 'a')],
    properties: { ...usual, ...allAreDone },
    cost: 'fast',
    expect: holds(4450, 19_350, 18),
  }),
];
