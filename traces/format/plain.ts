/** Checks that values are plain JSON, without making their text. */
import { encode } from '../../impl/kernel/plain-data.ts';

/** As deep as `encode` goes. */
const DEEPEST = 200;

/** Throws `NotPlainData`, which names the path, unless the value is plain JSON. */
export function requirePlain(value: unknown): void {
  // The slow way says what is wrong.
  if (!isPlain(value)) encode(value);
}

/** Whether the value is plain JSON. Throws what reading it throws. */
export function isPlain(value: unknown, depth = 0): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      return (
        value === null || (depth < DEEPEST && (Array.isArray(value) ? isPlainArray(value, depth + 1) : isPlainRecord(value, depth + 1)))
      );
    default:
      return false;
  }
}

function isPlainArray(array: readonly unknown[], depth: number): boolean {
  for (let i = 0; i < array.length; i++) if (!isPlain(array[i], depth)) return false;
  return true;
}

function isPlainRecord(record: object, depth: number): boolean {
  const prototype = Object.getPrototypeOf(record);
  if (prototype !== Object.prototype && prototype !== null) return false;
  const fields = record as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(fields)) if (key === '__proto__' || !isPlain(fields[key], depth)) return false;
  return true;
}
