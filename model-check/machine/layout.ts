/**
 * How a spec's state lies in slots: one per part. A record with the same keys in every state, or an array that has the
 * same length in all of them, is cut into its entries, and these into theirs, so that an action on one entry does not
 * depend on the others.
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
  /** The state as user code sees it: a record that tells what is read, or a plain one where nobody watches. */
  view(read: Reader): Value;
  /** What turns `before`, which came from `view`, into `after`. What was only carried along need not be written, nor read. */
  writes(after: Value, before: Value): readonly Write[];
}

/** A record or array that was taken to have fixed keys got others: it must be one slot. `field` is empty when it is the state itself. */
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
 * The layout for a spec with these initial states. Parts named in `whole` are one slot each; with '' in it, the state is. Parts
 * have names as `field.key`; in those of entries of arrays is a * for the index. `isShallow`: only fields and their entries are cut,
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

/** Adds what turns the part `before` into `after`; undefined stands for one that is not known. */
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
  // Where the state is watched, comparing would be reading.
  const old = originOf(before) === undefined && hasShape(before, place) ? before : undefined;
  for (const key of Object.keys(after)) addWrites(writes, entryOf(place, key), after[key], old?.[key]);
}

type Entries = Readonly<Record<string, Value>>;

/** Whether `value` has as many entries as `place`, in a record or an array as there. */
function hasShape(value: Value, { isArray, entries }: Branch): value is Entries {
  if (isArray ? !Array.isArray(value) : !isRecord(value)) return false;
  return Object.keys(value as Entries).length === entries.size;
}

function entryOf({ entries, pattern }: Branch, key: string): Place {
  const place = entries.get(key);
  if (place === undefined) throw new KeysChanged(pattern);
  return place;
}

/** What is the same as in the state `before` is not built again. */
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

/** `known`: what stands for parts that were seen already, so that the same part is always the same object. */
function watched(place: Place, read: Reader, known: Map<Place, Value>): Value {
  if (place.entries === null && !place.isLazy) return read.whole(place.slot);
  const seen = known.get(place);
  if (seen !== undefined) return seen;
  const value = place.entries === null ? watchedSlot(place, place.slot, read) : observe(new WatchedEntries(place, read, known));
  known.set(place, value);
  return value;
}

/** What is in `slot`: as long as it is only carried along, all that is read of it is whether it is a record or an array. */
function watchedSlot(place: Place, slot: number, read: Reader): Value {
  const shape = read.part(slot, SHAPE);
  return typeof shape === 'object' && shape !== null ? observe(new WatchedSlot(place, Array.isArray(shape), slot, read)) : shape;
}

/** The entries of a record or an array that lies in several slots. */
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

/** The entries of a record or an array that lies in one slot: whoever reads one of them has read it all. */
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
