/** How a node learns of all anchors: it looks up the last grain of each zone, and asks each owner for its neighbours. */
import type { Identifier } from '../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { onMove } from './mover.ts';
import { chooseMove } from './moving.ts';
import type { PlacerNext } from './protocol.ts';
import { AGAIN, ownSighting, type State, type Survey } from './state.ts';
import { anchorPlace, ownsPlace, type Sighting, zonesOf } from './zones.ts';

/** Begins a survey; one that went on is forgotten, as an answer may have been lost. */
export function beginSurvey(state: State): PlacerNext {
  const { state: after, effects } = goOn(state, { zone: 0, asked: null, seen: [] });
  return next(after, { type: 'setTimer', timer: AGAIN, afterMs: state.config.againMs }, ...effects);
}

/** The owner of a last grain is known. It is asked for its neighbours. */
export function onFound(state: State, key: Identifier, owner: NodeId): PlacerNext {
  const { survey, self, config } = state;
  if (survey === null || survey.asked !== null || key !== anchorPlace(config.zoning, survey.zone)) return next(state);
  if (owner === self) return goOn(state, { ...survey, zone: survey.zone + 1 });
  return next({ ...state, survey: { ...survey, asked: owner } }, send(owner, { type: 'probe' }));
}

export function onSeen(state: State, from: NodeId, { predecessor, successor }: Pick<Sighting, 'predecessor' | 'successor'>): PlacerNext {
  const { survey } = state;
  if (survey === null || survey.asked !== from) return next(state);
  const sighting = { node: from, predecessor, successor, machine: null };
  return goOn(state, { zone: survey.zone + 1, asked: null, seen: [...survey.seen, sighting] });
}

/** Looks up the next zone whose last grain belongs to no node seen. If there is none, the survey ends. */
function goOn(state: State, survey: Survey): PlacerNext {
  const own = ownSighting(state);
  if (own === null) return next({ ...state, survey: null });
  const { zoning } = state.config;
  const known = [own, ...survey.seen];
  const isUnknown = (zone: number) => zone >= survey.zone && !known.some((each) => ownsPlace(zoning, each, anchorPlace(zoning, zone)));
  const zone = zonesOf(zoning).find(isUnknown);
  if (zone === undefined) return conclude({ ...state, survey: null }, own, known);
  return next({ ...state, survey: { ...survey, zone } }, indicate({ type: 'find', key: anchorPlace(zoning, zone) } as const));
}

/** Asks the node that the policy chooses to move; or moves itself. */
function conclude(state: State, own: Sighting, known: readonly Sighting[]): PlacerNext {
  const move = chooseMove(state.config.zoning, { ...own, isRestored: true }, known);
  if (move === null) return next(state);
  return move.mover === state.self ? onMove(state, move.place) : next(state, send(move.mover, { type: 'move', place: move.place }));
}
