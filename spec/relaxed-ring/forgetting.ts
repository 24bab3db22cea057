/**
 * The bound on suspects. A dead node never says that it may be forgotten. So a member forgets suspects by itself, if nothing
 * depends on the suspicion.
 */
import { type Identifier, open } from '../identifier-space/interval.ts';
import { always, type Properties } from '../kernel/spec.ts';
import type { AllBooks, Books, MembersBooks } from './books.ts';
import { type Change, eachMembersChange, isCloser, without } from './turns.ts';

/** Where a bound is set. */
export const fewSuspectsAreKept = always<AllBooks>(
  ({ books, size }) => books.every((book) => book.mostSuspects === null || needlessSuspects(book, size).length <= book.mostSuspects),
  'A member suspects no more nodes than its bound, those that matter aside: its predecessor, followers, and nodes before its successor.',
);

/** It keeps those that may become its predecessors when they are back. */
export const theNearestAreKept = eachMembersChange((change) => {
  const { before, after, size } = change;
  const kept = needlessSuspects(after, size);
  const isFarther = (node: Identifier) => kept.every((other) => !open(other, after.id, size).includes(node));
  return without(before.suspected, after.suspected).every((node) => !isForgotten(change, node) || isFarther(node));
}, "Of the suspects that do not matter, a member forgets those that are farther away on the predecessor's side.");

/** A node that would be a closer successor decides over keys: so the successor must hear whether it is suspected. */
export const closerNodesStayWatched = eachMembersChange(({ before, after, size }) => {
  const had = [...before.successors.slice(0, 1), ...before.asked, ...before.suspected].filter((node) => node !== after.id);
  return after.successors[0] === after.id || had.every((node) => !isCloser(after, node, size) || after.watched.includes(node));
}, 'A member goes on watching each node between itself and its successor that it has followed, asked or suspected.');

export const soundForgetting: Properties<AllBooks> = { fewSuspectsAreKept, theNearestAreKept, closerNodesStayWatched };

/** Whether a member that has stopped suspecting `node` has forgotten it, and may do so. */
export function isForgotten({ after, size }: Change<MembersBooks>, node: Identifier): boolean {
  return after.mostSuspects !== null && !after.watched.includes(node) && !suspicionMatters(after, node, size);
}

function needlessSuspects(book: Books, size: number): readonly Identifier[] {
  return book.status === 'member' ? book.suspected.filter((node) => !suspicionMatters(book, node, size)) : [];
}

/** A member that is alone takes over the keys of suspects by itself. To one without a successor all nodes matter. */
function suspicionMatters(book: MembersBooks, node: Identifier, size: number): boolean {
  const { id, predecessor, successors, followers, asked } = book;
  const isNear = node === predecessor || [...followers, ...successors, ...asked].includes(node);
  return isNear || (successors[0] !== id && isCloser(book, node, size));
}
