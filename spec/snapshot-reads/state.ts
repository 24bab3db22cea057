/**
 * Items with f replicas each, writers that commit on majorities, and readers that never commit. There are no messages
 * here: an action reads what a message would have told, at any time.
 */

/** One replica of one item. */
export interface Copy {
  readonly version: number;
  /** The name of the writer that made this version; null for version 0. */
  readonly value: string | null;
  /** The writer whose outcome this replica waits for. */
  readonly lock: string | null;
}

/** A transaction that reads its items, and then writes all of them. */
export interface Writer {
  readonly status: 'new' | 'voting' | 'committed' | 'aborted';
  /** Names of writers and readers that had ended when it began; ascending. */
  readonly after: readonly string[];
  /** By item: the copy that it read. Its write makes the next version. */
  readonly read: readonly Version[];
  /** By item: the places that voted for it, ascending; empty again when it is decided. */
  readonly votes: readonly (readonly number[])[];
}

export type Version = Pick<Copy, 'version' | 'value'>;

/** The answers about one item that a reader has counted. */
export interface Answers {
  /** The places that have answered; ascending. */
  readonly by: readonly number[];
  /** The highest version among the answers. */
  readonly highest: Version;
}

export interface Reader {
  /** `gaveUp`: it has seen a lock, or two rounds that differ. It then reads as a transaction, which is not told here. */
  readonly status: 'new' | 'first' | 'second' | 'returned' | 'gaveUp';
  readonly after: readonly string[];
  /** By item. */
  readonly answers: readonly Answers[];
  /** By item: the result of the first round, while the second one runs. */
  readonly first: readonly Version[];
}

export interface ReadState {
  /** By item and place: `x0`. */
  readonly copies: Readonly<Record<string, Copy>>;
  readonly writers: Readonly<Record<string, Writer>>;
  readonly readers: Readonly<Record<string, Reader>>;
}

export interface Bounds {
  /** The replication factor f. */
  readonly places: number;
  /** The items of each writer. */
  readonly writers: readonly (readonly string[])[];
  /** The items of each reader. One that reads several items asks in two rounds. */
  readonly readers: readonly (readonly string[])[];
  /** The answers of an item that end a round; ⌊f/2⌋ + 1 when omitted. */
  readonly answers?: number;
}

/** The bounds, and what follows from them. */
export interface Frame {
  readonly items: readonly string[];
  readonly places: readonly number[];
  /** ⌊f/2⌋ + 1: the votes that commit. */
  readonly majority: number;
  /** The answers of an item that end a round. */
  readonly answers: number;
  /** By the name of the writer or the reader. */
  readonly itemsOf: Readonly<Record<string, readonly string[]>>;
  readonly writers: readonly string[];
  readonly readers: readonly string[];
}

export const UNWRITTEN: Version = { version: 0, value: null };
export const NO_ANSWERS: Answers = { by: [], highest: UNWRITTEN };

export function frameOf({ places, writers, readers, answers }: Bounds): Frame {
  const majority = Math.floor(places / 2) + 1;
  const named = [...writers.map((items, i) => [`w${i + 1}`, items] as const), ...readers.map((items, i) => [`r${i + 1}`, items] as const)];
  return {
    items: [...new Set([...writers, ...readers].flat())].sort(),
    places: Array.from({ length: places }, (_, place) => place),
    majority,
    answers: answers ?? majority,
    itemsOf: Object.fromEntries(named),
    writers: writers.map((_, i) => `w${i + 1}`),
    readers: readers.map((_, i) => `r${i + 1}`),
  };
}

export function initialState({ items, places, itemsOf, writers, readers }: Frame): ReadState {
  const copies = items.flatMap((item) => places.map((place) => [copyAt(item, place), { ...UNWRITTEN, lock: null }] as const));
  const writer = (name: string): Writer => ({
    status: 'new',
    after: [],
    read: itemsOf[name].map(() => UNWRITTEN),
    votes: itemsOf[name].map(() => []),
  });
  const reader = (name: string): Reader => ({ status: 'new', after: [], answers: itemsOf[name].map(() => NO_ANSWERS), first: [] });
  return {
    copies: Object.fromEntries(copies),
    writers: Object.fromEntries(writers.map((name) => [name, writer(name)])),
    readers: Object.fromEntries(readers.map((name) => [name, reader(name)])),
  };
}

/** The key of the copy of `item` at `place`. */
export function copyAt(item: string, place: number): string {
  return `${item}${place}`;
}

/** Those whose client knows the result: a committed writer, and a reader that has returned; ascending. */
export function endedIn({ writers, readers }: ReadState, frame: Frame): readonly string[] {
  const committed = frame.writers.filter((name) => writers[name].status === 'committed');
  const returned = frame.readers.filter((name) => readers[name].status === 'returned');
  return [...returned, ...committed];
}
