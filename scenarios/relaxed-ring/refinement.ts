/** How a world of relaxed-ring nodes, ours or those of the baselines, is seen as the spec's ring. */
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { NodeView, World } from '../../model-check/world/world.ts';
import type { Refinement } from '../../spec/kernel/spec.ts';
import { lookupConsistency, type Responsibilities } from '../../spec/lookup-consistency/responsibility.ts';
import { type Peer, type Ring, responsibilities } from '../../spec/relaxed-ring/ring.ts';

/** The part of a protocol's state that is seen as a peer of a relaxed ring. */
export interface RingTypes extends ProtocolTypes {
  readonly state: {
    readonly config: { readonly keys: number };
    /** Which nodes have restarted, and how often they have booted. */
    readonly lives?: readonly { readonly node: NodeId; readonly incarnation: number }[];
  } & (
    | { readonly status: 'joining' }
    | {
        readonly status: 'member';
        /** Null: it does not know yet where its responsibility begins. */
        readonly predecessor: NodeId | null;
        /** Null: it knows of no successor that is up. */
        readonly successor: NodeId | null;
        /** The nodes that it believes to have it as their successor. */
        readonly followers?: readonly NodeId[];
      }
    | { readonly status: 'leaving'; readonly successor: NodeId }
    | { readonly status: 'leaving'; readonly heir: NodeId }
  );
}

/** The part of a node in a world that is read. */
type RingNode<X extends RingTypes> = Pick<NodeView<X>, 'id' | 'status' | 'state'>;

/** Reads status and pointers only: requests that wait at a node, and messages in flight, are not part of the ring. */
export function ringOf<X extends RingTypes>({ nodes }: { readonly nodes: readonly RingNode<X>[] }): Ring {
  return { size: nodes[0].state.config.keys, peers: nodes.flatMap(peerOf) };
}

/** The join refines lookup consistency: a node gives keys up when it accepts a newcomer, and takes them when it joins. */
export function refinesLookupConsistency<X extends RingTypes, H>(
  keys: number,
  nodes: readonly NodeId[],
  members: readonly NodeId[],
): Refinement<World<X, H>, Responsibilities> {
  return { of: lookupConsistency(keys, nodes, members), view: (world) => responsibilities(ringOf(world)) };
}

function peerOf({ id, status, state }: RingNode<RingTypes>): readonly Peer[] {
  if (status === 'down') return [];
  const lived = (node: NodeId | null) => state.lives?.find((life) => life.node === node)?.incarnation ?? 1;
  const incarnation = lived(id);
  if (state.status === 'joining') return [{ id, member: false, incarnation }];
  if (state.status === 'leaving') {
    const successor = 'heir' in state ? state.heir : state.successor;
    return [{ id, member: true, incarnation, predecessor: null, successor, successorsIncarnation: lived(successor) }];
  }
  const { predecessor, successor, followers = [] } = state;
  return [{ id, member: true, incarnation, predecessor, successor, successorsIncarnation: lived(successor), followers }];
}
