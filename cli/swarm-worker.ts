/** A thread that plays the runs of a swarm: a seed comes in, the outcome goes out. */
import { parentPort } from 'node:worker_threads';
import { type Plan, planOf } from '../swarm/plan.ts';
import { type Outcome, runPlan } from '../swarm/run.ts';
import { shrunk } from '../swarm/shrink.ts';

export interface Task {
  readonly seed: number;
  readonly nodes?: number;
  /** Is a plan that fails cut down? */
  readonly shrinks: boolean;
}

export interface Played {
  readonly outcome: Outcome;
  /** The plan of a run that has failed, cut down if that was asked for; null: it has not failed. */
  readonly plan: Plan | null;
}

parentPort?.on('message', ({ seed, nodes, shrinks }: Task) => {
  const plan = planOf(seed, nodes);
  const outcome = runPlan(plan);
  const hasFailed = outcome.problems.length > 0;
  const fails = (each: Plan) => runPlan(each).problems.length > 0;
  const kept = hasFailed && shrinks ? shrunk(plan, fails) : plan;
  parentPort?.postMessage({ outcome, plan: hasFailed ? kept : null } satisfies Played);
});
