/**
 * The state of a failure detector: for each watched peer, how long the peer has been silent, and how long it may be.
 *
 * Time is counted in rounds of one timer each, because a reducer has no clock.
 * Sources: "Eventually perfect failure detection" (SELFMAN slides, ring maintenance); T. D. Chandra and S. Toueg,
 * "Unreliable Failure Detectors for Reliable Distributed Systems", JACM 43(2), 1996.
 */
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';

export interface Config {
  /** The length of a round, in milliseconds. */
  readonly roundMs: number;
  /** The number of silent rounds after which a peer is suspected the first time; at least 1. */
  readonly firstPatience: number;
  /** The upper bound of the patience. With delays of that many rounds or more, false suspicions never end. */
  readonly mostPatience: number;
  /** The number of rounds for which a peer is still asked once it is not watched any more. Omitted: 0. */
  readonly lingerRounds?: number;
  /** The node may boot again under the same id, so it counts its boots on disk. Omitted: each boot is the only one under its id. */
  readonly mayRestart?: true;
}

/** The part of the state that survives a restart. */
export interface Durable {
  /** The number of boots under this id. */
  readonly incarnation: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** Which life of this node says what it says. */
  readonly incarnation: number;
  /** By ascending node. */
  readonly watched: readonly Watched[];
}

export interface Watched {
  readonly node: NodeId;
  /** The life that is watched. */
  readonly incarnation: number;
  /** The number of silent rounds after which the peer is suspected. Each false suspicion raises it by one, up to `mostPatience`. */
  readonly patience: number;
  readonly opinion: Opinion;
  /** The layer above does not watch the peer any more. It is forgotten when as many rounds have ended. Omitted: it is watched. */
  readonly roundsLeft?: number;
}

/**
 * `silence`: the number of rounds that have ended since the last sign of life. `over`: a later life of the peer was heard of,
 * so this one is suspected for good.
 */
export type Opinion = { readonly type: 'trusted'; readonly silence: number } | { readonly type: 'suspected' | 'over' };

export const TRUSTED: Opinion = { type: 'trusted', silence: 0 };

/** A detector that watches nobody yet. Throws `InvariantViolation` for a configuration that makes no sense. */
export function watchingNobody(self: NodeId, config: Config, incarnation = 1): State {
  invariant(config.firstPatience >= 1, 'a peer has a round to answer in');
  invariant(config.mostPatience >= config.firstPatience, 'patience grows, it does not shrink');
  invariant((config.lingerRounds ?? 0) >= 0, 'a number of rounds is not negative');
  return { self, config, incarnation, watched: [] };
}
