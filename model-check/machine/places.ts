/** Splits a state into parts: those that occur in every state. */
import { isRecord, type Value } from '../../impl/kernel/plain-data.ts';

/** A part in one slot. `isLazy`: some initial value was a record or an array, so it is read only when needed. */
interface Leaf {
  readonly entries: null;
  readonly slot: number;
  readonly isLazy: boolean;
}

/** A part that is split into its entries, by key. `pattern`: its name, with * for indices of arrays. */
export interface Branch {
  readonly entries: ReadonlyMap<string, Place>;
  /** The keys and values of `entries`, as lists. */
  readonly keys: readonly string[];
  readonly list: readonly Place[];
  readonly isArray: boolean;
  readonly pattern: string;
}

export type Place = Leaf | Branch;

/** Parts are split at most this many levels deep. */
const DEEPEST = 5;
/** An array with more entries is considered a collection, not a record. */
const LONGEST_ARRAY = 16;

/** Splits these initial states. Appends the name of each slot to `names`. See `layoutOf`. */
export function placeOf(states: readonly Value[], whole: ReadonlySet<string>, isShallow: boolean, names: string[]): Place {
  const cut = (values: readonly Value[], path: string, pattern: string, depth: number): Place => {
    const keys = whole.has(pattern) || depth === (isShallow ? 2 : DEEPEST) ? undefined : sharedKeys(values, !isShallow);
    if (keys === undefined) {
      const slot = names.push(path === '' ? 'state' : path) - 1;
      return {
        entries: null,
        slot,
        isLazy: path !== '' && !isShallow && values.some((value) => typeof value === 'object' && value !== null),
      };
    }
    const isArray = Array.isArray(values[0]);
    const entries = new Map<string, Place>();
    for (const key of keys) {
      const within = values.map((value) => (value as Readonly<Record<string, Value>>)[key]);
      entries.set(key, cut(within, joined(path, key), joined(pattern, isArray ? '*' : key), depth + 1));
    }
    return { entries, keys, list: [...entries.values()], isArray, pattern };
  };
  return cut(states, '', '', 0);
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The keys, if all values are records with the same keys or arrays of the same length. */
function sharedKeys(values: readonly Value[], withArrays: boolean): readonly string[] | undefined {
  const [first] = values;
  const isArray = Array.isArray(first);
  if (isArray ? !withArrays || first.length > LONGEST_ARRAY : !isRecord(first)) return undefined;
  const keys = Object.keys(first as object);
  const same = (value: Value) =>
    (isArray ? Array.isArray(value) : isRecord(value)) &&
    Object.keys(value as object).length === keys.length &&
    keys.every((key) => Object.hasOwn(value as object, key));
  return keys.length > 0 && values.every(same) ? keys : undefined;
}
