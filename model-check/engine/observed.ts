/**
 * Records that tell what is read of them. User code sees an ordinary object; reading an entry asks the source, and
 * `put` makes a changed record without reading the others.
 */

import type { Value } from '../../impl/kernel/plain-data.ts';
import { PUT } from '../../spec/kernel/record.ts';

/** Where a record's entries come from. Asking for either is what counts as reading. */
export interface Source {
  keys(): readonly string[];
  get(key: string): Value;
}

/** An observed record: its source, and what has been put over it. */
export interface Origin {
  readonly source: Source;
  readonly changes: ReadonlyMap<string, Value>;
}

const origins = new WeakMap<object, Origin>();

/** What stands behind an observed record; undefined for any other value. */
export function originOf(value: Value): Origin | undefined {
  return typeof value === 'object' && value !== null ? origins.get(value) : undefined;
}

const NONE: ReadonlyMap<string, Value> = new Map();

/** A record whose entries are read from `source`. */
export function observe(source: Source): Value {
  return observeChanged({ source, changes: NONE });
}

function observeChanged(origin: Origin): Value {
  const record: object = new Proxy(origin, handler);
  origins.set(record, origin);
  return record;
}

function get({ source, changes }: Origin, key: string): Value {
  return changes.has(key) ? changes.get(key) : source.get(key);
}

function has({ source, changes }: Origin, key: string): boolean {
  return changes.has(key) || source.keys().includes(key);
}

function refuse(): never {
  throw new TypeError('Cannot assign to a state: it is read only');
}

/** One for all records: what differs is the origin, which no trap shows. */
const handler: ProxyHandler<Origin> = {
  get: (origin, key) => {
    if (key === PUT)
      return (name: string, value: Value) => observeChanged({ ...origin, changes: new Map(origin.changes).set(name, value) });
    if (typeof key === 'symbol') return undefined;
    return key in Object.prototype && !has(origin, key) ? Reflect.get(Object.prototype, key) : get(origin, key);
  },
  has: (origin, key) => typeof key === 'string' && has(origin, key),
  ownKeys: ({ source, changes }) => [...new Set([...source.keys(), ...changes.keys()])],
  getOwnPropertyDescriptor: (origin, key) =>
    typeof key === 'string' && has(origin, key)
      ? { value: get(origin, key), enumerable: true, configurable: true, writable: true }
      : undefined,
  set: refuse,
  deleteProperty: refuse,
  defineProperty: refuse,
};
