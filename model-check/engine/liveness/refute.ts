/**
 * Looks for a fair behaviour that breaks a liveness property. Every kind of property comes down to one question: is there a
 * fair way round in the states where its obligation is pending?
 */
import type { Arrows, Constraints } from './arrows.ts';
import { FairComponents } from './fair-components.ts';
import { type Lasso, roundIn, wayTo } from './lasso.ts';
import { depthsOf, pendingFrom, type Region, regionOf } from './region.ts';

export type { Lasso } from './lasso.ts';

/** A question about behaviours, in terms of states: `holds`, and for a `leadsTo`, `when`. */
export interface Question {
  readonly kind: 'eventually' | 'alwaysEventually' | 'eventuallyAlways' | 'leadsTo';
  holds(state: number): boolean;
  when(state: number): boolean;
}

/**
 * A fair behaviour that breaks the property; null when there is none. Of two of them it is one with a short way to where the
 * round begins. `parents`: by state, the state it was found from; its own for an initial state. May pause at each `yield`.
 */
export function* refute(arrows: Arrows, constraints: Constraints, parents: Int32Array, question: Question): Generator<void, Lasso | null> {
  const region = yield* pending(arrows, depthsOf(parents, arrows.states), parents, question);
  const isNeeded = question.kind === 'eventuallyAlways' ? (state: number) => !question.holds(state) : null;
  const fair = yield* new FairComponents(arrows, constraints, region, isNeeded).nearest();
  if (fair === null) return null;
  return { ...wayTo(fair.entry, region, parents), cycle: roundIn(fair, arrows, constraints, isNeeded) };
}

function* pending(arrows: Arrows, depths: Int32Array, parents: Int32Array, question: Question): Generator<void, Region> {
  const { kind } = question;
  const fails = (state: number) => !question.holds(state);
  switch (kind) {
    case 'eventuallyAlways':
      return regionOf(depths, () => true);
    case 'alwaysEventually':
      return regionOf(depths, fails);
    case 'eventually':
      return yield* pendingFrom(arrows, depths, (state) => parents[state] === state && fails(state), fails);
    case 'leadsTo':
      return yield* pendingFrom(arrows, depths, (state) => question.when(state) && fails(state), fails);
  }
}
