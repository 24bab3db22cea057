/**
 * Values with the keys of every record in another order. A value is stored with sorted keys, a running node has them as
 * they were inserted: user code that tells the two apart means one thing here and another there.
 *
 * JavaScript itself puts keys that are whole numbers first, ascending, in every plain object. These cannot meet another
 * order anywhere, so they are left where they are.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';

/** An equal value, frozen, with the keys of every record in the opposite order; the same one when no record has two keys. */
export function reversed(value: Value): Value {
  if (Array.isArray(value)) return reversedArray(value);
  return isPlainRecord(value) ? reversedRecord(value) : value;
}

/** More than the values that come up again and again in one level of a search. */
const MOST_KEPT = 1024;

/** Values with their keys in the opposite order, some of which are kept: the same few are asked for again and again. */
export class Turned {
  readonly #kept = new Map<Value, Value>();

  /** As `reversed`; `value` must never change. */
  of(value: Value): Value {
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#kept.get(value);
    if (known !== undefined) return known;
    if (this.#kept.size === MOST_KEPT) this.#kept.clear();
    const turned = reversed(value);
    this.#kept.set(value, turned);
    return turned;
  }
}

/** The order in which a record with these keys lists them when they were inserted the other way round. */
export function reversedKeys(keys: readonly string[]): readonly string[] {
  return Object.keys(Object.fromEntries(keys.toReversed().map((key) => [key, null])));
}

/** The same record, getters included, with its keys in the opposite order. */
export function withReversedKeys<T extends object>(record: T): T {
  const descriptors: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(record);
  const copy = Object.create(Object.getPrototypeOf(record));
  for (const key of reversedKeys(Object.keys(descriptors))) Object.defineProperty(copy, key, descriptors[key]);
  return copy;
}

/** `value` itself, frozen with all that is in it. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (!Array.isArray(value) && !isPlainRecord(value)) return value;
  for (const entry of Object.values(value)) frozen(entry);
  return Object.freeze(value);
}

/** A frozen copy of plain JSON with the keys in the order of the original; what else is in it stays as it is. */
export function frozenCopy<T>(value: T): T;
export function frozenCopy(value: Value): Value {
  if (Array.isArray(value)) return Object.freeze(value.map((item) => frozenCopy(item)));
  if (!isPlainRecord(value)) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, frozenCopy(entry)])));
}

function reversedArray(array: readonly Value[]): readonly Value[] {
  let items: Value[] | undefined;
  for (let i = 0; i < array.length; i++) {
    const item = reversed(array[i]);
    if (item === array[i]) continue;
    items ??= [...array];
    items[i] = item;
  }
  return items === undefined ? array : Object.freeze(items);
}

function reversedRecord(record: Readonly<Record<string, Value>>): Value {
  const keys = Object.keys(record);
  const copy: Record<string, Value> = {};
  let differs = false;
  for (let i = keys.length - 1; i >= 0; i--) {
    const key = keys[i];
    const entry = reversed(record[key]);
    differs ||= entry !== record[key];
    if (key === '__proto__') Object.defineProperty(copy, key, { value: entry, enumerable: true });
    else copy[key] = entry;
  }
  // As soon as two keys have changed places, the last one is another.
  differs ||= Object.keys(copy).at(-1) !== keys.at(-1);
  return differs ? Object.freeze(copy) : record;
}

function isPlainRecord(value: Value): value is Readonly<Record<string, Value>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
