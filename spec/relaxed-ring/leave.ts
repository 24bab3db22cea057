/**
 * The two steps of a leave. First the leaver tells its heir, which inherits its keys. Then it tells its followers, which turn
 * away from it. The properties say whom the leaver tells what, and what each neighbour makes of it.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { type Properties, step } from '../kernel/spec.ts';
import { upTo } from './answers.ts';
import type { LeaversBooks, MembersBooks } from './books.ts';
import type { Said, Talk } from './talk.ts';
import { eachHeard, eachLeaversTurn, eachTurn, isCloser, nearestTo, newlySaid, saidTo, same, without } from './turns.ts';

export const leaversKeepTheirBooks = eachTurn(({ before, after, size }) => {
  if (before.status !== 'member' || after.status !== 'leaving') return true;
  const followers = without(setOf(before.predecessor, ...before.followers), [before.id, ...before.suspected]);
  const [successor = before.id] = before.successors;
  const heir = successor !== before.id ? successor : (nearestAfter(before.id, followers, size) ?? before.id);
  const isKept = after.predecessor === before.predecessor && after.held.length === before.held && same(after.successors, before.successors);
  return isKept && after.heir === heir && same(after.followers, followers);
}, 'A member that begins to leave has its successor as heir, or else the next node clockwise that it knows. It has to tell its predecessor and its followers, without suspects.');

export const heirsFollowInOrder = eachLeaversTurn(({ before, after, heard }) => {
  if (!same(after.successors, without(before.successors, after.suspected))) return false;
  if (after.suspected.includes(before.heir)) return after.heir === (after.successors[0] ?? after.id);
  const isHeirless = before.hasInherited && before.heir === before.id;
  const isAsked = (from: number) => isHeirless || (!before.hasInherited && from === before.heir);
  const [named] = heard.flatMap(({ from, heir }) => (heir !== undefined && isAsked(from) ? [heir] : []));
  return after.heir === (named === undefined || before.suspected.includes(named) ? before.heir : named);
}, 'A leaver changes its heir only if the heir names a trusted node between the two, or is gone. Then the next successor is the heir. A leaver without one turns to a trusted node that another node names.');

export const heirsInheritByTheirOwnWord = eachLeaversTurn(({ before, after, heard }) => {
  const isAccepted = heard.some(({ from, heir }) => from === before.heir && heir === from);
  return after.hasInherited === (before.hasInherited || isAccepted || after.heir === after.id);
}, 'The heir of a leaver has inherited as soon as it says farewell and names itself, or if there is no heir.');

/** A follower that turned away earlier might miss a node that joins at the heir. */
export const heirsAreToldFirst = eachTurn(
  ({ after, sent }) => after.status !== 'leaving' || after.hasInherited || saidOfLeave(sent).every(({ to }) => to === after.heir),
  'A leaver tells only its heir that it leaves, until the heir has inherited.',
);

export const theAwaitedAreTold = eachTurn(({ before, after, heard, underWay }) => {
  if (after.status !== 'leaving') return true;
  const awaited = before.status === 'leaving' ? before.awaited : [];
  const isNews = before.status !== 'leaving' || before.heir !== after.heir;
  const callers =
    before.status === 'leaving' && before.hasInherited ? heard.flatMap(({ type, from }) => (CALLS.includes(type) ? [from] : [])) : [];
  const due = setOf(...without(after.awaited, awaited), ...callers.filter((node) => after.awaited.includes(node)));
  const heirs = isNews && !after.hasInherited ? [after.heir] : [];
  return [...due, ...heirs].every((node) => saidTo(underWay, node, 'leaving').length > 0);
}, 'A leaver announces its leave to each node that it waits for, a new heir above all. It repeats this to a node that still writes as to a neighbour.');

export const announcementsNameTheRest = eachTurn(({ after, sent }) => {
  if (after.status !== 'leaving') return true;
  return saidOfLeave(sent).every(({ successors = [] }) => same(successors, inheritanceOf(after)));
}, 'A leaver names its heir, and after it the further successors that it knows clockwise of the heir.');

export const leaversAnswerLeavers = eachLeaversTurn(
  ({ after, heard, underWay }) =>
    saidOfLeave(heard).every(({ from, suspects = [] }) => {
      const heir = [after.heir, ...after.successors].find((node) => !suspects.includes(node)) ?? after.id;
      return after.suspected.includes(from) && saidTo(underWay, from, 'farewell').some((said) => said.heir === heir);
    }),
  'A leaver answers another one with a farewell that names its own heir, or the next successor that the other one does not exclude.',
);

export const leaversHoldMessages = eachLeaversTurn(
  ({ before, after, heard }) =>
    after.held.length >= after.mostWaiting ||
    after.held.length >= before.held.length + heard.filter(({ type }) => type === 'join' || type === 'lookup').length,
  'A leaver holds each message for the owner of a key, as long as it has room.',
);

/** Clockwise of the leaver, only its heir, or a node between the two, is responsible for the messages that it has held. */
export const bequestsAreMeant = step<Talk>((before, after) => {
  const ended = before.books.filter((book) => book.status === 'leaving' && after.books.every(({ id }) => id !== book.id));
  return ended.every(
    (book) => book.status !== 'leaving' || newlySaid(before, after, book.id).every((said) => isBequest(book, said, after.size)),
  );
}, 'A leaver that ends passes the messages that it has held on to its heir. It marks them as past their key exactly if the heir lies clockwise of the key.');

