/** The random driver: a seed chooses each next event, and every state on the way is judged. */

import { below, randomStream } from '../chance/random.ts';
import { stateExplained, stateHolds, stepExplained, stepHolds } from '../engine/system/audited-property.ts';
import { seenBy } from '../engine/system/seen.ts';
import type { Outcome, Snapshot, System } from '../engine/system/system.ts';
import { apply, readerOf, turns } from '../engine/system/walk.ts';
import type { SimulateOptions } from '../options.ts';
import type { Pacing } from '../pace/pacing.ts';
import { toldIn } from '../report/fault.ts';
import type { Counterexample, CounterexampleStep } from '../report/report.ts';
import { spelledOut, toldStep } from '../report/told-step.ts';
import type { Model } from './model.ts';

/** In one state, the walk chooses among the first 100,000 outcomes. */
const MOST_CHOICES = 100_000;

/** One walk. A walk can show that a property is broken; a walk that shows nothing proves little. */
export interface Walk {
  readonly scenario: string;
  readonly seed: number;
  readonly steps: readonly CounterexampleStep[];
  /** `stuck`: nothing could happen any more. `broken`: the last step broke a property. `stopped`: a limit was hit. */
  readonly end: 'steps' | 'stuck' | 'broken' | 'stopped';
  /** The `always` or `step` property that was broken. */
  readonly property?: string;
  /** Why the last state, or the last step, breaks the property: one sentence. */
  readonly because?: string;
  /** The state before the first step: the spec's own state, or the `World` that properties of a protocol see. */
  readonly initial: unknown;
  /** The state after the last step; `initial` when there is none. */
  readonly final: unknown;
  /** Of a walk that breaks a property and was shrunk: the steps that are needed. */
  readonly counterexample?: Counterexample;
}

/** Walks through `model` at random. Throws `ModelError` as `check` does. */
export async function walk(model: Model, { seed, steps: most }: SimulateOptions, pace: Pacing): Promise<Walk> {
  const { system, scenario } = model;
  const random = randomStream(seed);
  const steps: CounterexampleStep[] = [];
  let state: Snapshot = system.initial[below(random, system.initial.length)];
  const initial = spelledOut(system, state);
  const walked = (end: Walk['end']) => ({ scenario: scenario.name, seed, steps, end, initial, final: steps.at(-1)?.after ?? initial });
  const first = state;
  let broken = toldIn(system, first, steps, () => brokenIn(model, null, first));
  while (broken === undefined && steps.length < most) {
    const before = state;
    const outcomes = await choicesIn(system, before, steps, pace);
    if (outcomes === null) return walked('stopped');
    if (outcomes.length === 0) return walked('stuck');
    const outcome = outcomes[below(random, outcomes.length)];
    const after = toldIn(system, before, steps, () => apply(before, outcome, system.bag));
    steps.push(toldStep(system, before, { action: outcome.action, label: outcome.label, after }));
    broken = toldIn(system, after, steps, () => brokenIn(model, before, after));
    state = after;
  }
  return broken === undefined ? walked('steps') : { ...walked('broken'), ...broken };
}

/** The outcomes that are possible in `state`; null when a limit was hit. `steps`: those that lead there, to tell a fault. */
export async function choicesIn<S>(
  system: System<S>,
  state: Snapshot,
  steps: readonly CounterexampleStep[],
  pace: Pacing,
): Promise<readonly Outcome[] | null> {
  const outcomes: Outcome[] = [];
  const rest = turns(system, state);
  for (;;) {
    const { done, value: outcome } = toldIn(system, state, steps, () => rest.next());
    if (done) break;
    if (outcome !== null && outcomes.push(outcome) === MOST_CHOICES) break;
    if (!pace.isDue()) continue;
    await pace.pause();
    if (pace.limitHit() !== null) return null;
  }
  return outcomes;
}

/** A broken property, and why it is broken. */
export type Broken = Required<Pick<Walk, 'property' | 'because'>>;

/** The first property that `after`, or the step to it, breaks, and why. */
export function brokenIn({ system, properties }: Model, before: Snapshot | null, after: Snapshot): Broken | undefined {
  const see = (state: Snapshot) => seenBy(readerOf(system, state), (read) => system.view(read));
  const seen = see(after);
  const seenBefore = before === null ? null : see(before);
  for (const [name, property] of Object.entries(properties)) {
    const broken = (what: string, explained: string | null) => ({
      property: name,
      because: explained ?? `this ${what} breaks it: ${property.doc ?? name}`,
    });
    if (property.kind === 'always' && !stateHolds(name, property, seen)) return broken('state', stateExplained(name, property, seen));
    if (property.kind === 'step' && seenBefore !== null && !stepHolds(name, property, seenBefore, seen))
      return broken('step', stepExplained(name, property, seenBefore, seen));
  }
  return undefined;
}
