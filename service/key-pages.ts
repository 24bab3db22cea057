/**
 * The keys of clients that a node keeps, in pages. A node knows its own replicas only. So all nodes together know all keys, and a key
 * comes once for each of its replicas.
 */
import { type Store, walkItems } from '../impl/epochs/entries.ts';
import { keyOfData } from '../impl/store/outcome.ts';
import { ApiError } from './api-error.ts';
import { shortened } from './http-request.ts';
import { RESERVED } from './keys.ts';
import type { KeyPage } from './replies.ts';

/** The most keys of a page. */
const MOST_KEYS = 1_000;
interface Cursor {
  readonly place: number;
  readonly class: number;
  readonly key: string;
}

/** The page after this cursor; null: the first one. Throws `ApiError` for a cursor that no page has told. */
export function pageOf(store: Store, after: string | null): KeyPage {
  const begin = after === null ? { place: -1, class: 0, key: '' } : cursorIn(after);
  const keys: string[] = [];
  for (const [place] of store.places) {
    if (place < begin.place) continue;
    const isFirst = place === begin.place;
    const piece = { place, from: isFirst ? begin.class : 0, to: Number.MAX_SAFE_INTEGER };
    for (const item of walkItems(store, piece, 0)) {
      const isBefore = isFirst && item.class === begin.class && item.key <= begin.key;
      const key = isBefore ? null : keyOfData(item.key);
      if (key === null || key.startsWith(RESERVED)) continue;
      keys.push(key);
      if (keys.length === MOST_KEYS) return { keys, next: `${place}.${item.class}.${item.key}` };
    }
  }
  return { keys, next: null };
}

function cursorIn(text: string): Cursor {
  const [, place, ofClass, key] = /^(\d{1,3})\.(\d{1,16})\.(.*)$/s.exec(text) ?? [];
  if (place === undefined) throw new ApiError('bad_request', `after: got ${shortened(text)}, expected the field next of an earlier page`);
  return { place: Number(place), class: Number(ofClass), key };
}
