/** What a node keeps so that its ring can be merged with another one: promises about one node by itself. */
import type { Identifier } from '../identifier-space/interval.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { always, type Properties, step } from '../kernel/spec.ts';

export interface Merger {
  readonly id: Identifier;
  /** Its neighbours, itself left out. */
  readonly beside: readonly Identifier[];
  readonly contacts: readonly Identifier[];
  /** The passive list, and how many it may hold. */
  readonly passive: readonly Identifier[];
  readonly passiveListLength: number;
  readonly suspected: readonly Identifier[];
  /** Those that are still to be looked up. */
  readonly queue: readonly Identifier[];
  readonly sought: readonly Identifier[];
  /** Whom it has asked to be watched. */
  readonly watched: readonly Identifier[];
  /** Whether it will look for itself, and whether it is to do so again and again. */
  readonly selfLookUps: { readonly isDue: boolean; readonly isWanted: boolean };
  /** Retries are wanted, and there is somebody to try again. */
  readonly isSearching: boolean;
  /** The timers that it takes to be armed, and those that are, the one for self-look-ups aside; ascending. */
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
    ({ id, contacts, suspected, sought }) => [contacts, suspected].every((set) => isSetWithout(set, id)) && isSet(sought),
    'Contacts, the suspected and the sought are ascending, each once; no node is its own contact, or suspects itself.',
  ),
  thePassiveListIsShort: of(
    ({ id, passive, passiveListLength }) => passive.length <= passiveListLength && isSetWithout(setOf(...passive), id) && isOnce(passive),
    'The passive list is no longer than it may be, names each node once, and never the node itself.',
  ),
  onlyTheWatchedAreSuspected: of(
    ({ suspected, watched }) => suspected.every((node) => watched.includes(node)),
    'A node takes only those to be down that it watches.',
  ),
  nobodyIsQueuedTwice: of(({ queue }) => isOnce(queue), 'Each node waits at most once to be looked up.'),
  timersAreAsItThinks: of(
    ({ armed, timers }) => sameList(armed, timers),
    'The timers that a node takes to be armed are armed, and no others.',
  ),
  aTickIsDueWhileSomebodyWaits: of(
    ({ queue, armed }) => queue.length === 0 || armed.includes('tick'),
    'While somebody waits to be looked up, the next look-up is due.',
  ),
  selfLookUpsGoOn: step(
    (before, after) =>
      before === null || after === null || !before.selfLookUps.isDue || !after.selfLookUps.isWanted || after.selfLookUps.isDue,
    'A node that is to look for itself again and again has the next time due once it had one due.',
  ),
  aRetryIsDueWhileItSearches: of(
    ({ isSearching, armed }) => !isSearching || armed.includes('retry'),
    'While a node of the passive list is up, or there is a bootstrap list, the next retry is due, where retries are wanted.',
  ),
};

function of(holds: (merger: Merger) => boolean, doc: string) {
  return always<Merger | null>((merger) => merger === null || holds(merger), doc);
}

function isSetWithout(nodes: readonly Identifier[], id: Identifier): boolean {
  return isSet(nodes) && !nodes.includes(id);
}

function isSet(nodes: readonly Identifier[]): boolean {
  return nodes.every((node, i) => i === 0 || node > nodes[i - 1]);
}

function isOnce(nodes: readonly Identifier[]): boolean {
  return new Set(nodes).size === nodes.length;
}

function sameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}
