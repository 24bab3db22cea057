/**
 * Which requests with an id are done. Beside each key there is one log of the requests that write this key first, in the same class:
 * one item, written in the transaction of the request. So a request and its entry happen together, or neither does.
 *
 * An id begins with the time at which it was made. The log keeps the latest requests, and its horizon is the latest time that it has
 * dropped. An id that is not in the log, and is not after the horizon, may have been done: it is refused. No clock has to be right.
 */
import { createHash } from 'node:crypto';
import type { Item } from '../impl/places/lock.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { RESERVED } from './keys.ts';
import type { Done, RequestLog } from './request-entries.ts';

/** `TIME-NAME`: milliseconds since 1970, and letters that no other request of that time has. */
export interface RequestId {
  readonly text: string;
  readonly time: number;
}

/** How an id looks to the log. */
export type Found = { readonly type: 'done'; readonly done: Done } | { readonly type: 'open' } | { readonly type: 'forgotten' };

/** The most requests that a log keeps, and the most bytes of them. The last one is always kept. */
const MOST_DONE = 32;
const MOST_BYTES = 8_192;

const asLog = decoderOf<RequestLog>('request-log.json');

const EMPTY: RequestLog = { horizon: -1, done: [] };
/** No id is after its horizon. */
const UNREADABLE: RequestLog = { horizon: Number.MAX_SAFE_INTEGER, done: [] };

/** Null: the text is no id. */
export function requestIdIn(text: string): RequestId | null {
  const [, time] = /^(\d{1,15})-[A-Za-z0-9_-]{1,32}$/.exec(text) ?? [];
  return time === undefined ? null : { text, time: Number(time) };
}

/** Where the log is of the requests that write this item first. */
export function logItemOf({ class: ofClass, key }: Item): Item {
  const name = createHash('sha256').update(key, 'utf8').digest('base64url').slice(0, 22);
  return { class: ofClass, key: RESERVED + name };
}

/** The same for requests that ask for the same. `asked`: plain JSON. */
export function digestOf(asked: object): string {
  return createHash('sha256').update(JSON.stringify(asked), 'utf8').digest('base64url').slice(0, 16);
}

/** What another node has told as a log may be anything. In one that cannot be read, all has been forgotten. */
export function logIn(value: unknown): RequestLog {
  if (value === null) return EMPTY;
  const log = asLog(value);
  return 'valid' in log ? log.valid : UNREADABLE;
}

export function findIn({ horizon, done }: RequestLog, { text, time }: RequestId): Found {
  const found = done.find(({ id }) => id === text);
  if (found !== undefined) return { type: 'done', done: found };
  return time > horizon ? { type: 'open' } : { type: 'forgotten' };
}

/** The log with one more request, and without those of the earliest ids if there are too many. */
export function withDone({ horizon, done }: RequestLog, added: Done): RequestLog {
  const byTime = [...done].sort((a, b) => timeOf(b) - timeOf(a));
  let bytes = sizeOf(added);
  const kept = byTime.filter((each, i) => {
    bytes += sizeOf(each);
    return i + 1 < MOST_DONE && bytes <= MOST_BYTES;
  });
  const dropped = byTime.slice(kept.length);
  return { horizon: Math.max(horizon, ...dropped.map(timeOf)), done: [...kept, added] };
}

function timeOf({ id }: Done): number {
  return requestIdIn(id)?.time ?? 0;
}

/** In ASCII, a sign is a byte. */
function sizeOf(done: Done): number {
  return JSON.stringify(done).length;
}
