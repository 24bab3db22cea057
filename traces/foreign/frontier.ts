/** How far each process of a trace has been explained. Events of different processes that do not know of each other have no order. */
import type { ForeignTrace } from './foreign-record.ts';
import type { Observation } from './observation.ts';

/** One event of the trace. */
interface Placed {
  readonly observation: Observation | null;
  /** By process, the number of its events that come first. */
  readonly causes: readonly (readonly [host: number, events: number])[];
}

/** The number of explained events of each process. */
export type Frontier = readonly number[];

export class Frontiers {
  readonly #hosts: readonly (readonly Placed[])[];
  readonly events: number;

  constructor({ records, causes }: Pick<ForeignTrace, 'records' | 'causes'>, observations: readonly (Observation | null)[]) {
    const names = [...new Set(records.map(({ host }) => host))];
    const numbers = new Map(names.map((name, i) => [name, i]));
    const hosts: Placed[][] = names.map(() => []);
    for (const [i, { host }] of records.entries()) {
      const before = Object.entries(causes[i] ?? {}).flatMap(([name, events]): readonly [number, number][] => {
        const number = numbers.get(name);
        return number === undefined || events === 0 ? [] : [[number, events]];
      });
      hosts[numbers.get(host) ?? 0].push({ observation: observations[i], causes: before });
    }
    this.#hosts = hosts;
    this.events = observations.filter((each) => each !== null).length;
  }

  get start(): Frontier {
    return this.#skipped(this.#hosts.map(() => 0));
  }

  /** The frontier after one more event of this process. Events that say nothing are passed at once. */
  after(frontier: Frontier, host: number): Frontier {
    return this.#skipped(frontier.map((events, i) => (i === host ? events + 1 : events)));
  }

  /** The events that may come next, each with its process. */
  ready(frontier: Frontier): readonly (readonly [host: number, observation: Observation])[] {
    return frontier.flatMap((events, host): readonly (readonly [number, Observation])[] => {
      const next = this.#hosts[host][events];
      if (next === undefined || next.observation === null || !isReady(next, frontier)) return [];
      return [[host, next.observation]];
    });
  }

  isEnd(frontier: Frontier): boolean {
    return frontier.every((events, host) => events === this.#hosts[host].length);
  }

  #skipped(frontier: Frontier): Frontier {
    const moved = [...frontier];
    for (let isOver = false; !isOver; ) {
      isOver = true;
      for (const [host, events] of moved.entries()) {
        const next = this.#hosts[host][events];
        if (next === undefined || next.observation !== null || !isReady(next, moved)) continue;
        moved[host] += 1;
        isOver = false;
      }
    }
    return moved;
  }
}

function isReady({ causes }: Placed, frontier: Frontier): boolean {
  return causes.every(([host, events]) => frontier[host] >= events);
}
