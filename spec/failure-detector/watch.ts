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

/**
 * Suspicions and restores alternate, and only between the request to watch and the request to stop. A life of a peer is
 * watched, not the peer: a request to watch a later life is a new watch.
 */
export const telling: Spec<Telling> = {
  name: 'failure-detector',
  init: [{ told: 'unwatched' }],
  actions: {
    watch: action<Telling>({ when: ({ told }) => told === 'unwatched', then: () => ({ told: 'trusted' }) }),
    watchALaterLife: action<Telling>({ when: ({ told }) => told === 'suspected', then: () => ({ told: 'trusted' }) }),
    unwatch: action<Telling>({ when: ({ told }) => told !== 'unwatched', then: () => ({ told: 'unwatched' }) }),
    suspect: action<Telling>({ when: ({ told }) => told === 'trusted', then: () => ({ told: 'suspected' }) }),
    restore: action<Telling>({ when: ({ told }) => told === 'suspected', then: () => ({ told: 'trusted' }) }),
  },
  properties: {},
};

/** One life of one peer, and one node that may watch it. */
export interface Watch extends Telling {
  readonly watcherIsUp: boolean;
  /** The incarnation that is watched. */
  readonly life: number;
  /** That life of the peer is up. */
  readonly peerIsUp: boolean;
  /** The number of messages of that life that are in flight to the watcher. Each is a sign of life. */
  readonly signsInFlight: number;
  /** The number of messages of later lives that are in flight to the watcher. Each shows that the watched life is over. */
  readonly laterSignsInFlight: number;
  /** The watcher has had a message of a later life since it began to watch. */
  readonly knowsEnd: boolean;
  /** The watcher asks the peer for a sign of life: the question is in flight. */
  readonly questionInFlight: boolean;
  /** How the watcher regards the peer by what it keeps, even while the peer is not watched; null if it keeps nothing. */
  readonly kept: 'trusted' | 'suspected' | null;
  /** The life of the peer of which the watcher keeps a record; null if it keeps none. */
  readonly keptLife: number | null;
  /** How often the watcher suspected the peer while it was up; counted only where accuracy is claimed. */
  readonly falseSuspicions: number;
}

/** A round may be long, so the first question does not wait for the end of one. */
export const promptness: Properties<readonly Watch[]> = {
  aWatchedPeerIsAskedAtOnce: step(
    (before, after) =>
      after.every(({ told, life, watcherIsUp, questionInFlight }, i) => {
        const isNew =
          before[i].told === 'unwatched' ? before[i].kept !== 'trusted' || before[i].keptLife !== life : before[i].life !== life;
        return !isNew || told !== 'trusted' || !watcherIsUp || questionInFlight;
      }),
    'A node that begins to watch a peer asks it for a sign of life in the same step, unless it has had one lately.',
  ),
};

/** A node that watches and stops watching the same peer, over and over, costs no messages. */
export const economy: Properties<readonly Watch[]> = {
  aPeerThatIsKeptIsNotAskedAgain: step(
    (before, after) =>
      after.every(({ told, life, questionInFlight }, i) => {
        const isAgain = before[i].told === 'unwatched' && told === 'trusted' && before[i].kept === 'trusted' && life === before[i].keptLife;
        return !isAgain || questionInFlight === before[i].questionInFlight;
      }),
    'A node that watches a peer again soon after it has stopped sends no question for it.',
  ),
};

/** Each message shows which life of its sender was up. */
export const signs: Properties<readonly Watch[]> = {
  aSignOfLifeIsBelieved: step(
    (before, after) =>
      after.every((watch, i) => !isSameLife(before[i], watch) || !arrives(before[i], watch, 'signsInFlight') || isTrustedOrOver(watch)),
    'A peer is trusted after any message from the life that is watched, unless that life is known to be over.',
  ),
  aLaterLifeEndsTheEarlierOne: step(
    (before, after) =>
      after.every(
        (watch, i) => !isSameLife(before[i], watch) || !arrives(before[i], watch, 'laterSignsInFlight') || watch.told === 'suspected',
      ),
    'A message from a later life of a peer makes the life that is watched suspected, in the same step.',
  ),
  aLifeThatIsOverStaysSuspected: step(
    (before, after) => after.every((watch, i) => !isSameLife(before[i], watch) || !before[i].knowsEnd || watch.told === 'suspected'),
    'A life that is known to be over is never trusted again, although messages from it may still arrive.',
  ),
};

/** Strong completeness, in the forms that need no fairness. Claimed for every delay, and for every crash. */
export const completeness: Properties<readonly Watch[]> = {
  everyCrashedPeerIsSuspected: recoverable(
    (watches) => watches.every((watch) => !isOfCrashedPeer(watch) || watch.told === 'suspected'),
    'A watched life of a peer that has ended can still become suspected, even if it was suspected and restored earlier.',
  ),
  suspicionOfACrashedPeerIsFinal: step(
    (before, after) => before.every((watch, i) => !isFinal(watch) || watch.life !== after[i].life || after[i].told !== 'trusted'),
    'Once no message of a life that has ended is in flight, the detector does not take its suspicion back.',
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
  return isOfCrashedPeer(watch) && watch.told === 'suspected' && watch.signsInFlight === 0;
}

/** Whether the watcher is up, and watches the same life before and after. */
function isSameLife(before: Watch, after: Watch): boolean {
  return before.told !== 'unwatched' && after.told !== 'unwatched' && after.watcherIsUp && before.life === after.life;
}

function arrives(before: Watch, after: Watch, signsOf: 'signsInFlight' | 'laterSignsInFlight'): boolean {
  return after[signsOf] < before[signsOf];
}

function isTrustedOrOver({ told, knowsEnd }: Watch): boolean {
  return told === (knowsEnd ? 'suspected' : 'trusted');
}
