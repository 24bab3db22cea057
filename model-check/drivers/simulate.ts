/** Walks through a scenario at random, in a process of Node. */

import type { SimulateOptions } from '../options.ts';
import { nodeMachine } from '../pace/node-machine.ts';
import type { Scenario } from '../scenario.ts';
import type { Walk } from './random-walk.ts';
import { simulateOn } from './simulating.ts';

/**
 * Walks through `scenario` at random, once or up to `walks` times. Returns the first walk that breaks a property, or else
 * the last one. Throws `ModelError` as `check` does.
 */
export async function simulate(scenario: Scenario, options: SimulateOptions): Promise<Walk> {
  return simulateOn(nodeMachine, scenario, options);
}
