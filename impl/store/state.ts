/** The state of a node in the store: what it coordinates, and what it resolves for others. All data are in the layer below. */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Home, TransactionId, Write } from '../places/lock.ts';
import type { Version } from '../places/version.ts';
import type { Answer, Asking, Item, Promised, Question } from './messages.ts';
import type { Ballot, Outcome, Proposal } from './outcome.ts';
import type { Poll } from './poll.ts';

export interface Config {
  /** The replication factor f. */
  readonly degree: number;
  /** The time without an answer after which a question is asked again, in milliseconds. Omitted: never. */
  readonly retryMs?: number;
  /**
   * Whether a question is asked again after pauses that double: when that time has run out 2, 3, 5, 9, 17, 25, … times. So a
   * node that is slow is not asked more and more. The pauses before a ballot that follows one that was outranked double, too, so
   * that of many rivals one has the time to finish. While answers are slow, so does the patience. Omitted: no pause grows.
   */
  readonly pausesDouble?: boolean;
  /** How often that time runs out before a transaction is given up. Omitted: never. */
  readonly giveUpAfter?: number;
  /** A lock that lasts between one and two times as long is resolved, in milliseconds. Omitted: never. */
  readonly patienceMs?: number;
  /** The records of outcomes are swept when the patience ends for the n-th time. Omitted: never. */
  readonly sweepsEvery?: number;
  /** The most transactions that a node has open. One more is rejected. Omitted: `MOST_OPEN`. */
  readonly mostOpen?: number;
  /** The most locks beside which a place votes for one more that only reads. Omitted: `MOST_READERS`. */
  readonly mostReaders?: number;
}

/** Those included whose clients have their answers. */
export const MOST_OPEN = 1000;

export const MOST_READERS = 100;

/** The most locks that a node resolves at once. The others wait. */
export const MOST_RESOLVED = 100;

/** The most records that a node sweeps at once. */
export const MOST_SWEPT = 100;

/** The durable record of a node, written once per boot. */
export interface Durable {
  readonly boot: number;
}

export interface State extends Durable {
  readonly self: NodeId;
  readonly config: Config;
  /** By ascending number. */
  readonly open: readonly Transaction[];
  /** How many transactions there have been since the boot; another round of reads counts, too. */
  readonly begun: number;
  /** The highest round of a ballot of this node since the boot. No ballot is used twice. */
  readonly round: number;
  /** Ballots of this node on the outcomes of others; by transaction. */
  readonly resolving: readonly Resolution[];
  /** Those of others, with locks or records here when the patience ended last; by transaction. */
  readonly old: readonly TransactionId[];
  /** The last one whose record was swept; null: none yet. */
  readonly swept: TransactionId | null;
  /** How often the patience ends before records are swept again; 0: the next time. */
  readonly rest: number;
  /** How slow answers are. Omitted: nothing depends on it. */
  readonly slowness?: Slowness;
  /** Questions to the layer below, in the order in which it answers. Empty between two events of the node. */
  readonly asked: readonly Asked[];
  /** Questions of nodes, in order of arrival. The layer below first does what earlier ones ask for. Empty between two events. */
  readonly waiting: readonly { readonly from: NodeId; readonly question: Asking }[];
}

/** While a majority is slow to answer, a lock that stays says nothing: its coordinator waits, too. */
export interface Slowness {
  /** How many looks for locks in a row found it so, up to a limit. Each doubles the time to the next. */
  readonly level: number;
  /** How often the patience ends before the next look. */
  readonly left: number;
}

export const NOT_SLOW: Slowness = { level: 0, left: 0 };

/** The patience grows to 16 times its length. */
export const SLOWEST = 4;

/** A transaction of this node's clients. */
export interface Transaction {
  /** A higher one with each round of its reads, if it writes nothing. */
  readonly number: number;
  readonly ticket: number;
  /**
   * `get` and `snapshot` end with their reads; `run` goes on by itself; `begin` waits for its client between read and commit. `touch`
   * has no client: it writes again what it has read.
   */
  readonly kind: 'get' | 'snapshot' | 'run' | 'begin' | 'touch';
  /** By class, then key. */
  readonly parts: readonly Part[];
  readonly stage: Stage;
  /** How often the time to answer has run out in this stage; 0 if nothing depends on it. */
  readonly retries: number;
}

/** One item of a transaction. */
export interface Part extends Item {
  /** The content that was read; null: nothing yet. */
  readonly base: { readonly version: Version; readonly value: Value } | null;
  /** The write that follows; null: the item is only read. */
  readonly write: Write | null;
  /** The answers of this stage: null where the question was another one. */
  readonly poll: Poll<Sight | boolean>;
}

