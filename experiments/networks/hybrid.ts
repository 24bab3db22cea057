/** A hub and its peers, each with one item: the cost of a search. */
import type { Hybrid } from '../../impl/baselines/generations/hybrid/protocol.ts';
import { routingEntries } from '../../impl/baselines/generations/hybrid/state.ts';
import { hybrid } from '../../impl/baselines/generations/hybrid/step.ts';
import { randomStream } from '../../model-check/chance/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { EVERY_MS, network } from '../setting.ts';
import { type Measured, randomSearches } from './searches.ts';

const HUB = 0;

/** `size` nodes, including the hub. All register; then searches come one by one at peers. */
export function measureHybrid(size: number, searches: number, seed: number): Measured {
  const hops: number[] = [];
  let messages = 0;
  let questions = 0;
  const run = new Simulation<Hybrid>({
    protocol: hybrid,
    seed,
    network: network(),
    observers: [
      {
        message({ message }, fate) {
          if (fate !== 'sent' || message.type === 'register') return;
          messages++;
          if (message.type === 'question') questions++;
        },
        output(_, { holder }) {
          if (holder !== null) hops.push(questions);
          questions = 0;
        },
      },
    ],
  });
  for (let id = 0; id < size; id++) run.start(id, { hub: HUB, items: id === HUB ? [] : [id] });
  run.run();
  for (const { asker, holder } of randomSearches(searches, 1, size, randomStream(seed))) {
    run.plan(run.nowMs + EVERY_MS, () => run.request(asker, { type: 'find', item: holder }));
    run.run();
  }
  return { entries: [...run.nodes.values()].map(({ state }) => routingEntries(state)), hops, searches, messages };
}
