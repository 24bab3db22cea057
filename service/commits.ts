/** Writes of clients, as transactions of the store. A request with an id is done once at most, whichever nodes it is sent to. */
import type { Item, Reading } from '../impl/store/messages.ts';
import { ApiError } from './api-error.ts';
import type { Answer, Asking, Decision, Until, Writer } from './asked-store.ts';
import { itemOf, tagOf } from './keys.ts';
import { type Condition, errorOf, isUnconditional, refuseUnless, seenIn, versionIn } from './readings.ts';
import type { Done, RequestLog } from './request-entries.ts';
import { digestOf, type Found, findIn, logIn, logItemOf, type RequestId, withDone } from './request-log.ts';

/** One write: the text of a JSON value, or null to delete. */
export interface Write {
  readonly key: string;
  readonly text: string | null;
}

/** What a client wants to be written, and when. */
export interface Wanted {
  /** At least one, each key once. */
  readonly writes: readonly Write[];
  readonly demands: readonly { readonly key: string; readonly condition: Condition }[];
  /** Null: the request is done as often as it is sent. */
  readonly id: RequestId | null;
  readonly until: Until;
}

type Committed = Extract<Answer, { readonly type: 'committed' }>;
type Read = Extract<Answer, { readonly type: 'read' }>;
type Settled = Exclude<Found, { readonly type: 'open' }>;

/** A write without conditions that meets another one is tried again this often; nothing has happened before that. */
const MOST_TRIES = 16;

export class Commits {
  readonly #asking: Asking;
  readonly #degree: number;

  /** `degree`: the replication factor f. */
  constructor(asking: Asking, degree: number) {
    this.#asking = asking;
    this.#degree = degree;
  }

