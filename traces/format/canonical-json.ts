/** One text per plain JSON value: sorted keys, no spaces. Equal values have equal texts, and so equal digests. */
import { createHash } from 'node:crypto';
import type { Digest } from './line.ts';

/** A value that JSON cannot carry unchanged. `path` is a JSON Pointer. */
export class NotPlainJson extends Error {
  override readonly name = 'NotPlainJson';
  readonly path: string;

  constructor(path: string, found: string) {
    super(`${found} at "${path}"; only objects, arrays, strings, finite numbers, booleans and null can be recorded`);
    this.path = path;
  }
}

/** The canonical text of `value`. Throws `NotPlainJson` for anything else than plain JSON, cycles included. */
export function canonicalJson(value: unknown): string {
  return write(value, '', []);
}

/** The first 128 bits of the SHA-256 of the canonical text of `value`. */
export function digestOf(value: unknown): Digest {
  return shortHash(canonicalJson(value));
}

/** The first 128 bits of the SHA-256 of these parts, one behind the other, in hexadecimal. */
export function shortHash(...parts: readonly (string | Uint8Array)[]): Digest {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}

/** The two values are the same, whatever the order of their keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

/** A step of a JSON Pointer: `~` and `/` are escaped as RFC 6901 says. */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** `value` is an object that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function write(value: unknown, path: string, around: readonly unknown[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return writeNumber(value, path);
  if (typeof value !== 'object') throw new NotPlainJson(path, value === undefined ? 'undefined' : `a ${typeof value}`);
  if (around.includes(value)) throw new NotPlainJson(path, 'a cycle');
  const inside = [...around, value];
  if (Array.isArray(value)) return writeArray(value, path, inside);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotPlainJson(path, `an instance of ${value.constructor.name}`);
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${write(entry, path + pointerStep(key), inside)}`).join(',')}}`;
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new NotPlainJson(path, String(value));
  return JSON.stringify(value);
}

function writeArray(values: readonly unknown[], path: string, around: readonly unknown[]): string {
  // By index: `map` would step over holes.
  const texts = Array.from({ length: values.length }, (_, index) => write(values[index], path + pointerStep(index), around));
  return `[${texts.join(',')}]`;
}
