/** Options of a check and of a random walk, and the progress that a check reports. */

/** A snapshot of a check's progress. */
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

/** Limits stop a run. A stopped run is `inconclusive`. */
export interface Limits {
  /** The most memory that the process may hold. Left out: what it held in the beginning plus three quarters of what was free. */
  readonly maxMemoryMB?: number;
  readonly maxSeconds?: number;
  /** An `AbortSignal`: aborting it stops the run within a fraction of a second. */
  readonly signal?: { readonly aborted: boolean };
}

/** A state that choices lead to. Each choice is the number of one of the steps that are possible then, from 0. */
export interface Start {
  /** The number of the initial state; left out: 0, the first. */
  readonly initial?: number;
  readonly choices: readonly number[];
}

/** A search that can go on in another process. Its fields are for the checker alone. */
export interface Checkpoint {
  readonly scenario: string;
  /** The text of the scenario, functions included. */
  readonly code: string;
  readonly search: object;
  /** The states, as bits. */
  readonly rows: Int32Array;
}

export interface CheckOptions extends Limits {
  /**
   * Explore only what may follow this state. The scenario's expectation and its symmetry say nothing of it, so neither is
   * used: the report is `asExpected` if the verdict is `holds`. Left out: begin at the beginning.
   */
  readonly from?: Start;
  /** The most distinct states to find. */
  readonly maxStates?: number;
  /** Seed of the fingerprints: another seed gives other collisions. Left out: 1. */
  readonly seed?: number;
  /**
   * The core that searches: the plain one, or one that packs states into bits, in a third of the memory. Both find the same.
   * Left out: `packed` for a spec that it suits, else `reference`.
   */
  readonly core?: 'reference' | 'packed';
  /** Is given a checkpoint from time to time; only the packed core can do this. */
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
  /** In seconds, at least 0: the least time between two checkpoints. Left out: 60. */
  readonly checkpointEverySeconds?: number;
  /** Goes on from this checkpoint, of the same scenario in the same code. */
  readonly resume?: Checkpoint;
  /** Called about five times a second. */
  onProgress?(progress: Progress): void;
}

export interface GraphOptions extends Limits {
  /** The most states of the graph. Left out: 1,000. */
  readonly maxStates?: number;
}

export interface SimulateOptions {
  /** The same seed gives the same walk. */
  readonly seed: number;
  /** The most transitions to take in one walk. */
  readonly steps: number;
  /** The most walks: further ones have the following seeds, and end at the first that breaks a property. Left out: 1. */
  readonly walks?: number;
  /** Whether steps are left out of a walk that breaks a property, until each is needed. Left out: false. */
  readonly shrinks?: boolean;
  /** Ends the walk after this many seconds. */
  readonly maxSeconds?: number;
  /** An `AbortSignal`: aborting it ends the walk within a fraction of a second. */
  readonly signal?: { readonly aborted: boolean };
}
