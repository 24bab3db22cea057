/** Properties of what a node remembers of the peers that it watches; they hold at every moment. */
import { always, type Properties, recoverable, step } from '../kernel/spec.ts';

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
  /** The number of rounds after which the peer is forgotten, as the node does not watch it any more; null while it is watched. */
  readonly roundsLeft: number | null;
}

/** The least and the most patience are those of the configuration. */
export function keeping(leastPatience: number, mostPatience: number): Properties<readonly Watcher[]> {
  return {
    roundsGoOnWhileSomebodyIsWatched: always(
      (watchers) => watchers.every(({ peers, isRoundUnderWay }) => isRoundUnderWay === peers.length > 0),
      'A node that keeps a record of a peer has a round under way, and a node that keeps none has none.',
    ),
    eachPeerIsWatchedOnce: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ peer }, i) => i === 0 || peer > peers[i - 1].peer)),
      'A node keeps one record of each peer that it asks, in ascending order of peers, so equal nodes have equal records.',
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

/** `rounds`: for how many a peer is kept that is not watched any more. */
export function forgetting(rounds: number): Properties<readonly Watcher[]> {
  return {
    unwatchedPeersAreKeptForSomeRounds: always(
      (watchers) => watchers.every(({ peers }) => peers.every(({ roundsLeft }) => roundsLeft === null || roundsLeft <= rounds)),
      'A node keeps a peer that it does not watch any more for as many rounds as its configuration says, and no longer.',
    ),
    unwatchedPeersAreForgotten: recoverable(
      (watchers) => watchers.every(({ peers }) => peers.every(({ roundsLeft }) => roundsLeft === null)),
      'A node can always come to keep only those peers that it watches.',
    ),
  };
}

/** One node, and the incarnation that it has on disk; 0 before its first boot. */
export interface Boot {
  readonly isDown: boolean;
  readonly incarnation: number;
}

/** Otherwise messages of two lives could not be told apart. */
export const eachBootIsNumbered = step<readonly Boot[]>(
  (before, after) =>
    after.every(({ isDown, incarnation }, i) => incarnation === before[i].incarnation + (before[i].isDown && !isDown ? 1 : 0)),
  'A node that boots again has an incarnation that is higher by one, and has it on disk.',
);
