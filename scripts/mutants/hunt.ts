/** Tries mutants on scenarios, cheap ones first, each until a property breaks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Found, Outfit, ScenarioData } from './jobs.ts';
import { CAUGHT, type Judgement, judged, worst } from './judge.ts';
import type { Mutation } from './mutation.ts';
import { Worker } from './pool.ts';
import { type Numbered, withSwitches } from './schemata.ts';
import { NONE } from './switch.ts';

export interface Hunt {
  readonly root: string;
  readonly mutations: readonly Mutation[];
  /** The path of the module with the scenarios, and the name of its export. */
  readonly scenarios: string;
  readonly exported: string;
  readonly workers: number;
  /** Whether the scenario with this name takes part. */
  isChosen(scenario: string): boolean;
  /** Scenarios for which the sound program generates more states are left out. */
  readonly mostStates: number;
  /** CPU seconds for a check, in addition to a multiple of its time without a mutant. */
  readonly patience: number;
  readonly signal?: AbortSignal;
  onBaseline?(scenarios: readonly Baseline[]): void;
  onTried?(tried: Tried): void;
}

/** The result of the sound program in a scenario. */
export interface Baseline {
  readonly index: number;
  readonly scenario: ScenarioData;
  readonly found: Found;
  readonly cpuMs: number;
  /** The mutants whose positions the run reaches. */
  readonly met: ReadonlySet<number>;
}

export interface Tried {
  readonly mutation: Mutation;
  readonly judgement: Judgement;
  /** The scenario with this judgement; empty for a mutant that has survived. */
  readonly scenario: string;
  /** The number of scenarios in which the sound program reaches the mutant's position. */
  readonly meeting: number;
}

/** The fate of each mutant that was tried: of all mutants, unless the signal was given. */
export async function hunt(plan: Hunt): Promise<readonly Tried[]> {
  const outfit = outfitOf(plan);
  const workers = Array.from({ length: plan.workers }, () => new Worker(outfit));
  try {
    const baselines = await baselinesOf(plan, workers);
    plan.onBaseline?.(baselines);
    const tried: Tried[] = [];
    await shared(workers, numbered(plan.mutations), plan.signal, async (worker, mutant) => {
      const found = await triedOn(plan, worker, outfit, mutant, baselines);
      if (found === null) return;
      tried.push(found);
      plan.onTried?.(found);
    });
    if (!plan.signal?.aborted) for (const worker of workers) await proveUnchanged(worker, baselines);
    return tried;
  } finally {
    for (const worker of workers) worker.end();
  }
}

function numbered(mutations: readonly Mutation[]): readonly Numbered[] {
  return mutations.map((mutation, number) => ({ number, mutation }));
}

function outfitOf({ root, mutations, scenarios, exported }: Hunt): Outfit {
  const files = [...new Set(mutations.map(({ file }) => file))];
  const sources = files.map((file): [string, string] => {
    const mutants = numbered(mutations).filter(({ mutation }) => mutation.file === file);
    const path = join(root, file);
    return [pathToFileURL(path).href, withSwitches(readFileSync(path, 'utf8'), mutants)];
  });
  return { sources: Object.fromEntries(sources), scenarios: pathToFileURL(scenarios).href, exported, onAtLoad: NONE };
}

/** Does `work` for each of `tasks`, as many at once as there are workers. */
async function shared<T>(
  workers: readonly Worker[],
  tasks: readonly T[],
  signal: AbortSignal | undefined,
  work: (worker: Worker, task: T) => Promise<void>,
): Promise<void> {
  const left = [...tasks].reverse();
  const drain = async (worker: Worker): Promise<void> => {
    for (let task = left.pop(); task !== undefined && !signal?.aborted; task = left.pop()) await work(worker, task);
  };
  await Promise.all(workers.map(drain));
}

