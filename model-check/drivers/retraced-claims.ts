/** Judges what a trail shows as a whole: its refinements, and a liveness property that its last steps break for ever. */
import { areEqual } from '../../impl/kernel/plain-data.ts';
import { isLiveness, type LivenessProperty, type Property } from '../../spec/kernel/spec.ts';
import { RefinementWatch } from '../engine/judge/refinement-watch.ts';
import { stateHolds } from '../engine/system/audited-property.ts';
import { Obligations } from '../engine/system/obligations.ts';
import { seenBy } from '../engine/system/seen.ts';
import type { Snapshot } from '../engine/system/system.ts';
import { apply, readerOf, textOf, turns } from '../engine/system/walk.ts';
import type { Pace } from '../pace/pace.ts';
import type { Trail } from './followed.ts';
import type { Model } from './model.ts';
import type { Broken } from './random-walk.ts';

/** The first refinement that a state or a step of the trail breaks; undefined if none. Throws `ModelError`. */
export function brokenRefinement({ system, refines }: Model, trail: Trail): Broken | undefined {
  const states = statesOf(trail);
  for (const [property, refinement] of Object.entries(refines)) {
    const watch = new RefinementWatch(property, refinement, () => false);
    for (const [i, state] of states.entries()) {
      watch.see(
        i,
        seenBy(readerOf(system, state), (read) => system.view(read)),
      );
      if (i === 0 && !watch.allowsStart(i)) return { property, because: watch.explainStart(i) };
      if (i > 0 && !watch.allows(i - 1, i)) return { property, because: watch.explain(i - 1, i) };
    }
  }
  return undefined;
}

/**
 * Asks whether the steps from number `cycleStart` on come back to where they begin, and are fair when they repeat for ever.
 * If so, do they break `name`? Undefined: they do not. Throws `ModelError` and `Stopped`.
 */
export async function brokenForEver(model: Model, trail: Trail, name: string, cycleStart: number, pace: Pace): Promise<Broken | undefined> {
  const property = Object.hasOwn(model.properties, name) ? model.properties[name] : undefined;
  if (property === undefined || !isLive(property)) return undefined;
  const states = statesOf(trail);
  if (cycleStart >= states.length || textOf(states[cycleStart]) !== textOf(states[states.length - 1])) return undefined;
  if (!isUnfulfilled(model, property, name, states, cycleStart)) return undefined;
  if (!(await pace.finish(isFair(model, trail, states, cycleStart)))) return undefined;
  const { doc = name } = property;
  return { property: name, because: `the last steps can repeat for ever, and this is not fulfilled: ${doc}` };
}

function isLive(property: Property<unknown>): property is LivenessProperty<unknown> {
  return isLiveness(property.kind);
}

function isUnfulfilled(
  { system }: Model,
  claim: LivenessProperty<unknown>,
  name: string,
  states: readonly Snapshot[],
  cycleStart: number,
): boolean {
  const ask = (holds: (state: unknown) => boolean) => (state: Snapshot) =>
    stateHolds(
      name,
      { kind: 'always', holds },
      seenBy(readerOf(system, state), (read) => system.view(read)),
    );
  const holds = ask((state) => claim.holds(state));
  const cycle = states.slice(cycleStart);
  switch (claim.kind) {
    case 'eventually':
      return !states.some(holds);
    case 'alwaysEventually':
      return !cycle.some(holds);
    case 'eventuallyAlways':
      return !cycle.every(holds);
    case 'leadsTo': {
      const when = ask((state) => claim.when(state));
      // Each state is followed by all of the way round, and by those between.
      return !cycle.some(holds) && states.some((state, i) => when(state) && !states.slice(i).some(holds));
    }
  }
}

/** Weak: a step of the way round fulfils the constraint, or it is not possible somewhere on it. Strong: or it is possible nowhere on it. */
function* isFair({ system }: Model, { steps }: Trail, states: readonly Snapshot[], cycleStart: number): Generator<void, boolean> {
  const obligations = new Obligations(system);
  const cycle = cycleStart === steps.length ? [states[cycleStart]] : states.slice(cycleStart, -1);
  const fulfilled = new Set<number>();
  const possible: ReadonlySet<number>[] = [];
  for (const [i, state] of cycle.entries()) {
    const here = new Set<number>();
    const [before, next] = [textOf(state), steps[cycleStart + i]];
    for (const outcome of turns(system, state)) {
      yield;
      if (outcome === null) continue;
      const after = textOf(apply(state, outcome, system.bag));
      // A step that changes nothing fulfils nothing, and nothing obliges anybody to take it.
      if (after === before) continue;
      const kind = obligations.kinds[obligations.kindOf(outcome)];
      for (const constraint of kind) here.add(constraint);
      if (next !== undefined && areEqual(outcome.label, next.label) && after === textOf(next.after))
        for (const each of kind) fulfilled.add(each);
    }
    possible.push(here);
  }
  return obligations.isStrong.every((isStrong, constraint) => {
    const where = possible.filter((here) => here.has(constraint)).length;
    return fulfilled.has(constraint) || where === 0 || (!isStrong && where < possible.length);
  });
}

function statesOf({ initial, steps }: Trail): readonly Snapshot[] {
  return [initial, ...steps.map(({ after }) => after)];
}
