/** Properties, asked under audit: by the search, by walks, and by whoever judges a state or a step. */
import type { Property } from '../../spec/kernel/spec.ts';
import type { Seen } from './seen.ts';
import { askTwice } from './user-code.ts';

type Of<S, K> = Extract<Property<S>, { kind: K }>;

/** Whether the property holds in a state. */
export function stateHolds<S>(name: string, property: Exclude<Property<S>, { kind: 'step' }>, { state, again, fresh }: Seen<S>): boolean {
  const ask = (see: () => S) => () => property.holds(see());
  const retry = fresh && ([ask(fresh[0]), ask(fresh[1])] as const);
  return askTwice(whereOf(name), () => property.holds(state), again && ask(again), retry);
}

/** Whether the property holds of the step between two states. */
export function stepHolds<S>(name: string, property: Of<S, 'step'>, before: Seen<S>, after: Seen<S>): boolean {
  const ask = (from: () => S, to: () => S) => () => property.holds(from(), to());
  const again = before.again && after.again && ask(before.again, after.again);
  const retry = before.fresh && after.fresh && ([ask(before.fresh[0], after.fresh[0]), ask(before.fresh[1], after.fresh[1])] as const);
  return askTwice(whereOf(name), () => property.holds(before.state, after.state), again, retry);
}

function whereOf(name: string): () => string {
  return () => `the property ${name}`;
}
