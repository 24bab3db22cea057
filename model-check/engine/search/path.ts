/** Finds the path to a state again, transition by transition, from the fingerprints on the way. */
import type { Value } from '../../../impl/kernel/plain-data.ts';
import { ModelError } from '../system/model-error.ts';
import type { Outcome, Snapshot, System } from '../system/system.ts';
import { apply, turns } from '../system/walk.ts';
import { GrowingInts } from '../tables/growing.ts';
import { LOW } from '../tables/rows.ts';
import type { Exploration } from './exploration.ts';

export interface PathStep {
  readonly action: string;
  readonly label: Value;
  /** The state after the step. */
  readonly after: Snapshot;
}

export interface Path {
  readonly initial: Snapshot;
  readonly steps: readonly PathStep[];
}

/** A shortest path to state number `state`; with `stepTo`, one step further to that low lane. May pause at each `yield`. */
export function* pathTo<S>(system: System<S>, explorer: Exploration<S>, state: number, stepTo?: number): Generator<void, Path> {
  const [first, ...lows] = yield* explorer.lowsTo(state);
  if (stepTo !== undefined) lows.push(stepTo);
  const initial = yield* initialWithLow(system, explorer, first);
  const steps: PathStep[] = [];
  let current = initial;
  for (const low of lows) {
    const step = yield* stepWithLow(system, explorer, current, low);
    steps.push(step);
    current = step.after;
  }
  return { initial, steps };
}

/** The initial state with this low lane. Throws `ModelError` when there is none. */
export function* initialWithLow<S>({ initial }: System<S>, { space }: Exploration<S>, low: number): Generator<void, Snapshot> {
  const rows = new GrowingInts();
  for (const snapshot of initial) {
    yield;
    rows.length = 0;
    space.append(snapshot, rows);
    if (rows.data[LOW] === low) return snapshot;
  }
  throw new ModelError('the way back does not begin in an initial state: some move is not pure');
}

/** The step from a state to that low lane; with `isWanted`, by an outcome that is wanted. */
export function* stepWithLow<S>(
  system: System<S>,
  explorer: Exploration<S>,
  from: Snapshot,
  low: number,
  isWanted: (outcome: Outcome) => boolean = () => true,
): Generator<void, PathStep> {
  const rows = new GrowingInts();
  for (const outcome of turns(system, from)) {
    yield;
    if (outcome === null) continue;
    const after = apply(from, outcome, system.bag);
    rows.length = 0;
    explorer.space.append(after, rows);
    if (rows.data[LOW] === low && isWanted(outcome)) return { action: outcome.action, label: outcome.label, after };
  }
  throw new ModelError('the way back is lost: run again in the same state, some move does something else, so it is not pure').in(from);
}
