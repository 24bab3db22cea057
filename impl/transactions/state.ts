/**
 * The state of a node in transactions. One node may have all roles at once: transaction manager for its clients,
 * replicated manager for others, participant for the replicas at its places.
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
  /** The number of identifiers on the circle, 0 … identifiers − 1. */
  readonly identifiers: number;
  /** The replication factor f: the number of replicas of each item. Divides `identifiers`. */
  readonly degree: number;
  /** The number of managers of each transaction; f in the slides. Divides `identifiers`. With 1 it is two-phase commit. */
  readonly managers: number;
  /** The first members of the ring; ascending. A node that is not among them joins later. */
  readonly members: readonly NodeId[];
  /** The time after which a client's transaction is brought to an end, in milliseconds. Omitted: only suspicions do that. */
  readonly deadlineMs?: number;
  /** The time after the deadline for which the client waits for a majority of the managers, in milliseconds. Omitted: for ever. */
  readonly giveUpAfterMs?: number;
  /**
   * The time without an outcome after which a node asks for it, in milliseconds. Unanswered fetches are sent again after the
   * same time. Omitted: only suspicions make a node ask.
   */
  readonly remindMs?: number;
  /** The time for which a replica may stay reserved while others wait, in milliseconds. Omitted: until the outcome. */
  readonly leaseMs?: number;
  /** The time without an answer after which a leader begins a new ballot, in milliseconds. Omitted: never. */
  readonly retryMs?: number;
}

export interface State extends Durable {
  readonly self: NodeId;
  readonly config: Config;
  /** The transactions whose clients still wait for an answer. */
  readonly clients: Readonly<Record<TransactionId, Client>>;
  /** The transactions that this node leads: in ballot 0 as the transaction manager, or in a later ballot of its own. */
  readonly leading: Readonly<Record<TransactionId, Leading>>;
  /** By transaction: the nodes to tell as soon as this node knows the outcome; ascending. */
  readonly askers: Readonly<Record<TransactionId, readonly NodeId[]>>;
  /** Ascending. */
  readonly suspected: readonly NodeId[];
  /** The nodes that the failure detector has been asked to watch; ascending. */
  readonly watched: readonly NodeId[];
  /** Messages for places that this node will be handed over, or is restoring; in order of arrival. */
  readonly held: readonly Held[];
}

/** The part of the state that survives a restart. It is on disk before a message that mentions it leaves. */
export interface Durable {
  /** The members of the ring, as the layer below reported last; ascending. */
  readonly members: readonly NodeId[];
  /** This node has the replicas at (from, self], or restores them. Null: it has no places. */
  readonly from: NodeId | null;
  /** The number of transactions that this node has begun. */
  readonly begun: number;
  /** The replicas that were written or are locked. All others have version 0. */
  readonly replicas: Readonly<Record<Instance, Replica>>;
  /** The reservations of all replicas that were ever reserved. */
  readonly reservations: Readonly<Record<Instance, Reservation>>;
  /** As a participant: its votes in transactions whose outcome it waits for. */
  readonly cast: Readonly<Record<TransactionId, CastVotes>>;
  /** As a manager: its acceptor for each transaction whose outcome it waits for. */
  readonly acceptors: Readonly<Record<TransactionId, Acceptor>>;
  readonly outcomes: Readonly<Record<TransactionId, Outcome>>;
  /** The epochs in which this node holds its places. Initial epochs are left out. */
  readonly titles: readonly Title[];
  /** The highest epochs that this node has heard of, for any places, its own included. Initial epochs are left out. */
  readonly heard: readonly Title[];
  /** The places that it is restoring. */
  readonly restorations: readonly Restoration[];
}

/** One acceptor for all votes of a transaction. A promise holds for all of them, because leaders ask for all together. */
export interface Acceptor {
  readonly transaction: Transaction;
  /** The acceptor takes no part in lower ballots. 0: it has promised nothing. */
  readonly promised: number;
  readonly accepted: AcceptedVotes;
}

export type Client = Reserving | Reading | Committing;

/** A pessimistic transaction that reserves its items one after another, in ascending order of keys and places, to avoid deadlock. */
export interface Reserving {
  readonly phase: 'reserving';
  readonly run: Run;
  readonly copies: readonly Copy[];
  readonly tokens: Readonly<Record<Instance, number>>;
  readonly titles: Titles;
}

/** Rounds 1 and 2. `addresses`: for each place, the node that has answered for it. */
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

/** Ballot 0, at the transaction manager: the votes that each manager has reported in round 5. */
export interface Counting {
  readonly phase: 'counting';
  readonly reports: Readonly<Record<NodeId, Votes>>;
}

/** Phase 1 of a later ballot. `promises`: the votes that each manager had accepted when it promised. */
export interface Asking {
  readonly phase: 'asking';
  readonly ballot: number;
  readonly promises: Readonly<Record<NodeId, AcceptedVotes>>;
}

/** Phase 2 of a later ballot: `acceptedBy` lists the managers that have accepted. */
export interface Proposing {
  readonly phase: 'proposing';
  readonly ballot: number;
  readonly votes: Votes;
  /** Ascending. */
  readonly acceptedBy: readonly NodeId[];
}

/** The state of a node at boot: a first member, a node that will join, or, with `durable`, a restarted node. */
export function booted(self: NodeId, config: Config, durable: Durable = firstRecord(self, config)): State {
  return { ...durable, self, config, clients: {}, leading: {}, askers: {}, suspected: [], watched: [], held: [] };
}

/** A member with these replicas and nothing under way, as the start of a scenario. */
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

/** The part of the state that must survive a restart. */
export function durableOf(state: State): Durable {
  const { members, from, begun, replicas, reservations, cast, acceptors, outcomes, titles, heard, restorations } = state;
  return { members, from, begun, replicas, reservations, cast, acceptors, outcomes, titles, heard, restorations };
}

export function withEntry<T>(record: Readonly<Record<string, T>>, key: string | number, value: T): Readonly<Record<string, T>> {
  return { ...record, [key]: value };
}

/** The record without `key`; the same record if it had no such key. */
export function withoutEntry<T>(record: Readonly<Record<string, T>>, key: string | number): Readonly<Record<string, T>> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== String(key)));
}
