/** How long work pauses and ends, as the work sees it. It has no clock of its own. */

/** A run was stopped by a limit: says which. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface Pacing {
  /** Whether it is time for a pause: to be asked wherever a run can pause, and cheap. */
  isDue(): boolean;
  /** The limit that is hit, in words; null when there is none. */
  limitHit(): string | null;
  /** Lets the rest of the process have its turn, if it is time. */
  pause(): Promise<void>;
  /** Runs `work` to its end, with pauses. Throws `Stopped` when a limit is hit. */
  finish<R>(work: Generator<unknown, R>): Promise<R>;
}
