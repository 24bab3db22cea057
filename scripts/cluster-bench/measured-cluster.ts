/** A cluster on this machine, whose processes tell their CPU time. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeClusterFolder, nodeFolderIn } from '../../cli/cluster-folder.ts';
import { fetchTrusting } from '../../cli/trusting-fetch.ts';
import type { Received } from '../../client/credentials.ts';
import { CIRCLE } from '../../impl/places/identifiers.ts';
import { HostProcess } from './host-process.ts';

export interface Setup {
  readonly nodes: number;
  /** All nodes in one process, or each in its own. */
  readonly processes: 'one' | 'each';
  /** The replication factor f. */
  readonly replicas: number;
  /** The folder in which the nodes have theirs. */
  readonly disk: string;
  /** Whether nodes and clients speak TLS, and clients have a token. Omitted: they do not. */
  readonly isSecure?: boolean;
  /** Whether all nodes record what they do. Omitted: none does. */
  readonly isRecorded?: boolean;
  /** Options of Node itself. */
  readonly nodeArgs?: readonly string[];
}

/** How often a cluster that starts is asked whether it is ready, in milliseconds. */
const GLANCE_MS = 20;
const PATIENCE_MS = 60_000;

/** The authority that clients of a cluster trust, and the headers that prove them. Empty without TLS. */
export interface Proof {
  /** In PEM. */
  readonly ca?: string;
  readonly headers: Readonly<Record<string, string>>;
}

export class MeasuredCluster {
  /** Such as `http://127.0.0.1:41234`. */
  readonly servers: readonly string[];
  /** Milliseconds from the start of the first process until all nodes were members, and all places were carried. */
  readonly startedInMs: number;
  readonly proof: Proof;
  readonly #processes: readonly HostProcess[];
  readonly #folder: string;

  private constructor(servers: readonly string[], proof: Proof, startedInMs: number, processes: readonly HostProcess[], folder: string) {
    this.servers = servers;
    this.proof = proof;
    this.startedInMs = startedInMs;
    this.#processes = processes;
    this.#folder = folder;
  }

  /** Founds a cluster, and waits until it can serve clients. */
  static async start(setup: Setup): Promise<MeasuredCluster> {
    const root = mkdtempSync(join(setup.disk, 'selfman-bench-'));
    const folder = join(root, 'cluster');
    const proof = await proofIn(folder, setup);
    const begun = performance.now();
    const count = setup.processes === 'one' ? 1 : setup.nodes;
    const processes = Array.from({ length: count }, () => new HostProcess(setup.nodeArgs ?? []));
    const run = (node: number, join: readonly string[]) => processes[node % count].run([...optionsOf(setup, folder, node), ...join]);
    try {
      const at = [await run(0, [])];
      const contact = ['--join', at[0].listen];
      if (setup.processes === 'one') for (let node = 1; node < setup.nodes; node++) at.push(await run(node, contact));
      else at.push(...(await Promise.all(processes.slice(1).map((_, i) => run(i + 1, contact)))));
      const servers = at.map(({ http }) => `${proof.ca === undefined ? 'http' : 'https'}://${http}`);
      await untilReady(servers, proof);
      return new MeasuredCluster(servers, proof, performance.now() - begun, processes, root);
    } catch (error) {
      await stopAll(processes, root);
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

/** Makes keys where they are needed. */
async function proofIn(folder: string, { nodes, replicas, isSecure = false }: Setup): Promise<Proof> {
  if (!isSecure) return { headers: {} };
  const hosts = Array.from({ length: nodes }, () => ['127.0.0.1']);
  await makeClusterFolder({ folder, hosts, replicas, days: 1 });
  const [ca, token] = ['ca.pem', 'token'].map((name) => readFileSync(join(folder, 'client', name), 'utf8'));
  return { ca, headers: { authorization: `Bearer ${token.trim()}` } };
}

function optionsOf({ nodes, replicas, isSecure, isRecorded }: Setup, folder: string, node: number): readonly string[] {
  const own = nodeFolderIn(folder, node + 1);
  const addresses = ['--listen', '127.0.0.1:0', '--http', '127.0.0.1:0'];
  const more = [
    ...(isSecure === true ? ['--tls', join(own, 'tls')] : []),
    ...(isRecorded === true ? ['--trace', join(folder, 'traces')] : []),
  ];
  return ['--data', own, '--spread', `${node + 1}/${nodes}`, '--replicas', `${replicas}`, ...addresses, ...more];
}

/** As `fetch`, with what clients prove themselves with. */
export function fetchWith({
  ca,
  headers,
}: Proof): (url: string, request?: { readonly body: string; readonly signal: AbortSignal }) => Promise<Received> {
  const send = ca === undefined ? fetch : fetchTrusting(ca);
  return (url, request) =>
    request === undefined
      ? send(url, { method: 'GET', headers, signal: AbortSignal.timeout(PATIENCE_MS) })
      : send(url, { ...request, method: 'POST', headers });
}

async function untilReady(servers: readonly string[], proof: Proof): Promise<void> {
  const ask = fetchWith(proof);
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await sleep(GLANCE_MS)) {
    const seen = await Promise.all(servers.map(async (server) => asGlance(await (await ask(`${server}/v1/status`)).text())));
    const carried = seen.flatMap(({ places }) => places).reduce((sum, { from, to }) => sum + to - from, 0);
    if (seen.every(({ state }) => state === 'member') && carried === CIRCLE) return;
  }
  throw new Error(`the cluster was not ready after ${PATIENCE_MS} ms`);
}

interface Glance {
  readonly state: string;
  readonly places: readonly { readonly from: number; readonly to: number }[];
}

function asGlance(text: string): Glance {
  return JSON.parse(text);
}
