/**
 * A client of a cluster, over HTTP. It asks one server after another until one answers. Each write has an id, so it happens once at
 * most, however often it is sent. Where the end stays unknown when the time is over, the client says so.
 */
import type { Abortable } from './abortable.ts';
import { ClientError } from './client-error.ts';
import { type Credentials, senderTo } from './credentials.ts';
import { type Draft, Drafted } from './draft.ts';
import type { Json, Versioned } from './json.ts';
import { type OnceAsked, OnceWriter } from './once.ts';
import { type Call, CallRecorder, type CallSink, callIn, type Told, valueIn } from './recording.ts';
import { type Asked, type Bounds, mayTryAgain, Servers } from './servers.ts';

export { ClientError };

export interface ClientOptions extends Credentials {
  /** The addresses of nodes, such as `http://127.0.0.1:8080`. At least one. */
  readonly servers: readonly string[];
  /** How long a call may take with all its tries, in milliseconds; 10,000 by default. */
  readonly deadlineMs?: number;
  /** The most tries of a call; 30 by default. */
  readonly mostTries?: number;
  /** When it aborts, open calls and later ones reject with its reason. A write that was open may have happened. */
  readonly signal?: Abortable;
  /** Receives each call and its answer as lines, for `selfman history`. */
  readonly record?: CallSink;
}

export interface WriteOptions {
  /** Writes only if this version is there. */
  readonly ifVersion?: string;
  /** Writes only if there is no value. */
  readonly ifAbsent?: boolean;
}

export interface WatchOptions {
  /** The version that the caller has seen. Omitted: the value is told at once. */
  readonly after?: string;
  /** When it aborts, the watch rejects with its reason. Omitted: it goes on for ever. */
  readonly signal?: Abortable;
}

/** The end of `cas`. */
export interface Swap extends Versioned {
  /** Whether the value was written. If not, `version` and `value` are what is there. */
  readonly swapped: boolean;
}

const DEADLINE_MS = 10_000;
const MOST_TRIES = 30;
/** The part of the deadline that one server may take. */
const TRY_SHARE = 1 / 3;
const WAIT_S = 30;
/** The version of a key that was never written. */
const UNWRITTEN = '0.0.0';

export class Client {
  readonly #servers: Servers;
  readonly #once: OnceWriter;
  readonly #deadlineMs: number;
  readonly #mostTries: number;
  readonly #signal: Abortable | undefined;
  readonly #recorder: CallRecorder | null;

  constructor({ servers, deadlineMs = DEADLINE_MS, mostTries = MOST_TRIES, signal, record, ...credentials }: ClientOptions) {
    if (servers.length === 0) throw new TypeError('servers: got none, expected at least one; name a node, such as http://127.0.0.1:8080');
    this.#deadlineMs = deadlineMs;
    this.#mostTries = mostTries;
    this.#signal = signal;
    this.#recorder = record === undefined ? null : new CallRecorder(record);
    this.#servers = new Servers(servers, deadlineMs * TRY_SHARE, senderTo(servers, credentials));
    this.#once = new OnceWriter(this.#servers);
  }

  /** Rejects with `ClientError`, as all methods do. */
  async get(key: string): Promise<Versioned> {
    const { text, version } = await this.getText(key);
    return { version, value: text === null ? undefined : JSON.parse(text) };
  }

  /** As `get`, with the text of the value as it was written. Null: there is none. */
  async getText(key: string): Promise<{ readonly version: string; readonly text: string | null }> {
    const ask = () => this.#servers.ask({ method: 'GET', path: pathOf(key), taken: [404] }, this.#bounds());
    const { status, version, text } = await this.#recorded(readingOf([key]), ask, (answer) => toldBy(key, answer));
    return { version: version ?? UNWRITTEN, text: status === 404 ? null : text };
  }

  /** Writes a value, and returns its version. */
  put(key: string, value: Json, options: WriteOptions = {}): Promise<string> {
    return this.putText(key, JSON.stringify(value), options);
  }

  /** As `put`, with the text of a JSON value. */
  putText(key: string, text: string, options: WriteOptions = {}): Promise<string> {
    const put = { method: 'PUT', path: pathOf(key), body: text, headers: conditionsOf(options) };
    return this.#write({ key, value: valueIn(text) }, options, put);
  }

