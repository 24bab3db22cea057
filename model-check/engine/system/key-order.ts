/**
 * Reverses the order of keys in records. The checker stores values with sorted keys; a running node has them in the order
 * of insertion. So user code that depends on the order could behave differently in the two.
 *
 * In every plain object, JavaScript puts keys that are whole numbers first, ascending. No order other than that is
 * possible, so such keys stay where they are.
 */
import type { Value } from '../../../impl/kernel/plain-data.ts';

/** An equal value, frozen, with the keys of every record in reverse order; the same object if no record has two keys. */
export function reversed(value: Value): Value {
  if (Array.isArray(value)) return reversedArray(value);
  return isPlainRecord(value) ? reversedRecord(value) : value;
}

/** More than the number of values that recur within one level of a search. */
const MOST_KEPT = 1024;

/** Reverses keys, and keeps some of the results: the same few values are asked for again and again. */
export class Turned {
  readonly #kept = new Map<Value, Value>();

  /** Same as `reversed`; `value` must never change. */
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

/** The keys in the order in which a record lists them if they were inserted in reverse. */
export function reversedKeys(keys: readonly string[]): readonly string[] {
  return Object.keys(Object.fromEntries(keys.toReversed().map((key) => [key, null])));
}

/** The same record, getters included, with its keys in reverse order. */
export function withReversedKeys<T extends object>(record: T): T {
  const descriptors: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(record);
  const copy = Object.create(Object.getPrototypeOf(record));
  for (const key of reversedKeys(Object.keys(descriptors))) Object.defineProperty(copy, key, descriptors[key]);
  return copy;
}

/** Freezes `value` and all that is in it. Returns `value` itself. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (!Array.isArray(value) && !isPlainRecord(value)) return value;
  for (const entry of Object.values(value)) frozen(entry);
  return Object.freeze(value);
}

/** A frozen copy of plain JSON with keys in the original order. Anything else in the value is not copied. */
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
  // Integer keys may have kept their places; if any two keys changed places, the last key is a different one.
  differs ||= Object.keys(copy).at(-1) !== keys.at(-1);
  return differs ? Object.freeze(copy) : record;
}

function isPlainRecord(value: Value): value is Readonly<Record<string, Value>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
