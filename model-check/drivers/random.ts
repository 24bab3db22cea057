/** The random driver: a seed chooses the next event, again and again, and every state on the way is judged. */

import { ModelError, messageOf } from '../engine/model-error.ts';
import { below, randomStream } from '../engine/random.ts';
import type { Snapshot } from '../engine/system.ts';
import { apply, enabled, readerOf } from '../engine/walk.ts';
import { type Model, withModel } from '../model.ts';
import type { CounterexampleStep } from '../report.ts';
import type { Scenario } from '../scenario.ts';
import { changes, tell } from '../tell.ts';

export interface SimulateOptions {
  /** The same seed walks the same way. */
  readonly seed: number;
  /** The most transitions to take. */
  readonly steps: number;
}

/** One walk. A walk can show that a promise is broken; that it shows nothing says little. */
export interface Walk {
  readonly scenario: string;
  readonly seed: number;
  readonly steps: readonly CounterexampleStep[];
  /** `stuck`: nothing could happen any more. `broken`: the last step broke a promise. */
  readonly end: 'steps' | 'stuck' | 'broken';
  /** The `always` or `step` property that was broken. */
  readonly property?: string;
  readonly final: Snapshot;
}

/** Walks through `scenario` at random. Throws `ModelError` as `check` does. */
export async function simulate(scenario: Scenario, { seed, steps }: SimulateOptions): Promise<Walk> {
  return withModel(scenario, (model) => walk(scenario.name, model, seed, steps));
}

function walk(scenario: string, model: Model, seed: number, most: number): Walk {
  const { system } = model;
  const random = randomStream(seed);
  const steps: CounterexampleStep[] = [];
  let state: Snapshot = system.initial[below(random, system.initial.length)];
  let property = brokenIn(model, null, state);
  while (property === undefined && steps.length < most) {
    const outcomes = [...enabled(system, state)];
    if (outcomes.length === 0) return { scenario, seed, steps, end: 'stuck', final: state };
    const outcome = outcomes[below(random, outcomes.length)];
    const after = apply(state, outcome, system.bag);
    property = brokenIn(model, state, after);
    steps.push({ action: outcome.action, says: tell(outcome.label), changes: changes(system.slots, state, after), label: outcome.label });
    state = after;
  }
  return property === undefined
    ? { scenario, seed, steps, end: 'steps', final: state }
    : { scenario, seed, steps, end: 'broken', property, final: state };
}

/** The first property that `after`, or the step to it, breaks. */
function brokenIn({ system, properties }: Model, before: Snapshot | null, after: Snapshot): string | undefined {
  const seen = system.view(readerOf(system, after));
  const seenBefore = before === null ? null : system.view(readerOf(system, before));
  const broken = Object.entries(properties).find(([name, property]) => {
    try {
      if (property.kind === 'always') return !property.holds(seen);
      return property.kind === 'step' && seenBefore !== null && !property.holds(seenBefore, seen);
    } catch (error) {
      throw new ModelError(`the property ${name} threw: ${messageOf(error)}`, { cause: error });
    }
  });
  return broken?.[0];
}
