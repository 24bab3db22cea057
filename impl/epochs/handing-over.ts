/**
 * A planned hand-over moves a role to another node with all of its state, the promise included. The configuration stays as it
 * is: no epoch, no quorum. The giver stops before it sends the role, and sends again until the heir has acknowledged. Its
 * data go ahead (`copying.ts`).
 */
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import {
  advanced,
  copied,
  copyOf,
  gathered,
  type Heirloom,
  inOnePart,
  isOfMove,
  move,
  part,
  sourceOf,
  withdrawal,
  withoutComing,
} from './copying.ts';
import { type Item, itemsOf, withItems, within, withoutPiece } from './entries.ts';
import { learn } from './going-on.ts';
import type { Gift, Give, Got, HandOver, Lacks, Taken } from './messages.ts';
import { changed, common, inside, merged, outside, type Piece } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { isSameRole } from './role.ts';
import { placeOf, sendToCarriers } from './routing.ts';
import { type Carried, type Given, knownIn, type Member, type Move, membersAt, type State } from './state.ts';

/** Hands over what this node carries of the piece, and claims none of it any more. */
export function onGive(state: State, { heir, ...asked }: Give): EpochsNext {
  if (heir === state.self) return next(state);
  const isAsked = ({ place, ...classes }: Piece) => place === asked.place && common(classes, asked) !== null;
  const claims = state.claims.flatMap((each) => (isAsked(each) ? outside(each, [asked]) : [each]));
  const moves = state.moves.filter((each) => !isAsked(each) || each.heir === heir);
  const members = membersAt(state, asked).filter((member) => !moves.some((each) => isAsked(each) && isOfMove(each)(heirloom(member))));
  return members.reduce<EpochsNext>(
    (before, member) => andThen(before, (after) => begin(after, heirloom(member), heir)),
    next({ ...state, claims, moves }),
  );
}

/** The data go ahead: the answer is the heir's word that it takes the role. */
function begin(before: State, heirloom: Heirloom, heir: NodeId): EpochsNext {
  const { state, copy } = move(before, heirloom, heir);
  return go(state, copy);
}

/** Sends the next part, or the role with the last one. */
function go(state: State, before: Move): EpochsNext {
  const copy = advanced(state, before);
  const moves = [...state.moves.filter((each) => !isOfMove(copy)(each)), copy].sort((a, b) => a.place - b.place || a.from - b.from);
  const after = { ...state, moves };
  if (!copy.isWhole) return next(after, part(copy));
  const members = membersAt(after, copy).filter((member) => isOfMove(copy)(heirloom(member)));
  if (sourceOf(state, copy) === 'carried') return stop(after, members, copy.heir);
  return next(
    after,
    ...sendGifts(
      after,
      state.given.filter((each) => isOfMove(copy)(each)),
    ),
  );
}

function stop(state: State, members: readonly Member[], heir: NodeId): EpochsNext {
  const gifts = members.map(({ hops, ...member }): Given => ({ ...member, hops: hops + 1, heir, isTaken: false }));
  const isGiven = (each: Piece) => gifts.filter(({ place }) => place === each.place);
  const without = <P extends Piece>(pieces: readonly P[]) => pieces.flatMap((each) => outside(each, isGiven(each)));
  const after = { ...state, carried: without(state.carried), given: merged([...without(state.given), ...gifts]) };
  return next(after, ...sendGifts(after, gifts));
}

/** The heir has the part under way: sends the next one. */
export function onGot(state: State, from: NodeId, told: Got): EpochsNext {
  const copy = copyOf(state, from, told);
  if (copy === undefined) return next(state, ...withdrawal(state, from, told));
  if (copy.isWhole || told.parts <= copy.parts) return next(state);
  return go(state, { ...copy, parts: copy.parts + 1 });
}

/** The heir has lost what it had: begins again. */
export function onLacks(state: State, from: NodeId, told: Lacks): EpochsNext {
  const copy = copyOf(state, from, told);
  return copy === undefined || copy.parts === 0 ? next(state) : begin(state, copy, copy.heir);
}

