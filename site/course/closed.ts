/** Whether a task is solved that wants the way back to a good state closed: a search from the present state tells. */
import { check } from '../../model-check/drivers/page-check.ts';
import type { Start } from '../../model-check/options.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { withGoal } from './goal.ts';
import type { Task } from './tasks.ts';

/** Tasks of this kind have scenarios that are smaller. */
const MOST_STATES = 100_000;

/** Whether nothing that can happen from here mends it. */
export async function isClosed(scenario: Scenario, task: Task, from: Start): Promise<boolean> {
  const { counterexample } = await check(withGoal(scenario, task), { from, maxStates: MOST_STATES });
  return counterexample?.steps.length === 0;
}
