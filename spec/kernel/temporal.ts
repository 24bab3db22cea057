/** Liveness properties: claims about whole behaviours, under the fairness that a spec or a scenario declares. */
import type { LivenessProperty } from './spec.ts';

type OneState = Exclude<LivenessProperty<unknown>['kind'], 'leadsTo'>;

/** A claim about behaviours as its function makes it; called, it says whether the state that it waits for is there. */
export interface LivenessClaim<S, Kind extends OneState> {
  (state: S): boolean;
  readonly kind: Kind;
  readonly doc?: string;
  holds(state: S): boolean;
  explain?(state: S): string;
}

/** A claim that one thing leads to another; called, it says whether the other is there. */
export interface LeadsToClaim<S> {
  (state: S): boolean;
  readonly kind: 'leadsTo';
  readonly doc?: string;
  when(state: S): boolean;
  holds(state: S): boolean;
  explain?(state: S): string;
}

/** Every fair behaviour has a state where `holds`. `explain` says what is missing in a state in which it never will. */
export function eventually<S>(holds: (state: S) => boolean, doc?: string, explain?: (state: S) => string): LivenessClaim<S, 'eventually'> {
  return claim('eventually', holds, doc, explain);
}

/** In every fair behaviour, `holds` again and again. */
export function alwaysEventually<S>(
  holds: (state: S) => boolean,
  doc?: string,
  explain?: (state: S) => string,
): LivenessClaim<S, 'alwaysEventually'> {
  return claim('alwaysEventually', holds, doc, explain);
}

/** Every fair behaviour has a state from which on `holds` for ever. */
export function eventuallyAlways<S>(
  holds: (state: S) => boolean,
  doc?: string,
  explain?: (state: S) => string,
): LivenessClaim<S, 'eventuallyAlways'> {
  return claim('eventuallyAlways', holds, doc, explain);
}

/** In every fair behaviour, a state where `when` is followed by one where `holds`; it may be the same state. */
export function leadsTo<S>(
  when: (state: S) => boolean,
  holds: (state: S) => boolean,
  doc?: string,
  explain?: (state: S) => string,
): LeadsToClaim<S> {
  const asked = (state: S) => holds(state);
  return Object.assign(asked, { kind: 'leadsTo' as const, when, holds }, texts(doc, explain));
}

function claim<S, Kind extends OneState>(
  kind: Kind,
  holds: (state: S) => boolean,
  doc: string | undefined,
  explain: ((state: S) => string) | undefined,
): LivenessClaim<S, Kind> {
  const asked = (state: S) => holds(state);
  return Object.assign(asked, { kind, holds }, texts(doc, explain));
}

function texts<E>(doc: string | undefined, explain: E | undefined): { readonly doc?: string; readonly explain?: E } {
  return { ...(doc === undefined ? {} : { doc }), ...(explain === undefined ? {} : { explain }) };
}
