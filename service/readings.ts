/** What the store has read, and what it has answered, as clients are told. */

import type { Version } from '../impl/places/version.ts';
import type { Item, Reading } from '../impl/store/messages.ts';
import { ApiError } from './api-error.ts';
import type { Answer } from './asked-store.ts';
import { tagOf } from './keys.ts';

/** A key as a client has read it. */
export interface Seen {
  readonly key: string;
  /** The version: a text that differs after each write. */
  readonly tag: string;
  /** The text of a JSON value; null: there is none. */
  readonly text: string | null;
}

/** The versions that a write demands of its key. */
export interface Condition {
  /** One of these must be there; `*`: any value. Null: no demand. */
  readonly match: readonly string[] | null;
  /** None of these may be there; `*`: no value at all. Null: no demand. */
  readonly noneMatch: readonly string[] | null;
}

export const UNCONDITIONAL: Condition = { match: null, noneMatch: null };

export function isUnconditional({ match, noneMatch }: Condition): boolean {
  return match === null && noneMatch === null;
}

/** In the order of the keys. */
export function seenIn(readings: readonly Reading[], keys: readonly string[]): readonly Seen[] {
  return keys.map((key) => {
    const found = readings.find((reading) => reading.key === key);
    if (found === undefined) throw new Error(`no reading of ${key} in the answer`);
    return seen(found);
  });
}

export function seen({ key, version, value }: Reading): Seen {
  return { key, tag: tagOf(version), text: typeof value === 'string' ? value : null };
}

/** Throws `ApiError` if the key is another one than is demanded. */
export function refuseUnless({ match, noneMatch }: Condition, found: Seen): void {
  const { key, tag, text } = found;
  const isThere = (tags: readonly string[]) => (tags.includes('*') ? text !== null : tags.includes(tag));
  if ((match === null || isThere(match)) && (noneMatch === null || !isThere(noneMatch))) return;
  const what = text === null ? `no value, version ${tag}` : `version ${tag}`;
  throw new ApiError('precondition_failed', `key ${JSON.stringify(key)}: got ${what}, expected another one; read it again`, [key], {
    found,
  });
}

/** The new version of an item. */
export function versionIn({ versions }: Extract<Answer, { readonly type: 'committed' }>, item: Item): Version {
  const found = versions.find((each) => each.class === item.class && each.key === item.key);
  if (found === undefined) throw new Error(`no version of ${item.key} in the answer to a commit`);
  return found.version;
}

/** The error that an answer means. 503: nothing has happened, and nothing will. 504: it is not known. */
export function errorOf(answer: Answer | { readonly type: 'instead' }, keys: readonly string[]): ApiError {
  switch (answer.type) {
    case 'aborted':
      return new ApiError('conflict', 'another transaction has written one of the keys, or is about to; read them again', keys);
    case 'gaveUp':
      return answer.mayHappen
        ? new ApiError('unknown_outcome', 'too few places have answered; the writes may happen, now or later', keys)
        : new ApiError('no_majority', 'too few places have answered in time; nothing was written', keys);
    case 'rejected':
      return new ApiError(CODES[answer.code] ?? 'bad_request', answer.message, answer.keys);
    default:
      throw new Error(`the store has answered ${answer.type}, which answers another request`);
  }
}

const CODES: { readonly [code: string]: 'too_large' | 'busy' | undefined } = {
  keyTooLong: 'too_large',
  valueTooLarge: 'too_large',
  tooManyItems: 'too_large',
  busy: 'busy',
};
