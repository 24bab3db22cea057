/** The failure detectors of the simulator: who watches whom, and when they notice that a node is down, or there again. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { RandomStream } from '../chance/random.ts';
import type { WorldNode } from '../world/world-node.ts';
import { type Delay, drawDelay } from './delay.ts';
import type { Links } from './links.ts';

/** `partition`: the number of the network's change that caused it; null if none did. It lapses when the network changes again. */
export interface Notice {
  readonly type: 'suspicion' | 'trust';
  readonly node: NodeId;
  readonly of: NodeId;
  readonly partition: number | null;
}

export interface DetectorOptions {
  /** How long watchers take to notice that a node is down or out of reach; null: they never do. */
  readonly suspectsAfter: Delay | null;
  /** How long a detector takes to withdraw its suspicions after a partition has healed. */
  readonly trustsAfter: Delay | null;
  readonly random: RandomStream;
  readonly links: Links;
  isDown(id: NodeId): boolean;
  plan(afterMs: number, notice: Notice): void;
}

export class Detectors {
  readonly #options: DetectorOptions;
  /** By node: all nodes that have ever watched it. */
  readonly #watchers = new Map<NodeId, Set<NodeId>>();

  constructor(options: DetectorOptions) {
    this.#options = options;
  }

  /** Whether `other` is up, or not booted yet, and `id` can reach it now. */
  isThere(id: NodeId, other: NodeId): boolean {
    const { links, isDown } = this.#options;
    return !isDown(other) && links.reaches(id, other) && !links.separates(id, other);
  }

  /** Notes new watches, and watches whose suspicion was forgotten, and plans suspicions of nodes that are down or out of reach. */
  watch<X extends ProtocolTypes>(id: NodeId, { monitored, suspected }: WorldNode<X>, before: WorldNode<X> | undefined): void {
    const { links, isDown } = this.#options;
    for (const watched of monitored) {
      const isForgotten = before?.suspected.includes(watched) && !suspected.includes(watched);
      if (before?.monitored.includes(watched) && !isForgotten) continue;
      const known = this.#watchers.get(watched);
      if (known === undefined) this.#watchers.set(watched, new Set([id]));
      else known.add(id);
      if (isDown(watched) || !links.reaches(id, watched)) this.#willSuspect(id, watched, null);
      else if (links.separates(id, watched)) this.#willSuspect(id, watched, links.changes);
    }
  }

  goesDown(id: NodeId): void {
    for (const watcher of this.#watchers.get(id) ?? []) this.#willSuspect(watcher, id, null);
  }

  comesBack(id: NodeId): void {
    for (const watcher of this.#watchers.get(id) ?? []) if (this.isThere(watcher, id)) this.#willTrust(watcher, id);
  }

  /** A partition has begun. */
  partitioned(): void {
    const { links } = this.#options;
    for (const [watched, watchers] of this.#watchers) {
      for (const watcher of watchers) if (links.separates(watcher, watched)) this.#willSuspect(watcher, watched, links.changes);
    }
  }

  /** The network is whole again. */
  healed<X extends ProtocolTypes>(nodes: ReadonlyMap<NodeId, WorldNode<X>>): void {
    for (const [id, { suspected }] of nodes) for (const of of suspected) if (this.isThere(id, of)) this.#willTrust(id, of);
  }

  #willSuspect(node: NodeId, of: NodeId, partition: number | null): void {
    const { suspectsAfter, random, plan } = this.#options;
    if (suspectsAfter !== null) plan(drawDelay(suspectsAfter, random), { type: 'suspicion', node, of, partition });
  }

  #willTrust(node: NodeId, of: NodeId): void {
    const { trustsAfter, random, links, plan } = this.#options;
    if (trustsAfter !== null) plan(drawDelay(trustsAfter, random), { type: 'trust', node, of, partition: links.changes });
  }
}