export const farewellsNameTheHeir = eachHeard(
  'leaving',
  ({ before, underWay, size }, { from, suspects = [] }) => {
    const between = knownIn(before, open(from, before.id, size));
    const heir = nearestTo(before.id, without(between, [...suspects, ...before.suspected]), size) ?? before.id;
    return saidTo(underWay, from, 'farewell').some((said) => said.heir === heir);
  },
  'A member names as the heir of a leaver the nearest node between the two that neither suspects, or else itself.',
);

export const keysOfLeaversPass = eachHeard(
  'leaving',
  ({ before, after, size }, { from, predecessor = -1 }) => {
    if (isAlone(after)) return true;
    if (from !== before.predecessor) return after.predecessor === before.predecessor;
    const between = without(before.followers, [from, ...before.suspected]).filter((node) =>
      open(predecessor, after.id, size).includes(node),
    );
    return after.predecessor === (nearestTo(after.id, between, size) ?? predecessor);
  },
  'If the predecessor of a member leaves, its own predecessor takes its place, or a nearer follower. If another node leaves, the predecessor stays.',
);

export const followersOfLeaversPass = eachHeard(
  'leaving',
  ({ before, after }, { from, predecessor = -1 }) => {
    const gained = from === before.predecessor && predecessor !== after.id ? [predecessor] : [];
    return isAlone(after) || same(after.followers, setOf(...without(before.followers, [from]), ...gained));
  },
  'A member removes a leaver from its followers. If the leaver was its predecessor, it adds the predecessor of the leaver.',
);

export const leaversAreReplaced = eachHeard(
  'leaving',
  ({ before, after }, { from, successors = [] }) => {
    if (from !== before.successors[0]) return true;
    const known = successors.length === 0 ? before.successors.slice(1) : upTo(after.id, from, successors);
    const list = without(known, before.suspected).slice(0, after.listLength - 1);
    const isUsedUp = list.length === 0 || list[0] === after.id;
    return isUsedUp ? [undefined, after.id].includes(after.successors[0]) : same(after.successors, list);
  },
  'A member whose successor leaves takes the list of the leaver for its own, up to itself and without suspects.',
);

export const nearerOnesAreAsked = eachHeard(
  'leaving',
  ({ before, after, size }, { from, predecessor = -1, successors = [] }) => {
    const nearer = [predecessor, ...successors.slice(0, 1)].find(
      (node) => isCloser(before, node, size) && !before.suspected.includes(node),
    );
    return nearer === undefined || nearer === from || after.asked.includes(nearer) || after.successors[0] === nearer;
  },
  "A member that hears of a leave asks the leaver's predecessor or heir to be its successor, if that is closer than its own.",
);

export const heirsAreNotKeptWaiting = eachHeard(
  'leaving',
  ({ after, underWay }, { predecessor, successors: [heir = after.id] = [] }) => {
    const isExpected = predecessor === after.id && heir !== after.id && !after.suspected.includes(heir);
    const isFollowed = after.successors[0] === heir || after.asked.includes(heir);
    return !isExpected || isFollowed || saidTo(underWay, heir, 'unfollow').length > 0;
  },
  'The predecessor of a leaver tells the heir, which expects it as a follower, if it follows another node.',
);

export const leavesInOrder: Properties<Talk> = {
  leaversKeepTheirBooks,
  heirsFollowInOrder,
  heirsInheritByTheirOwnWord,
  heirsAreToldFirst,
  theAwaitedAreTold,
  announcementsNameTheRest,
  leaversAnswerLeavers,
  leaversHoldMessages,
  bequestsAreMeant,
  farewellsNameTheHeir,
  keysOfLeaversPass,
  followersOfLeaversPass,
  leaversAreReplaced,
  nearerOnesAreAsked,
  heirsAreNotKeptWaiting,
};

/** Messages for a neighbour: their sender may point to the receiver. */
const CALLS = ['follow', 'accepted', 'newSuccessor', 'hint'];

function saidOfLeave(said: readonly Said[]): readonly Said[] {
  return said.filter(({ type }) => type === 'leaving');
}

function inheritanceOf({ id, heir, successors }: LeaversBooks): readonly Identifier[] {
  return heir === id ? successors : [heir, ...successors.slice(successors.indexOf(heir) + 1)];
}

function isBequest({ id, predecessor, heir, held }: LeaversBooks, said: Said, size: number): boolean {
  const aim = said.type === 'join' ? said.newcomer : said.type === 'lookup' ? said.key : undefined;
  if (aim === undefined) return true;
  const isPast = predecessor === id || halfOpen(predecessor, heir, size).includes(aim);
  const isHeld = held.some(
    ({ type, key, newcomer, origin, direction }) =>
      type === said.type && (key ?? newcomer) === aim && origin === said.origin && said.direction === (isPast ? 'back' : direction),
  );
  return said.to === heir && isHeld;
}

function knownIn({ predecessor, followers }: MembersBooks, places: readonly Identifier[]): readonly Identifier[] {
  return setOf(predecessor, ...followers).filter((node) => places.includes(node));
}

/** Whether it has taken all keys, and has no followers. */
function isAlone({ id, predecessor }: MembersBooks): boolean {
  return predecessor === id;
}

/** The first of `nodes` that is met when walking clockwise from `place`; undefined if there is none. */
function nearestAfter(place: Identifier, nodes: readonly Identifier[], size: number): Identifier | undefined {
  return open(place, place, size).find((each) => nodes.includes(each));
}
