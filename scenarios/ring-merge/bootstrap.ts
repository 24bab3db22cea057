/** Rings whose nodes have not detected another ring, and have a list of nodes to try: the "external mechanism" of the slides. */

import type { Scenario } from '../../model-check/scenario.ts';
import { reachable } from '../../spec/kernel/spec.ts';
import { oneRingInTheEnd } from '../../spec/ring-merge/properties.ts';
import { holds } from '../expectations.ts';
import { type MergingWorld, mergeScenario, oneRing } from './merge-scenario.ts';
import { bootstrapping, cycle, founder } from './nodes.ts';

const theListGoesRound = reachable<MergingWorld>(
  ({ nodes }) => nodes.some(({ state: { upper } }) => upper.turn === upper.config.bootstrap.length - 1 && upper.turn > 0),
  'A node has come to the end of its bootstrap list.',
);

export const bootstrapScenarios: readonly Scenario[] = [
  mergeScenario([founder(0, [8]), founder(8, [0])], {
    instance: 'bootstrap/founders',
    teaches: 'Two nodes that each found a ring become one ring, since each has the other on its bootstrap list.',
    network: 'fifo',
    slowTimers: true,
    required: { oneRingInTheEnd, oneRing },
    cost: 'fast',
    expect: holds(113, 195, 21),
  }),
  mergeScenario(bootstrapping([...cycle([0]), ...cycle([4, 8])], 0, [12, 8]), {
    instance: 'bootstrap/1+2',
    teaches: 'When nobody is at the first place of a bootstrap list, the next one is tried, and the rings become one.',
    network: 'fifo',
    slowTimers: true,
    absent: [12],
    required: { oneRingInTheEnd, oneRing },
    seen: { theListGoesRound },
    cost: 'fast',
    expect: holds(1712, 3568, 31),
  }),
];
