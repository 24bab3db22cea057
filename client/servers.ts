/** The servers of a cluster. They are asked in turn, until one answers, the tries are used up, or the time is over. */
import type { Abortable } from './abortable.ts';
import { ClientError, errorIn, isDoubtful } from './client-error.ts';
import { isAboutTrust, type Received, type Send } from './credentials.ts';
import { throwIfAborted, within } from './within.ts';

export interface Answer {
  readonly status: number;
  readonly version: string | null;
  readonly text: string;
}

export interface Asked {
  readonly method: string;
  /** Without the deadline. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Further statuses that are no error. */
  readonly taken?: readonly number[];
  /** How long a server may take on purpose, in milliseconds. Omitted: 0. */
  readonly waitMs?: number;
}

/** How long a call may take. */
export interface Bounds {
  /** In milliseconds since 1970. */
  readonly until: number;
  readonly mostTries: number;
  /** When this one aborts, so does the call. Omitted: it is never aborted. */
  readonly signal?: Abortable;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
const SHORTEST_TRY_MS = 100;
/** The longest deadline that a server takes. */
const LONGEST_DEADLINE_MS = 60_000;
/** A server that keeps its deadline needs this long to say so. */
const ANSWER_MS = 500;

export class Servers {
  readonly #servers: readonly string[];
  readonly #tryMs: number;
  readonly #send: Send;
  #next = 0;

  /** `tryMs`: how long one server may take. */
  constructor(servers: readonly string[], tryMs: number, send: Send) {
    this.#servers = servers.map((server) => server.replace(/\/+$/, ''));
    this.#tryMs = tryMs;
    this.#send = send;
  }

  /** For a request that may be done twice without harm, such as a read. Rejects with `ClientError`. */
  async ask(asked: Asked, bounds: Bounds): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await this.try(asked, bounds.until, bounds.signal);
      if (!(answer instanceof ClientError)) return answer;
      const isFinal = answer.code === 'untrusted' || (!answer.mayRetry && !isDoubtful(answer));
      if (isFinal || !(await mayTryAgain(tries, bounds))) throw answer;
    }
  }

  /** One try, at the server whose turn it is. One that does not answer loses its turn. */
  async try(asked: Asked, until: number, signal?: Abortable): Promise<Answer | ClientError> {
    const server = this.#servers[this.#next % this.#servers.length];
    const { method, path, body, headers = {}, taken = [], waitMs = 0 } = asked;
    const tryMs = Math.max(SHORTEST_TRY_MS, Math.ceil(Math.min(until - Date.now(), this.#tryMs)));
    const url = `${server}${path}${path.includes('?') ? '&' : '?'}deadlineMs=${Math.min(LONGEST_DEADLINE_MS, tryMs)}`;
    let response: Received;
    let text: string;
    try {
      [response, text] = await within(tryMs + waitMs + ANSWER_MS, signal, async (ended) => {
        const answer = await this.#send(url, { method, headers, signal: ended, ...(body === undefined ? {} : { body }) });
        return [answer, await answer.text()];
      });
    } catch (error) {
      this.#next += 1;
      throwIfAborted(signal);
      return unreachable(server, error);
    }
    if (response.ok || taken.includes(response.status))
      return { status: response.status, version: tagIn(response.headers.get('etag')), text };
    if (response.status >= 500) this.#next += 1;
    return errorIn(text);
  }
}

/** Waits a while after this many tries. False: the tries are used up, or the time would be over. */
export async function mayTryAgain(tries: number, { until, mostTries, signal }: Bounds): Promise<boolean> {
  // Of two clients that met, one is likely to go first.
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2);
  if (tries >= mostTries || Date.now() + pause > until) return false;
  await new Promise((resolve) => {
    setTimeout(resolve, pause);
  });
  throwIfAborted(signal);
  return true;
}

function unreachable(server: string, error: unknown): ClientError {
  const why = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (isAboutTrust(why))
    return new ClientError('untrusted', `${server} is not trusted: ${why instanceof Error ? why.message : ''}`, [], true);
  // A connection that was refused has carried nothing.
  const isRefused = why instanceof Error && 'code' in why && why.code === 'ECONNREFUSED';
  return new ClientError('unreachable', `${server} has not answered: ${why instanceof Error ? why.message : String(why)}`, [], isRefused);
}

function tagIn(etag: string | null): string | null {
  return etag === null ? null : etag.replace(/^"(.*)"$/, '$1');
}
