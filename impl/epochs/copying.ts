/**
 * The data of a role go ahead of it, in parts that the heir acknowledges. The giver speaks meanwhile. An item that changes
 * after its part has left goes again. Once all that is left fits into one part, the giver stops, and hands the role over with it.
 *
 * To acknowledge the first part is to agree. The heir has that on disk, and does not end before the role has come, or the giver
 * has withdrawn it. A leaver agrees to nothing new. So no role is on its way to a node that has ended.
 *
 * A copy has a name: a number that the giver uses once. Copies are not on disk. An heir that misses a part says so, and the
 * copy begins again.
 */

import type { NodeId } from '../kernel/protocol.ts';
import { next, send } from '../kernel/protocol.ts';
import { EMPTY, type Item, isAfter, itemsOf, numbered, replaced, walkItems, withItem } from './entries.ts';
import type { Copied, CopyName, Got, Lacks, Part, Withdrawn } from './messages.ts';
import { common, inside, outside, type Piece } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { isSameRole, type Role } from './role.ts';
import { placeOf } from './routing.ts';
import { byteLength, mostInPart } from './size.ts';
import type { Agreed, Carried, Coming, Given, Known, Move, State } from './state.ts';

/** A role under the count that it has once it is handed over. */
export interface Heirloom extends Piece {
  readonly role: Role;
  readonly hops: number;
}

/** Null: the items of the piece do not fit into one part. */
export function inOnePart(state: State, piece: Piece): readonly Item[] | null {
  const { items, isAll } = firstPart(walkItems(state.store, piece, 0), mostInPart(state.config));
  return isAll ? items : null;
}

/** A copy that has not begun yet, and the state in which its name is used. */
export function move(
  before: State,
  { place, from, to, role, hops }: Heirloom,
  heir: NodeId,
): { readonly state: State; readonly copy: Move } {
  const state = { ...before, store: numbered(before.store) };
  const { changes } = state.store;
  const blank = { parts: 0, since: 0, until: changes, after: null, items: [], isWhole: false } as const;
  return { state, copy: { place, from, to, role, hops, heir, begun: changes, ...blank } };
}

/** The copy with the next part under way. `isWhole`: it is the last one, which goes with the role. The first one never is, so it may be empty. */
export function advanced(state: State, copy: Move): Move {
  const whole = firstPart(left(state, copy), mostInPart(state.config));
  if (whole.isAll) return copy.parts === 0 ? copy : { ...copy, items: whole.items, isWhole: true };
  const { items } = firstPart(ahead(state, copy), mostInPart(state.config));
  const last = items.at(-1);
  if (last !== undefined) return { ...copy, items, after: { class: last.class, key: last.key } };
  // All were copied once. Those that have changed since go again, from the beginning.
  return advanced(state, { ...copy, since: copy.until, until: state.store.changes, after: null });
}

/** The part under way, for an heir that may not have it yet. */
export function part({ place, from, to, role, hops, heir, begun, parts, items }: Move): EpochsEffect {
  return send(heir, { type: 'part', place, from, to, role, hops, begun, number: parts, items } as const);
}

/** The name of the copy, for a message with a role whose data went ahead. */
export function copied({ begun, parts }: Move): { readonly copied?: Copied } {
  return parts === 0 ? {} : { copied: { begun, parts } };
}

export function isOfMove(copy: Heirloom): (each: Heirloom) => boolean {
  return (each) => each.place === copy.place && each.hops === copy.hops && isSameRole(each.role, copy.role) && common(each, copy) !== null;
}

/** Keeps a part, if it has the parts before it. A leaver takes only what it has agreed to. */
export function onPart(state: State, from: NodeId, told: Part): EpochsNext {
  const { role, hops, begun, number, items } = told;
  const isHere = (each: Carried | Given) => each.place === told.place && isSameRole(each.role, role) && each.hops >= hops;
  const here = [...inside(state.carried.filter(isHere), told), ...inside(state.given.filter(isHere), told)];
  // The giver has stopped and restarted, and does not know that the role has come.
  if (here.length > 0) return next(state, ...here.map((each) => send(from, { type: 'taken', ...placeOf(each), role, hops } as const)));
  if (state.leaving !== undefined && !state.agreed.some(isOfMove(told))) return next(state);
  const name = { ...placeOf(told), role, hops, begun };
  const known = state.coming.find((each) => isSameCopy(each, name));
  const present = known?.parts ?? 0;
  if (number > present) return next(state, send(from, { type: 'lacks', ...name } as const));
  if (number < present) return next(state, send(from, { type: 'got', ...name, parts: present } as const));
  const store = items.reduce((before, item) => withItem(before, told.place, item), known?.store ?? EMPTY);
  const after = { ...name, parts: present + 1, store };
  const agreed = known === undefined ? withCopy(state.agreed, { ...name, giver: from }) : state.agreed;
  const answer = send(from, { type: 'got', ...name, parts: after.parts } as const);
  return next({ ...state, agreed, coming: withCopy(state.coming, after) }, answer);
}

/** A leaver asks the givers that it has agreed with: the role may be on its way, or not come at all. */
export function askGivers({ leaving, agreed, coming }: State): readonly EpochsEffect[] {
  if (leaving === undefined) return [];
  return agreed.map(({ giver, ...name }) =>
    send(giver, { type: 'got', ...name, parts: coming.find((each) => isSameCopy(each, name))?.parts ?? 0 } as const),
  );
}

