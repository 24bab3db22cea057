/** A path as the counterexample of a report. */
import type { Path } from '../engine/search/path.ts';
import type { System } from '../engine/system/system.ts';
import type { Counterexample } from '../report/report.ts';
import { spelledOut, toldStep } from '../report/told-step.ts';

export function toldCounterexample<S>(system: System<S>, { initial, steps }: Path, property: string, because: string): Counterexample {
  const before = [initial, ...steps.map(({ after }) => after)];
  return {
    property,
    because,
    initial: spelledOut(system, initial),
    steps: steps.map((step, i) => toldStep(system, before[i], step)),
    final: spelledOut(system, before[before.length - 1]),
  };
}
