/**
 * Measures clusters of real nodes on this machine: sockets, disks, HTTP, and clients that ask without a pause. CPU times are those
 * of the processes of the cluster, without those of the clients. All cells are measured in one run, one after the other.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { folded } from '../experiments/folding.ts';
import { fill, type Load, measure, OPERATIONS, type Operation } from './cluster-bench/load.ts';
import { MeasuredCluster, type Setup } from './cluster-bench/measured-cluster.ts';
import { machine } from './machine.ts';

const CLIENTS = [1, 10, 50];
const SECONDS = 4;
const KEYS = 1_000;
const STARTS = 5;
const SYNCS = 200;
/** The longest text about a cluster that fails. */
const LONGEST_FAILURE = 120;
const IDLE_MS = 3_000;

type Processes = Setup['processes'];

/** Microseconds of CPU time an operation of Scalaris 0.9, in memory, for f = 3. */
const SCALARIS: { readonly [processes in Processes]: { readonly [operation in Operation]?: number } } = {
  one: { read: 214, 'read, compute, commit': 847 },
  each: { read: 1_371, 'read, compute, commit': 4_512 },
};

const NAMES: { readonly [processes in Processes]: string } = { one: '1 process with 4 nodes', each: '4 processes' };
const CELLS = (['one', 'each'] as const).flatMap((processes) => [3, 4].map((replicas) => ({ processes, replicas })));

/** Writes the page of results. */
export async function reportCluster(): Promise<void> {
  const file = join(import.meta.dirname, '..', 'docs', 'results', 'cluster.md');
  const [before] = loadavg();
  const sync = syncUs();
  const starts: number[] = [];
  for (let i = 0; i < STARTS; i++) starts.push(await startOfFive());
  const tables: string[] = [];
  for (const cell of CELLS) tables.push(await tableOf(cell.processes, cell.replicas));
  const variants = await tableOfVariants();
  const [after] = loadavg();
  const page = `# Cost of a cluster

\`npm run bench -- cluster\` writes this page: ${new Date().toISOString().slice(0, 10)}, on ${machine()}.

Four nodes run on one machine, with sockets, HTTP and disks. Each write is durable at a majority before it is acknowledged. A synced write of 4 KiB takes ${sync.toFixed(0)} µs on that disk (median of ${SYNCS}). The clients are driven by autocannon, on the same machine. They ask without a pause, and choose among ${KEYS.toLocaleString('en-US')} keys at random. All nodes have read all keys before. Clients are spread over the four nodes; one client asks one node only.

A *write* is a \`PUT\` without a condition. *Read, compute, commit* is a \`GET\`, and then \`POST /v1/txn\` with the version that was read. The CPU time is that of all processes of the cluster for each operation, without the clients. The times p50 and p99 are those that a client waits; with 10 and 50 clients, the machine is busy.

The load of the machine was ${before.toFixed(1)} at the beginning and ${after.toFixed(1)} at the end. The run itself makes it rise to the number of cores and above. If it was above 1 at the beginning, other processes ran beside this one; then CPU times are upper bounds, and waits are longer.

Scalaris 0.9 took ${SCALARIS.one.read} µs for a read and ${SCALARIS.one['read, compute, commit']} µs for read, compute, commit in one process, and ${SCALARIS.each.read?.toLocaleString('en-US')} µs and ${SCALARIS.each['read, compute, commit']?.toLocaleString('en-US')} µs in four processes. That was in memory, for f = 3, on a machine of the same kind. The last column is our CPU time in parts of that. The aim is 0.5, with disks.

A cluster of five processes is ready ${ms(median(starts))} ms after the start of the first one (median of ${STARTS}; the longest took ${ms(Math.max(...starts))} ms). Then all nodes are members, and all places are carried. The aim is 2,000 ms.

${tables.join('\n\n')}

## The price of parts

With 10 clients and f = 3, each variant changes one thing.

${variants}`;
  writeFileSync(file, `${folded(page)}\n`);
  console.log(file);
}

