/** One step of the network at each node: its books before and after, the messages received and the messages sent. */
import { type Identifier, open } from '../identifier-space/interval.ts';
import { rememberingEach, rememberingPairs, rememberingRecent, STEPS_AT_HAND } from '../kernel/remembering.ts';
import { step } from '../kernel/spec.ts';
import { type Traffic, trafficBetween, trafficOf } from '../kernel/traffic.ts';
import type { AllBooks, Books, LeaversBooks, MembersBooks } from './books.ts';
import type { Said, Talk } from './talk.ts';

/** The books of one node before and after a step. */
export interface Change<B extends Books = Books> {
  readonly before: B;
  readonly after: B;
  readonly size: number;
}

/** The same with the messages of that step. */
export interface Turn<B extends Books = Books> extends Change<B>, Traffic<Said> {
  /** All that this node has in flight after the step: a network that is a set does not take the same message twice. */
  readonly underWay: readonly Said[];
}

/** Claims `isSound` of each node that is up before and after a step. */
export function eachChange(isSound: (change: Change) => boolean, doc: string) {
  const isSoundOnce = rememberingEach(isSound);
  return step<AllBooks>((before, after) => changesBetween(before, after).every(isSoundOnce), doc);
}

/** Whether the node at that step has learned that `node` has begun a later life. */
export function hasRestarted({ before, after }: Change, node: Identifier): boolean {
  const [known, now] = [before, after].map(({ lives }) => lives.find((life) => life.node === node)?.incarnation ?? 1);
  return known !== undefined && now !== undefined && now > known;
}

export function eachMembersChange(isSound: (change: Change<MembersBooks>) => boolean, doc: string) {
  return eachChange((change) => !isMembersChange(change) || isSound(change), doc);
}

export function eachLeaversChange(isSound: (change: Change<LeaversBooks>) => boolean, doc: string) {
  return eachChange((change) => !isOfLeaver(change) || isSound(change), doc);
}

/** Claims `isSound` of each node that is up before and after a step, with what it has heard and sent. */
export function eachTurn(isSound: (turn: Turn) => boolean, doc: string) {
  return step<Talk>((before, after) => turnsBetween(before, after).every(isSound), doc);
}

export function eachMembersTurn(isSound: (turn: Turn<MembersBooks>) => boolean, doc: string) {
  return eachTurn((turn) => !isMembersChange(turn) || isSound(turn), doc);
}

export function eachLeaversTurn(isSound: (turn: Turn<LeaversBooks>) => boolean, doc: string) {
  return eachTurn((turn) => !isOfLeaver(turn) || isSound(turn), doc);
}

/** Claims `isMeant` of each message of this type that a member sends. */
export function eachSent(type: string, isMeant: (turn: Turn<MembersBooks>, said: Said) => boolean, doc: string) {
  return eachMembersTurn((turn) => turn.sent.every((said) => said.type !== type || isMeant(turn, said)), doc);
}

/**
 * Claims `isAnswered` of each message of these types that a member handles. Not where it holds messages: then the step may
 * handle those, too.
 */
export function eachHeard(types: string | readonly string[], isAnswered: (turn: Turn<MembersBooks>, said: Said) => boolean, doc: string) {
  return eachMembersTurn(
    (turn) => turn.before.held > 0 || turn.heard.every((said) => !types.includes(said.type) || isAnswered(turn, said)),
    doc,
  );
}

/** The messages of one type to `node` among `underWay`. */
export function saidTo(underWay: readonly Said[], node: Identifier, type: string): readonly Said[] {
  return underWay.filter((said) => said.to === node && said.type === type);
}

/** Whether `node` would be a closer successor than the present one. If a member is alone or has none, any other node is. */
export function isCloser({ id, successors: [successor = id] }: MembersBooks, node: Identifier, size: number): boolean {
  return open(id, successor, size).includes(node);
}

/** The first of `nodes` that is met when walking counter-clockwise from `place`; undefined if there is none. */
export function nearestTo(place: Identifier, nodes: readonly Identifier[], size: number): Identifier | undefined {
  return open(place, place, size).findLast((each) => nodes.includes(each));
}

export function same(some: readonly Identifier[], others: readonly Identifier[]): boolean {
  return some.length === others.length && some.every((node, place) => node === others[place]);
}

/** The elements of `nodes` that are not in `others`. */
export function without(nodes: readonly Identifier[], others: readonly Identifier[]): readonly Identifier[] {
  return nodes.filter((node) => !others.includes(node));
}

export function isMembersChange<C extends Change>(change: C): change is C & Change<MembersBooks> {
  return change.before.status === 'member' && change.after.status === 'member';
}

function isOfLeaver<C extends Change>(change: C): change is C & Change<LeaversBooks> {
  return change.before.status === 'leaving' && change.after.status === 'leaving';
}

const changesBetween = rememberingRecent(STEPS_AT_HAND, (before: AllBooks, after: AllBooks): readonly Change[] =>
  after.books.flatMap((book) => {
    const old = before.books.find(({ id }) => id === book.id);
    return old === undefined ? [] : [changeOf(old, book, after.size)];
  }),
);

/** The same two books, of a node that has not changed or has changed in the same way, make the same change. */
const changeOf = rememberingPairs((before: Books, after: Books, size: number): Change => ({ before, after, size }));

const turnsBetween = rememberingRecent(STEPS_AT_HAND, (before: Talk, after: Talk): readonly Turn[] => {
  const traffic = trafficBetween(before.said, after.said);
  return changesBetween(before, after).map((change) => {
    const { id } = change.after;
    return { ...change, ...trafficOf(traffic, id), underWay: after.said.filter(({ from }) => from === id) };
  });
});

/** The messages that `id` has sent in a step in which it may have ended. */
export function newlySaid(before: Talk, after: Talk, id: Identifier): readonly Said[] {
  return trafficOf(trafficBetween(before.said, after.said), id).sent;
}
