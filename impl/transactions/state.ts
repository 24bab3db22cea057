/**
 * What a node knows of transactions. Each node may be all of it at once: the manager of its clients' transactions, a
 * replicated manager of others, and a participant, for the replicas at its places.
 *
 * Sources: the SELFMAN slides, "Atomic commit on a SON"; M. Moser and S. Haridi, "Atomic Commitment in Transactional
 * DHTs", CoreGRID 2007; J. Gray and L. Lamport, "Consensus on Transaction Commit", ACM TODS 31(1), 2006.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Copy, Replica, Reservation, Restoration } from './holdings.ts';
import type { CastVotes, Held } from './messages.ts';
import type { Log, Run } from './requests.ts';
import type { AcceptedVotes, Instance, Outcome, Title, Titles, Transaction, TransactionId, Votes } from './transaction.ts';

export interface Config {
  /** The number of identifiers on the ring: they are 0 … identifiers − 1. */
  readonly identifiers: number;
  /** How many replicas each item has; divides `identifiers`. The slides' f. */
  readonly degree: number;
  /** How many managers each transaction has; divides `identifiers`. The slides' f as well; 1 is two-phase commit. */
  readonly managers: number;
  /** The members of the ring in the beginning; ascending. A node that is none of them joins later. */
  readonly members: readonly NodeId[];
  /** After how many milliseconds a client's transaction is brought to an end. Without it, only suspicions do. */
  readonly deadlineMs?: number;
  /** How long its client waits after that, if no majority of the managers answers. Without it, for ever. */
  readonly giveUpAfterMs?: number;
  /** After how many milliseconds without an outcome a participant or a manager asks for it, and who restores places asks once more what others have. Without it, only suspicions make it ask. */
  readonly remindMs?: number;
  /** For how many milliseconds an item may stay reserved before others get it. Without it, until the outcome. */
  readonly leaseMs?: number;
  /** After how many milliseconds without an answer a leader begins a new ballot. Without it, never. */
  readonly retryMs?: number;
}

export interface State extends Durable {
  readonly self: NodeId;
  readonly config: Config;
  /** Transactions of clients who still wait for an answer. */
  readonly clients: Readonly<Record<TransactionId, Client>>;
  /** Transactions whose votes this node learns, or tries to bring to an end. */
  readonly leading: Readonly<Record<TransactionId, Leading>>;
  /** Who wants to hear the outcome of a transaction as soon as this node knows it; ascending. */
  readonly askers: Readonly<Record<TransactionId, readonly NodeId[]>>;
  /** Ascending. */
  readonly suspected: readonly NodeId[];
  /** Whom the failure detector has been asked to watch; ascending. */
  readonly watched: readonly NodeId[];
  /** What came for places that this node is about to be handed over, or to restore, in order of arrival. */
  readonly held: readonly Held[];
}

/** What survives a restart. No message leaves the node before what it tells of this is on disk. */
export interface Durable {
  /** The members of the ring, as the layer below told last; ascending. */
  readonly members: readonly NodeId[];
  /** Where this node's responsibility begins: it has the replicas at (from, self], or restores them. Null: it has none yet. */
  readonly from: NodeId | null;
  /** How many transactions this node has begun. */
  readonly begun: number;
  /** Those that were written or are locked; all others have version 0. */
  readonly replicas: Readonly<Record<Instance, Replica>>;
  /** Of replicas that somebody has ever reserved. */
  readonly reservations: Readonly<Record<Instance, Reservation>>;
  /** As a participant: its votes in transactions whose outcome it does not know. */
  readonly cast: Readonly<Record<TransactionId, CastVotes>>;
  /** As a manager: what it has accepted in transactions whose outcome it does not know. */
  readonly acceptors: Readonly<Record<TransactionId, Acceptor>>;
  readonly outcomes: Readonly<Record<TransactionId, Outcome>>;
  /** Under which this node holds its places; the first ones are left out. */
  readonly titles: readonly Title[];
  /** What this node has heard of titles for any places, its own included: the highest ones. The first ones are left out. */
  readonly heard: readonly Title[];
  /** Its places for which it does not speak yet. */
  readonly restorations: readonly Restoration[];
}

/** One acceptor for all votes of a transaction: its promises hold for all of them, as they are always asked for together. */
export interface Acceptor {
  readonly transaction: Transaction;
  /** It takes no part in ballots below. 0: it has promised nothing. */
  readonly promised: number;
  readonly accepted: AcceptedVotes;
}

export type Client = Reserving | Reading | Committing;

/** Item by item by rising keys, and place by place, so that nobody waits for somebody who waits for it. */
export interface Reserving {
  readonly phase: 'reserving';
  readonly run: Run;
  readonly copies: readonly Copy[];
  readonly tokens: Readonly<Record<Instance, number>>;
  readonly titles: Titles;
}

/** `addresses`: by place, who has answered for it. */
export interface Reading {
  readonly phase: 'reading';
  readonly run: Run;
  readonly addresses: Readonly<Record<Identifier, NodeId>>;
  readonly copies: readonly Copy[];
  readonly titles: Titles;
}

export interface Committing {
  readonly phase: 'committing';
  readonly name: string;
  readonly log: Log;
}

export type Leading = Counting | Asking | Proposing;

/** Ballot 0, of the transaction manager: which votes the managers have accepted. By manager. */
export interface Counting {
  readonly phase: 'counting';
  readonly reports: Readonly<Record<NodeId, Votes>>;
}

/** First phase of a later ballot. By manager: what it had accepted when it promised. */
export interface Asking {
  readonly phase: 'asking';
  readonly ballot: number;
  readonly promises: Readonly<Record<NodeId, AcceptedVotes>>;
}

/** Second phase. */
export interface Proposing {
  readonly phase: 'proposing';
  readonly ballot: number;
  readonly votes: Votes;
  /** Ascending. */
  readonly acceptedBy: readonly NodeId[];
}

/** A node as it boots: a member of the beginning, or one that waits for its first responsibility; or what is left of one. */
export function booted(self: NodeId, config: Config, durable: Durable = firstRecord(self, config)): State {
  return { ...durable, self, config, clients: {}, leading: {}, askers: {}, suspected: [], watched: [], held: [] };
}

/** A member that has been running for a while, with nothing under way but these replicas in its places. */
export function runningMember(self: NodeId, config: Config, replicas: State['replicas'] = {}): State {
  return { ...booted(self, config), replicas };
}

function firstRecord(self: NodeId, config: Config): Durable {
  const { members, identifiers, degree, managers } = config;
  invariant(identifiers % degree === 0 && identifiers % managers === 0, 'degrees divide the identifier space');
  const at = members.indexOf(self);
  const from = at === -1 ? null : members[(at + members.length - 1) % members.length];
  const nothing = { replicas: {}, reservations: {}, cast: {}, acceptors: {}, outcomes: {}, titles: [], heard: [], restorations: [] };
  return { members, from, begun: 0, ...nothing };
}

/** All of the state that must survive. */
export function durableOf(state: State): Durable {
  const { members, from, begun, replicas, reservations, cast, acceptors, outcomes, titles, heard, restorations } = state;
  return { members, from, begun, replicas, reservations, cast, acceptors, outcomes, titles, heard, restorations };
}

export function withEntry<T>(record: Readonly<Record<string, T>>, key: string | number, value: T): Readonly<Record<string, T>> {
  return { ...record, [key]: value };
}

/** The record without `key`; the same record when it was not there. */
export function withoutEntry<T>(record: Readonly<Record<string, T>>, key: string | number): Readonly<Record<string, T>> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== String(key)));
}
