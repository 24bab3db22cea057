/** A simulated cluster of whole nodes with clients, each of which records its steps as a real node does. */
import { CIRCLE, GRAIN } from '../../impl/places/identifiers.ts';
import { type DeployedNode, deployedNode } from '../../impl/stack/deployed-node.ts';
import type { Request } from '../../impl/store/messages.ts';
import { recording } from '../../machine/recording.ts';
import { spreadIdentifier, wholeNodeConfig } from '../../machine/whole-node.ts';
import { below, randomStream } from '../../model-check/chance/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { placeOfKey } from '../../runtime/key-place.ts';
import { fileSink } from '../../traces/record/file-sink.ts';
import { RecordedProtocol, type Recording } from '../../traces/record/recorded-protocol.ts';
import { EventsOfRun, type RunWishes } from './events-of-run.ts';

/** The clients of each node; each asks one thing after another. */
const CLIENTS = 2;
const KEYS = 1_000;
const DEGREE = 3;
const CLASSES = CIRCLE / DEGREE;
/** In milliseconds of virtual time. */
const JOIN_EVERY_MS = 200;
const SEED = 1;
/** Of ten requests of clients, these are writes. */
const WRITES = 3;

/** Writes the traces. Resolves with the number of events. */
export async function recordCluster({ nodes, events, folder, rotation }: RunWishes): Promise<number> {
  const ids = Array.from({ length: nodes }, (_, i) => spreadIdentifier(i + 1, nodes));
  const random = randomStream(SEED);
  const counted = new EventsOfRun(nodes, events);
  let tickets = 0;
  const protocol = new RecordedProtocol<DeployedNode>(deployedNode, {
    selfOf: ({ above }) => above.layers.ring.self,
    recorderOf: (node, config) => ({
      identity: { run: 'bench', node, incarnation: 1, protocol: deployedNode.name, config, software: 'bench' },
      sink: fileSink(folder, node, 1, rotation),
      now: () => simulation.nowMs,
      isBuffered: true,
      ...recording,
    }),
  });
  const ask = (node: number): void => simulation.request(node, { layer: 'store', inner: requestOf(tickets++) });
  const simulation: Simulation<Recording<DeployedNode>> = new Simulation({
    protocol,
    seed: SEED,
    network: { delay: { type: 'uniform', fromMs: 1, toMs: 20 }, order: 'per-link' },
    observers: [
      {
        event: () => counted.add(),
        output: (node, output) => {
          if (output.layer !== 'store' || !('ticket' in output.inner) || output.inner.type === 'read') return;
          simulation.plan(simulation.nowMs, () => ask(node));
        },
      },
    ],
  });

  function requestOf(ticket: number): Request {
    const key = `key-${below(random, KEYS)}`;
    const item = { class: classOf(key), key: `=${key}` };
    if (below(random, 10) >= WRITES) return { type: 'get', ticket, ...item };
    return { type: 'run', ticket, items: [item], writes: [{ ...item, value: `value ${ticket}` }] };
  }

  for (const [i, id] of ids.entries())
    simulation.plan(i * JOIN_EVERY_MS, () => simulation.start(id, wholeNodeConfig(id, DEGREE, i === 0 ? [] : [ids[0]])));
  const begin = nodes * JOIN_EVERY_MS + 5_000;
  for (const id of ids) for (let client = 0; client < CLIENTS; client++) simulation.plan(begin, () => ask(id));
  await counted.play((most) => simulation.run({ events: most }));
  protocol.end();
  return counted.events;
}

function classOf(key: string): number {
  const place = placeOfKey(key) % CLASSES;
  return place - (place % GRAIN);
}
