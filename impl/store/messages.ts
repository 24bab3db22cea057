/**
 * The messages between nodes, and the requests and outputs of the layers around. Each question goes to the f places of a
 * class. Each answer names the epoch under which its member speaks: a majority counts if all its answers are of one epoch.
 */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Home, Item, Lock, TransactionId, Write } from '../places/lock.ts';
import type { Version } from '../places/version.ts';
import type { Ballot, Outcome, Proposal } from './outcome.ts';

export type Question = Read | Prepare | PromiseRequest | Propose | Decide | Forget;
export type { Item };

export type Message = Asking | Answer;

/** A question with the highest epoch of the class that its sender knows; −1: none. A member under an earlier one asks about it. */
export type Asking = Question & { readonly epoch: number };

export type Answer = Held | Voted | Promised | Accepted | Outranked | Over | Decided;

interface AtPlace {
  readonly transaction: TransactionId;
  readonly place: number;
}

/** "Tell me the version and the value under this key." */
export interface Read extends AtPlace, Item {
  readonly type: 'read';
}

/** The answer to `read`. */
export interface Held extends AtPlace, Item {
  readonly type: 'held';
  readonly epoch: number;
  readonly version: Version;
  readonly value: Value;
  /** The newest version over which a lock is held for writing; null: none. */
  readonly lockedOver: Version | null;
}

/** "Validate, lock, and vote." */
export interface Prepare extends AtPlace, Item, Omit<Lock, 'transaction'> {
  readonly type: 'prepare';
}

/** The vote. A member that has voted for the transaction keeps its lock until it knows the outcome. */
export interface Voted extends AtPlace, Item {
  readonly type: 'voted';
  readonly epoch: number;
  readonly isPrepared: boolean;
}

/** "Take no part in lower ballots on the outcome, and tell me what you have accepted." Phase 1 of Paxos, at a place of the home class. */
export interface PromiseRequest extends AtPlace {
  readonly type: 'promise';
  readonly home: Home;
  readonly ballot: Ballot;
}

/** The answer to `promise`: the outcome that the member has accepted in the highest ballot, if any. */
export interface Promised extends AtPlace {
  readonly type: 'promised';
  readonly epoch: number;
  readonly ballot: Ballot;
  readonly accepted: (Proposal & { readonly ballot: Ballot }) | null;
  /** As in `accepted`. */
  readonly hasMovedOn: boolean;
}

/** "Accept this outcome." Phase 2 of Paxos. */
export interface Propose extends AtPlace, Proposal {
  readonly type: 'propose';
  readonly home: Home;
  readonly ballot: Ballot;
}

/** The answer to `propose`. */
export interface Accepted extends AtPlace {
  readonly type: 'accepted';
  readonly epoch: number;
  readonly ballot: Ballot;
  /** Whether it has a newer version of the home item than the one that was read: it may forget the record. */
  readonly hasMovedOn: boolean;
}

/** The refusal of `promise` and `propose`: a higher ballot was promised. */
export interface Outranked extends AtPlace {
  readonly type: 'outranked';
  readonly ballot: Ballot;
  readonly promised: Ballot;
}

/**
 * Another refusal: the member has accepted nothing, and has a newer version of the home item than the one that was read. Then other
 * places have the outcome, or nobody needs it any more.
 */
export interface Over extends AtPlace {
  readonly type: 'over';
  readonly epoch: number;
  readonly ballot: Ballot;
}

/** "This is the outcome." */
export interface Decide extends AtPlace, Item {
  readonly type: 'decide';
  readonly outcome: Outcome;
  /** Written if the outcome is to commit; null: what the lock says, if there is one. */
  readonly write: Write | null;
}

/** The answer to `decide`: the lock is gone, and what was committed is kept. */
export interface Decided extends AtPlace, Item {
  readonly type: 'decided';
  readonly epoch: number;
}

/** "All places have the outcome: its record is needed no more." Not answered. A member keeps it while it has the version that was read. */
export interface Forget extends AtPlace {
  readonly type: 'forget';
  readonly home: Home;
}

export type Request = Begin | Commit | Cancel | Run | Get | Snapshot | Put | Answered | Located | UnsettledHere;

/** From a client: reads these items, for a transaction on them. The client makes the tickets; each is used once. */
export interface Begin {
  readonly type: 'begin';
  readonly ticket: number;
  /** At least one, each once. */
  readonly items: readonly Item[];
}

