/**
 * The ring without the merging layer, when a partition ends: nodes that trust each other again ask to be neighbours. That is
 * enough if no other node has joined between them, and not enough otherwise.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { perfectRing } from '../../spec/relaxed-ring/properties.ts';
import { holds, violates } from '../expectations.ts';
import { type RingNode, perfectRing as ring } from '../relaxed-ring/nodes.ts';
import { aPerfectRingOf, ringScenario } from '../relaxed-ring/ring-scenario.ts';

/** Two perfect rings, of which two nodes suspect each other. */
function torn(one: readonly NodeId[], other: readonly NodeId[], a: NodeId, b: NodeId): readonly RingNode[] {
  return [...ring(one), ...ring(other)].map((node) => {
    const doubt = node.id === a ? b : node.id === b ? a : null;
    if (doubt === null || node.running?.status !== 'member') return node;
    const running = { ...node.running, suspected: [doubt] };
    return { ...node, running, monitored: [...(node.monitored ?? []), doubt], suspected: [doubt] };
  });
}

export const withoutMergeScenarios: readonly Scenario[] = [
  ringScenario(torn([0, 4], [8, 12], 4, 8), {
    instance: 'torn/at-the-seam',
    teaches: 'Two rings become one by themselves when two nodes that would be neighbours trust each other again.',
    network: 'unordered',
    required: { perfectRing },
    seen: aPerfectRingOf(4),
    cost: 'fast',
    expect: holds(1295, 4304, 21),
  }),
  ringScenario(torn([0, 4], [8, 12], 0, 8), {
    instance: 'torn/off-the-seam',
    teaches:
      'When others have joined between two nodes that trust each other again, the rings stay apart for good: somebody has to look for the seam.',
    network: 'unordered',
    required: { perfectRing },
    cost: 'fast',
    expect: violates('perfectRing', 0),
  }),
];
