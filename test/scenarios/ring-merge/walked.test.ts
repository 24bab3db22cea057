import { expect, test } from 'vitest';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { simulate } from '../../../model-check/drivers/simulate.ts';
import { type MergingWorld, mergeScenario, oneRing } from '../../../scenarios/ring-merge/merge-scenario.ts';
import { cycle, gossiping, simple } from '../../../scenarios/ring-merge/nodes.ts';
import { mergingOf } from '../../../scenarios/ring-merge/refinement.ts';
import { isPerfect } from '../../../spec/relaxed-ring/properties.ts';
import { atMostOneResponsibleInEachGroup, everyHopLeadsNearer } from '../../../spec/ring-merge/properties.ts';
import { runs } from '../../setup/breadth.ts';

/**
 * Scenarios too large to be exhausted: other partitions, which end at any time, with timers that run out at any time. A walk
 * goes on until nothing can happen any more, so all suspicions have been taken back.
 */
const shapes: readonly (readonly [string, readonly (readonly NodeId[])[]])[] = [
  [
    'two and two, side by side',
    [
      [0, 4],
      [8, 12],
    ],
  ],
  [
    'two and two, in turns',
    [
      [0, 8],
      [4, 12],
    ],
  ],
  ['one and four', [[0], [3, 6, 9, 12]]],
  [
    'three and three, mixed',
    [
      [0, 3, 9],
      [5, 11, 14],
    ],
  ],
  [
    'three of two',
    [
      [0, 8],
      [2, 10],
      [5, 13],
    ],
  ],
  ['four alone', [[0], [4], [8], [12]]],
];

test.each(shapes)('one ring, a partition into %s, its end, and one ring again', async (_, groups) => {
  const members = ascending(groups.flat());
  for (const upper of [simple, gossiping]) {
    const roomy = { ...upper, passiveListLength: members.length };
    const scenario = mergeScenario(cycle(members, { upper: roomy }), {
      instance: 'walked',
      teaches: 'Nothing.',
      partitions: [groups],
      faults: { partition: 1 },
      network: 'unordered',
      required: { atMostOneResponsibleInEachGroup, everyHopLeadsNearer, oneRing },
      cost: 'fast',
    });
    for (let seed = 1; seed <= runs({ all: 6, few: 2 }); seed++) {
      const { end, final, property } = await simulate(scenario, { seed, steps: 4000 });
      expect({ seed, end, property }).toEqual({ seed, end: 'stuck', property: undefined });
      const { ring, silent } = mergingOf(final as MergingWorld);
      expect({ seed, perfect: isPerfect(ring), silent }).toEqual({ seed, perfect: true, silent: true });
    }
  }
});
