/** The network is cut, and heals: what the ring makes of it without a protocol that merges rings. */

import type { Scenario } from '../../model-check/scenario.ts';
import { everyPeerIsInItsSuccessorsRing, perfectRingOfMembers } from '../../spec/relaxed-ring/promises.ts';
import { holds, violates } from '../expectations.ts';
import { perfectRing } from './nodes.ts';
import { aPerfectRingOf, aSuspicionIsWrong, ringScenario } from './ring-scenario.ts';

export const partitionScenarios: readonly Scenario[] = [
  ringScenario(perfectRing([0, 8]), {
    instance: 'partition/2',
    teaches: 'Two nodes that a cut makes two rings are one again when their detectors say that the cut has healed.',
    faults: { partition: 1 },
    partitions: [[[0], [8]]],
    network: 'unordered',
    promised: { perfectRing: perfectRingOfMembers },
    seen: { aSuspicionIsWrong, ...aPerfectRingOf(2) },
    cost: 'fast',
    expect: holds(2011, 5732, 19),
  }),
  ringScenario(perfectRing([0, 4, 8, 12]), {
    instance: 'partition/2+2/two-rings',
    teaches: 'A cut makes two rings of one: that there is a single one is promised only while the network is whole.',
    faults: { partition: 1 },
    partitions: [
      [
        [0, 4],
        [8, 12],
      ],
    ],
    network: 'unordered',
    promised: { everyPeerIsInItsSuccessorsRing },
    cost: 'fast',
    expect: violates('everyPeerIsInItsSuccessorsRing', 5),
  }),
];
