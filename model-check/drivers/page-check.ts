/** Checks and walks in a page or a worker of a browser. */
import type { CheckOptions, SimulateOptions } from '../options.ts';
import { pageMachine } from '../pace/page-machine.ts';
import type { CheckReport } from '../report/report.ts';
import type { Scenario } from '../scenario.ts';
import { checkOn } from './checking.ts';
import type { Walk } from './random-walk.ts';
import { simulateOn } from './simulating.ts';

/** As in Node. A browser tells little about memory, so give `maxStates`. */
export async function check(scenario: Scenario, options: CheckOptions = {}): Promise<CheckReport> {
  return checkOn(pageMachine, scenario, options);
}

/** As in Node. */
export async function simulate(scenario: Scenario, options: SimulateOptions): Promise<Walk> {
  return simulateOn(pageMachine, scenario, options);
}
