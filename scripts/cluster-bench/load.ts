/** Clients of a cluster that ask without a pause, driven by autocannon. */
import autocannon, { type Request } from 'autocannon';
import { fetchWith, type MeasuredCluster } from './measured-cluster.ts';

export const OPERATIONS = ['read', 'write', 'read, compute, commit'] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Load {
  readonly perSecond: number;
  /** Milliseconds of an operation: half of all took no longer, and 99 of 100. */
  readonly p50: number;
  readonly p99: number;
  /** Microseconds of CPU time of the cluster for each operation. */
  readonly cpu: number;
  /** Operations that were refused because another client was faster, by operations that were done. */
  readonly conflicts: number;
}

/** Keys of one request that fills the cluster. */
const BATCH = 50;
/** How long one request may take that fills the cluster, in milliseconds. */
const PATIENCE_MS = 60_000;

/** The counts of a load so far. */
interface Tally {
  readonly took: number[];
  conflicts: number;
  failures: number;
}

/** Between the requests of one operation. */
interface Course {
  key?: string;
  version?: string;
  value?: number;
  begun?: number;
}

/** Gives each key a value, and lets each node read all of them, so that it knows where their replicas are. */
export async function fill({ servers, proof }: MeasuredCluster, count: number): Promise<void> {
  const send = fetchWith(proof);
  const batches = Array.from({ length: count / BATCH }, (_, i) => Array.from({ length: BATCH }, (__, j) => `k${i * BATCH + j}`));
  const ask = async (server: string, path: string, body: object): Promise<void> => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await send(server + path, { body: JSON.stringify(body), signal });
    if (!response.ok) throw new Error(`the keys cannot be prepared: ${await response.text()}`);
  };
  for (const keys of batches) {
    await ask(servers[0], '/v1/txn', { writes: keys.map((key) => ({ key, value: 0 })) });
    await Promise.all(servers.map((server) => ask(server, '/v1/read', { keys })));
  }
}

/** The work of the clients. */
export interface Task {
  readonly operation: Operation;
  readonly clients: number;
  /** How long it is measured, after a warm-up that is not counted. */
  readonly seconds: number;
  /** The keys among which clients choose at random, and which all have a value. */
  readonly keys: number;
}

/** Puts a load on the cluster. Throws if a request fails, other than by a conflict. */
export async function measure(cluster: MeasuredCluster, task: Task): Promise<Load> {
  await driven(cluster, { ...task, seconds: task.seconds / 2 });
  const before = await cluster.cpu();
  const begun = performance.now();
  const { took, conflicts, failures } = await driven(cluster, task);
  const elapsed = (performance.now() - begun) / 1000;
  const cpu = (await cluster.cpu()) - before;
  if (failures > 0 || took.length === 0) throw new Error(`${task.operation}: ${failures} failed, ${took.length} done`);
  const sorted = Float64Array.from(took).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { perSecond: took.length / elapsed, p50: at(0.5), p99: at(0.99), cpu: cpu / took.length, conflicts: conflicts / took.length };
}

/** Each client stays with one server, and the servers have equal shares of them. */
async function driven({ servers, proof }: MeasuredCluster, task: Task): Promise<Tally> {
  const tally: Tally = { took: [], conflicts: 0, failures: 0 };
  const { clients, seconds: duration } = task;
  const used = servers.slice(0, clients);
  const shareOf = (index: number): number => Math.floor(clients / used.length) + (index < clients % used.length ? 1 : 0);
  const proved = { headers: proof.headers, ...(proof.ca === undefined ? {} : { tlsOptions: { ca: proof.ca } }) };
  const loads = used.map((url, i) => autocannon({ url, ...proved, connections: shareOf(i), duration, requests: requestsOf(task, tally) }));
  for (const { errors, timeouts } of await Promise.all(loads)) tally.failures += errors + timeouts;
  return tally;
}

function requestsOf({ operation, keys }: Task, tally: Tally): Request[] {
  const end = (status: number, course: Course): void => {
    if (status === 409 || status === 412) tally.conflicts += 1;
    else if (status >= 300) tally.failures += 1;
    else tally.took.push(performance.now() - (course.begun ?? 0));
  };
  const begin = (request: Request, course: Course): Request => {
    course.key = `k${Math.floor(Math.random() * keys)}`;
    course.begun = performance.now();
    return { ...request, path: `/v1/kv/${course.key}` };
  };
  const last: Pick<Request, 'onResponse'> = { onResponse: (status, _, course) => end(status, course) };
  if (operation === 'read') return [{ method: 'GET', setupRequest: begin, ...last }];
  if (operation === 'write') return [{ method: 'PUT', body: '1', setupRequest: begin, ...last }];
  const remember: Request['onResponse'] = (_, body, course: Course, headers) => {
    const tag = headers?.etag ?? headers?.ETag;
    course.version = typeof tag === 'string' ? tag.replaceAll('"', '') : '';
    course.value = Number(body) + 1;
  };
  const commit: Request['setupRequest'] = (request, { key, version, value }: Course) => {
    const body = JSON.stringify({ if: [{ key, version }], writes: [{ key, value }] });
    return { ...request, body };
  };
  return [
    { method: 'GET', setupRequest: begin, onResponse: remember },
    { method: 'POST', path: '/v1/txn', setupRequest: commit, ...last },
  ];
}
