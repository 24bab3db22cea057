/**
 * A plain `Spec` as a system. Each top-level field of the state is a slot; a field that is a record with the same keys
 * in every state is one slot per entry, so that an action on one entry does not depend on the others.
 */
import type { ActionDef, Spec } from '../../spec/kernel/spec.ts';
import type { Value } from './canonical.ts';
import { ModelError } from './model-error.ts';
import { observe, originOf, type Source } from './observed.ts';
import type { Move, Outcome, Reader, System } from './system.ts';

/** A record that was taken to have fixed keys got others: it must be one slot. The caller begins anew with it in `whole`. */
export class KeysChanged extends ModelError {
  override readonly name = 'KeysChanged';
  readonly field: string;

  constructor(field: string) {
    super(`the keys of ${field} are not the same in every state`);
    this.field = field;
  }
}

type Record_ = Readonly<Record<string, Value>>;
type Write = readonly [slot: number, value: Value];

/** Where a top-level field lies: in one slot, or in one per entry. */
type Place = { readonly slot: number } | { readonly entries: ReadonlyMap<string, number> };

/** `spec` as a system. Fields named in `whole` are one slot each, whatever their shape. */
export function specSystem<S>(spec: Spec<S>, whole: ReadonlySet<string> = new Set()): System<S> {
  const states = spec.init.map((state, i) => asRecord(state, `initial state ${i + 1} of ${spec.name}`));
  if (states.length === 0) throw new ModelError(`${spec.name} has no initial state`);
  const layout = new Layout(states, whole);
  return {
    name: spec.name,
    slots: layout.names,
    bag: 'multiset',
    initial: states.map((state) => ({ slots: layout.spread(state), messages: [] })),
    actions: Object.keys(spec.actions),
    moves: Object.entries(spec.actions).flatMap(([name, action]) => movesOf(name, action, layout)),
    deliveries: () => [],
    view: (read) => layout.view(read) as S,
  };
}

/** One move per parameter where the parameters are the same in every initial state and do not depend on it; else one in all. */
function movesOf<S>(name: string, action: ActionDef<S, Value>, layout: Layout): readonly Move[] {
  const params = action.params?.bind(action);
  if (params === undefined) return [{ name, outcomes: (read) => outcomesOf(name, action, undefined, layout, read) }];
  const fixed = parametersWithoutLooking(params, layout);
  if (fixed !== undefined) {
    return fixed.map((param) => ({
      name: `${name}(${JSON.stringify(param)})`,
      outcomes: (read) => outcomesOf(name, action, param, layout, read),
    }));
  }
  return [
    {
      name,
      *outcomes(read) {
        for (const param of params(layout.view(read) as S)) yield* outcomesOf(name, action, param, layout, read);
      },
    },
  ];
}

class Looked extends Error {}

/** The parameters, if the action lists them without reading anything of the state. */
function parametersWithoutLooking<S>(params: (state: S) => Iterable<Value>, layout: Layout): readonly Value[] | undefined {
  const look = (): never => {
    throw new Looked();
  };
  try {
    return [...params(layout.view({ watching: true, stamp: 0, whole: look, part: look, messages: look }) as S)];
  } catch (error) {
    if (error instanceof Looked) return undefined;
    throw error;
  }
}

function* outcomesOf<S>(name: string, action: ActionDef<S, Value>, param: Value, layout: Layout, read: Reader): Generator<Outcome> {
  const state = layout.view(read) as S;
  if (!action.when(state, param)) return;
  const after = action.then(state, param);
  yield {
    action: name,
    label: param === undefined ? { action: name } : { action: name, param },
    writes: layout.writes(after, state, name),
  };
}

/** Which slot holds what. */
class Layout {
  readonly names: string[] = [];
  readonly #places = new Map<string, Place>();
  readonly #fields: readonly string[];
  /** The last plain state built for each reader. */
  readonly #kept = new WeakMap<Reader, { readonly stamp: number; readonly state: Value }>();

  constructor(states: readonly Record_[], whole: ReadonlySet<string>) {
    this.#fields = Object.keys(states[0]);
    for (const state of states)
      if (!sameKeys(Object.keys(state), this.#fields)) throw new ModelError('the initial states do not have the same fields');
    for (const field of this.#fields) {
      const keys = whole.has(field) ? undefined : sharedKeys(states.map((state) => state[field]));
      if (keys === undefined) this.#places.set(field, { slot: this.names.push(field) - 1 });
      else this.#places.set(field, { entries: new Map(keys.map((key) => [key, this.names.push(`${field}.${key}`) - 1])) });
    }
  }

  /** The value of each slot. */
  spread(state: Record_): readonly Value[] {
    return this.#fields.flatMap((field) => {
      const place = this.#place(field);
      return 'slot' in place ? [state[field]] : [...place.entries.keys()].map((key) => (state[field] as Record_)[key]);
    });
  }

