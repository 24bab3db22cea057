/** Simulations and the checker run the same reducers in the same world: what one reaches, the other reaches. */
import { expect, test } from 'vitest';
import { encode } from '../../../impl/kernel/plain-data.ts';
import type { RelaxedRing } from '../../../impl/relaxed-ring/protocol.ts';
import { perfectMember, watchedBy } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { below, randomStream } from '../../../model-check/chance/random.ts';
import { check } from '../../../model-check/drivers/check.ts';
import { type ProtocolScenario, scenario } from '../../../model-check/scenario.ts';
import { Simulation } from '../../../model-check/simulator/simulation.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always } from '../../../spec/kernel/spec.ts';

const config = { keys: 16, successorListLength: 3, contacts: [] };
const joining = { ...config, contacts: [8] };
const MEMBERS = [perfectMember(0, 8, [8, 0], config), perfectMember(8, 0, [0, 8], config)];
const NEWCOMERS = [4, 6];
const IDS = [...MEMBERS.map(({ self }) => self), ...NEWCOMERS];
const SEEDS = 4000;
const PARTITIONED = {
  nodes: MEMBERS.map((running) => ({ id: running.self, config, running, monitored: watchedBy(running) })),
  partitions: [[[0], [8]]],
  faults: { partition: 1 },
};

test('two nodes that join a ring of two: the same combinations of states, no more and no less', async () => {
  const nodes = [...MEMBERS.map((running) => ({ id: running.self, config, running })), ...NEWCOMERS.map((id) => ({ id, config: joining }))];
  expect(await reachedByChecker({ nodes })).toEqual(reachedBySimulations());
});

test('two nodes that a partition makes two rings, until it heals: the same combinations again', async () => {
  expect(await reachedByChecker(PARTITIONED)).toEqual(reachedByPartitions());
});

async function reachedByChecker(world: Pick<ProtocolScenario<RelaxedRing>, 'nodes' | 'partitions' | 'faults'>): Promise<readonly string[]> {
  const reached = new Set<string>();
  const note = always<World<RelaxedRing>>(({ nodes }) => {
    reached.add(encode(nodes.map(({ state }) => state)));
    return true;
  });
  const report = await check(
    scenario<RelaxedRing>({
      name: 'test/join',
      teaches: 'Nothing.',
      cost: 'fast',
      protocol: relaxedRing,
      ...world,
      network: 'unordered',
      properties: { note },
    }),
  );
  expect(report.exhausted).toBe(true);
  return [...reached].sort();
}

function reachedBySimulations(): readonly string[] {
  const reached = new Set<string>();
  for (let seed = 0; seed < SEEDS; seed++) {
    const note = () => reached.add(encode(IDS.map((id) => run.nodes.get(id)?.state ?? relaxedRing.init(id, joining).state)));
    const run = new Simulation({
      protocol: relaxedRing,
      seed,
      network: { delay: { type: 'uniform', fromMs: 1, toMs: 100 }, order: 'none' },
      observers: [{ event: note }],
    });
    const random = randomStream(seed);
    for (const running of MEMBERS) run.settle(running.self, config, { state: running });
    note();
    for (const id of NEWCOMERS) run.plan(below(random, 200), () => run.start(id, joining));
    run.run();
  }
  return [...reached].sort();
}

function reachedByPartitions(): readonly string[] {
  const reached = new Set<string>();
  for (let seed = 0; seed < SEEDS; seed++) {
    const note = () => reached.add(encode(MEMBERS.map(({ self }) => run.nodes.get(self)?.state)));
    const run = new Simulation({
      protocol: relaxedRing,
      seed,
      network: { delay: { type: 'exponential', meanMs: 80, leastMs: 0 }, order: 'none' },
      suspectsAfterMs: { type: 'exponential', meanMs: 80, leastMs: 0 },
      observers: [{ event: note }],
    });
    const random = randomStream(seed);
    for (const running of MEMBERS) run.settle(running.self, config, { state: running, monitored: watchedBy(running) });
    note();
    run.plan(10, () => run.partition([[0], [8]]));
    run.plan(10 + below(random, 400), () => run.heal());
    run.run();
  }
  return [...reached].sort();
}
