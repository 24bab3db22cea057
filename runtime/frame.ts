/** What travels between two nodes. From these types the JSON Schemas of frames and refusals are generated. */

/** Where a node listens. */
export interface Address {
  /**
   * @TJS-type integer
   * @minimum 0
   * @maximum 9007199254740991
   */
  readonly node: number;
  /**
   * @minLength 1
   * @maxLength 255
   */
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
  /**
   * What all nodes of one network share: the protocol and its parameters. A frame of another network is refused.
   * @maxLength 200
   */
  readonly network: string;
  /**
   * @TJS-type integer
   * @minimum 0
   * @maximum 9007199254740991
   */
  readonly from: number;
  /**
   * @TJS-type integer
   * @minimum 0
   * @maximum 9007199254740991
   */
  readonly to: number;
  /**
   * The name of the sending, as it stands in the trace of the sender: `node.incarnation.step.index`.
   * @pattern ^[0-9]{1,15}(\.[0-9]{1,15}){3}$
   */
  readonly mid: string;
  /**
   * The Lamport clock of the sending.
   * @TJS-type integer
   * @minimum 1
   * @maximum 4503599627370496
   */
  readonly lamport: number;
  readonly message: unknown;
  /**
   * What the sender knows of addresses and has not told on this connection yet: no id travels ahead of its address.
   * @maxItems 1024
   */
  readonly addresses: readonly Address[];
}

/** A mistake of whoever operates the sender. */
export type Mistake =
  /** The sender belongs to another network: another protocol, or other parameters. */
  | 'otherNetwork'
  /** The frame is for another node than the one that listens here. */
  | 'otherNode'
  /** The sender's id belongs to another node. */
  | 'takenId';

/** What the receiver answers on the same connection, before it closes it, so that the one who made the mistake hears of it. */
export interface Refusal {
  readonly refused: Mistake;
  /**
   * One sentence.
   * @maxLength 500
   */
  readonly why: string;
}

/** `HOST:PORT`, with brackets around an IPv6 host. */
export function formatAddress({ host, port }: Omit<Address, 'node'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
