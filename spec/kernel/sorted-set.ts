/**
 * Sets as sorted arrays without duplicates: plain JSON, one form per set, so equal sets are equal values. Numbers and
 * strings ascend; records and arrays come after them, by their canonical texts.
 */
import { canonical, equal } from './canonical.ts';

/** Plain JSON. Records are the same element when they are equal, whatever the order of their keys. */
export type Element = string | number | boolean | null | object;

/** The set of these elements. */
export function setOf<E extends Element>(...elements: readonly E[]): readonly E[] {
  return [...new Map(elements.map((element) => [canonical(element), element])).values()].sort(compare);
}

/** The set of these numbers. */
export function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Whether these numbers are a set as they stand: ascending, each once. */
export function isAscending(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}

/** The set with `element` in it; the same array when it was there already. */
export function withElement<E extends Element>(set: readonly E[], element: E): readonly E[] {
  return isIn(set, element) ? set : [...set, element].sort(compare);
}

/** The set without `element`; the same array when it was not there. */
export function without<E extends Element>(set: readonly E[], element: E): readonly E[] {
  return isIn(set, element) ? set.filter((each) => !isSame(each, element)) : set;
}

function isIn<E extends Element>(set: readonly E[], element: E): boolean {
  return isScalar(element) ? set.includes(element) : set.some((each) => equal(each, element));
}

function isSame(a: Element, b: Element): boolean {
  return isScalar(a) || isScalar(b) ? a === b : equal(a, b);
}

function compare(a: Element, b: Element): number {
  if (isOrdered(a) && isOrdered(b)) return a < b ? -1 : a > b ? 1 : 0;
  if (isOrdered(a) || isOrdered(b)) return isOrdered(a) ? -1 : 1;
  const [left, right] = [canonical(a), canonical(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function isOrdered(element: Element): element is string | number {
  return typeof element === 'string' || typeof element === 'number';
}

function isScalar(element: Element): element is string | number | boolean | null {
  return typeof element !== 'object' || element === null;
}
