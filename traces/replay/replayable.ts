/** The facts about a protocol that a replay needs: its reducer and its properties. */
import type { NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { History, World } from '../../model-check/world/world.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import type { RecordEntry } from '../format/line.ts';

/** A node of the run, as the header of its trace describes it. */
export interface RecordedNode<X extends ProtocolTypes> {
  readonly id: NodeId;
  readonly config: X['config'];
}

/** A step of a node that was replayed. */
export interface MonitoredStep<X extends ProtocolTypes> {
  readonly node: NodeId;
  readonly incarnation: number;
  /** Null at a boot. */
  readonly before: X['state'] | null;
  readonly after: X['state'];
  /** The outputs for clients, or for the layer above. */
  readonly outputs: readonly X['output'][];
}

/** A property that is judged step by step, in the merged order. It remembers what it needs. */
export interface Monitor<X extends ProtocolTypes> {
  /** One sentence. */
  readonly doc: string;
  /** Returns what is wrong since this step, in one clause; null: nothing. */
  after(step: MonitoredStep<X>): string | null;
  /** The node is down, or nothing more is known of it. */
  down(node: NodeId): void;
}

/** `H` is the type of the history, which remembers requests and outputs; null without a history. */
export interface Replayable<X extends ProtocolTypes, H = null> {
  readonly protocol: Protocol<X>;
  readonly history?: History<X, H>;
  /** Makes the durable record from the entries in a trace; null: there are none. Omitted: traces hold it as one value. */
  recordFrom?(entries: readonly RecordEntry[]): X['durable'] | null;
  /** The part of the state whose changes were recorded. Omitted: all of it. */
  partOf?(state: X['state']): unknown;
  /**
   * Properties by name that are judged step by step, for states that are too large to be looked at whole. Each call begins a new
   * run. Omitted: there are none.
   */
  monitors?(): Readonly<Record<string, Monitor<X>>>;
  /** The names of those monitors and properties that say that a run refines an abstract spec. Omitted: none does. */
  readonly refined?: readonly string[];
  /** Protocols by name whose nodes may take part in a run of this one. They are replayed, and its world does not hold them. Omitted: none. */
  readonly besides?: Replayables;
  /** The properties of a run of these nodes, which are in the order of their ids. Omitted: none is judged. */
  properties?(nodes: readonly RecordedNode<X>[]): Properties<World<X, H>>;
}

/** The protocols that can be replayed, by the name in the header. */
// biome-ignore lint/suspicious/noExplicitAny: a collection holds protocols of many types.
export type Replayables = Readonly<Record<string, Replayable<any, any>>>;
