/** How a world of Chord nodes is seen as the ring that lookups follow. */
import type { Chord } from '../../impl/baselines/chord/protocol.ts';
import type { ChordRing } from '../../spec/baselines/chord/lookup.ts';
import type { World } from '../world/world.ts';

export function chordRingOf<H>(world: World<Chord, H>): ChordRing {
  return {
    size: world.nodes[0].state.config.keys,
    members: world.nodes.flatMap(({ id, state }) =>
      state.status === 'member' ? [{ id, successor: state.successor, predecessor: state.predecessor }] : [],
    ),
    outsiders: world.nodes.flatMap(({ id, state }) => (state.status === 'joining' ? [id] : [])),
  };
}
