/**
 * The end of a node that leaves. The ring has ended, and has named heirs if it has found them. The node stays until its roles
 * have arrived, and all that only it can tell has been heard. If nothing goes on for long, it ends as in a crash.
 */
import { andThen, indicate, next } from '../kernel/protocol.ts';
import { onGive } from './handing-over.ts';
import { inside } from './pieces.ts';
import type { Epochs, EpochsEffect, EpochsNext } from './protocol.ts';
import { placeOf } from './routing.ts';
import type { State } from './state.ts';

/** A leaver claims nothing any more. A ballot that it has begun is left to others, as in a crash. */
export function onLeave(state: State): EpochsNext {
  return givenAway({ ...state, claims: [], leaving: state.leaving ?? { retries: 0 } });
}

/** A leaver gives each role to the node that the ring names for the place. */
export function givenAway(state: State): EpochsNext {
  if (state.leaving === undefined) return next(state);
  const gifts = state.routes.flatMap(({ node, ...route }) => {
    const here = state.carried.filter(({ place }) => place === route.place);
    return inside(here.map(placeOf), route).map((piece) => ({ ...piece, heir: node }));
  });
  return gifts.reduce((before, gift) => andThen(before, (now) => onGive(now, { type: 'give', ...gift })), next<Epochs>(state));
}

/** Asks the ring for the nodes that the roles of a leaver go to: one that has not agreed yet may have gone. */
export function askForHeirs({ leaving, carried }: State): readonly EpochsEffect[] {
  return leaving === undefined ? [] : carried.map((each) => indicate({ type: 'lookup', ...placeOf(each) }));
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
  const isProgress =
    state.carried !== before.carried || state.given !== before.given || state.moves !== before.moves || state.agreed !== before.agreed;
  return isProgress && leaving.retries > 0 ? next({ ...state, leaving: { retries: 0 } }, ...effects) : next(state, ...effects);
}

/** Nothing is carried, claimed, under way or awaited, and nobody waits for news from this node. */
function isEmpty({ carried, claims, kept, untold, moves, agreed, given }: State): boolean {
  const isNothingHere = [carried, claims, kept, untold, moves, agreed].every((pieces) => pieces.length === 0);
  return isNothingHere && given.every(({ isTaken }) => isTaken);
}
