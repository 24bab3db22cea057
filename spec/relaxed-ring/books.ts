/**
 * What one node of a relaxed ring keeps on its books, as somebody sees it who may look into the node: whom it knows, whom it
 * watches, what it waits for. The ring of `ring.ts` is what follows from this; a fault here is one of the ring later.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { always, type Properties } from '../kernel/spec.ts';

export type Books = NewcomersBooks | MembersBooks | LeaversBooks;

interface Common {
  readonly id: Identifier;
  /** It has been told to begin. */
  readonly started: boolean;
  /** Its failure detector watches these; ascending. */
  readonly watched: readonly Identifier[];
  /** The names of the timers that are armed. */
  readonly timers: readonly string[];
  /** The names of those that it is to have armed by its settings, until it is let in, and from then on. */
  readonly wanted: { readonly outside: readonly string[]; readonly inside: readonly string[] };
}

export interface NewcomersBooks extends Common {
  readonly status: 'joining';
}

export interface MembersBooks extends Common {
  readonly status: 'member';
  readonly predecessor: Identifier;
  /** The nearest first; none, when it is isolated. */
  readonly successors: readonly Identifier[];
  /** How many it may remember. */
  readonly listLength: number;
  readonly followers: readonly Identifier[];
  readonly asked: readonly Identifier[];
  readonly suspected: readonly Identifier[];
  /** Those of whom it has noted how often they have moved. */
  readonly noted: readonly Identifier[];
  /** Messages that it can pass on to nobody. */
  readonly held: number;
  /** How often it has changed its successor. */
  readonly moves: number;
}

export interface LeaversBooks extends Common {
  readonly status: 'leaving';
  /** Where its responsibility began. */
  readonly predecessor: Identifier;
  readonly heir: Identifier;
  readonly hasInherited: boolean;
  readonly followers: readonly Identifier[];
  /** Those that were told, and have not said farewell. */
  readonly awaited: readonly Identifier[];
  readonly suspected: readonly Identifier[];
}

/** The books of all nodes that are up. */
export interface AllBooks {
  readonly size: number;
  readonly books: readonly Books[];
}

/** A set that is kept twice, or with the node itself in it, is asked, watched and told twice. */
export const setsAreSets = always<AllBooks>(
  ({ books }) => books.every((book) => setsOf(book).every((set) => isSet(set) && !set.includes(book.id))),
  'Followers, the asked, the suspected and the awaited are ascending, each once, and never the node itself.',
);

/** A list of successors ends at home, or where it is full. */
export const successorListsAreSound = eachMember(({ id, successors, listLength, suspected }) => {
  const isEndOnly = successors.slice(0, -1).every((node) => node !== id);
  const isEachOnce = setOf(...successors).length === successors.length;
  return successors.length <= listLength && isEndOnly && isEachOnce && successors.every((node) => !suspected.includes(node));
}, 'A list of successors is no longer than it may be, names each node once, itself at the end only, and no suspected one.');

/** Claimed where no suspicion is wrong: a node that is trusted again may stand in a list before it is the successor again. */
export const successorListsGoRoundOnce = eachMember(
  ({ id, successors }, size) => successors.every((node, place) => place === 0 || halfOpen(successors[place - 1], id, size).includes(node)),
  'A list of successors is in clockwise order, and passes by the node itself at no place.',
);

export const onlyCloserNodesAreAsked = eachMember(
  ({ id, successors: [successor = id], asked, suspected }, size) =>
    asked.every((node) => open(id, successor, size).includes(node) && !suspected.includes(node)),
  'A member asks only nodes that would be closer successors, and that it does not suspect.',
);

/** What is noted of one that has gone would make the node deaf to another one of its name. */
export const onlyFollowersAreNoted = eachMember(
  ({ followers, noted }) => isSet(noted) && noted.every((node) => followers.includes(node)),
  'Moves are noted of followers only.',
);

export const onlyTheStuckIsHeld = eachMember(
  ({ held, predecessor, successors, suspected }) => held === 0 || successors.length === 0 || suspected.includes(predecessor),
  'A member holds messages only while it suspects its predecessor, or has no successor.',
);

/** One that is not watched and fails is never missed; one that is watched for nothing is watched for ever. */
export const watchesWhomItNeeds = always<AllBooks>(
  ({ books }) =>
    books.every((book) =>
      isEqual(
        book.watched,
        setOf(...neededBy(book)).filter((node) => node !== book.id),
      ),
    ),
  'A node watches its neighbours, its followers, those that it has asked or suspects or waits for, and nobody else.',
);

export const timersAreArmed = always<AllBooks>(
  ({ books }) =>
    books.every((book) => {
      if (book.status === 'leaving') return book.timers.every((timer) => book.wanted.inside.includes(timer));
      return isEqual(setOf(...book.timers), book.status === 'member' ? book.wanted.inside : book.started ? book.wanted.outside : []);
    }),
  'A newcomer has armed the timer to ask again, a member the one to refresh, and neither the other.',
);

/** A leaver that waits for nobody has ended. */
export const leaversWait = always<AllBooks>(
  ({ books }) =>
    books.every(
      (book) => book.status !== 'leaving' || (book.awaited.length > 0 && (book.hasInherited || book.awaited.includes(book.heir))),
    ),
  'A node on its way out waits for somebody: for its heir first, then for those that follow it.',
);

/** One that is down never takes leave: to wait for it is to wait for ever. */
export const leaversWaitForThePresent = always<AllBooks>(
  ({ books }) => books.every((book) => book.status !== 'leaving' || book.awaited.every((node) => !book.suspected.includes(node))),
  'A node on its way out waits for nobody that it suspects.',
);

/** Else it ends while they point to it. */
export const followersOfLeaversAreTold = always<AllBooks>(
  ({ books }) =>
    books.every((book) => book.status !== 'leaving' || !book.hasInherited || book.followers.every((node) => book.awaited.includes(node))),
  'A leaver whose heir has inherited waits for all that follow it.',
);

export const soundBooks: Properties<AllBooks> = {
  setsAreSets,
  successorListsAreSound,
  onlyCloserNodesAreAsked,
  onlyFollowersAreNoted,
  onlyTheStuckIsHeld,
  watchesWhomItNeeds,
  timersAreArmed,
  leaversWait,
  leaversWaitForThePresent,
  followersOfLeaversAreTold,
};

function eachMember(isSound: (book: MembersBooks, size: number) => boolean, doc: string) {
  return always<AllBooks>(({ books, size }) => books.every((book) => book.status !== 'member' || isSound(book, size)), doc);
}

function setsOf(book: Books): readonly (readonly Identifier[])[] {
  switch (book.status) {
    case 'joining':
      return [];
    case 'member':
      return [book.followers, book.asked, book.suspected];
    case 'leaving':
      return [book.followers, book.awaited, book.suspected];
  }
}

function neededBy(book: Books): readonly Identifier[] {
  switch (book.status) {
    case 'joining':
      return [];
    case 'member':
      return [book.predecessor, ...book.successors.slice(0, 1), ...book.followers, ...book.asked, ...book.suspected];
    case 'leaving':
      return [...book.awaited, ...book.suspected];
  }
}

function isSet(nodes: readonly Identifier[]): boolean {
  return isEqual(nodes, setOf(...nodes));
}

function isEqual<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((each, place) => each === others[place]);
}
