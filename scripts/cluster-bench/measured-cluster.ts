/** A cluster on this machine, whose processes tell their CPU time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CIRCLE } from '../../impl/places/identifiers.ts';
import { HostProcess, type Where } from './host-process.ts';

export interface Setup {
  readonly nodes: number;
  /** All nodes in one process, or each in its own. */
  readonly processes: 'one' | 'each';
  /** The replication factor f. */
  readonly replicas: number;
  /** The folder in which the nodes have theirs. */
  readonly disk: string;
  /** Further options of each node; `folder` is its own. */
  readonly options?: (folder: string) => readonly string[];
  /** Options of Node itself. */
  readonly nodeArgs?: readonly string[];
}

/** How often a cluster that starts is asked whether it is ready, in milliseconds. */
const GLANCE_MS = 20;
const PATIENCE_MS = 60_000;

export class MeasuredCluster {
  /** Such as `http://127.0.0.1:41234`. */
  readonly servers: readonly string[];
  /** Milliseconds from the start of the first process until all nodes were members, and all places were carried. */
  readonly startedInMs: number;
  readonly #processes: readonly HostProcess[];
  readonly #folder: string;

  private constructor(at: readonly Where[], startedInMs: number, processes: readonly HostProcess[], folder: string) {
    this.servers = at.map(({ http }) => `http://${http}`);
    this.startedInMs = startedInMs;
    this.#processes = processes;
    this.#folder = folder;
  }

  /** Founds a cluster, and waits until it can serve clients. */
  static async start(setup: Setup): Promise<MeasuredCluster> {
    const folder = mkdtempSync(join(setup.disk, 'selfman-bench-'));
    const begun = performance.now();
    const count = setup.processes === 'one' ? 1 : setup.nodes;
    const processes = Array.from({ length: count }, () => new HostProcess(setup.nodeArgs ?? []));
    const run = (node: number, join: readonly string[]) => processes[node % count].run([...optionsOf(setup, folder, node), ...join]);
    try {
      const at = [await run(0, [])];
      const contact = ['--join', at[0].listen];
      if (setup.processes === 'one') for (let node = 1; node < setup.nodes; node++) at.push(await run(node, contact));
      else at.push(...(await Promise.all(processes.slice(1).map((_, i) => run(i + 1, contact)))));
      await untilReady(at);
      return new MeasuredCluster(at, performance.now() - begun, processes, folder);
    } catch (error) {
      await stopAll(processes, folder);
      throw error;
    }
  }

  /** The CPU time of all its processes so far, in microseconds. */
  async cpu(): Promise<number> {
    const used = await Promise.all(this.#processes.map((each) => each.cpu()));
    return used.reduce((sum, each) => sum + each, 0);
  }

  async stop(): Promise<void> {
    await stopAll(this.#processes, this.#folder);
  }
}

async function stopAll(processes: readonly HostProcess[], folder: string): Promise<void> {
  await Promise.all(processes.map((each) => each.stop()));
  rmSync(folder, { recursive: true, force: true });
}

function optionsOf({ nodes, replicas, options = () => [] }: Setup, folder: string, node: number): readonly string[] {
  const own = join(folder, `${node + 1}`);
  const addresses = ['--listen', '127.0.0.1:0', '--http', '127.0.0.1:0'];
  return ['--data', own, '--spread', `${node + 1}/${nodes}`, '--replicas', `${replicas}`, ...addresses, ...options(own)];
}

async function untilReady(at: readonly Where[]): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await sleep(GLANCE_MS)) {
    const seen = await Promise.all(at.map(statusOf));
    const carried = seen.flatMap(({ places }) => places).reduce((sum, { from, to }) => sum + to - from, 0);
    if (seen.every(({ state }) => state === 'member') && carried === CIRCLE) return;
  }
  throw new Error(`the cluster was not ready after ${PATIENCE_MS} ms`);
}

async function statusOf({ http }: Where): Promise<{
  readonly state: string;
  readonly places: readonly { readonly from: number; readonly to: number }[];
}> {
  return JSON.parse(await (await fetch(`http://${http}/v1/status`)).text());
}
