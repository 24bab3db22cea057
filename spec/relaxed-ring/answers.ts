/**
 * The answers of a member: the effect of each message on its books, and the message that it sends back or on. `steps.ts` and
 * `duties.ts` bound what may and what must be said; this file says whom an answer names.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { setOf } from '../kernel/sorted-set.ts';
import type { Properties } from '../kernel/spec.ts';
import { textOf } from '../kernel/traffic.ts';
import type { MembersBooks } from './books.ts';
import type { Said, Talk } from './talk.ts';
import { eachHeard, eachTurn, isCloser, nearestTo, saidTo, same, type Turn, without } from './turns.ts';

/** "Take keys of a predecessor only when both its neighbours suspect it", and then do. Keys that are asked for are given up. */
export const keysPassWhenBothSuspect = eachHeard(
  'follow',
  ({ before, after, size }, { from, suspects = [] }) => {
    const isGivenUp = open(before.predecessor, before.id, size).includes(from);
    const isClear = knownBetween(before, from, size).every((node) => before.suspected.includes(node) && suspects.includes(node));
    return before.suspected.includes(from) || after.predecessor === (isGivenUp || isClear ? from : before.predecessor);
  },
  'A member that is asked to be a successor takes the asker as predecessor exactly if it is closer, or both suspect all nodes between.',
);

/** The named node leads the follower on: it follows a nearer one, and tells a farther one of itself. */
export const acceptedNamesTheNext = eachHeard(
  'follow',
  ({ before, after, underWay, size }, { from, suspects = [] }) => {
    if (before.suspected.includes(from)) return true;
    const between = knownBetween(before, from, size);
    const untried = without(between, suspects);
    const followers = without(before.followers, [from, ...between]);
    const isGivenUp = open(before.predecessor, before.id, size).includes(from);
    const beyond = isGivenUp ? before.predecessor : (nearestTo(from, followers, size) ?? from);
    const named = untried.length > 0 ? nearestTo(before.id, untried, size) : after.predecessor === from ? beyond : from;
    return saidTo(underWay, from, 'accepted').some(({ predecessor }) => predecessor === named);
  },
  'A member names to a follower the nearest node between that the follower does not suspect. If there is none, it names to its predecessor the next node on the far side, and to any other follower nobody.',
);

export const followersAreKept = eachHeard(
  'follow',
  ({ before, after, size }, { from, suspects = [], moves = -1 }) => {
    if (before.suspected.includes(from)) return same(before.followers, after.followers);
    const between = knownBetween(before, from, size);
    const isTakenOver = after.predecessor === from && between.every((node) => suspects.includes(node));
    const kept = isTakenOver ? without(before.followers, between) : before.followers;
    const noted = after.notes.find(({ node }) => node === from);
    const latest = Math.max(moves, ...before.notes.flatMap((note) => (note.node === from ? [note.moves] : [])));
    return same(setOf(...kept, from), after.followers) && noted?.moves === latest;
  },
  'A member adds the node that asks to its followers, with its highest count of moves, and removes those whose keys it takes.',
);

export const leavesOfFollowersCount = eachHeard(
  ['unfollow', 'hint'],
  ({ before, after }, { from, moves }) => {
    if (moves === undefined) return true;
    const isOvertaken = before.notes.some((note) => note.node === from && note.moves >= moves);
    return same(after.followers, isOvertaken ? before.followers : without(before.followers, [from]));
  },
  'A member removes a follower that says that it follows another node, unless a later request of that follower has arrived.',
);

/** A node becomes a closer successor on its own word only. */
export const closerOnesAreAdopted = eachHeard(
  ['accepted', 'newSuccessor'],
  ({ before, after, underWay, size }, { from }) => {
    if (before.suspected.includes(from)) return same(before.successors, after.successors);
    if (isCloser(before, from, size)) return after.successors[0] === from;
    return before.successors[0] === from || saidTo(underWay, from, 'unfollow').length > 0;
  },
  'A member adopts a closer node that says that it is the successor, and tells a farther one that it does not follow it.',
);

