/**
 * Measures replay: the events a second and the memory of each layer, on traces of simulated clusters; and the judges of
 * histories. Each replay runs in a process of its own, on one core.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { folded } from '../experiments/folding.ts';
import { DEFAULT_BOUNDS } from '../traces/client-history/bounds.ts';
import { reportOnAny } from '../traces/client-history/report-any.ts';
import { simulatedRegister } from './histories/simulated-register.ts';
import { machine } from './machine.ts';
import { type Cost, LAYERS, type Layer, measured } from './replay-bench/measured-replay.ts';
import { type RecordedKind, recordRun } from './replay-bench/recorded-runs.ts';

const NODES = 16;
const EVENTS = 100_000;
const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);
const BYTES_PER_MIB = 1_048_576;

const NAMES: { readonly [layer in Layer]: string } = {
  lines: 'the lines',
  nodes: 'the lines, and each node',
  order: 'the lines, in causal order',
  all: 'all layers',
};

/** Writes the page of results. `--long N`: the events of the long run. `--rounds N`: how often each layer is measured. `--histories DIR`: a folder of logs in the format of Jepsen. */
export function reportReplay(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: { long: { type: 'string', default: '5000000' }, rounds: { type: 'string', default: '3' }, histories: { type: 'string' } },
  });
  const [long, rounds] = [count('--long', values.long), count('--rounds', values.rounds)];
  const [before] = loadavg();
  const stack = tableOf('whole nodes', 'stack', rounds);
  const ring = tableOf('a relaxed ring', 'ring', rounds);
  const flat = longRun(long);
  const histories = historiesIn(values.histories);
  const [after] = loadavg();
  const page = `# The speed of replay

\`npm run bench -- replay\` writes this page: ${new Date().toISOString().slice(0, 10)}, on ${machine()}.

Each figure is of a process that does nothing else, on one core. Events a second are those of a second of CPU time, ${rounds === 1 ? 'in one round' : `in the median of ${rounds} rounds`}. Memory is the most that the process had, with Node itself, in MiB.

The load of the machine was ${before.toFixed(1)} at the beginning and ${after.toFixed(1)} at the end. A load above the number of cores means that other processes ran beside. They make CPU times longer, so the speeds are lower bounds then.

The traces are those of simulated nodes, which record as real ones do. ${NODES} nodes join one after another. Then clients ask all of them. Each whole node has two that read and write among 1,000 keys. Each node of a ring looks up a hundred keys a second.

${stack}

${ring}

On a ring, the aims are 30,000 events/s for each node alone, and 10,000/s for all layers. The aim for 100,000 events of the whole stack is 20 s and 1 GiB.

## A long run

${flat}

## Histories

${histories}`;
  writeFileSync(join(import.meta.dirname, '../docs/results/replay.md'), `${folded(page)}\n`);
  console.log(page);
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`${name}: got ${text}, expected a whole number from 1 on; write it in digits`);
}

function tableOf(what: string, kind: RecordedKind, rounds: number): string {
  return withRun(kind, EVENTS, 64, (folder) => {
    const size = (bytesIn(folder) / BYTES_PER_MIB).toFixed(0);
    const rows = LAYERS.map((layer) => {
      const { events, cpuSeconds, mostMiB } = median(rounds, () => measured(layer, folder));
      const cells = [
        NAMES[layer],
        whole(events),
        cpuSeconds.toFixed(1),
        whole(Math.round(events / cpuSeconds / 100) * 100),
        whole(mostMiB),
      ];
      return `| ${cells.join(' | ')} |`;
    });
    return `| ${what}, ${size} MiB | events | CPU s | events/s | MiB |
| --- | --: | --: | --: | --: |
${rows.join('\n')}`;
  });
}

function longRun(events: number): string {
  return withRun('ring', events, 64, (folder) => {
    const size = (bytesIn(folder) / BYTES_PER_MIB).toFixed(0);
    const cost = measured('all', folder);
    const speed = whole(Math.round(cost.events / cost.cpuSeconds / 100) * 100);
    return `A ring with more requests: ${whole(cost.events)} events in ${readdirSync(folder).length} files, ${size} MiB. All layers took ${cost.cpuSeconds.toFixed(0)} s of CPU time, or ${speed} events/s; the verdict is \`${cost.verdict}\`. The process had ${whole(cost.fifthMiB)} MiB at most until it had read a fifth of the bytes, and ${whole(cost.mostMiB)} MiB until the end. Before the properties of a ring are judged, all lines are read once, to see whether a trace is missing; the time includes that.`;
  });
}

function historiesIn(folder: string | undefined): string {
  const registers = SEEDS.map((seed) => simulatedRegister({ clients: 10, operations: 1_000, values: 5, lost: 0, seed }));
  const logs = folder === undefined ? [] : logsIn(folder);
  const rows = [
    rowOf('register with compare-and-set, 1,000 operations, 10 clients', 1_000, registers),
    ...(logs.length === 0 ? [] : [rowOf('logs of etcd in the format of Jepsen, 170 operations', 100, logs)]),
  ];
  return `CPU time from the text to the verdict, after three histories to warm up.

| history | histories | median, ms | worst, ms | aim, ms |
| --- | --: | --: | --: | --: |
${rows.join('\n')}`;
}

function rowOf(what: string, aim: number, texts: readonly string[]): string {
  for (const text of texts.slice(0, 3)) judgedMs(text);
  const all = Float64Array.from(texts.map(judgedMs)).sort();
  return `| ${[what, texts.length, all[all.length >> 1].toFixed(1), all[all.length - 1].toFixed(1), whole(aim)].join(' | ')} |`;
}

function judgedMs(text: string): number {
  const before = process.cpuUsage();
  reportOnAny('history', [Buffer.from(text)], { bounds: DEFAULT_BOUNDS });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function logsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) throw new Error(`--histories: got ${folder}, which is not there, expected a folder of logs; name another`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The run is recorded by another process, so that it does not count. */
function withRun<T>(kind: RecordedKind, events: number, fileMiB: number, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
  try {
    recordRun(kind, { nodes: NODES, events, folder, rotation: { mostBytes: fileMiB * BYTES_PER_MIB } });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(rounds: number, run: () => Cost): Cost {
  const all = Array.from({ length: rounds }, run).sort((a, b) => a.cpuSeconds - b.cpuSeconds);
  return all[rounds >> 1];
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}
