/** What a check or a walk can be told. */

/** How far a run is from its end: what has been done so far. */
export interface Progress {
  readonly scenario: string;
  readonly distinct: number;
  readonly generated: number;
  /** States found and not yet expanded. */
  readonly waiting: number;
  readonly depth: number;
  readonly seconds: number;
  readonly memoryMB: number;
  readonly memoHitRate: number;
}

/** Limits stop a run; a run that is stopped is `inconclusive`. */
export interface Limits {
  /** The most memory that the process may hold; left out, what it held in the beginning and three quarters of what was free. */
  readonly maxMemoryMB?: number;
  readonly maxSeconds?: number;
  /** Stops the run, within a fraction of a second, when it is aborted: an `AbortSignal`. */
  readonly signal?: { readonly aborted: boolean };
}

export interface CheckOptions extends Limits {
  /** The most distinct states that are found. */
  readonly maxStates?: number;
  /** Draws the fingerprints; another seed, other collisions. */
  readonly seed?: number;
  /** Called about five times a second. */
  onProgress?(progress: Progress): void;
}

export interface SimulateOptions {
  /** The same seed walks the same way. */
  readonly seed: number;
  /** The most transitions to take. */
  readonly steps: number;
  /** Ends the walk after so many seconds. */
  readonly maxSeconds?: number;
  /** Ends the walk, within a fraction of a second, when it is aborted: an `AbortSignal`. */
  readonly signal?: { readonly aborted: boolean };
}
