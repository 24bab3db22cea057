/** Bags: lists in which the order says nothing, and how often an element is there does. */
import { canonical } from './canonical.ts';
import type { Element } from './sorted-set.ts';

/** Whether both have the same elements, each equally often. */
export function areSameBag(some: readonly Element[], others: readonly Element[]): boolean {
  if (some.length !== others.length) return false;
  const [these, those] = [some, others].map((bag) => bag.map(canonical).sort());
  return these.every((text, i) => text === those[i]);
}

/** `all` without `others`: of each element as many as `all` has more. Elements are the same when `textOf` says the same of them. */
export function bagWithout<E extends Element>(all: readonly E[], others: readonly E[], textOf: (element: E) => string): readonly E[] {
  const left = others.map(textOf);
  return all.filter((element) => {
    const place = left.indexOf(textOf(element));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
