/** A fault that is put upon a cluster of real processes, and taken back. */
import type { Cluster, ClusterOptions } from './cluster.ts';
import type { Wanted } from './recovery.ts';

export interface Fault {
  /** As in `npm run faults -- NAME`. */
  readonly name: string;
  /** What happens, for people: without a subject. */
  readonly says: string;
  readonly cluster: ClusterOptions;
  /** Puts the fault upon the cluster, takes it back, and waits for the recovery. Throws when something is not as it must be. */
  happen(scene: Scene): Promise<void>;
}

/** A cluster under load. */
export interface Scene {
  readonly cluster: Cluster;
  readonly isLong: boolean;
  /** Lets the load go on for so many milliseconds: the second number in long runs. */
  pass(shortMs: number, longMs: number): Promise<void>;
  /** Waits until all is well, and notes how long that took since `sinceMs`, a time of `performance.now`. */
  recover(after: string, sinceMs: number, wanted?: Wanted): Promise<void>;
  tell(says: string): void;
}
