/** A scenario made ready for a driver: what can happen, and what is promised of it. */

import type { Value } from '../impl/kernel/plain-data.ts';
import type { Properties, Property, Refinement } from '../spec/kernel/spec.ts';
import { KeysChanged } from './engine/layout.ts';
import { ModelError } from './engine/model-error.ts';
import { SequenceFound } from './engine/spec-symmetry.ts';
import { type Shapes, specSystem } from './engine/spec-system.ts';
import type { System } from './engine/system.ts';
import type { Faults, Network, Scenario } from './scenario.ts';
import { worldSystem } from './world/world-system.ts';

export interface Model {
  // biome-ignore lint/suspicious/noExplicitAny: what properties see differs from scenario to scenario, and only they look at it.
  readonly system: System<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly properties: Properties<any>;
  // biome-ignore lint/suspicious/noExplicitAny: see above.
  readonly refines: Readonly<Record<string, Refinement<any, Value>>>;
}

/** Runs `use` with the model of `scenario`; again, should a field of a spec's state turn out to be formed in another way. */
export async function withModel<R>(scenario: Scenario, use: (model: Model) => R | Promise<R>): Promise<R> {
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
  refuseUnknownWords(scenario);
  const refines = scenario.refines ?? {};
  if ('protocol' in scenario) return { system: worldSystem(scenario), properties: scenario.properties, refines };
  const { spec, alike } = scenario;
  return { system: specSystem(spec, shapes, alike), properties: { ...spec.properties, ...scenario.properties }, refines };
}

/** Words that the types rule out, but a program without types may use: silently passed over, they would make a verdict vacuous. */
function refuseUnknownWords(scenario: Scenario): void {
  const { name } = scenario;
  if (typeof name !== 'string') throw new ModelError('a scenario has a name; this one has none');
  if (!('protocol' in scenario) && !('spec' in scenario))
    throw new ModelError(`${name}: a scenario has a protocol or a spec; this one has neither`);
  if ('protocol' in scenario) {
    oneOf(`${name}: network`, scenario.network, NETWORKS);
    for (const fault of Object.keys(scenario.faults ?? {})) oneOf(`${name}: a fault`, fault, FAULTS);
  }
  const properties: Properties<unknown> = { ...('spec' in scenario ? scenario.spec.properties : {}), ...scenario.properties };
  for (const [property, { kind }] of Object.entries(properties)) oneOf(`${name}: the kind of ${property}`, kind, KINDS);
}

const NETWORKS: readonly Network[] = ['unordered', 'fifo', 'set', 'growing-set'];
const FAULTS: readonly (keyof Faults)[] = ['crash', 'restart', 'falseSuspicion', 'drop', 'duplicate', 'partition'];
const KINDS: readonly Property<unknown>['kind'][] = ['always', 'step', 'reachable', 'recoverable'];

function oneOf(what: string, found: string, words: readonly string[]): void {
  if (!words.includes(found)) throw new ModelError(`${what} is "${found}"; it is one of ${words.join(', ')}`);
}
