/** What the nodes say to each other about transactions. */
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

/** What the replica at `place` holds. */
export interface Copy {
  readonly key: Identifier;
  readonly place: Identifier;
  readonly version: Version;
  readonly value: Value | null;
}

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

/** Who has reserved a replica, and who waits for it. */
export interface Reservation {
  /** How often it has been reserved: the token of the present holder, who is the only one that may vote by it. */
  readonly token: number;
  readonly holder: Holder | null;
  /** In order of arrival. */
  readonly waiting: readonly Holder[];
}

export interface Holder {
  readonly transaction: TransactionId;
  readonly manager: NodeId;
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

/** "What became of it? These are my votes, in case you have not heard them." Answered as soon as the outcome is known. */
export interface Ask {
  readonly type: 'ask';
  readonly transaction: Transaction;
  /** None, of a manager that takes no part. */
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

/** Places that are claimed, and not restored yet. */
export interface Restoration extends Title {
  /** Who has told what it has: so many degree-ths of the circle further, and under which title; ascending. */
  readonly told: readonly Told[];
}

export interface Told {
  readonly turn: number;
  readonly title: Claim;
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

/** A replica of an item, and who has it locked. */
export interface Replica {
  readonly version: Version;
  /** Null: never written, or deleted. */
  readonly value: Value | null;
  /** Transactions that it has prepared and that read it; ascending. */
  readonly readers: readonly TransactionId[];
  /** Transactions that it has prepared and that write it; ascending. Only who restores a replica may find several, of which one at most commits. */
  readonly writers: readonly TransactionId[];
}
