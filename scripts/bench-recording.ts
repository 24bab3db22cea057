/**
 * Measures what recording costs: a cluster of three processes with load, alternately without and with traces. The CPU time of
 * the three for each write is compared, from one run, since times of two runs are not comparable.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { folded } from '../experiments/folding.ts';
import { machine } from './machine.ts';

const SELFMAN = join(import.meta.dirname, '../bin/selfman.js');
const NODES = 3;
const ROUNDS = 4;
const WARM_UP = 600;
const WRITES = 1_500;
/** How many writes are under way at a time. */
const CLIENTS = 16;
const KEYS = 1_000;
/** Of the clock in /proc, whatever the kernel's own is. */
const TICKS_PER_SECOND = 100;

interface Where {
  readonly listen: string;
  readonly http: string;
}

interface Figures {
  /** Of the three processes together. */
  readonly cpuUsPerWrite: number;
  readonly writesPerSecond: number;
  readonly traceBytesPerWrite: number;
}

/** Writes the page of results. */
export async function reportRecording(): Promise<void> {
  const [before] = loadavg();
  const rows: { readonly without: Figures; readonly with: Figures }[] = [];
  for (let i = 0; i < ROUNDS; i++) rows.push({ without: await measured(false), with: await measured(true) });
  const [after] = loadavg();
  const file = join(import.meta.dirname, '..', 'docs', 'results', 'recording.md');
  const cpu = median(rows.map((row) => row.with.cpuUsPerWrite / row.without.cpuUsPerWrite));
  const rate = median(rows.map((row) => row.with.writesPerSecond / row.without.writesPerSecond));
  const page = `# Cost of recording

\`npm run bench -- recording\` writes this page: ${new Date().toISOString().slice(0, 10)}, on ${machine()}.

Three whole nodes run as processes, with disks and HTTP. ${CLIENTS} clients write ${WRITES.toLocaleString('en-US')} small values to ${KEYS.toLocaleString('en-US')} keys, after ${WARM_UP.toLocaleString('en-US')} writes to warm up. Each round runs one cluster without traces and one with them. CPU time is that of all three processes.

The load of the machine was ${before.toFixed(1)} at the beginning and ${after.toFixed(1)} at the end. A load above the number of cores means that other processes ran beside. Then times are upper bounds, while the ratio of a round holds better.

| round | CPU µs a write, without | with | ratio | writes/s, without | with | ratio | bytes of trace a write |
| --: | --: | --: | --: | --: | --: | --: | --: |
${rows.map(rowOf).join('\n')}

The median ratio of CPU time is ${cpu.toFixed(2)}, and that of writes a second ${rate.toFixed(2)}.`;
  writeFileSync(file, `${folded(page)}\n`);
  console.log(file);
}

function rowOf(row: { readonly without: Figures; readonly with: Figures }, i: number): string {
  const [none, traced] = [row.without, row.with];
  const cells = [
    `${i + 1}`,
    none.cpuUsPerWrite.toFixed(0),
    traced.cpuUsPerWrite.toFixed(0),
    (traced.cpuUsPerWrite / none.cpuUsPerWrite).toFixed(2),
    none.writesPerSecond.toFixed(0),
    traced.writesPerSecond.toFixed(0),
    (traced.writesPerSecond / none.writesPerSecond).toFixed(2),
    traced.traceBytesPerWrite.toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

async function measured(isTraced: boolean): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  const traces = join(folder, 'traces');
  mkdirSync(traces);
  const children: ChildProcess[] = [];
  try {
    const at: Where[] = [];
    for (let i = 1; i <= NODES; i++) {
      const data = ['--data', join(folder, `${i}`), '--spread', `${i}/${NODES}`, '--http', '127.0.0.1:0'];
      const others = at.length === 0 ? [] : ['--join', at[0].listen];
      const child = spawn(process.execPath, [SELFMAN, 'node', ...data, ...others, ...(isTraced ? ['--trace', traces] : [])]);
      children.push(child);
      at.push(await listening(child));
    }
    await settled(at);
    await write(at, WARM_UP);
    const bytes = bytesIn(traces);
    const [cpu, clock] = [cpuSeconds(children), performance.now()];
    await write(at, WRITES);
    const seconds = (performance.now() - clock) / 1000;
    return {
      cpuUsPerWrite: ((cpuSeconds(children) - cpu) * 1e6) / WRITES,
      writesPerSecond: WRITES / seconds,
      traceBytesPerWrite: (bytesIn(traces) - bytes) / WRITES,
    };
  } finally {
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(children.map((child) => (child.exitCode === null ? once(child, 'close') : null)));
    rmSync(folder, { recursive: true });
  }
}

async function listening(child: ChildProcess): Promise<Where> {
  if (child.stdout === null) throw new Error('the node has no output');
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error('the node has ended');
}

/** Waits until each node has one of the three places. */
async function settled(at: readonly Where[]): Promise<void> {
  for (;;) {
    const all = await Promise.all(at.map(async ({ http }) => JSON.parse(await (await fetch(`http://${http}/v1/status`)).text())));
    if (all.every(({ places }) => new Set(places.map(({ place }: { place: number }) => place)).size === 1)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function write(at: readonly Where[], writes: number): Promise<void> {
  let next = 0;
  const client = async (): Promise<void> => {
    for (let i = next++; i < writes; i = next++) {
      const response = await fetch(`http://${at[i % at.length].http}/v1/kv/key-${i % KEYS}`, { method: 'PUT', body: `${i}` });
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

function cpuSeconds(children: readonly ChildProcess[]): number {
  return children.reduce((sum, { pid }) => {
    // After the name of the program, which is in brackets: fields 3 and later. User and system time are fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }, 0);
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
