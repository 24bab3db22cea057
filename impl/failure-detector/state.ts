/**
 * What a failure detector knows: of each peer that it watches, how long it has been silent, and how long it may be.
 *
 * Time is counted in rounds, each one timer long: the reducer has no clock.
 * Sources: "Eventually perfect failure detection" (SELFMAN slides, ring maintenance); T. D. Chandra and S. Toueg,
 * "Unreliable Failure Detectors for Reliable Distributed Systems", JACM 43(2), 1996.
 */
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';

export interface Config {
  /** The length of a round, in milliseconds. */
  readonly roundMs: number;
  /** How many rounds a peer may be silent before its first suspicion; at least 1. */
  readonly firstPatience: number;
  /** Where the patience stops growing. Delays of that many rounds or more are beyond this detector. */
  readonly mostPatience: number;
}

export interface State {
  readonly self: NodeId;
  readonly config: Config;
  /** Rising by node. */
  readonly watched: readonly Watched[];
}

export interface Watched {
  readonly node: NodeId;
  /** The number of silent rounds that make a suspicion; grows with each suspicion that was wrong. */
  readonly patience: number;
  readonly opinion: Opinion;
}

/** `silence`: the rounds that have ended since the last sign of life. */
export type Opinion = { readonly type: 'trusted'; readonly silence: number } | { readonly type: 'suspected' };

export const TRUSTED: Opinion = { type: 'trusted', silence: 0 };

/** A detector that watches nobody yet. */
export function watchingNobody(self: NodeId, config: Config): State {
  invariant(config.firstPatience >= 1, 'a peer has a round to answer in');
  invariant(config.mostPatience >= config.firstPatience, 'patience grows, it does not shrink');
  return { self, config, watched: [] };
}
