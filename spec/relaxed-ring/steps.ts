/**
 * The messages that a node may send in a step, given its books before and after. A message tells what its sender has on its
 * books at that moment. Later both may have changed, so these are properties of steps, not of states.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { canonical } from '../kernel/canonical.ts';
import type { Properties } from '../kernel/spec.ts';
import type { LeaversBooks } from './books.ts';
import type { Said, Talk } from './talk.ts';
import { eachLeaversTurn, eachMembersTurn, eachSent, eachTurn } from './turns.ts';

/** The list of any other node would skip the nodes between the two. */
export const listsComeFromTheSuccessor = eachMembersTurn(({ before, after, heard }) => {
  const [successor] = after.successors;
  const kept = before.successors.filter((node) => !after.suspected.includes(node));
  const isSame = before.successors[0] !== successor || kept.join() === after.successors.join();
  return isSame || heard.some(({ from }) => from === successor);
}, 'A member that keeps its successor changes its list only on a message from this successor, or for a suspicion.');

export const followIsMeant = eachSent(
  'follow',
  ({ before, after, heard, size }, { to, moves = -1, suspects = [] }) => {
    const between = (suspected: readonly Identifier[]) => suspected.filter((node) => open(after.id, to, size).includes(node)).join();
    const isCounted = before.moves <= moves && moves <= after.moves;
    const isNamed = [before, after].some(({ suspected }) => between(suspected) === suspects.join());
    const isNew = !before.asked.includes(to) || !after.asked.includes(to) || heard.some(({ from }) => from === to);
    const isWorthSaying = suspects.length > 0 || !heard.some(({ type, from }) => type === 'accepted' && from === to);
    const isAbout = heard.some(({ from, node }) => from === to || node === to);
    const isNews = before.successors[0] !== to || isAbout || suspects.some((node) => !before.suspected.includes(node));
    return isCounted && isNamed && isNew && isWorthSaying && isNews && (after.successors[0] === to || after.asked.includes(to));
  },
  'A member asks its successor when there is news, or a closer node, once unless that node reports, and nobody else. It names all suspects in between, and asks a node that has just accepted it only to name suspects.',
);

export const unfollowIsCounted = eachSent(
  'unfollow',
  ({ after }, { to, moves }) => moves === after.moves && after.successors[0] !== to,
  'A member tells only a node that is not its successor that it does not follow that node, with its present count of moves.',
);

export const hintIsMeant = eachSent(
  'hint',
  ({ before, after }, { from, to, node, moves = after.moves }) => {
    if (node === from) return before.suspected.includes(to) && !after.suspected.includes(to) && moves === after.moves;
    const isNews = [before, after].map(({ predecessor, followers, suspected }) => canonical([predecessor, followers, suspected]));
    return node !== undefined && after.suspected.includes(node) && after.followers.includes(to) && isNews[0] !== isNews[1];
  },
  'A hint names its sender, if it goes to a node that the sender trusts again. Else it goes to a follower, after a change, and names a suspect.',
);

export const acceptedIsMeant = eachSent(
  'accepted',
  ({ before, after }, { to, predecessor = -1, successors = [] }) => {
    const isKnown = [to, before.id, before.predecessor, ...before.followers].includes(predecessor);
    return isKnown && after.followers.includes(to) && successors.join() === after.successors.join();
  },
  'A member accepts only its followers, and tells them its whole list of successors and a neighbour that it knows.',
);

export const newSuccessorIsMeant = eachSent(
  'newSuccessor',
  ({ after }, { predecessor, successors = [] }) => predecessor === after.predecessor && successors.join() === after.successors.join(),
  'A newcomer that announces itself to its predecessor names this predecessor and its whole list of successors.',
);

/** Between the neighbours each hop leads nearer to the key, and the last one says that it is the last. */
export const routesAreMeant = eachMembersTurn(({ after, sent, size }) => {
  const { id, predecessor, successors, suspected } = after;
  return sent.every(({ type, to, key, newcomer, direction }) => {
    const aim = type === 'join' ? newcomer : type === 'lookup' ? key : undefined;
    if (aim === undefined) return true;
    const isLast = halfOpen(id, to, size).includes(aim);
    const isOnItsWay = to === successors[0] && (direction === 'back') === isLast;
    return isOnItsWay || (to === predecessor && direction === 'back' && !suspected.includes(to));
  });
}, 'A member passes a message clockwise to its successor, marked as past its key if that is so, or counter-clockwise to its predecessor.');

export const leavingIsMeant = eachTurn(({ after, sent }) => {
  if (after.status !== 'leaving') return true;
  return sent.every((said) => said.type !== 'leaving' || announces(after, said));
}, 'A leaver announces itself to nodes that it waits for, and names its predecessor, its heir and all its suspects.');

export const leavesAreSaidOnce = eachLeaversTurn(({ before, after, heard, sent }) => {
  const isNew = ({ to }: Said) => !before.awaited.includes(to) || before.heir !== after.heir || heard.some(({ from }) => from === to);
  return sent.every((said) => said.type !== 'leaving' || isNew(said));
}, 'A leaver announces itself only to a node that it does not wait for yet or that has just written, or when its heir changes.');

/** A node that is not noted would still point to the leaver after the leaver's end. */
export const leaversNoteWhoCalls = eachTurn(({ before, after, heard }) => {
  if (before.status !== 'leaving' || after.status !== 'leaving') return true;
  const callers = heard.filter(
    ({ from, type }) => ['follow', 'accepted', 'newSuccessor', 'hint'].includes(type) && !before.suspected.includes(from),
  );
  return callers.every(({ from }) => after.followers.includes(from) || after.awaited.includes(from));
}, 'A leaver remembers each node that writes to it as to a neighbour, and tells the node now or when it has an heir.');

export const farewellIsMeant = eachSent(
  'farewell',
  ({ before, after, heard, size }, { from, to, heir = -1 }) => {
    const down = [...before.suspected, ...heard.flatMap(({ type, suspects = [] }) => (type === 'leaving' ? suspects : []))];
    return halfOpen(to, from, size).includes(heir) && (heir === from || !down.includes(heir)) && after.suspected.includes(to);
  },
  'A member says farewell only to a leaver that it now suspects. It names as heir itself, or a node between the two that neither suspects.',
);

export const soundSteps: Properties<Talk> = {
  listsComeFromTheSuccessor,
  followIsMeant,
  unfollowIsCounted,
  hintIsMeant,
  acceptedIsMeant,
  newSuccessorIsMeant,
  routesAreMeant,
  leavingIsMeant,
  leavesAreSaidOnce,
  leaversNoteWhoCalls,
  farewellIsMeant,
};

function announces({ id, awaited, heir, predecessor, suspected }: LeaversBooks, said: Said): boolean {
  const isOfHeir = heir === id || said.successors?.[0] === heir;
  return awaited.includes(said.to) && isOfHeir && said.predecessor === predecessor && said.suspects?.join() === suspected.join();
}
