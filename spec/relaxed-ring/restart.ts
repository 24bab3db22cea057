/**
 * Restarts under the same identifier. A later life of a node is another node at the same place, and the earlier one has
 * crashed. These properties say what that means to the nodes that knew the earlier life.
 */

import type { Identifier } from '../identifier-space/interval.ts';
import { canonical } from '../kernel/canonical.ts';
import { always, type Properties, type Property, recoverable, step } from '../kernel/spec.ts';
import type { AllBooks, Books } from './books.ts';
import type { Said, Talk } from './talk.ts';
import { eachTurn, type Turn } from './turns.ts';

/** The nodes as a machine sees them: the number of each node's last boot, and whether it is running. */
export interface Boots {
  readonly boots: readonly {
    readonly id: Identifier;
    readonly incarnation: number;
    readonly isDown: boolean;
    readonly onDisk: number;
    /** Its neighbours, if it is a member that keeps them; else none. */
    readonly beside: readonly Identifier[];
    /** The nodes that it keeps on disk, the present neighbours first. */
    readonly kept: readonly Identifier[];
    /** The most nodes that it may keep. */
    readonly mostKept: number;
  }[];
}

export const eachLifeIsNew = step<Boots>(
  (before, after) =>
    after.boots.every((now) => {
      const old = before.boots.find(({ id }) => id === now.id);
      const isBoot = old?.isDown === true && !now.isDown;
      return old === undefined || now.incarnation === old.incarnation + (isBoot ? 1 : 0);
    }),
  'The incarnation of a node increases by one at each restart, and never otherwise.',
);

/** Otherwise a later life might use the number again. */
export const livesAreOnDisk = always<Boots>(
  ({ boots }) => boots.every(({ incarnation, isDown, onDisk }) => isDown || onDisk === incarnation),
  'A node that runs has its incarnation on disk.',
);

/** Otherwise it would have no node to ask when all have been down. */
export const neighboursAreOnDisk = always<Boots>(
  ({ boots }) => boots.every(({ isDown, beside, kept }) => isDown || beside.every((node) => kept.includes(node))),
  'A member that may found a ring after a restart has its predecessor and its list of successors on disk.',
);

export const fewAreKept = always<Boots>(
  ({ boots }) => boots.every(({ id, kept, mostKept }) => kept.length <= mostKept && !kept.includes(id)),
  'A node keeps one node more than its list of successors may have, at most, and not itself.',
);

/** A partition or a crash takes neighbours away on both sides. Each side must still find the other one after a restart. */
export const formerNeighboursAreKept = step<Boots>(
  (before, after) =>
    after.boots.every((now) => {
      const old = before.boots.find(({ id }) => id === now.id);
      const isFull = now.kept.length === now.mostKept;
      return old === undefined || isFull || old.kept.every((node) => now.kept.includes(node));
    }),
  'A node that has room for more keeps the nodes that were its neighbours before.',
);

export const livesAreKnownTruly = always<AllBooks>(
  ({ books }) =>
    books.every(({ lives }) =>
      lives.every(({ node, incarnation }) => books.every((other) => other.id !== node || incarnation <= ownIncarnation(other))),
    ),
  'No node knows a life of another node that has not begun.',
);

/** A node that comes back in a later life is trusted or suspected as that one. */
export const livesAreNotForgotten = step<AllBooks>(
  (before, after) =>
    after.books.every((book) => {
      const old = before.books.find(({ id }) => id === book.id);
      return (
        old === undefined || old.lives.every((life) => !isKnown(book, life.node) || incarnationIn(book, life.node) >= life.incarnation)
      );
    }),
  'A node remembers which life of another node it means for as long as it knows that node, and never turns to an earlier one.',
);

export const theEarlierLivesAreIgnored = eachTurn(
  (turn) => turn.heard.every((said) => isRouted(said) || said.type === 'found' || !isOfEarlierLife(turn, said) || isIgnored(turn, said)),
  'A message from an earlier life of its sender has no effect on a node that knows the later one. A message for an earlier life of its receiver has none but word that this life is over.',
);

