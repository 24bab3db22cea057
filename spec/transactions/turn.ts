/**
 * One step of a node as an observer of the network sees it: the node's state before and after, and the messages
 * received and sent. Which messages a step owes, and which ones it may send, can be said of steps only.
 */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { equal } from '../kernel/canonical.ts';
import { rememberingEach, rememberingRecent, STEPS_AT_HAND } from '../kernel/remembering.ts';
import { type StepClaim, step } from '../kernel/spec.ts';
import { type Traffic, textOf, trafficBetween, trafficOf } from '../kernel/traffic.ts';
import type { AcceptedVotes, Managed, Peer, PeerState, Votes } from './peer.ts';

export type Letter =
  | { readonly type: 'enlist'; readonly transaction: string; readonly manager: number; readonly keys: Places; readonly places: Places }
  | { readonly type: 'enlisted'; readonly transaction: string; readonly places: Places; readonly copies: readonly CopySeen[] }
  | ({ readonly type: 'reserved'; readonly transaction: string; readonly token: number } & CopySeen)
  | {
      readonly type: 'reserve';
      readonly transaction: string;
      readonly manager: number;
      readonly key: Identifier;
      readonly places: Places;
    }
  | { readonly type: 'release'; readonly transaction: string; readonly key: Identifier; readonly places: Places }
  | { readonly type: 'prepare'; readonly transaction: Managed; readonly places: Places }
  | { readonly type: 'vote'; readonly transaction: Managed; readonly votes: Votes }
  | { readonly type: 'ask'; readonly transaction: Managed; readonly votes: Votes }
  | { readonly type: 'decision'; readonly transaction: Managed; readonly outcome: { readonly type: string }; readonly places: Places }
  | { readonly type: 'lead'; readonly transaction: Managed; readonly ballot: number }
  | { readonly type: 'propose'; readonly transaction: Managed; readonly ballot: number; readonly votes: Votes }
  | { readonly type: 'accepted'; readonly transaction: string; readonly ballot: number; readonly votes: Votes }
  | { readonly type: 'promised'; readonly transaction: string; readonly ballot: number; readonly accepted: AcceptedVotes }
  | { readonly type: 'refused'; readonly transaction: string; readonly ballot: number }
  | { readonly type: 'handOver' | 'fetch' | 'fetched' | 'overtaken' };

type Places = readonly Identifier[];

/** The content of a replica, as it tells others. */
export interface CopySeen {
  readonly key: Identifier;
  readonly place: Identifier;
  readonly version: number;
  readonly value: string | null;
}

/** A message in flight. */
export interface Said {
  readonly from: number;
  readonly to: number;
  readonly message: Letter;
}

/** Nodes that deal with transactions, and what is in flight between them. */
export interface Talk {
  readonly nodes: readonly Peer[];
  readonly messages: readonly Said[];
}

export interface Turn {
  readonly id: number;
  readonly before: PeerState;
  readonly after: PeerState;
  /** Whether this timer of this transaction was armed before the step, and is not after it. */
  readonly elapsed: (type: 'deadline' | 'giveUp', transaction: string) => boolean;
  /** The node was told to start: after its first boot, or after a restart. */
  readonly starts: boolean;
  /** At most one message. */
  readonly heard: readonly Said[];
  readonly sent: readonly Said[];
  /** By rule: whether it is kept. */
  readonly verdicts: Map<unknown, boolean>;
}

/** Whether both are missing, or equal. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : equal(a, b);
}

/** Whether this message was sent to this node. */
export function isSent(sent: readonly Said[], to: number, message: object): boolean {
  return sent.some((said) => said.to === to && equal(said.message, message));
}

export type LetterOf<T extends Letter['type']> = Extract<Letter, { readonly type: T }>;

/** The messages of these types, each with the other side: its sender where it was heard, its receiver where it was sent. */
export function lettersIn<T extends Letter['type']>(
  said: readonly Said[],
  ...types: readonly T[]
): readonly { readonly from: number; readonly to: number; readonly message: LetterOf<T> }[] {
  return said.flatMap(({ from, to, message }) => (isOf(message, types) ? [{ from, to, message }] : []));
}

function isOf<T extends Letter['type']>(message: Letter, types: readonly T[]): message is LetterOf<T> {
  return types.some((type) => type === message.type);
}

/** The id of the transaction that a message is about; none of what is said when places move. */
export function subjectOf(message: Letter): string | undefined {
  if (!('transaction' in message)) return undefined;
  return typeof message.transaction === 'string' ? message.transaction : message.transaction.id;
}

/** The places that this node speaks for. */
export function ownPlaces({ id, after }: Pick<Turn, 'id' | 'after'>): readonly Identifier[] {
  return after.from === null ? [] : halfOpen(after.from, id, after.config.identifiers);
}

/** The places of all replicas of an item. */
export function replicasOf({ config: { identifiers, degree } }: Pick<PeerState, 'config'>, key: Identifier): readonly Identifier[] {
  return Array.from({ length: degree }, (_, i) => (key + (i * identifiers) / degree) % identifiers);
}