  /** Deletes a value, and returns the version of its absence. */
  delete(key: string, options: WriteOptions = {}): Promise<string> {
    return this.#write({ key }, options, { method: 'DELETE', path: pathOf(key), headers: conditionsOf(options) });
  }

  /** Compares and sets: writes the value if this version is there. `0.0.0` is that of a key that was never written. */
  async cas(key: string, version: string, value: Json): Promise<Swap> {
    try {
      return { swapped: true, version: await this.put(key, value, { ifVersion: version }), value };
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== 'precondition_failed') throw error;
      return { swapped: false, ...(error.current ?? (await this.get(key))) };
    }
  }

  /** All keys as they were at one moment, in this order. */
  async read(keys: readonly string[]): Promise<readonly (Versioned & { readonly key: string })[]> {
    const body = JSON.stringify({ keys });
    const ask = async () => {
      const { text } = await this.#servers.ask({ method: 'POST', path: '/v1/read', body }, this.#bounds());
      const { values } = JSON.parse(text) as {
        readonly values: readonly { readonly key: string; readonly version: string; readonly value?: Json }[];
      };
      return values.map(({ key, version, value }) => ({ key, version, value }));
    };
    return this.#recorded(readingOf(keys), ask, (reads) => ({ reads, writes: [] }));
  }

  /** The values of a key, one after another, as it changes. Of several changes in a short time, only the last one may be told. */
  async *watch(key: string, { after, signal }: WatchOptions = {}): AsyncGenerator<Versioned, never> {
    for (let seen = after; ; ) {
      const path = seen === undefined ? pathOf(key) : `${pathOf(key)}?after=${seen}&wait=${WAIT_S}s`;
      const waitMs = seen === undefined ? 0 : WAIT_S * 1000;
      const bounds = { ...this.#bounds(waitMs), ...(signal === undefined ? {} : { signal }) };
      const ask = () => this.#servers.ask({ method: 'GET', path, taken: [304, 404], waitMs }, bounds);
      const { status, version, text } = await this.#recorded(readingOf([key]), ask, (answer) => toldBy(key, answer));
      if (status === 304) continue;
      seen = version ?? UNWRITTEN;
      yield { version: seen, value: status === 404 ? undefined : JSON.parse(text) };
    }
  }

  /**
   * Runs `work`, and commits its writes if all that it has read is still true. If not, `work` runs again. Returns what `work` has
   * returned. Its writes happen once, or not at all.
   */
  async transact<T>(work: (draft: Draft) => Promise<T>): Promise<T> {
    const bounds = this.#bounds();
    for (let tries = 1; ; tries++) {
      const draft = new Drafted((key) => this.get(key));
      const result = await work(draft);
      try {
        await this.#commit(draft, bounds);
        return result;
      } catch (error) {
        const isAgain = error instanceof ClientError && ['conflict', 'precondition_failed'].includes(error.code);
        if (!isAgain || !(await mayTryAgain(tries, bounds))) throw error;
      }
    }
  }

  /** Commits this body of `POST /v1/txn`, and returns the text of the answer. A body without an id is given one. */
  async transactText(body: string): Promise<string> {
    const writes = writesIn(body);
    if (writes === null) {
      const ask = async () => (await this.#servers.ask({ method: 'POST', path: '/v1/txn', body }, this.#bounds())).text;
      return this.#recorded(callIn(body), ask, (text) => ({ reads: [], writes: JSON.parse(text).versions }));
    }
    const versions = await this.#transact(body, writes, 'again', this.#bounds());
    return JSON.stringify({ committed: true, versions: writes.map((key, i) => ({ key, version: versions[i] })) });
  }

  /** A page of the keys that the first server that answers keeps. `after`: the cursor of the page before; null: the first page. */
  async keys(after: string | null): Promise<{ readonly keys: readonly string[]; readonly next: string | null }> {
    const path = after === null ? '/v1/keys' : `/v1/keys?after=${encodeURIComponent(after)}`;
    return JSON.parse((await this.#servers.ask({ method: 'GET', path }, this.#bounds())).text);
  }

  /** Makes the first server that answers hand its places over, and end for good. */
  async leave(): Promise<void> {
    await this.#servers.ask({ method: 'POST', path: '/v1/leave' }, this.#bounds());
  }

  /** How the first server that answers looks to an operator. */
  async status(): Promise<Json> {
    return JSON.parse((await this.#servers.ask({ method: 'GET', path: '/v1/status' }, this.#bounds())).text);
  }

  /** Without writes, the keys are read once more: what was read must have been true at one moment. */
  async #commit({ read, writes }: Drafted, bounds: Bounds): Promise<void> {
    if (writes.length > 0) {
      const keys = writes.map(({ key }) => key);
      await this.#transact(JSON.stringify({ if: read, writes }), keys, 'tell', bounds);
    } else if (read.length > 1) {
      const now = await this.read(read.map(({ key }) => key));
      if (now.some(({ version }, i) => version !== read[i].version))
        throw new ClientError('conflict', 'a key has changed since it was read', [], true);
    }
  }

  /** Returns the versions of the writes. */
  #transact(body: string, keys: readonly string[], onConflict: OnceAsked['onConflict'], bounds: Bounds): Promise<readonly string[]> {
    const asked = (id: string): Asked => ({ method: 'POST', path: '/v1/txn', body: `{"id":"${id}",${body.trimStart().slice(1)}` });
    const write = () => this.#once.write({ key: keys[0], asked, versions: ({ text }) => versionsIn(text), onConflict }, bounds);
    return this.#recorded(callIn(body), write, (versions) => ({
      reads: [],
      writes: keys.map((key, i) => ({ key, version: versions[i] })),
    }));
  }

  async #write(written: Call['writes'][number], { ifVersion, ifAbsent }: WriteOptions, write: Asked): Promise<string> {
    const { key } = written;
    const asked = (id: string): Asked => ({ ...write, headers: { ...write.headers, 'idempotency-key': id } });
    const versions = ({ version }: { readonly version: string | null }) => [version ?? UNWRITTEN];
    const demands: Call['if'] = [
      ...(ifVersion === undefined ? [] : [{ key, version: ifVersion }]),
      ...(ifAbsent === true ? [{ key, absent: true as const }] : []),
    ];
    const [version] = await this.#recorded(
      { reads: [], if: demands, writes: [written] },
      () => this.#once.write({ key, asked, versions, onConflict: 'again' }, this.#bounds()),
      ([made]) => ({ reads: [], writes: [{ key, version: made }] }),
    );
    return version;
  }

  /** Does `work`, and records it if that is asked for. */
  #recorded<T>(call: Call | null, work: () => Promise<T>, told: (result: T) => Told | null): Promise<T> {
    return this.#recorder === null || call === null ? work() : this.#recorder.record(call, work, told);
  }

  #bounds(moreMs = 0): Bounds {
    const bounds = { until: Date.now() + this.#deadlineMs + moreMs, mostTries: this.#mostTries };
    return this.#signal === undefined ? bounds : { ...bounds, signal: this.#signal };
  }
}

