/** What travels between two nodes. From these types the JSON Schema of a frame is generated. */
import type { MessageId } from '../../traces/format/line.ts';

/** Where a node listens. */
export interface Address {
  /** @TJS-type integer */
  readonly node: number;
  readonly host: string;
  /**
   * @TJS-type integer
   * @minimum 1
   * @maximum 65535
   */
  readonly port: number;
}

/** One message on its way, with what the receiver must know of its sender and of the nodes that the message names. */
export interface Frame {
  /** @TJS-type integer */
  readonly from: number;
  /** @TJS-type integer */
  readonly to: number;
  readonly mid: MessageId;
  /**
   * The Lamport clock of the sending.
   * @TJS-type integer
   * @minimum 1
   * @maximum 4503599627370496
   */
  readonly lamport: number;
  readonly message: unknown;
  /** What the sender knows of addresses and has not told on this connection yet: no id travels ahead of its address. */
  readonly addresses: readonly Address[];
}
