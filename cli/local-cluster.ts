/** A cluster on this machine: one process a node. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CIRCLE, GRAIN } from '../impl/places/identifiers.ts';
import type { MachineStatus } from '../machine/machine-status.ts';
import type { ClusterCredentials } from './cluster-credentials.ts';
import { nodeFolderIn } from './cluster-folder.ts';
import { NodeFailed, StartedNode } from './started-node.ts';

export interface LocalClusterOptions {
  readonly nodes: number;
  readonly replicas: number;
  /** The folder of the cluster; node I has `node-I` in it. */
  readonly folder: string;
  /** The port of the first node for others, and for clients; that of node I is I − 1 more. 0: any free ones. */
  readonly listenPort: number;
  readonly httpPort: number;
  /** The folder for the traces; null for none. */
  readonly trace: string | null;
  readonly credentials: ClusterCredentials;
  /** The file of the program, such as `bin/selfman.js`. */
  readonly entry: string;
  readonly errors: Writable;
}

const LOOK_MS = 100;
/** How long nodes may take to share the keys, and one to hand its places over. Generous, as a machine may be busy. */
const PATIENCE_MS = 60_000;
/** How long the nodes have to stop: enough for a busy machine, and little once a person has said that it must be at once. */
const UNHURRIED_MS = 20_000;
const HURRIED_MS = 1_800;

export class LocalCluster {
  readonly #options: LocalClusterOptions;
  #nodes: StartedNode[] = [];
  #isStopping = false;

  constructor(options: LocalClusterOptions) {
    this.#options = options;
  }

  /** In the order in which they were started. */
  get nodes(): readonly StartedNode[] {
    return this.#nodes;
  }

  get running(): readonly StartedNode[] {
    return this.#nodes.filter(({ hasEnded }) => !hasEnded);
  }

  /** Starts all nodes, and waits until they listen. The first one founds the cluster, or is one that was there. Rejects with `NodeFailed`. */
  async start(): Promise<void> {
    const { nodes, folder } = this.#options;
    const numbers = Array.from({ length: nodes }, (_, i) => i + 1);
    const old = numbers.filter((number) => existsSync(join(nodeFolderIn(folder, number), 'node.json')));
    const [first, ...others] = [...old, ...numbers.filter((number) => !old.includes(number))];
    const founder = this.#spawn(first, []);
    // Processes take long to start, and little to join. One after another, each is advised by those that are there.
    const { listen } = await founder.join();
    for (const node of others.map((number) => this.#spawn(number, ['--join', listen]))) {
      await node.join();
      while ((await node.status())?.state === 'joining' && !this.#isStopping) await sleep(LOOK_MS / 4);
    }
  }

  /** Waits until each replica is kept, and no node has two of one value if there are enough nodes. Rejects with `NodeFailed`. */
  async untilShared(isOver: () => boolean): Promise<void> {
    const { replicas } = this.#options;
    for (const until = Date.now() + PATIENCE_MS; ; await sleep(LOOK_MS)) {
      if (isOver()) return;
      const shares = (await this.statuses()).map(shareOf);
      const most = shares.length < replicas ? CIRCLE : CIRCLE / replicas + GRAIN;
      const isWhole = shares.reduce((sum, share) => sum + share, 0) === CIRCLE;
      if (isWhole && shares.every((share) => share > 0 && share < most)) return;
      if (Date.now() > until) throw new NodeFailed(`the nodes have not shared the keys in ${PATIENCE_MS / 1000} s; see their messages`);
    }
  }

  /** Of the nodes that run. Null: a node that does not answer. */
  statuses(): Promise<readonly (MachineStatus | null)[]> {
    return Promise.all(this.running.map((node) => node.status()));
  }

  /**
   * Lets one node after another leave, but for the last one: it keeps all values, and stops. `hurry`: aborted when all are to
   * stop at once. Returns the nodes that have left.
   */
  async leave(hurry: AbortSignal): Promise<readonly StartedNode[]> {
    const gone: StartedNode[] = [];
    for (const node of this.running.slice(1).reverse()) {
      node.leave();
      const late = sleep(PATIENCE_MS, 'late', { signal: hurry, ref: false }).catch(() => 'hurried');
      if ((await Promise.race([node.ended, late])) !== null) break;
      gone.push(node);
    }
    return gone;
  }

  /**
   * Stops the nodes that still run, and kills those that take too long: soon, once `hurry` is aborted. Returns how those ended that
   * did not stop in order.
   */
  async stop(hurry: AbortSignal): Promise<readonly string[]> {
    this.#isStopping = true;
    const running = this.running;
    const killers = [setTimeout(() => this.kill(), UNHURRIED_MS)];
    const hasten = (): void => void killers.push(setTimeout(() => this.kill(), HURRIED_MS));
    if (hurry.aborted) hasten();
    else hurry.addEventListener('abort', hasten);
    for (const node of running) node.stop();
    const endings = await Promise.all(running.map(async (node) => ({ node, how: await node.ended })));
    hurry.removeEventListener('abort', hasten);
    for (const killer of killers) clearTimeout(killer);
    return endings.flatMap(({ node, how }) => (how === null ? [] : [`node ${node.number} did not stop cleanly: ${how}`]));
  }

  kill(): void {
    this.#isStopping = true;
    for (const node of this.#nodes) node.kill();
  }

  #spawn(number: number, more: readonly string[]): StartedNode {
    // Nothing would stop a node that starts after the others were stopped.
    if (this.#isStopping) throw new NodeFailed('the cluster was stopped while it started');
    const { trace, entry, errors, credentials, listenPort, httpPort, replicas, nodes } = this.#options;
    const at = (port: number) => `127.0.0.1:${port === 0 ? 0 : port + number - 1}`;
    // The questions of a newcomer are in no trace, so nodes that are recorded are told where they begin.
    const tracing = trace === null ? [] : ['--trace', trace, '--spread', `${number}/${nodes}`];
    const args = ['--listen', at(listenPort), '--http', at(httpPort), '--replicas', String(replicas), ...tracing, ...more];
    const node = new StartedNode(number, { folder: nodeFolderIn(this.#options.folder, number), entry, args, errors, credentials });
    this.#nodes.push(node);
    return node;
  }
}

/** How many classes of places a node keeps, all of its places together. */
export function shareOf(status: MachineStatus | null): number {
  return status === null || status.otherLives.length > 0 ? 0 : status.places.reduce((sum, { from, to }) => sum + to - from, 0);
}