/** Says that the copy is given up, unless the role is on its way to this heir. No later copy has its name. */
export function withdrawal({ given, moves }: State, heir: NodeId, { type: _, parts: __, ...name }: Got): readonly EpochsEffect[] {
  const isUnderWay = moves.some((copy) => copy.heir === heir && isSameCopy(copy, name));
  const isGiven = given.some((gift) => gift.heir === heir && !gift.isTaken && isOfMove(name)(gift));
  return isUnderWay || isGiven ? [] : [send(heir, { type: 'withdrawn', ...name })];
}

/** The giver has given up the copy that this node has agreed to. */
export function onWithdrawn(state: State, from: NodeId, { type: _, ...name }: Withdrawn): EpochsNext {
  const agreed = state.agreed.filter((each) => each.giver !== from || !isSameCopy(each, name));
  return next(
    agreed.length === state.agreed.length ? state : { ...state, agreed, coming: state.coming.filter((each) => !isSameCopy(each, name)) },
  );
}

/** The data of a gift: those that went ahead, and those that came with it. Null: a part is missing. */
export function gathered({ coming }: State, gift: Heirloom, name: Copied | undefined, items: readonly Item[]): readonly Item[] | null {
  if (name === undefined) return items;
  const found = coming.find((each) => isOfMove(gift)(each) && each.begun === name.begun && each.parts === name.parts);
  if (found === undefined || found.from > gift.from || gift.to > found.to) return null;
  return replaced(itemsOf(found.store, gift), items);
}

/** The state once the piece has come: the node waits for it no more. */
export function withoutComing(state: State, piece: Piece): State {
  const without = <P extends Piece>(pieces: readonly P[]) =>
    pieces.flatMap((each) => (each.place === piece.place ? outside(each, [piece]) : [each]));
  const isNone = state.coming.length === 0 && state.agreed.length === 0;
  return isNone ? state : { ...state, coming: without(state.coming), agreed: without(state.agreed) };
}

/** The copy that an answer of the heir is about. */
export function copyOf({ moves }: State, from: NodeId, told: Got | Lacks): Move | undefined {
  return moves.find((copy) => copy.heir === from && copy.begun === told.begun && isOfMove(copy)(told));
}

/** Whether the role is here, to be given or given already. A copy of a role that is replaced for some classes is over: it begins again. */
export function sourceOf({ carried, given }: State, copy: Move): 'carried' | 'given' | null {
  const here = carried.filter((each: Carried) => isOfMove(copy)({ ...each, hops: each.hops + 1 }));
  if (outside<Piece>(placeOf(copy), here).length === 0) return 'carried';
  return given.some((each: Given) => !each.isTaken && each.heir === copy.heir && isOfMove(copy)(each)) ? 'given' : null;
}

/** Forgets the copies of roles that are not here any more, and what has come of roles that are replaced. */
export function withoutIdle(state: State): State {
  const moves = state.moves.filter((copy) => sourceOf(state, copy) !== null);
  // Of a role that is replaced for some classes only, the rest may come.
  const isReplaced =
    ({ place, role }: Heirloom) =>
    (known: Known) =>
      known.epoch >= role.since && !isSameRole(known.configuration[place], role);
  const mayCome = (each: Heirloom) => outside<Piece>(placeOf(each), state.known.filter(isReplaced(each))).length > 0;
  const [coming, agreed] = [state.coming.filter(mayCome), state.agreed.filter(mayCome)];
  const isSame = [moves.length - state.moves.length, coming.length - state.coming.length, agreed.length - state.agreed.length].every(
    (less) => less === 0,
  );
  return isSame ? state : { ...state, moves, coming, agreed };
}

function withCopy<P extends Coming | Agreed>(copies: readonly P[], copy: P): readonly P[] {
  const others = copies.filter((each) => each.place !== copy.place || common(each, copy) === null);
  return [...others, copy].sort((a, b) => a.place - b.place || a.from - b.from);
}

function isSameCopy(a: CopyName, b: CopyName): boolean {
  return (
    a.place === b.place && a.from === b.from && a.to === b.to && a.hops === b.hops && a.begun === b.begun && isSameRole(a.role, b.role)
  );
}

/** All that the heir does not have: items that this pass still has to copy, and copied ones that have changed. */
function* left(state: State, copy: Move): Generator<Item> {
  yield* ahead(state, copy);
  const { after } = copy;
  if (after === null) return;
  for (const item of walkItems(state.store, { ...placeOf(copy), to: Math.min(copy.to, after.class + 1) }, copy.until))
    if (!isAfter(item, after)) yield item;
}

function* ahead(state: State, copy: Move): Generator<Item> {
  const { after } = copy;
  const from = Math.max(copy.from, after?.class ?? copy.from);
  for (const item of walkItems(state.store, { ...placeOf(copy), from }, copy.since)) if (after === null || isAfter(item, after)) yield item;
}

/** As many of the items as fit; one at least, if there is one. */
function firstPart(items: Iterable<Item>, most: number): { readonly items: readonly Item[]; readonly isAll: boolean } {
  const found: Item[] = [];
  let size = 0;
  for (const item of items) {
    size += byteLength(item);
    if (found.length > 0 && size > most) return { items: found, isAll: false };
    found.push(item);
  }
  return { items: found, isAll: true };
}