export interface Sight {
  readonly version: Version;
  readonly value: Value;
  readonly lockedOver: Version | null;
}

export type Stage =
  | { readonly type: 'reading' }
  /** The client has the readings, and has not said what to write. */
  | { readonly type: 'thinking' }
  /** Writes nothing: reads again, until it is known that its readings were true at one moment. */
  | { readonly type: 'confirming' }
  | { readonly type: 'preparing' }
  /** All items are prepared: the outcome is being agreed. */
  | { readonly type: 'proposing'; readonly poll: Poll<true> }
  /** A rival has a higher ballot on the outcome: this node finds it out like any other. */
  | { readonly type: 'resolving' }
  /** The outcome is known, and so it is to the client. The places are told. */
  | ({ readonly type: 'telling'; readonly outcome: Outcome } & Released);

/** A mark of what the places are told. */
export interface Released {
  /** The transaction is over: nobody remembers its outcome any more. The abort that is told only releases locks that are void. */
  readonly isOver?: true;
}

/** A ballot of this node on the outcome of a transaction. Its client waits, or the node holds a lock or a record. */
export interface Resolution {
  readonly transaction: TransactionId;
  readonly home: Home;
  /** Is it to forget the record in the end? */
  readonly isSweep: boolean;
  /** The locks of the transaction that this node knows; of a commit that is swept, all of its items; by class, then key. */
  readonly parts: readonly (Item & { readonly write: Write | null; readonly poll: Poll<boolean> })[];
  readonly ballot: Ballot;
  /** The places that have told that the transaction is over. */
  readonly over: Poll<true>;
  /**
   * How often the time to answer has run out in this step. After an outranked ballot on the transaction of another node, it counts
   * ends of the patience. Omitted: never, or nothing depends on it.
   */
  readonly retries?: number;
  /** How many ballots of this node on this outcome were outranked, up to a limit. Omitted: none, or nothing depends on it. */
  readonly outranked?: number;
  readonly step:
    | { readonly type: 'promising'; readonly poll: Poll<PromiseOf> }
    | { readonly type: 'proposing'; readonly proposal: Proposal; readonly poll: Poll<true> }
    /** A rival has a higher ballot: waits, and begins another one. */
    | { readonly type: 'outranked' }
    | ({ readonly type: 'telling'; readonly proposal: Proposal } & Released)
    /** All places are to accept it, before they forget it. The answers: whether they have a newer version than was read. */
    | { readonly type: 'settling'; readonly proposal: Proposal; readonly poll: Poll<boolean> };
}

/** The answer of a place to `promise`. */
export type PromiseOf = Pick<Promised, 'accepted' | 'hasMovedOn'>;

/** A question to the layer below, and its reason. */
export type Asked =
  | { readonly type: 'locate'; readonly questions: readonly Question[] }
  | { readonly type: 'look'; readonly from: NodeId; readonly question: Asking; readonly then?: Seen }
  | { readonly type: 'replace'; readonly from: NodeId; readonly answer: Answer }
  | { readonly type: 'unsettled' };

/** The node looks this up before the acceptance. */
export interface Seen {
  /** Whether there is a newer version of the home item than the one that the transaction has read. */
  readonly hasMovedOn: boolean;
  /** null: not looked up yet. */
  readonly promised: Version | null;
}

export function booted(self: NodeId, config: Config, boot: number): State {
  const slowness = config.pausesDouble === true ? { slowness: NOT_SLOW } : {};
  const unsettled = { old: [], swept: null, rest: 0, ...slowness };
  return { self, config, boot, open: [], begun: 0, round: 1, resolving: [], ...unsettled, asked: [], waiting: [] };
}

export function idOf({ self, boot }: State, { number }: Transaction): TransactionId {
  return { node: self, boot, number };
}

/** The outcomes that a node has found out, and tells. */
export function outcomesIn(state: State): readonly { readonly transaction: TransactionId; readonly outcome: Outcome }[] {
  const own = state.open.flatMap((each) =>
    each.stage.type === 'telling' && each.stage.isOver !== true ? [{ transaction: idOf(state, each), outcome: each.stage.outcome }] : [],
  );
  const others = state.resolving.flatMap(({ transaction, step }) =>
    step.type === 'telling' && step.isOver !== true ? [{ transaction, outcome: step.proposal.outcome }] : [],
  );
  return [...own, ...others];
}
