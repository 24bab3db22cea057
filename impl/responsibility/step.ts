/**
 * Which places are this node's, as hints for the epochs. The ring says which identifiers a node owns; the epochs keep roles for
 * places of classes. A role outside of the node's range goes to its predecessor, which passes it on if need be.
 */
import { distance } from '../identifier-space/interval.ts';
import { unreachable } from '../kernel/invariant.ts';
import { indicate, type NodeId, next, type Protocol } from '../kernel/protocol.ts';
import { stepsToReplica } from '../places/placement.ts';
import type { Request } from './messages.ts';
import type { Responsibility, ResponsibilityEffect, ResponsibilityNext } from './protocol.ts';
import { MOST_SOUGHT, otherPieces, ownPieces, type Piece, type Sought, type State } from './state.ts';

export const responsibility: Protocol<Responsibility> = {
  name: 'responsibility',
  init: (self, config) => next({ self, config, predecessor: null, heir: null, sought: [] }),
  step: (state, event) => (event.type === 'request' ? onRequest(state, event.request) : next(state)),
};

function onRequest(state: State, request: Request): ResponsibilityNext {
  switch (request.type) {
    case 'neighbours':
      return onNeighbours({ ...state, predecessor: request.predecessor });
    case 'leaving':
      return onLeaving({ ...state, predecessor: null, heir: request.heir });
    case 'speaks':
      return next(state, ...gifts(state, request.pieces), ...unspoken(state, request.pieces));
    case 'lookup':
      return onLookup(state, request);
    case 'found':
      return onFound(state, request.key, request.owner);
    default:
      return unreachable(request);
  }
}

function onNeighbours(state: State): ResponsibilityNext {
  const own = ownPieces(state).map((piece) => indicate({ type: 'responsible', ...piece } as const));
  return next(state, ...gifts(state, otherPieces(state)), ...own);
}

function onLeaving(state: State): ResponsibilityNext {
  return next(state, ...gifts(state, otherPieces(state)));
}

/** Gives those of the pieces away that are not this node's own. Giving what the node does not carry changes nothing. */
function gifts(state: State, pieces: readonly Piece[]): readonly ResponsibilityEffect[] {
  const heir = state.heir ?? state.predecessor;
  if (heir === null || heir === state.self) return [];
  const others = otherPieces(state);
  return pieces.flatMap((piece) =>
    others.flatMap((other) => {
      const [from, to] = [Math.max(piece.from, other.from), Math.min(piece.to, other.to)];
      return piece.place === other.place && from < to ? [indicate({ type: 'give', place: piece.place, from, to, heir } as const)] : [];
    }),
  );
}

/** The node's own pieces for which it does not speak. It may have heard just now that another one has taken them over. */
function unspoken(state: State, spoken: readonly Piece[]): readonly ResponsibilityEffect[] {
  const missing = spoken.reduce((own, piece) => own.flatMap((each) => without(each, piece)), ownPieces(state));
  return missing.map((piece) => indicate({ type: 'responsible', ...piece } as const));
}

function without(piece: Piece, { place, from, to }: Piece): readonly Piece[] {
  if (place !== piece.place || to <= piece.from || piece.to <= from) return [piece];
  const parts = [
    { ...piece, to: from },
    { ...piece, from: to },
  ];
  return parts.filter((part) => part.from < part.to);
}

function onLookup(state: State, piece: Piece): ResponsibilityNext {
  const { place, from, to } = piece;
  const open = state.config.repeatsDouble === true ? state.sought.find((each) => includes(each, piece)) : undefined;
  if (open !== undefined) return repeat(state, open);
  const key = from + stepsToReplica(state.config.placed, place);
  const others = state.sought.filter((each) => each.place !== place || each.from !== from);
  const sought = [...others, { place, from, to, key }].slice(-MOST_SOUGHT);
  return next({ ...state, sought }, indicate({ type: 'find', key } as const));
}

function includes(a: Piece, b: Piece): boolean {
  return a.place === b.place && a.from <= b.from && b.to <= a.to;
}

/** Counts a lookup that an open one includes. It may be lost, so the ring is asked again after 2, 4, 8, … of them. */
function repeat(state: State, open: Sought): ResponsibilityNext {
  const repeated = (open.repeated ?? 0) + 1;
  const after = { ...state, sought: state.sought.map((each) => (each === open ? { ...open, repeated } : each)) };
  return repeated > 1 && Number.isInteger(Math.log2(repeated))
    ? next(after, indicate({ type: 'find', key: open.key } as const))
    : next(after);
}

/** The owner of a key owns all identifiers from the key up to its own. */
function onFound(state: State, key: number, owner: NodeId): ResponsibilityNext {
  const reach = distance(key, owner, state.config.placed.size) + 1;
  const routes = state.sought
    .filter((each) => each.key === key)
    .map(({ place, from, to }) => indicate({ type: 'route', place, from, to: Math.min(to, from + reach), node: owner } as const));
  return next({ ...state, sought: state.sought.filter((each) => each.key !== key) }, ...routes);
}
