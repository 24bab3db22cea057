/**
 * The parts of a spec: a state, named actions, named properties, and the view that links two specs.
 *
 * A spec says WHAT a protocol guarantees. It imports nothing but other specs, so that an implementation can never be
 * checked against itself.
 */

import type { Fairness } from './fairness.ts';
import { rememberingRecent, STATES_AT_HAND } from './remembering.ts';

/**
 * One named action. The guard (`when`) and the effect (`then`) are stated once; `params` lists the choices that
 * exist in a state. `then` is only ever called where `when` holds. All three are pure.
 */
export interface ActionDef<S, P> {
  /** One sentence for the docs and the reports. */
  readonly doc?: string;
  /** The parameters to try; an action without parameters leaves this out. */
  params?(state: S): Iterable<P>;
  when(state: S, param: P): boolean;
  then(state: S, param: P): S;
}

/**
 * A named claim about the reachable states.
 *
 * - `always`: holds in every reachable state (an invariant).
 *
 * - `step`: holds for every transition that changes the state.
 *
 * - `reachable`: holds in at least one reachable state, so that a pass is not vacuous.
 *
 * - `recoverable`: from every reachable state, a state where it holds stays reachable (AG EF). Needs no fairness.
 *
 * - `eventually`: every fair behaviour has a state where it holds (◇p).
 *
 * - `alwaysEventually`: in every fair behaviour it holds again and again (□◇p).
 *
 * - `eventuallyAlways`: every fair behaviour has a state from which on it holds for ever (◇□p).
 *
 * - `leadsTo`: in every fair behaviour, a state where `when` holds is one, or is followed by one, where `holds` does (p ↝ q).
 *
 * `fairness.ts` says which behaviours are fair.
 *
 * `explain` says what breaks the property in a state, or in a step, where it does not hold. It is one clause that names
 * the nodes and the keys, such as `key 3 belongs to node 4 and to node 12`. Without it a report repeats `doc`. It is pure,
 * and is called only where the property is broken. No single state breaks a `reachable` property, so that kind has none.
 */
export type Property<S> =
  | { readonly kind: 'always'; readonly doc?: string; holds(state: S): boolean; explain?(state: S): string }
  | { readonly kind: 'step'; readonly doc?: string; holds(before: S, after: S): boolean; explain?(before: S, after: S): string }
  | { readonly kind: 'reachable'; readonly doc?: string; holds(state: S): boolean; readonly explain?: never }
  | { readonly kind: 'recoverable'; readonly doc?: string; holds(state: S): boolean; explain?(state: S): string }
  | LivenessProperty<S>;

/** A claim about whole behaviours. `explain` says what is missing in a state in which a counterexample goes round for ever. */
export type LivenessProperty<S> =
  | {
      readonly kind: 'eventually' | 'alwaysEventually' | 'eventuallyAlways';
      readonly doc?: string;
      holds(state: S): boolean;
      explain?(state: S): string;
    }
  | { readonly kind: 'leadsTo'; readonly doc?: string; when(state: S): boolean; holds(state: S): boolean; explain?(state: S): string };

/** Whether a property of this kind is about whole behaviours. */
export function isLiveness(kind: Property<unknown>['kind']): kind is LivenessProperty<unknown>['kind'] {
  return kind === 'eventually' || kind === 'alwaysEventually' || kind === 'eventuallyAlways' || kind === 'leadsTo';
}

export type Properties<S> = Readonly<Record<string, Property<S>>>;

/**
 * A state machine: its initial states, its actions and its properties. States are plain JSON: objects, arrays,
 * strings, finite numbers, booleans, null. Sets are sorted arrays.
 *
 * A state comes back from the checker with the keys of its records sorted, whatever their order was. So compare records
 * with `equal` or by their `canonical` texts, not by `JSON.stringify`.
 */
export interface Spec<S> {
  readonly name: string;
  /** The initial states, or a function that lists them: the checker calls it twice, and it gives the same states each time. */
  readonly init: readonly S[] | (() => Iterable<S>);
  // biome-ignore lint/suspicious/noExplicitAny: each action has a parameter type of its own; a record cannot name them all.
  readonly actions: Readonly<Record<string, ActionDef<S, any>>>;
  readonly properties: Properties<S>;
  /** The steps that may not be put off for ever, for liveness properties. Left out: a behaviour may stop anywhere. */
  readonly fairness?: readonly Fairness[];
}

/**
 * A claim that every behaviour of a concrete machine is a behaviour of the abstract machine `of`. Seen through `view`,
 * every initial state is an initial state of `of`, and every transition is either no change or an action of `of`. The fairness
 * of `of` is not asked for.
 */
