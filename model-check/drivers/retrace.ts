/** Retraces a counterexample: does the scenario still allow its steps, and do they still break the property? */
import { areEqual } from '../../impl/kernel/plain-data.ts';
import { readLimits } from '../edge/option-shapes.ts';
import { type Recording, readRecording } from '../edge/report-shape.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { Limits } from '../options.ts';
import { nodeMachine } from '../pace/node-machine.ts';
import { Pace } from '../pace/pace.ts';
import { Stopped } from '../pace/pacing.ts';
import type { CounterexampleStep } from '../report/report.ts';
import { spelledOut } from '../report/told-step.ts';
import type { Scenario } from '../scenario.ts';
import { followed } from './followed.ts';
import { withModel } from './model.ts';
import { brokenForEver, brokenRefinement } from './retraced-claims.ts';
import { toldSteps } from './told-trail.ts';

export interface Retraced {
  readonly scenario: string;
  /**
   * `broken`: the steps break a property. `holds`: they can be taken, and break none. `left`: the step number `leftAt`,
   * counted from 0, cannot happen any more, and the earlier ones break no property.
   */
  readonly end: 'broken' | 'holds' | 'left';
  readonly leftAt?: number;
  /** The property that is broken, and why. */
  readonly property?: string;
  readonly because?: string;
  readonly steps: readonly CounterexampleStep[];
}

/**
 * Takes the steps of a counterexample again. A step matches if its cause is the same: the event, the crash, the lost
 * message. Judges `always` and `step` properties and refinements on the way. With `cycleStart`, it asks at the end
 * whether the last steps can repeat for ever, and break the liveness property. Throws `ModelError`.
 */
export async function retrace(scenario: Scenario, recording: Recording, limits: Limits = {}): Promise<Retraced> {
  const { property, initial, steps, cycleStart } = readRecording(recording);
  const pace = new Pace(readLimits(limits), nodeMachine);
  return withModel(scenario, async (model) => {
    const { system } = model;
    const start = system.initial.find((each) => areEqual(spelledOut(system, each), initial));
    if (start === undefined) return { scenario: model.scenario.name, end: 'left', leftAt: 0, steps: [] };
    const refused = (error: unknown) =>
      error instanceof Stopped ? new ModelError(`${model.scenario.name}: ${error.message} before all steps were taken`) : error;
    const trail = await followed(model, start, steps, { skips: false, pace }).catch((error: unknown) => {
      throw refused(error);
    });
    const forEver = (from: number) =>
      brokenForEver(model, trail, property, from, pace).catch((error: unknown) => {
        throw refused(error);
      });
    const isWhole = trail.broken === undefined && trail.leftAt === undefined;
    const whole = brokenRefinement(model, trail) ?? (isWhole && cycleStart !== undefined ? await forEver(cycleStart) : undefined);
    const broken = trail.broken ?? whole;
    const end = broken !== undefined ? 'broken' : trail.leftAt === undefined ? 'holds' : 'left';
    return {
      scenario: model.scenario.name,
      end,
      ...(trail.leftAt === undefined || broken !== undefined ? {} : { leftAt: trail.leftAt }),
      ...broken,
      steps: toldSteps(model, trail),
    };
  });
}
