/** Merges while something fails: a node crashes, or a message is lost. */
import { recoverable } from '../../../spec/kernel/spec.ts';
import { isPerfectAmongMembers } from '../../../spec/relaxed-ring/promises.ts';
import type { Merging } from '../../../spec/ring-merge/merging.ts';
import { oneRingInTheEnd } from '../../../spec/ring-merge/promises.ts';
import type { Scenario } from '../../scenario.ts';
import { holds, violates } from '../expectations.ts';
import { refreshing } from '../relaxed-ring/nodes.ts';
import { mergeScenario, oneRing } from './merge-scenario.ts';
import { cycle, detecting, type MergingNode, retrying } from './nodes.ts';

/** Only these may crash. */
function frail(nodes: readonly MergingNode[], ...which: readonly number[]): readonly MergingNode[] {
  return nodes.map((node) => (which.includes(node.id) ? node : { ...node, neverCrashes: true }));
}

const oneRingOfThoseLeft = recoverable<Merging>(
  ({ silent, ring }) => silent && isPerfectAmongMembers(ring),
  'One perfect ring of all that are up, no message in flight, and nobody who has anything to look into.',
);

export const mergeFaultScenarios: readonly Scenario[] = [
  mergeScenario(frail(detecting([...cycle([0]), ...cycle([4, 8])], 0, [8]), 4), {
    instance: 'crash/1+2',
    teaches: 'A node that crashes while its ring is merged is missed by nobody in the end.',
    faults: { crash: 1 },
    network: 'fifo',
    promised: { oneRingOfThoseLeft, oneRing },
    cost: 'fast',
    expect: holds(3260, 7642, 24),
  }),
  mergeScenario(frail(detecting([...cycle([0]), ...cycle([4, 8])], 0, [8]), 8), {
    instance: 'crash/of-the-only-link',
    teaches: 'When the one node of the other ring that was known crashes, the rings stay apart: nobody knows anybody else there.',
    faults: { crash: 1 },
    network: 'fifo',
    promised: { oneRingOfThoseLeft },
    cost: 'fast',
    expect: violates('oneRingOfThoseLeft', 1),
  }),
  mergeScenario(frail(detecting([...cycle([0, 4]), ...cycle([8, 12])], 0, [8]), 12), {
    instance: 'crash/2+2',
    teaches: 'Nor is one of four.',
    faults: { crash: 1 },
    network: 'fifo',
    promised: { oneRingOfThoseLeft, oneRing },
    cost: 'slow',
    expect: holds(1_256_765, 5_691_038, 38),
  }),
  mergeScenario(detecting([...cycle([0]), ...cycle([8])], 0, [8]), {
    instance: 'lost/once',
    teaches: 'One lost message may end a merge half-way for good, when nobody tries again.',
    faults: { drop: 1 },
    network: 'set',
    promised: { oneRingInTheEnd },
    cost: 'fast',
    expect: violates('oneRingInTheEnd', 5),
  }),
  mergeScenario(detecting([...cycle([0], { upper: retrying }), ...cycle([8])], 0, [8], true), {
    instance: 'lost/retry',
    teaches:
      'It is not enough to detect again: when the rings are linked, but the link is known to one side only, the ring must be refreshed.',
    faults: { drop: 1 },
    network: 'set',
    promised: { oneRingInTheEnd },
    cost: 'slow',
    expect: violates('oneRingInTheEnd', 5),
  }),
  mergeScenario(detecting([...cycle([0], { upper: retrying }), ...cycle([8], { lower: refreshing })], 0, [8], true), {
    instance: 'lost/retry-and-refresh',
    teaches:
      'Where one detects again, and the other asks its successor again from time to time, a lost message delays the merge, and no more.',
    faults: { drop: 1 },
    network: 'set',
    promised: { oneRingInTheEnd, oneRing },
    cost: 'slow',
    expect: holds(268_819, 2_848_571, 28),
  }),
];