export interface Refinement<Concrete, Abstract> {
  readonly of: Spec<Abstract>;
  view(state: Concrete): Abstract;
}

/** States an action with the type of its parameter checked, for use inside a spec's record of actions. */
export function action<S, P = void>(definition: ActionDef<S, P>): ActionDef<S, P> {
  return definition;
}

/**
 * A claim as its function makes it: called, it says whether it holds. That it can be called also lets a compiler infer
 * the type of the state from the scenario around it.
 */
export interface StateClaim<S, Kind extends 'always' | 'reachable' | 'recoverable'> {
  (state: S): boolean;
  readonly kind: Kind;
  readonly doc?: string;
  holds(state: S): boolean;
}

/** A claim about states that can say what breaks it. */
export interface ExplainedClaim<S, Kind extends 'always' | 'recoverable'> extends StateClaim<S, Kind> {
  explain?(state: S): string;
}

/** A claim about transitions; called, it says whether it holds of one. */
export interface StepClaim<S> {
  (before: S, after: S): boolean;
  readonly kind: 'step';
  readonly doc?: string;
  holds(before: S, after: S): boolean;
  explain?(before: S, after: S): string;
}

/** An invariant: `holds` in every reachable state. `explain` says what breaks it in a state where it does not hold. */
export function always<S>(holds: (state: S) => boolean, doc?: string, explain?: (state: S) => string): ExplainedClaim<S, 'always'> {
  return Object.assign(stateClaim('always', holds, doc), explain === undefined ? {} : { explain });
}

/** A claim about every transition that changes the state. `explain` says what breaks it in a step of which it does not hold. */
export function step<S>(holds: (before: S, after: S) => boolean, doc?: string, explain?: (before: S, after: S) => string): StepClaim<S> {
  const asked = (before: S, after: S) => holds(before, after);
  return Object.assign(asked, { kind: 'step' as const, holds }, doc === undefined ? {} : { doc }, explain === undefined ? {} : { explain });
}

/** A state that some behaviour must reach, so that a pass cannot be vacuous. */
export function reachable<S>(holds: (state: S) => boolean, doc?: string): StateClaim<S, 'reachable'> {
  return stateClaim('reachable', holds, doc);
}

/**
 * From every reachable state, a state where `holds` can still be reached. `explain` says what is missing in a state from
 * which none can be.
 */
export function recoverable<S>(
  holds: (state: S) => boolean,
  doc?: string,
  explain?: (state: S) => string,
): ExplainedClaim<S, 'recoverable'> {
  return Object.assign(stateClaim('recoverable', holds, doc), explain === undefined ? {} : { explain });
}

function stateClaim<S, Kind extends 'always' | 'reachable' | 'recoverable'>(
  kind: Kind,
  holds: (state: S) => boolean,
  doc: string | undefined,
): StateClaim<S, Kind> {
  const asked = (state: S) => holds(state);
  return Object.assign(asked, { kind, holds }, doc === undefined ? {} : { doc });
}

/** The same claim about a concrete state, seen through `view`. */
export function through<Concrete, Abstract>(view: (state: Concrete) => Abstract, property: Property<Abstract>): Property<Concrete> {
  switch (property.kind) {
    case 'step': {
      const { explain, ...rest } = property;
      const holds = (before: Concrete, after: Concrete) => property.holds(view(before), view(after));
      if (explain === undefined) return { ...rest, holds };
      return { ...rest, holds, explain: (before, after) => explain(view(before), view(after)) };
    }
    case 'reachable':
      return { ...property, holds: (state: Concrete) => property.holds(view(state)) };
    case 'leadsTo': {
      const { explain, ...rest } = property;
      const [when, holds] = [(state: Concrete) => property.when(view(state)), (state: Concrete) => property.holds(view(state))];
      return explain === undefined
        ? { ...rest, when, holds }
        : { ...rest, when, holds, explain: (state: Concrete) => explain(view(state)) };
    }
    default: {
      const { explain, ...rest } = property;
      const holds = (state: Concrete) => property.holds(view(state));
      return explain === undefined ? { ...rest, holds } : { ...rest, holds, explain: (state: Concrete) => explain(view(state)) };
    }
  }
}

/** All claims of a spec about a concrete state, seen through `view`, under the same names. A state is viewed once for all. */
export function allThrough<Concrete, Abstract>(
  view: (state: Concrete) => Abstract,
  properties: Properties<Abstract>,
): Properties<Concrete> {
  const viewedOnce = rememberingRecent(STATES_AT_HAND, view);
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, through(viewedOnce, property)]));
}
