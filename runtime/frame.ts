/**
 * The words between two nodes. A node that connects says who it is, and the other one answers. Then the first one writes
 * frames. The JSON Schemas of all three are generated from these types.
 */

/** The version of what stands here. Nodes of other versions are refused. */
export const WIRE = 2;

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

/** An address, and which life of which instance listens there, as far as the teller knows. */
export interface KnownAddress extends Address {
  /**
   * The UUID of the node's folder. A node without a folder draws one for each life.
   * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
   */
  readonly instance?: string;
  /**
   * @TJS-type integer
   * @minimum 1
   * @maximum 999999999999999
   */
  readonly incarnation?: number;
}

/** A node's own word about itself. */
export interface Identity extends Address {
  /**
   * The UUID of the node's folder. A node without a folder draws one for each life.
   * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
   */
  readonly instance: string;
  /**
   * The number of the boot, from 1.
   * @TJS-type integer
   * @minimum 1
   * @maximum 999999999999999
   */
  readonly incarnation: number;
  /**
   * A UUID that each process draws. It tells two processes apart that have copies of one folder.
   * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
   */
  readonly process: string;
}

/** The first words on a connection over which frames will come. */
export interface Hello {
  readonly type: 'hello';
  /** @TJS-type integer */
  readonly wire: number;
  /**
   * The name of the network: the protocol and its parameters. Nodes of other networks are refused.
   * @maxLength 200
   */
  readonly network: string;
  /**
   * The node that the sender means to reach.
   * @TJS-type integer
   * @minimum 0
   * @maximum 9007199254740991
   */
  readonly to: number;
  readonly self: Identity;
}

/** The only words on a connection of someone who asks which node listens here. The answer is a welcome. */
export interface Question {
  readonly type: 'question';
  /** @TJS-type integer */
  readonly wire: number;
  /** @maxLength 200 */
  readonly network: string;
}

export type Opening = Hello | Question;

/** The sender of the opening is accepted. */
export interface Welcome {
  readonly type: 'welcome';
  readonly self: Identity;
}

/** A mistake of the sender's operator. */
export type Mistake =
  /** The sender speaks another version of the wire. */
  | 'otherVersion'
  /** The sender belongs to another network: another protocol, or other parameters. */
  | 'otherNetwork'
  /** The hello is meant for another node than the one that listens here. */
  | 'otherNode'
  /** The sender's id belongs to another instance. */
  | 'takenId'
  /** Another process of the same instance runs, or has run later. */
  | 'copiedFolder';

/** The last answer before the connection is closed, so that the sender's operator learns of the mistake. */
export interface Refusal {
  readonly type: 'refusal';
  readonly refused: Mistake;
  /**
   * One sentence.
   * @maxLength 500
   */
  readonly why: string;
}

export type Answer = Welcome | Refusal;

/** One message in flight. With the node and the incarnation of the hello, `step` and `index` make its name in the trace. */
export interface Sent {
  /**
   * @TJS-type integer
   * @minimum 0
   * @maximum 999999999999999
   */
  readonly step: number;
  /**
   * The index among the outputs of the step.
   * @TJS-type integer
   * @minimum 0
   * @maximum 999999999999999
   */
  readonly index: number;
  /**
   * The sender's Lamport clock at the sending.
   * @TJS-type integer
   * @minimum 1
   * @maximum 4503599627370496
   */
  readonly lamport: number;
  readonly message: unknown;
}

/** A message to be sent. */
export interface Sending {
  readonly step: number;
  readonly index: number;
  readonly lamport: number;
  /** The message as JSON. */
  readonly text: string;
}

/** All that a node has for a peer at one moment, within the bounds of a frame. */
export interface Frame {
  /**
   * The addresses that the sender knows and has not told on this connection yet. An address always precedes its id.
   * @maxItems 1024
   */
  readonly addresses: readonly KnownAddress[];
  /** @maxItems 1000 */
  readonly messages: readonly Sent[];
}

/** The most messages in a frame. */
export const MOST_MESSAGES = 1_000;

/** `HOST:PORT`, with brackets around an IPv6 host. */
export function formatAddress({ host, port }: Omit<Address, 'node'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
