/** Follows recorded steps through a scenario, and judges each state and step on the way. */
import { areEqual, type Value } from '../../impl/kernel/plain-data.ts';
import type { PathStep } from '../engine/search/path.ts';
import type { Outcome, Snapshot } from '../engine/system/system.ts';
import { apply } from '../engine/system/walk.ts';
import type { Pace } from '../pace/pace.ts';
import { Stopped } from '../pace/pacing.ts';
import { isHappening } from '../report/tell.ts';
import type { Model } from './model.ts';
import { type Broken, brokenIn, choicesIn } from './random-walk.ts';

/** A step to take: its label, as reports have it. */
export interface Recorded {
  readonly label: Value;
}

export interface Trail {
  readonly initial: Snapshot;
  readonly steps: readonly PathStep[];
  /** The property that the last state or step breaks, if one does; nothing was followed after it. */
  readonly broken?: Broken;
  /** The index of the recorded step that could not happen; absent if all did, or such steps are skipped. */
  readonly leftAt?: number;
}

/**
 * Takes the recorded steps from `initial` on, until a property is broken. A step that cannot happen ends the trail, or is
 * skipped. Throws `Stopped` when a limit is hit, and `ModelError`.
 */
export async function followed(
  model: Model,
  initial: Snapshot,
  recorded: readonly Recorded[],
  { skips, pace }: { readonly skips: boolean; readonly pace: Pace },
): Promise<Trail> {
  const { system } = model;
  const steps: PathStep[] = [];
  let state = initial;
  let broken = brokenIn(model, null, initial);
  for (const [i, { label }] of recorded.entries()) {
    if (broken !== undefined) break;
    const outcomes = await choicesIn(system, state, [], pace);
    if (outcomes === null) throw new Stopped(pace.limitHit() ?? 'the run was interrupted');
    const outcome = sameAs(outcomes, label);
    if (outcome === undefined && skips) continue;
    if (outcome === undefined) return { initial, steps, leftAt: i };
    const after = apply(state, outcome, system.bag);
    steps.push({ action: outcome.action, label: outcome.label, after });
    broken = brokenIn(model, state, after);
    state = after;
  }
  return { initial, steps, ...(broken === undefined ? {} : { broken }) };
}

/**
 * The outcome with this label, or else one with the same cause. The answer of a node may differ when the program or
 * the earlier steps differ.
 */
function sameAs(outcomes: readonly Outcome[], label: Value): Outcome | undefined {
  const cause = causeIn(label);
  return outcomes.find((each) => areEqual(each.label, label)) ?? outcomes.find((each) => areEqual(causeIn(each.label), cause));
}

/** A label without the node's answer. */
function causeIn(label: Value): Value {
  if (!isHappening(label) || (label.type !== 'event' && label.type !== 'restart')) return label;
  const { sends: _, outputs: __, ...cause } = label;
  return cause;
}
