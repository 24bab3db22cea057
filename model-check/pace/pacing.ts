/** Pauses and limits as the work sees them, without a clock. */

/** A limit stopped the run; the message says which. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface Pacing {
  /** Whether it is time for a pause. Cheap, to be asked wherever a run can pause. */
  isDue(): boolean;
  /** The limit that was hit, in words; null when there is none. */
  limitHit(): string | null;
  /** Gives the rest of the process a turn, if it is time. */
  pause(): Promise<void>;
  /** Runs `work` to its end, with pauses. Throws `Stopped` when a limit is hit. */
  finish<R>(work: Generator<unknown, R>): Promise<R>;
}