async function tableOf(processes: Processes, replicas: number): Promise<string> {
  let idle = 0;
  const rows = await withCluster({ nodes: 4, processes, replicas, disk: tmpdir() }, async (cluster, found) => {
    const before = await cluster.cpu();
    await sleep(IDLE_MS);
    idle = (await cluster.cpu()) - before;
    for (const operation of OPERATIONS) {
      for (const clients of CLIENTS) {
        const load = await told(`${NAMES[processes]}, f = ${replicas}, ${operation}, ${clients}`, cluster, operation, clients);
        found.push(rowOf([operation, `${clients}`, ...cellsOf(load), ratioOf(load.cpu, SCALARIS[processes][operation])]));
      }
    }
  });
  return [
    rowOf([`${NAMES[processes]}, f = ${replicas}`, 'clients', 'per second', 'p50, ms', 'p99, ms', 'CPU, µs', 'of Scalaris']),
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...rows.map((row) => (row.startsWith('|') ? row : rowOf([row, ...Array.from({ length: 6 }, () => '')]))),
    '',
    `Without clients, this cluster took ${us(idle / IDLE_MS)} ms of CPU time a second. It is part of the figures above: much of those with few operations a second.`,
  ].join('\n');
}

interface Variant {
  readonly name: string;
  readonly setup: Partial<Setup>;
}

const VARIANTS: readonly Variant[] = [
  { name: 'as above', setup: {} },
  { name: 'folders in memory', setup: { disk: '/dev/shm' } },
  { name: 'with TLS and tokens', setup: { isSecure: true } },
  { name: 'recorded', setup: { isRecorded: true } },
];

async function tableOfVariants(): Promise<string> {
  const heads = OPERATIONS.flatMap((operation) => [`${operation}: CPU, µs`, 'p50, ms']);
  const rows: string[] = [];
  for (const processes of ['one', 'each'] as const) {
    for (const { name, setup } of VARIANTS) {
      const cells = await withCluster({ nodes: 4, processes, replicas: 3, disk: tmpdir(), ...setup }, async (cluster, found) => {
        for (const operation of OPERATIONS) {
          const load = await told(`${NAMES[processes]}, ${name}, ${operation}`, cluster, operation, 10);
          found.push(us(load.cpu), ms(load.p50));
        }
      });
      rows.push(rowOf([`${NAMES[processes]}, ${name}`, ...cells, ...Array.from({ length: heads.length - cells.length }, () => '')]));
    }
  }
  return [rowOf(['variant', ...heads]), `| --- |${' --: |'.repeat(heads.length)}`, ...rows].join('\n');
}

/** A cluster that fails does not take the figures of the others with it: the page says so. */
async function withCluster(setup: Setup, use: (cluster: MeasuredCluster, found: string[]) => Promise<void>): Promise<readonly string[]> {
  const found: string[] = [];
  const cluster = await MeasuredCluster.start(setup);
  try {
    await fill(cluster, KEYS);
    await use(cluster, found);
  } catch (error) {
    found.push(`not measured: ${error instanceof Error ? error.message : String(error)}`.slice(0, LONGEST_FAILURE));
    console.log(found.at(-1));
  } finally {
    await cluster.stop();
  }
  return found;
}

/** Milliseconds. */
async function startOfFive(): Promise<number> {
  const cluster = await MeasuredCluster.start({ nodes: 5, processes: 'each', replicas: 3, disk: tmpdir() });
  await cluster.stop();
  return cluster.startedInMs;
}

/** Measures, and says so, as all takes minutes. */
async function told(what: string, cluster: MeasuredCluster, operation: Operation, clients: number): Promise<Load> {
  const load = await measure(cluster, { operation, clients, seconds: SECONDS, keys: KEYS });
  console.log(`${what}: ${cellsOf(load).join(', ')}`);
  return load;
}

function cellsOf({ perSecond, p50, p99, cpu }: Load): readonly string[] {
  return [us(perSecond), ms(p50), ms(p99), us(cpu)];
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function ratioOf(cpu: number, scalaris: number | undefined): string {
  return scalaris === undefined ? '' : (cpu / scalaris).toFixed(2);
}

function us(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function ms(value: number): string {
  return value < 10 ? value.toFixed(1) : us(value);
}

function median(values: readonly number[]): number {
  return Float64Array.from(values).sort()[values.length >> 1];
}

/** The median of synced writes of 4 KiB to the disk of the nodes, in microseconds. */
function syncUs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-bench-'));
  const file = openSync(join(folder, 'file'), 'w');
  const bytes = Buffer.alloc(4_096);
  const took = Array.from({ length: SYNCS }, () => {
    const begun = performance.now();
    writeSync(file, bytes);
    fsyncSync(file);
    return (performance.now() - begun) * 1000;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return median(took);
}
