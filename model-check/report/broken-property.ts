/** Asks the property that a path breaks once more: whether it is broken, and why. */
import { isLiveness, type Properties } from '../../spec/kernel/spec.ts';
import type { Path } from '../engine/search/path.ts';
import { stateExplained, stateHolds, stepExplained, stepHolds } from '../engine/system/audited-property.ts';
import { ModelError } from '../engine/system/model-error.ts';
import { type Seen, seenBy } from '../engine/system/seen.ts';
import type { Snapshot, System } from '../engine/system/system.ts';
import { readerOf } from '../engine/system/walk.ts';
import { toldIn } from './fault.ts';
import { toldStep } from './told-step.ts';

/** Throws `ModelError` when the broken property now holds: it is not pure. */
export function refuseChangedMind<S>(system: System<S>, properties: Properties<S>, name: string, path: Path): void {
  const property = properties[name];
  // With symmetry, the search may have judged this state under other names.
  if (property === undefined || system.symmetry !== undefined) return;
  const states = statesOf(path);
  const [before, after] = lastSeen(system, states);
  const holds =
    property.kind === 'step'
      ? after !== undefined && stepHolds(name, property, before, after)
      : property.kind === 'always' && stateHolds(name, property, after ?? before);
  if (!holds) return;
  const last = states[states.length - 1];
  throw new ModelError(`the property ${name} is not pure: in the same state it was false, and is true now`).in(last);
}

/** Explains why the property is broken at the end of the path, in the property's own words; null if it has none. Throws `ModelError`. */
export function explained<S>(system: System<S>, properties: Properties<S>, name: string, path: Path): string | null {
  const property = properties[name];
  // The name may be that of a refinement.
  if (property === undefined || property.kind === 'reachable') return null;
  const states = statesOf(path);
  const told = path.steps.map((step, i) => toldStep(system, states[i], step));
  return toldIn(system, states[states.length - 1], told, () => {
    const [before, after] = lastSeen(system, states);
    if (property.kind !== 'step')
      return stateExplained(name, property, isLiveness(property.kind) ? unfulfilled(system, name, property, path) : (after ?? before));
    return after === undefined ? null : stepExplained(name, property, before, after);
  });
}

/** A state of the way round, or of the end, in which the liveness property does not hold. */
function unfulfilled<S>(system: System<S>, name: string, property: Exclude<Properties<S>[string], { kind: 'step' }>, path: Path): Seen<S> {
  const states = statesOf(path).map((state) => seenBy(readerOf(system, state), (read) => system.view(read)));
  return states.findLast((state) => !stateHolds(name, property, state)) ?? states[states.length - 1];
}

function statesOf({ initial, steps }: Path): readonly Snapshot[] {
  return [initial, ...steps.map((step) => step.after)];
}

/** The last two states, or the only one, as properties see them. */
function lastSeen<S>(system: System<S>, states: readonly Snapshot[]): readonly Seen<S>[] {
  return states.slice(-2).map((state) => seenBy(readerOf(system, state), (read) => system.view(read)));
}
