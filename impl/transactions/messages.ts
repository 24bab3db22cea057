/** What the nodes say to each other about transactions: the six rounds, then locks, new leaders, and places that move. */
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

/** Messages to whoever is responsible for these places. */
export type Placed = Enlist | Reserve | Release | Prepare | Decision;

/** What is kept until the places that it is for are handed over, or restored. */
export type Held = Placed | Fetch;

/** What is said when places are restored. */
export type Restoring = Fetch | Fetched | Overtaken;

// The six rounds of a transaction whose managers do not crash.

/** First round: "Who are you at these places, and what have you there of these items?" */
export interface Enlist {
  readonly type: 'enlist';
  readonly transaction: TransactionId;
  readonly manager: NodeId;
  readonly keys: readonly Identifier[];
  readonly places: readonly Identifier[];
}

/** Second round. The sender is the address. */
export interface Enlisted {
  readonly type: 'enlisted';
  readonly transaction: TransactionId;
  readonly places: readonly Identifier[];
  readonly copies: readonly Copy[];
  /** What the sender knows of the titles of all places of these items; the first ones are left out. */
  readonly titles: Titles;
}

/** Third round. */
export interface Prepare {
  readonly type: 'prepare';
  readonly transaction: Transaction;
  readonly places: readonly Identifier[];
}

/** Fourth round: ballot 0 of the consensus on each of these votes, which belongs to who votes. */
export interface CastVotes {
  readonly type: 'vote';
  readonly transaction: Transaction;
  readonly votes: Votes;
}

/** Fifth round, in ballot 0: "This is what I have accepted, and it settles the outcome." The same answers `propose`. Phase 2b of Paxos. */
export interface Accepted {
  readonly type: 'accepted';
  readonly transaction: TransactionId;
  readonly ballot: number;
  readonly votes: Votes;
}

/** Sixth round. */
export interface Decision {
  readonly type: 'decision';
  readonly transaction: Transaction;
  readonly outcome: Outcome;
  readonly places: readonly Identifier[];
}

// Locks, between the second round and the third.

/** "Let nobody else prepare this item at this place, until I am done." */
export interface Reserve {
  readonly type: 'reserve';
  readonly transaction: TransactionId;
  readonly manager: NodeId;
  readonly key: Identifier;
  /** One. */
  readonly places: readonly Identifier[];
}

export interface Reserved extends Copy {
  readonly type: 'reserved';
  readonly transaction: TransactionId;
  /** How often the replica had been reserved before. */
  readonly token: number;
  /** As in `enlisted`. */
  readonly titles: Titles;
}

/** "I want nothing of this item any more." */
export interface Release {
  readonly type: 'release';
  readonly transaction: TransactionId;
  readonly key: Identifier;
  readonly places: readonly Identifier[];
}

// What becomes of a transaction when a manager is suspected: Paxos, for all its votes at once.

/** "What became of it? These are my votes, in case you have not heard them." Answered as soon as the outcome is known. */
export interface Ask {
  readonly type: 'ask';
  readonly transaction: Transaction;
  /** None, of a manager that takes no part. */
  readonly votes: Votes;
}

/** "Take no part in ballots below this one, of any vote." Phase 1a of Paxos, for all votes of a transaction at once. */
export interface Lead {
  readonly type: 'lead';
  readonly transaction: Transaction;
  readonly ballot: number;
}

/** "I shall not; this is what I have accepted." Phase 1b. */
export interface Promised {
  readonly type: 'promised';
  readonly transaction: TransactionId;
  readonly ballot: number;
  readonly accepted: AcceptedVotes;
}

/** Phase 2a, for all votes at once. */
export interface Propose {
  readonly type: 'propose';
  readonly transaction: Transaction;
  readonly ballot: number;
  readonly votes: Votes;
}

/** "I have promised myself to this ballot, which is higher." */
export interface Refused {
  readonly type: 'refused';
  readonly transaction: TransactionId;
  readonly ballot: number;
}

// Places that move.

/** "You are responsible for this range; this is what is there: data, locks and votes." */
export interface HandOver extends Range {
  readonly type: 'handOver';
  readonly replicas: Readonly<Record<Instance, Replica>>;
  readonly cast: readonly CastVotes[];
  readonly reservations: Readonly<Record<Instance, Reservation>>;
  /** So that a request to prepare that comes once more is not taken for the first one. */
  readonly outcomes: Readonly<Record<TransactionId, Outcome>>;
  /** Under which the giver has held these places. */
  readonly titles: readonly Title[];
  /** What the giver had claimed, and has not restored. */
  readonly restorations: readonly Restoration[];
  readonly heard: readonly Title[];
}

/** "I have taken this range over, under this claim. What is in yours, so many turns further?" */
export interface Fetch {
  readonly type: 'fetch';
  readonly asker: NodeId;
  readonly range: Range;
  /** 1: a degree-th of the circle further. */
  readonly turn: number;
  readonly claim: Claim;
}

/** "This is what I have. I shall not help anybody who counts on your places under a lower title." */
export interface Fetched {
  readonly type: 'fetched';
  /** Of the places of the asker. */
  readonly range: Range;
  readonly turn: number;
  readonly claim: Claim;
  /** That of the sender, for its own places. */
  readonly title: Claim;
  /** As replicas at the places of the asker. */
  readonly replicas: Readonly<Record<Instance, Replica>>;
  /** Those that have something locked there. */
  readonly open: readonly Transaction[];
  readonly heard: readonly Title[];
}

/** "I have let somebody else read, who claims these places under this title, which is higher." */
export interface Overtaken {
  readonly type: 'overtaken';
  readonly title: Title;
}
