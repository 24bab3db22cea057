/** Properties of the messages between the nodes of a relaxed ring, and of the events that nodes tell the layers above. */
import { type Identifier, open } from '../identifier-space/interval.ts';
import { setOf } from '../kernel/sorted-set.ts';
import { always, type Properties } from '../kernel/spec.ts';
import type { AllBooks, MembersBooks } from './books.ts';

/** The fields of a message in flight that properties speak of. */
export interface Said {
  readonly from: Identifier;
  readonly to: Identifier;
  readonly type: string;
  /** The nodes that the sender suspects. */
  readonly suspects?: readonly Identifier[];
  /** How often the sender had changed its successor. */
  readonly moves?: number;
  /** The successors of the sender. */
  readonly successors?: readonly Identifier[];
  /** The predecessor of the sender, or a node between the sender and the receiver. */
  readonly predecessor?: Identifier;
  /** The node that a hint is about. */
  readonly node?: Identifier;
  /** The node that inherits, according to the sender. */
  readonly heir?: Identifier;
  /** The key of a lookup. */
  readonly key?: Identifier;
  /** The node that asked for the key of a lookup. */
  readonly origin?: Identifier;
  /** The newcomer that wants to be let in. */
  readonly newcomer?: Identifier;
  /** The nodes in it that have restarted, as far as the sender knows, each with the number of its boots. */
  readonly lives?: readonly { readonly node: Identifier; readonly incarnation: number }[];
  /** Of a join, a lookup or its answer: the number of boots of the node that asked. */
  readonly incarnation?: number;
  /** Of a message that travels along the ring: `onward` until its key has been reached or passed, `back` from there. */
  readonly direction?: string;
}

export interface Talk extends AllBooks {
  readonly said: readonly Said[];
}

export const nobodyTalksToItself = eachMessage(({ from, to }) => from !== to, 'No node sends a message to itself.');

export const suspectsStandBetween = eachMessage(
  ({ from, to, type, suspects = [] }, { size }) => type !== 'follow' || suspects.every((node) => open(from, to, size).includes(node)),
  'A node that asks to follow another names only suspects between the two.',
);

/** A node that was told so by mistake forgets its follower. */
export const unfollowIsMeant = eachMessage(({ from, to, type, moves }, talk) => {
  const sender = memberAt(talk, from);
  return type !== 'unfollow' || sender === undefined || sender.moves !== moves || sender.successors[0] !== to;
}, 'No member tells its present successor that it does not follow it.');

export const listsSaidAreSound = eachMessage(({ from, successors = [] }, talk) => {
  const { listLength } = memberAt(talk, from) ?? { listLength: Number.POSITIVE_INFINITY };
  return setOf(...successors).length === successors.length && successors.length <= listLength;
}, 'Each list of successors in a message is within its bound and names no node twice.');

export const acceptedFollow = eachMessage(({ from, to, type }, talk) => {
  const receiver = memberAt(talk, to);
  const sender = memberAt(talk, from);
  if (type !== 'accepted' || receiver === undefined || sender === undefined || receiver.successors[0] !== from) return true;
  return knows(sender, to) || talk.said.some((said) => said.type === 'follow' && said.from === to && said.to === from);
}, 'A member that has accepted a follower knows or suspects this follower, or will get another request to follow from the same node.');

export const talkMakesSense: Properties<Talk> = {
  nobodyTalksToItself,
  suspectsStandBetween,
  unfollowIsMeant,
  listsSaidAreSound,
  acceptedFollow,
};

/** The events that one node has told the layer above so far. */
export interface Told {
  readonly by: Identifier;
  /** The neighbours that it has told last; null before the first time. */
  readonly neighbours: { readonly predecessor: Identifier; readonly successor: Identifier | null } | null;
  /** Whether it has told the same neighbours twice in a row, or has told its end twice. */
  readonly repeated: boolean;
  readonly joined: number;
  /** Whether it has told that it is isolated, since it last told its neighbours. */
  readonly isolated: boolean;
  readonly leaving: boolean;
  readonly heir: Identifier | null;
  readonly left: boolean;
}

export interface Telling extends AllBooks {
  readonly told: readonly Told[];
  readonly ended: readonly Identifier[];
  /** Members from the beginning, of whom nothing is told until something changes. */
  readonly founders: readonly Identifier[];
}

export const neighboursAreTold = eachTold((told, telling) => {
  const member = memberAt(telling, told.by);
  if (member === undefined || (told.neighbours === null && telling.founders.includes(told.by))) return true;
  return told.neighbours?.predecessor === member.predecessor && told.neighbours.successor === (member.successors[0] ?? null);
}, 'The neighbours that a member told the layer above last are its present ones.');

export const nothingIsToldTwice = eachTold(
  ({ repeated }) => !repeated,
  'A node tells the layer above nothing again that has not changed in between.',
);

export const joinsAreTold = eachTold(({ by, joined }, telling) => {
  const isIn = telling.books.some(({ id, status }) => id === by && status !== 'joining');
  return joined === (isIn && !telling.founders.includes(by) ? 1 : 0) || !telling.books.some(({ id }) => id === by);
}, 'A newcomer tells the layer above exactly once that it has been admitted.');

export const isolationIsTold = eachTold((told, telling) => {
  const member = memberAt(telling, told.by);
  return member === undefined || told.isolated === (member.successors.length === 0 && member.asked.length === 0);
}, 'The layer above was last told that a member is isolated exactly if the member has no successor and has asked no node.');

export const leavesAreTold = eachTold((told, { books }) => {
  const book = books.find(({ id }) => id === told.by);
  if (book === undefined) return true;
  if (book.status !== 'leaving') return !told.leaving;
  return told.leaving && told.heir === (book.hasInherited && book.heir !== book.id ? book.heir : null);
}, 'A leaver tells the layer above at once that it leaves, and names its heir as soon as the heir has inherited.');

export const endsAreTold = eachTold(
  ({ by, left }, { ended }) => left === ended.includes(by),
  'A leaver tells the layer above that it has left when it ends, and not earlier.',
);

export const toldTruly: Properties<Telling> = {
  neighboursAreTold,
  nothingIsToldTwice,
  joinsAreTold,
  isolationIsTold,
  leavesAreTold,
  endsAreTold,
};

function eachMessage(isMeant: (said: Said, talk: Talk) => boolean, doc: string) {
  return always<Talk>((talk) => talk.said.every((said) => isMeant(said, talk)), doc);
}

function eachTold(isTrue: (told: Told, telling: Telling) => boolean, doc: string) {
  return always<Telling>((telling) => telling.told.every((told) => isTrue(told, telling)), doc);
}

function memberAt({ books }: AllBooks, id: Identifier): MembersBooks | undefined {
  return books.find((book): book is MembersBooks => book.id === id && book.status === 'member');
}

function knows({ followers, suspected }: MembersBooks, node: Identifier): boolean {
  return followers.includes(node) || suspected.includes(node);
}
