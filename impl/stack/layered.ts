/** What two protocols that stand on each other are, taken as one. */
import type { Event, NodeId, ProtocolTypes } from '../kernel/protocol.ts';

export type Layer = 'lower' | 'upper';

/** Something of one of two layers: a message, a request, a timer, an output. */
export type Layered<A, B> = { readonly type: 'lower'; readonly inner: A } | { readonly type: 'upper'; readonly inner: B };

/** One thing for each layer. */
export interface Both<A, B> {
  readonly lower: A;
  readonly upper: B;
}

/** How two layers talk. What neither function claims is between the layer and its client. */
export interface Seam<L extends ProtocolTypes, U extends ProtocolTypes> {
  /** What the upper layer is asked when the lower one indicates `output`; null: it is no business of the upper one. */
  rise(output: L['output']): U['request'] | null;
  /** What the lower layer is asked when the upper one indicates `output`; null: it is no business of the lower one. */
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
  /** Whom each layer watches; ascending. The node as a whole watches a node as long as one layer does. */
  readonly watched: Both<readonly NodeId[], readonly NodeId[]>;
  /** Those of them that the failure detector takes to have crashed; ascending. */
  readonly suspected: readonly NodeId[];
  /** What each layer last persisted; null: nothing yet. */
  readonly durable: Both<L['durable'] | null, U['durable'] | null>;
  /** What is still to happen to one of the layers: empty between two steps, unless a choice or the start is awaited. */
  readonly pending: readonly Pending<L, U>[];
  /** The layer that waits for the answer to a choice, or `start` before the node is told to begin. */
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

export function withNode(nodes: readonly NodeId[], node: NodeId): readonly NodeId[] {
  return nodes.includes(node) ? nodes : [...nodes, node].sort((a, b) => a - b);
}

export function withoutNode(nodes: readonly NodeId[], node: NodeId): readonly NodeId[] {
  return nodes.filter((each) => each !== node);
}