/** The sender counts on an answer, or on this node. */
export const restartsAreSaid = eachTurn(
  ({ before, heard, underWay }) =>
    heard.every(({ type, from, to, lives }) => {
      const isParting = ['join', 'lookup', 'found', 'unfollow', 'farewell', 'restarted'].includes(type);
      const isForEarlierLife = incarnationIn({ lives: lives ?? [] }, to) < ownIncarnation(before);
      const isStale = incarnationIn({ lives: lives ?? [] }, from) < incarnationIn(before, from);
      return isParting || !isForEarlierLife || isStale || underWay.some((said) => said.to === from && showsTheLaterLife(said));
    }),
  'A node that gets a message for an earlier life of its own tells the sender that it has restarted, unless that needs no answer.',
);

/** Word of the new life reaches all that are next to it. */
export const neighboursKnowEachOther: Property<AllBooks> = recoverable<AllBooks>(
  ({ books }) =>
    books.every((book) => {
      if (book.status !== 'member') return true;
      const neighbours = [book.predecessor, ...book.successors.slice(0, 1), ...book.followers];
      return books.every((other) => !neighbours.includes(other.id) || incarnationIn(book, other.id) === ownIncarnation(other));
    }),
  'Each member knows the present life of its predecessor, its successor and its followers.',
);

export const suspicionsEnd: Property<AllBooks> = recoverable<AllBooks>(
  ({ books }) =>
    books.every(
      (book) =>
        book.status === 'joining' ||
        books.every((other) => !book.suspected.includes(other.id) || incarnationIn(book, other.id) < ownIncarnation(other)),
    ),
  'No node suspects the present life of a node that is up.',
);

/** Of the machines. */
export const soundBoots: Properties<Boots> = { eachLifeIsNew, livesAreOnDisk };

/** Of machines whose nodes may found a ring after a restart. */
export const soundDisks: Properties<Boots> = { neighboursAreOnDisk, fewAreKept, formerNeighboursAreKept };

/** Of the books of the nodes. */
export const soundLives: Properties<AllBooks> = { livesAreKnownTruly, livesAreNotForgotten, neighboursKnowEachOther, suspicionsEnd };

/** Of the messages between them. */
export const livesInTalk: Properties<Talk> = { theEarlierLivesAreIgnored, restartsAreSaid };

function incarnationIn({ lives }: Pick<Books, 'lives'>, node: Identifier): number {
  return lives.find((life) => life.node === node)?.incarnation ?? 1;
}

function ownIncarnation(book: Books): number {
  return incarnationIn(book, book.id);
}

function isRouted({ type }: Said): boolean {
  return type === 'join' || type === 'lookup';
}

function isOfEarlierLife({ before }: Turn, { from, to, lives = [] }: Said): boolean {
  return incarnationIn({ lives }, from) < incarnationIn(before, from) || incarnationIn({ lives }, to) < ownIncarnation(before);
}

/** The message may still show that other nodes have restarted. */
function isIgnored({ before, after, sent }: Turn, { from, lives = [] }: Said): boolean {
  const isNews = lives.some(({ node, incarnation }) => node !== before.id && incarnation > incarnationIn(before, node));
  return isNews || (canonical(before) === canonical(after) && sent.every((said) => said.to === from && showsTheLaterLife(said)));
}

/** "I have restarted", or "I am up". */
function showsTheLaterLife({ type, from, node }: Said): boolean {
  return type === 'restarted' || (type === 'hint' && node === from);
}

function isKnown(book: Books, node: Identifier): boolean {
  switch (book.status) {
    case 'joining':
      return false;
    case 'member':
      return [book.predecessor, ...book.successors, ...book.followers, ...book.asked, ...book.suspected].includes(node);
    case 'leaving':
      return [book.heir, book.predecessor, ...book.successors, ...book.followers, ...book.awaited, ...book.suspected].includes(node);
  }
}