export const listsAreTakenOver = eachHeard(
  ['accepted', 'newSuccessor'],
  ({ before, after, size }, { from, successors = [] }) => {
    if (before.suspected.includes(from) || after.successors[0] !== from) return true;
    const known = isCloser(before, from, size) ? before.successors : before.successors.slice(1);
    const list = successors.length === 0 ? known : upTo(after.id, from, successors).filter((node) => !before.suspected.includes(node));
    return same(after.successors, [from, ...list].slice(0, after.listLength));
  },
  'A member takes over the list of its successor up to itself, without suspects. If that list is empty, it keeps what it knows.',
);

/** From the word of a successor a member learns of a node that it should follow, or that should follow it. */
export const neighboursAreMet = eachHeard(
  'accepted',
  ({ before, after, underWay, size }, { from, predecessor: named = -1 }) => {
    if (before.suspected.includes(from) || after.successors[0] !== from || named === after.id) return true;
    if (open(after.id, from, size).includes(named)) return after.suspected.includes(named) || after.asked.includes(named);
    return saidTo(underWay, named, 'newSuccessor').length > 0;
  },
  'A member that its successor has accepted asks the node that the successor names, if that lies between them. It tells a named node beyond that it has come between.',
);

export const newcomersAreAsked = eachHeard(
  'newSuccessor',
  ({ before, after, underWay, size }, { from, predecessor }) => {
    const isFollowed = isCloser(before, from, size) || before.successors[0] === from;
    return before.suspected.includes(from) || !isFollowed || predecessor === after.id || saidTo(underWay, from, 'follow').length > 0;
  },
  'A member asks a new successor that names another predecessor to be accepted.',
);

export const hintsAreFollowed = eachHeard(
  'hint',
  ({ before, after, sent, underWay, size }, { from, node = -1 }) => {
    if (before.suspected.includes(from)) return true;
    const isAsked = saidTo(underWay, before.suspected.includes(node) ? from : node, 'follow').length > 0;
    if (before.suspected.includes(node)) return from === before.successors[0] ? isAsked : saidTo(sent, from, 'follow').length === 0;
    if (node === before.successors[0]) return isAsked;
    return !isCloser(before, node, size) || (after.asked.includes(node) && (isAsked || (node !== from && before.asked.includes(node))));
  },
  'A member asks the node that a hint names, if that is its successor or closer. If it suspects the node, too, it says so, but only to its successor.',
);

/** Each such message reaches an owner, or waits. No node answers one whose key it does not own, and none is dropped. */
export const messagesGoOn = eachHeard(
  ['join', 'lookup'],
  (turn, said) => {
    const { before, after, underWay } = turn;
    const aim = said.type === 'join' ? said.newcomer : said.key;
    if (aim === undefined || (said.type === 'join' && (isIn(before, aim) || before.suspected.includes(aim)))) return true;
    const isAnswered = said.origin === after.id || saidTo(underWay, said.origin ?? -1, 'found').some(({ key }) => key === aim);
    if (isOwner(turn, aim)) return said.type === 'join' || isAnswered;
    const hop = nextHop(turn, said, aim);
    if (hop === null && findsItselfAlone(turn)) return said.type === 'join' ? saidTo(underWay, aim, 'accepted').length > 0 : isAnswered;
    if (hop === null) return after.held > before.held;
    return saidTo(underWay, hop.to, said.type).some(
      ({ key, newcomer, origin, direction }) => (key ?? newcomer) === aim && origin === said.origin && direction === hop.direction,
    );
  },
  'A member passes on each message whose key it does not own: clockwise until the key is passed, and then counter-clockwise. It holds a message whose next hop is missing or suspected, unless it finds that it is alone.',
);

