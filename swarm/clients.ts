/** The clients of a run, and what they saw: a history for the judge of serialisability. */
import type { Version } from '../impl/places/version.ts';
import type { Item, Output, Reading, Request } from '../impl/store/messages.ts';
import type { History, Operation } from '../spec/serialisability/history.ts';
import type { Job, Plan } from './plan.ts';

/** A transaction of a client. */
interface Seen {
  readonly id: string;
  readonly began: number;
  readonly writes: readonly (Item & { readonly value: string })[];
  ended: number | null;
  outcome: 'open' | 'committed' | 'aborted' | 'unknown';
  readings: readonly Reading[];
  versions: readonly (Item & { readonly version: Version })[];
}

export class Clients {
  readonly #classes: number;
  readonly #grain: number;
  readonly #seen = new Map<number, Seen>();
  /** Counts the requests and answers: only their order is used. */
  #now = 0;

  constructor({ classes, grain = 1 }: Pick<Plan, 'classes' | 'grain'>) {
    this.#classes = classes;
    this.#grain = grain;
  }

  /** The first request of a job. Its ticket is the number of the job. */
  ask(ticket: number, { kind, keys }: Pick<Job, 'kind' | 'keys'>): Request {
    const items = keys.map((key) => this.itemOf(key));
    const writes = kind === 'get' || kind === 'snapshot' ? [] : items.map((item) => ({ ...item, value: `${ticket} ${item.key}` }));
    this.#seen.set(ticket, { id: `${ticket}`, began: ++this.#now, writes, ended: null, outcome: 'open', readings: [], versions: [] });
    if (kind === 'get') return { type: 'get', ticket, ...items[0] };
    if (kind === 'snapshot') return { type: 'snapshot', ticket, items };
    return kind === 'put' ? { type: 'run', ticket, items, writes } : { type: 'begin', ticket, items };
  }

  /** Takes in an output. The next request of the same job, or null. */
  hear(output: Output): Request | null {
    if (!('ticket' in output)) return null;
    const seen = this.#seen.get(output.ticket);
    if (seen === undefined || seen.ended !== null) return null;
    if (output.type === 'read') return { type: 'commit', ticket: output.ticket, writes: seen.writes };
    seen.ended = ++this.#now;
    switch (output.type) {
      case 'got':
        seen.outcome = 'committed';
        seen.readings = [output.reading];
        return null;
      case 'snapshot':
        seen.outcome = 'committed';
        seen.readings = output.readings;
        return null;
      case 'committed':
        seen.outcome = 'committed';
        seen.readings = output.readings;
        seen.versions = output.versions;
        return null;
      case 'gaveUp':
        seen.outcome = output.mayHappen ? 'unknown' : 'aborted';
        return null;
      default:
        seen.outcome = 'aborted';
        return null;
    }
  }

  isCommitted(ticket: number): boolean {
    return this.#seen.get(ticket)?.outcome === 'committed';
  }

  get committed(): number {
    return [...this.#seen.values()].filter(({ outcome }) => outcome === 'committed').length;
  }

  itemOf(key: number): Item {
    const ofClass = Math.floor((this.#classes * (2 * key + 1)) / 13) % this.#classes;
    return { class: ofClass - (ofClass % this.#grain), key: `k${key}` };
  }

  history(): History {
    const all = [...this.#seen.values()];
    const readings = all.flatMap((each) => each.readings);
    // Each value is written once, so a read tells which version a write of unknown outcome has made.
    const versionOf = (seen: Seen, { key, value }: { readonly key: string; readonly value: string }) =>
      seen.versions.find((each) => each.key === key)?.version ?? readings.find((each) => each.key === key && each.value === value)?.version;
    return all.map((seen) => ({
      id: seen.id,
      outcome: seen.outcome === 'open' ? 'unknown' : seen.outcome,
      began: seen.began,
      ended: seen.outcome === 'unknown' ? null : seen.ended,
      operations: [
        ...seen.readings.map(
          (each): Operation => ({ type: 'read', item: each.key, version: each.version.counter, value: each.value as string | null }),
        ),
        ...seen.writes.flatMap((write): readonly Operation[] => {
          const version = versionOf(seen, write);
          return version === undefined ? [] : [{ type: 'write', item: write.key, version: version.counter, value: write.value }];
        }),
      ],
    }));
  }
}
