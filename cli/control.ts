/**
 * How a running node is asked, and how it tells: one JSON value per line, on its standard input and output. From
 * these types the JSON Schemas of both directions are generated.
 */

/** A line into a node. */
export type ControlRequest =
  /** Lets a node begin that was told to hold. */
  | { readonly type: 'start' }
  /** Hands the protocol a request of its own, such as `{"type":"lookup","key":5}`. */
  | { readonly type: 'request'; readonly request: unknown }
  /** Asks for the state; answered with `state`. */
  | { readonly type: 'state' }
  /** Stops the node. */
  | { readonly type: 'stop' };

/** A line out of a node. */
export type ControlAnswer =
  /** The first line: the port is open. */
  | {
      readonly type: 'listening';
      /** @TJS-type integer */
      readonly node: number;
      readonly host: string;
      /** @TJS-type integer */
      readonly port: number;
    }
  /** What the protocol tells its client, such as `{"type":"found","key":5,"owner":8}`. */
  | { readonly type: 'output'; readonly output: unknown }
  | { readonly type: 'state'; readonly state: unknown; readonly counters: ControlCounters }
  /** A line came in that cannot be done; the node goes on. */
  | { readonly type: 'refused'; readonly why: string };

/** What the node has seen of the network. */
export interface ControlCounters {
  /** @TJS-type integer */
  readonly received: number;
  /** @TJS-type integer */
  readonly sent: number;
  /**
   * Connections that were closed because of what came in on them.
   * @TJS-type integer
   */
  readonly garbage: number;
  /**
   * Messages that could not be sent.
   * @TJS-type integer
   */
  readonly lost: number;
}
