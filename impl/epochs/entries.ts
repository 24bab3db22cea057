/**
 * The data of the roles that a node carries: by place, class and key, a value with a version, and the locks on it. Of two
 * values of one key the newer version stays. So data from several members are joined in any order, and a copy that comes
 * twice changes nothing.
 */
import type { Value } from '../kernel/plain-data.ts';
import { joinedLocks, type Lock } from '../places/lock.ts';
import { isNewer, type Version } from '../places/version.ts';
import { type Classes, includes, type Piece } from './pieces.ts';

/** One value, wherever its replica is. */
export interface Item {
  readonly class: number;
  readonly key: string;
  readonly version: Version;
  readonly value: Value;
  /** By transaction; never empty. Omitted: there is none. */
  readonly locks?: readonly Lock[];
}

/** An item at a place of this node. */
export interface Entry extends Item {
  readonly place: number;
  /** The number of the change that put it here, of those at this node. */
  readonly change: number;
}

/** By ascending place, class and key. */
export interface Store {
  readonly entries: readonly Entry[];
  /** How many changes there have been. */
  readonly changes: number;
}

export const EMPTY: Store = { entries: [], changes: 0 };

export function entryAt({ entries }: Store, place: number, ofClass: number, key: string): Entry | undefined {
  return entries.find((entry) => entry.place === place && entry.class === ofClass && entry.key === key);
}

/** The items of a piece that were changed after change number `since`; 0: all of them. */
export function itemsOf({ entries }: Store, piece: Piece, since = 0): readonly Item[] {
  const found = entries.filter((entry) => entry.place === piece.place && includes(piece, entry.class) && entry.change > since);
  return found.map(({ place: _, change: __, ...item }) => item);
}

/** The store with each of these items joined to what it has at `place`. */
export function withItems(store: Store, place: number, items: readonly Item[]): Store {
  return items.reduce((before, item) => withJoined(before, place, item), store);
}

/** The store with this item at `place`, instead of what is there. One that was never written, and has no locks, is nothing. */
export function withItem(store: Store, place: number, item: Item): Store {
  if (item.version.counter === 0 && item.locks === undefined) return withoutItem(store, place, item.class, item.key);
  const changes = store.changes + 1;
  const { entries } = withoutItem(store, place, item.class, item.key);
  return { entries: [...entries, { ...item, place, change: changes }].sort((a, b) => a.place - b.place || byKey(a, b)), changes };
}

export function withoutItem(store: Store, place: number, ofClass: number, key: string): Store {
  const entries = store.entries.filter((each) => each.place !== place || each.class !== ofClass || each.key !== key);
  return entries.length === store.entries.length ? store : { ...store, entries };
}

/** The store without a piece that this node carries no more. */
export function withoutPiece(store: Store, piece: Piece): Store {
  const entries = store.entries.filter((entry) => entry.place !== piece.place || !includes(piece, entry.class));
  return entries.length === store.entries.length ? store : { ...store, entries };
}

/** The items of two members: of each key the newer version, and the locks of both. By ascending class and key. */
export function joined(a: readonly Item[], b: readonly Item[]): readonly Item[] {
  return [...without(a, b), ...b.map((item) => joinedTo(a.find(isOfKey(item)), item))].sort(byKey);
}

/** The items of one member, in which those that it has told of later replace the earlier ones. By ascending class and key. */
export function replaced(earlier: readonly Item[], later: readonly Item[]): readonly Item[] {
  return later.length === 0 ? earlier : [...without(earlier, later), ...later].sort(byKey);
}

export function within(items: readonly Item[], classes: Classes): readonly Item[] {
  return items.filter((item) => includes(classes, item.class));
}

function withJoined(store: Store, place: number, item: Item): Store {
  const present = entryAt(store, place, item.class, item.key);
  const after = joinedTo(present, item);
  return after === present ? store : withItem(store, place, after);
}

/** The same item as `present` where `item` adds nothing to it. */
function joinedTo(present: Item | undefined, item: Item): Item {
  if (present === undefined) return item;
  const newer = isNewer(item.version, present.version) ? item : present;
  const locks = joinedLocks(present.locks ?? [], item.locks ?? [], newer.version);
  if (newer === present && locks.length === (present.locks ?? []).length) return present;
  const { class: ofClass, key, version, value } = newer;
  return { class: ofClass, key, version, value, ...(locks.length === 0 ? {} : { locks }) };
}

function without(items: readonly Item[], others: readonly Item[]): readonly Item[] {
  return items.filter((item) => !others.some(isOfKey(item)));
}

function isOfKey({ class: ofClass, key }: Item): (other: Item) => boolean {
  return (other) => other.class === ofClass && other.key === key;
}

function byKey(a: Item, b: Item): number {
  if (a.class !== b.class) return a.class - b.class;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
