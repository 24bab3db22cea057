/** A request of a client: its parameters, headers and body, each with a bound. What makes no sense becomes an `ApiError`. */
import type { IncomingMessage } from 'node:http';
import type { Decoded } from '../traces/format/decoder.ts';
import { ApiError } from './api-error.ts';
import type { Until } from './asked-store.ts';
import { readExactly } from './exact-json.ts';
import { isTag } from './keys.ts';
import { type Condition, UNCONDITIONAL } from './readings.ts';
import { type RequestId, requestIdIn } from './request-log.ts';

/** The most bytes of a body. */
export const LARGEST_BODY = 4 * 1_048_576;
const LONGEST_WAIT_S = 60;
const DEADLINE_MS = 30_000;
const LONGEST_DEADLINE_MS = 60_000;
/** An id with a time further in the future comes from a wrong clock, or from none. */
const MOST_AHEAD_MS = 3_600_000;

/** A client that waits until a key has another version than this one. */
export interface Watch {
  readonly after: string;
  readonly waitMs: number;
}

export class HttpRequest {
  readonly #message: IncomingMessage;
  /** That of the path, as it was sent; empty if the path has none. */
  readonly #parameter: string;

  constructor(message: IncomingMessage, parameter: string) {
    this.#message = message;
    this.#parameter = parameter;
  }

  /** Whether the client has gone. */
  get isGone(): boolean {
    return this.#message.socket.destroyed;
  }

  /** The key in the path. */
  get key(): string {
    return unescaped('key', this.#parameter);
  }

  /** The id in the path. */
  get id(): RequestId {
    return checkedId('id', unescaped('id', this.#parameter));
  }

  /** The key of `?key=KEY`. */
  get queriedKey(): string {
    const key = this.#query('key');
    if (key === null) throw new ApiError('bad_request', 'key: got none, expected ?key=KEY; name the first key that the request writes');
    return key;
  }

  /** The id of the header `Idempotency-Key`, with or without quotes; null: there is none. */
  get idempotencyKey(): RequestId | null {
    const header = this.#message.headers['idempotency-key'];
    if (header === undefined) return null;
    const text = String(header);
    return checkedId('Idempotency-Key', /^"(.*)"$/.exec(text)?.[1] ?? text);
  }

  /** That of `?deadlineMs=N`. */
  get until(): Until {
    const text = this.#query('deadlineMs');
    if (text === null) return untilAfter(undefined);
    if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_DEADLINE_MS) return untilAfter(Number(text));
    throw new ApiError('bad_request', `deadlineMs: got ${shortened(text)}, expected 1 … ${LONGEST_DEADLINE_MS}`);
  }

  /** The versions that the headers demand. */
  get condition(): Condition {
    const { headers } = this.#message;
    const match = tagsIn('If-Match', headers['if-match']);
    const noneMatch = tagsIn('If-None-Match', headers['if-none-match']);
    return match === null && noneMatch === null ? UNCONDITIONAL : { match, noneMatch };
  }

  /** The version and the wait of `?after=VERSION&wait=SECONDSs`; null: the value is read once. */
  get watch(): Watch | null {
    const [after, wait] = [this.#query('after'), this.#query('wait') ?? '30s'];
    if (after === null) return null;
    if (!isTag(after)) throw new ApiError('bad_request', `after: got ${shortened(after)}, expected a version, as in an ETag`);
    const [, digits] = /^(\d{1,2})s$/.exec(wait) ?? [];
    if (digits === undefined || Number(digits) > LONGEST_WAIT_S)
      throw new ApiError('bad_request', `wait: got ${shortened(wait)}, expected 0s … ${LONGEST_WAIT_S}s`);
    return { after, waitMs: Number(digits) * 1000 };
  }

  /** The place in a list after which the next page begins; null: its beginning. */
  get cursor(): string | null {
    return this.#query('after');
  }

  /** The body as JSON, whose numbers are as they were written. */
  async json<T>(decode: (value: unknown) => Decoded<T>): Promise<T> {
    const json = readExactly(await this.text());
    if ('complaint' in json) throw new ApiError('bad_request', `body: ${json.complaint}, at column ${json.column}`);
    const decoded = decode(json.valid);
    if ('complaint' in decoded) throw new ApiError('bad_request', `body ${decoded.complaint}`);
    return decoded.valid;
  }

  /** The body as text. One that is too large is not read to its end. */
  async text(): Promise<string> {
    const bytes = await bytesOf(this.#message);
    const text = bytes.toString('utf8');
    if (Buffer.from(text).equals(bytes)) return text;
    throw new ApiError('bad_request', 'body: got bytes that are not UTF-8, expected JSON in UTF-8');
  }

  #query(name: string): string | null {
    const { url = '' } = this.#message;
    return new URLSearchParams(url.split('?').slice(1).join('?')).get(name);
  }
}

function bytesOf(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else {
        message.pause();
        reject(new ApiError('too_large', `body: got more than ${LARGEST_BODY} bytes, expected fewer; split the request`));
      }
    });
    message.on('end', () => resolve(Buffer.concat(chunks)));
    // Nobody reads the answer.
    message.on('error', () => reject(new ApiError('bad_request', 'body: got a part of it, expected all; send it again')));
  });
}

/** The moment after so many milliseconds; undefined: after the usual time. */
export function untilAfter(deadlineMs: number | undefined): Until {
  return Date.now() + (deadlineMs ?? DEADLINE_MS);
}

/** Throws `ApiError` for what is no id. */
export function checkedId(field: string, text: string): RequestId {
  const id = requestIdIn(text);
  if (id === null)
    throw new ApiError(
      'bad_request',
      `${field}: got ${shortened(text)}, expected TIME-NAME; write the milliseconds since 1970 and letters`,
    );
  const ahead = id.time - Date.now();
  if (ahead <= MOST_AHEAD_MS) return id;
  throw new ApiError('bad_request', `${field}: got a time ${ahead} ms in the future, expected the present; check the clock`);
}

function unescaped(field: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ApiError('bad_request', `${field}: got ${shortened(text)}, expected a percent-encoded text in UTF-8`);
  }
}

function tagsIn(header: string, text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  if (text.trim() === '*') return ['*'];
  const tags = text.split(',').map((each) => /^\s*"([^"]*)"\s*$/.exec(each)?.[1] ?? '');
  if (tags.every(isTag)) return tags;
  throw new ApiError('bad_request', `${header}: got ${shortened(text)}, expected * or versions in quotes, as in an ETag`);
}

/** A text from outside, for a sentence about it. */
export function shortened(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
