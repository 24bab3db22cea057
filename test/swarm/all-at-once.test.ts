/** Whole nodes that are all down at once: when they are back there is one ring again, with all data. */
import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { detected } from '../../impl/stack/detected.ts';
import type { PlacedNode } from '../../impl/stack/placed-node.ts';
import { type Plan, planOf } from '../../swarm/plan.ts';
import { runPlan } from '../../swarm/run.ts';
import { broken } from '../mutants/mutant.ts';

/** The nodes and clients of a seed. All nodes crash within a second, and come back one after the other, `apartMs` apart. */
function allDown(seed: number, nodes: number, apartMs: number): Plan {
  const plan = planOf(seed, nodes);
  const faults = plan.nodes.map(({ id }, i) => ({
    type: 'crash' as const,
    node: id,
    fromMs: 10_000 + ((i * 397) % 1000),
    toMs: 12_000 + ((i * 5) % nodes) * apartMs,
  }));
  return {
    ...plan,
    nodes: plan.nodes.map(({ id }, i) => ({ id, atMs: i * 200 })),
    faults,
    calmAtMs: Math.max(plan.calmAtMs, 12_000 + nodes * apartMs),
  };
}

describe.each([
  { seed: 1, nodes: 3, apartMs: 0 },
  { seed: 2, nodes: 3, apartMs: 7000 },
  { seed: 3, nodes: 6, apartMs: 300 },
  { seed: 4, nodes: 12, apartMs: 50 },
])('$nodes nodes that come back $apartMs ms apart', ({ seed, nodes, apartMs }) => {
  test('are one ring again, and nothing that was committed is lost', () => {
    expect(runPlan(allDown(seed, nodes, apartMs)).problems).toEqual([]);
  });
});

test('a node that never founds a ring after a restart waits for ever', async () => {
  const line = {
    breaks: 'former member asks for ever',
    file: 'relaxed-ring/joining.ts',
    line: 'return asked.inVain === config.refoundAfter ?',
    becomes: 'return asked.inVain === 0 ?',
  };
  const { placedNode } = await broken<{ placedNode(): Protocol<PlacedNode> }>(line, 'stack/placed-node.ts');
  expect(runPlan(allDown(1, 3, 0), { protocol: detected(placedNode()) }).problems.join('\n')).toMatch(/is joining, not a member/);
});