/** Runs the sound program in all scenarios. Returns them in ascending order of cost. */
async function baselinesOf(plan: Hunt, workers: readonly Worker[]): Promise<readonly Baseline[]> {
  const { mostStates, signal } = plan;
  const [loaded] = await Promise.all(workers.map((worker) => worker.load()));
  const baselines: Baseline[] = [];
  const all = (loaded?.scenarios ?? []).map((scenario, index) => ({ scenario, index }));
  const tasks = all.filter(({ scenario }) => plan.isChosen(scenario.name) && expectedCost(scenario) <= mostStates);
  await shared(workers, tasks, signal, async (worker, { scenario, index }) => {
    const { found, cpuMs, met } = await worker.run({
      scenario: index,
      mutant: NONE,
      maxStates: Number.MAX_SAFE_INTEGER,
      maxCpuMs: Number.POSITIVE_INFINITY,
    });
    if (!isAsExpected(scenario, found)) throw new Error(`${scenario.name} is not as expected without a mutant: ${JSON.stringify(found)}`);
    if (cost(found) <= mostStates) baselines.push({ index, scenario, found, cpuMs, met: new Set(met) });
  });
  return baselines.sort((a, b) => cost(a.found) - cost(b.found) || a.index - b.index);
}

function expectedCost({ expect }: ScenarioData): number {
  return expect?.verdict === 'holds' ? expect.generated : 0;
}

/** Cost in states, not in seconds, so that a mutant is always judged in the same order. */
function cost(found: Found): number {
  return 'generated' in found ? found.generated : 0;
}

function isAsExpected({ expect }: ScenarioData, found: Found): boolean {
  if (found.verdict !== (expect?.verdict ?? 'holds')) return false;
  return expect?.verdict === 'violates' ? 'property' in found && found.property === expect.property : true;
}

/** With many more states than the sound program has, a search is considered endless. */
const TIMES_THE_STATES = 3;
const STATES_MORE = 3_000;
const TIMES_THE_TIME = 30;

async function triedOn(
  plan: Hunt,
  shared: Worker,
  outfit: Outfit,
  mutant: Numbered,
  baselines: readonly Baseline[],
): Promise<Tried | null> {
  const { mutation, number } = mutant;
  const meeting = mutation.atLoad ? baselines : baselines.filter(({ met }) => met.has(number));
  // A mutant that is reached only while modules load needs a process that loads them with the mutant on.
  const worker = mutation.atLoad ? new Worker({ ...outfit, onAtLoad: number }) : shared;
  const judgements: { readonly judgement: Judgement; readonly scenario: string }[] = [];
  try {
    for (const baseline of meeting) {
      if (plan.signal?.aborted) return null;
      const { judgement, hasEnded } = await judgedIn(worker, number, baseline, plan.patience);
      judgements.push({ judgement, scenario: baseline.scenario.name });
      // A step that does not end here does not end elsewhere either, and costs the most.
      if (CAUGHT.includes(judgement.fate) || hasEnded) break;
    }
  } catch (error) {
    if (!mutation.atLoad) throw error;
    judgements.push({ judgement: { fate: 'throw', by: String(error) }, scenario: 'all, when they are loaded' });
  } finally {
    if (mutation.atLoad) worker.end();
  }
  const judgement = worst(judgements.map((each) => each.judgement));
  const scenario = judgements.find((each) => each.judgement === judgement)?.scenario ?? '';
  return { mutation, judgement, scenario: judgement.fate === 'survived' ? '' : scenario, meeting: meeting.length };
}

interface Run {
  readonly judgement: Judgement;
  /** The worker's process has. */
  readonly hasEnded: boolean;
}

async function judgedIn(worker: Worker, mutant: number, { index, scenario, found, cpuMs }: Baseline, patience: number): Promise<Run> {
  const states = 'distinct' in found ? found.distinct : 0;
  const maxStates = states * TIMES_THE_STATES + STATES_MORE;
  const maxCpuMs = patience * 1000 + cpuMs * TIMES_THE_TIME;
  const answer = await worker.run({ scenario: index, mutant, maxStates, maxCpuMs });
  return { judgement: judged(scenario, found, answer.found), hasEnded: answer.found.verdict === 'silent' };
}

const PROVING = 20;

/** Throws when the sound program gives other results after all the mutants than it gave at first. */
async function proveUnchanged(worker: Worker, baselines: readonly Baseline[]): Promise<void> {
  for (const { index, scenario, found } of baselines.slice(0, PROVING)) {
    const { found: now } = await worker.run({
      scenario: index,
      mutant: NONE,
      maxStates: Number.MAX_SAFE_INTEGER,
      maxCpuMs: Number.POSITIVE_INFINITY,
    });
    if (JSON.stringify(now) !== JSON.stringify(found))
      throw new Error(`${scenario.name} is not as before: a mutant has changed the process, or a file was changed meanwhile`);
  }
}
