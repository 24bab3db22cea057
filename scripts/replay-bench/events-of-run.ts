/** How long a simulated run is. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Rotation } from '../../traces/record/file-sink.ts';

export interface RunWishes {
  readonly nodes: number;
  /** The run ends after this many events, or some more. */
  readonly events: number;
  readonly folder: string;
  readonly rotation: Rotation;
}

/** Events between two looks at the bound. */
const TURN = 1_000;

export class EventsOfRun {
  readonly #most: number;
  #events: number;

  /** `boots`: the boots that nobody tells of. */
  constructor(boots: number, most: number) {
    this.#events = boots;
    this.#most = most;
  }

  get events(): number {
    return this.#events;
  }

  add(): void {
    this.#events += 1;
  }

  /** Plays until there were enough events. Files that are closed are compressed meanwhile. */
  async play(run: (most: number) => { readonly end: string }): Promise<void> {
    while (this.#events < this.#most && run(TURN).end !== 'quiet') await turn();
  }
}
