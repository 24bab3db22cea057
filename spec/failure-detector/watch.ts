/**
 * An eventually perfect failure detector, as seen by the layer that asked it to watch a peer: what may it say, and when?
 *
 * Source: T. D. Chandra and S. Toueg, "Unreliable Failure Detectors for Reliable Distributed Systems", JACM 43(2),
 * 1996, the class ◇P. The relaxed ring asks for it (SELFMAN slides: "Eventually perfect failure detection").
 */
import { action, always, type Properties, recoverable, type Spec, step } from '../kernel/spec.ts';

/** The last that one node was told about one peer. `contradicted`: it did not follow from what the node was told earlier. */
export type Told = 'unwatched' | 'trusted' | 'suspected' | 'contradicted';

export interface Telling {
  readonly told: Told;
}

/** Suspicions and restores alternate, and only between the request to watch and the request to stop. */
export const telling: Spec<Telling> = {
  name: 'failure-detector',
  init: [{ told: 'unwatched' }],
  actions: {
    watch: action<Telling>({ when: ({ told }) => told === 'unwatched', then: () => ({ told: 'trusted' }) }),
    unwatch: action<Telling>({ when: ({ told }) => told !== 'unwatched', then: () => ({ told: 'unwatched' }) }),
    suspect: action<Telling>({ when: ({ told }) => told === 'trusted', then: () => ({ told: 'suspected' }) }),
    restore: action<Telling>({ when: ({ told }) => told === 'suspected', then: () => ({ told: 'trusted' }) }),
  },
  properties: {},
};

/** One peer and one node that may watch it. */
export interface Watch extends Telling {
  readonly watcherIsUp: boolean;
  readonly peerIsUp: boolean;
  /** A sign of life of the peer is in flight to the watcher. */
  readonly signInFlight: boolean;
  /** The watcher asks the peer for a sign of life: the question is in flight. */
  readonly questionInFlight: boolean;
  /** How often the watcher suspected the peer while it was up; counted only where accuracy is claimed. */
  readonly falseSuspicions: number;
}

/** A round may be long, so the first question does not wait for the end of one. */
export const promptness: Properties<readonly Watch[]> = {
  aWatchedPeerIsAskedAtOnce: step(
    (before, after) =>
      after.every(({ told, watcherIsUp, questionInFlight }, i) => {
        const isNew = before[i].told === 'unwatched' && told === 'trusted';
        return !isNew || !watcherIsUp || questionInFlight;
      }),
    'A node that begins to watch a peer asks it for a sign of life in the same step.',
  ),
};

/** Strong completeness, in the forms that need no fairness. Claimed for every delay, and for every crash. */
export const completeness: Properties<readonly Watch[]> = {
  everyCrashedPeerIsSuspected: recoverable(
    (watches) => watches.every((watch) => !isOfCrashedPeer(watch) || watch.told === 'suspected'),
    'A watched peer that has crashed can still become suspected, even if it was suspected and restored earlier.',
  ),
  suspicionOfACrashedPeerIsFinal: step(
    (before, after) => before.every((watch, i) => !isFinal(watch) || after[i].told !== 'trusted'),
    'Once no sign of life from a crashed peer is in flight, the detector does not take its suspicion back.',
  ),
};

/**
 * Eventual strong accuracy, claimed where at least one sign of life arrives in any `delay` rounds, and the patience may
 * grow beyond that. Each false suspicion lengthens the patience, until no suspicion is false.
 */
export function accuracy(delay: number, firstPatience: number): Properties<readonly Watch[]> {
  const mistakes = Math.max(0, delay - firstPatience + 1);
  return {
    mistakesAreCounted: always(
      (watches) => watches.every(({ falseSuspicions }) => falseSuspicions <= mistakes),
      'A watcher falsely suspects a peer at most once for each length of its patience that does not exceed the delay.',
    ),
    everyLivePeerIsTrusted: recoverable(
      (watches) => watches.every(({ peerIsUp, told }) => !peerIsUp || told === 'trusted'),
      'A peer that is up can always become trusted again.',
    ),
  };
}

function isOfCrashedPeer({ told, watcherIsUp, peerIsUp }: Watch): boolean {
  return told !== 'unwatched' && watcherIsUp && !peerIsUp;
}

function isFinal(watch: Watch): boolean {
  return isOfCrashedPeer(watch) && watch.told === 'suspected' && !watch.signInFlight;
}
