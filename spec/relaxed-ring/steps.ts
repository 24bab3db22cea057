/**
 * What one step of a node changes on its books, and what it sends in that step. A message says what its sender has on its
 * books by then: later both may have changed, so this is promised of steps, not of states.
 */
import { halfOpen, type Identifier, open } from '../identifier-space/interval.ts';
import { canonical } from '../kernel/canonical.ts';
import { type Properties, step } from '../kernel/spec.ts';
import type { Books, LeaversBooks, MembersBooks } from './books.ts';
import type { Said, Talk } from './talk.ts';

/** One node before and after a step, and what it has heard and sent in it. */
interface Turn<B extends Books = Books> {
  readonly before: B;
  readonly after: B;
  readonly heard: readonly Said[];
  readonly sent: readonly Said[];
  readonly size: number;
}

/** An old farewell is told from a new one by this number alone. One that has no successor turns away from nobody when it finds one. */
export const movesAreCounted = eachMember(({ before, after }) => {
  const [old] = before.successors;
  const [now] = after.successors;
  return old === now ? after.moves === before.moves : after.moves > before.moves || (old === undefined && after.moves === before.moves);
}, 'A member counts how often it turns away from its successor, and nothing else.');

export const suspicionsComeSingly = eachTurn(({ before, after }) => {
  if (before.status === 'joining' || after.status === 'joining') return true;
  return without(before.suspected, after.suspected).length + without(after.suspected, before.suspected).length <= 1;
}, 'A node begins or ends to suspect one node at a time.');

/** The list of another node leads past those between the two. */
export const listsComeFromTheSuccessor = eachMember(({ before, after, heard }) => {
  const [successor] = after.successors;
  const kept = before.successors.filter((node) => !after.suspected.includes(node));
  const isSame = before.successors[0] !== successor || kept.join() === after.successors.join();
  return isSame || heard.some(({ from }) => from === successor);
}, 'A member that keeps its successor changes its list on the word of that one only, or for a suspicion.');

export const followIsMeant = eachSent(
  'follow',
  ({ before, after, heard, size }, { to, moves = -1, suspects = [] }) => {
    const between = (suspected: readonly Identifier[]) => suspected.filter((node) => open(after.id, to, size).includes(node)).join();
    const isCounted = before.moves <= moves && moves <= after.moves;
    const isNamed = [before, after].some(({ suspected }) => between(suspected) === suspects.join());
    const isNew = !before.asked.includes(to) || !after.asked.includes(to) || heard.some(({ from }) => from === to);
    const isWorthSaying = suspects.length > 0 || !heard.some(({ type, from }) => type === 'accepted' && from === to);
    return isCounted && isNamed && isNew && isWorthSaying && (after.successors[0] === to || after.asked.includes(to));
  },
  'A member asks its successor or a closer node, the latter once unless it says that it is there. It names all suspects in between, and asks one that has accepted it for their sake only.',
);

export const unfollowIsCounted = eachSent(
  'unfollow',
  ({ after }, { to, moves }) => moves === after.moves && after.successors[0] !== to,
  'A node that is no successor is told so, and with the present count of moves.',
);

export const hintIsMeant = eachSent(
  'hint',
  ({ before, after }, { from, to, node, moves = after.moves }) => {
    if (node === from) return before.suspected.includes(to) && !after.suspected.includes(to) && moves === after.moves;
    const isNews = [before, after].map(({ predecessor, followers, suspected }) => canonical([predecessor, followers, suspected]));
    return node !== undefined && after.suspected.includes(node) && after.followers.includes(to) && isNews[0] !== isNews[1];
  },
  'A hint names the sender, for one that it trusts again, or a node that it suspects, for a follower, and when something has changed.',
);

export const acceptedIsMeant = eachSent(
  'accepted',
  ({ before, after }, { to, predecessor = -1, successors = [] }) => {
    const isKnown = [to, before.id, before.predecessor, ...before.followers].includes(predecessor);
    return isKnown && after.followers.includes(to) && successors.join() === after.successors.join();
  },
  'A member accepts followers only; it tells its whole list, and a neighbour that it knows.',
);

export const newSuccessorIsMeant = eachSent(
  'newSuccessor',
  ({ after }, { predecessor, successors = [] }) => predecessor === after.predecessor && successors.join() === after.successors.join(),
  'A member that has come in between tells its predecessor, and its whole list.',
);

