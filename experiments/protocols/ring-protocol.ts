/**
 * All that an experiment knows of a ring protocol: how its nodes are set up, where their pointers lead, and which messages
 * are maintenance.
 */
import type { NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Settled } from '../../model-check/simulator/options.ts';
import type { Envelope } from '../../model-check/world/world.ts';

export interface RingProtocol<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  /** The first node. With `running` it begins as a ring of one; otherwise it is told to start. */
  founder(keys: number, self: NodeId): { readonly config: X['config']; readonly running?: Settled<X> };
  /** The config of a node that joins through `contact`. */
  newcomer(keys: number, contact: NodeId): X['config'];
  /** Null unless the node is a member. */
  pointers(state: X['state']): Pointers | null;
  /** The kind under which a maintenance message is counted; null for any other message, such as a lookup. */
  maintenance(envelope: Envelope<X>): string | null;
  /** The node that answers a newcomer: the successor or the predecessor of its place. Finding that node is not measured. */
  readonly joinsAt: 'successor' | 'predecessor';
}

export interface Pointers {
  readonly predecessor: NodeId | null;
  readonly successor: NodeId | null;
}