export const newcomersAreAdmitted = eachHeard(
  'join',
  (turn, { newcomer: aim = -1 }) => {
    const { before, after, underWay, size } = turn;
    if (before.suspected.includes(aim) || aim === after.id) return true;
    const answers = saidTo(underWay, aim, 'accepted');
    if (isIn(before, aim)) {
      const named = nearestTo(aim, without(before.followers, [aim]), size);
      return named === undefined || answers.some(({ predecessor }) => predecessor === named);
    }
    if (!isOwner(turn, aim)) return true;
    const isNoted = after.predecessor === aim && same(after.followers, setOf(...before.followers, aim));
    return isNoted && answers.some(({ predecessor }) => predecessor === before.predecessor);
  },
  'The owner of the identifier of a newcomer takes it as predecessor and names the old one to it. A newcomer that asks again is answered again.',
);

/** Messages from its stash may have brought it a nearer neighbour since, or the farewell of one. */
export const newcomersTakeTheirPlace = eachTurn(({ before, after, heard, size }) => {
  if (before.status !== 'joining' || after.status !== 'member') return true;
  return heard.every(({ type, from, predecessor = -1, successors = [] }) => {
    if (type !== 'accepted' || after.suspected.includes(from) || after.suspected.includes(predecessor)) return true;
    const list = [from, ...upTo(after.id, from, successors)].slice(0, after.listLength);
    const isOfSuccessor =
      open(after.id, from, size).includes(after.successors[0]) || same(after.successors, without(list, after.suspected));
    return isOfSuccessor && (after.predecessor === predecessor || open(predecessor, after.id, size).includes(after.predecessor));
  });
}, 'A newcomer takes the node that admits it as successor, with its list, and the node that this one names as predecessor. Nearer nodes that have written meanwhile take precedence.');

/** Lookups and answers to them may be equal, and each counts. */
export const nothingIsSaidTwice = eachTurn(({ sent }) => {
  const texts = sent.filter(({ type }) => type !== 'lookup' && type !== 'found').map(textOf);
  return new Set(texts).size === texts.length;
}, 'In one step no node sends the same message twice to the same node.');

export const answers: Properties<Talk> = {
  keysPassWhenBothSuspect,
  acceptedNamesTheNext,
  followersAreKept,
  leavesOfFollowersCount,
  closerOnesAreAdopted,
  listsAreTakenOver,
  neighboursAreMet,
  newcomersAreAsked,
  hintsAreFollowed,
  messagesGoOn,
  newcomersAreAdmitted,
  newcomersTakeTheirPlace,
  nothingIsSaidTwice,
};

function knownBetween({ id, predecessor, followers }: MembersBooks, from: Identifier, size: number): readonly Identifier[] {
  const between = open(from, id, size);
  return setOf(predecessor, ...followers).filter((node) => between.includes(node));
}

function isIn({ predecessor, followers }: MembersBooks, newcomer: Identifier): boolean {
  return newcomer === predecessor || followers.includes(newcomer);
}

function isOwner({ before: { id, predecessor }, size }: Turn<MembersBooks>, key: Identifier): boolean {
  return halfOpen(predecessor, id, size).includes(key);
}

function findsItselfAlone({ before, after }: Turn<MembersBooks>): boolean {
  return before.successors[0] !== before.id && after.status === 'member' && after.successors[0] === after.id;
}

/** Null: the message has to wait. */
function nextHop({ before, size }: Turn<MembersBooks>, { direction }: Said, aim: Identifier) {
  const { id, predecessor, successors, suspected } = before;
  const [successor] = successors;
  if (direction === 'back' || successor === id) return suspected.includes(predecessor) ? null : { to: predecessor, direction: 'back' };
  if (successor === undefined) return null;
  return { to: successor, direction: halfOpen(id, successor, size).includes(aim) ? 'back' : 'onward' };
}

/** The beginning of a successor's list, to the place where it comes home or begins again; this node then stands at the end. */
export function upTo(id: Identifier, successor: Identifier, list: readonly Identifier[]): readonly Identifier[] {
  const home = list.findIndex((node) => node === id || node === successor);
  return home < 0 ? list : [...list.slice(0, home), id];
}