/** Sends again what no heir has acknowledged: parts, and roles. A giver that has restarted copies again. */
export function resend(state: State): EpochsNext {
  const open = state.given.filter(({ isTaken }) => !isTaken);
  const forgotten = open.filter((gift) => !state.moves.some(isOfMove(gift)) && inOnePart(state, gift) === null);
  const parts = state.moves.filter(({ isWhole }) => !isWhole).map(part);
  const again = forgotten.reduce<EpochsNext>((before, gift) => andThen(before, (after) => begin(after, gift, gift.heir)), next(state));
  return next(
    again.state,
    ...sendGifts(
      state,
      open.filter((gift) => !forgotten.includes(gift)),
    ),
    ...parts,
    ...again.effects,
  );
}

/** The roles whose last part is under way. */
function sendGifts(state: State, open: readonly Given[]): readonly EpochsEffect[] {
  return open.flatMap(({ heir, isTaken: _, ...gift }) => {
    const copy = state.moves.find(isOfMove(gift));
    if (copy?.isWhole === false) return [];
    const items = copy === undefined ? itemsOf(state.store, gift) : within(copy.items, gift);
    return [send(heir, { type: 'handOver', gift, ...(copy === undefined ? {} : copied(copy)), items } as const)];
  });
}

/** Takes the role on, unless it came before or its configuration is outdated. Acknowledges it, unless data are missing. */
export function onHandOver(state: State, from: NodeId, { gift, copied: name, items }: HandOver): EpochsNext {
  const { role, hops } = gift;
  const known = learn(state, gift);
  const isRepeated = (each: Carried | Given) => each.place === gift.place && isSameRole(each.role, role) && each.hops >= hops;
  const fresh = outside(gift, [...known.carried.filter(isRepeated), ...known.given.filter(isRepeated)]);
  const wanted = fresh.filter((each) => knownIn(known, each).some(({ configuration }) => isSameRole(configuration[each.place], role)));
  const all = gathered(known, gift, name, items);
  if (wanted.length > 0 && name !== undefined && all === null)
    return next(known, send(from, { type: 'lacks', ...placeOf(gift), role, hops, begun: name.begun } as const));
  const after = wanted.reduce((before, each) => take(before, each, all ?? items), known);
  return next(withoutComing(after, gift), send(from, { type: 'taken', ...placeOf(gift), role, hops } as const));
}

function take(state: State, gift: Gift, items: readonly Item[]): State {
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

/** The heir has the role on its disk. */
export function onTaken(state: State, told: Taken): EpochsNext {
  return next(acknowledged(state, told));
}

/** Some node has had the role under this count: forgets the data of the gift, and remembers that the role was given. */
export function acknowledged(state: State, told: Heirloom): State {
  const isThis = (each: Given) => each.place === told.place && isSameRole(each.role, told.role) && each.hops <= told.hops;
  const done = inside(state.given.filter(isThis), told).filter(({ isTaken }) => !isTaken);
  if (done.length === 0) return state;
  const given = state.given.flatMap((each) => (isThis(each) ? changed(each, told, (part) => [{ ...part, isTaken: true }]) : [each]));
  return { ...state, given: merged(given), store: done.reduce(withoutPiece, state.store) };
}

/** Asks who has the roles that no heir has acknowledged: the heir may have passed its role on, and ended. */
export function askAboutGifts(state: State): readonly EpochsEffect[] {
  const open = state.given.filter(({ isTaken }) => !isTaken);
  return open.flatMap((gift) => [
    indicate({ type: 'lookup', ...placeOf(gift) } as const),
    ...sendToCarriers(state, gift, (piece) => ({ type: 'survey', ...piece, epoch: gift.epoch, isCopied: false })),
  ]);
}

/** A carried role under the count that it has once it is handed over. */
function heirloom({ place, from, to, role, hops }: Member): Pick<Gift, 'place' | 'from' | 'to' | 'role' | 'hops'> {
  return { place, from, to, role, hops: hops + 1 };
}
