/**
 * The entries of a record by ascending key, as UTF-16 code units. JavaScript lists the keys in order of insertion, which
 * differs between nodes and changes on decoding. Read a record through these functions wherever order matters.
 */

/** The keys, ascending. */
export function keysOf(record: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(record).sort();
}

/** The values, by ascending key. */
export function valuesOf<T>(record: Readonly<Record<string, T>>): readonly T[] {
  return keysOf(record).map((key) => record[key]);
}

/** The entries, by ascending key. */
export function entriesOf<T>(record: Readonly<Record<string, T>>): readonly (readonly [key: string, value: T])[] {
  return keysOf(record).map((key) => [key, record[key]] as const);
}
