/** The data types of a transaction: its operations, the votes on them, and the outcome. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import type { Range } from '../places/range.ts';

/** The identifier of the transaction manager and the number of transactions that it has begun, as `15.1`. Unique. */
export type TransactionId = string;

export type Value = string;

/** The number of writes of an item; 0 if it was never written. A delete is a write of null, so versions never go back. */
export type Version = number;

/** A transaction, as managers and participants know it. Each message that may be the first about it contains all of it. */
export interface Transaction {
  readonly id: TransactionId;
  /** The transaction manager, then the replicated managers. A node that owns two of their places is listed twice. */
  readonly managers: readonly NodeId[];
  /** One per item; by ascending key. */
  readonly operations: readonly Operation[];
  /** The epochs in which it relies on places. Places left out: the initial epoch. */
  readonly titles?: Titles;
}

export type Operation = ReadOperation | WriteOperation;

export interface ReadOperation {
  readonly type: 'read';
  readonly key: Identifier;
  /** The version that the client has read. */
  readonly version: Version;
  readonly tokens?: Tokens;
}

export interface WriteOperation {
  readonly type: 'write';
  readonly key: Identifier;
  /** The version that the client has read. The write makes the next one. */
  readonly version: Version;
  /** Null: delete. */
  readonly value: Value | null;
  readonly tokens?: Tokens;
}

/** The tokens of a pessimistic transaction's reservations, by place. */
export type Tokens = Readonly<Record<Identifier, number>>;

/** A range of places, and their epoch. */
export interface Title extends Range {
  readonly claim: Claim;
}

/** The epochs of single places. */
export type Titles = Readonly<Record<Identifier, Claim>>;

/** One Paxos instance, which decides one vote: the key of the item, and the place of the replica, as `2@6`. */
export type Instance = string;

export type Vote = 'prepared' | 'abort';

export type Votes = Readonly<Record<Instance, Vote>>;

/** A vote that an acceptor has accepted, and its ballot. */
export interface AcceptedVote {
  readonly ballot: number;
  readonly vote: Vote;
}

export type AcceptedVotes = Readonly<Record<Instance, AcceptedVote>>;

export type Outcome = Committed | Aborted;

export interface Committed {
  readonly type: 'committed';
}

export interface Aborted {
  readonly type: 'aborted';
  /** The items that were not prepared by a majority of their replicas. */
  readonly keys: readonly Identifier[];
}
