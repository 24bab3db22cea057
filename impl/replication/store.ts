/**
 * The store of one node: its replicas, and the places that it may answer for.
 *
 * A place that a node has just become responsible for is *restoring* until the node has all that completed writes left
 * there. Until then the node answers "unknown", never "absent".
 */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { type Claim, higher, INITIAL, isHigher } from '../places/claim.ts';
import { contains, covers, inside, outside, outsideAll, overlap, type Range } from '../places/range.ts';

export type Value = string | number;

/** The version of a value. Of two writes of one key, the higher counter is newer; between equals, the higher writer. */
export interface Version {
  readonly counter: number;
  readonly writer: NodeId;
}

/** The version of a key that was never written. */
export const NEVER: Version = { counter: 0, writer: 0 };

/** One replica of an item. */
export interface Entry {
  readonly place: Identifier;
  readonly key: Identifier;
  /** Null: deleted. The version stays, so that no older value comes back. */
  readonly value: Value | null;
  readonly version: Version;
}

/** Places that a node is responsible for. */
export interface Holding extends Range {
  readonly claim: Claim;
  readonly restored: boolean;
}

/** Some node has become responsible for these places in this epoch. */
export interface Heard extends Range {
  readonly claim: Claim;
}

export interface Store {
  /** Disjoint; by ascending `to`. */
  readonly holdings: readonly Holding[];
  /** By ascending place, then key. */
  readonly entries: readonly Entry[];
  /** By ascending `to`. */
  readonly heard: readonly Heard[];
}

/** The content of a hand-over: restored places with all their entries, and the epochs that the giver has heard of. */
export interface Gift extends Range {
  readonly claim: Claim;
  readonly entries: readonly Entry[];
  readonly heard: readonly Heard[];
}

export const EMPTY: Store = { holdings: [], entries: [], heard: [] };

/** The store of a node that has been responsible for `range` from the beginning. */
export function founded(range: Range, entries: readonly Entry[] = []): Store {
  return { ...EMPTY, holdings: [{ ...range, claim: INITIAL, restored: true }], entries };
}

export function isNewer(a: Version, b: Version): boolean {
  return a.counter > b.counter || (a.counter === b.counter && a.writer > b.writer);
}

export function holdingOf(store: Store, place: Identifier, size: number): Holding | undefined {
  return store.holdings.find((holding) => contains(holding, place, size));
}

/** The value and the version of an item at a place. Null and `NEVER` where nothing was written. */
export function read(store: Store, place: Identifier, key: Identifier): Pick<Entry, 'value' | 'version'> {
  const { value = null, version = NEVER } = entryOf(store, place, key) ?? {};
  return { value, version };
}

/** Keeps the newer of `entry` and the present one, in whatever order they arrive. */
export function apply(store: Store, entry: Entry): Store {
  const present = entryOf(store, entry.place, entry.key);
  if (!isNewer(entry.version, present?.version ?? NEVER)) return store;
  const others = store.entries.filter((each) => each !== present);
  return { ...store, entries: [...others, entry].sort((a, b) => a.place - b.place || a.key - b.key) };
}

/** Makes the node responsible for the parts of `range` that it was not responsible for. They are restoring. */
export function take(store: Store, range: Range, claim: Claim, size: number): Store {
  const added = outsideAll(range, store.holdings, size).map((part) => ({ ...part, claim, restored: false }));
  return { ...store, holdings: byEnd([...store.holdings, ...added]) };
}

/** Ends the responsibility for `range`. Restored parts become gifts for the next holder; unfinished restorations are dropped. */
export function give(store: Store, range: Range, size: number): { readonly store: Store; readonly gifts: readonly Gift[] } {
  const given = store.holdings.flatMap((holding) => inside(holding, range, size).map((part) => ({ ...holding, ...part })));
  const gifts = given.filter(({ restored }) => restored).map((part) => giftOf(store, part, size));
  const holdings = store.holdings.flatMap((holding) => outside(holding, range, size).map((part) => ({ ...holding, ...part })));
  const entries = store.entries.filter(({ place }) => !contains(range, place, size));
  // Remember the epochs given away: if this node takes the places back, it needs a higher one.
  const remembering = given.reduce((each, part) => hear(each, part, size), store);
  return { store: { ...remembering, holdings: byEnd(holdings), entries }, gifts };
}

/**
 * Marks the held parts of a range as restored, by a hand-over or by reading ⌊f/2⌋ + 1 of the other replicas. A part that was
 * restoring is held in the epoch that comes with the data. A part that was restored before keeps its epoch, if that is higher.
 */
export function restore(store: Store, { from, to, claim }: Heard, entries: readonly Entry[], size: number): Store {
  const titled = (holding: Holding) => (holding.restored ? higher(claim, holding.claim) : claim);
  const holdings = store.holdings.flatMap((holding) => {
    const done = inside(holding, { from, to }, size).map((part) => ({ ...part, claim: titled(holding), restored: true }));
    return [...done, ...outside(holding, { from, to }, size).map((part) => ({ ...holding, ...part }))];
  });
  return admit({ ...store, holdings: byEnd(holdings) }, entries, size);
}

/** Takes in the entries of places that the node is responsible for, restored or not. */
export function admit(store: Store, entries: readonly Entry[], size: number): Store {
  return entries.filter(({ place }) => holdingOf(store, place, size) !== undefined).reduce(apply, store);
}

/** Remembers the epoch of a range, unless one at least as high is known for the whole range. */
export function hear(store: Store, { from, to, claim }: Heard, size: number): Store {
  const range = { from, to };
  if (!isHigher(claim, INITIAL)) return store;
  // Known already: one entry is at least as high, and covers the whole range.
  if (store.heard.some((each) => !isHigher(claim, each.claim) && covers(each, range, size))) return store;
  // Entries that say more stay: a higher epoch, or places outside the range.
  const others = store.heard.filter((each) => isHigher(each.claim, claim) || !covers(range, each, size));
  return { ...store, heard: byEnd([...others, { from, to, claim }]) };
}

/** The highest epoch that this node has heard of for any place in `range`, not counting its own holdings. */
export function highestHeard({ heard }: Store, range: Range, size: number): Claim {
  return heard.filter((each) => overlap(each, range, size)).reduce((highest, { claim }) => higher(claim, highest), INITIAL);
}

function giftOf(store: Store, { from, to, claim }: Holding, size: number): Gift {
  const entries = store.entries.filter(({ place }) => contains({ from, to }, place, size));
  return { from, to, claim, entries, heard: store.heard };
}

function entryOf({ entries }: Store, place: Identifier, key: Identifier): Entry | undefined {
  return entries.find((entry) => entry.place === place && entry.key === key);
}

function byEnd<R extends Heard>(ranges: readonly R[]): readonly R[] {
  return [...ranges].sort((a, b) => a.to - b.to || a.from - b.from || a.claim.round - b.claim.round || a.claim.node - b.claim.node);
}
