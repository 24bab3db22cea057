/** Lists of peers in clockwise order from one of them: the source's `RingList`. */
import { distance } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';
import type { State } from './state.ts';

/** `peers` and `peer`, clockwise from the state's own place, the peer itself last. */
export function withPeer(state: State, peers: readonly NodeId[], peer: NodeId): readonly NodeId[] {
  return [...new Set([...peers, peer])].sort((a, b) => behind(state, a) - behind(state, b));
}

export function without(peers: readonly NodeId[], peer: NodeId): readonly NodeId[] {
  return peers.filter((each) => each !== peer);
}

/** What is known of successors, and what `first` knows, less those that were suspected, and no more than may be. */
export function updatedList(state: State, first: NodeId, others: readonly NodeId[]): readonly NodeId[] {
  const alive = [first, ...others].filter((peer) => !state.crashed.includes(peer));
  const all = alive.reduce((known, peer) => withPeer(state, known, peer), state.successors);
  return all.slice(0, state.config.listLength ?? 7);
}

/** The first of `peers` that is at `place` or clockwise behind it. */
export function firstFrom(state: State, peers: readonly NodeId[], place: NodeId): NodeId | undefined {
  const { self, config } = state;
  return peers.find((peer) => behind(state, peer) >= distance(self, place, config.keys));
}

/** Steps clockwise from the peer's own place; to itself, all the way round. */
function behind({ self, config }: State, peer: NodeId): number {
  return peer === self ? config.keys : distance(self, peer, config.keys);
}
