/**
 * The data of the roles that a node carries: by place, class and key, a value with a version, and the locks on it. Of two
 * values of one key the newer version stays. So data from several members are joined in any order, and a copy that comes
 * twice changes nothing.
 */
import type { Value } from '../kernel/plain-data.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { difference } from '../persistent-map/difference.ts';
import {
  entryIn,
  type Entry as MapEntry,
  type Node,
  type PersistentMap,
  withEntry,
  withoutEntry,
  withoutRange,
} from '../persistent-map/map.ts';
import { entriesIn, walk } from '../persistent-map/range.ts';
import { joinedLocks, type Lock } from '../places/lock.ts';
import { isRecordKey } from '../places/record-key.ts';
import { isNewer, UNWRITTEN, type Version } from '../places/version.ts';
import { type Classes, includes, type Piece } from './pieces.ts';

export interface Key {
  readonly class: number;
  readonly key: string;
}

/** One value, wherever its replica is. */
export interface Item extends Key {
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

type Content = Pick<Item, 'version' | 'value' | 'locks'>;

/** The items at one place: their positions are their classes, and their stamps are the numbers of changes. */
type Items = PersistentMap<Content>;

export interface Store {
  /** By ascending place; none is empty. */
  readonly places: readonly (readonly [place: number, items: Node<Content>])[];
  /** The items with locks, and the records of transactions; by ascending place, class and key. */
  readonly unsettled: readonly Spot[];
  /** How many changes there have been. */
  readonly changes: number;
}

type Spot = readonly [place: number, ofClass: number, key: string];

export const EMPTY: Store = { places: [], unsettled: [], changes: 0 };

/** The store with these entries, which has had that many changes. */
export function restored(entries: readonly Entry[], changes: number): Store {
  const filled = entries.reduce<Store>((store, { place, class: ofClass, key, change, ...content }) => {
    const items = withEntry(itemsAt(store, place), [ofClass, key, change, content]);
    const unsettled = withSpot(store.unsettled, [place, ofClass, key], isUnsettled(key, content));
    return { places: withPlace(store, place, items), unsettled, changes };
  }, EMPTY);
  return { ...filled, changes };
}

export function entryAt(store: Store, place: number, ofClass: number, key: string): Entry | undefined {
  const found = entryIn(itemsAt(store, place), ofClass, key);
  return found === undefined ? undefined : entryOf(place, found);
}

/** All entries, by ascending place, class and key. */
export function entriesOf({ places }: Store): readonly Entry[] {
  return places.flatMap(([place, items]) => entriesIn(items).map((found) => entryOf(place, found)));
}

/** The entries with locks, and the records of transactions; by ascending place, class and key. */
export function unsettledIn(store: Store): readonly Entry[] {
  return store.unsettled.flatMap(([place, ofClass, key]) => entryAt(store, place, ofClass, key) ?? []);
}

/** The items of a piece that were changed after change number `since`; 0: all of them. By ascending class and key. */
export function itemsOf(store: Store, piece: Piece, since = 0): readonly Item[] {
  return entriesIn(itemsAt(store, piece.place), piece, since).map(itemOf);
}

/** As `itemsOf`, one by one: a caller that wants the first few pays for those only. */
export function* walkItems(store: Store, piece: Piece, since: number): Generator<Item> {
  for (const found of walk(itemsAt(store, piece.place), piece, since)) yield itemOf(found);
}

/** Whether the item comes after the other one, by class and key. */
export function isAfter(item: Key, other: Key): boolean {
  return item.class === other.class ? item.key > other.key : item.class > other.class;
}

/** The entries that have changed from `before` to `after`, as far as the two do not share it. */
export function changesBetween(before: Store, after: Store): readonly { readonly before: Entry | null; readonly after: Entry | null }[] {
  const places = ascending([...before.places, ...after.places].map(([place]) => place));
  return places.flatMap((place) =>
    difference(itemsAt(before, place), itemsAt(after, place)).map((each) => ({
      before: each.before && entryOf(place, each.before),
      after: each.after && entryOf(place, each.after),
    })),
  );
}

/** The store with one more change, which changes nothing: its number names something else. */
export function numbered(store: Store): Store {
  return { ...store, changes: store.changes + 1 };
}

/** The store with each of these items joined to what it has at `place`. */
export function withItems(store: Store, place: number, items: readonly Item[]): Store {
  return items.reduce((before, item) => withJoined(before, place, item), store);
}

/** The store with this item at `place`, instead of what is there. One that was never written, and has no locks, is nothing. */
export function withItem(store: Store, place: number, item: Item): Store {
  const { class: ofClass, key, ...content } = item;
  if (!isNewer(item.version, UNWRITTEN) && item.locks === undefined) return withoutItem(store, place, ofClass, key);
  const changes = store.changes + 1;
  const items = withEntry(itemsAt(store, place), [ofClass, key, changes, content]);
  return {
    places: withPlace(store, place, items),
    unsettled: withSpot(store.unsettled, [place, ofClass, key], isUnsettled(key, item)),
    changes,
  };
}

export function withoutItem(store: Store, place: number, ofClass: number, key: string): Store {
  const before = itemsAt(store, place);
  const after = withoutEntry(before, ofClass, key);
  if (after === before) return store;
  return { ...store, places: withPlace(store, place, after), unsettled: withSpot(store.unsettled, [place, ofClass, key], false) };
}

/** The store without a piece that this node carries no more. */
export function withoutPiece(store: Store, piece: Piece): Store {
  const before = itemsAt(store, piece.place);
  const after = withoutRange(before, piece.from, piece.to);
  if (after === before) return store;
  const unsettled = store.unsettled.filter(([place, ofClass]) => place !== piece.place || !includes(piece, ofClass));
  return { ...store, places: withPlace(store, piece.place, after), unsettled };
}

/** The items of two members: of each key the newer version, and the locks of both. By ascending class and key. */
export function joined(a: readonly Item[], b: readonly Item[]): readonly Item[] {
  return zipped(a, b, joinedTo);
}

/** The items of one member, in which those that it has told of later replace the earlier ones. By ascending class and key. */
export function replaced(earlier: readonly Item[], later: readonly Item[]): readonly Item[] {
  return later.length === 0 ? earlier : zipped(earlier, later, (_, item) => item);
}

export function within(items: readonly Item[], classes: Classes): readonly Item[] {
  return items.filter((item) => includes(classes, item.class));
}

function itemsAt({ places }: Store, place: number): Items {
  return places.find(([each]) => each === place)?.[1] ?? null;
}

function withPlace({ places }: Store, place: number, items: Items): Store['places'] {
  const others = places.filter(([each]) => each !== place);
  if (items === null) return others;
  const index = others.findIndex(([each]) => each > place);
  return others.toSpliced(index === -1 ? others.length : index, 0, [place, items]);
}

function isUnsettled(key: string, { locks }: Pick<Content, 'locks'>): boolean {
  return locks !== undefined || isRecordKey(key);
}

/** The same list if the spot is there, or is not, already. */
function withSpot(spots: readonly Spot[], spot: Spot, isListed: boolean): readonly Spot[] {
  const index = spots.findIndex((each) => bySpot(each, spot) >= 0);
  const isThere = index !== -1 && bySpot(spots[index], spot) === 0;
  if (isThere === isListed) return spots;
  return isListed ? spots.toSpliced(index === -1 ? spots.length : index, 0, spot) : spots.toSpliced(index, 1);
}

function bySpot([place, ofClass, key]: Spot, [otherPlace, otherClass, otherKey]: Spot): number {
  return place - otherPlace || ofClass - otherClass || (key < otherKey ? -1 : key > otherKey ? 1 : 0);
}

function itemOf([ofClass, key, , content]: Found): Item {
  return { class: ofClass, key, ...content };
}

function entryOf(place: number, found: Found): Entry {
  return { ...itemOf(found), place, change: found[2] };
}

type Found = MapEntry<Content>;

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

/** The items of both lists, in order. Where both have one, `both` says which remains. */
function zipped(a: readonly Item[], b: readonly Item[], both: (one: Item, other: Item) => Item): readonly Item[] {
  const [ones, others] = [inOrder(a), inOrder(b)];
  const found: Item[] = [];
  let next = 0;
  for (const one of ones) {
    for (; next < others.length && byKey(others[next], one) < 0; next++) found.push(others[next]);
    if (next < others.length && byKey(others[next], one) === 0) found.push(both(one, others[next++]));
    else found.push(one);
  }
  return [...found, ...others.slice(next)];
}

/** Nodes tell of items in order, but what comes from another node is not trusted. */
function inOrder(items: readonly Item[]): readonly Item[] {
  return items.every((item, i) => i === 0 || byKey(items[i - 1], item) <= 0) ? items : [...items].sort(byKey);
}

function byKey(a: Item, b: Item): number {
  if (a.class !== b.class) return a.class - b.class;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
