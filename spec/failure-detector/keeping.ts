/** Properties of what a node remembers of the peers that it watches; they hold at every moment. */
import { always, type Properties } from '../kernel/spec.ts';

/** One node, while it is up. */
export interface Watcher {
  readonly peers: readonly Watched[];
  /** A timer will end, and the node will then look which peers have been silent. */
  readonly isRoundUnderWay: boolean;
}

export interface Watched {
  readonly peer: number;
  /** The number of silent rounds after which the peer is suspected. */
  readonly patience: number;
  /** The number of silent rounds so far; null while the peer is suspected. */
  readonly silence: number | null;
}

/** The least and the most patience are those of the configuration. */
export function keeping(leastPatience: number, mostPatience: number): Properties<readonly Watcher[]> {
  return {
    roundsGoOnWhileSomebodyIsWatched: always(
      (watchers) => watchers.every(({ peers, isRoundUnderWay }) => isRoundUnderWay === peers.length > 0),
      'A node that watches a peer has a round under way, and a node that watches nobody has none.',
    ),
    eachPeerIsWatchedOnce: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ peer }, i) => i === 0 || peer > peers[i - 1].peer)),
      'A node keeps one record of each peer that it watches, in ascending order of peers, so equal nodes have equal records.',
    ),
    patienceHasBounds: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ patience }) => patience >= leastPatience && patience <= mostPatience)),
      'The number of silent rounds after which a node suspects a peer stays within the bounds of its configuration.',
    ),
    silenceIsShorterThanPatience: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ patience, silence }) => silence === null || silence < patience)),
      'A node trusts a peer only while the peer has been silent for fewer rounds than the node allows it.',
    ),
  };
}
