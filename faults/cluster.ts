/** A cluster of real processes, each with a folder and addresses that it keeps. Its nodes are named by their numbers, from 0. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Links } from './links.ts';
import { type Launch, NodeProcess } from './node-process.ts';
import { freePorts, LOOPBACK } from './ports.ts';
import { type NodeStatus, statusOf } from './status.ts';

export interface ClusterOptions {
  /** How many nodes there may be. */
  readonly nodes: number;
  /** How many of them there are at first; all, when omitted. They divide the circle evenly. */
  readonly first?: number;
  readonly replicas?: number;
  /** Whether the nodes reach each other through links that can be cut. */
  readonly linked?: boolean;
  /** No file of this node may grow beyond so many bytes in its first life. It writes no trace, which would be the first to. */
  readonly narrow?: { readonly node: number; readonly largestFile: number };
  /** Whether the clocks of nodes jump when they are signalled. */
  readonly jumps?: boolean;
}

/** No node carries two replicas of a key, so one of four may go. */
export const FOUR: ClusterOptions = { nodes: 4 };
export const LINKED_FOUR: ClusterOptions = { ...FOUR, linked: true };

interface Member {
  readonly folder: string;
  readonly port: number;
  readonly httpPort: number;
  process: NodeProcess | null;
  /** Whether it has ever listened: then its folder knows others. */
  isKnown: boolean;
  isStopped: boolean;
}

/** The time after which a node that has been started must listen. */
const PATIENCE_MS = 120_000;

export class Cluster {
  readonly replicas: number;
  readonly links: Links | null;
  readonly #options: ClusterOptions;
  readonly #root: string;
  readonly #members: readonly Member[];

  private constructor(options: ClusterOptions, root: string, members: readonly Member[], links: Links | null) {
    this.#options = options;
    this.replicas = options.replicas ?? 3;
    this.#root = root;
    this.#members = members;
    this.links = links;
  }

  /** Starts the first nodes. Resolves when all of them listen. */
  static async start(options: ClusterOptions): Promise<Cluster> {
    const { nodes, first = nodes, linked = false } = options;
    const root = mkdtempSync(join(tmpdir(), 'selfman-faults-'));
    const ports = await freePorts(2 * nodes + (linked ? nodes * (nodes - 1) : 0));
    const members = Array.from({ length: nodes }, (_, i) => ({
      ...{ folder: join(root, `${i + 1}`), port: ports[i], httpPort: ports[nodes + i] },
      ...{ process: null, isKnown: false, isStopped: false },
    }));
    const links = linked ? await Links.open(ports.slice(0, nodes), ports.slice(2 * nodes)) : null;
    const cluster = new Cluster(options, root, members, links);
    try {
      await cluster.start(0);
      await Promise.all(cluster.numbers.slice(1, first).map((node) => cluster.start(node)));
    } catch (error) {
      await cluster.close();
      throw error;
    }
    return cluster;
  }

  get numbers(): readonly number[] {
    return [...this.#members.keys()];
  }

  /** Where clients reach the nodes, also those that do not run. */
  get servers(): readonly string[] {
    return this.numbers.map((node) => this.serverOf(node));
  }

  /** The nodes that run and are not stopped. */
  get up(): readonly number[] {
    return this.numbers.filter((i) => this.isRunning(i) && !this.#members[i].isStopped);
  }

  isRunning(node: number): boolean {
    return this.#members[node].process?.isRunning === true;
  }

  /** The traces of all nodes. */
  get traces(): string {
    return join(this.#root, 'traces');
  }

  folderOf(node: number): string {
    return this.#members[node].folder;
  }

  /** Where clients reach a node. */
  serverOf(node: number): string {
    return `http://${LOOPBACK}:${this.#members[node].httpPort}`;
  }

  statusOf(node: number): Promise<NodeStatus | null> {
    return statusOf(this.serverOf(node));
  }

  /** What a node has complained about since it was started last. */
  errorsOf(node: number): string {
    return this.#members[node].process?.errors ?? '';
  }

  /** Starts a node that does not run. It joins, or goes on with its folder. Rejects with its complaint if it does not listen. */
  async start(node: number): Promise<void> {
    const member = this.#members[node];
    const process = new NodeProcess(this.#launch(node));
    member.process = process;
    member.isStopped = false;
    const late = new AbortController();
    const tooLate = sleep(PATIENCE_MS, null, { signal: late.signal }).then(() => {
      throw new Error(`node ${node} does not listen after ${PATIENCE_MS / 1000} s: ${process.errors}`);
    });
    await Promise.race([process.listening(), tooLate]).finally(() => {
      late.abort();
      tooLate.catch(() => undefined);
    });
    member.isKnown = true;
  }

  #launch(node: number): Launch {
    const { nodes, first = nodes, jumps = false, linked = false, narrow } = this.#options;
    const { folder, port, httpPort, isKnown } = this.#members[node];
    const known = this.#members.findIndex((each, i) => i !== node && each.isKnown);
    const join = isKnown || known < 0 ? [] : ['--join', `${LOOPBACK}:${this.#members[known].port}`];
    const isNarrow = narrow?.node === node && !isKnown;
    const trace = isNarrow ? [] : ['--trace', this.traces];
    const spread = node < first ? ['--spread', `${node + 1}/${first}`] : [];
    const listen = ['--listen', `${LOOPBACK}:${port}`, '--http', `${LOOPBACK}:${httpPort}`];
    return {
      ...(isNarrow ? { largestFile: narrow.largestFile } : {}),
      options: ['--data', folder, ...listen, '--replicas', `${this.replicas}`, ...trace, ...spread, ...join],
      preload: [...(linked ? ['redirect.ts'] : []), ...(jumps ? ['clock.ts'] : [])],
      environment: this.links === null ? {} : this.links.environmentOf(node),
    };
  }

  /** Returns when the process is gone. */
  async kill(node: number): Promise<void> {
    this.signal(node, 'SIGKILL');
    await this.ended(node);
  }

  /** SIGSTOP. The kernel still takes connections to the node. */
  stop(node: number): void {
    this.signal(node, 'SIGSTOP');
    this.#members[node].isStopped = true;
  }

  goOn(node: number): void {
    this.signal(node, 'SIGCONT');
    this.#members[node].isStopped = false;
  }

  /** Tells a node to leave for good. It ends when it has handed over what it has. */
  leave(node: number): void {
    this.#members[node].process?.say('leave');
  }

  signal(node: number, signal: NodeJS.Signals): void {
    this.#members[node].process?.signal(signal);
  }

  /** The exit code; null: a signal has ended the process, or there is none. */
  async ended(node: number): Promise<number | null> {
    return (await this.#members[node].process?.ended()) ?? null;
  }

  /** Tells all nodes that run to stop, and waits until they have. Returns the exit codes. */
  async stopAll(): Promise<readonly (number | null)[]> {
    const running = this.numbers.filter((node) => this.isRunning(node));
    for (const node of running) this.signal(node, 'SIGTERM');
    return Promise.all(running.map((node) => this.ended(node)));
  }

  /** Ends all processes at once, and removes their folders. */
  async close(): Promise<void> {
    await Promise.all(this.#members.map((_, i) => this.kill(i)));
    this.links?.close();
    rmSync(this.#root, { recursive: true, force: true });
  }
}
