/**
 * Sets over a known universe, as one flag per element. The checker sees each flag by itself, so an action that asks for one
 * element, or adds one, depends on that element alone. A sorted array is a single value, read as a whole.
 */
import { put } from './record.ts';

/** Which elements of the universe are in the set. */
export type Flags = Readonly<Record<string, boolean>>;

/** The empty set over this universe. */
export function noneOf(universe: readonly string[]): Flags {
  return Object.fromEntries(universe.map((element) => [element, false]));
}

/** The set with `element` in it. */
export function raised(flags: Flags, element: string): Flags {
  return put(flags, element, true);
}
