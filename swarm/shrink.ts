/**
 * Cuts a plan that fails down to one that still fails: fewer faults, then fewer jobs, then an earlier end. The nodes stay,
 * since their places matter.
 */
import { ends } from './fault.ts';
import type { Plan } from './plan.ts';

/** The most runs that are spent on one plan. */
const MOST_RUNS = 80;

/** `fails`: whether the run of a plan breaks something. Greedy, so a smaller plan may exist. */
export function shrunk(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let runs = 0;
  const stillFails = (smaller: Plan) => runs++ < MOST_RUNS && fails(smaller);
  const withFewerFaults = withFewer(plan, 'faults', stillFails);
  const withFewerJobs = withFewer(withFewerFaults, 'clients', stillFails);
  const earlier = endingEarly(withFewerJobs);
  return fails(earlier) ? earlier : withFewerJobs;
}

/** Leaves parts out: halves first, then quarters, down to single ones. */
function withFewer(plan: Plan, field: 'faults' | 'clients', fails: (plan: Plan) => boolean): Plan {
  let best = plan;
  for (let size = Math.ceil(plan[field].length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best[field].length; ) {
      const list: readonly unknown[] = best[field];
      const smaller = { ...best, [field]: [...list.slice(0, from), ...list.slice(from + size)] };
      if (fails(smaller)) best = smaller;
      else from += size;
    }
  }
  return best;
}

/** It is calm once nothing more happens. */
function endingEarly(plan: Plan): Plan {
  const times = [...plan.nodes.map(({ atMs }) => atMs), ...plan.clients.map(({ atMs }) => atMs), ...plan.faults.map(ends)];
  return { ...plan, calmAtMs: Math.min(plan.calmAtMs, Math.max(...times)) };
}
