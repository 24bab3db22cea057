/**
 * Compares the cores of the checker with each other and with Spin. Whole searches run in turns, each in its own process, so
 * that all meet the same machine. Writes docs/results/engine.md. Spin and a C compiler are used if they are installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../model-check/drivers/check.ts';
import { type Scenario, scenario } from '../model-check/scenario.ts';
import { allScenarios } from '../scenarios/all.ts';
import { twoPhaseCommit } from '../spec/baselines/two-phase-commit/two-phase.ts';
import { nestedMutex } from '../spec/lamport-mutex/mutex.ts';
import { machine } from './machine.ts';

const ROUNDS = 3;
const CORES = ['reference', 'packed'] as const;

interface Case {
  readonly what: string;
  readonly scenario: Scenario;
  /** The number of resource managers, where there is a model of the same for Spin. */
  readonly spin?: number;
  /** Left out unless the case is named. */
  readonly isLong?: true;
}

const CASES: readonly Case[] = [
  { what: 'two-phase/7', scenario: twoPhase(7), spin: 7 },
  { what: 'two-phase/8', scenario: twoPhase(8), spin: 8 },
  { what: 'two-phase/9', scenario: twoPhase(9), spin: 9, isLong: true },
  { what: 'paxos-commit/2', scenario: kept('conformance/paxos-commit/2') },
  { what: 'spread records', scenario: scenario({ name: 'mutex/nested/5', spec: nestedMutex(3, 5) }) },
  { what: 'ring crash', scenario: kept('relaxed-ring/crash/3+1-twice') },
  { what: 'ring merge', scenario: kept('ring-merge/story/2+2/together') },
  { what: 'transaction, fifo', scenario: kept('transactions/whole/3-replicas/two-writers') },
];

/** One search: CPU seconds of the search and of the whole process, and the most memory that the process held. */
interface Run {
  readonly search: number;
  readonly process: number;
  readonly megabytes: number;
  readonly distinct: number;
  readonly generated: number;
}

/** Writes the page from the named cases; without names, from all but the longest. */
export async function reportEngine([task, ...rest]: readonly string[]): Promise<void> {
  if (task === '--one') {
    console.log(JSON.stringify(await search(rest[0], rest[1])));
    return;
  }
  const names = task === undefined ? [] : [task, ...rest];
  const unknown = names.filter((name) => !CASES.some(({ what }) => what === name));
  if (unknown.length > 0) {
    console.error(`bench engine: got ${unknown.join(', ')}, expected some of ${CASES.map(({ what }) => what).join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const chosen = CASES.filter(({ what, isLong }) => (names.length === 0 ? isLong !== true : names.includes(what)));
  const folder = mkdtempSync(join(tmpdir(), 'selfman-bench-'));
  try {
    const rows = chosen.flatMap((each) => rowsOf(each, folder));
    const page = pageOf(rows);
    writeFileSync(join(import.meta.dirname, '..', 'docs', 'results', 'engine.md'), page);
    console.log(page);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function twoPhase(managers: number): Scenario {
  const spec = twoPhaseCommit(Array.from({ length: managers }, (_, i) => `rm${i + 1}`));
  return scenario({ name: `two-phase/${managers}`, spec });
}

function kept(name: string): Scenario {
  const found = allScenarios.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no scenario ${name}`);
  return found;
}

async function search(what: string, core: string): Promise<Omit<Run, 'process'>> {
  const found = CASES.find((each) => each.what === what);
  if (found === undefined || (core !== 'reference' && core !== 'packed')) throw new Error(`there is no case ${what}`);
  const before = process.cpuUsage();
  const { distinct, generated, peakMemoryMB } = await check(found.scenario, { core });
  const { user, system } = process.cpuUsage(before);
  return { search: (user + system) / 1e6, megabytes: peakMemoryMB, distinct, generated };
}

/** The tools in turns, ROUNDS times; of each the run with the least CPU time. */
function rowsOf({ what, spin }: Case, folder: string): readonly string[] {
  const tools = new Map<string, () => Run | null>(CORES.map((core) => [core, () => ours(what, core)]));
  if (spin !== undefined && isInstalled('spin') && isInstalled('gcc')) {
    const full = compile(folder, spin, []);
    const compact = compile(folder, spin, ['-DHC4']);
    tools.set('Spin, whole states', () => spins(full));
    tools.set('Spin, hash-compact', () => spins(compact));
  }
  const best = new Map<string, Run>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [tool, run] of tools) {
      const now = run();
      const known = best.get(tool);
      if (now !== null && (known === undefined || now.search < known.search)) best.set(tool, now);
    }
  }
  const yardstick = best.get('Spin, whole states') ?? best.get('reference');
  return [...tools.keys()].map((tool) => {
    const run = best.get(tool);
    return run === undefined ? `| ${what} | ${tool}${' | –'.repeat(7)} |` : rowOf(what, tool, run, yardstick);
  });
}

