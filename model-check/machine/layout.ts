/**
 * Lays a spec's state out in slots, one per part. A record with the same keys in every state is split into its
 * entries, as is an array with the same length in every state. Entries are split in the same way. An action on one
 * entry then does not depend on the others.
 */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { reversedKeys } from '../engine/system/key-order.ts';
import { ModelError } from '../engine/system/model-error.ts';
import { observe, originOf, type Source } from '../engine/system/observed.ts';
import { type Reader, SHAPE } from '../engine/system/system.ts';
import { type Branch, type Place, placeOf } from './places.ts';

export type Write = readonly [slot: number, value: Value];

export interface Layout {
  readonly names: readonly string[];
  /** The value of each slot. */
  spread(state: Value): readonly Value[];
  /** The state as user code sees it: records that note what is read of them, or plain ones for a reader that is not watching. */
  view(read: Reader): Value;
  /** The writes that turn `before`, which came from `view`, into `after`. A part that was passed on unread is not written. */
  writes(after: Value, before: Value): readonly Write[];
}

/** The keys of a record, or the length of an array, turned out to vary, so it must be one slot. `field` is empty for the state itself. */
export class KeysChanged extends ModelError {
  override readonly name = 'KeysChanged';
  readonly field: string;

  override get isSignal(): boolean {
    return true;
  }

  constructor(field: string) {
    super(`the keys of ${field === '' ? 'the state' : field} are not the same in every state`);
    this.field = field;
  }
}

/**
 * The layout for a spec with these initial states. Each part named in `whole` stays one slot; the name '' means the whole
 * state. Parts are named `field.key`, with * for an index of an array. `isShallow`: only the state and its fields are split,
 * and no arrays.
 */
export function layoutOf(states: readonly Value[], whole: ReadonlySet<string>, isShallow = false): Layout {
  const names: string[] = [];
  const place = placeOf(states, whole, isShallow, names);
  return new Parts(place, names);
}

class Parts implements Layout {
  readonly names: readonly string[];
  readonly #root: Place;
  /** The last plain state built for each reader. */
  readonly #kept = new WeakMap<Reader, { readonly stamp: number; readonly state: Value }>();

  constructor(root: Place, names: readonly string[]) {
    this.#root = root;
    this.names = names;
  }

  spread(state: Value): readonly Value[] {
    const values: Value[] = [];
    for (const [slot, value] of this.writes(state, undefined)) values[slot] = value;
    return values;
  }

  view(read: Reader): Value {
    if (read.watching) return watched(this.#root, read, new Map());
    const kept = this.#kept.get(read);
    if (kept !== undefined && kept.stamp === read.stamp) return kept.state;
    const state = plain(this.#root, read, kept?.state);
    this.#kept.set(read, { stamp: read.stamp, state });
    return state;
  }

  writes(after: Value, before: Value): readonly Write[] {
    const writes: Write[] = [];
    addWrites(writes, this.#root, after, before);
    return writes;
  }
}

/** Adds the writes that turn the part `before` into `after`; `before` is undefined if it is not known. */
function addWrites(writes: Write[], place: Place, after: Value, before: Value): void {
  if (after === before && after !== undefined) return;
  const origin = originOf(after);
  const isCarried = origin !== undefined && origin.source.place === place;
  if (place.entries === null) {
    if (!isCarried || origin.changes.size > 0) writes.push([place.slot, after]);
    return;
  }
  if (isCarried) {
    for (const [key, value] of origin.changes) addWrites(writes, entryOf(place, key), value, undefined);
    return;
  }
  if (!hasShape(after, place)) throw new KeysChanged(place.pattern);
  // If the state is watched, a comparison would count as reading.
  const old = originOf(before) === undefined && hasShape(before, place) ? before : undefined;
  for (const key of Object.keys(after)) addWrites(writes, entryOf(place, key), after[key], old?.[key]);
}

type Entries = Readonly<Record<string, Value>>;

/** Whether `value` is a record or an array, as `place` is, with the same number of entries. */
function hasShape(value: Value, { isArray, entries }: Branch): value is Entries {
  if (isArray ? !Array.isArray(value) : !isRecord(value)) return false;
  return Object.keys(value as Entries).length === entries.size;
}

function entryOf({ entries, pattern }: Branch, key: string): Place {
  const place = entries.get(key);
  if (place === undefined) throw new KeysChanged(pattern);
  return place;
}

/** Builds the plain state. Parts that equal those of the state `before` are reused. */
function plain(place: Place, read: Reader, before: Value): Value {
  if (place.entries === null) return read.whole(place.slot);
  const old = before as Entries | undefined;
  const values: Value[] = [];
  let isSame = old !== undefined;
  for (let i = 0; i < place.list.length; i++) {
    const was = old?.[place.keys[i]];
    const value = plain(place.list[i], read, was);
    isSame &&= value === was;
    values.push(value);
  }
  if (isSame) return before;
  if (place.isArray) return Object.freeze(values);
  const record: Record<string, Value> = {};
  for (let i = 0; i < values.length; i++) {
    const at = read.isReversed ? values.length - 1 - i : i;
    record[place.keys[at]] = values[at];
  }
  return Object.freeze(record);
}

/** `known`: the objects already made for parts, so that the same part is always the same object. */
function watched(place: Place, read: Reader, known: Map<Place, Value>): Value {
  if (place.entries === null && !place.isLazy) return read.whole(place.slot);
  const seen = known.get(place);
  if (seen !== undefined) return seen;
  const value = place.entries === null ? watchedSlot(place, place.slot, read) : observe(new WatchedEntries(place, read, known));
  known.set(place, value);
  return value;
}

/** A watched slot. As long as its value is only passed on, the only thing read is whether it is a record or an array. */
function watchedSlot(place: Place, slot: number, read: Reader): Value {
  const shape = read.part(slot, SHAPE);
  return typeof shape === 'object' && shape !== null ? observe(new WatchedSlot(place, Array.isArray(shape), slot, read)) : shape;
}

/** The entries of a record or an array that is split into several slots. */
class WatchedEntries implements Source {
  readonly place: Branch;
  readonly isArray: boolean;
  readonly #keys: readonly string[];
  readonly #read: Reader;
  readonly #known: Map<Place, Value>;

  constructor(place: Branch, read: Reader, known: Map<Place, Value>) {
    this.place = place;
    this.isArray = place.isArray;
    this.#keys = read.isReversed && !place.isArray ? reversedKeys(place.keys) : place.keys;
    this.#read = read;
    this.#known = known;
  }

  keys(): readonly string[] {
    return this.#keys;
  }

  get(key: string): Value {
    const place = this.place.entries.get(key);
    return place === undefined ? undefined : watched(place, this.#read, this.#known);
  }
}

/** The entries of a record or an array in one slot: to read one entry is to read them all. */
class WatchedSlot implements Source {
  readonly place: Place;
  readonly isArray: boolean;
  readonly #slot: number;
  readonly #read: Reader;

  constructor(place: Place, isArray: boolean, slot: number, read: Reader) {
    this.place = place;
    this.isArray = isArray;
    this.#slot = slot;
    this.#read = read;
  }

  keys(): readonly string[] {
    return Object.keys(this.#value());
  }

  get(key: string): Value {
    const value = this.#value();
    return Object.hasOwn(value, key) ? value[key] : undefined;
  }

  #value(): Entries {
    return this.#read.whole(this.#slot) as Entries;
  }
}
