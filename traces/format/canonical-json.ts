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
  return write(value, []);
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
  const text = String(key);
  return /[~/]/.test(text) ? `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}` : `/${text}`;
}

/** `value` is an object that is no array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper than any state; only a cycle comes here. */
const DEEPEST = 500;
/** Of a path in a complaint. */
const LONGEST_PATH = 200;

/** The keys that lead to the value that is being written: only a complaint makes a path of them. */
type Trail = (string | number)[];

function write(value: unknown, trail: Trail): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw refusal(String(value), trail);
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      if (trail.length > DEEPEST) throw refusal('a cycle', trail);
      return Array.isArray(value) ? writeArray(value, trail) : writeRecord(value, trail);
    default:
      throw refusal(value === undefined ? 'undefined' : `a ${typeof value}`, trail);
  }
}

function writeArray(values: readonly unknown[], trail: Trail): string {
  let text = '';
  // By index: `map` would step over holes.
  for (let index = 0; index < values.length; index++) {
    trail.push(index);
    text += (index === 0 ? '' : ',') + write(values[index], trail);
    trail.pop();
  }
  return `[${text}]`;
}

function writeRecord(record: object, trail: Trail): string {
  const prototype: unknown = Object.getPrototypeOf(record);
  if (prototype !== Object.prototype && prototype !== null) throw refusal(`an instance of ${record.constructor.name}`, trail);
  const entries = Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1));
  let text = '';
  for (const [key, value] of entries) {
    trail.push(key);
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${write(value, trail)}`;
    trail.pop();
  }
  return `{${text}}`;
}

function refusal(found: string, trail: Trail): NotPlainJson {
  const path = trail.map(pointerStep).join('');
  return new NotPlainJson(path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}…` : path, found);
}
