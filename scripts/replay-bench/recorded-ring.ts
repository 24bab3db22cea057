/** A simulated relaxed ring with clients that look keys up. Each node records its steps as a real node does. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { below, randomStream } from '../../model-check/chance/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { fileSink } from '../../traces/record/file-sink.ts';
import { RecordedProtocol, type Recording } from '../../traces/record/recorded-protocol.ts';
import { EventsOfRun, type RunWishes } from './events-of-run.ts';

const KEYS = 64;
const SEED = 1;
/** In milliseconds of virtual time. */
const ASK_EVERY_MS = 10;

/** Writes the traces. Resolves with the number of events. */
export async function recordRing({ nodes, events, folder, rotation }: RunWishes): Promise<number> {
  const ids = Array.from({ length: nodes }, (_, i) => Math.floor((KEYS * i) / nodes));
  const random = randomStream(SEED);
  const counted = new EventsOfRun(nodes, events);
  const protocol = new RecordedProtocol<RelaxedRing>(relaxedRing, {
    selfOf: ({ self }) => self,
    recorderOf: (node, config) => ({
      identity: { run: 'bench', node, incarnation: 1, protocol: relaxedRing.name, config, software: 'bench' },
      sink: fileSink(folder, node, 1, rotation),
      now: () => simulation.nowMs,
      isBuffered: true,
    }),
  });
  const simulation: Simulation<Recording<RelaxedRing>> = new Simulation({
    protocol,
    seed: SEED,
    network: { delay: { type: 'uniform', fromMs: 1, toMs: 20 }, order: 'per-link' },
    observers: [{ event: () => counted.add() }],
  });
  const ask = (id: NodeId): void => {
    simulation.request(id, { type: 'lookup', key: below(random, KEYS) });
    simulation.plan(simulation.nowMs + ASK_EVERY_MS, () => ask(id));
  };
  for (const [i, id] of ids.entries()) {
    const config = { keys: KEYS, contacts: i === 0 ? [] : [ids[0]], successorListLength: 4, retryAfterMs: 5_000 };
    simulation.plan(i * 200, () => simulation.start(id, config));
    simulation.plan(nodes * 200 + 5_000, () => ask(id));
  }
  await counted.play((most) => simulation.run({ events: most }));
  protocol.end();
  return counted.events;
}
