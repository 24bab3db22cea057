/** Which node is asked about a place: this one, the one that was heard to carry the role, an heir, or the claimant. */
import { type NodeId, send } from '../kernel/protocol.ts';
import type { Message, Moved, RouteFound } from './messages.ts';
import { type Classes, changed, includes, inside, merged, outside, type Piece } from './pieces.ts';
import type { EpochsEffect } from './protocol.ts';
import { knownIn, type Route, type State } from './state.ts';

/** The nodes that may carry the place, in parts. Parts of which this node knows nothing are missing. */
export function carriersOf(state: State, piece: Piece): readonly Route[] {
  const at = <P extends Piece>(pieces: readonly P[]) =>
    inside(
      pieces.filter(({ place }) => place === piece.place),
      piece,
    );
  const own = at(state.carried).map((each): Route => ({ ...placeOf(each), node: state.self }));
  const elsewhere = outside<Piece>(placeOf(piece), own);
  const routed = elsewhere.flatMap((part) => inside(at(state.routes), part));
  const unrouted = elsewhere.flatMap((part) => outside<Piece>(part, routed));
  const given = unrouted.flatMap((part) => inside(at(state.given), part)).map((each): Route => ({ ...placeOf(each), node: each.heir }));
  const claimed = unrouted
    .flatMap((part) => outside<Piece>(part, given))
    .flatMap((part) =>
      inside(state.known, part).map(({ from, to, configuration }): Route => {
        return { place: piece.place, from, to, node: configuration[piece.place].node };
      }),
    );
  return merged([...own, ...routed, ...given, ...claimed]);
}

/** As `carriersOf` for one class, without lists: each question of the layer above comes here. Null: no node is known. */
export function carrierOf(state: State, place: number, ofClass: number): NodeId | null {
  const isIt = (piece: Piece) => piece.place === place && includes(piece, ofClass);
  if (state.carried.some(isIt)) return state.self;
  const route = state.routes.find(isIt);
  if (route !== undefined) return route.node;
  const given = state.given.find(isIt);
  if (given !== undefined) return given.heir;
  return state.known.find((each) => includes(each, ofClass))?.configuration[place].node ?? null;
}

/** Sends, for each part of `piece`, the message of that part to its carrier. */
export function sendToCarriers(state: State, piece: Piece, message: (part: Piece, carrier: NodeId) => Message): readonly EpochsEffect[] {
  return carriersOf(state, piece).map(({ node, ...part }) => send(node, message(part, node)));
}

/** A survey for no claim: its answer tells of a later epoch, or shows that the member has heard of this one. */
export function askAboutEpoch(state: State, piece: Piece): readonly EpochsEffect[] {
  return knownIn(state, piece).flatMap(({ from, to, epoch }) =>
    sendToCarriers(state, { place: piece.place, from, to }, (part) => ({ type: 'survey', ...part, epoch, isCopied: false })),
  );
}

/** The state in which `node` is asked about the place. A claim is cut where the answer ends. */
export function withRoute(state: State, { place, from, to, node }: RouteFound | Moved | Route): State {
  const part = { place, from, to };
  const known = carriersOf(state, part).filter((each) => each.node === node);
  if (outside<Piece>(part, known).length === 0) return state;
  const others = state.routes.flatMap((each) => (each.place === place ? outside(each, [part]) : [each]));
  const claims = state.claims.flatMap((claim) => changed(claim, part, (each) => [each]));
  return { ...state, claims, routes: merged([...others, { ...part, node }]) };
}

/** The state in which `node` is not asked about the place any more. */
export function withoutRouteTo(state: State, node: NodeId, piece: Piece): State {
  const routes = state.routes.flatMap((each) => (each.node === node && each.place === piece.place ? outside(each, [piece]) : [each]));
  return { ...state, routes };
}

/** Forgets the carriers of roles that are replaced. */
export function withoutRoutes(state: State, classes: Classes, isReplaced: (place: number) => boolean): State {
  const routes = state.routes.flatMap((each) => (isReplaced(each.place) ? outside(each, [classes]) : [each]));
  return routes.length === state.routes.length && routes.every((each, i) => each === state.routes[i]) ? state : { ...state, routes };
}

export function placeOf({ place, from, to }: Piece): Piece {
  return { place, from, to };
}
