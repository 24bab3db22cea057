/**
 * How a spec's state lies in slots: one per top-level field; a field that is a record with the same keys in every
 * state is one slot per entry, so that an action on one entry does not depend on the others.
 */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';
import { ModelError } from './model-error.ts';
import { observe, originOf, type Source } from './observed.ts';
import type { Reader } from './system.ts';

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

/** A record that was taken to have fixed keys got others: it must be one slot. `field` is empty when it is the state itself. */
export class KeysChanged extends ModelError {
  override readonly name = 'KeysChanged';
  readonly field: string;

  constructor(field: string) {
    super(`the keys of ${field === '' ? 'the state' : field} are not the same in every state`);
    this.field = field;
  }
}

/** The layout for a spec with these initial states. Fields named in `whole` are one slot each; with '' in it, the state is. */
export function layoutOf(states: readonly Value[], whole: ReadonlySet<string>): Layout {
  const keys = whole.has('') ? undefined : sharedKeys(states);
  return keys === undefined ? oneSlot : new Fields(keys, states as readonly Entries[], whole);
}

const oneSlot: Layout = {
  names: ['state'],
  spread: (state) => [state],
  view: (read) => read.whole(0),
  writes: (after) => [[0, after]],
};

type Entries = Readonly<Record<string, Value>>;

/** A field in one slot, or in one per entry. */
type Place =
  | { readonly field: string; readonly slot: number; readonly entries: null }
  | { readonly field: string; readonly slot: -1; readonly entries: Places };

/** Slots of the entries of a record, by key. */
type Places = ReadonlyMap<string, number>;

class Fields implements Layout {
  readonly names: string[] = [];
  readonly #fields: readonly string[];
  readonly #places: readonly Place[];
  /** The last plain state built for each reader. */
  readonly #kept = new WeakMap<Reader, { readonly stamp: number; readonly state: Value }>();

  constructor(fields: readonly string[], states: readonly Entries[], whole: ReadonlySet<string>) {
    this.#fields = fields;
    this.#places = fields.map((field): Place => {
      const keys = whole.has(field) ? undefined : sharedKeys(states.map((state) => state[field]));
      if (keys === undefined) return { field, slot: this.names.push(field) - 1, entries: null };
      return { field, slot: -1, entries: new Map(keys.map((key) => [key, this.names.push(`${field}.${key}`) - 1])) };
    });
  }

  spread(state: Value): readonly Value[] {
    const values: Value[] = [];
    for (const [slot, value] of this.writes(state, {})) values[slot] = value;
    return values;
  }

  view(read: Reader): Value {
    if (read.watching) return this.#watched(read);
    const kept = this.#kept.get(read);
    if (kept !== undefined && kept.stamp === read.stamp) return kept.state;
    const state = this.#plain(read);
    this.#kept.set(read, { stamp: read.stamp, state });
    return state;
  }

  writes(after: Value, before: Value): readonly Write[] {
    if (after === before) return [];
    const origin = originOf(after);
    if (origin === undefined && (!isRecord(after) || Object.keys(after).length !== this.#places.length)) throw new KeysChanged('');
    for (const field of origin?.changes.keys() ?? []) if (!this.#fields.includes(field)) throw new KeysChanged('');
    const writes: Write[] = [];
    for (const place of this.#places) {
      if (origin !== undefined && !origin.changes.has(place.field)) continue;
      const value = (after as Entries)[place.field];
      if (value === undefined && !Object.hasOwn(after as Entries, place.field)) throw new KeysChanged('');
      // Where the state is watched, comparing would be reading.
      const old = originOf(before) === undefined ? (before as Entries)[place.field] : undefined;
      if (place.entries === null) {
        if (value === undefined || value !== old) writes.push([place.slot, value]);
      } else if (value !== old) addEntries(writes, place.field, place.entries, value, old);
    }
    return writes;
  }

  #plain(read: Reader): Value {
    const state: Record<string, Value> = {};
    for (const { field, slot, entries } of this.#places) {
      if (entries === null) state[field] = read.whole(slot);
      else {
        const record: Record<string, Value> = {};
        for (const [key, place] of entries) record[key] = read.whole(place);
        state[field] = Object.freeze(record);
      }
    }
    return Object.freeze(state);
  }

  #watched(read: Reader): Value {
    const records = new Map<string, Value>();
    return observe({
      keys: () => this.#fields,
      get: (field) => {
        const place = this.#places.find((each) => each.field === field);
        if (place === undefined) return undefined;
        if (place.entries === null) return read.whole(place.slot);
        const record = records.get(field) ?? observe(new WatchedEntries(place.entries, read));
        records.set(field, record);
        return record;
      },
    });
  }
}

/** Adds the writes of the record `value` in `field`, whose entries lie in `places`; `old` is what it was, if that is at hand. */
function addEntries(writes: Write[], field: string, places: Places, value: Value, old: Value): void {
  const origin = originOf(value);
  if (origin?.source instanceof WatchedEntries && origin.source.places === places) {
    for (const [key, entry] of origin.changes) writes.push([slotOf(places, key, field), entry]);
    return;
  }
  if (!isRecord(value)) throw new KeysChanged(field);
  const keys = Object.keys(value);
  if (keys.length !== places.size) throw new KeysChanged(field);
  const before = isRecord(old) && originOf(old) === undefined ? old : undefined;
  for (const key of keys) {
    const slot = slotOf(places, key, field);
    const entry = value[key];
    if (entry === undefined || before === undefined || entry !== before[key]) writes.push([slot, entry]);
  }
}

function slotOf(places: Places, key: string, field: string): number {
  const slot = places.get(key);
  if (slot === undefined) throw new KeysChanged(field);
  return slot;
}

/** The entries of a record that lies in several slots. */
class WatchedEntries implements Source {
  readonly places: Places;
  readonly #read: Reader;

  constructor(places: Places, read: Reader) {
    this.places = places;
    this.#read = read;
  }

  keys(): readonly string[] {
    return [...this.places.keys()];
  }

  get(key: string): Value {
    const slot = this.places.get(key);
    return slot === undefined ? undefined : this.#read.whole(slot);
  }
}

/** The keys, if all values are records with the same ones. */
function sharedKeys(values: readonly Value[]): readonly string[] | undefined {
  const [first] = values;
  if (!isRecord(first) || Object.keys(first).length === 0) return undefined;
  const keys = Object.keys(first);
  const same = (value: Value) =>
    isRecord(value) && Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
  return values.every(same) ? keys : undefined;
}
