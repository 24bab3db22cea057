/** The messages between two nodes. The JSON Schemas of frames and refusals are generated from these types. */

/** The address at which a node listens. */
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

/** One message in flight, with the addresses that the receiver needs: of the sender, and of the nodes that it names. */
export interface Frame {
  /**
   * The name of the network: the protocol and its parameters. A frame of another network is refused.
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
   * The name of the sending in the sender's trace: `node.incarnation.step.index`.
   * @pattern ^[0-9]{1,16}(\.[0-9]{1,15}){3}$
   */
  readonly mid: string;
  /**
   * The sender's Lamport clock at the sending.
   * @TJS-type integer
   * @minimum 1
   * @maximum 4503599627370496
   */
  readonly lamport: number;
  readonly message: unknown;
  /**
   * The addresses that the sender knows and has not told on this connection yet. An address always precedes its id.
   * @maxItems 1024
   */
  readonly addresses: readonly Address[];
}

/** A mistake of the sender's operator. */
export type Mistake =
  /** The sender belongs to another network: another protocol, or other parameters. */
  | 'otherNetwork'
  /** The frame is addressed to another node than the one that listens here. */
  | 'otherNode'
  /** The sender's id belongs to another node. */
  | 'takenId';

/** The receiver's last answer before it closes the connection, so that the sender's operator learns of the mistake. */
export interface Refusal {
  readonly refused: Mistake;
  /**
   * One sentence.
   * @maxLength 500
   */
  readonly why: string;
  /**
   * With `otherNode`: the node that listens here.
   * @TJS-type integer
   * @minimum 0
   * @maximum 9007199254740991
   */
  readonly node?: number;
}

/** `HOST:PORT`, with brackets around an IPv6 host. */
export function formatAddress({ host, port }: Omit<Address, 'node'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
