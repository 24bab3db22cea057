/** Finds the transitions of a lasso again, step by step, from the numbers of its states and the kinds of its transitions. */
import { ANY_KIND, type Lasso, type Leg } from '../liveness/lasso.ts';
import type { Outcome, System } from '../system/system.ts';
import type { Explorer } from './explorer.ts';
import { initialWithLow, type Path, type PathStep, stepWithLow } from './path.ts';

/** A way to a state, and then a way round that repeats for ever. Without steps of it, the state stays for ever. */
export interface LassoPath extends Path {
  /** The number of steps before those that repeat. */
  readonly cycleStart: number;
}

/** The behaviour of `lasso`. May pause at each `yield`. Throws `ModelError` when a move is not pure. */
export function* lassoPath<S>(system: System<S>, explorer: Explorer<S>, { initial, prefix, cycle }: Lasso): Generator<void, LassoPath> {
  const begin = yield* initialWithLow(system, explorer, explorer.lows.data[initial]);
  const steps: PathStep[] = [];
  let current = begin;
  for (const { state, kind } of [...prefix, ...cycle] satisfies readonly Leg[]) {
    const isWanted = kind === ANY_KIND ? undefined : (outcome: Outcome) => explorer.obligations.kindOf(outcome) === kind;
    const step = yield* stepWithLow(system, explorer, current, explorer.lows.data[state], isWanted);
    steps.push(step);
    current = step.after;
  }
  return { initial: begin, steps, cycleStart: prefix.length };
}
