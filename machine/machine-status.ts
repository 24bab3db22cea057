/** The status of a machine, as JSON. */

/** Its JSON Schema is generated from this type. */
export interface MachineStatus {
  /** The identifier of the node. */
  readonly node: number;
  /** Its state in the ring. */
  readonly state: 'joining' | 'member' | 'leaving';
  /** Its neighbours in the ring; omitted: it is not a member. */
  readonly predecessor?: number;
  readonly successor?: number;
  /** How many replicas each key has. */
  readonly replicas: number;
  /** The places whose values it keeps, each for a range of classes, `to` excluded. */
  readonly places: readonly { readonly place: number; readonly from: number; readonly to: number }[];
  /** The nodes that its failure detector suspects. */
  readonly suspected: readonly number[];
  /** Transactions of its clients that go on. */
  readonly open: number;
  /** Outcomes of transactions that it finds out. */
  readonly resolving: number;
  /** Other lives of the machine, while it moves. */
  readonly otherLives: readonly { readonly node: number; readonly state: string }[];
  /** Messages from and to other nodes. */
  readonly received: number;
  readonly sent: number;
  /** Connections that were closed because of invalid input on them. */
  readonly garbage: number;
  /** Messages that could not be sent. */
  readonly lost: number;
}
