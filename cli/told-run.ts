/** Random runs in words. */
import type { Plan } from '../swarm/plan.ts';
import { type Outcome, runPlan } from '../swarm/run.ts';
import { EXIT } from './exit-codes.ts';
import type { Streams } from './streams.ts';
import { count, counted, rate } from './words.ts';

/** Plays one plan, and tells what happens. Returns the exit code: 0 all is well in the end, 1 it is not. */
export function tellCase(plan: Plan, { output }: Streams): number {
  const outcome = runPlan(plan, { tell: (atMs, says) => output.write(`${count(Math.round(atMs)).padStart(8)} ms  ${says}\n`) });
  for (const problem of outcome.problems) output.write(`✗ ${problem}\n`);
  output.write(`${summary([outcome], outcome.problems.length === 0 ? 0 : 1, 0)}\n`);
  return outcome.problems.length === 0 ? EXIT.asExpected : EXIT.differs;
}

export function summary(outcomes: readonly Outcome[], failed: number, seconds: number): string {
  const events = outcomes.reduce((sum, each) => sum + each.events, 0);
  const committed = outcomes.reduce((sum, each) => sum + each.committed, 0);
  const slowest = Math.max(0, ...outcomes.map(({ recoveredAfterMs }) => recoveredAfterMs ?? 0));
  const pace = seconds === 0 ? '' : `; ${rate(events, seconds)} events a second`;
  return (
    `${counted(outcomes.length, 'run')}, ${count(failed)} failed: ${counted(events, 'event')}, ${counted(committed, 'transaction')} committed, ` +
    `recovered within ${count(slowest)} ms of virtual time${pace}`
  );
}
