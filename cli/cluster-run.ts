/** Runs a cluster on this machine until it is told to end: starts it, shows it, and lets its nodes leave. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { credentialsIn, WITHOUT_TLS } from './cluster-credentials.ts';
import { ClusterPage } from './cluster-page.ts';
import { clusterTable, LiveTable } from './cluster-view.ts';
import { EXIT } from './exit-codes.ts';
import { LocalCluster } from './local-cluster.ts';
import { ENDING_SIGNALS } from './signals.ts';
import { NodeFailed } from './started-node.ts';
import type { Streams } from './streams.ts';
import { counted } from './words.ts';

export interface ClusterOptions {
  readonly nodes: number;
  readonly replicas: number;
  /** The port of the first node for clients, and for other nodes. 0: any free ones. */
  readonly http: number;
  readonly listen: number;
  /** The folder of the cluster; without it, a temporary one that is removed at the end. */
  readonly data?: string;
  /** The folder for the traces; without it, nothing is recorded. */
  readonly trace?: string;
  /** The port of a page that shows the ring as it changes; 0: any free one. Without it, there is none. */
  readonly view?: number;
  /** Seconds from the first picture to the end; without it, the cluster runs until a signal. */
  readonly durationSeconds?: number;
  /** The file of the program, such as `bin/selfman.js`. */
  readonly entry: string;
}

export const LAST_PORT = 65_535;
/** Between two pictures, in milliseconds. */
const PICTURE_MS = 1_000;
/** Between two looks at the nodes, for the page. */
const LOOK_MS = 250;

