/**
 * A client of a cluster, over HTTP. It asks one server after another until one answers, and tries again where nothing has
 * happened. Where it is not known whether a write has happened, it says so instead.
 */

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [field: string]: Json };

export interface ClientOptions {
  /** The addresses of nodes, such as `http://127.0.0.1:8080`. At least one. */
  readonly servers: readonly string[];
  /** How long a call may take with all its tries, in milliseconds; 10,000 by default. */
  readonly deadlineMs?: number;
}

/** A value with its version, which differs after each write. */
export interface Versioned {
  readonly version: string;
  /** Undefined: the key has none. */
  readonly value: Json | undefined;
}

export interface WriteOptions {
  /** Writes only if this version is there. */
  readonly ifVersion?: string;
  /** Writes only if there is no value. */
  readonly ifAbsent?: boolean;
}

/** A request was refused, or its end is not known. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
  /** As in the answers of a server; `unreachable`: no server has answered. */
  readonly code: string;
  readonly keys: readonly string[];
  /** Whether the same request may be sent again: nothing has happened, and nothing will. */
  readonly mayRetry: boolean;

  constructor(code: string, message: string, keys: readonly string[], mayRetry: boolean) {
    super(message);
    this.code = code;
    this.keys = keys;
    this.mayRetry = mayRetry;
  }
}

/** The keys that a transaction has read, and its writes so far. */
export interface Draft {
  /** Reads a key; undefined: it has no value. Sees the writes of this draft. */
  get(key: string): Promise<Json | undefined>;
  set(key: string, value: Json): void;
  delete(key: string): void;
}

interface Answer {
  readonly status: number;
  readonly version: string | null;
  readonly text: string;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Whether it may be sent again though an earlier one may have happened. */
  readonly isRead?: boolean;
}

const DEADLINE_MS = 10_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
const UNWRITTEN = '0.0.0';

export class Client {
  readonly #servers: readonly string[];
  readonly #deadlineMs: number;
  #next = 0;

  constructor({ servers, deadlineMs = DEADLINE_MS }: ClientOptions) {
    if (servers.length === 0) throw new TypeError('servers: got none, expected at least one; name a node, such as http://127.0.0.1:8080');
    this.#servers = servers.map((server) => server.replace(/\/+$/, ''));
    this.#deadlineMs = deadlineMs;
  }

  /** Rejects with `ClientError`, as all methods do. */
  async get(key: string): Promise<Versioned> {
    const { text, version } = await this.getText(key);
    return { version, value: text === null ? undefined : JSON.parse(text) };
  }

  /** As `get`, with the text of the value as it was written. Null: there is none. */
  async getText(key: string): Promise<{ readonly version: string; readonly text: string | null }> {
    const { status, version, text } = await this.#ask({ method: 'GET', path: pathOf(key), isRead: true }, [404]);
    return { version: version ?? UNWRITTEN, text: status === 404 ? null : text };
  }

  /** Writes a value, and returns its version. */
  put(key: string, value: Json, options: WriteOptions = {}): Promise<string> {
    return this.putText(key, JSON.stringify(value), options);
  }

  /** As `put`, with the text of a JSON value. */
  async putText(key: string, text: string, options: WriteOptions = {}): Promise<string> {
    const { version } = await this.#ask({ method: 'PUT', path: pathOf(key), body: text, headers: conditionsOf(options) });
    return version ?? UNWRITTEN;
  }

  /** Deletes a value, and returns the version of its absence. */
  async delete(key: string, options: WriteOptions = {}): Promise<string> {
    const { version } = await this.#ask({ method: 'DELETE', path: pathOf(key), headers: conditionsOf(options) });
    return version ?? UNWRITTEN;
  }

  /** All keys as they were at one moment, in this order. */
  async read(keys: readonly string[]): Promise<readonly (Versioned & { readonly key: string })[]> {
    const { text } = await this.#ask({ method: 'POST', path: '/v1/read', body: JSON.stringify({ keys }), isRead: true });
    const { values } = JSON.parse(text) as {
      readonly values: readonly { readonly key: string; readonly version: string; readonly value?: Json }[];
    };
    return values.map(({ key, version, value }) => ({ key, version, value }));
  }

