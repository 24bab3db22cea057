/** Validates the arguments of the readers of traces and histories before they are used. */
import { BadTrace } from './bad-trace.ts';

/** Throws `BadTrace` unless `is` holds of `value`, even if reading `value` throws. */
export function requireArgument(at: string, value: unknown, expected: string, is: (value: unknown) => boolean): void {
  if (!judged(value, is)) throw new BadTrace(at, null, `got ${kindOf(value)}, expected ${expected}; pass such a value`);
}

/** Throws `BadTrace` unless `value` is the name of a file. */
export function requireName(at: string, value: unknown): void {
  requireArgument(at, value, 'the name of a file', isText);
}

export function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** Returns a check for arrays whose items all pass `is`. */
export function isListOf(item: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && Array.from(value).every(item);
}

function judged(value: unknown, is: (value: unknown) => boolean): boolean {
  try {
    return is(value);
  } catch {
    // Each access to a proxy or a getter may throw.
    return false;
  }
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return value === null ? 'null' : 'nothing';
  if (value === '') return 'an empty text';
  if (typeof value === 'number' || typeof value === 'boolean') return Object.is(value, -0) ? '-0' : String(value);
  return typeof value === 'object' ? 'another object' : `a ${typeof value}`;
}
