/** What can be seen of a simulation from outside, as it happens. */
import type { Event, NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Envelope } from '../world/world.ts';
import type { WorldNode } from '../world/world-node.ts';

/**
 * `sent`: it is under way. `cut off`: sent to a node that the sender cannot reach then, so it is never under way.
 * `received`. `lost`: the receiver was down, or not there yet, or a cut had come between the two.
 */
export type Fate = 'sent' | 'cut off' | 'received' | 'lost';

export interface Observer<X extends ProtocolTypes> {
  message?(envelope: Envelope<X>, fate: Fate, nowMs: number): void;
  output?(node: NodeId, output: X['output'], nowMs: number): void;
  /** After each event at a node: its reducer has answered, and nothing of the answer has arrived anywhere. */
  event?(node: NodeId, event: Event<X>, after: WorldNode<X>, nowMs: number): void;
}
