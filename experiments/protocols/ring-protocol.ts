/**
 * What an experiment must know of a ring protocol, and all that it knows: how its nodes are set up, where their pointers
 * lead, and which of its messages keep the ring.
 */
import type { NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Settled } from '../../model-check/simulator/simulation.ts';
import type { Envelope } from '../../model-check/world/world.ts';

export interface RingProtocol<X extends ProtocolTypes> {
  readonly protocol: Protocol<X>;
  /** The node that is there first; one with `running` begins as a ring of itself, another one is told to start. */
  founder(keys: number, self: NodeId): { readonly config: X['config']; readonly running?: Settled<X> };
  /** Of a node that joins through `contact`. */
  newcomer(keys: number, contact: NodeId): X['config'];
  /** Null while the node is no member. */
  pointers(state: X['state']): Pointers | null;
  /** The kind under which a message that keeps the ring is counted; null for one that does something else, such as a lookup. */
  maintenance(envelope: Envelope<X>): string | null;
  /** Who answers a newcomer: the owner of its place, or the one in front of it. Finding that node is not measured. */
  readonly joinsAt: 'successor' | 'predecessor';
}

export interface Pointers {
  readonly predecessor: NodeId | null;
  readonly successor: NodeId | null;
}
