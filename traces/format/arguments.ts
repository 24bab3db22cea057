/** What a caller passes to the readers of traces and histories: refused here, before anything is done with it. */
import { BadTrace } from './bad-trace.ts';

/** Throws `BadTrace` unless `is` holds of `value`, whatever `value` does when it is looked at. */
export function requireArgument(at: string, value: unknown, expected: string, is: (value: unknown) => boolean): void {
  if (!judged(value, is)) throw new BadTrace(at, null, `got ${kindOf(value)}, expected ${expected}; pass such a value`);
}

/** The name of a file, for messages or to be opened. */
export function requireName(at: string, value: unknown): void {
  requireArgument(at, value, 'the name of a file', isText);
}

export function isText(value: unknown): boolean {
  return typeof value === 'string';
}

/** An array with such items. */
export function isListOf(item: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && Array.from(value).every(item);
}

function judged(value: unknown, is: (value: unknown) => boolean): boolean {
  try {
    return is(value);
  } catch {
    // A proxy or a getter may throw at each look that is taken at it.
    return false;
  }
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return value === null ? 'null' : 'nothing';
  if (value === '') return 'an empty text';
  if (typeof value === 'number' || typeof value === 'boolean') return Object.is(value, -0) ? '-0' : String(value);
  return typeof value === 'object' ? 'another object' : `a ${typeof value}`;
}
