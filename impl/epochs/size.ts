/** The size of a message, before it is one. */
import { encode, type Value } from '../kernel/plain-data.ts';
import { utf8Length } from '../kernel/utf8.ts';
import type { Item } from './entries.ts';
import type { Config } from './state.ts';

/** The most bytes of data in one message of a hand-over, where the configuration says nothing else. */
export const LARGEST_PART = 262_144;

export function mostInPart({ partBytes = LARGEST_PART }: Config): number {
  return partBytes;
}

export function mostInCopy({ copyBytes = 2_097_152 }: Config): number {
  return copyBytes;
}

/** The bytes of a value as JSON in UTF-8. */
export function byteLength(value: Value): number {
  return utf8Length(encode(value));
}

/** The items of as many whole classes as fit, and of the first one in any case. `end`: the first class that is left out; null: none is. */
export function wholeClasses(items: Iterable<Item>, most: number): { readonly items: readonly Item[]; readonly end: number | null } {
  const found: Item[] = [];
  let size = 0;
  // The items of earlier classes.
  let earlier = 0;
  for (const item of items) {
    if (found.length > 0 && item.class !== found[found.length - 1].class) earlier = found.length;
    size += byteLength(item);
    if (size > most && earlier > 0) return { items: found.slice(0, earlier), end: item.class };
    found.push(item);
  }
  return { items: found, end: null };
}
