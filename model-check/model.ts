/** A scenario made ready for a driver: what can happen, and what is promised of it. */

import type { Value } from '../impl/kernel/plain-data.ts';
import type { Properties, Refinement } from '../spec/kernel/spec.ts';
import { KeysChanged } from './engine/layout.ts';
import { specSystem } from './engine/spec-system.ts';
import type { System } from './engine/system.ts';
import type { Scenario } from './scenario.ts';
import { worldSystem } from './world/world-system.ts';

export interface Model {
  // biome-ignore lint/suspicious/noExplicitAny: what properties see differs from scenario to scenario, and only they look at it.
  readonly system: System<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly properties: Properties<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly refines: Readonly<Record<string, Refinement<any, Value>>>;
}

/** Runs `use` with the model of `scenario`; again, should the keys of a record in a spec's state turn out to change. */
export async function withModel<R>(scenario: Scenario, use: (model: Model) => R | Promise<R>): Promise<R> {
  const whole = new Set<string>();
  for (;;) {
    try {
      return await use(modelOf(scenario, whole));
    } catch (error) {
      // A field whose keys change is one slot, not one per entry.
      if (!(error instanceof KeysChanged) || whole.has(error.field)) throw error;
      whole.add(error.field);
    }
  }
}

function modelOf(scenario: Scenario, whole: ReadonlySet<string>): Model {
  const refines = scenario.refines ?? {};
  if ('protocol' in scenario) return { system: worldSystem(scenario), properties: scenario.properties, refines };
  return { system: specSystem(scenario.spec, whole), properties: { ...scenario.spec.properties, ...scenario.properties }, refines };
}