/** Returns the exit code. 0: all is well. 1: a node failed. 2: the options cannot be used. */
export async function runCluster(options: ClusterOptions, streams: Streams): Promise<number> {
  const complaint = complaintAbout(options);
  if (complaint !== null) {
    streams.errors.write(`selfman cluster: ${complaint}\n`);
    return EXIT.badInput;
  }
  const { data, trace, nodes, replicas, http, listen, entry } = options;
  const certified = data === undefined ? null : await credentialsIn(data, nodes);
  const folder = data ?? mkdtempSync(join(tmpdir(), 'selfman-cluster-'));
  const { errors } = streams;
  const at = { listenPort: listen, httpPort: http };
  const proof = { credentials: certified ?? WITHOUT_TLS };
  const cluster = new LocalCluster({ nodes, replicas, folder, ...at, ...proof, entry, errors, trace: trace ?? null });
  const mayLeave = data !== undefined && certified === null;
  const run = new ClusterRun(cluster, { ...options, mayLeave }, streams);
  try {
    return await run.toItsEnd();
  } finally {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The nodes after the first one have the ports after its own. */
function complaintAbout({ nodes, http, listen }: ClusterOptions): string | null {
  const most = LAST_PORT - nodes + 1;
  const [option, port] = http > most ? ['http', http] : ['listen', listen];
  if (port <= most) return null;
  return `--${option}: got ${port} for the first of ${nodes} nodes, expected at most ${most}; choose a lower one, or 0 for any free ones`;
}

interface RunOptions extends ClusterOptions {
  /**
   * Whether nodes hand their values over at the end. Without a folder that stays, there is nobody to keep them for. Nodes with
   * certificates keep their folders, and come back with all of them.
   */
  readonly mayLeave: boolean;
}

class ClusterRun {
  readonly #cluster: LocalCluster;
  readonly #options: RunOptions;
  readonly #streams: Streams;
  /** The first signal ends the cluster in order, the second one at once. */
  readonly #over = new AbortController();
  readonly #hurry = new AbortController();

  constructor(cluster: LocalCluster, options: RunOptions, streams: Streams) {
    this.#cluster = cluster;
    this.#options = options;
    this.#streams = streams;
  }

  async toItsEnd(): Promise<number> {
    const end = (): void => (this.#over.signal.aborted ? this.#hurry : this.#over).abort();
    for (const signal of ENDING_SIGNALS) process.on(signal, end);
    try {
      return await this.#run();
    } finally {
      this.#cluster.kill();
      for (const signal of ENDING_SIGNALS) process.off(signal, end);
    }
  }

  async #run(): Promise<number> {
    try {
      await Promise.race([this.#start(), this.#untilOver]);
      if (!this.#over.signal.aborted) await this.#show();
      return await this.#end();
    } catch (error) {
      if (!(error instanceof NodeFailed)) throw error;
      // A node that cannot be started has told why.
      const refused = this.#cluster.nodes.some(({ exitCode }) => exitCode === EXIT.badInput);
      this.#say(`selfman cluster: ${error.message}`);
      return refused ? EXIT.badInput : EXIT.differs;
    }
  }

  async #start(): Promise<void> {
    const { nodes } = this.#options;
    await this.#cluster.start();
    this.#say(`${counted(nodes, 'process', 'processes')} listen; they join, and share the keys`);
    await this.#cluster.untilShared(() => this.#over.signal.aborted);
  }

  /** Draws the cluster until it is to end. Throws `NodeFailed` when no node is left. */
  async #show(): Promise<void> {
    const table = new LiveTable(this.#streams.output);
    const page = await this.#page();
    try {
      await this.#showOn(table, page);
    } finally {
      page?.close();
    }
  }

  /** The page of the cluster; null: it is not wanted. Rejects with `NodeFailed` when its port cannot be had. */
  async #page(): Promise<ClusterPage | null> {
    const { view } = this.#options;
    if (view === undefined) return null;
    const page = new ClusterPage(this.#streams.errors);
    const address = await page.listen(view).catch((error: Error) => {
      throw new NodeFailed(`--view: got ${view}, expected a free port: ${error.message}`);
    });
    this.#say(`the ring is shown at ${address}`);
    return page;
  }

  async #showOn(table: LiveTable, page: ClusterPage | null): Promise<void> {
    const { durationSeconds = Number.POSITIVE_INFINITY } = this.#options;
    const until = Date.now() + durationSeconds * 1000;
    this.#say(durationSeconds === Number.POSITIVE_INFINITY ? 'running until Ctrl-C' : `running for ${durationSeconds} s`);
    let said = 0;
    let drawn = 0;
    while (!this.#over.signal.aborted) {
      const picture = await this.#picture();
      page?.show(picture);
      if (Date.now() >= drawn) {
        table.show(clusterTable(picture, this.#streams.output));
        drawn = Date.now() + PICTURE_MS;
      }
      const ended = this.#cluster.nodes.filter(({ hasEnded }) => hasEnded);
      for (const node of ended.slice(said)) this.#say(`node ${node.number} has ended (${(await node.ended) ?? 'exit code 0'})`);
      said = ended.length;
      if (this.#cluster.running.length === 0) throw new NodeFailed('all nodes have ended');
      if (Date.now() >= until) return;
      await sleep(Math.min(page === null ? PICTURE_MS : LOOK_MS, until - Date.now()), undefined, { signal: this.#over.signal }).catch(
        () => undefined,
      );
    }
  }

  #picture() {
    return Promise.all(
      this.#cluster.nodes.map(async (node) => {
        const at = await node.listening();
        return { number: node.number, pid: node.pid, at, status: node.hasEnded ? null : await node.status() };
      }),
    );
  }

  async #end(): Promise<number> {
    if (this.#options.mayLeave && this.#cluster.running.length > 1) {
      this.#say('one node after another hands its values over; Ctrl-C stops all at once');
      for (const node of await this.#cluster.leave(this.#hurry.signal)) {
        this.#say(`node ${node.number} has left`);
        rmSync(node.folder, { recursive: true, force: true });
      }
    }
    const endings = await this.#cluster.stop(this.#hurry.signal);
    for (const how of endings) this.#say(how);
    return endings.length === 0 ? EXIT.asExpected : EXIT.differs;
  }

  get #untilOver(): Promise<unknown> {
    return once(this.#over.signal, 'abort');
  }

  #say(text: string): void {
    this.#streams.errors.write(`${text}\n`);
  }
}
