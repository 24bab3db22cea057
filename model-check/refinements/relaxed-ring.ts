/** How a world of relaxed-ring nodes, ours or those of the published join, is seen as the spec's ring. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Refinement } from '../../spec/kernel/spec.ts';
import { lookupConsistency, type Responsibilities } from '../../spec/lookup-consistency/responsibility.ts';
import { type Peer, type Ring, responsibilities } from '../../spec/relaxed-ring/ring.ts';
import type { World } from '../world/world.ts';

/** What a protocol's state must show to be seen as a peer of a relaxed ring. */
export interface RingTypes extends ProtocolTypes {
  readonly state: { readonly config: { readonly keys: number } } & (
    | { readonly status: 'joining' }
    | { readonly status: 'member'; readonly predecessor: NodeId; readonly successor: NodeId }
  );
}

/** Reads status and pointers only: what is pending at a node, or on its way, is no part of the ring. */
export function ringOf<X extends RingTypes, H>(world: World<X, H>): Ring {
  return { size: world.nodes[0].state.config.keys, peers: world.nodes.map(({ id, state }) => peerOf(id, state)) };
}

/** The join refines lookup consistency: a node gives keys up when it accepts a newcomer, and takes them when it joins. */
export function refinesLookupConsistency<X extends RingTypes, H>(
  keys: number,
  nodes: readonly NodeId[],
  members: readonly NodeId[],
): Refinement<World<X, H>, Responsibilities> {
  return { of: lookupConsistency(keys, nodes, members), view: (world) => responsibilities(ringOf(world)) };
}

function peerOf(id: NodeId, state: RingTypes['state']): Peer {
  if (state.status === 'joining') return { id, member: false };
  return { id, member: true, predecessor: state.predecessor, successor: state.successor };
}
