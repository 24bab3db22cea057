/** What clients can do with keys and values. A value is the text of one JSON value, which is kept as it was written. */
import type { Asking, Until } from './asked-store.ts';
import { Commits } from './commits.ts';
import { itemOf } from './keys.ts';
import { errorOf, type Seen, seen, seenIn } from './readings.ts';

export class KeyValues {
  readonly #asking: Asking;
  readonly #degree: number;
  readonly commits: Commits;

  /** `degree`: the replication factor f. */
  constructor(asking: Asking, degree: number) {
    this.#asking = asking;
    this.#degree = degree;
    this.commits = new Commits(asking, degree);
  }

  async get(key: string, until: Until): Promise<Seen> {
    const answer = await this.#asking.store.ask({ type: 'get', ...itemOf(key, this.#degree) }, until);
    if (answer.type !== 'got') throw errorOf(answer, [key]);
    return seen(answer.reading);
  }

  /** All keys as they were at one moment. */
  async read(keys: readonly string[], until: Until): Promise<readonly Seen[]> {
    const answer = await this.#asking.store.ask({ type: 'snapshot', items: keys.map((key) => itemOf(key, this.#degree)) }, until);
    if (answer.type !== 'snapshot') throw errorOf(answer, keys);
    return seenIn(answer.readings, keys);
  }
}
