/** States and transitions as reports show them: only the view that properties have. */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { PathStep } from '../engine/search/path.ts';
import type { Snapshot, System } from '../engine/system/system.ts';
import { readerOf } from '../engine/system/walk.ts';
import type { CounterexampleStep } from './report.ts';
import { changes, tell } from './tell.ts';

/** The state of a spec, or the `World` of a protocol, as plain data without getters. */
export function spelledOut<S>(system: Pick<System<S>, 'firstQueue' | 'view'>, state: Snapshot): Value {
  return copied(system.view(readerOf(system, state)));
}

/** Tells the step that led from `before` to `step.after`. */
export function toldStep<S>(system: System<S>, before: Snapshot, { action, label, after }: PathStep): CounterexampleStep {
  return { action, says: tell(label), changes: changes(system.slots, before, after), label, after: spelledOut(system, after) };
}

/** Copies a view. Its getters, such as those of a world, are evaluated now. */
function copied(value: Value): Value {
  if (Array.isArray(value)) return value.map(copied);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copied(entry)])) : value;
}
