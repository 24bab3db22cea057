/**
 * Records and arrays that note what is read of them. To user code they look ordinary. Reading an entry asks the source;
 * `put` makes a changed record without reading the other entries.
 */

import type { Value } from '../../../impl/kernel/plain-data.ts';
import { PUT } from '../../../spec/kernel/record.ts';

/** The origin of the entries of a record or an array. A call of `keys` or `get` counts as reading. */
export interface Source {
  /** The part of a state that it stands for: equal for two sources of the same part. */
  readonly place?: unknown;
  /** Left out: a record. */
  readonly isArray?: boolean;
  keys(): readonly string[];
  get(key: string): Value;
}

/** An observed record or array: its source, and the entries that replace those of the source. */
export interface Origin {
  readonly source: Source;
  readonly changes: ReadonlyMap<string, Value>;
}

/** The key of an observed record's or array's origin. User code cannot know it. */
const ORIGIN: unique symbol = Symbol('origin');

interface Target {
  readonly [ORIGIN]: Origin;
}

/** The origin of an observed record or array; undefined for any other value. */
export function originOf(value: Value): Origin | undefined {
  return typeof value === 'object' && value !== null ? (value as Partial<Target>)[ORIGIN] : undefined;
}

const NONE: ReadonlyMap<string, Value> = new Map();

/** A record, or an array, whose entries are read from `source`. */
export function observe(source: Source): Value {
  return observeChanged({ source, changes: NONE });
}

function observeChanged(origin: Origin): Value {
  // `Array.isArray` of a proxy asks whether its target is an array.
  if (origin.source.isArray) return new Proxy(Object.assign([], { [ORIGIN]: origin }), arrayHandler);
  return new Proxy({ [ORIGIN]: origin }, recordHandler);
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

const READ_ONLY = { set: refuse, deleteProperty: refuse, defineProperty: refuse, setPrototypeOf: refuse, preventExtensions: refuse };

/** One handler for all records: they differ in their origin, which no trap reveals. */
const recordHandler: ProxyHandler<Target> = {
  ...READ_ONLY,
  get: (target, key) => {
    const origin = target[ORIGIN];
    if (key === PUT)
      return (name: string, value: Value) => observeChanged({ ...origin, changes: new Map(origin.changes).set(name, value) });
    if (key === ORIGIN) return origin;
    if (typeof key === 'symbol') return undefined;
    return key in Object.prototype && !has(origin, key) ? Reflect.get(Object.prototype, key) : get(origin, key);
  },
  has: (target, key) => typeof key === 'string' && has(target[ORIGIN], key),
  ownKeys: (target) => {
    const { source, changes } = target[ORIGIN];
    return [...new Set([...source.keys(), ...changes.keys()])];
  },
  getOwnPropertyDescriptor: (target, key) => {
    const origin = target[ORIGIN];
    return typeof key === 'string' && has(origin, key) ? entry(get(origin, key)) : undefined;
  },
};

/** One handler for all arrays. The methods of arrays use it entry by entry. */
const arrayHandler: ProxyHandler<Target> = {
  ...READ_ONLY,
  get: (target, key) => {
    if (key === ORIGIN) return target[ORIGIN];
    const { source } = target[ORIGIN];
    if (key === 'length') return source.keys().length;
    return typeof key === 'string' && source.keys().includes(key) ? source.get(key) : Reflect.get(Array.prototype, key);
  },
  has: (target, key) => (typeof key === 'string' && target[ORIGIN].source.keys().includes(key)) || key in Array.prototype,
  ownKeys: (target) => [...target[ORIGIN].source.keys(), 'length'],
  getOwnPropertyDescriptor: (target, key) => {
    const { source } = target[ORIGIN];
    if (key === 'length') return { value: source.keys().length, writable: true, enumerable: false, configurable: false };
    return typeof key === 'string' && source.keys().includes(key) ? entry(source.get(key)) : undefined;
  },
};

function entry(value: Value): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true };
}
