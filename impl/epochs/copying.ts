/**
 * The data of a role go ahead of it, in parts that the heir acknowledges. The giver speaks meanwhile. An item that changes
 * after its part has left goes again. Once all that is left fits into one part, the giver stops, and hands the role over with it.
 *
 * A copy has a name: the number of the giver's last change when it began. Two copies of one name have equal parts, because
 * nothing has changed between them. Copies are not on disk. An heir that misses a part says so, and the copy begins again.
 */

import type { NodeId } from '../kernel/protocol.ts';
import { next, send } from '../kernel/protocol.ts';
import { EMPTY, type Item, isAfter, itemsOf, replaced, walkItems, withItem } from './entries.ts';
import type { Copied, Got, Lacks, Part } from './messages.ts';
import { common, inside, outside, type Piece } from './pieces.ts';
import type { EpochsEffect, EpochsNext } from './protocol.ts';
import { isSameRole, type Role } from './role.ts';
import { placeOf } from './routing.ts';
import { byteLength } from './size.ts';
import type { Carried, Coming, Given, Move, State } from './state.ts';

/** The most bytes of items in one part, as JSON in UTF-8. A larger item has a part of its own. */
export const LARGEST_PART = 262_144;

interface Heirloom extends Piece {
  readonly role: Role;
  readonly hops: number;
}

/** Null: the items of the piece do not fit into one part. */
export function inOnePart(state: State, piece: Piece): readonly Item[] | null {
  const { items, isAll } = firstPart(walkItems(state.store, piece, 0), bound(state));
  return isAll ? items : null;
}

/** A copy that has not begun yet. */
export function move(state: State, { place, from, to, role, hops }: Heirloom, heir: NodeId): Move {
  const { changes } = state.store;
  return { place, from, to, role, hops, heir, begun: changes, parts: 0, since: 0, until: changes, after: null, items: [], isWhole: false };
}

/** The copy with the next part under way. `isWhole`: it is the last one, which goes with the role. */
export function advanced(state: State, copy: Move): Move {
  const whole = firstPart(left(state, copy), bound(state));
  if (whole.isAll) return { ...copy, items: whole.items, isWhole: true };
  const { items } = firstPart(ahead(state, copy), bound(state));
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

/** Keeps a part, if it has the parts before it. */
export function onPart(state: State, from: NodeId, told: Part): EpochsNext {
  const { role, hops, begun, number, items } = told;
  const isHere = (each: Carried | Given) => each.place === told.place && isSameRole(each.role, role) && each.hops >= hops;
  const here = [...inside(state.carried.filter(isHere), told), ...inside(state.given.filter(isHere), told)];
  // The giver has stopped and restarted, and does not know that the role has come.
  if (here.length > 0) return next(state, ...here.map((each) => send(from, { type: 'taken', ...placeOf(each), role, hops } as const)));
  const name = { ...placeOf(told), role, hops, begun };
  const known = state.coming.find((each) => isSameCopy(each, name));
  const present = known?.parts ?? 0;
  if (number > present) return next(state, send(from, { type: 'lacks', ...name } as const));
  if (number < present) return next(state, send(from, { type: 'got', ...name, parts: present } as const));
  const store = items.reduce((before, item) => withItem(before, told.place, item), known?.store ?? EMPTY);
  const after = { ...name, parts: present + 1, store };
  return next({ ...state, coming: withComing(state.coming, after) }, send(from, { type: 'got', ...name, parts: after.parts } as const));
}

/** The data of a gift: those that went ahead, and those that came with it. Null: a part is missing. */
export function gathered({ coming }: State, gift: Heirloom, name: Copied | undefined, items: readonly Item[]): readonly Item[] | null {
  if (name === undefined) return items;
  const found = coming.find((each) => isOfMove(gift)(each) && each.begun === name.begun && each.parts === name.parts);
  if (found === undefined || found.from > gift.from || gift.to > found.to) return null;
  return replaced(itemsOf(found.store, gift), items);
}

/** The copies that the node may still need, once the piece has come. */
export function withoutComing(state: State, piece: Piece): State {
  const coming = state.coming.flatMap((each) => (each.place === piece.place ? outside(each, [piece]) : [each]));
  return coming.length === 0 && state.coming.length === 0 ? state : { ...state, coming };
}

/** The copy that an answer of the heir is about. */
export function copyOf({ moves }: State, from: NodeId, told: Got | Lacks): Move | undefined {
  return moves.find((copy) => copy.heir === from && copy.begun === told.begun && isOfMove(copy)(told));
}

/** Whether the role is here, to be given or given already. */
export function sourceOf({ carried, given }: State, copy: Move): 'carried' | 'given' | null {
  const isCarried = carried.some((each: Carried) => isOfMove(copy)({ ...each, hops: each.hops + 1 }));
  if (isCarried) return 'carried';
  return given.some((each: Given) => !each.isTaken && each.heir === copy.heir && isOfMove(copy)(each)) ? 'given' : null;
}

/** Forgets the copies of roles that are not here any more, and what has come of roles that are replaced. */
export function withoutIdle(state: State): State {
  const moves = state.moves.filter((copy) => sourceOf(state, copy) !== null);
  const coming = state.coming.filter(({ place, role, from, to }) =>
    state.known.every(
      (known) => common(known, { from, to }) === null || known.epoch < role.since || isSameRole(known.configuration[place], role),
    ),
  );
  const isSame = moves.length === state.moves.length && coming.length === state.coming.length;
  return isSame ? state : { ...state, moves, coming };
}

function withComing(coming: readonly Coming[], copy: Coming): readonly Coming[] {
  const others = coming.filter((each) => each.place !== copy.place || common(each, copy) === null);
  return [...others, copy].sort((a, b) => a.place - b.place || a.from - b.from);
}

function isSameCopy(a: Coming | Lacks, b: Omit<Lacks, 'type'>): boolean {
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

function bound({ config }: State): number {
  return config.partBytes ?? LARGEST_PART;
}
