/**
 * The control protocol of a running node: one JSON value per line, on its standard input and output. The JSON Schemas of
 * both directions are generated from these types.
 */

/** A line into a node. */
export type ControlRequest =
  /** Starts a node that was booted with `--hold`. */
  | { readonly type: 'start' }
  /** Passes a request to the protocol, such as `{"type":"lookup","key":5}`. */
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
  /** An output of the protocol to its client, such as `{"type":"found","key":5,"owner":8}`. */
  | { readonly type: 'output'; readonly output: unknown }
  | { readonly type: 'state'; readonly state: unknown; readonly counters: ControlCounters }
  /** A line from the input cannot be executed; the node goes on. */
  | { readonly type: 'refused'; readonly why: string };

/** The node's counters of network traffic. */
export interface ControlCounters {
  /** @TJS-type integer */
  readonly received: number;
  /** @TJS-type integer */
  readonly sent: number;
  /**
   * Connections that were closed because of invalid input on them.
   * @TJS-type integer
   */
  readonly garbage: number;
  /**
   * Messages that could not be sent.
   * @TJS-type integer
   */
  readonly lost: number;
}
