/** Which node is asked about a place: this one, the one that was heard to carry the role, an heir, or the claimant. */
import { type NodeId, send } from '../kernel/protocol.ts';
import type { Message, Moved, RouteFound } from './messages.ts';
import { type Classes, changed, common, includes, merged, outside, type Piece } from './pieces.ts';
import type { EpochsEffect } from './protocol.ts';
import { knownIn, type Route, type State } from './state.ts';

/** The nodes that may carry the place, in parts. Parts of which this node knows nothing are missing. */
export function carriersOf(state: State, { place, from, to }: Piece): readonly Route[] {
  const found: Route[] = [];
  let left: readonly Piece[] = [{ place, from, to }];
  const name = <P extends Partial<Piece> & Classes>(pieces: readonly P[], nodeOf: (each: P) => NodeId) => {
    const named: Route[] = [];
    for (const part of left) {
      for (const each of pieces) {
        const shared = common(each, part);
        if (shared !== null && (each.place ?? place) === place) named.push({ place, ...shared, node: nodeOf(each) });
      }
    }
    if (named.length === 0) return;
    found.push(...named);
    left = left.flatMap((part) => outside(part, named));
  };
  // The better source comes first, and leaves the rest to the next one.
  name(state.carried, () => state.self);
  name(state.routes, ({ node }) => node);
  name(state.given, ({ heir }) => heir);
  name(state.known, ({ configuration }) => configuration[place].node);
  return merged(found);
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

/** The classes around this one that have the same epoch and carrier, as far as is known. A question about one is about all of them. */
export function pieceAround(state: State, place: number, ofClass: number): Piece {
  const around = <P extends Classes>(pieces: readonly P[]): P | undefined => pieces.find((each) => includes(each, ofClass));
  const { size, degree } = state.config.placed;
  const { from, to } = around(knownIn(state, { from: 0, to: size / degree })) ?? { from: ofClass, to: ofClass + 1 };
  const piece = { place, from, to };
  const carriers = carriersOf(state, piece);
  const found = around(carriers) ?? around(outside<Piece>(piece, carriers)) ?? piece;
  return { place, from: found.from, to: found.to };
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
