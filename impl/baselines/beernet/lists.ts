/** Lists of peers in clockwise order from one of them: the source's `RingList`. */
import { distance } from '../../identifier-space/interval.ts';
import type { NodeId } from '../../kernel/protocol.ts';
import type { State } from './state.ts';

/** `peers` with `peer` added, clockwise from this peer's own place. This peer itself comes last. */
export function withPeer(state: State, peers: readonly NodeId[], peer: NodeId): readonly NodeId[] {
  return [...new Set([...peers, peer])].sort((a, b) => stepsTo(state, a) - stepsTo(state, b));
}

export function without(peers: readonly NodeId[], peer: NodeId): readonly NodeId[] {
  return peers.filter((each) => each !== peer);
}

/** The successors known here and those that `first` knows, without peers that were ever suspected; cut to the longest list. */
export function updatedList(state: State, first: NodeId, others: readonly NodeId[]): readonly NodeId[] {
  const alive = [first, ...others].filter((peer) => !state.crashed.includes(peer));
  const all = alive.reduce((known, peer) => withPeer(state, known, peer), state.successors);
  return all.slice(0, state.config.listLength ?? 7);
}

/** The first of `peers` at `place` or clockwise of it. */
export function firstFrom(state: State, peers: readonly NodeId[], place: NodeId): NodeId | undefined {
  const { self, config } = state;
  return peers.find((peer) => stepsTo(state, peer) >= distance(self, place, config.keys));
}

/** The number of steps clockwise from this peer; to itself, the whole circle. */
function stepsTo({ self, config }: State, peer: NodeId): number {
  return peer === self ? config.keys : distance(self, peer, config.keys);
}
