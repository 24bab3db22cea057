/**
 * The books of one node of a relaxed ring, seen from inside: the nodes that it knows and watches, and what it waits
 * for. The ring of `ring.ts` follows from these books: a fault here becomes a fault of the ring later.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { isAscending, setOf } from '../kernel/sorted-set.ts';
import { always, type Properties } from '../kernel/spec.ts';

export type Books = NewcomersBooks | MembersBooks | LeaversBooks;

interface Common {
  readonly id: Identifier;
  /** Whether it has been told to begin. */
  readonly started: boolean;
  /** The nodes that its failure detector watches; ascending. */
  readonly watched: readonly Identifier[];
  /** The names of the timers that are armed. */
  readonly timers: readonly string[];
  /** Of the nodes that it knows, those that have restarted, each with the number of its boots; ascending. */
  readonly lives: readonly { readonly node: Identifier; readonly incarnation: number }[];
  /** How many messages may wait there. */
  readonly mostWaiting: number;
  /** How many suspects that do not matter a member may remember; null: any number. */
  readonly mostSuspects: number | null;
  /** The names of the timers that it should have armed by its settings: until it is let in, as a member, and as a leaver. */
  readonly wanted: { readonly outside: readonly string[]; readonly inside: readonly string[]; readonly parting: readonly string[] };
}

export interface NewcomersBooks extends Common {
  readonly status: 'joining';
  /** Messages that came too early. */
  readonly stashed: number;
}

export interface MembersBooks extends Common {
  readonly status: 'member';
  readonly predecessor: Identifier;
  /** The nearest first; empty when it is isolated. */
  readonly successors: readonly Identifier[];
  /** The most successors that it may remember. */
  readonly listLength: number;
  readonly followers: readonly Identifier[];
  readonly asked: readonly Identifier[];
  readonly suspected: readonly Identifier[];
  /** The followers that have asked, each with its count of changes of its successor then. */
  readonly notes: readonly { readonly node: Identifier; readonly moves: number }[];
  /** Messages that it cannot pass on to any node now. */
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
  /** The nearest first. */
  readonly successors: readonly Identifier[];
  /** Messages for the owner of a key, which its heir gets in the end. */
  readonly held: readonly Held[];
  readonly followers: readonly Identifier[];
  /** The nodes that were told of the leave, and have not said farewell. */
  readonly awaited: readonly Identifier[];
  readonly suspected: readonly Identifier[];
}

/** A join or a lookup: for the owner of which key, from which node, and on which part of its way. */
export interface Held {
  readonly type: string;
  readonly key?: Identifier;
  readonly newcomer?: Identifier;
  readonly origin?: Identifier;
  readonly direction: string;
}

/** The books of all nodes that are up. */
export interface AllBooks {
  readonly size: number;
  readonly books: readonly Books[];
}

/** A node that is listed twice is asked, watched and told twice; one that lists itself asks, watches and tells itself. */
export const setsAreSets = always<AllBooks>(
  ({ books }) => books.every((book) => setsOf(book).every((set) => isAscending(set) && !set.includes(book.id))),
  'A node keeps its followers, and the nodes that it asked, suspects or waits for, in ascending order, once each, without itself.',
);

/** A list of successors ends at the node itself, or where the list is full. */
export const successorListsAreSound = eachMember(({ id, successors, listLength, suspected }) => {
  const isEndOnly = successors.slice(0, -1).every((node) => node !== id);
  const isEachOnce = setOf(...successors).length === successors.length;
  return successors.length <= listLength && isEndOnly && isEachOnce && successors.every((node) => !suspected.includes(node));
}, "A node's list of successors is within its bound, names each node once and no suspect, and the node itself only at the end.");

/** Claimed where no suspicion is false: a node that is trusted again may stand in a list before it is the successor again. */
export const successorListsGoRoundOnce = eachMember(
  ({ id, successors }, size) => successors.every((node, place) => place === 0 || halfOpen(successors[place - 1], id, size).includes(node)),
  'The list of successors of a node is in clockwise order, and does not go round past the node itself.',
);

export const onlyCloserNodesAreAsked = eachMember(
  ({ id, successors: [successor = id], asked, suspected }, size) =>
    asked.every((node) => open(id, successor, size).includes(node) && !suspected.includes(node)),
  'A member asks only nodes that would be closer successors, and that it does not suspect.',
);

