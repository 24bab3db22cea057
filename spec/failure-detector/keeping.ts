/** What a node that watches others keeps of them, at every moment. */
import { always, type Properties } from '../kernel/spec.ts';

/** One node, while it is up. */
export interface Watcher {
  readonly peers: readonly Watched[];
  /** It will look again at who has been silent. */
  readonly isRoundUnderWay: boolean;
}

export interface Watched {
  readonly peer: number;
  /** The silent rounds after which it is suspected. */
  readonly patience: number;
  /** The silent rounds so far; null while it is suspected. */
  readonly silence: number | null;
}

/** The least and the most patience are those of the configuration. */
export function keeping(leastPatience: number, mostPatience: number): Properties<readonly Watcher[]> {
  return {
    roundsGoOnWhileSomebodyIsWatched: always(
      (watchers) => watchers.every(({ peers, isRoundUnderWay }) => isRoundUnderWay === peers.length > 0),
      'A node that watches somebody has a round under way, and one that watches nobody has none.',
    ),
    eachPeerIsWatchedOnce: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ peer }, i) => i === 0 || peer > peers[i - 1].peer)),
      'A node keeps one record of each peer, in the order of the peers: equal nodes have equal records.',
    ),
    patienceHasBounds: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ patience }) => patience >= leastPatience && patience <= mostPatience)),
      'The patience with a peer is between the least and the most that the configuration allows.',
    ),
    silenceIsShorterThanPatience: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ patience, silence }) => silence === null || silence < patience)),
      'A peer is trusted only as long as it has been silent for fewer rounds than the patience with it.',
    ),
  };
}
