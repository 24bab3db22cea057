/** The events of a running simulation that an observer is told about. */
import type { Event, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Envelope } from '../world/world.ts';
import type { WorldNode } from '../world/world-node.ts';

/**
 * `sent`: it is under way. `cut off`: the sender cannot reach the receiver, so it never gets under way. `received`: it has
 * arrived. `lost`: on its arrival the receiver was down or not booted yet, or a partition separated the two.
 */
export type Fate = 'sent' | 'cut off' | 'received' | 'lost';

export interface Observer<X extends ProtocolTypes> {
  message?(envelope: Envelope<X>, fate: Fate, nowMs: number): void;
  output?(node: NodeId, output: X['output'], nowMs: number): void;
  /** Called after each event at a node. No effect of the event has arrived anywhere yet. */
  event?(node: NodeId, event: Event<X>, after: WorldNode<X>, nowMs: number): void;
}
