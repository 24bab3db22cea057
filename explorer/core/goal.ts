/** What a reader is asked to reach, and whether it is reached. */
import type { Knot, Run } from './run.ts';

/** A goal is reached in a state of the way that is looked at, within `atMost` steps from the beginning. */
export interface Goal {
  /**
   * `broken`: this property breaks; without a name, any. `met`: this `reachable` property is met, or this `recoverable` one
   * holds. `action`: a step of this action is taken. `end`: nothing more can happen.
   */
  readonly reach:
    | { readonly broken: string | null }
    | { readonly met: string }
    | { readonly action: string }
    | { readonly end: true }
    | ((state: unknown) => boolean);
  /** Omitted: any number. */
  readonly atMost?: number;
  /** Properties that must not break on the way. Omitted: none. */
  readonly without?: readonly string[];
}

/** The first state of the way up to the present one in which the goal is reached; null: not yet. */
export function reachedAt(run: Run, { reach, atMost = Number.POSITIVE_INFINITY, without = [] }: Goal): Knot | null {
  for (const knot of run.path(run.at)) {
    if (knot.depth > atMost) return null;
    if (run.broken(knot).some(({ property }) => without.includes(property))) return null;
    if (isReached(run, knot, reach)) return knot;
  }
  return null;
}

function isReached(run: Run, knot: Knot, reach: Goal['reach']): boolean {
  if (typeof reach === 'function') return reach(knot.moment.state);
  if ('broken' in reach) return run.broken(knot).some(({ property }) => reach.broken === null || property === reach.broken);
  if ('met' in reach) return run.lights(knot).some(({ property, holds }) => property === reach.met && holds);
  if ('action' in reach) return knot.step?.action === reach.action;
  return run.choices(knot).length === 0;
}
