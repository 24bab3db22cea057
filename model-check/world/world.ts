/** What properties see of a running system: its nodes, the messages in flight, and what clients saw. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';

/** A message in flight. */
export interface Envelope<X extends ProtocolTypes> {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: X['message'];
}

/** Nodes that reach each other, group by group; nobody reaches into another group. */
export type Groups = readonly (readonly NodeId[])[];

/** `new`: booted, not told to start yet. `up`: running. `down`: crashed or ended; for good, unless it may restart. */
export type Status = 'new' | 'up' | 'down';

export interface NodeView<X extends ProtocolTypes> {
  readonly id: NodeId;
  readonly status: Status;
  /** The reducer's state; the last one it had, when the node is down. */
  readonly state: X['state'];
  /** What it last persisted; null before the first. */
  readonly durable: X['durable'] | null;
  /** Those that are armed, in the order of their canonical texts. */
  readonly timers: readonly X['timer'][];
  /** Those that its failure detector watches; ascending. */
  readonly monitored: readonly NodeId[];
  /** All of it at once: the same object wherever nothing of it differs. Missing where nobody keeps account of that, as in replays and simulations. */
  readonly whole?: NodeView<X>;
}

/** `H` is what the scenario's history has gathered; null without one. */
export interface World<X extends ProtocolTypes, H = null> {
  /** In the order in which the scenario lists them. */
  readonly nodes: readonly NodeView<X>[];
  /** In no meaningful order. */
  readonly messages: readonly Envelope<X>[];
  /** No message is in flight. To ask this is much faster than to look at the messages. */
  readonly quiet: boolean;
  /** The groups into which the network is cut now; null while it is whole, or as far as is known. */
  readonly partition: Groups | null;
  readonly history: H;
}

/** Something that a client can see. */
export type ClientEvent<X extends ProtocolTypes> =
  | { readonly type: 'request'; readonly node: NodeId; readonly request: X['request'] }
  | { readonly type: 'output'; readonly node: NodeId; readonly output: X['output'] };

/** A history variable: what the world remembers of the clients' view, so that no protocol has to. */
export interface History<X extends ProtocolTypes, H> {
  readonly initial: H;
  after(history: H, event: ClientEvent<X>): H;
}
