/** The messages of transactions: the six rounds, then reservations, new leaders, and places that move. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Claim } from '../places/claim.ts';
import type { Range } from '../places/range.ts';
import type { Copy, Replica, Reservation, Restoration } from './holdings.ts';
import type { AcceptedVotes, Instance, Outcome, Title, Titles, Transaction, TransactionId, Votes } from './transaction.ts';

export type Message =
  | Placed
  | Enlisted
  | Reserved
  | CastVotes
  | Ask
  | Accepted
  | Lead
  | Promised
  | Propose
  | Refused
  | HandOver
  | Restoring;

/** Messages to the owners of `places`. */
export type Placed = Enlist | Reserve | Release | Prepare | Decision;

/** Messages that a node keeps until their places are handed over, or restored. */
export type Held = Placed | Fetch;

/** The messages of a restoration. */
export type Restoring = Fetch | Fetched | Overtaken;

// The six rounds of a transaction whose managers do not crash.

/** Round 1: "I need your address and your copies of these items at these places." */
export interface Enlist {
  readonly type: 'enlist';
  readonly transaction: TransactionId;
  readonly manager: NodeId;
  readonly keys: readonly Identifier[];
  readonly places: readonly Identifier[];
}

/** Round 2: the copies at these places. The sender is the address. */
export interface Enlisted {
  readonly type: 'enlisted';
  readonly transaction: TransactionId;
  readonly places: readonly Identifier[];
  readonly copies: readonly Copy[];
  /** The epochs that the sender has heard of, for all places of these items. Initial epochs are left out. */
  readonly titles: Titles;
}

/** Round 3: "Validate, and vote." */
export interface Prepare {
  readonly type: 'prepare';
  readonly transaction: Transaction;
  readonly places: readonly Identifier[];
}

/** Round 4: the sender's votes, in ballot 0 of the consensus on each. Ballot 0 belongs to the participant. */
export interface CastVotes {
  readonly type: 'vote';
  readonly transaction: Transaction;
  readonly votes: Votes;
}

/** Round 5: "I have accepted these votes, and they settle the outcome." In later ballots the answer to `propose`: phase 2b of Paxos. */
export interface Accepted {
  readonly type: 'accepted';
  readonly transaction: TransactionId;
  readonly ballot: number;
  readonly votes: Votes;
}

/** Round 6: the outcome. */
export interface Decision {
  readonly type: 'decision';
  readonly transaction: Transaction;
  readonly outcome: Outcome;
  readonly places: readonly Identifier[];
}

// Reservations, instead of rounds 1 and 2.

/** "Let no other transaction prepare this item at this place until I am done." */
export interface Reserve {
  readonly type: 'reserve';
  readonly transaction: TransactionId;
  readonly manager: NodeId;
  readonly key: Identifier;
  /** Exactly one. */
  readonly places: readonly Identifier[];
}

/** The answer to `reserve`, once the reservation is this transaction's. */
export interface Reserved extends Copy {
  readonly type: 'reserved';
  readonly transaction: TransactionId;
  /** The number of reservations of this replica, this one included. */
  readonly token: number;
  /** As in `enlisted`. */
  readonly titles: Titles;
}

/** "I no longer need this item." */
export interface Release {
  readonly type: 'release';
  readonly transaction: TransactionId;
  readonly key: Identifier;
  readonly places: readonly Identifier[];
}

// A suspected manager: Paxos, for all votes of a transaction at once.

/** "Tell me the outcome. Here are my votes, in case you have not heard them." Answered as soon as the outcome is known. */
export interface Ask {
  readonly type: 'ask';
  readonly transaction: Transaction;
  /** Empty if the sender has cast no vote. */
  readonly votes: Votes;
}

/** "Take no part in lower ballots." Phase 1a of Paxos, for all votes of the transaction at once. */
export interface Lead {
  readonly type: 'lead';
  readonly transaction: Transaction;
  readonly ballot: number;
}

/** "I promise; these are the votes that I have accepted." Phase 1b of Paxos. */
export interface Promised {
  readonly type: 'promised';
  readonly transaction: TransactionId;
  readonly ballot: number;
  readonly accepted: AcceptedVotes;
}

/** "Accept these votes in this ballot." Phase 2a of Paxos, for all votes at once. */
export interface Propose {
  readonly type: 'propose';
  readonly transaction: Transaction;
  readonly ballot: number;
  readonly votes: Votes;
}

/** "I have promised this ballot, which is higher than yours." */
export interface Refused {
  readonly type: 'refused';
  readonly transaction: TransactionId;
  readonly ballot: number;
}

// Places that move.

/** "You are responsible for this range. Here are its data, locks and votes." */
export interface HandOver extends Range {
  readonly type: 'handOver';
  readonly replicas: Readonly<Record<Instance, Replica>>;
  readonly cast: readonly CastVotes[];
  readonly reservations: Readonly<Record<Instance, Reservation>>;
  /** Sent so that the receiver ignores a repeated `prepare` of a decided transaction. */
  readonly outcomes: Readonly<Record<TransactionId, Outcome>>;
  /** The epochs in which the giver has held these places. */
  readonly titles: readonly Title[];
  /** The giver's unfinished restorations. */
  readonly restorations: readonly Restoration[];
  readonly heard: readonly Title[];
}

/** "I have taken over this range, in this epoch. Send me your data for the range `turn` · size/f further clockwise." */
export interface Fetch {
  readonly type: 'fetch';
  readonly asker: NodeId;
  readonly range: Range;
  /** The offset in units of size/f, 1 … f − 1. */
  readonly turn: number;
  readonly claim: Claim;
}

/** "Here are my data. From now on I vote abort for transactions that rely on your places in a lower epoch." */
export interface Fetched {
  readonly type: 'fetched';
  /** Places of the asker. */
  readonly range: Range;
  readonly turn: number;
  readonly claim: Claim;
  /** The epoch in which the sender holds its own places. */
  readonly title: Claim;
  /** With their places moved to those of the asker. */
  readonly replicas: Readonly<Record<Instance, Replica>>;
  /** The transactions that hold locks there. */
  readonly open: readonly Transaction[];
  readonly heard: readonly Title[];
}

/** "Another node has taken over these places in a higher epoch, and I have answered it." */
export interface Overtaken {
  readonly type: 'overtaken';
  readonly title: Title;
}
