/** Checks scenarios in a process of Node. */
import type { CheckOptions } from '../options.ts';
import { nodeMachine } from '../pace/node-machine.ts';
import type { CheckReport } from '../report/report.ts';
import type { Scenario } from '../scenario.ts';
import { checkOn } from './checking.ts';

export { inWords, stepsInWords } from './checking.ts';

/**
 * Checks `scenario`. Throws `ModelError` when the model itself is faulty: an impure reducer, a state that is not plain
 * JSON, or a property that throws.
 */
export async function check(scenario: Scenario, options: CheckOptions = {}): Promise<CheckReport> {
  return checkOn(nodeMachine, scenario, options);
}
