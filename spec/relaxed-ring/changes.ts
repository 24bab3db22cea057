/** The changes that one step may make to the books of a node, whatever the node has heard. */
import { type Identifier, open } from '../identifier-space/interval.ts';
import type { Properties } from '../kernel/spec.ts';
import type { AllBooks, MembersBooks } from './books.ts';
import { isForgotten, soundForgetting } from './forgetting.ts';
import { type Change, eachChange, eachLeaversChange, eachMembersChange, hasRestarted, isMembersChange, without } from './turns.ts';

/**
 * An old farewell is told from a new one by this number alone. A node without a successor that turns out to be alone
 * turns away from nobody. One that turns away from the earlier life of its successor, and follows the later one, moves twice.
 */
export const movesAreCounted = eachMembersChange((change) => {
  const { before, after } = change;
  const [old] = before.successors;
  const [now] = after.successors;
  const isAlone = old === undefined && now === after.id;
  const moves = old === now || isAlone ? 0 : 1;
  return after.moves === before.moves + (old !== undefined && old === now && hasRestarted(change, old) ? 2 : moves);
}, 'A member increases its count of moves exactly when it changes its successor.');

export const suspicionsComeSingly = eachChange((change) => {
  const { before, after } = change;
  if (before.status === 'joining' || after.status === 'joining') return true;
  const ended = without(before.suspected, after.suspected).filter((node) => !isMembersChange(change) || !isForgotten(change, node));
  const changed = [...ended, ...without(after.suspected, before.suspected)];
  return changed.filter((node) => !hasRestarted(change, node)).length <= 1;
}, 'In one step a node begins or stops suspecting at most one other node, nodes that it forgets or that have restarted aside.');

/** The first half of the rule that guards consistency: keys are given up freely, and taken only from a suspect. */
export const keysAreTakenFromSuspects = eachMembersChange((change) => {
  const { before, after, size } = change;
  if (after.predecessor === before.predecessor) return true;
  const isGivenUp = open(before.predecessor, before.id, size).includes(after.predecessor);
  return isGivenUp || isGone(change, before.predecessor);
}, 'A member takes over the keys of its predecessor only if it suspects the predecessor, or has heard that the predecessor leaves or has restarted.');

export const newPredecessorsAreFollowers = eachMembersChange(
  ({ before, after }) =>
    after.predecessor === before.predecessor || after.predecessor === after.id || after.followers.includes(after.predecessor),
  'A member adopts a new predecessor only from among its followers.',
);

export const successorsAreLeftForCloserOnes = eachMembersChange((change) => {
  const { before, after, size } = change;
  const [old = before.id] = before.successors;
  const [now] = after.successors;
  if (old === now || old === before.id) return true;
  return isGone(change, old) || (now !== undefined && open(after.id, old, size).includes(now));
}, 'A member changes its successor only for a closer node, or because it suspects the old successor, or that one has restarted.');

export const questionsStayOpen = eachMembersChange((change) => {
  const { before, after, size } = change;
  const [successor = after.id] = after.successors;
  const isClosed = (node: number) => isGone(change, node) || !open(after.id, successor, size).includes(node);
  return without(before.asked, after.asked).every(isClosed);
}, 'A member waits for the answer of a closer node until that node is suspected, has restarted, or is as far as the successor.');

export const inheritancesLast = eachLeaversChange(
  ({ before, after }) => !before.hasInherited || after.hasInherited,
  'A leaver whose heir has inherited its keys does not look for another heir.',
);

export const soundChanges: Properties<AllBooks> = {
  movesAreCounted,
  suspicionsComeSingly,
  keysAreTakenFromSuspects,
  newPredecessorsAreFollowers,
  successorsAreLeftForCloserOnes,
  questionsStayOpen,
  inheritancesLast,
  ...soundForgetting,
};

/** A member that suspects a node may forget it in the same step. */
function isGone(change: Change<MembersBooks>, node: Identifier): boolean {
  return change.after.suspected.includes(node) || hasRestarted(change, node) || isForgotten(change, node);
}
