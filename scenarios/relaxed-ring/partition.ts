/** The network is partitioned and heals, and the ring has no protocol that merges rings. */

import type { Scenario } from '../../model-check/scenario.ts';
import { everyPeerIsInItsSuccessorsRing, perfectRingOfMembers } from '../../spec/relaxed-ring/properties.ts';
import { holds, violates } from '../expectations.ts';
import { perfectRing } from './nodes.ts';
import { aPerfectRingOf, aSuspicionIsFalse, ringScenario } from './ring-scenario.ts';

export const partitionScenarios: readonly Scenario[] = [
  ringScenario(perfectRing([0, 8]), {
    instance: 'partition/2',
    teaches: 'A partition separates two nodes into two rings; they become one ring again when their detectors notice that it has healed.',
    faults: { partition: 1 },
    partitions: [[[0], [8]]],
    network: 'unordered',
    required: { perfectRing: perfectRingOfMembers },
    seen: { aSuspicionIsFalse, ...aPerfectRingOf(2) },
    cost: 'fast',
    expect: holds(2011, 5732, 19),
  }),
  ringScenario(perfectRing([0, 4, 8, 12]), {
    instance: 'partition/2+2/two-rings',
    teaches: 'A partition makes two rings out of one: there is a single ring only while the network is whole.',
    faults: { partition: 1 },
    partitions: [
      [
        [0, 4],
        [8, 12],
      ],
    ],
    network: 'unordered',
    required: { everyPeerIsInItsSuccessorsRing },
    cost: 'fast',
    expect: violates('everyPeerIsInItsSuccessorsRing', 5),
  }),
];
