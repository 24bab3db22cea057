/**
 * Measures the cost of one state: the CPU time of whole checks, each in its own process. Compares them in the same run with
 * the plainest search over the same moves, on a smaller instance of the same model. Reports the median of several runs.
 * `store` instead measures the store on epochs, and writes docs/results/store.md; `cluster` measures real nodes, and writes
 * docs/results/cluster.md. `wire` measures messages between two nodes, and `recording` what traces cost. `history` measures the
 * judges of histories, and writes docs/results/histories.md. `engine` compares the cores of the checker with Spin, and writes
 * docs/results/engine.md. `replay` measures replay, and writes docs/results/replay.md.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { encode } from '../impl/kernel/plain-data.ts';
import { check } from '../model-check/drivers/check.ts';
import { withModel } from '../model-check/drivers/model.ts';
import { apply, enabled, textOf } from '../model-check/engine/system/walk.ts';
import { type Scenario, scenario } from '../model-check/scenario.ts';
import { allScenarios } from '../scenarios/all.ts';
import { flatMutex, nestedMutex } from '../spec/lamport-mutex/mutex.ts';
import { reportHistories } from './bench-history.ts';
import { reportStore } from './bench-store.ts';
import { machine } from './machine.ts';

const RUNS = 3;

/** The measured checks: a scenario, the properties that are judged, and the smaller instance for the plain search. */
const CASES = [
  {
    what: 'two-phase commit, 8 managers: invariants',
    scenario: 'conformance/two-phase/8',
    properties: 'states',
    plain: 'conformance/two-phase/5',
  },
  {
    what: 'two-phase commit, 8 managers: and refinement',
    scenario: 'conformance/two-phase/8',
    properties: 'all',
    plain: 'conformance/two-phase/5',
  },
  {
    what: 'relaxed ring, 3 + 6 joining: invariants',
    scenario: 'relaxed-ring/join/3+6',
    properties: 'states',
    plain: 'relaxed-ring/join/2+3',
  },
  {
    what: 'relaxed ring, 3 + 6 joining: all properties',
    scenario: 'relaxed-ring/join/3+6',
    properties: 'all',
    plain: 'relaxed-ring/join/2+3',
  },
  { what: 'mutual exclusion, 3 processes: arrays in arrays', scenario: 'mutex/nested/6', properties: 'all', plain: 'mutex/nested/3' },
  { what: 'mutual exclusion, 3 processes: flat records', scenario: 'mutex/flat/6', properties: 'all', plain: 'mutex/flat/3' },
] as const;

/** One algorithm in two styles. The last number of a name is the bound of its clocks. */
const STYLES: readonly Scenario[] = [3, 6].flatMap((maxClock) => [
  scenario({ name: `mutex/nested/${maxClock}`, teaches: 'The cost of nested state.', cost: 'slow', spec: nestedMutex(3, maxClock) }),
  scenario({ name: `mutex/flat/${maxClock}`, teaches: 'The cost of flat state.', cost: 'slow', spec: flatMutex(3, maxClock) }),
]);

interface Run {
  readonly cpuSeconds: number;
  readonly distinct: number;
  readonly generated: number;
  readonly bytesPerState: number;
}

const [task, ...rest] = process.argv.slice(2);
if (task === undefined) report();
else if (task === 'store') reportStore();
else if (task === 'cluster') await (await import('./bench-cluster.ts')).reportCluster();
else if (task === 'wire') await (await import('./bench-wire.ts')).reportWire();
else if (task === 'history') reportHistories();
else if (task === 'engine') await (await import('./bench-engine.ts')).reportEngine(rest);
else if (task === 'replay') (await import('./bench-replay.ts')).reportReplay(rest);
else if (task === 'recording') await (await import('./bench-recording.ts')).reportRecording();
else console.log(encode(await measure(task, rest)));

function report(): void {
  console.log(`${machine()}; CPU time, median of ${RUNS} runs\n`);
  console.log(
    '| model | distinct | generated | s | ns per distinct | ns per generated | bytes per state | plain search, ns per distinct | times faster |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|');
  for (const { what, scenario: name, properties, plain } of CASES) {
    const fast = median(() => inProcess('engine', name, properties));
    const slow = median(() => inProcess('plain', plain, 'none'));
    const [perState, plainPerState] = [fast, slow].map(({ cpuSeconds, distinct }) => (cpuSeconds * 1e9) / distinct);
    const numbers = [fast.distinct, fast.generated].map((number) => number.toLocaleString('en-US'));
    const times = [perState, (fast.cpuSeconds * 1e9) / fast.generated, fast.bytesPerState, plainPerState].map((number) =>
      Math.round(number).toLocaleString('en-US'),
    );
    console.log(`| ${[what, ...numbers, fast.cpuSeconds.toFixed(2), ...times, Math.round(plainPerState / perState)].join(' | ')} |`);
  }
  console.log(
    `\nThe plain search (spelled-out states, canonical text in a Map) runs on ${[...new Set(CASES.map(({ plain }) => plain))].join(' and ')}, and judges nothing.`,
  );
}

function inProcess(...args: readonly string[]): Run {
  return JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'bench.ts'), ...args], { encoding: 'utf8' }));
}

function median(run: () => Run): Run {
  const runs = Array.from({ length: RUNS }, run).sort((a, b) => a.cpuSeconds - b.cpuSeconds);
  return runs[RUNS >> 1];
}

async function measure(way: string, [name, properties]: readonly string[]): Promise<Run> {
  const found = [...allScenarios, ...STYLES].find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no scenario ${name}`);
  const before = process.cpuUsage();
  const counts = way === 'plain' ? await searchPlainly(found) : await check(properties === 'all' ? found : withStateProperties(found));
  const { user, system } = process.cpuUsage(before);
  return { cpuSeconds: (user + system) / 1e6, distinct: counts.distinct, generated: counts.generated, bytesPerState: counts.bytesPerState };
}

/** The scenario with only those properties that are judged state by state: no refinement, step or recoverable property. */
function withStateProperties(scenario: Scenario): Scenario {
  const { refines: _, expect: __, ...rest } = scenario;
  const kept = Object.entries(rest.properties ?? {}).filter(([, { kind }]) => kind === 'always' || kind === 'reachable');
  return { ...rest, properties: Object.fromEntries(kept) };
}

function searchPlainly(scenario: Scenario): Promise<{ distinct: number; generated: number; bytesPerState: number }> {
  return withModel(scenario, ({ system }) => {
    const seen = new Map(system.initial.map((state) => [textOf(state), state]));
    let generated = seen.size;
    for (const state of seen.values()) {
      for (const outcome of enabled(system, state)) {
        generated++;
        const after = apply(state, outcome, system.bag);
        const text = textOf(after);
        if (!seen.has(text)) seen.set(text, after);
      }
    }
    return { distinct: seen.size, generated, bytesPerState: 0 };
  });
}
