/**
 * The messages that a node must send in a step: answers, questions and warnings. `steps.ts` says that no message is sent
 * without a reason; this file says that each reason leads to its message.
 */
import { type Identifier, open } from '../identifier-space/interval.ts';
import { setOf } from '../kernel/sorted-set.ts';
import type { Properties } from '../kernel/spec.ts';
import type { MembersBooks } from './books.ts';
import { isForgotten } from './forgetting.ts';
import type { Said, Talk } from './talk.ts';
import { eachLeaversTurn, eachMembersTurn, eachTurn, without } from './turns.ts';

/**
 * Otherwise both neighbours may suspect a node, and neither hears of the other's suspicion: its keys would never get an
 * owner.
 */
export const doubtsAreShared = eachMembersTurn(({ before, after, underWay, size }) => {
  const were = doubtersOf(before, size);
  return doubtersOf(after, size).every((node) => were.includes(node) || isTold(underWay, node, ['hint', 'accepted']));
}, 'Once a member suspects all nodes that it knows between a follower and itself, it sends the follower a hint or an answer.');

export const followersAreAnswered = eachMembersTurn(
  ({ before, heard, underWay }) => heardFrom(heard, 'follow', before.suspected).every((node) => isTold(underWay, node, ['accepted'])),
  'A member answers each request to follow from a node that it does not suspect.',
);

export const leaversAreAnswered = eachMembersTurn(
  ({ heard, underWay }) => heardFrom(heard, 'leaving').every((node) => isTold(underWay, node, ['farewell'])),
  'A member sends a farewell to each node that tells it that it leaves.',
);

export const newSuccessorsAreAsked = eachMembersTurn(({ before, after, underWay, size }) => {
  const [old = before.id] = before.successors;
  const [now = after.id] = after.successors;
  const isFarther = now !== after.id && open(after.id, now, size).includes(old);
  const asked = isFarther ? [now, ...without(after.asked, before.asked)] : without(after.asked, before.asked);
  return asked.every((node) => isTold(underWay, node, ['follow']));
}, 'A member asks a node that replaces its successor, and each closer node that it hears of, to be accepted as predecessor.');

export const theReplacedAreTold = eachMembersTurn(({ before, after, underWay }) => {
  const [old = before.id] = before.successors;
  const isLeft = old !== before.id && old !== after.successors[0] && !after.suspected.includes(old);
  return !isLeft || isTold(underWay, old, ['unfollow']);
}, 'A member that changes its successor tells the old one, unless it suspects it.');

/** The successor may be waiting for just this suspicion to take keys. */
export const suspectsAreNamed = eachMembersTurn(({ before, after, underWay, size }) => {
  const [successor = after.id] = after.successors;
  if (successor === after.id) return true;
  const named = underWay.filter(({ type, to }) => type === 'follow' && to === successor).flatMap(({ suspects = [] }) => suspects);
  return without(after.suspected, before.suspected).every(
    (node) => !open(after.id, successor, size).includes(node) || named.includes(node),
  );
}, 'A member that begins to suspect a node between itself and its successor tells its successor.');

export const theTrustedAreTold = eachMembersTurn(
  (turn) =>
    without(turn.before.suspected, turn.after.suspected).every((node) =>
      isTold(turn.underWay, node, isForgotten(turn, node) ? ['hint', 'unfollow'] : ['hint']),
    ),
  'A member that trusts a node again sends that node a hint about itself. A suspect that is forgotten is told that it is not followed.',
);

/** The one that its successor has named: others may have come in between since, from its stash. */
export const entriesAreAnnounced = eachTurn(({ before, after, heard, underWay }) => {
  if (before.status !== 'joining' || after.status !== 'member') return true;
  const named = heard.flatMap(({ type, predecessor = after.id }) => (type === 'accepted' ? [predecessor] : []));
  return named.every((node) => node === after.id || isTold(underWay, node, ['newSuccessor']));
}, 'A newcomer that is admitted tells the predecessor that its successor has named.');

/** Otherwise a leaver ends while a node still points to it. */
export const theAwaitedAreWaitedFor = eachLeaversTurn(({ before, after, heard }) => {
  const isHeard = (node: Identifier) => heard.some(({ from, type }) => from === node && (type === 'farewell' || type === 'leaving'));
  return [before.awaited, before.followers].every((nodes, kind) =>
    without(nodes, kind === 0 ? after.awaited : after.followers).every((node) => isHeard(node) || after.suspected.includes(node)),
  );
}, 'A leaver waits for a node until that node has said farewell, leaves too, or is suspected.');

export const duties: Properties<Talk> = {
  doubtsAreShared,
  followersAreAnswered,
  leaversAreAnswered,
  newSuccessorsAreAsked,
  theReplacedAreTold,
  suspectsAreNamed,
  theTrustedAreTold,
  entriesAreAnnounced,
  theAwaitedAreWaitedFor,
};

/** The followers that only need to suspect the same nodes as this one: then this one takes the keys of all of these. */
function doubtersOf({ id, predecessor, followers, suspected }: MembersBooks, size: number): readonly Identifier[] {
  if (!suspected.includes(predecessor)) return [];
  const known = setOf(predecessor, ...followers);
  return followers.filter((follower) => {
    const between = known.filter((node) => open(follower, id, size).includes(node));
    return !suspected.includes(follower) && between.length > 0 && between.every((node) => suspected.includes(node));
  });
}

function heardFrom(heard: readonly Said[], type: string, ignored: readonly Identifier[] = []): readonly Identifier[] {
  return heard.flatMap((said) => (said.type === type && !ignored.includes(said.from) ? [said.from] : []));
}

function isTold(underWay: readonly Said[], node: Identifier, types: readonly string[]): boolean {
  return underWay.some(({ to, type }) => to === node && types.includes(type));
}