function pathOf(key: string): string {
  return `/v1/kv/${encodeURIComponent(key)}`;
}

function readingOf(reads: readonly string[]): Call {
  return { reads, if: [], writes: [] };
}

/** The version and value in the answer to a `GET`; null if there is no news. */
function toldBy(
  key: string,
  { status, version, text }: { readonly status: number; readonly version: string | null; readonly text: string },
): Told | null {
  if (status === 304) return null;
  return { reads: [{ key, version: version ?? UNWRITTEN, ...(status === 404 ? {} : { value: JSON.parse(text) }) }], writes: [] };
}

function conditionsOf({ ifVersion, ifAbsent }: WriteOptions): { readonly [name: string]: string } {
  return {
    ...(ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }),
    ...(ifAbsent === true ? { 'if-none-match': '*' } : {}),
  };
}

/** The keys that a body writes; null: it has an id, or makes no sense, which a server will explain. */
function writesIn(body: string): readonly string[] | null {
  try {
    const { id, writes } = JSON.parse(body);
    const keys: unknown[] = Array.isArray(writes) ? writes.map((write) => write?.key) : [];
    return id === undefined && keys.length > 0 && keys.every((key) => typeof key === 'string') ? keys : null;
  } catch {
    return null;
  }
}

function versionsIn(text: string): readonly string[] {
  const { versions } = JSON.parse(text) as { readonly versions: readonly { readonly version: string }[] };
  return versions.map(({ version }) => version);
}
