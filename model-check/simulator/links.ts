/** Which pairs of nodes can reach each other, and when a message that is sent now arrives. */

import type { NodeId } from '../../impl/kernel/protocol.ts';
import { type RandomStream, randomStream } from '../engine/random.ts';
import { type Delay, drawDelay } from './delay.ts';

export interface SimulatedNetwork {
  readonly delay: Delay;
  /** `per-link`: what one node sends another arrives in the order of sending. `none`: messages overtake each other. */
  readonly order: 'per-link' | 'none';
  /** The probability that two nodes can reach each other at all, drawn once per pair; left out: 1. */
  readonly connectivity?: number;
}

export class Links {
  readonly #network: SimulatedNetwork;
  readonly #random: RandomStream;
  readonly #seed: number;
  /** By sender and receiver: when the last message arrives. */
  readonly #lastArrival = new Map<NodeId, Map<NodeId, number>>();

  constructor(network: SimulatedNetwork, seed: number) {
    this.#network = network;
    this.#seed = seed;
    this.#random = randomStream(seed);
  }

  /** Whether these two can reach each other. Follows from the seed and the pair, so that nothing has to be kept per pair. */
  reaches(from: NodeId, to: NodeId): boolean {
    const { connectivity = 1 } = this.#network;
    if (connectivity === 1 || from === to) return true;
    const stirred = randomStream(randomStream(this.#seed ^ Math.min(from, to))() ^ Math.max(from, to));
    return (stirred() >>> 0) / 2 ** 32 < connectivity;
  }

  arrivalMs(from: NodeId, to: NodeId, nowMs: number): number {
    const arrival = nowMs + drawDelay(this.#network.delay, this.#random);
    return this.#network.order === 'none' ? arrival : this.#inOrder(from, to, arrival);
  }

  #inOrder(from: NodeId, to: NodeId, arrival: number): number {
    const known = this.#lastArrival.get(from);
    const links = known ?? new Map<NodeId, number>();
    if (known === undefined) this.#lastArrival.set(from, links);
    const ordered = Math.max(arrival, links.get(to) ?? 0);
    links.set(to, ordered);
    return ordered;
  }
}
