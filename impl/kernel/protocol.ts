/**
 * How a protocol is written: one pure reducer per node. Everything that happens to a node arrives as an event; everything
 * that the node does leaves as an effect, in order. A reducer has no clock, no randomness and no I/O.
 */

/** The identifier of a node; on a ring, its place on the circle. A safe integer, at least 0. */
export type NodeId = number;

/** The types that a protocol fixes. All are plain JSON; a type that the protocol does not use is `never`. */
export interface ProtocolTypes {
  readonly config: unknown;
  readonly state: unknown;
  readonly message: unknown;
  readonly request: unknown;
  readonly timer: unknown;
  readonly output: unknown;
  readonly durable: unknown;
}

/** An event: something that happens to a node. */
export type Event<X extends ProtocolTypes> =
  /** The node begins; once after each boot. */
  | { readonly type: 'start' }
  | { readonly type: 'receive'; readonly from: NodeId; readonly message: X['message'] }
  /** A client or the layer above asks for something. */
  | { readonly type: 'request'; readonly request: X['request'] }
  /** A timer that was set, and not cancelled since, has run out. */
  | { readonly type: 'timeout'; readonly timer: X['timer'] }
  /** The failure detector suspects that a monitored node has crashed. The suspicion may be false. */
  | { readonly type: 'suspect'; readonly node: NodeId }
  /** The failure detector takes its suspicion back. */
  | { readonly type: 'restore'; readonly node: NodeId }
  /** The answer to a `choose`: an integer, 0 ≤ value < among. Arrives before any other event. */
  | { readonly type: 'chosen'; readonly value: number };

/** An effect: something that a node does. Effects happen in the order of their list; a `send` after a `persist` waits for the disk. */
export type Effect<X extends ProtocolTypes> =
  | { readonly type: 'send'; readonly to: NodeId; readonly message: X['message'] }
  /** Arms `timer`. If an equal timer is armed already, its delay begins again. */
  | { readonly type: 'setTimer'; readonly timer: X['timer']; readonly afterMs: number }
  | { readonly type: 'cancelTimer'; readonly timer: X['timer'] }
  /** Asks the failure detector to watch that incarnation of `node`, until `unmonitor`. Omitted: 1, the first. */
  | { readonly type: 'monitor'; readonly node: NodeId; readonly incarnation?: number }
  | { readonly type: 'unmonitor'; readonly node: NodeId }
  /** Replaces the durable record, which `init` receives after a restart. */
  | { readonly type: 'persist'; readonly record: X['durable'] }
  /** Asks for an integer, 0 ≤ value < among, which arrives as `chosen`. The last effect of its step. */
  | { readonly type: 'choose'; readonly among: number }
  /** Tells the client or the layer above. */
  | { readonly type: 'indicate'; readonly output: X['output'] }
  /** Ends the node: to all others it is down from now on. The last effect of its step. */
  | { readonly type: 'stop' };

/** The result of a step: the state after it, and what to do, in order. */
export interface Next<X extends ProtocolTypes> {
  readonly state: X['state'];
  readonly effects: readonly Effect<X>[];
}

/** A protocol as a pure reducer. `step` never changes its arguments. */
export interface Protocol<X extends ProtocolTypes> {
  readonly name: string;
  /** Boots a node. `durable` is the record that it last persisted; omitted at its first boot. */
  init(self: NodeId, config: X['config'], durable?: X['durable']): Next<X>;
  step(state: X['state'], event: Event<X>): Next<X>;
  /** Clauses that every state of a node satisfies, by itself. The checker judges them at each boot and step. Omitted: none. */
  typeInvariant?(state: X['state']): readonly Clause[];
}

/** One sentence of a type invariant: the value of `field` is as `expected`. */
export interface Clause {
  /** The path of the field in the state. */
  readonly field: string;
  readonly got: unknown;
  /** A description that fits every value of the field. */
  readonly expected: string;
  readonly holds: boolean;
}

/** `state` with these effects. */
export function next<X extends ProtocolTypes>(state: X['state'], ...effects: readonly Effect<X>[]): Next<X> {
  return { state, effects };
}

/** The effects of `first`, then those of `second`, which begins in the state that `first` leaves. */
export function andThen<X extends ProtocolTypes>(first: Next<X>, second: (state: X['state']) => Next<X>): Next<X> {
  const after = second(first.state);
  return first.effects.length === 0 ? after : { state: after.state, effects: [...first.effects, ...after.effects] };
}

/** The effect that sends `message` to the node `to`. */
export function send<M>(to: NodeId, message: M): { readonly type: 'send'; readonly to: NodeId; readonly message: M } {
  return { type: 'send', to, message };
}

/** The effect that tells `output` to the client or the layer above. */
export function indicate<O>(output: O): { readonly type: 'indicate'; readonly output: O } {
  return { type: 'indicate', output };
}
