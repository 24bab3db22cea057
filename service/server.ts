/** HTTP/JSON for clients of a node. Each request has one answer, and all that comes from outside has a bound. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { readJsonWith } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { ApiError } from './api-error.ts';
import type { ReadBody, TransactionBody } from './bodies.ts';
import { exactText, readExactly } from './exact-json.ts';
import { type Condition, type KeyValues, type Seen, UNCONDITIONAL } from './key-values.ts';
import { isTag } from './keys.ts';

/** The most bytes of a body. */
const LARGEST_BODY = 4 * 1_048_576;
const LARGEST_HEADERS = 16_384;
const MOST_CONNECTIONS = 1_000;
const SLOWEST_REQUEST_MS = 30_000;
const SLOWEST_HEADERS_MS = 10_000;
const LONGEST_WAIT_S = 60;
/** Between two looks at a key that a client watches. */
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** How a node looks to an operator. */
export interface NodeView {
  /** Plain JSON. */
  status(): object;
  /** Whether the node can serve clients. */
  isReady(): boolean;
}

interface Reply {
  readonly status: number;
  /** The text of a JSON value; null: no body. */
  readonly text: string | null;
  readonly tag?: string;
}

/** A client that waits until a key has another version than this one. */
interface Watch {
  readonly after: string;
  readonly waitMs: number;
}

type Handler = (request: IncomingMessage) => Promise<Reply>;

const asReadBody = decoderOf<ReadBody>('read-body.json');
const asTransactionBody = decoderOf<TransactionBody>('transaction-body.json');

/** The server cannot listen at this address. */
export class CannotServe extends Error {
  override readonly name = 'CannotServe';
}

export class HttpServer {
  readonly #values: KeyValues;
  readonly #view: NodeView;
  readonly #server: Server;

  private constructor(values: KeyValues, view: NodeView) {
    this.#values = values;
    this.#view = view;
    this.#server = createServer({ maxHeaderSize: LARGEST_HEADERS, requestTimeout: SLOWEST_REQUEST_MS, headersTimeout: SLOWEST_HEADERS_MS });
    this.#server.maxConnections = MOST_CONNECTIONS;
    this.#server.on('request', (request, response) => void this.#serve(request, response));
  }

