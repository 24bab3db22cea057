/** Which requests a node takes: those of clients that show a token, and only as many at a time as it has memory for. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ApiError } from './api-error.ts';
import { LARGEST_BODY } from './http-request.ts';
import { meant, type OperationName } from './operations.ts';
import type { TokenEntry } from './token-file.ts';
import { hashOf } from './tokens.ts';

/** For those that look after the process, and know no token. They say nothing of the data. */
export const OPEN: readonly OperationName[] = ['getLiveness', 'getReadiness'];
/** The most requests at a time. One connection may send several. */
export const MOST_AT_ONCE = 500;
/** The most bytes of bodies at a time. */
export const MOST_BODIES = 64 * 1_048_576;
/** A shorter body of a request that is not taken is read and forgotten, so that its connection can go on. */
const SHORT_BODY = 65_536;

export class Access {
  readonly #hashes: readonly Buffer[] | null;
  #requests = 0;
  #bytes = 0;

  /** `tokens`: those of clients; null: whoever reaches the port is one. */
  constructor(tokens: readonly TokenEntry[] | null) {
    this.#hashes = tokens?.map(({ sha256 }) => Buffer.from(sha256, 'hex')) ?? null;
  }

  /** Does the work if the request may be taken. Rejects with `ApiError` if not, and nothing has happened. */
  async admit<T>(request: IncomingMessage, work: () => Promise<T>): Promise<T> {
    const bytes = mostBytesOf(request);
    const refusal = this.#refusalOf(request, bytes);
    if (refusal !== null) {
      await forgetBody(request, bytes);
      throw refusal;
    }
    this.#requests += 1;
    this.#bytes += bytes;
    try {
      return await work();
    } finally {
      this.#requests -= 1;
      this.#bytes -= bytes;
    }
  }

  #refusalOf(request: IncomingMessage, bytes: number): ApiError | null {
    if (isOpen(request)) return null;
    if (!this.#isKnown(request.headers.authorization))
      return new ApiError('unauthorized', 'Authorization: got no token of this cluster, expected "Bearer" and the token; ask its operator');
    if (this.#requests < MOST_AT_ONCE && this.#bytes + bytes <= MOST_BODIES) return null;
    return new ApiError('busy', `the node has ${this.#requests} requests under way; try again later`);
  }

  #isKnown(authorization: string | undefined): boolean {
    if (this.#hashes === null) return true;
    const [, token] = /^Bearer +([^ ]+)$/i.exec(authorization ?? '') ?? [];
    const shown = hashOf(token ?? '');
    // All are compared, and each in the same time. So the time of an answer tells nothing of them.
    return this.#hashes.filter((hash) => timingSafeEqual(hash, shown)).length > 0 && token !== undefined;
  }
}

function isOpen({ method = '', url = '' }: IncomingMessage): boolean {
  const what = meant(method, url.split('?', 1)[0]);
  return what.type === 'operation' && OPEN.includes(what.name);
}

/** The most bytes that the body may have in memory. */
function mostBytesOf({ headers }: IncomingMessage): number {
  if (headers['transfer-encoding'] !== undefined) return LARGEST_BODY;
  return Math.min(Number(headers['content-length'] ?? 0), LARGEST_BODY);
}

function forgetBody(request: IncomingMessage, bytes: number): Promise<void> {
  if (bytes > SHORT_BODY) return Promise.resolve();
  return new Promise((resolve) => {
    request
      .on('end', resolve)
      .on('close', resolve)
      .on('error', () => resolve())
      .resume();
  });
}
