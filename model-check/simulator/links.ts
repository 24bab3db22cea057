/** Which pairs of nodes can reach each other, and when a message sent now arrives. */

import type { NodeId } from '../../impl/kernel/protocol.ts';
import { type RandomStream, randomStream } from '../chance/random.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { Groups } from '../world/world.ts';
import { type Delay, drawDelay } from './delay.ts';

export interface SimulatedNetwork {
  readonly delay: Delay;
  /** `per-link`: messages from one node to another arrive in the order of sending. `none`: they may overtake each other. */
  readonly order: 'per-link' | 'none';
  /** The probability that two nodes can reach each other at all, drawn once per pair; left out: 1. */
  readonly connectivity?: number;
}

/** Probabilities, 0 to 1. Left out: 0. */
export interface Disturbance {
  readonly loss?: number;
  readonly duplication?: number;
  readonly lateness?: number;
  /** How much longer a late message takes, at most. */
  readonly latenessMs?: number;
}

/** Messages from the one nodes to the others are lost; those back are not. */
export interface OneWayPartition {
  readonly from: readonly NodeId[];
  readonly to: readonly NodeId[];
}

export class Links {
  readonly #network: SimulatedNetwork;
  readonly #random: RandomStream;
  readonly #seed: number;
  /** By sender and receiver: the arrival time of the last message. */
  readonly #lastArrival = new Map<NodeId, Map<NodeId, number>>();
  #disturbance: Disturbance = {};
  #groups: Groups | null = null;
  /** During a partition: the number of each node's group, from 1. Nodes in none of the groups form group 0. */
  readonly #groupOf = new Map<NodeId, number>();
  #oneWay: OneWayPartition | null = null;
  #changes = 0;

  constructor(network: SimulatedNetwork, seed: number) {
    this.#network = network;
    this.#seed = seed;
    this.#random = randomStream(seed);
  }

  /** The groups of the current partition; null while the network is whole. */
  get groups(): Groups | null {
    return this.#groups;
  }

  /** How many partitions have begun or healed: tells one partition from the next. */
  get changes(): number {
    return this.#changes;
  }

  partition(groups: Groups): void {
    if (this.#groups !== null) throw new ModelError('the network is partitioned already; it heals first');
    const mentioned = groups.flat();
    if (new Set(mentioned).size < mentioned.length) throw new ModelError(`the partition ${JSON.stringify(groups)} has a node twice`);
    this.#groups = groups;
    this.#changes++;
    for (const [number, group] of groups.entries()) for (const id of group) this.#groupOf.set(id, number + 1);
  }

  heal(): void {
    if (this.#groups === null) throw new ModelError('the network is not partitioned');
    this.#groups = null;
    this.#changes++;
    this.#groupOf.clear();
  }

  /** Whether the current partition separates the two nodes. */
  separates(a: NodeId, b: NodeId): boolean {
    return this.#groups !== null && (this.#groupOf.get(a) ?? 0) !== (this.#groupOf.get(b) ?? 0);
  }

  partitionOneWay(partition: OneWayPartition | null): void {
    this.#oneWay = partition;
  }

  /** Whether a message is lost on its way now, because of a partition in both directions or in one. */
  loses(from: NodeId, to: NodeId): boolean {
    const oneWay = this.#oneWay;
    return this.separates(from, to) || (oneWay?.from.includes(from) === true && oneWay.to.includes(to));
  }

  /** Whether the two nodes can reach each other, partitions aside. Computed from the seed and the pair, so nothing is kept per pair. */
  reaches(from: NodeId, to: NodeId): boolean {
    const { connectivity = 1 } = this.#network;
    if (connectivity === 1 || from === to) return true;
    const stirred = randomStream(randomStream(this.#seed ^ Math.min(from, to))() ^ Math.max(from, to));
    return (stirred() >>> 0) / 2 ** 32 < connectivity;
  }

  disturb(disturbance: Disturbance): void {
    this.#disturbance = disturbance;
  }

  /** How often a message that is sent now arrives: 0 if it is lost, and 2 if it is duplicated. */
  copies(): number {
    const { loss = 0, duplication = 0 } = this.#disturbance;
    if (loss === 0 && duplication === 0) return 1;
    const drawn = (this.#random() >>> 0) / 2 ** 32;
    if (drawn < loss) return 0;
    return drawn < loss + duplication ? 2 : 1;
  }

  arrivalMs(from: NodeId, to: NodeId, nowMs: number): number {
    const arrival = nowMs + drawDelay(this.#network.delay, this.#random) + this.#lateness();
    return this.#network.order === 'none' ? arrival : this.#inOrder(from, to, arrival);
  }

  #lateness(): number {
    const { lateness = 0, latenessMs = 0 } = this.#disturbance;
    if (lateness === 0) return 0;
    const isLate = (this.#random() >>> 0) / 2 ** 32 < lateness;
    return isLate ? drawDelay({ type: 'uniform', fromMs: 0, toMs: latenessMs }, this.#random) : 0;
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
