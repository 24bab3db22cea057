/** How a world of Chord nodes, as published or as corrected, is seen as the ring that lookups follow. */
import type { NodeId, ProtocolTypes } from '../../../impl/kernel/protocol.ts';
import type { World } from '../../../model-check/world/world.ts';
import type { ChordRing } from '../../../spec/baselines/chord/ring.ts';

/** The part of a protocol's state that shows a member of a Chord ring. */
export interface ChordTypes extends ProtocolTypes {
  readonly state: { readonly config: { readonly keys: number } } & (
    | { readonly status: 'joining' }
    | { readonly status: 'member'; readonly successors: readonly NodeId[]; readonly predecessor: NodeId | null }
  );
}

export function chordRingOf<X extends ChordTypes, H>(world: World<X, H>): ChordRing {
  const up = world.nodes.filter(({ status }) => status !== 'down');
  return {
    size: world.nodes[0].state.config.keys,
    members: up.flatMap(({ id, state }) =>
      state.status === 'member' ? [{ id, successors: state.successors, predecessor: state.predecessor }] : [],
    ),
    outsiders: up.flatMap(({ id, state }) => (state.status === 'joining' ? [id] : [])),
  };
}