/** A note about a node that has left would make this node ignore a new node with the same identifier. */
export const onlyFollowersAreNoted = eachMember(
  ({ followers, notes }) => isAscending(notes.map(({ node }) => node)) && notes.every(({ node }) => followers.includes(node)),
  'A member notes only of its followers how often they have changed their successor.',
);

export const onlyTheStuckIsHeld = eachMember(
  ({ held, predecessor, successors, suspected }) => held === 0 || successors.length === 0 || suspected.includes(predecessor),
  'A member holds messages only while it suspects its predecessor, or has no successor.',
);

/** Where a bound is set. */
export const fewMessagesWait = always<AllBooks>(
  ({ books }) => books.every((book) => waitingAt(book) <= book.mostWaiting),
  'No more messages than its bound wait at a node, whether it is a newcomer, a member or a leaver.',
);

/** Any node that an isolated node knows would lead it back to the ring. */
export const isolatedNodesTrustNobody = eachMember(
  ({ successors, asked, predecessor, followers, suspected }) =>
    successors.length > 0 || asked.length > 0 || [predecessor, ...followers].every((node) => suspected.includes(node)),
  'A member without a successor has asked a node to be its successor, or suspects all nodes that it knows.',
);

/** The failure of a node that is not watched is never noticed. A node that is watched without need is watched for ever. */
export const watchesWhomItNeeds = always<AllBooks>(
  ({ books }) =>
    books.every((book) =>
      isEqual(
        book.watched,
        setOf(...neededBy(book)).filter((node) => node !== book.id),
      ),
    ),
  'A node watches its neighbours, its followers, and the nodes that it has asked, suspects or waits for, and nobody else.',
);

export const timersAreArmed = always<AllBooks>(
  ({ books }) =>
    books.every((book) => {
      if (book.status === 'leaving') return isEqual(setOf(...withoutAll(book.timers, book.wanted.inside)), book.wanted.parting);
      return isEqual(setOf(...book.timers), book.status === 'member' ? book.wanted.inside : book.started ? book.wanted.outside : []);
    }),
  'A newcomer has only its timer to ask again armed, and a member only its timer to refresh. A leaver has its timer to say again that it leaves.',
);

/** A leaver that waits for nobody has ended. */
export const leaversWait = always<AllBooks>(
  ({ books }) =>
    books.every(
      (book) => book.status !== 'leaving' || (book.awaited.length > 0 && (book.hasInherited || book.awaited.includes(book.heir))),
    ),
  'A leaver always waits for some node: first for its heir, then for the nodes that follow it.',
);

/** A node that is down never says farewell: whoever waited for it would wait for ever. */
export const leaversWaitForThePresent = always<AllBooks>(
  ({ books }) => books.every((book) => book.status !== 'leaving' || book.awaited.every((node) => !book.suspected.includes(node))),
  'A leaver waits for no node that it suspects.',
);

/** Otherwise it would end while they still point to it. */
export const followersOfLeaversAreTold = always<AllBooks>(
  ({ books }) =>
    books.every((book) => book.status !== 'leaving' || !book.hasInherited || book.followers.every((node) => book.awaited.includes(node))),
  'A leaver whose heir has inherited its keys waits for every node that follows it.',
);

export const soundBooks: Properties<AllBooks> = {
  setsAreSets,
  successorListsAreSound,
  onlyCloserNodesAreAsked,
  onlyFollowersAreNoted,
  onlyTheStuckIsHeld,
  fewMessagesWait,
  isolatedNodesTrustNobody,
  watchesWhomItNeeds,
  timersAreArmed,
  leaversWait,
  leaversWaitForThePresent,
  followersOfLeaversAreTold,
};

function eachMember(isSound: (book: MembersBooks, size: number) => boolean, doc: string) {
  return always<AllBooks>(({ books, size }) => books.every((book) => book.status !== 'member' || isSound(book, size)), doc);
}

function waitingAt(book: Books): number {
  switch (book.status) {
    case 'joining':
      return book.stashed;
    case 'member':
      return book.held;
    case 'leaving':
      return book.held.length;
  }
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

/** A member that begins to leave may have a timer that it does not need any more. */
function withoutAll(timers: readonly string[], needless: readonly string[]): readonly string[] {
  return timers.filter((timer) => !needless.includes(timer));
}

function isEqual<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((each, place) => each === others[place]);
}
