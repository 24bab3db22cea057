/** Keys of clients as items of the store: the class follows from the hash of the key. */
import { CIRCLE } from '../impl/places/identifiers.ts';
import type { Item } from '../impl/places/lock.ts';
import type { Version } from '../impl/places/version.ts';
import { placeOfKey } from '../runtime/key-place.ts';
import { ApiError } from './api-error.ts';

/** Keys that begin with this sign are the service's own. No client reaches them. */
export const RESERVED = '\u0000';

/** Throws `ApiError` for a key that clients cannot use. */
export function itemOf(key: string, degree: number): Item {
  if (!isWellFormed(key)) throw new ApiError('bad_request', 'key: got half of a surrogate pair, expected text; correct the key');
  if (key.startsWith(RESERVED)) throw new ApiError('bad_request', 'key: got U+0000 as its first sign, expected another one; add a letter');
  return { class: placeOfKey(key) % (CIRCLE / degree), key };
}

/** Whether it is text that UTF-8 can say. Otherwise two keys would have one hash. */
function isWellFormed(key: string): boolean {
  return Buffer.from(key, 'utf8').toString('utf8') === key;
}

/** A version as clients name it. `0.0.0`: the key was never written. */
export function tagOf({ counter, writer, boot }: Version): string {
  return `${counter}.${writer}.${boot}`;
}

export function isTag(text: string): boolean {
  return /^\d{1,16}\.\d{1,16}\.\d{1,16}$/.test(text);
}
