/** What one step may change on the books of a node, whatever it has heard. */
import { open } from '../identifier-space/interval.ts';
import type { Properties } from '../kernel/spec.ts';
import type { AllBooks } from './books.ts';
import { eachChange, eachLeaversChange, eachMembersChange, without } from './turns.ts';

/**
 * An old farewell is told from a new one by this number alone. A node without a successor that turns out to be alone
 * turns away from nobody.
 */
export const movesAreCounted = eachMembersChange(({ before, after }) => {
  const [old] = before.successors;
  const [now] = after.successors;
  const isAlone = old === undefined && now === after.id;
  return after.moves === before.moves + (old === now || isAlone ? 0 : 1);
}, 'A member counts how often it changes its successor, and nothing else.');

export const suspicionsComeSingly = eachChange(({ before, after }) => {
  if (before.status === 'joining' || after.status === 'joining') return true;
  return without(before.suspected, after.suspected).length + without(after.suspected, before.suspected).length <= 1;
}, 'A node begins or ends to suspect one node at a time.');

/** The first half of the rule that guards consistency: keys are given up freely, and taken only from a suspect. */
export const keysAreTakenFromSuspects = eachMembersChange(({ before, after, size }) => {
  if (after.predecessor === before.predecessor) return true;
  const isGivenUp = open(before.predecessor, before.id, size).includes(after.predecessor);
  return isGivenUp || after.suspected.includes(before.predecessor);
}, 'A member takes the keys of its predecessor only when it suspects that one, or has heard that it leaves.');

export const newPredecessorsAreFollowers = eachMembersChange(
  ({ before, after }) =>
    after.predecessor === before.predecessor || after.predecessor === after.id || after.followers.includes(after.predecessor),
  'A new predecessor is among the followers.',
);

export const successorsAreLeftForCloserOnes = eachMembersChange(({ before, after, size }) => {
  const [old = before.id] = before.successors;
  const [now] = after.successors;
  if (old === now || old === before.id) return true;
  return after.suspected.includes(old) || (now !== undefined && open(after.id, old, size).includes(now));
}, 'A member leaves its successor for a closer one, or because it suspects that one.');

export const questionsStayOpen = eachMembersChange(({ before, after, size }) => {
  const [successor = after.id] = after.successors;
  const isClosed = (node: number) => after.suspected.includes(node) || !open(after.id, successor, size).includes(node);
  return without(before.asked, after.asked).every(isClosed);
}, 'A member waits for the answer of a closer node until it suspects that node, or has a successor that is as close.');

export const inheritancesLast = eachLeaversChange(
  ({ before, after }) => !before.hasInherited || after.hasInherited,
  'Once the heir of a leaver has inherited, it does not ask for another one.',
);

export const soundChanges: Properties<AllBooks> = {
  movesAreCounted,
  suspicionsComeSingly,
  keysAreTakenFromSuspects,
  newPredecessorsAreFollowers,
  successorsAreLeftForCloserOnes,
  questionsStayOpen,
  inheritancesLast,
};
