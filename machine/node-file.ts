/** The file by which a folder belongs to a machine. */
import type { Address } from '../runtime/frame.ts';

/** A life of the machine: a node at one identifier. */
export interface LifeInFile {
  /**
   * @TJS-type integer
   * @minimum 0
   */
  readonly id: number;
  /** Another life has taken over, or the machine is asked to leave. */
  readonly isLeaving: boolean;
}

/** The file `node.json`. Its JSON Schema is generated from this type. */
export interface NodeFile {
  /** @TJS-type integer */
  readonly format: 1;
  /** Made when the folder was; no two machines have the same. */
  readonly instance: string;
  /** How many replicas each key has. */
  readonly replicas: number;
  /**
   * The lives that have not ended, the newest last. Two while the machine moves; none before its first start.
   * @maxItems 100
   */
  readonly lives: readonly LifeInFile[];
  /** The machine has left its cluster for good. */
  readonly hasLeft: boolean;
  /** Nodes of the cluster, as far as this machine has known them. */
  readonly peers: readonly Address[];
}
