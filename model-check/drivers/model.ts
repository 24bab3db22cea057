/** A scenario made ready for a driver: what can happen, and what is promised of it. */

import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { Properties, Refinement } from '../../spec/kernel/spec.ts';
import { inScenario, readScenario } from '../edge/scenario-shape.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { System } from '../engine/system/system.ts';
import { KeysChanged } from '../machine/layout.ts';
import { SequenceFound } from '../machine/spec-symmetry.ts';
import { type Shapes, specSystem } from '../machine/spec-system.ts';
import type { Scenario } from '../scenario.ts';
import { worldSystem } from '../world/world-system.ts';

export interface Model {
  // biome-ignore lint/suspicious/noExplicitAny: what properties see differs from scenario to scenario, and only they look at it.
  readonly system: System<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly properties: Properties<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly refines: Readonly<Record<string, Refinement<any, Value>>>;
  /** As it was read: what a check goes by, and nothing else. */
  readonly scenario: Scenario;
}

/**
 * Runs `use` with the model of `scenario`; again, should a field of a spec's state turn out to be formed in another way.
 * Throws `ModelError` when the scenario, or what it is made of, is faulty; the message begins with its name.
 */
export async function withModel<R>(scenario: Scenario, use: (model: Model) => R | Promise<R>): Promise<R> {
  const read = readScenario(scenario);
  try {
    refuseOtherStart(read, readScenario(scenario));
    return await withFittingLayout(read, use);
  } catch (error) {
    throw inScenario(error, read.name);
  }
}

/** `init` may be a getter: it must give the same states again. */
function refuseOtherStart(read: Scenario, again: Scenario): void {
  if ('spec' in read && 'spec' in again && encode(read.spec.init) !== encode(again.spec.init))
    throw new ModelError(`init of ${read.spec.name} is not pure: read twice, it gave two lists of states`);
}

async function withFittingLayout<R>(scenario: Scenario, use: (model: Model) => R | Promise<R>): Promise<R> {
  const whole = new Set<string>();
  const sequences = new Set<string>();
  for (;;) {
    try {
      return await use(modelOf(scenario, { whole, sequences }));
    } catch (error) {
      if (error instanceof KeysChanged && !whole.has(error.field)) whole.add(error.field);
      else if (error instanceof SequenceFound && !sequences.has(error.field)) sequences.add(error.field);
      else throw error;
    }
  }
}

function modelOf(scenario: Scenario, shapes: Shapes): Model {
  const { properties = {}, refines = {} } = scenario;
  if ('protocol' in scenario) return { system: worldSystem(scenario), properties, refines, scenario };
  const { spec, alike } = scenario;
  return { system: specSystem(spec, shapes, alike), properties: { ...spec.properties, ...properties }, refines, scenario };
}
