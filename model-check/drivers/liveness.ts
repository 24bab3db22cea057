/** Judges the liveness properties of a search that has visited all states. */
import { isLiveness, type LivenessProperty, type Properties } from '../../spec/kernel/spec.ts';
import { type Lasso, type Question, refute } from '../engine/liveness/refute.ts';
import type { Exploration } from '../engine/search/exploration.ts';
import { Explorer } from '../engine/search/explorer.ts';
import { type LassoPath, lassoPath } from '../engine/search/lasso-path.ts';
import { ModelError } from '../engine/system/model-error.ts';
import type { System } from '../engine/system/system.ts';
import type { Pace } from '../pace/pace.ts';

/** A fair behaviour that breaks a property. */
export interface BrokenLiveness {
  readonly property: string;
  readonly because: string;
  readonly path: LassoPath;
}

/** The first liveness property that a fair behaviour breaks; null when all hold. Throws `Stopped` when a limit is hit. */
export async function brokenLiveness<S>(
  system: System<S>,
  explorer: Exploration<S>,
  properties: Properties<S>,
  pace: Pace,
): Promise<BrokenLiveness | null> {
  const live = Object.entries(properties).flatMap(([name, property]) => (isLive(property) ? [[name, property] as const] : []));
  // Only the reference core keeps the fairness of each transition, so it is the one that searches here.
  if (live.length === 0 || !(explorer instanceof Explorer)) return null;
  refuseUnmetFairness(explorer);
  for (const [property, claim] of live) {
    const lasso = await pace.finish(counterexampleTo(explorer, property, claim));
    if (lasso === null) continue;
    const path = await pace.finish(lassoPath(system, explorer, lasso));
    return { property, because: reasonOf(property, claim, path), path };
  }
  return null;
}

function isLive<S>(property: Properties<S>[string]): property is LivenessProperty<S> {
  return isLiveness(property.kind);
}

function* counterexampleTo<S>(explorer: Explorer<S>, property: string, { kind }: LivenessProperty<S>): Generator<void, Lasso | null> {
  const { graph, obligations, parents, judge } = explorer;
  if (graph === null) return null;
  const { states, ends, targets, kinds } = graph;
  const bitOf = (wanted: 'holds' | 'when') => judge.marks.findIndex((mark) => mark.property === property && mark.part === wanted);
  const [holds, when] = [bitOf('holds'), bitOf('when')];
  const question: Question = {
    kind,
    holds: (state) => graph.isMarked(state, holds),
    when: (state) => graph.isMarked(state, when),
  };
  return yield* refute({ states, ends, targets, kinds }, obligations, parents.data, question);
}

/** The reason in words, if the property does not explain it. */
function reasonOf<S>(property: string, { kind, doc = property }: LivenessProperty<S>, { steps, cycleStart }: LassoPath): string {
  const rest = cycleStart === steps.length ? 'nothing more need happen' : `steps ${cycleStart + 1} to ${steps.length} can repeat for ever`;
  switch (kind) {
    case 'eventually':
      return `${rest}, and this has never held: ${doc}`;
    case 'alwaysEventually':
      return `${rest}, and then this never holds again: ${doc}`;
    case 'eventuallyAlways':
      return `${rest}, and then this does not hold for good: ${doc}`;
    case 'leadsTo':
      return `${rest}, and this stays unfulfilled: ${doc}`;
  }
}

/** Refuses fairness of named events that never occurred, as it would be fairness of nothing. */
function refuseUnmetFairness<S>({ obligations, transitions }: Explorer<S>): void {
  const fired = [...transitions.fired.keys()];
  for (const { actions } of obligations.unmet) {
    const unknown = actions.find((action) => action.includes(' ') && !fired.includes(action));
    if (unknown === undefined) continue;
    const known = fired.filter((action) => action.split(' ')[0] === unknown.split(' ')[0]);
    const expected = known.length === 0 ? 'an event that occurs, and none of its kind does' : `one of the events ${known.join(', ')}`;
    throw new ModelError(`fairness: got ${JSON.stringify(unknown)}, expected ${expected}; name an event that occurs`);
  }
}
