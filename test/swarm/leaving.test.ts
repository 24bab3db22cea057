/** Whole nodes that leave one after the other under load, with more data than one message takes. */
import { describe, expect, test } from 'vitest';
import { speakingIn } from '../../impl/epochs/speaking.ts';
import type { Protocol } from '../../impl/kernel/protocol.ts';
import { detected } from '../../impl/stack/detected.ts';
import type { PlacedNode } from '../../impl/stack/placed-node.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { judge } from '../../spec/serialisability/judgement.ts';
import { Clients } from '../../swarm/clients.ts';
import { configOf } from '../../swarm/machines.ts';
import type { Plan } from '../../swarm/plan.ts';
import { problemsIn } from '../../swarm/recovered.ts';
import { type SimulatedNode, simulatedNode } from '../../swarm/simulated-node.ts';
import { broken } from '../mutants/mutant.ts';

const CLASSES = 1_000_000;
const IDS = [100, 600_000, 1_200_000, 1_800_000, 2_400_000, 2_900_000];
/** Three nodes stay, the founder among them. */
const LEAVERS = [600_000, 1_200_000, 2_400_000];

const plan: Plan = {
  seed: 1,
  degree: 3,
  classes: CLASSES,
  overtaking: false,
  syncMs: 0,
  nodes: IDS.map((id, i) => ({ id, atMs: i * 400 })),
  clients: [],
  faults: [],
  calmAtMs: 0,
};

interface Ended {
  readonly problems: readonly string[];
  readonly verdict: string;
  readonly committed: number;
  /** The highest epoch under which a node speaks. */
  readonly epoch: number;
}

function played(protocol: Protocol<SimulatedNode>): Ended {
  const clients = new Clients(plan);
  const simulation: Simulation<SimulatedNode> = new Simulation({
    protocol,
    seed: plan.seed,
    network: { delay: { type: 'uniform', fromMs: 1, toMs: 20 }, order: 'per-link' },
    observers: [
      {
        output: (node, output) => {
          const request = output.layer === 'store' ? clients.hear(output.inner) : null;
          if (request !== null) simulation.plan(simulation.nowMs, () => simulation.request(node, { layer: 'store', inner: request }));
        },
      },
    ],
  });
  const up = () => IDS.filter((id) => simulation.nodes.get(id)?.status === 'up');
  for (const { id, atMs } of plan.nodes)
    simulation.plan(atMs, () => simulation.start(id, configOf(plan, id, id === IDS[0] ? [] : IDS.filter((other) => other !== id))));
  for (let i = 0; i < 40; i++) {
    const item = { class: (i * 24_989) % CLASSES, key: `large ${i}`, value: 'x'.repeat(20_000) };
    simulation.plan(4000 + 20 * i, () =>
      simulation.request(IDS[i % IDS.length], { layer: 'store', inner: { type: 'put', ticket: 1_000_000 + i, ...item } }),
    );
  }
  for (let i = 0; i < 150; i++) {
    const kind = (['put', 'get', 'update'] as const)[i % 3];
    const keys = kind === 'update' ? [i % 4, (i + 1) % 4] : [i % 4];
    simulation.plan(7000 + 80 * i, () => {
      const node = up()[i % up().length];
      simulation.request(node, { layer: 'store', inner: clients.ask(i, { kind, keys }) });
    });
  }
  for (const [i, id] of LEAVERS.entries()) {
    simulation.plan(8000 + 4000 * i, () => simulation.request(id, { layer: 'ring', inner: { type: 'leave' } }));
  }
  simulation.run({ untilMs: 35_000 });
  const stayed = up().flatMap((id) => simulation.nodes.get(id) ?? []);
  const epochs = stayed.flatMap(({ state }) => speakingIn(state.above.layers.epochs).map(({ epoch }) => epoch));
  const gone = LEAVERS.filter((id) => up().includes(id)).map((id) => `node ${id} has not ended`);
  return {
    problems: [...gone, ...problemsIn(plan, stayed)],
    verdict: judge(clients.history()).verdict,
    committed: clients.committed,
    epoch: Math.max(...epochs),
  };
}

test('three of six nodes leave: all roles arrive, no place is claimed, and no write is lost', () => {
  const { committed, ...ended } = played(simulatedNode);
  expect(ended).toEqual({ problems: [], verdict: 'strictly serialisable', epoch: 0 });
  expect(committed).toBeGreaterThan(60);
});

describe('a node that ends when its ring says so', () => {
  test('loses roles on their way: others claim its places', async () => {
    const line = {
      file: 'stack/node.ts',
      line: "{ ring: { with: ['merge'], then: { layer: 'epochs', inner: { type: 'leave' } } } }",
      becomes: '{}',
    };
    const { placedNode } = await broken<{ placedNode(): Protocol<PlacedNode> }>({ ...line, breaks: '' }, 'stack/placed-node.ts');
    expect(played(detected(placedNode())).epoch).toBeGreaterThan(0);
  });
});
