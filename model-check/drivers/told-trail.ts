/** A trail as reports have it. */
import { ModelError } from '../engine/system/model-error.ts';
import type { Counterexample, CounterexampleStep } from '../report/report.ts';
import { spelledOut, toldStep } from '../report/told-step.ts';
import type { Trail } from './followed.ts';
import type { Model } from './model.ts';

/** The steps of a trail, as reports have them. */
export function toldSteps({ system }: Model, { initial, steps }: Trail): readonly CounterexampleStep[] {
  const before = [initial, ...steps.map(({ after }) => after)];
  return steps.map((step, i) => toldStep(system, before[i], step));
}

/** The counterexample that a trail is. Throws `ModelError` if the trail breaks nothing. */
export function counterexampleOf(model: Model, trail: Trail): Counterexample {
  if (trail.broken === undefined) throw new ModelError('the steps break no property');
  const initial = spelledOut(model.system, trail.initial);
  const steps = toldSteps(model, trail);
  return { ...trail.broken, initial, steps, final: steps.at(-1)?.after ?? initial };
}