function rowOf(what: string, tool: string, { search: cpu, process: all, megabytes, distinct, generated }: Run, yardstick?: Run): string {
  const share = yardstick === undefined ? '' : (cpu / yardstick.search).toFixed(2);
  const counts = [distinct, generated].map((count) => count.toLocaleString('en-US'));
  return `| ${[what, tool, ...counts, cpu.toFixed(2), all.toFixed(2), Math.round((cpu * 1e9) / generated), share, Math.round(megabytes)].join(' | ')} |`;
}

function ours(what: string, core: string): Run | null {
  const timed = inShell(process.execPath, [join(import.meta.dirname, 'bench.ts'), 'engine', '--one', what, core]);
  return timed.output === '' ? null : { ...JSON.parse(timed.output), process: timed.cpu };
}

/** Makes Spin's verifier of two-phase commit. Returns its path. */
function compile(folder: string, managers: number, flags: readonly string[]): string {
  const program = join(folder, `pan-${managers}${flags.join('')}`);
  const model = join(import.meta.dirname, 'bench-engine', 'two-phase.pml');
  execFileSync('spin', ['-a', `-DN=${managers}`, model], { cwd: folder, stdio: 'ignore' });
  execFileSync('gcc', ['-O2', '-DSAFETY', '-DNOREDUCE', ...flags, '-o', program, 'pan.c'], { cwd: folder, stdio: 'ignore' });
  return program;
}

function spins(program: string): Run | null {
  const { output, cpu } = inShell(program, ['-m100000', '-w24', '-E']);
  const number = (pattern: RegExp) => Number(pattern.exec(output)?.[1] ?? Number.NaN);
  const distinct = number(/(\d+) states, stored/);
  const megabytes = number(/([\d.]+)\s+total actual memory usage/);
  return { search: cpu, process: cpu, megabytes, distinct, generated: number(/(\d+) transitions/) };
}

/** Runs a program. Returns its output, and its CPU seconds as the shell counts them. */
function inShell(program: string, args: readonly string[]): { readonly output: string; readonly cpu: number } {
  const { stdout } = spawnSync('sh', ['-c', '"$0" "$@"; times', program, ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const lines = stdout.trimEnd().split('\n');
  const times = [...(lines.pop() ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) => 60 * Number(minutes) + Number(seconds));
  lines.pop();
  return { output: lines.join('\n').trim(), cpu: times.reduce((sum, each) => sum + each, 0) };
}

function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

function pageOf(rows: readonly string[]): string {
  return `# The engine, beside others

\`npm run bench -- engine\` writes this page. Names of cases after it choose what runs.
Last run: ${new Date().toISOString().slice(0, 10)}, on ${machine()}.

The tools run in turns, ${ROUNDS} times each; the row gives the run with the least CPU time. *Search* is the
CPU time of the search, user and system. *Process* includes the start of the program. *Share*
divides the search by that of Spin with whole states, or by the reference core without Spin. Ours
judge the invariants of the spec; Spin judges nothing here, and runs with
\`-O2 -DSAFETY -DNOREDUCE\`. Hash-compact Spin may miss states, as its counts show. A dash: the core
refuses the model.

| model | tool | distinct | generated | search, s | process, s | ns per generated | share | MB |
|---|---|--:|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}

The Promela model is \`scripts/bench-engine/two-phase.pml\`. It has the same states and transitions as
ours. TLC is not part of this run.
`;
}
