/** The file by which a folder belongs to a machine. */
import type { KnownAddress } from '../runtime/frame.ts';

/** A life of the machine: a node at one identifier. */
export interface LifeInFile {
  /**
   * @TJS-type integer
   * @minimum 0
   */
  readonly id: number;
  /** Another life has taken over, or the machine is asked to leave. */
  readonly isLeaving: boolean;
  /** Where it listened last. */
  readonly listened?: { readonly host: string; readonly port: number };
}

/** The file `node.json`. Its JSON Schema is generated from this type. */
export interface NodeFile {
  readonly format: 1;
  /**
   * A UUID that is made with the folder. No two machines have the same.
   * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
   */
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
  readonly peers: readonly KnownAddress[];
}
