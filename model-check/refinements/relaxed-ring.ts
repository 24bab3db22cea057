/** How a world of relaxed-ring nodes is seen as the ring of the spec, and as responsibilities for keys. */
import type { RelaxedRing } from '../../impl/relaxed-ring/messages.ts';
import type { State } from '../../impl/relaxed-ring/state.ts';
import type { Refinement } from '../../spec/kernel/spec.ts';
import { lookupConsistency, type Responsibilities } from '../../spec/lookup-consistency/responsibility.ts';
import { type Peer, type Ring, responsibilities } from '../../spec/relaxed-ring/ring.ts';
import type { NodeView, World } from '../world/world.ts';

/** Reads status and pointers only: what is pending at a node, or on its way, is no part of the ring. */
export function ringOf<H>(world: World<RelaxedRing, H>): Ring {
  return { size: world.nodes[0].state.config.keys, peers: world.nodes.map(peerOf) };
}

/** The join refines lookup consistency: a node gives keys up when it accepts a newcomer, and takes them when it joins. */
export function refinesLookupConsistency<H>(
  keys: number,
  nodes: readonly number[],
  members: readonly number[],
): Refinement<World<RelaxedRing, H>, Responsibilities> {
  return { of: lookupConsistency(keys, nodes, members), view: (world) => responsibilities(ringOf(world)) };
}

function peerOf({ id, state }: NodeView<RelaxedRing>): Peer {
  return asPeer(id, state);
}

function asPeer(id: number, state: State): Peer {
  if (state.status === 'joining') return { id, member: false };
  return { id, member: true, predecessor: state.predecessor, successor: state.successor };
}
