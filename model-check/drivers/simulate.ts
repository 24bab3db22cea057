/** Walks through a scenario at random, within limits. */

import { readSimulateOptions } from '../edge/option-shapes.ts';
import type { SimulateOptions } from '../options.ts';
import { Pace } from '../pace/pace.ts';
import type { Scenario } from '../scenario.ts';
import { withModel } from './model.ts';
import { type Walk, walk } from './random-walk.ts';

/** Walks through `scenario` at random. Throws `ModelError` as `check` does. */
export async function simulate(scenario: Scenario, options: SimulateOptions): Promise<Walk> {
  const read = readSimulateOptions(options);
  const pace = new Pace(read);
  return withModel(scenario, (model) => walk(model, read, pace), 'each step once');
}
