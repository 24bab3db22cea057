/** Keys of clients as items of the store: the class follows from the hash of the key. */
import { CIRCLE } from '../impl/places/identifiers.ts';
import type { Item } from '../impl/places/lock.ts';
import type { Version } from '../impl/places/version.ts';
import { placeOfKey } from '../runtime/key-place.ts';

export function itemOf(key: string, degree: number): Item {
  return { class: placeOfKey(key) % (CIRCLE / degree), key };
}

/** A version as clients name it. `0.0.0`: the key was never written. */
export function tagOf({ counter, writer, boot }: Version): string {
  return `${counter}.${writer}.${boot}`;
}

export function isTag(text: string): boolean {
  return /^\d{1,16}\.\d{1,16}\.\d{1,16}$/.test(text);
}
