/**
 * The peers that the failure detector watches: neighbours, the candidate, and suspected peers. The last are watched so that
 * a suspicion can be taken back.
 */
import type { NodeId } from '../../kernel/protocol.ts';
import { ascending } from '../../kernel/sorted-set.ts';
import { watchEffects } from '../../kernel/watching.ts';
import type { PublishedNext } from './protocol.ts';
import type { State } from './state.ts';

/** Ascending. */
export function watchedBy(state: State): readonly NodeId[] {
  if (state.status === 'joining') return [];
  const { self, predecessor, successor, candidate, crashed } = state;
  return ascending([predecessor, successor ?? self, candidate ?? self, ...crashed]).filter((peer) => peer !== self);
}

/** The step from `before`, with the effects for the failure detector added. */
export function watching(before: State, { state, effects }: PublishedNext): PublishedNext {
  return { state, effects: [...effects, ...watchEffects(watchedBy(before), watchedBy(state))] };
}
