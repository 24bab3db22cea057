/** States and transitions as reports show them: the state as properties see it, and nothing else. */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import type { PathStep } from '../engine/search/path.ts';
import type { Snapshot, System } from '../engine/system/system.ts';
import { readerOf } from '../engine/system/walk.ts';
import type { CounterexampleStep } from './report.ts';
import { changes, tell } from './tell.ts';

/** Of a spec, the state; of a world, the `World`. Plain data, of which nothing is computed later. */
export function spelledOut<S>(system: Pick<System<S>, 'firstQueue' | 'view'>, state: Snapshot): Value {
  return copied(system.view(readerOf(system, state)));
}

/** The step that led from `before` to `step.after`. */
export function toldStep<S>(system: System<S>, before: Snapshot, { action, label, after }: PathStep): CounterexampleStep {
  return { action, says: tell(label), changes: changes(system.slots, before, after), label, after: spelledOut(system, after) };
}

/** What is computed when it is asked for, as the parts of a world are, is asked for here. */
function copied(value: Value): Value {
  if (Array.isArray(value)) return value.map(copied);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copied(entry)])) : value;
}