  /** Returns the new versions, in the order of the writes. Rejects with `ApiError`. */
  async commit(wanted: Wanted): Promise<readonly string[]> {
    const isFree = wanted.demands.every(({ condition }) => isUnconditional(condition));
    for (let tries = 1; ; tries++) {
      try {
        return await (wanted.id === null ? this.#write(wanted) : this.#writeOnce(wanted, wanted.id));
      } catch (error) {
        const isAgain = error instanceof ApiError && error.code === 'conflict' && isFree && tries < MOST_TRIES;
        if (!isAgain) throw error;
      }
    }
  }

  /** What is known of the request with this id that writes this key first. */
  async find(id: RequestId, key: string, until: Until): Promise<Found> {
    const log = await this.#asking.store.ask({ type: 'get', ...this.#logItemOf(key) }, until);
    if (log.type !== 'got') throw errorOf(log, [key]);
    return findIn(logIn(log.reading.value), id);
  }

  /** As `find`; a request that has not happened never will. */
  async giveUp(id: RequestId, key: string, until: Until): Promise<Settled> {
    // Waits until a lock on the log is gone.
    const found = await this.find(id, key, until);
    if (found.type !== 'open') return found;
    const item = this.#logItemOf(key);
    const done: Done = { id: id.text, digest: '', versions: null };
    const decide = ({ readings }: Read): Decision<Settled> => {
      const log = logOf(readings, item);
      const now = findIn(log, id);
      return now.type === 'open' ? { type: 'commit', writes: [{ ...item, value: withDone(log, done) }] } : { type: 'instead', value: now };
    };
    const answer = await this.#asking.store.readThen([item], decide, until);
    if (answer.type === 'instead') return answer.value;
    if (answer.type !== 'committed') throw errorOf(answer, [key]);
    return { type: 'done', done };
  }

  async #write({ writes, demands, until }: Wanted): Promise<readonly string[]> {
    const items = this.#itemsOf(writes, demands);
    const decide = ({ readings }: Read): Decision<never> => {
      refuse(demands, readings);
      return { type: 'commit', writes: this.#written(writes) };
    };
    const answer = await this.#asking.store.readThen(items, decide, until);
    if (answer.type !== 'committed') throw errorOf(answer, keysOf(items));
    return this.#versionsIn(answer, writes);
  }

  async #writeOnce(wanted: Wanted, id: RequestId): Promise<readonly string[]> {
    const digest = digestOf({ writes: wanted.writes, demands: wanted.demands });
    const [{ key }] = wanted.writes;
    try {
      return versionsOf(await this.#tryOnce(wanted, id, digest), digest, key);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // An earlier request with this id may be the reason of the refusal.
      const isDoubtful = error.code === 'conflict' || error.code === 'precondition_failed';
      const found = isDoubtful ? await this.find(id, key, wanted.until) : null;
      if (found?.type === 'done') return versionsOf(found.done, digest, key);
      throw error.ofOnce();
    }
  }

  /** The transaction of the writes and of the log, unless the log has the id already. */
  async #tryOnce({ writes, demands, until }: Wanted, id: RequestId, digest: string): Promise<Done> {
    const items = this.#itemsOf(writes, demands);
    const logItem = this.#logItemOf(writes[0].key);
    const { store } = this.#asking;
    let logged: readonly string[] = [];
    const decide = ({ readings }: Read): Decision<Done> => {
      const log = logOf(readings, logItem);
      const found = findIn(log, id);
      if (found.type === 'done') return { type: 'instead', value: found.done };
      if (found.type === 'forgotten') throw forgotten(id, log, writes[0].key);
      refuse(demands, readings);
      logged = writes.map(({ key }) => versionAfter(readings, itemOf(key, this.#degree), store.writer));
      const after = withDone(log, { id: id.text, digest, versions: logged });
      return { type: 'commit', writes: [...this.#written(writes), { ...logItem, value: after }] };
    };
    const answer = await store.readThen(items.concat(logItem), decide, until);
    if (answer.type === 'instead') return answer.value;
    if (answer.type !== 'committed') throw errorOf(answer, keysOf(items));
    const versions = this.#versionsIn(answer, writes);
    if (versions.some((version, i) => version !== logged[i])) throw new Error(`the log has ${logged}, and the store has ${versions}`);
    return { id: id.text, digest, versions };
  }

  #versionsIn(answer: Committed, writes: Wanted['writes']): readonly string[] {
    return writes.map(({ key }) => tagOf(versionIn(answer, itemOf(key, this.#degree))));
  }

  #logItemOf(key: string): Item {
    return logItemOf(itemOf(key, this.#degree));
  }

  #itemsOf(writes: Wanted['writes'], demands: Wanted['demands']): Item[] {
    const keys = [...writes, ...demands].map(({ key }) => key);
    return [...new Set(keys)].map((key) => itemOf(key, this.#degree));
  }

  #written(writes: Wanted['writes']): readonly (Item & { readonly value: string | null })[] {
    return writes.map(({ key, text }) => ({ ...itemOf(key, this.#degree), value: text }));
  }
}

function refuse(demands: Wanted['demands'], readings: readonly Reading[]): void {
  for (const { key, condition } of demands) refuseUnless(condition, seenIn(readings, [key])[0]);
}

function logOf(readings: readonly Reading[], item: Item): RequestLog {
  return logIn(readings.find((each) => each.class === item.class && each.key === item.key)?.value ?? null);
}

function versionsOf({ id, digest: before, versions }: Done, digest: string, key: string): readonly string[] {
  if (versions === null) throw new ApiError('given_up', `id: got ${id}, which was given up, expected another one; make a new one`, [key]);
  if (before === digest) return versions;
  throw new ApiError('id_in_use', `id: got ${id}, which names another request, expected a new one; make one for each request`, [key]);
}

function forgotten({ text }: RequestId, { horizon }: RequestLog, key: string): ApiError {
  const message = `id: got ${text}, which may have been done and forgotten, expected a time after ${horizon}; read the keys`;
  return new ApiError('forgotten', message, [key], { horizon });
}

/** The version that a commit on these readings makes. */
function versionAfter(readings: readonly Reading[], item: Item, { node, boot }: Writer): string {
  const found = readings.find((each) => each.class === item.class && each.key === item.key);
  return tagOf({ counter: (found?.version.counter ?? 0) + 1, writer: node, boot });
}

function keysOf(items: readonly Item[]): readonly string[] {
  return items.map(({ key }) => key);
}
