/** The file by which a folder belongs to a node. */
import type { Address } from '../runtime/frame.ts';

/** The file `node.json`. Its JSON Schema is generated from this type. */
export interface NodeFile {
  /** @TJS-type integer */
  readonly format: 1;
  /** Made when the folder was; no two nodes have the same. */
  readonly instance: string;
  /**
   * @TJS-type integer
   * @minimum 0
   */
  readonly id: number;
  /** How many replicas each key has. */
  readonly replicas: number;
  /** Nodes of the cluster, as far as this node has known them. */
  readonly peers: readonly Address[];
}
