/**
 * A process that has loaded the scenarios with all mutants off, and runs the jobs that it is given: one scenario with one
 * mutant on. The process that forked it sets the deadlines.
 */
import { registerHooks } from 'node:module';
import { Worker } from 'node:worker_threads';
import { check } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { spentMs } from './deadline.ts';
import type { Answer, Job, Loaded, Outfit } from './jobs.ts';
import { installSwitch, NONE } from './switch.ts';

const control = installSwitch();

const MOST_MS_TO_LOAD = 120_000;

/** The CPU time, in milliseconds, at which the process is ended. On a busy machine no job ends early. */
const deadline = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
deadline[0] = MOST_MS_TO_LOAD;
new Worker(new URL('./deadline.ts', import.meta.url), { workerData: deadline }).unref();

/** Loads the scenarios, with these sources in place of the files that they name. */
async function load({ sources, scenarios, exported, onAtLoad }: Outfit): Promise<readonly Scenario[]> {
  registerHooks({
    load(url, context, nextLoad) {
      const source = sources[url];
      return source === undefined ? nextLoad(url, context) : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
  control.on = onAtLoad;
  const module: Readonly<Record<string, readonly Scenario[]>> = await import(scenarios);
  const all = module[exported];
  if (all === undefined) throw new Error(`${scenarios} exports nothing named ${exported}`);
  deadline[0] = Number.POSITIVE_INFINITY;
  return all.filter(({ cost }) => cost === 'fast');
}

function described(scenario: Scenario): Loaded['scenarios'][number] {
  const { name, expect, refines = {}, properties = {} } = scenario;
  const ofSpec = 'spec' in scenario ? scenario.spec.properties : {};
  const kinds = Object.entries({ ...ofSpec, ...properties }).map(([property, { kind }]): [string, string] => [property, kind]);
  return { name, ...(expect === undefined ? {} : { expect }), kinds: Object.fromEntries(kinds), refinements: Object.keys(refines) };
}

async function answer(scenario: Scenario | undefined, { id, mutant, maxStates, maxMemoryMB, maxCpuMs }: Job): Promise<Answer> {
  if (scenario === undefined) throw new Error(`job ${id} is about a scenario that is not there`);
  control.on = mutant;
  control.forget();
  const before = spentMs();
  deadline[0] = before + maxCpuMs;
  const found = await finding(scenario, { maxStates, maxMemoryMB });
  deadline[0] = Number.POSITIVE_INFINITY;
  control.on = NONE;
  return { id, found, cpuMs: spentMs() - before, met: control.met() };
}

async function finding(scenario: Scenario, limits: { maxStates: number; maxMemoryMB: number }): Promise<Answer['found']> {
  try {
    const report: CheckReport = await check(scenario, limits);
    const { verdict, property, distinct, generated, depth, counterexample } = report;
    const steps = counterexample === undefined ? {} : { steps: counterexample.steps.length };
    return { verdict, ...(property === undefined ? {} : { property }), ...steps, distinct, generated, depth };
  } catch (error) {
    return { verdict: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}

process.once('message', (outfit: Outfit) => {
  const loaded = load(outfit);
  loaded.then(
    (scenarios) => {
      process.send?.({ scenarios: scenarios.map(described) } satisfies Loaded);
      process.on('message', async (job: Job) => process.send?.(await answer(scenarios[job.scenario], job)));
    },
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
