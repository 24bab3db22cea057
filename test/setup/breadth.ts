/**
 * How broadly tests sample. `npm test` takes a part of each sample, always the same one; the slow run, which sets
 * `RANDOM_SEED`, takes all of it.
 */
const TAKES_ALL = process.env.RANDOM_SEED !== undefined;

/** `all` in the slow run, `few` in `npm test`. */
export function runs({ all, few }: { readonly all: number; readonly few: number }): number {
  return TAKES_ALL ? all : few;
}

/** All cases in the slow run; in `npm test` the first case, and then every n-th. */
export function oneIn<T>(n: number, cases: readonly T[]): readonly T[] {
  return cases.filter((_, place) => TAKES_ALL || place % n === 0);
}
