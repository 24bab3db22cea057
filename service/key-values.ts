/** What clients can do with keys and values. A value is the text of one JSON value, which is kept as it was written. */
import type { Item, Reading } from '../impl/store/messages.ts';
import { ApiError } from './api-error.ts';
import type { Answer, Asked, AskedStore } from './asked-store.ts';
import { itemOf, tagOf } from './keys.ts';

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

/** One write: the text of a JSON value, or null to delete. */
export interface Write {
  readonly key: string;
  readonly text: string | null;
}

export const UNCONDITIONAL: Condition = { match: null, noneMatch: null };

/** A write without conditions that meets another one is tried again this often; nothing has happened before that. */
const MOST_TRIES = 16;

/** Where questions go: to a store that may be another one each time. */
export interface Asking {
  readonly store: AskedStore;
}

export class KeyValues {
  readonly #asking: Asking;
  readonly #degree: number;

  /** `degree`: the replication factor f. */
  constructor(asking: Asking, degree: number) {
    this.#asking = asking;
    this.#degree = degree;
  }

  get #store(): AskedStore {
    return this.#asking.store;
  }

  async get(key: string): Promise<Seen> {
    const answer = await this.#store.ask({ type: 'get', ...this.#item(key) });
    if (answer.type !== 'got') throw errorOf(answer, [key]);
    return seen(answer.reading);
  }

  /** All keys as they were at one moment. */
  async read(keys: readonly string[]): Promise<readonly Seen[]> {
    const answer = await this.#store.ask({ type: 'snapshot', items: keys.map((key) => this.#item(key)) });
    if (answer.type !== 'snapshot') throw errorOf(answer, keys);
    return inOrder(keys, answer.readings);
  }

  /** Writes one key, and returns its new version. */
  async write({ key, text }: Write, condition: Condition): Promise<string> {
    if (condition.match === null && condition.noneMatch === null) return this.#put(key, text);
    const [version] = await this.#commit([{ key, text }], (readings) => {
      const [found] = inOrder([key], readings);
      refuseUnless(condition, found);
    });
    return version;
  }

  /** Writes these keys together, if each of these versions is still there. Returns the new versions, in the order of the writes. */
  transact(expected: readonly { readonly key: string; readonly tag: string }[], writes: readonly Write[]): Promise<readonly string[]> {
    return this.#commit(
      writes,
      (readings) => {
        for (const { key, tag } of expected) {
          const [found] = inOrder([key], readings);
          refuseUnless({ match: [tag], noneMatch: null }, found);
        }
      },
      expected.map(({ key }) => key),
    );
  }

  async #put(key: string, text: string | null): Promise<string> {
    for (let tries = 1; ; tries++) {
      const answer = await this.#store.ask({ type: 'put', ...this.#item(key), value: text });
      if (answer.type === 'committed') return versionIn(answer, this.#item(key));
      if (answer.type !== 'aborted' || tries === MOST_TRIES) throw errorOf(answer, [key]);
    }
  }

  async #commit(
    writes: readonly Write[],
    demand: (readings: readonly Reading[]) => void,
    alsoRead: readonly string[] = [],
  ): Promise<readonly string[]> {
    const keys = [...new Set([...writes.map(({ key }) => key), ...alsoRead])];
    const commit: Asked<'commit'> = {
      type: 'commit',
      writes: writes.map(({ key, text }) => ({ ...this.#item(key), value: text })),
    };
    const items = keys.map((key) => this.#item(key));
    const answer = await this.#store.readThen(items, ({ readings }) => {
      demand(readings);
      return commit;
    });
    if (answer.type !== 'committed') throw errorOf(answer, keys);
    return writes.map(({ key }) => versionIn(answer, this.#item(key)));
  }

  #item(key: string): Item {
    if (!isWellFormed(key)) throw new ApiError('bad_request', 'key: got half of a surrogate pair, expected text; correct the key');
    return itemOf(key, this.#degree);
  }
}

/** Whether it is text that UTF-8 can say. Otherwise two keys would have one hash. */
function isWellFormed(key: string): boolean {
  return Buffer.from(key, 'utf8').toString('utf8') === key;
}

function versionIn({ versions }: Extract<Answer, { readonly type: 'committed' }>, item: Item): string {
  const found = versions.find((each) => each.class === item.class && each.key === item.key);
  if (found === undefined) throw new Error(`no version of ${item.key} in the answer to a commit`);
  return tagOf(found.version);
}

function inOrder(keys: readonly string[], readings: readonly Reading[]): readonly Seen[] {
  return keys.map((key) => {
    const found = readings.find((reading) => reading.key === key);
    if (found === undefined) throw new Error(`no reading of ${key} in the answer`);
    return seen(found);
  });
}

function seen({ key, version, value }: Reading): Seen {
  return { key, tag: tagOf(version), text: typeof value === 'string' ? value : null };
}

function refuseUnless({ match, noneMatch }: Condition, { key, tag, text }: Seen): void {
  const isThere = (tags: readonly string[]) => (tags.includes('*') ? text !== null : tags.includes(tag));
  if ((match === null || isThere(match)) && (noneMatch === null || !isThere(noneMatch))) return;
  const found = text === null ? `no value, version ${tag}` : `version ${tag}`;
  throw new ApiError('precondition_failed', `key ${JSON.stringify(key)}: got ${found}, expected another one; read it again`, [key], tag);
}

/** The error that an answer means. 503: nothing has happened, and nothing will. 504: it is not known. */
export function errorOf(answer: Answer, keys: readonly string[]): ApiError {
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
