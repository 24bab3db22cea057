/** All nodes of a cluster, as a client sees it that must not miss a key: for backups. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '../client/client.ts';
import { CIRCLE } from '../impl/places/identifiers.ts';
import { BadOption } from './addresses.ts';
import { keptBy, type NodeStatus, percent } from './kept-places.ts';

/** How often the nodes are asked again that do not keep all replicas, and how long between, in milliseconds. */
const MOST_TRIES = 20;
const PAUSE_MS = 500;
/** How many requests are under way at a time. */
const AT_ONCE = 16;

export class WholeCluster {
  /** Of one node each. */
  readonly #nodes: readonly Client[];

  constructor(nodes: readonly Client[]) {
    this.#nodes = nodes;
  }

  /**
   * The keys that have, or had, a value, ascending. A key that was acknowledged before the call is among them, since a majority of
   * its places has it. All places are asked, and none changes hands meanwhile. Rejects with `BadOption` if the nodes do
   * not keep all replicas together, or if places change hands again and again.
   */
  async keys(): Promise<readonly string[]> {
    let before = await this.#settled();
    for (let tries = 1; ; tries++) {
      const all = await Promise.all(this.#nodes.map(keysAt));
      const after = await this.#settled();
      if (after === before) return [...new Set(all.flat())].sort();
      if (tries === MOST_TRIES)
        throw new BadOption('places: got other ones each time, expected them to stay; wait until no node comes or goes');
      before = after;
    }
  }

  /** Calls `work` for each of the items, some at a time, with the nodes in turn. */
  async each<T>(items: readonly T[], work: (node: Client, item: T) => Promise<void>): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let i = next++; i < items.length; i = next++) await work(this.#nodes[i % this.#nodes.length], items[i]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** Which node keeps which places, once all replicas are kept. */
  async #settled(): Promise<string> {
    for (let tries = 1; ; tries++) {
      const all = await Promise.all(this.#nodes.map(statusOf));
      if (keptBy(all) === CIRCLE) return JSON.stringify(all.map(({ node, places }) => [node, places]));
      if (tries === MOST_TRIES)
        throw new BadOption(
          `--server: got nodes that keep ${percent(keptBy(all), CIRCLE)} of all replicas, expected all; name each node of the cluster, or wait until places are taken over`,
        );
      await sleep(PAUSE_MS);
    }
  }
}

async function statusOf(node: Client): Promise<NodeStatus> {
  const status = await node.status();
  return typeof status === 'object' && status !== null && !Array.isArray(status) ? { ...status } : {};
}

async function keysAt(node: Client): Promise<readonly string[]> {
  const all: string[] = [];
  for (let after: string | null = null; ; ) {
    const { keys, next }: Awaited<ReturnType<Client['keys']>> = await node.keys(after);
    all.push(...keys);
    if (next === null) return all;
    after = next;
  }
}