  /** Rejects with `CannotServe`. Port 0 means any free one. */
  static async open(at: { readonly host: string; readonly port: number }, values: KeyValues, view: NodeView): Promise<HttpServer> {
    const server = new HttpServer(values, view);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', (error) => {
        const why = (error as NodeJS.ErrnoException).code ?? error.message;
        reject(new CannotServe(`--http: got ${at.host}:${at.port}, where this process cannot listen (${why}); choose another address`));
      });
      server.#server.listen(at.port, at.host, resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes no more requests. Those that wait are answered first. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeIdleConnections();
    await closed;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Whoever has gone needs no answer.
    response.on('error', () => undefined);
    answer(request, response, await this.#replyTo(request));
  }

  async #replyTo(request: IncomingMessage): Promise<Reply> {
    try {
      return await this.#handlerOf(request)(request);
    } catch (error) {
      const told =
        error instanceof ApiError ? error : new ApiError('unknown_outcome', 'the request has failed at this node; read the keys again');
      return { status: told.status, text: JSON.stringify(told.body), ...(told.tag === null ? {} : { tag: told.tag }) };
    }
  }

  #handlerOf({ method = '', url = '' }: IncomingMessage): Handler {
    const path = url.split('?', 1)[0];
    const methods = path.startsWith('/v1/kv/') ? this.#ofKey(keyIn(path.slice('/v1/kv/'.length))) : this.#others[path];
    if (methods === undefined)
      throw new ApiError('not_found', `path: got ${shortened(path)}, expected one of the interface, such as /v1/kv/KEY`);
    const handler = methods[method];
    if (handler !== undefined) return handler;
    throw new ApiError('method_not_allowed', `method: got ${method}, expected ${Object.keys(methods).join(' or ')}`);
  }

  #ofKey(key: string): { readonly [method: string]: Handler } {
    return {
      GET: async (request) => {
        const watch = watchIn(request);
        const { noneMatch } = conditionOf(request);
        const found = watch === null ? await this.#values.get(key) : await this.#change(request, key, watch);
        if (found.tag === watch?.after || noneMatch?.includes(found.tag)) return { status: 304, text: null, tag: found.tag };
        if (found.text === null) throw new ApiError('not_found', 'the key has no value', [key], found.tag);
        return { status: 200, text: found.text, tag: found.tag };
      },
      PUT: async (request) => {
        const condition = conditionOf(request);
        const text = await bodyOf(request);
        // Only the grammar matters: the text is kept as it is.
        const json = readJsonWith(text, { numberFor: Number });
        if ('complaint' in json) throw new ApiError('bad_request', `body: ${json.complaint}, at column ${json.column}`, [key]);
        return { status: 204, text: null, tag: await this.#values.write({ key, text }, condition) };
      },
      DELETE: async (request) => {
        const tag = await this.#values.write({ key, text: null }, conditionOf(request));
        return { status: 204, text: null, tag };
      },
    };
  }

  /** Reads until the version is another one, the time is over, or nobody waits for the answer. */
  async #change(request: IncomingMessage, key: string, { after, waitMs }: Watch): Promise<Seen> {
    const until = Date.now() + waitMs;
    for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const found = await this.#values.get(key);
      const isOver = Date.now() + pause > until || request.socket.destroyed || !this.#server.listening;
      if (found.tag !== after || isOver) return found;
      await sleep(pause);
    }
  }

  readonly #others: { readonly [path: string]: { readonly [method: string]: Handler } | undefined } = {
    '/v1/read': {
      POST: async (request) => {
        const { keys } = await jsonOf(request, asReadBody);
        const found = await this.#values.read(keys);
        return { status: 200, text: `{"values":[${found.map(asText).join(',')}]}` };
      },
    },
    '/v1/txn': {
      POST: async (request) => {
        const { if: expected = [], writes } = await jsonOf(request, asTransactionBody);
        const versions = await this.#values.transact(
          expected.map(({ key, version }) => ({ key, tag: version })),
          writes.map((write) => ({ key: write.key, text: 'value' in write ? exactText(write.value) : null })),
        );
        const written = writes.map(({ key }, i) => ({ key, version: versions[i] }));
        return { status: 200, text: JSON.stringify({ committed: true, versions: written }) };
      },
    },
    '/v1/status': { GET: () => Promise.resolve({ status: 200, text: JSON.stringify(this.#view.status()) }) },
    '/v1/health/live': { GET: () => Promise.resolve({ status: 200, text: '{"live":true}' }) },
    '/v1/health/ready': {
      GET: () => {
        const ready = this.#view.isReady();
        return Promise.resolve({ status: ready ? 200 : 503, text: JSON.stringify({ ready }) });
      },
    },
  };
}

/** The version and the wait of `?after=VERSION&wait=SECONDSs`; null: the value is read once. */
function watchIn({ url = '' }: IncomingMessage): Watch | null {
  const asked = new URLSearchParams(url.split('?').slice(1).join('?'));
  const [after, wait] = [asked.get('after'), asked.get('wait') ?? '30s'];
  if (after === null) return null;
  if (!isTag(after)) throw new ApiError('bad_request', `after: got ${shortened(after)}, expected a version, as in an ETag`);
  const [, digits] = /^(\d{1,2})s$/.exec(wait) ?? [];
  if (digits === undefined || Number(digits) > LONGEST_WAIT_S)
    throw new ApiError('bad_request', `wait: got ${shortened(wait)}, expected 0s … ${LONGEST_WAIT_S}s`);
  return { after, waitMs: Number(digits) * 1000 };
}

function answer(request: IncomingMessage, response: ServerResponse, { status, text, tag }: Reply): void {
  response.statusCode = status;
  if (tag !== undefined) response.setHeader('etag', `"${tag}"`);
  if (text !== null) {
    response.setHeader('content-type', 'application/json');
    response.setHeader('content-length', Buffer.byteLength(text));
  }
  if (request.complete) return void response.end(text ?? undefined);
  // The rest of the body is not read, so the connection is of no more use.
  response.setHeader('connection', 'close');
  response.end(text ?? undefined, () => request.destroy());
}

/** Without a value, the field is left out: a value may be null. */
function asText({ key, tag, text }: Seen): string {
  return `{"key":${JSON.stringify(key)},"version":"${tag}"${text === null ? '' : `,"value":${text}`}}`;
}

function keyIn(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    throw new ApiError('bad_request', `key: got ${shortened(escaped)}, expected a percent-encoded text in UTF-8`);
  }
}

function conditionOf({ headers }: IncomingMessage): Condition {
  const match = tagsIn('If-Match', headers['if-match']);
  const noneMatch = tagsIn('If-None-Match', headers['if-none-match']);
  return match === null && noneMatch === null ? UNCONDITIONAL : { match, noneMatch };
}

function tagsIn(header: string, text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  if (text.trim() === '*') return ['*'];
  const tags = text.split(',').map((each) => /^\s*"([^"]*)"\s*$/.exec(each)?.[1] ?? '');
  if (tags.every(isTag)) return tags;
  throw new ApiError('bad_request', `${header}: got ${shortened(text)}, expected * or versions in quotes, as in an ETag`);
}

async function jsonOf<T>(
  request: IncomingMessage,
  decode: (value: unknown) => { readonly valid: T } | { readonly complaint: string },
): Promise<T> {
  const json = readExactly(await bodyOf(request));
  if ('complaint' in json) throw new ApiError('bad_request', `body: ${json.complaint}, at column ${json.column}`);
  const decoded = decode(json.valid);
  if ('complaint' in decoded) throw new ApiError('bad_request', `body ${decoded.complaint}`);
  return decoded.valid;
}

/** The body as text. One that is too large is not read to its end. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else {
        request.pause();
        reject(new ApiError('too_large', `body: got more than ${LARGEST_BODY} bytes, expected fewer; split the request`));
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    // Nobody reads the answer.
    request.on('error', reject);
  });
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return text;
  throw new ApiError('bad_request', 'body: got bytes that are not UTF-8, expected JSON in UTF-8');
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
