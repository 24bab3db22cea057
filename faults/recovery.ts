/** How long a cluster takes to recover: ring, keys, replicas. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CIRCLE, GRAIN } from '../impl/places/identifiers.ts';
import type { Cluster } from './cluster.ts';
import { leftoversIn, type NodeStatus, replicaProblemsIn, ringProblemsIn } from './status.ts';

/** In milliseconds since the fault. */
export interface Recovery {
  /** The ring of the nodes that are up was perfect. */
  readonly ringMs: number;
  /** From then on, a dozen keys of its own were written through each node that is up. */
  readonly usableMs: number;
  /** Each place of each class was at one node again. */
  readonly restoredMs: number;
}

export interface Wanted {
  /** These nodes must recover; all that are up, when omitted. */
  readonly among?: readonly number[];
  /** Whether nothing may be left of transactions. Without load, nothing is. */
  readonly atRest?: boolean;
}

/** Between two looks: a twentieth of the time so far, within these bounds. Each look costs all nodes some milliseconds. */
const LOOK_MS = { least: 25, most: 500 };
/** A write that takes longer is sent again. The store of a node gives up earlier. */
const WRITE_MS = 10_000;
/** The keys of each node. */
const PROBES = 12;

/** Each must recover within this time. It is a bound of tests on a loaded machine, and no claim. */
const PATIENCE_MS = 120_000;

/** The cluster has not recovered; the message says what is missing. */
export class NotRecovered extends Error {
  override readonly name = 'NotRecovered';
}

/** Resolves when all is well. `sinceMs`: the time of the fault, as of `performance.now`. Rejects with `NotRecovered`. */
export async function recoveryOf(cluster: Cluster, sinceMs: number, { among, atRest = false }: Wanted = {}): Promise<Recovery> {
  const nodes = among ?? cluster.up;
  const ringMs = await until(cluster, nodes, sinceMs, ringProblemsIn);
  const deadlineMs = performance.now() + PATIENCE_MS;
  const pairs = nodes.flatMap((node) => Array.from({ length: PROBES }, (_, i) => ({ node, key: `probe-${node}-${i}` })));
  const areWritten = await Promise.all(pairs.map(({ node, key }) => isWrittenBefore(deadlineMs, cluster.serverOf(node), key)));
  const unwritten = pairs.filter((_, i) => !areWritten[i]).map(({ node, key }) => `key ${key} is not writable through node ${node + 1}`);
  if (unwritten.length > 0) throw new NotRecovered(unwritten.join('; '));
  const usableMs = Math.round(performance.now() - sinceMs);
  const placing = { degree: cluster.replicas, classes: CIRCLE / cluster.replicas, grain: GRAIN };
  const restoredMs = await until(cluster, nodes, sinceMs, (statuses) => [
    ...ringProblemsIn(statuses),
    ...replicaProblemsIn(placing, statuses),
    ...(atRest ? leftoversIn(statuses) : []),
  ]);
  return { ringMs, usableMs, restoredMs };
}

async function until(
  cluster: Cluster,
  nodes: readonly number[],
  sinceMs: number,
  problemsIn: (statuses: readonly (NodeStatus | null)[]) => readonly string[],
): Promise<number> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const problems = problemsIn(await Promise.all(nodes.map((node) => cluster.statusOf(node))));
    if (problems.length === 0) return Math.round(performance.now() - sinceMs);
    if (performance.now() > deadlineMs) throw new NotRecovered(problems.join('; '));
    await sleep(Math.min(LOOK_MS.most, Math.max(LOOK_MS.least, (performance.now() - sinceMs) / 20)));
  }
}

async function isWrittenBefore(deadlineMs: number, server: string, key: string): Promise<boolean> {
  while (!(await isWritten(server, key))) {
    if (performance.now() > deadlineMs) return false;
    await sleep(LOOK_MS.least);
  }
  return true;
}

async function isWritten(server: string, key: string): Promise<boolean> {
  try {
    const response = await fetch(`${server}/v1/kv/${key}`, { method: 'PUT', body: '1', signal: AbortSignal.timeout(WRITE_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
