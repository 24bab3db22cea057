/** Sets as sorted arrays without duplicates: plain JSON, one form per set, so equal sets are equal values. */

export type Element = string | number;

const compare = <E extends Element>(a: E, b: E): number => (a < b ? -1 : a > b ? 1 : 0);

/** The set of these elements. */
export function setOf<E extends Element>(...elements: readonly E[]): readonly E[] {
  return [...new Set(elements)].sort(compare);
}

/** The set with `element` in it; the same array when it was there already. */
export function withElement<E extends Element>(set: readonly E[], element: E): readonly E[] {
  return set.includes(element) ? set : [...set, element].sort(compare);
}

/** The set without `element`; the same array when it was not there. */
export function without<E extends Element>(set: readonly E[], element: E): readonly E[] {
  return set.includes(element) ? set.filter((each) => each !== element) : set;
}