/** Between the neighbours each hop leads nearer to the key, and the last one says that it is the last. */
export const routesAreMeant = eachMember(({ after, sent, size }) => {
  const { id, predecessor, successors, suspected } = after;
  return sent.every(({ type, to, key, newcomer, direction }) => {
    const aim = type === 'join' ? newcomer : type === 'lookup' ? key : undefined;
    if (aim === undefined) return true;
    const isLast = halfOpen(id, to, size).includes(aim);
    const isOnItsWay = to === successors[0] && (direction === 'back') === isLast;
    return isOnItsWay || (to === predecessor && direction === 'back' && !suspected.includes(to));
  });
}, 'A member passes a message on to its successor, as the last one if the key is passed then, or back to its predecessor.');

export const leavingIsMeant = eachTurn(({ before, after, sent }) => {
  if (after.status !== 'leaving') return true;
  const isLasting = before.status !== 'leaving' || !before.hasInherited || after.hasInherited;
  return isLasting && sent.every((said) => said.type !== 'leaving' || announces(after, said));
}, 'A leaver tells whom it waits for, who is before it, who inherits, and all that it suspects.');

/** One that is not noted would point to the leaver after its end. */
export const leaversNoteWhoCalls = eachTurn(({ before, after, heard }) => {
  if (before.status !== 'leaving' || after.status !== 'leaving') return true;
  const callers = heard.filter(
    ({ from, type }) => ['follow', 'accepted', 'newSuccessor', 'hint'].includes(type) && !before.suspected.includes(from),
  );
  return callers.every(({ from }) => after.followers.includes(from) || after.awaited.includes(from));
}, 'A leaver tells each node that takes it for a neighbour, now or when there is an heir.');

export const farewellIsMeant = eachSent(
  'farewell',
  ({ after, size }, { from, to, heir = -1 }) => halfOpen(to, from, size).includes(heir) && after.suspected.includes(to),
  'A member takes leave of one that it follows no more, and names an heir between the two, or itself.',
);

export const soundSteps: Properties<Talk> = {
  movesAreCounted,
  suspicionsComeSingly,
  listsComeFromTheSuccessor,
  followIsMeant,
  unfollowIsCounted,
  hintIsMeant,
  acceptedIsMeant,
  newSuccessorIsMeant,
  routesAreMeant,
  leavingIsMeant,
  leaversNoteWhoCalls,
  farewellIsMeant,
};

function announces({ id, awaited, heir, predecessor, suspected }: LeaversBooks, said: Said): boolean {
  const isOfHeir = heir === id || said.successors?.[0] === heir;
  return awaited.includes(said.to) && isOfHeir && said.predecessor === predecessor && said.suspects?.join() === suspected.join();
}

function eachTurn(isSound: (turn: Turn) => boolean, doc: string) {
  return step<Talk>((before, after) => turnsBetween(before, after).every(isSound), doc);
}

const known = new WeakMap<Talk, WeakMap<Talk, readonly Turn[]>>();

/** What has changed for each node that is up before and after; worked out once for all promises. */
function turnsBetween(before: Talk, after: Talk): readonly Turn[] {
  const fromHere = known.get(before) ?? new WeakMap<Talk, readonly Turn[]>();
  known.set(before, fromHere);
  const turns = fromHere.get(after) ?? madeBetween(before, after);
  fromHere.set(after, turns);
  return turns;
}

function madeBetween(before: Talk, after: Talk): readonly Turn[] {
  const [heard, sent] = [lessThan(before.said, after.said), lessThan(after.said, before.said)];
  return after.books.flatMap((book) => {
    const old = before.books.find(({ id }) => id === book.id);
    if (old === undefined) return [];
    const mine = { heard: heard.filter(({ to }) => to === book.id), sent: sent.filter(({ from }) => from === book.id) };
    return [{ before: old, after: book, ...mine, size: after.size }];
  });
}

function eachMember(isSound: (turn: Turn<MembersBooks>) => boolean, doc: string) {
  return eachTurn(({ before, after, ...rest }) => {
    return before.status !== 'member' || after.status !== 'member' || isSound({ before, after, ...rest });
  }, doc);
}

function eachSent(type: string, isMeant: (turn: Turn<MembersBooks>, said: Said) => boolean, doc: string) {
  return eachMember((turn) => turn.sent.every((said) => said.type !== type || isMeant(turn, said)), doc);
}

/** Those of `all` that are not in `others`, each as often as it is there more often. */
function lessThan(all: readonly Said[], others: readonly Said[]): readonly Said[] {
  const left = others.map(textOf);
  return all.filter((said) => {
    const place = left.indexOf(textOf(said));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

const texts = new WeakMap<Said, string>();

function textOf(said: Said): string {
  const text = texts.get(said) ?? canonical(said);
  texts.set(said, text);
  return text;
}

function without(nodes: readonly Identifier[], others: readonly Identifier[]): readonly Identifier[] {
  return nodes.filter((node) => !others.includes(node));
}
