/** Where an item lives, by its key. */
import { createHash } from 'node:crypto';
import type { Identifier } from '../impl/identifier-space/interval.ts';
import { placeOfHash } from '../impl/places/identifiers.ts';

/**
 * The place of the first replica of the item with this key, by the SHA-256 of its UTF-8 text. Texts are not normalised: two
 * spellings of one accented letter are two keys. A lone surrogate is hashed as U+FFFD. Different keys may have the same
 * place, so a place holds items by key.
 */
export function placeOfKey(key: string): Identifier {
  const digest = createHash('sha256').update(key, 'utf8').digest();
  return placeOfHash({ high: digest.readUIntBE(0, 6), low: digest.readUInt32BE(6) });
}
