/**
 * Shapes of user input: tables of what is expected where. A value is read once, and only what was read is used later.
 * So a getter or a proxy cannot show one thing now and another later.
 */
import { encode, NotPlainData } from '../../impl/kernel/plain-data.ts';
import { isPrintable } from '../../impl/kernel/printable.ts';
import { ModelError, messageOf } from '../engine/system/model-error.ts';
import { listed, nearest, shown } from './shown.ts';

export interface Shape<T> {
  /** The expected value, as a noun phrase. */
  readonly expected: string;
  /** The advice for anything else, as a clause. */
  readonly remedy: string;
  /** A field of this shape may be left out. */
  readonly optional?: true;
  /** Returns the value, if it has this shape. Throws `ModelError`; `at` is the path to the value, for the message. */
  read(value: unknown, at: string): T;
}

/** One shape for each field of `T`, optional fields included. */
export type Fields<T> = { readonly [K in keyof T]-?: Shape<unknown> };

/** Makes the error `at: got X, expected Y; do Z`. */
export function refusal(at: string, got: string, { expected, remedy }: Pick<Shape<unknown>, 'expected' | 'remedy'>): ModelError {
  return new ModelError(`${at === '' ? 'the value' : at}: got ${got}, expected ${expected}; ${remedy}`);
}

/** Reads `value`, found at `at`, by `shape`. Throws `ModelError` and nothing else, even if `value` throws when it is read. */
export function readAs<T>(shape: Shape<T>, value: unknown, at: string): T {
  return guarded(at, shape, () => shape.read(value, at));
}

/** A shape given by a single test. */
export function simple<T>(expected: string, remedy: string, is: (value: unknown) => value is T): Shape<T> {
  const shape: Shape<T> = {
    expected,
    remedy,
    read(value, at) {
      if (is(value)) return value;
      throw refusal(at, shown(value), shape);
    },
  };
  return shape;
}

/** The same shape, for a field that may be left out. */
export function optional<T>(shape: Shape<T>): Shape<T> {
  return { ...shape, optional: true };
}

/** A function. `signature` describes its parameters and result. */
export function functionOf(signature: string, remedy = 'write it as a function'): Shape<unknown> {
  return simple(`a function ${signature}`, remedy, (value): value is unknown => typeof value === 'function' && !isClass(value));
}

/** An integer from `least` to `most`. */
export function wholeNumber(least: number, most: number, remedy: string): Shape<number> {
  const range = most === Number.MAX_SAFE_INTEGER ? `a whole number, at least ${least}` : `a whole number from ${least} to ${most}`;
  return simple(range, remedy, (value): value is number => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most);
}

/** One of these words. For another word, the remedy names the nearest of these. */
export function oneOf<W extends string>(...words: readonly W[]): Shape<W> {
  const shape: Shape<W> = {
    expected: `one of ${listed(words)}`,
    remedy: 'write one of them',
    read(value, at) {
      const found = words.find((word) => word === value);
      if (found !== undefined) return found;
      const near = typeof value === 'string' ? nearest(value, words) : null;
      throw refusal(at, shown(value), near === null ? shape : { ...shape, remedy: `write ${near}` });
    },
  };
  return shape;
}

/** An array of values of one shape. `least`: the least number of values; left out: 0. */
export function listOf<T>(what: string, item: Shape<T>, least = 0): Shape<readonly T[]> {
  const expected = `an array of ${what}${least === 0 ? '' : `, at least ${least}`}`;
  const shape: Shape<readonly T[]> = {
    expected,
    remedy: 'write it as an array',
    read(value, at) {
      if (!Array.isArray(value)) throw refusal(at, shown(value), shape);
      if (value.length < least) throw refusal(at, shown(value), { ...shape, remedy: 'add what is missing' });
      const items: T[] = [];
      for (let i = 0; i < value.length; i++) items.push(readAs(item, readField(value, String(i), `${at}[${i}]`), `${at}[${i}]`));
      return items;
    },
  };
  return shape;
}

