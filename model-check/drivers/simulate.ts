/** Walks through a scenario at random, within limits. */

import { areEqual } from '../../impl/kernel/plain-data.ts';
import { readSimulateOptions } from '../edge/option-shapes.ts';
import type { SimulateOptions } from '../options.ts';
import { Pace } from '../pace/pace.ts';
import { spelledOut } from '../report/told-step.ts';
import type { Scenario } from '../scenario.ts';
import { type Model, withModel } from './model.ts';
import { type Walk, walk } from './random-walk.ts';
import { counterexampleOf } from './retrace.ts';
import { shrunk } from './shrink.ts';

/**
 * Walks through `scenario` at random, once or up to `walks` times. Returns the first walk that breaks a property, or else
 * the last one. Throws `ModelError` as `check` does.
 */
export async function simulate(scenario: Scenario, options: SimulateOptions): Promise<Walk> {
  const read = readSimulateOptions(options);
  const { seed, walks = 1, shrinks = false } = read;
  const pace = new Pace(read);
  return withModel(
    scenario,
    async (model) => {
      for (let i = 0; ; i++) {
        const walked = await walk(model, { ...read, seed: seed + i }, pace);
        if (walked.end === 'broken') return shrinks ? shortened(model, walked, pace) : walked;
        if (walked.end === 'stopped' || i + 1 >= walks) return walked;
      }
    },
    'each step once',
  );
}

async function shortened(model: Model, walked: Walk, pace: Pace): Promise<Walk> {
  const { system } = model;
  const start = system.initial.find((each) => areEqual(spelledOut(system, each), walked.initial));
  if (start === undefined || walked.property === undefined) return walked;
  const trail = await shrunk(model, start, walked.steps, walked.property, pace);
  return trail.broken === undefined ? walked : { ...walked, counterexample: counterexampleOf(model, trail) };
}
