/** A running system as properties see it: its nodes, the messages in flight, and what clients saw. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';

/** A message in flight. */
export interface Envelope<X extends ProtocolTypes> {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: X['message'];
}

/** Groups of nodes. Nodes reach each other within a group, and nobody reaches into another one. */
export type Groups = readonly (readonly NodeId[])[];

/** `new`: booted, but not told to start yet. `up`: running. `down`: crashed or ended, for good unless it may restart. */
export type Status = 'new' | 'up' | 'down';

export interface NodeView<X extends ProtocolTypes> {
  readonly id: NodeId;
  readonly status: Status;
  /** The reducer's state; the last one if the node is down. */
  readonly state: X['state'];
  /** The record that the node last persisted; null before the first. */
  readonly durable: X['durable'] | null;
  /** The armed timers, in the order of their canonical texts. */
  readonly timers: readonly X['timer'][];
  /** The nodes that its failure detector watches; ascending. */
  readonly monitored: readonly NodeId[];
  /** The node as one object, the same object for equal nodes. Missing in replays and simulations, which do not keep track of that. */
  readonly whole?: NodeView<X>;
}

/** `H` is what the scenario's history has gathered; null without one. */
export interface World<X extends ProtocolTypes, H = null> {
  /** In the order in which the scenario lists them. */
  readonly nodes: readonly NodeView<X>[];
  /** In no meaningful order. */
  readonly messages: readonly Envelope<X>[];
  /** Whether no message is in flight. Much faster than a look at the messages. */
  readonly quiet: boolean;
  /** The groups of the current partition; null while the network is whole, or if that is not known. */
  readonly partition: Groups | null;
  readonly history: H;
}

/** Something that a client can see. */
export type ClientEvent<X extends ProtocolTypes> =
  | { readonly type: 'request'; readonly node: NodeId; readonly request: X['request'] }
  | { readonly type: 'output'; readonly node: NodeId; readonly output: X['output'] };

/** A history variable: what the world records of the clients' view, so that no protocol has to. */
export interface History<X extends ProtocolTypes, H> {
  readonly initial: H;
  after(history: H, event: ClientEvent<X>): H;
}
