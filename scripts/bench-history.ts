/**
 * Measures the judges of histories: from the text to the verdict, in this process, the median and the worst of several
 * histories. Logs of etcd are measured where ../shared/data is there.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_BOUNDS } from '../traces/client-history/bounds.ts';
import { reportOnAny } from '../traces/client-history/report-any.ts';
import { simulatedRegister } from './histories/simulated-register.ts';
import { simulatedHistory } from './histories/simulated-store.ts';
import { machine } from './machine.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);
const ETCD = process.env.SELFMAN_SHARED_DATA ?? join(import.meta.dirname, '../../shared/data');

interface Case {
  readonly what: string;
  /** Operations, or transactions. */
  readonly size: number;
  readonly texts: () => readonly string[];
}

const register = { clients: 10, operations: 1_000, values: 5, lost: 0 };
const store = { clients: 10, keys: 10, operations: 4 };

const CASES: readonly Case[] = [
  { what: 'logs of etcd (porcupine), compare-and-set', size: 170, texts: etcdLogs },
  {
    what: 'register with compare-and-set, 10 clients',
    size: 1_000,
    texts: () => SEEDS.map((seed) => simulatedRegister({ ...register, seed })),
  },
  {
    what: 'the same, 1 in 100 without an answer',
    size: 1_000,
    texts: () => SEEDS.map((seed) => simulatedRegister({ ...register, seed, lost: 1 })),
  },
  {
    what: 'the same, all answers',
    size: 10_000,
    texts: () => SEEDS.slice(0, 5).map((seed) => simulatedRegister({ ...register, seed, operations: 10_000 })),
  },
  {
    what: 'lists, 10 clients',
    size: 1_000,
    texts: () => SEEDS.slice(0, 5).map((seed) => simulatedHistory({ ...store, seed, kind: 'append', transactions: 50 })),
  },
  {
    what: 'registers in transactions, 10 clients',
    size: 200,
    texts: () => SEEDS.slice(0, 5).map((seed) => simulatedHistory({ ...store, seed, kind: 'rw-register', transactions: 10 })),
  },
  {
    what: 'registers in transactions, 10 clients',
    size: 1_000,
    texts: () => SEEDS.slice(0, 3).map((seed) => simulatedHistory({ ...store, seed, kind: 'rw-register', transactions: 50 })),
  },
];

/** Writes the page of results. */
export function reportHistories(): void {
  const rows = CASES.map(({ what, size, texts }) => {
    const all = texts();
    if (all.length === 0) return `| ${what} | ${size.toLocaleString('en-US')} | 0 | not measured | not measured | |`;
    for (const text of all.slice(0, 3)) judge(text);
    const found = all.map(judge).sort((a, b) => a.ms - b.ms);
    const verdicts = [...new Set(found.map(({ verdict }) => verdict))].sort().join(', ');
    const [median, worst] = [found[found.length >> 1], found[found.length - 1]].map(({ ms }) => ms.toFixed(1));
    return `| ${what} | ${size.toLocaleString('en-US')} | ${all.length} | ${median} | ${worst} | ${verdicts} |`;
  });
  const page = `# The cost of judging histories

\`npm run bench -- history\` has written this page on ${new Date().toISOString().slice(0, 10)}, on this machine:
${machine()}. Times are CPU time in milliseconds, from the text to the
verdict, in one process. Three histories of each kind are judged before, to warm up.

| history | operations or transactions | histories | median, ms | worst, ms | verdicts |
|---|--:|--:|--:|--:|---|
${rows.join('\n')}
`;
  writeFileSync(join(import.meta.dirname, '../docs/results/histories.md'), page);
  console.log(page);
}

function judge(text: string): { readonly ms: number; readonly verdict: string } {
  const before = process.cpuUsage();
  const { verdict } = reportOnAny('history', [Buffer.from(text)], { bounds: DEFAULT_BOUNDS });
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, verdict };
}

function etcdLogs(): readonly string[] {
  const folder = join(ETCD, 'histories/porcupine/jepsen');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
