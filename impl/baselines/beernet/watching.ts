/** The peers that the failure detector watches: all that are listed. As in the source, none is ever unwatched. */
import type { NodeId } from '../../kernel/protocol.ts';
import { ascending } from '../../kernel/sorted-set.ts';
import type { BeernetNext } from './protocol.ts';
import type { State } from './state.ts';

/** Ascending. */
export function watchedBy({ self, predecessor, successor, successors, followers }: State): readonly NodeId[] {
  return ascending([predecessor, successor, ...successors, ...followers]).filter((peer) => peer !== self);
}

/** The step from `before`, with the effects for the failure detector added. */
export function watching(before: State, { state, effects }: BeernetNext): BeernetNext {
  const then = watchedBy(before);
  const begin = watchedBy(state).filter((node) => !then.includes(node));
  return { state, effects: [...effects, ...begin.map((node) => ({ type: 'monitor', node }) as const)] };
}
