/**
 * How a protocol is written: one pure reducer per node. Everything that the outside does to a node arrives as an
 * event; everything that the node does to the outside leaves as an effect, in order. No clock, no randomness, no I/O.
 */

/** The identity of a node: on a ring, its place in the identifier space. A safe integer, at least 0. */
export type NodeId = number;

/** The types that a protocol fixes. All of them are plain JSON; leave those that are not used at `never`. */
export interface ProtocolTypes {
  readonly config: unknown;
  readonly state: unknown;
  readonly message: unknown;
  readonly request: unknown;
  readonly timer: unknown;
  readonly output: unknown;
  readonly durable: unknown;
}

/** What can happen to a node. */
export type Event<X extends ProtocolTypes> =
  /** The node is told to begin; happens once after each boot. */
  | { readonly type: 'start' }
  | { readonly type: 'receive'; readonly from: NodeId; readonly message: X['message'] }
  /** A client or the layer above asks for something. */
  | { readonly type: 'request'; readonly request: X['request'] }
  /** A timer that was set, and not cancelled since, has run out. */
  | { readonly type: 'timeout'; readonly timer: X['timer'] }
  /** The failure detector takes a monitored node to have crashed; it may be wrong. */
  | { readonly type: 'suspect'; readonly node: NodeId }
  /** The failure detector takes its suspicion back. */
  | { readonly type: 'restore'; readonly node: NodeId }
  /** The answer to a `choose`: an integer, 0 ≤ value < among. Arrives before any other event. */
  | { readonly type: 'chosen'; readonly value: number };

/** What a node can do, in the order in which it is listed. A `send` behind a `persist` waits for the disk. */
export type Effect<X extends ProtocolTypes> =
  | { readonly type: 'send'; readonly to: NodeId; readonly message: X['message'] }
  /** Arms `timer`; a timer that is equal and armed already is set anew. */
  | { readonly type: 'setTimer'; readonly timer: X['timer']; readonly afterMs: number }
  | { readonly type: 'cancelTimer'; readonly timer: X['timer'] }
  /** Asks the failure detector to watch `node`, until `unmonitor`. */
  | { readonly type: 'monitor'; readonly node: NodeId }
  | { readonly type: 'unmonitor'; readonly node: NodeId }
  /** Replaces the durable record, which `init` gets back after a restart. */
  | { readonly type: 'persist'; readonly record: X['durable'] }
  /** Asks for an integer, 0 ≤ value < among, which comes back as `chosen`. The last effect of its step. */
  | { readonly type: 'choose'; readonly among: number }
  /** Tells the client or the layer above. */
  | { readonly type: 'indicate'; readonly output: X['output'] }
  /** The node has nothing left to do, and ends: seen from outside it is down from now on. The last effect of its step. */
  | { readonly type: 'stop' };

/** The result of a step: the state after it, and what to do, in order. */
export interface Next<X extends ProtocolTypes> {
  readonly state: X['state'];
  readonly effects: readonly Effect<X>[];
}

/** A protocol as a pure reducer. `step` never changes its arguments. */
export interface Protocol<X extends ProtocolTypes> {
  readonly name: string;
  /** Boots a node; `durable` is what it last persisted, absent at its first boot. */
  init(self: NodeId, config: X['config'], durable?: X['durable']): Next<X>;
  step(state: X['state'], event: Event<X>): Next<X>;
}

/** `state` with these effects. */
export function next<X extends ProtocolTypes>(state: X['state'], ...effects: readonly Effect<X>[]): Next<X> {
  return { state, effects };
}

/** What `first` does, and then what `second` does in the state that it leaves. */
export function andThen<X extends ProtocolTypes>(first: Next<X>, second: (state: X['state']) => Next<X>): Next<X> {
  const { state, effects } = second(first.state);
  return { state, effects: [...first.effects, ...effects] };
}

/** The effect that sends `message` to the node `to`. */
export function send<M>(to: NodeId, message: M): { readonly type: 'send'; readonly to: NodeId; readonly message: M } {
  return { type: 'send', to, message };
}

/** The effect that tells `output` to the client or the layer above. */
export function indicate<O>(output: O): { readonly type: 'indicate'; readonly output: O } {
  return { type: 'indicate', output };
}
