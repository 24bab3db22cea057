/**
 * Choices as lists, for `init` and for the parameters of actions. Each is a generator: nothing is built before it is asked for,
 * and `[...subsets(x)]` makes an array. Sets are ascending arrays without duplicates, as `setOf` makes them.
 */
import { type Element, setOf } from './sorted-set.ts';

/** All subsets of these elements, 2ⁿ of n different ones; with `size`, those of that size. */
export function* subsets<E extends Element>(elements: readonly E[], size?: number): Generator<readonly E[]> {
  const all = setOf(...elements);
  if (size === undefined) for (let count = 0; count <= all.length; count++) yield* ofSize(all, count);
  else yield* ofSize(all, size);
}

/** All functions from these keys to these values, as records: mⁿ for n different keys and m values. */
export function* functions<K extends string, V>(keys: readonly K[], values: readonly V[]): Generator<Readonly<Record<K, V>>> {
  const names = [...new Set(keys)];
  for (const images of tuples(...names.map(() => values))) {
    // Every key has its image.
    yield Object.fromEntries(names.map((key, i) => [key, images[i]])) as Record<K, V>;
  }
}

/** All orders of these elements: n! of n. Equal elements count as different. */
export function* permutations<E>(elements: readonly E[]): Generator<readonly E[]> {
  if (elements.length === 0) yield [];
  for (const [i, first] of elements.entries())
    for (const rest of permutations([...elements.slice(0, i), ...elements.slice(i + 1)])) yield [first, ...rest];
}

/** All multisets of `size` of these elements, each as an ascending array: (n + size − 1 choose size) of n different ones. */
export function* multisets<E extends Element>(elements: readonly E[], size: number): Generator<readonly E[]> {
  const all = setOf(...elements);
  if (size === 0) yield [];
  else for (const [i, first] of all.entries()) for (const rest of multisets(all.slice(i), size - 1)) yield [first, ...rest];
}

/** All tuples with one element of each list: the product of their lengths. */
export function* tuples<E>(...lists: readonly (readonly E[])[]): Generator<readonly E[]> {
  const [first, ...others] = lists;
  if (first === undefined) yield [];
  else for (const element of first) for (const rest of tuples(...others)) yield [element, ...rest];
}

/** All records whose fields have one of the listed values each: the set of records of TLA⁺. */
export function* records<R extends object>(fields: { readonly [K in keyof R]: readonly R[K][] }): Generator<R> {
  const names = Object.keys(fields) as (keyof R & string)[];
  const lists: readonly (readonly unknown[])[] = names.map((name) => fields[name]);
  for (const values of tuples(...lists)) {
    // Every field has one of its own values.
    yield Object.fromEntries(names.map((name, i) => [name, values[i]])) as R;
  }
}

function* ofSize<E>(elements: readonly E[], size: number): Generator<readonly E[]> {
  if (size < 0 || size > elements.length) return;
  if (size === 0) {
    yield [];
    return;
  }
  for (const [i, first] of elements.entries()) for (const rest of ofSize(elements.slice(i + 1), size - 1)) yield [first, ...rest];
}
