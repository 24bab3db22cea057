/**
 * The end of a node that leaves. The ring has named heirs for all places, and has ended. The node stays until its roles have
 * arrived, and all that only it can tell has been heard. If nothing goes on for long, it ends as in a crash.
 */
import { next } from '../kernel/protocol.ts';
import type { EpochsNext } from './protocol.ts';
import type { State } from './state.ts';

export function onLeave(state: State): EpochsNext {
  return next({ ...state, leaving: state.leaving ?? { retries: 0 } });
}

/** Counts what is sent again, if the node leaves and its patience ends. */
export function withRetryCounted(state: State): State {
  const { leaving, config } = state;
  return leaving === undefined || config.endAfter === undefined ? state : { ...state, leaving: { retries: leaving.retries + 1 } };
}

/** Ends the node once nothing is left, or its patience is over. Any progress since `before` begins the patience again. */
export function ended(before: State, { state, effects }: EpochsNext): EpochsNext {
  const { leaving, config } = state;
  if (leaving === undefined) return next(state, ...effects);
  if (isEmpty(state) || leaving.retries > (config.endAfter ?? leaving.retries)) return next(state, ...effects, { type: 'stop' });
  const isProgress = state.carried !== before.carried || state.given !== before.given || state.moves !== before.moves;
  return isProgress && leaving.retries > 0 ? next({ ...state, leaving: { retries: 0 } }, ...effects) : next(state, ...effects);
}

/** Nothing is carried, claimed or under way, and nobody waits for news from this node. */
function isEmpty({ carried, claims, kept, untold, moves, given }: State): boolean {
  const isNothingHere = [carried, claims, kept, untold, moves].every((pieces) => pieces.length === 0);
  return isNothingHere && given.every(({ isTaken }) => isTaken);
}
