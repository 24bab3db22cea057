/** A transaction, as all that have to do with it know it: its operations, the votes on them, and the outcome. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import type { Range } from '../places/range.ts';

/** The transaction item: the place of its manager, and how many that one has begun. No two transactions share one. */
export type TransactionId = string;

export type Value = string;

/** How often an item was written: 0 before the first time. A delete is a write of null: the version goes on. */
export type Version = number;

/** A transaction, as all that have to do with it know it. Each message that may be the first to tell of it carries it whole. */
export interface Transaction {
  readonly id: TransactionId;
  /** The transaction manager, then the replicated managers. A node that stands for two of them is listed twice. */
  readonly managers: readonly NodeId[];
  /** By rising keys, one per item. */
  readonly operations: readonly Operation[];
  /** Under which titles it counts on places: where there is none, under the first. */
  readonly titles?: Titles;
}

export type Operation = ReadOperation | WriteOperation;

export interface ReadOperation {
  readonly type: 'read';
  readonly key: Identifier;
  /** The one that the client has seen. */
  readonly version: Version;
  readonly tokens?: Tokens;
}

export interface WriteOperation {
  readonly type: 'write';
  readonly key: Identifier;
  /** The one that the client has seen; the new one is the next. */
  readonly version: Version;
  /** Null: delete. */
  readonly value: Value | null;
  readonly tokens?: Tokens;
}

/** Of a transaction that has reserved its items: by which tokens, by place. */
export type Tokens = Readonly<Record<Identifier, number>>;

/** Places, and a title of theirs. */
export interface Title extends Range {
  readonly claim: Claim;
}

/** By place. */
export type Titles = Readonly<Record<Identifier, Claim>>;

/** One vote, and the one decree that is agreed upon for it: of which item, by the replica at which place, as `2@6`. */
export type Instance = string;

export type Vote = 'prepared' | 'abort';

export type Votes = Readonly<Record<Instance, Vote>>;

/** A vote that an acceptor has accepted, and in which ballot. */
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