  /**
   * Runs `work`, and commits its writes if all that it has read is still true. If not, `work` runs again. Returns what `work` has
   * returned.
   */
  async transact<T>(work: (draft: Draft) => Promise<T>): Promise<T> {
    const until = Date.now() + this.#deadlineMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const draft = new Drafted(this);
      const result = await work(draft);
      try {
        await draft.commit((body) => this.transactText(body));
        return result;
      } catch (error) {
        const isAgain = error instanceof ClientError && ['conflict', 'precondition_failed'].includes(error.code);
        if (!isAgain || Date.now() + pause > until) throw error;
      }
      await sleep(pause * Math.random());
    }
  }

  /** Commits this body of `POST /v1/txn`, and returns the text of the answer. */
  async transactText(body: string): Promise<string> {
    return (await this.#ask({ method: 'POST', path: '/v1/txn', body })).text;
  }

  /** How the first server that answers looks to an operator. */
  async status(): Promise<Json> {
    return JSON.parse((await this.#ask({ method: 'GET', path: '/v1/status', isRead: true })).text);
  }

  /** Asks until there is an answer. `taken`: further statuses that are no error. */
  async #ask(asked: Asked, taken: readonly number[] = []): Promise<Answer> {
    const until = Date.now() + this.#deadlineMs;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const error = await this.#try(asked, taken, until);
      if (!(error instanceof ClientError)) return error;
      const mayRepeat =
        (error.mayRetry && error.code !== 'conflict') || (asked.isRead === true && ['unreachable', 'unknown_outcome'].includes(error.code));
      if (!mayRepeat || Date.now() + pause > until) throw error;
      await sleep(pause);
    }
  }

  /** One try, at the next server. */
  async #try(asked: Asked, taken: readonly number[], until: number): Promise<Answer | ClientError> {
    const server = this.#servers[this.#next % this.#servers.length];
    const { method, path, body, headers = {} } = asked;
    let response: Response;
    let text: string;
    try {
      const signal = AbortSignal.timeout(Math.max(1, until - Date.now()));
      response = await fetch(server + path, { method, headers, signal, ...(body === undefined ? {} : { body }) });
      text = await response.text();
    } catch (error) {
      this.#next += 1;
      const why = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      const isRefused = why instanceof Error && 'code' in why && why.code === 'ECONNREFUSED';
      const message = `${server} has not answered: ${why instanceof Error ? why.message : String(why)}`;
      // A connection that was refused has carried nothing.
      return new ClientError('unreachable', message, [], isRefused);
    }
    if (response.ok || taken.includes(response.status))
      return { status: response.status, version: tagIn(response.headers.get('etag')), text };
    const { code, message, keys, retry } = errorIn(text);
    if (response.status >= 500) this.#next += 1;
    return new ClientError(code, message, keys, retry);
  }
}

class Drafted implements Draft {
  readonly #client: Client;
  readonly #read = new Map<string, Versioned>();
  readonly #writes = new Map<string, Json | undefined>();

  constructor(client: Client) {
    this.#client = client;
  }

  async get(key: string): Promise<Json | undefined> {
    if (this.#writes.has(key)) return this.#writes.get(key);
    const known = this.#read.get(key) ?? (await this.#client.get(key));
    this.#read.set(key, known);
    return known.value;
  }

  set(key: string, value: Json): void {
    this.#writes.set(key, value);
  }

  delete(key: string): void {
    this.#writes.set(key, undefined);
  }

  /** Without writes, the keys are read once more: what was read must have been true at one moment. */
  async commit(send: (body: string) => Promise<string>): Promise<void> {
    const read = [...this.#read].map(([key, { version }]) => ({ key, version }));
    if (this.#writes.size > 0) {
      const writes = [...this.#writes].map(([key, value]) => (value === undefined ? { key, delete: true } : { key, value }));
      await send(JSON.stringify({ if: read, writes }));
    } else if (read.length > 1) {
      const now = await this.#client.read(read.map(({ key }) => key));
      if (now.some(({ version }, i) => version !== read[i].version))
        throw new ClientError('conflict', 'a key has changed since it was read', [], true);
    }
  }
}

function pathOf(key: string): string {
  return `/v1/kv/${encodeURIComponent(key)}`;
}

function conditionsOf({ ifVersion, ifAbsent }: WriteOptions): { readonly [name: string]: string } {
  return {
    ...(ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }),
    ...(ifAbsent === true ? { 'if-none-match': '*' } : {}),
  };
}

function tagIn(etag: string | null): string | null {
  return etag === null ? null : etag.replace(/^"(.*)"$/, '$1');
}

/** The server may not be one of ours, so its answer may be anything. */
function errorIn(text: string): {
  readonly code: string;
  readonly message: string;
  readonly keys: readonly string[];
  readonly retry: boolean;
} {
  try {
    const { code, message, keys, retry } = JSON.parse(text);
    if (typeof code === 'string' && typeof message === 'string' && Array.isArray(keys))
      return { code, message, keys, retry: retry === true };
  } catch {
    // As below.
  }
  return {
    code: 'unknown_outcome',
    message: 'the server has answered in another way than a node does; check its address',
    keys: [],
    retry: false,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
