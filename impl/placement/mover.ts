/** The side of the node that moves. */
import type { Identifier } from '../identifier-space/interval.ts';
import { indicate, next } from '../kernel/protocol.ts';
import type { PlacerNext } from './protocol.ts';
import { AGAIN, mustAct, ownSighting, type State } from './state.ts';
import { grainStart, isAnchor } from './zones.ts';

/**
 * An owner asks this node to move. An anchor stays, whatever the asker has seen, and so does a node that is there already.
 * From here on this life asks nobody to move: it leaves once the other one has joined.
 */
export function onMove(state: State, place: Identifier): PlacerNext {
  const own = ownSighting(state);
  const { zoning } = state.config;
  if (own === null || state.movingTo !== null || own.predecessor === state.self) return next(state);
  if (isAnchor(zoning, own) || grainStart(zoning, state.self) === place) return next(state);
  const waiting = mustAct(state) ? [{ type: 'cancelTimer', timer: AGAIN } as const] : [];
  return next({ ...state, survey: null, movingTo: place }, ...waiting, indicate({ type: 'move', place } as const));
}
