/**
 * Writes that happen once at most, though they are sent again and again. Each has an id, which the cluster remembers. After a try of
 * unknown end, a refusal is believed only when the id has been given up: an earlier try might have succeeded, or succeed yet.
 */
import { ClientError, isDoubtful } from './client-error.ts';
import { type Asked, type Bounds, mayTryAgain, type Servers } from './servers.ts';
import { throwIfAborted } from './within.ts';

/** A write: how it is sent under an id, and the versions in the answer to it. */
export interface OnceAsked {
  /** The first key that it writes. */
  readonly key: string;
  asked(id: string): Asked;
  /** Whether it is sent again as it is if another transaction was in the way. If not, what it was based on is read again. */
  readonly onConflict: 'again' | 'tell';
  versions(answer: { readonly version: string | null; readonly text: string }): readonly string[];
}

/** Where nothing has happened, and the next try may succeed. */
const PASSING: readonly string[] = ['unreachable', 'busy', 'no_majority', 'late', 'stopping', 'unknown_outcome'];

export class OnceWriter {
  readonly #servers: Servers;
  /** The latest time of an id so far. */
  #time = 0;

  constructor(servers: Servers) {
    this.#servers = servers;
  }

  /** Returns the versions of its writes, in their order. Rejects with `ClientError`; unless its code says otherwise, nothing has happened. */
  async write(request: OnceAsked, bounds: Bounds): Promise<readonly string[]> {
    let id = this.#newId();
    let doubt: ClientError | null = null;
    for (let tries = 1; ; tries++) {
      const answer = await this.#servers.try(request.asked(id), bounds.until, bounds.signal);
      if (!(answer instanceof ClientError)) return request.versions(answer);
      if (isDoubtful(answer)) doubt = answer;
      const isPassing = PASSING.includes(answer.code) || (answer.code === 'conflict' && request.onConflict === 'again');
      if (!isPassing && doubt !== null) return this.#settle(request, id, answer, bounds);
      const isTooEarly = answer.code === 'forgotten' && answer.horizon !== null;
      if (isTooEarly) {
        // The clock of this client is slow. The id was new, so nothing has happened.
        this.#time = Math.max(this.#time, answer.horizon);
        id = this.#newId();
      }
      if ((!isPassing && !isTooEarly) || !(await mayTryAgain(tries, bounds))) throw doubt ?? answer;
    }
  }

  /** Finds out whether the request has happened. If not, it never will, and `refusal` is the reason. */
  async #settle({ key }: OnceAsked, id: string, refusal: ClientError, bounds: Bounds): Promise<readonly string[]> {
    const path = `/v1/txn/${id}?key=${encodeURIComponent(key)}`;
    const { text } = await this.#servers.ask({ method: 'DELETE', path }, bounds).catch((error: unknown) => {
      throwIfAborted(bounds.signal);
      throw unknown(id, error instanceof Error ? error.message : String(error));
    });
    const { state, versions } = JSON.parse(text) as { readonly state: string; readonly versions?: readonly string[] };
    if (state === 'committed' && versions !== undefined) return versions;
    throw state === 'aborted' ? refusal : unknown(id, 'the cluster has forgotten it');
  }

  #newId(): string {
    this.#time = Math.max(this.#time + 1, Date.now());
    const name = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => SIGNS[byte % SIGNS.length]);
    return `${this.#time}-${name.join('')}`;
  }
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

function unknown(id: string, why: string): ClientError {
  return new ClientError('unknown_outcome', `request ${id}: it is not known whether it has happened, ${why}; read the keys`, [], false);
}
