/**
 * A relaxed ring at rest: nothing is in flight, everybody is a member, and all failure detectors are right. Nothing happens any
 * more unless a timer runs out, a client asks, or something fails. Work left undone then stays undone.
 */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { always, type Properties, reachable } from '../kernel/spec.ts';
import type { AllBooks, Books, MembersBooks } from './books.ts';

export interface Resting extends AllBooks {
  readonly quiet: boolean;
  /** Nodes that have crashed or left. */
  readonly down: readonly Identifier[];
  /** Pairs of nodes that can never reach each other. */
  readonly apart: readonly (readonly [Identifier, Identifier])[];
}

export const nothingIsLeftUndone = atRest(
  ({ asked, held }) => asked.length === 0 && held === 0,
  'At rest, no member waits for an answer or holds a message.',
);

/** A perfect ring is not only within reach: the ring gets there. Claimed where all can reach each other, and no message is lost. */
export const restIsPerfect = atRest(({ id, predecessor, successors: [successor] }, state) => {
  const round = roundFrom(state, id);
  return successor === round[0] && predecessor === (round.at(-2) ?? id);
}, 'At rest, the successor of every member is the next member clockwise, and its predecessor the next one counter-clockwise.');

/**
 * A follower that has gone elsewhere would be watched for ever, without need. Followers that are down are kept, as they may
 * come back.
 */
export const followersFollow = atRest(({ id, followers }, state) => {
  const following = membersIn(state).filter((other) => other.id !== id && other.successors[0] === id);
  const present = followers.filter((node) => isThere(state, id, node));
  return present.join() === setOf(...following.map((other) => other.id)).join();
}, 'At rest, the followers that a member can reach are exactly the nodes whose successor it is.');

export const onlyNeighboursAreWatched = atRest(({ id, predecessor, successors: [successor], watched }, state) => {
  const isFollowedBy = (node: Identifier) => membersIn(state).some((other) => other.id === node && other.successors[0] === id);
  const isNeighbour = (node: Identifier) => node === predecessor || node === successor || isFollowedBy(node);
  return watched.every((node) => isNeighbour(node) || !isThere(state, id, node));
}, 'At rest, a member watches its neighbours, its followers and nodes that it cannot reach, and nobody else.');

export const itComesToRest = reachable<Resting>(isAtRest, 'Nothing is in flight, all are members, and all detectors are right.');

/** Of a ring in which no message is lost. */
export const restProperties: Properties<Resting> = { nothingIsLeftUndone, restIsPerfect, followersFollow, onlyNeighboursAreWatched };

/** Whether nothing happens any more by itself. */
export function isAtRest(state: Resting): boolean {
  const isRight = (book: Books) =>
    book.status === 'member' && book.watched.every((node) => isThere(state, book.id, node) !== book.suspected.includes(node));
  return state.quiet && state.books.length > 0 && state.books.every(isRight);
}

function atRest(isRight: (member: MembersBooks, state: Resting) => boolean, doc: string) {
  return always<Resting>((state) => !isAtRest(state) || membersIn(state).every((member) => isRight(member, state)), doc);
}

function membersIn({ books }: Resting): readonly MembersBooks[] {
  return books.filter((book) => book.status === 'member');
}

/** Whether `node` is up in the life that this one knows, and this one can reach it. */
function isThere({ books, down, apart }: Resting, id: Identifier, node: Identifier): boolean {
  if (down.includes(node) || apart.some((pair) => pair.includes(id) && pair.includes(node))) return false;
  const incarnationAt = (at: Identifier) =>
    books.find((book) => book.id === at)?.lives.find((life) => life.node === node)?.incarnation ?? 1;
  return incarnationAt(id) === incarnationAt(node);
}

/** The members that are met when walking round the circle once, the one that walks at the end. */
function roundFrom(state: Resting, id: Identifier): readonly Identifier[] {
  const ids = membersIn(state).map((member) => member.id);
  return halfOpen(id, id, state.size).filter((place) => ids.includes(place));
}
