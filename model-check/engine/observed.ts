/**
 * Records and arrays that tell what is read of them. User code sees ordinary ones; reading an entry asks the source, and
 * `put` makes a changed record without reading the others.
 */

import type { Value } from '../../impl/kernel/plain-data.ts';
import { PUT } from '../../spec/kernel/record.ts';

/** Where the entries of a record or an array come from. Asking for any of them is what counts as reading. */
export interface Source {
  /** What it stands for: equal for two that stand for the same part of a state. */
  readonly place?: unknown;
  /** Left out: it is a record. */
  readonly isArray?: boolean;
  keys(): readonly string[];
  get(key: string): Value;
}

/** An observed record or array: its source, and what has been put over it. */
export interface Origin {
  readonly source: Source;
  readonly changes: ReadonlyMap<string, Value>;
}

const origins = new WeakMap<object, Origin>();

/** What stands for an observed record or array; undefined for any other value. */
export function originOf(value: Value): Origin | undefined {
  return typeof value === 'object' && value !== null ? origins.get(value) : undefined;
}

const NONE: ReadonlyMap<string, Value> = new Map();

/** A record, or an array, whose entries are read from `source`. */
export function observe(source: Source): Value {
  return observeChanged({ source, changes: NONE });
}

function observeChanged(origin: Origin): Value {
  const target: Target = origin.source.isArray ? [] : {};
  const seen: object = new Proxy(target, origin.source.isArray ? arrayHandler : recordHandler);
  targets.set(target, origin);
  origins.set(seen, origin);
  return seen;
}

type Target = object;

/** What a proxy's target stands for: the target itself must be empty, and an array for an array. */
const targets = new WeakMap<Target, Origin>();

function originAt(target: Target): Origin {
  const origin = targets.get(target);
  if (origin === undefined) throw new TypeError('an observed record without a source');
  return origin;
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

/** One for all records: what differs is the origin, which no trap shows. */
const recordHandler: ProxyHandler<Target> = {
  ...READ_ONLY,
  get: (target, key) => {
    const origin = originAt(target);
    if (key === PUT)
      return (name: string, value: Value) => observeChanged({ ...origin, changes: new Map(origin.changes).set(name, value) });
    if (typeof key === 'symbol') return undefined;
    return key in Object.prototype && !has(origin, key) ? Reflect.get(Object.prototype, key) : get(origin, key);
  },
  has: (target, key) => typeof key === 'string' && has(originAt(target), key),
  ownKeys: (target) => {
    const { source, changes } = originAt(target);
    return [...new Set([...source.keys(), ...changes.keys()])];
  },
  getOwnPropertyDescriptor: (target, key) => {
    const origin = originAt(target);
    return typeof key === 'string' && has(origin, key) ? entry(get(origin, key)) : undefined;
  },
};

/** One for all arrays. Their own methods do the rest, entry by entry. */
const arrayHandler: ProxyHandler<Target> = {
  ...READ_ONLY,
  get: (target, key) => {
    const { source } = originAt(target);
    if (key === 'length') return source.keys().length;
    return typeof key === 'string' && source.keys().includes(key) ? source.get(key) : Reflect.get(Array.prototype, key);
  },
  has: (target, key) => (typeof key === 'string' && originAt(target).source.keys().includes(key)) || key in Array.prototype,
  ownKeys: (target) => [...originAt(target).source.keys(), 'length'],
  getOwnPropertyDescriptor: (target, key) => {
    const { source } = originAt(target);
    if (key === 'length') return { value: source.keys().length, writable: true, enumerable: false, configurable: false };
    return typeof key === 'string' && source.keys().includes(key) ? entry(source.get(key)) : undefined;
  },
};

function entry(value: Value): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true };
}
