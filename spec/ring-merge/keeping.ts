/** Properties of the state of one node that merges rings; they hold at every moment. */
import type { Identifier } from '../identifier-space/interval.ts';
import { isAscending, setOf } from '../kernel/sorted-set.ts';
import { always, type Properties, step } from '../kernel/spec.ts';

export interface Merger {
  readonly id: Identifier;
  /** Its neighbours, itself left out. */
  readonly beside: readonly Identifier[];
  readonly contacts: readonly Identifier[];
  /** The passive list, and the most nodes that it may hold. */
  readonly passive: readonly Identifier[];
  readonly passiveListLength: number;
  readonly suspected: readonly Identifier[];
  /** The nodes that are still to be looked up. */
  readonly queue: readonly Identifier[];
  readonly sought: readonly Identifier[];
  /** The nodes that it watches. */
  readonly watched: readonly Identifier[];
  /** Whether the node will look for itself, and whether it is to do so repeatedly. */
  readonly selfLookUps: { readonly isDue: boolean; readonly isWanted: boolean };
  /** Retries are wanted, and there is somebody to try again. */
  readonly isSearching: boolean;
  /**
   * The timers that the node believes to be armed, and those that are. Both are ascending, and without the one for
   * self-look-ups.
   */
  readonly armed: readonly string[];
  readonly timers: readonly string[];
}

/** Null: the node is not up. */
export const keeping: Properties<Merger | null> = {
  itWatchesWhomItPointsTo: of(
    (merger) => sameList(merger.watched, setOf(...[...merger.beside, ...merger.contacts, ...merger.passive])),
    'A node watches its neighbours, its contacts, and its passive list, and nobody else.',
  ),
  setsAreSets: of(
    ({ id, contacts, suspected, sought }) => [contacts, suspected].every((set) => isSetWithout(set, id)) && isAscending(sought),
    'A node keeps its contacts, suspects and sought nodes in ascending order, once each, and is neither a contact nor a suspect of its own.',
  ),
  thePassiveListIsShort: of(
    ({ id, passive, passiveListLength }) => passive.length <= passiveListLength && isSetWithout(setOf(...passive), id) && isOnce(passive),
    'The passive list of a node is within its bound, names each node once, and never names the node itself.',
  ),
  onlyTheWatchedAreSuspected: of(
    ({ suspected, watched }) => suspected.every((node) => watched.includes(node)),
    'A node suspects only nodes that it watches.',
  ),
  nobodyIsQueuedTwice: of(({ queue }) => isOnce(queue), 'The queue of a node names each node that waits to be looked up at most once.'),
  timersAreAsItThinks: of(
    ({ armed, timers }) => sameList(armed, timers),
    'Exactly those timers of a node are armed that the node believes to be armed.',
  ),
  aTickIsDueWhileSomebodyWaits: of(
    ({ queue, armed }) => queue.length === 0 || armed.includes('tick'),
    'While a node waits in the queue to be looked up, a timer for the next look-up is armed.',
  ),
  selfLookUpsGoOn: step(
    (before, after) =>
      before === null || after === null || !before.selfLookUps.isDue || !after.selfLookUps.isWanted || after.selfLookUps.isDue,
    'A node that is configured to look for itself repeatedly, once it has begun, always has the timer for the next time armed.',
  ),
  aRetryIsDueWhileItSearches: of(
    ({ isSearching, armed }) => !isSearching || armed.includes('retry'),
    'If retries are configured, the retry timer is armed while a node of the passive list is up or a bootstrap list exists.',
  ),
};

function of(holds: (merger: Merger) => boolean, doc: string) {
  return always<Merger | null>((merger) => merger === null || holds(merger), doc);
}

function isSetWithout(nodes: readonly Identifier[], id: Identifier): boolean {
  return isAscending(nodes) && !nodes.includes(id);
}

function isOnce(nodes: readonly Identifier[]): boolean {
  return new Set(nodes).size === nodes.length;
}

function sameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}