/** From a client that has read: writes these values, if all that was read is still true. */
export interface Commit {
  readonly type: 'commit';
  readonly ticket: number;
  /** Of items that were read; each once. */
  readonly writes: readonly (Item & { readonly value: Value })[];
}

/** From a client that has read: it wants no more. */
export interface Cancel {
  readonly type: 'cancel';
  readonly ticket: number;
}

/** From a client: reads these items, and writes these values, as one transaction. Without writes, it commits nothing either. */
export interface Run {
  readonly type: 'run';
  readonly ticket: number;
  /** At least one, each once. */
  readonly items: readonly Item[];
  /** Of some of the items; each once. */
  readonly writes: Commit['writes'];
}

/** From a client: one item, without a commit. */
export interface Get extends Item {
  readonly type: 'get';
  readonly ticket: number;
}

/** From a client: these items as they were at one moment, without a commit and without locks. */
export interface Snapshot {
  readonly type: 'snapshot';
  readonly ticket: number;
  /** At least one, each once. */
  readonly items: readonly Item[];
}

/** From a client: one item, whatever it was. A value of null deletes. */
export interface Put extends Item {
  readonly type: 'put';
  readonly ticket: number;
  readonly value: Value;
}

/** From the layer below: the answers to `look` and `replace`. */
export type Answered =
  | (Below & { readonly type: 'kept' })
  | (Below & {
      readonly type: 'shown';
      readonly epoch: number;
      readonly version: Version;
      readonly value: Value;
      readonly locks?: readonly Lock[];
    })
  | (Below & { readonly type: 'refused'; readonly because: string; readonly epoch: number });

interface Below extends Item {
  readonly place: number;
}

/** From the layer below, the answer to `locate`. */
export interface Located {
  readonly type: 'located';
  readonly class: number;
  /** The highest epoch that was named, or that the layer knows; −1: none. */
  readonly epoch: number;
  /** By place; null: no node is known. */
  readonly nodes: readonly (NodeId | null)[];
}

/** From the layer below, the answer to `unsettled`: the values with locks, and the records, for which this node speaks. */
export interface UnsettledHere {
  readonly type: 'unsettledHere';
  readonly entries: readonly (Below & { readonly version: Version; readonly value: Value; readonly locks?: readonly Lock[] })[];
}

/** An item that a client has read. A value of null: there is none. */
export interface Reading extends Item {
  readonly version: Version;
  readonly value: Value;
}

export type Output =
  | { readonly type: 'got'; readonly ticket: number; readonly reading: Reading }
  | { readonly type: 'snapshot'; readonly ticket: number; readonly readings: readonly Reading[] }
  | { readonly type: 'read'; readonly ticket: number; readonly readings: readonly Reading[] }
  | {
      readonly type: 'committed';
      readonly ticket: number;
      /** All that was read; true at the moment of the commit. */
      readonly readings: readonly Reading[];
      readonly versions: readonly (Item & { readonly version: Version })[];
    }
  /** Nothing was written, and nothing will be. */
  | { readonly type: 'aborted'; readonly ticket: number; readonly because: 'conflict' | 'cancelled' | 'late' }
  /** No answer in time. `mayHappen`: the writes may happen, now or later. If not, they never will. */
  | { readonly type: 'gaveUp'; readonly ticket: number; readonly mayHappen: boolean }
  /** The request makes no sense, or is too large. Nothing was sent. */
  | {
      readonly type: 'rejected';
      readonly ticket: number;
      readonly code: Rejection;
      readonly message: string;
      readonly keys: readonly string[];
    }
  /** To the layer below, which answers in the same step, in the same order. */
  | (Below & { readonly type: 'look'; readonly epoch: number })
  | (Below & {
      readonly type: 'replace';
      readonly epoch: number;
      readonly version: Version;
      readonly value: Value;
      readonly locks?: readonly Lock[];
    })
  | { readonly type: 'locate'; readonly class: number; readonly epoch: number; readonly missing: readonly number[] }
  | { readonly type: 'unsettled' }
  /** To the layer below, which does not answer. */
  | (Below & { readonly type: 'remove'; readonly epoch: number });

export type Rejection =
  | 'unknownOperation'
  | 'tooManyItems'
  | 'noItems'
  | 'duplicateItem'
  | 'keyTooLong'
  | 'valueTooLarge'
  | 'notRead'
  | 'unknownTicket'
  | 'ticketInUse'
  | 'busy';

/** `retry`: an answer is missing. `patience`: time to look for locks that nobody releases. */
export interface Timer {
  readonly type: 'retry' | 'patience';
}
