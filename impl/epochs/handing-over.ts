/**
 * A planned hand-over moves a role to another node with all of its state, the promise included. The configuration stays as it
 * is: no epoch, no quorum. The giver stops before it sends, and sends again until the heir has acknowledged.
 */
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { itemsOf, withItems, withoutPiece } from './entries.ts';
import { learn } from './going-on.ts';
import type { Gift, Give, HandOver, Taken } from './messages.ts';
import { changed, inside, merged, outside, type Piece } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { isSameRole, type Role } from './role.ts';
import { placeOf } from './routing.ts';
import { type Carried, type Given, knownIn, membersAt, type State } from './state.ts';

/** Hands over what this node carries of the piece, and claims none of it any more. */
export function onGive(state: State, { heir, ...asked }: Give): EpochsNext {
  if (heir === state.self) return next(state);
  const gifts = membersAt(state, asked).map(({ hops, ...member }): Given => ({ ...member, hops: hops + 1, heir, isTaken: false }));
  const isAsked = ({ place }: Piece) => place === asked.place;
  const without = <P extends Piece>(pieces: readonly P[]) => pieces.flatMap((each) => (isAsked(each) ? outside(each, [asked]) : [each]));
  const given = merged([...state.given.flatMap((each) => (isAsked(each) ? outside(each, gifts) : [each])), ...gifts]);
  const after = { ...state, carried: without(state.carried), claims: without(state.claims), given };
  return next(after, ...sendGifts(after, gifts));
}

/** Sends each gift that its heir has not acknowledged. */
export function sendGifts(state: State, given: readonly Given[]): readonly EpochsEffect[] {
  const open = given.filter(({ isTaken }) => !isTaken);
  return open.map(({ heir, isTaken: _, ...gift }) => send(heir, { type: 'handOver', gift, items: itemsOf(state.store, gift) }));
}

/** Takes the role on, unless it came before or its configuration is outdated. Acknowledges it in any case. */
export function onHandOver(state: State, from: NodeId, { gift, items }: HandOver): EpochsNext {
  const { role, hops } = gift;
  const known = learn(state, gift);
  const isRepeated = (each: Carried | Given) => each.place === gift.place && isSameRole(each.role, role) && each.hops >= hops;
  const fresh = outside(gift, [...known.carried.filter(isRepeated), ...known.given.filter(isRepeated)]);
  const after = fresh.reduce((before, part) => take(before, part, items), known);
  return next(after, send(from, { type: 'taken', ...placeOf(gift), role, hops }));
}

function take(state: State, gift: Gift, items: HandOver['items']): State {
  const { place, role, hops } = gift;
  const members = knownIn(state, gift).filter(({ configuration }) => isSameRole(configuration[place], role));
  const carried = members.map(({ from, to, epoch }): Carried => {
    // The promise belongs to the instance of the gift's epoch; in a later one nothing is promised yet.
    const isOfEpoch = epoch === gift.epoch;
    const promised = isOfEpoch ? gift.promised : null;
    return { place, from, to, role, promised, accepted: isOfEpoch ? gift.accepted : null, hops };
  });
  const without = <P extends Piece>(pieces: readonly P[]) =>
    pieces.flatMap((each) => (each.place === place ? outside(each, carried) : [each]));
  const taken = items.filter((item) => carried.some(({ from, to }) => from <= item.class && item.class < to));
  return {
    ...state,
    carried: merged([...state.carried, ...carried]),
    given: without(state.given),
    claims: without(state.claims),
    routes: without(state.routes),
    store: withItems(state.store, place, taken),
  };
}

/** The heir has the role on its disk: forgets the data, and remembers that the role was given. */
export function onTaken(state: State, told: Taken): EpochsNext {
  const isThis = (each: { readonly place: number; readonly role: Role; readonly hops: number }) =>
    each.place === told.place && isSameRole(each.role, told.role) && each.hops === told.hops;
  const done = inside(state.given.filter(isThis), told).filter(({ isTaken }) => !isTaken);
  if (done.length === 0) return next(state);
  const given = state.given.flatMap((each) => (isThis(each) ? changed(each, told, (part) => [{ ...part, isTaken: true }]) : [each]));
  return next({ ...state, given: merged(given), store: done.reduce(withoutPiece, state.store) });
}
