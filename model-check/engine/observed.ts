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

/** A record whose entries are read from `source`. */
export function observe(source: Source): Value {
  return observeChanged(source, new Map());
}

function observeChanged(source: Source, changes: ReadonlyMap<string, Value>): Value {
  const get = (key: string): Value => (changes.has(key) ? changes.get(key) : source.get(key));
  const has = (key: string): boolean => changes.has(key) || source.keys().includes(key);
  const put = (key: string, value: Value): Value => observeChanged(source, new Map(changes).set(key, value));
  const refuse = (): never => {
    throw new TypeError('Cannot assign to a state: it is read only');
  };
  const record: object = new Proxy(Object.create(Object.prototype), {
    get: (_, key) =>
      key === PUT
        ? put
        : typeof key === 'symbol'
          ? undefined
          : key in Object.prototype && !has(key)
            ? Reflect.get(Object.prototype, key)
            : get(key),
    has: (_, key) => typeof key === 'string' && has(key),
    ownKeys: () => [...new Set([...source.keys(), ...changes.keys()])],
    getOwnPropertyDescriptor: (_, key) =>
      typeof key === 'string' && has(key) ? { value: get(key), enumerable: true, configurable: true, writable: true } : undefined,
    set: refuse,
    deleteProperty: refuse,
    defineProperty: refuse,
  });
  origins.set(record, { source, changes });
  return record;
}
