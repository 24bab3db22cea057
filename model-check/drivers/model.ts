/** Prepares a scenario for a driver: the system to explore and the properties to judge. */

import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { Fairness } from '../../spec/kernel/fairness.ts';
import { initialStatesOf } from '../../spec/kernel/initial-states.ts';
import type { Properties, Refinement, Spec } from '../../spec/kernel/spec.ts';
import { inScenario, readScenario } from '../edge/scenario-shape.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { System } from '../engine/system/system.ts';
import { KeysChanged } from '../machine/layout.ts';
import { SequenceFound } from '../machine/spec-symmetry.ts';
import { type Shapes, specSystem } from '../machine/spec-system.ts';
import type { Start } from '../options.ts';
import type { Scenario } from '../scenario.ts';
import type { Audits } from '../world/reducer.ts';
import { worldSystem } from '../world/world-system.ts';
import { startingAt } from './starting-at.ts';

export interface Model {
  // biome-ignore lint/suspicious/noExplicitAny: what properties see differs from scenario to scenario, and only they look at it.
  readonly system: System<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly properties: Properties<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly refines: Readonly<Record<string, Refinement<any, Value>>>;
  /** The scenario as it was read. A check uses this and never the original. */
  readonly scenario: Scenario;
}

/**
 * Runs `use` with the model of `scenario`, and again with another layout if the search meets a state that the first one
 * does not fit. Throws `ModelError` when the scenario or its model is faulty; the message begins with the scenario's name.
 */
export async function withModel<R>(
  scenario: Scenario,
  use: (model: Model) => R | Promise<R>,
  audits: Audits = 'each call',
  from?: Start,
): Promise<R> {
  const read = readScenario(scenario);
  try {
    refuseOtherStart(read, readScenario(scenario));
    if (from === undefined) return await withFittingLayout(read, use, audits);
    return await withFittingLayout(asAskedFrom(read), (model) => use({ ...model, system: startingAt(model.system, from) }), audits);
  } catch (error) {
    throw inScenario(error, read.name);
  }
}

/** The scenario without what is true of its beginning alone. */
export function asAskedFrom(scenario: Scenario): Scenario {
  const { symmetric: _, expect: __, ...rest } = scenario;
  return rest;
}

/** Refuses a spec whose `init` is a getter or a function that gives other states the second time. */
function refuseOtherStart(read: Scenario, again: Scenario): void {
  const others = specsOf(again);
  for (const [i, spec] of specsOf(read).entries()) {
    const [first, second] = [spec, others[i]].map((each) => initialStatesOf(each));
    if (first.length !== second.length || first.some((state, at) => encode(state) !== encode(second[at])))
      throw new ModelError(`init of ${spec.name} is not pure: read twice, it gave two lists of states`);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the specs of a scenario have states of several types.
function specsOf(scenario: Scenario): readonly Spec<any>[] {
  const refined = Object.values(scenario.refines ?? {}).map(({ of }) => of);
  return 'spec' in scenario ? [scenario.spec, ...refined] : refined;
}

async function withFittingLayout<R>(scenario: Scenario, use: (model: Model) => R | Promise<R>, audits: Audits): Promise<R> {
  const whole = new Set<string>();
  const sequences = new Set<string>();
  for (;;) {
    try {
      return await use(modelOf(scenario, { whole, sequences }, audits));
    } catch (error) {
      if (error instanceof KeysChanged && !whole.has(error.field)) whole.add(error.field);
      else if (error instanceof SequenceFound && !sequences.has(error.field)) sequences.add(error.field);
      else throw error;
    }
  }
}

/** Throws `KeysChanged` or `SequenceFound`, then or later, if the system has a state that does not fit `shapes`. */
export function modelOf(scenario: Scenario, shapes: Shapes, audits: Audits): Model {
  const { properties = {}, refines = {} } = scenario;
  if ('protocol' in scenario) return { system: narrowed(worldSystem(scenario, audits), scenario), properties, refines, scenario };
  const { spec, symmetric } = scenario;
  return {
    system: narrowed(specSystem(withFairness(spec, scenario.fairness), shapes, symmetric), scenario),
    properties: { ...spec.properties, ...properties },
    refines,
    scenario,
  };
}

/** The system within the limits of the scenario. A world is an object with private parts, so the limits are put on it. */
function narrowed<S>(system: System<S>, { constraint, actionConstraint, view, deadlock, mayEndIn }: Scenario): System<S> {
  const limits = Object.entries({ constraint, actionConstraint, view, mayEndIn }).filter(([, limit]) => limit !== undefined);
  const refusesDeadlock = deadlock === 'error';
  if (!refusesDeadlock && limits.length === 0) return system;
  return Object.assign(system, { narrowing: { ...Object.fromEntries(limits), refusesDeadlock } });
}

/** The spec, under the fairness of the scenario as well as its own. */
function withFairness<S>(spec: Spec<S>, added: readonly Fairness[] = []): Spec<S> {
  return { ...spec, fairness: [...(spec.fairness ?? []), ...added] };
}