  /** The state as user code sees it: a record that tells what is read, or a plain one where nobody watches. */
  view(read: Reader): Value {
    if (read.watching) return this.#watched(read);
    const kept = this.#kept.get(read);
    if (kept !== undefined && kept.stamp === read.stamp) return kept.state;
    const state = this.#plain(read);
    this.#kept.set(read, { stamp: read.stamp, state });
    return state;
  }

  #plain(read: Reader): Value {
    const state: Record<string, Value> = {};
    for (const [field, place] of this.#places) {
      if ('slot' in place) state[field] = read.whole(place.slot);
      else {
        const entries: Record<string, Value> = {};
        for (const [key, slot] of place.entries) entries[key] = read.whole(slot);
        state[field] = Object.freeze(entries);
      }
    }
    return Object.freeze(state);
  }

  #watched(read: Reader): Value {
    const nested = new Map<string, Value>();
    return observe({
      keys: () => this.#fields,
      get: (field) => {
        const place = this.#places.get(field);
        if (place === undefined) return undefined;
        if ('slot' in place) return read.whole(place.slot);
        const known = nested.get(field) ?? observe(new Entries(place.entries, read));
        nested.set(field, known);
        return known;
      },
    });
  }

  /** What `after` changes. Fields and entries that were only carried along are not written, and so not read. */
  writes(after: Value, before: Value, action: string): readonly Write[] {
    if (after === before) return [];
    const origin = originOf(after);
    const changed = origin === undefined ? Object.entries(asRecord(after, `the state after ${action}`)) : [...origin.changes];
    if (
      origin === undefined &&
      !sameKeys(
        changed.map(([field]) => field),
        this.#fields,
      )
    ) {
      throw new ModelError(
        `${action}: the state after it has the fields ${changed.map(([field]) => field).join(', ')}; those of the initial state are ${this.#fields.join(', ')}`,
      );
    }
    return changed.flatMap(([field, value]) => this.#writesOf(field, value, action));
  }

  #writesOf(field: string, value: Value, action: string): readonly Write[] {
    const place = this.#places.get(field);
    if (place === undefined) throw new ModelError(`${action}: the state has no field ${field}; its fields are ${this.#fields.join(', ')}`);
    if ('slot' in place) return [[place.slot, value]];
    const origin = originOf(value);
    const ours = origin?.source instanceof Entries && origin.source.slots === place.entries;
    // An entry that was only carried along keeps its place, so only what was put over the record is written.
    const entries = ours ? [...origin.changes] : isRecord(value) ? Object.entries(value) : [];
    if (!ours && entries.length !== place.entries.size) throw new KeysChanged(field);
    return entries.map(([key, entry]) => {
      const slot = place.entries.get(key);
      if (slot === undefined) throw new KeysChanged(field);
      return [slot, entry] as const;
    });
  }

  #place(field: string): Place {
    const place = this.#places.get(field);
    if (place === undefined) throw new ModelError(`no field ${field}`);
    return place;
  }
}

/** The entries of a record that lies in several slots. */
class Entries implements Source {
  readonly slots: ReadonlyMap<string, number>;
  readonly #read: Reader;

  constructor(slots: ReadonlyMap<string, number>, read: Reader) {
    this.slots = slots;
    this.#read = read;
  }

  keys(): readonly string[] {
    return [...this.slots.keys()];
  }

  get(key: string): Value {
    const slot = this.slots.get(key);
    return slot === undefined ? undefined : this.#read.whole(slot);
  }
}

function isRecord(value: Value): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asRecord(value: Value, what: string): Record_ {
  if (!isRecord(value)) throw new ModelError(`${what} is not a record with named fields, but ${JSON.stringify(value)}`);
  return value;
}

function sameKeys(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((key) => others.includes(key));
}

/** The keys, if all values are records with the same ones. */
function sharedKeys(values: readonly Value[]): readonly string[] | undefined {
  const [first] = values;
  if (!isRecord(first) || Object.keys(first).length === 0) return undefined;
  const keys = Object.keys(first);
  return values.every((value) => isRecord(value) && sameKeys(Object.keys(value), keys)) ? keys : undefined;
}