/** An object with keys of the user's choice and values of one shape. */
export function dictionaryOf<T>(what: string, entry: Shape<T>): Shape<Readonly<Record<string, T>>> {
  const shape: Shape<Readonly<Record<string, T>>> = {
    expected: `an object of ${what} by name`,
    remedy: `write {} if there are no ${what}`,
    read(value, at) {
      if (!isPlainObject(value)) throw refusal(at, shown(value), shape);
      const entries = Object.keys(value).map((name): [string, T] => {
        const place = pathTo(at, name);
        if (name.trim() === '') throw refusal(place, 'an empty name', { expected: `${what} with names`, remedy: 'give it a name' });
        if (!isPrintable(name)) throw refusal(place, shown(name), { expected: `${what} with names on one line`, remedy: 'rename it' });
        return [name, readAs(entry, readField(value, name, place), place)];
      });
      return Object.fromEntries(entries);
    },
  };
  return shape;
}

interface RecordOptions {
  /** The object may be an instance of a class, and its functions methods. */
  readonly instances?: true;
  /** The object may be a function that has the fields. */
  readonly callable?: true;
  /** The object may have further fields. */
  readonly open?: true;
  /** Fields that a user might write but that are refused, each with a remedy as a clause. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** An object with these fields and no others. `what` is a noun phrase. */
export function recordOf<T>(what: string, fields: Fields<T>, { instances, callable, open, refused = {} }: RecordOptions = {}): Shape<T> {
  const names = Object.keys(fields);
  const shape: Shape<T> = {
    expected: `${what}, an object with ${listed(names)}`,
    remedy: 'write such an object',
    read(value, at) {
      const isOne = (instances === undefined ? isPlainObject : isAnyObject)(value) || (callable === true && typeof value === 'function');
      if (!isOne) throw refusal(at, shown(value), shape);
      if (open === undefined) refuseUnknown(Object.keys(Object(value)), names, refused, what, at);
      const read = Object.entries<Shape<unknown>>(fields).flatMap(([name, field]): readonly [string, unknown][] => {
        const place = pathTo(at, name);
        const found = readField(Object(value), name, place);
        return found === undefined && field.optional === true ? [] : [[name, bound(readAs(field, found, place), value)]];
      });
      // The decoding edge: each field of T was read by its own shape.
      return Object.fromEntries(read) as T;
    },
  };
  return shape;
}

/** Any value that is plain JSON. It is not copied here: the engine copies and validates it again. */
export const plain: Shape<unknown> = {
  expected: 'plain JSON',
  remedy: 'write objects, arrays, strings, finite numbers, booleans and null only',
  read(value, at) {
    try {
      encode(value);
      return value;
    } catch (error) {
      if (!(error instanceof NotPlainData)) throw error;
      throw refusal(error.inside(at).path, error.found, plain);
    }
  },
};

/** `a.b`, or `a["odd name"]`. */
export function pathTo(at: string, name: string): string {
  const step = /^[\w$-]{1,60}$/.test(name) ? `.${name}` : `[${shown(name)}]`;
  return at === '' ? step.replace(/^\./, '') : `${at}${step}`;
}

function refuseUnknown(
  found: readonly string[],
  names: readonly string[],
  refused: Readonly<Record<string, string>>,
  what: string,
  at: string,
): void {
  for (const name of found) {
    if (names.includes(name)) continue;
    const place = pathTo(at, name);
    const expected = `the fields of ${what}: ${listed(names)}`;
    if (Object.hasOwn(refused, name)) throw refusal(place, 'a field that is not honoured', { expected, remedy: refused[name] });
    const near = nearest(name, names);
    throw refusal(place, 'an unknown field', { expected, remedy: near === null ? 'leave it out' : `write ${near}` });
  }
}

/** Reads the field `name` of `source`. Throws `ModelError` if it cannot be read; `at` is the path to it. */
export function readField(source: object, name: string, at = name): unknown {
  return guarded(at, { expected: 'a value', remedy: 'write a plain value' }, () => Reflect.get(source, name));
}

/** Returns the result of `read`. An error of a getter or a proxy becomes a refusal of the value at `at`. */
export function guarded<T>(at: string, shape: Pick<Shape<unknown>, 'expected' | 'remedy'>, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw refusal(at, `an object that cannot be read (${messageOf(error)})`, shape);
  }
}

/** Binds a function to its object, as it may use `this`. */
function bound(value: unknown, owner: unknown): unknown {
  return typeof value === 'function' ? value.bind(owner) : value;
}

/** A class is a function, but calling it throws. */
function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function isAnyObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlainObject(value: unknown): value is object {
  if (!isAnyObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
