/**
 * The data of the roles that a node carries: by place, class and key, a value with a version. Of two values of one key the
 * newer version stays. So data from several members are joined in any order, and a copy that comes twice changes nothing.
 */
import type { Value } from '../kernel/plain-data.ts';
import { isNewer, type Version } from '../places/version.ts';
import { type Classes, includes, type Piece } from './pieces.ts';

/** One value, wherever its replica is. */
export interface Item {
  readonly class: number;
  readonly key: string;
  readonly version: Version;
  readonly value: Value;
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
  return found.map(({ class: ofClass, key, version, value }) => ({ class: ofClass, key, version, value }));
}

/** The store with each of these items at `place`, unless it has a version there that is as new. */
export function withItems(store: Store, place: number, items: readonly Item[]): Store {
  return items.reduce((before, item) => withItem(before, place, item), store);
}

/** The store without a piece that this node carries no more. */
export function withoutPiece(store: Store, piece: Piece): Store {
  const entries = store.entries.filter((entry) => entry.place !== piece.place || !includes(piece, entry.class));
  return entries.length === store.entries.length ? store : { ...store, entries };
}

/** The items of both; of each key, the newer version. By ascending class and key. */
export function joined(a: readonly Item[], b: readonly Item[]): readonly Item[] {
  const isOld = (item: Item, other: Item) => other.class === item.class && other.key === item.key && !isNewer(item.version, other.version);
  const kept = a.filter((item) => !b.some((other) => isOld(item, other)));
  const added = b.filter((item) => !kept.some((other) => isOld(item, other)));
  return [...kept, ...added].sort(byKey);
}

export function within(items: readonly Item[], classes: Classes): readonly Item[] {
  return items.filter((item) => includes(classes, item.class));
}

function withItem(store: Store, place: number, item: Item): Store {
  const present = entryAt(store, place, item.class, item.key);
  if (present !== undefined && !isNewer(item.version, present.version)) return store;
  const changes = store.changes + 1;
  const others = store.entries.filter((each) => each !== present);
  const entries = [...others, { ...item, place, change: changes }].sort((a, b) => a.place - b.place || byKey(a, b));
  return { entries, changes };
}

function byKey(a: Item, b: Item): number {
  if (a.class !== b.class) return a.class - b.class;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
