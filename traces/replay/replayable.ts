/** The facts about a protocol that a replay needs: its reducer and its properties. */
import type { NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { History, World } from '../../model-check/world/world.ts';
import type { Properties } from '../../spec/kernel/spec.ts';

/** A node of the run, as the header of its trace describes it. */
export interface RecordedNode<X extends ProtocolTypes> {
  readonly id: NodeId;
  readonly config: X['config'];
}

/** `H` is the type of the history, which remembers requests and outputs; null without a history. */
export interface Replayable<X extends ProtocolTypes, H = null> {
  readonly protocol: Protocol<X>;
  readonly history?: History<X, H>;
  /** The properties of a run of these nodes, which are in the order of their ids. */
  properties(nodes: readonly RecordedNode<X>[]): Properties<World<X, H>>;
}

/** The protocols that can be replayed, by the name in the header. */
// biome-ignore lint/suspicious/noExplicitAny: a collection holds protocols of many types.
export type Replayables = Readonly<Record<string, Replayable<any, any>>>;
