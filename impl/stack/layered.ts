/** The types of two layers taken as one protocol. */
import type { Event, NodeId, ProtocolTypes } from '../kernel/protocol.ts';

export type Layer = 'lower' | 'upper';

/** A message, request, timer or output of one of two layers. */
export type Layered<A, B> = { readonly type: 'lower'; readonly inner: A } | { readonly type: 'upper'; readonly inner: B };

/** One thing for each layer. */
export interface Both<A, B> {
  readonly lower: A;
  readonly upper: B;
}

/** How two layers talk. An output for which the function returns null goes to the client. */
export interface Seam<L extends ProtocolTypes, U extends ProtocolTypes> {
  /** The request to the upper layer when the lower one indicates `output`; null: none. */
  rise(output: L['output']): U['request'] | null;
  /** The request to the lower layer when the upper one indicates `output`; null: none. */
  descend(output: U['output']): L['request'] | null;
}

/** The types of a stack. */
export interface Stacked<L extends ProtocolTypes, U extends ProtocolTypes> {
  readonly config: Both<L['config'], U['config']>;
  readonly state: StackState<L, U>;
  readonly message: Layered<L['message'], U['message']>;
  readonly request: Layered<L['request'], U['request']>;
  readonly timer: Layered<L['timer'], U['timer']>;
  readonly output: Layered<L['output'], U['output']>;
  readonly durable: Both<L['durable'] | null, U['durable'] | null>;
}

export interface StackState<L extends ProtocolTypes, U extends ProtocolTypes> {
  readonly lower: L['state'];
  readonly upper: U['state'];
  /** The nodes that each layer watches; ascending. The stack watches a node as long as one layer does. */
  readonly watched: Both<readonly NodeId[], readonly NodeId[]>;
  /** The watched nodes that are suspected; ascending. */
  readonly suspected: readonly NodeId[];
  /** The record that each layer last persisted; null: none yet. */
  readonly durable: Both<L['durable'] | null, U['durable'] | null>;
  /** Events not yet delivered to their layers. Empty between two steps, unless a choice or the start is awaited. */
  readonly pending: readonly Pending<L, U>[];
  /** The layer that waits for the answer to a choice; `start` until the node begins; null: nothing is awaited. */
  readonly awaits: Layer | 'start' | null;
}

export type Pending<L extends ProtocolTypes, U extends ProtocolTypes> = Layered<Event<L>, Event<U>>;

export function isWatched<L extends ProtocolTypes, U extends ProtocolTypes>({ watched }: StackState<L, U>, node: NodeId): boolean {
  return watched.lower.includes(node) || watched.upper.includes(node);
}

export function withPending<L extends ProtocolTypes, U extends ProtocolTypes>(
  state: StackState<L, U>,
  ...more: readonly Pending<L, U>[]
): StackState<L, U> {
  return { ...state, pending: [...state.pending, ...more] };
}
