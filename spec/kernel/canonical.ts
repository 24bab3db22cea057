/**
 * Equality of plain JSON. A state comes back from the checker with the keys of its records sorted, so `JSON.stringify`
 * gives equal records different texts. These functions do not.
 *
 * A spec imports nothing but specs, so this is an encoder of its own; a test compares it with the checker's.
 */

/** The text of `value`, the same for equal values: JSON with the keys of each record ascending by UTF-16 code units. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isRecord(value)) return scalar(value);
  const entries = Object.entries(value).map(([key, entry]) => ({ key, text: `${JSON.stringify(key)}:${canonical(entry)}` }));
  return `{${entries
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ text }) => text)
    .join()}}`;
}

/** Whether two plain JSON values are equal, whatever the order of their keys. */
export function equal(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What JSON would leave out or turn into null is refused: else unequal values would get one text. */
function scalar(value: unknown): string {
  const isJson = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (!isJson)
    throw new TypeError(`canonical: got ${typeof value === 'object' ? 'an instance of a class' : String(value)}, expected plain JSON`);
  return JSON.stringify(value);
}
