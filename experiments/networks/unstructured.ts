/** Peers that flood questions, each with one item: the cost and the success of a search. */
import type { Unstructured } from '../../impl/baselines/generations/unstructured/protocol.ts';
import { routingEntries } from '../../impl/baselines/generations/unstructured/state.ts';
import { unstructured } from '../../impl/baselines/generations/unstructured/step.ts';
import { randomStream } from '../../model-check/chance/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { EVERY_MS, network } from '../setting.ts';
import { distancesFrom, randomGraph } from './graph.ts';
import { type Measured, randomSearches } from './searches.ts';

/** The limit of Gnutella and of the slides: H = 1 … 7. */
export const TTL = 7;

export interface Flooded extends Measured {
  /** Searches for an item that is at most as far away as the time to live. */
  readonly withinTtl: number;
}

export function measureUnstructured(size: number, searches: number, seed: number): Flooded {
  const random = randomStream(seed);
  const graph = randomGraph(size, random);
  const hops: number[] = [];
  let messages = 0;
  const run = new Simulation<Unstructured>({
    protocol: unstructured,
    seed,
    network: network(),
    observers: [
      {
        message(_, fate) {
          if (fate === 'sent') messages++;
        },
        output(_, found) {
          hops.push(found.hops);
        },
      },
    ],
  });
  for (const [id, neighbours] of graph.entries()) run.start(id, { neighbours, items: [id], ttl: TTL });
  let withinTtl = 0;
  for (const { asker, holder } of randomSearches(searches, 0, size, random)) {
    if ((distancesFrom(asker, graph).get(holder) ?? Number.POSITIVE_INFINITY) <= TTL) withinTtl++;
    run.plan(run.nowMs + EVERY_MS, () => run.request(asker, { type: 'find', item: holder }));
    run.run();
  }
  return { entries: [...run.nodes.values()].map(({ state }) => routingEntries(state)), hops, searches, messages, withinTtl };
}
