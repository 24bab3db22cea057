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
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** By ascending node. */
  readonly watched: readonly Watched[];
}

export interface Watched {
  readonly node: NodeId;
  /** The number of silent rounds after which the peer is suspected. Each false suspicion raises it by one, up to `mostPatience`. */
  readonly patience: number;
  readonly opinion: Opinion;
}

/** `silence`: the number of rounds that have ended since the last sign of life. */
export type Opinion = { readonly type: 'trusted'; readonly silence: number } | { readonly type: 'suspected' };

export const TRUSTED: Opinion = { type: 'trusted', silence: 0 };

/** A detector that watches nobody yet. */
export function watchingNobody(self: NodeId, config: Config): State {
  invariant(config.firstPatience >= 1, 'a peer has a round to answer in');
  invariant(config.mostPatience >= config.firstPatience, 'patience grows, it does not shrink');
  return { self, config, watched: [] };
}