/** The places of the managers of a transaction that begins at `place`. */
export function managerPlacesOf(
  { config: { identifiers, managers } }: Pick<PeerState, 'config'>,
  place: Identifier,
): readonly Identifier[] {
  return Array.from({ length: managers }, (_, i) => (place + (i * identifiers) / managers) % identifiers);
}

/** The member that is responsible for a place: the first one clockwise, the place included. */
export function ownerIn({ members }: PeerState, place: Identifier): number {
  return members.find((member) => member >= place) ?? members[0];
}

/** The properties of each step of a node that is up, in a ring that stays as it is. */
export interface Rule {
  readonly isKept: (turn: Turn) => boolean;
  readonly doc: string;
}

export function eachTurn(isKept: Rule['isKept'], doc: string): Rule {
  return { isKept, doc };
}

/** All of these rules as one property: to look at what is in flight costs more than to ask them. A report names the broken one. */
export function allKept(rules: Readonly<Record<string, Rule>>, doc: string): StepClaim<Talk> {
  const named = Object.entries(rules);
  const isBroken = (turn: Turn) => named.find(([, rule]) => !rule.isKept(turn));
  const areKept = (turn: Turn): boolean => {
    const verdict = turn.verdicts.get(rules) ?? isBroken(turn) === undefined;
    turn.verdicts.set(rules, verdict);
    return verdict;
  };
  const explain = (before: Talk, after: Talk) => {
    const turn = turnsBetween(before, after).find((each) => !areKept(each));
    const [name, rule] = (turn && isBroken(turn)) ?? ['', { doc }];
    return `node ${turn?.id} breaks ${name}: ${rule.doc}`;
  };
  return step<Talk>((before, after) => turnsBetween(before, after).every(areKept), doc, explain);
}

/** Worked out once for all rules, which are put to one step after another. */
const turnsBetween = rememberingRecent(STEPS_AT_HAND, (before: Talk, after: Talk): readonly Turn[] => {
  const traffic = trafficBetween(before.messages, after.messages);
  // The network doubles a message: no node has done anything.
  if (isDoubled(traffic, before) && areSame(before, after)) return [];
  return after.nodes.flatMap((peer, i): readonly Turn[] => {
    const [old, recent] = [before.nodes[i].whole ?? before.nodes[i], peer.whole ?? peer];
    const mine = trafficOf(traffic, peer.id);
    const isIdle = old === recent && mine.heard.length + mine.sent.length === 0;
    if (isIdle || old.status === 'down' || recent.status !== 'up' || isMoving(old.state, recent.state, mine.heard)) return [];
    return [turnOf(old, recent, mine, peer.whole !== undefined && before.nodes[i].whole !== undefined)];
  });
});

function isDoubled({ heard, sent }: Traffic<Said>, { messages }: Talk): boolean {
  return heard.length === 0 && sent.length === 1 && messages.some((said) => textOf(said) === textOf(sent[0]));
}

/** Of a node before and after its turn: the turns, by what it hears and sends. */
const turnsFrom = rememberingEach((_before: Peer) => rememberingEach((_after: Peer) => new Map<string, Turn>()));

/** Returns the same turn wherever the same node does the same: most steps of a world are turns that have been judged already. */
function turnOf(old: Peer, recent: Peer, said: Traffic<Said>, areKept: boolean): Turn {
  const elapsed: Turn['elapsed'] = (type, transaction) => isArmed(old, type, transaction) && !isArmed(recent, type, transaction);
  const made = {
    id: recent.id,
    before: old.state,
    after: recent.state,
    starts: old.status === 'new',
    elapsed,
    ...said,
    verdicts: new Map<unknown, boolean>(),
  };
  // Without account of what is the same, one object may stand for the node in many states.
  if (!areKept) return made;
  const known = turnsFrom(old)(recent);
  const text = [said.heard, said.sent].map((all) => all.map(textOf).join()).join(' ');
  const turn = known.get(text) ?? made;
  known.set(text, turn);
  return turn;
}

function areSame(before: Talk, after: Talk): boolean {
  return before.nodes.every(({ state }, i) => equal(state, after.nodes[i].state));
}

function isArmed({ timers = [] }: Peer, type: string, transaction: string): boolean {
  return timers.some((timer) => timer.type === type && 'transaction' in timer && timer.transaction === transaction);
}

/** Places are on their way between nodes, or have been taken over: other rules hold then. */
function isMoving(before: PeerState, after: PeerState, heard: readonly Said[]): boolean {
  const isUnsettled = ({ restorations, titles, heard: heardOf }: PeerState) => restorations.length + titles.length + heardOf.length > 0;
  const isAboutPlaces = ({ message }: Said) => ['handOver', 'fetch', 'fetched', 'overtaken'].includes(message.type);
  const namesEpochs = ({ message }: Said) =>
    'transaction' in message && typeof message.transaction !== 'string' && message.transaction.titles !== undefined;
  const isAnother = before.from !== after.from || !equal(before.members, after.members);
  return isAnother || isUnsettled(before) || isUnsettled(after) || heard.some((said) => isAboutPlaces(said) || namesEpochs(said));
}
