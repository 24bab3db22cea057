/** The state of a node in the store: what it coordinates, and what it resolves for others. All data are in the layer below. */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { TransactionId, Write } from '../places/lock.ts';
import type { Version } from '../places/version.ts';
import type { Answer, Asking, Item, Question } from './messages.ts';
import type { Ballot, Outcome } from './outcome.ts';
import type { Poll } from './poll.ts';

export interface Config {
  /** The replication factor f. */
  readonly degree: number;
  /** The time without an answer after which a question is asked again, in milliseconds. Omitted: never. */
  readonly retryMs?: number;
  /** How often questions are asked again before a transaction is given up. Omitted: for ever. */
  readonly giveUpAfter?: number;
  /** A lock that lasts between one and two times as long is resolved, in milliseconds. Omitted: never. */
  readonly patienceMs?: number;
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
  /** Locks that were there when the patience ended last; by transaction. */
  readonly old: readonly TransactionId[];
  /** Questions to the layer below, in the order in which it answers. Empty between two events of the node. */
  readonly asked: readonly Asked[];
  /** Questions of nodes, in order of arrival. The layer below first does what earlier ones ask for. Empty between two events. */
  readonly waiting: readonly { readonly from: NodeId; readonly question: Asking }[];
}

/** A transaction of this node's clients. */
export interface Transaction {
  /** A higher one with each round of its reads, if it writes nothing. */
  readonly number: number;
  readonly ticket: number;
  /** `get` and `snapshot` end with their reads; `run` goes on by itself; `begin` waits for its client between read and commit. */
  readonly kind: 'get' | 'snapshot' | 'run' | 'begin';
  /** By class, then key. */
  readonly parts: readonly Part[];
  readonly stage: Stage;
  /** How often it was asked again; 0 if it is never given up. */
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
  | { readonly type: 'telling'; readonly outcome: Outcome };

/** A ballot of this node on the outcome of a transaction, for the sake of the locks that it holds, or of its client. */
export interface Resolution {
  readonly transaction: TransactionId;
  readonly home: number;
  /** The locks of the transaction that this node knows; by class, then key. */
  readonly parts: readonly (Item & { readonly write: Write | null; readonly poll: Poll<boolean> })[];
  readonly ballot: Ballot;
  readonly step:
    | { readonly type: 'promising'; readonly poll: Poll<{ readonly ballot: Ballot; readonly outcome: Outcome } | null> }
    | { readonly type: 'proposing'; readonly outcome: Outcome; readonly poll: Poll<true> }
    /** A rival has a higher ballot: waits for the next time that the patience ends. */
    | { readonly type: 'outranked' }
    | { readonly type: 'telling'; readonly outcome: Outcome };
}

/** A question to the layer below, and its reason. */
export type Asked =
  | { readonly type: 'locate'; readonly questions: readonly Question[] }
  | { readonly type: 'look'; readonly from: NodeId; readonly question: Asking; readonly then?: Seen }
  | { readonly type: 'replace'; readonly from: NodeId; readonly answer: Answer }
  | { readonly type: 'locked' };

/** The promise, seen before the acceptance is looked up. */
export interface Seen {
  readonly promised: Version;
}

export function booted(self: NodeId, config: Config, boot: number): State {
  return { self, config, boot, open: [], begun: 0, round: 1, resolving: [], old: [], asked: [], waiting: [] };
}

export function idOf({ self, boot }: State, { number }: Transaction): TransactionId {
  return { node: self, boot, number };
}
