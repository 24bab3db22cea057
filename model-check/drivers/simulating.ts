/** Walks through a scenario at random, within limits, on any machine. */

import { areEqual } from '../../impl/kernel/plain-data.ts';
import { readSimulateOptions } from '../edge/option-shapes.ts';
import type { SimulateOptions } from '../options.ts';
import type { Machine } from '../pace/machine.ts';
import { Pace } from '../pace/pace.ts';
import { spelledOut } from '../report/told-step.ts';
import type { Scenario } from '../scenario.ts';
import { type Model, withModel } from './model.ts';
import { type Walk, walk } from './random-walk.ts';
import { shrunk } from './shrink.ts';
import { counterexampleOf } from './told-trail.ts';

/** As `simulate`, on this machine. */
export async function simulateOn(machine: Machine, scenario: Scenario, options: SimulateOptions): Promise<Walk> {
  const read = readSimulateOptions(options);
  const { seed, walks = 1, shrinks = false } = read;
  const pace = new Pace(read, machine);
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
