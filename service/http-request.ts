/** A request of a client: its parameters, headers and body, each with a bound. What makes no sense becomes an `ApiError`. */
import type { IncomingMessage } from 'node:http';
import type { Decoded } from '../traces/format/schema.ts';
import { ApiError } from './api-error.ts';
import { readExactly } from './exact-json.ts';
import { type Condition, UNCONDITIONAL } from './key-values.ts';
import { isTag } from './keys.ts';

/** The most bytes of a body. */
const LARGEST_BODY = 4 * 1_048_576;
const LONGEST_WAIT_S = 60;

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
    try {
      return decodeURIComponent(this.#parameter);
    } catch {
      throw new ApiError('bad_request', `key: got ${shortened(this.#parameter)}, expected a percent-encoded text in UTF-8`);
    }
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
    message.on('error', reject);
  });
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
