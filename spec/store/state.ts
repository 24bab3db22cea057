/**
 * A store of transactions on configurations that follow each other, class by class. There are no messages here: an action reads
 * what a message would have told. A message that is late is an exchange that was earlier. How configurations are agreed is
 * the subject of `spec/epochs`; here one claim in each class goes on at a time.
 */
import type { Content } from '../transactions/serialisability.ts';

export type Outcome = 'committed' | 'aborted';

export interface Accepted {
  readonly ballot: number;
  readonly outcome: Outcome;
}

/** The outcome of a transaction, as far as a place of the home class knows it. */
export interface OutcomeRecord {
  /** The highest ballot that it has promised, or accepted. 0: none, or that of the coordinator. */
  readonly promised: number;
  readonly accepted: Accepted | null;
}

/** An item at a place. */
export interface Datum {
  /** 0: never written. With a half: that value again, by a sweeper. */
  readonly version: number;
  /** The transactions that have a lock; ascending. */
  readonly locks: readonly string[];
}

/** All that a place keeps, and a newcomer reads. */
export interface Entries {
  /** By item of its class. */
  readonly data: Readonly<Record<string, Datum>>;
  /** By transaction whose home is its class. */
  readonly records: Readonly<Record<string, OutcomeRecord>>;
}

/** A node in the role of one place of a class. */
export interface Carrier extends Entries {
  /** `out`: it has heard of a configuration without it. */
  readonly status: 'absent' | 'live' | 'out';
  readonly place: number;
  readonly epoch: number;
  /** It neither votes, accepts, applies nor answers until it goes on under the next epoch. */
  readonly isSealed: boolean;
}

/** The claim of a place under the next epoch. */
export interface Claim extends Entries {
  readonly place: number;
  /** The places that are sealed for it; ascending. */
  readonly sealed: readonly number[];
}

export interface ClassOfItems {
  /** By epoch, the names of the members, by place. */
  readonly configurations: readonly (readonly string[])[];
  readonly claim: Claim | null;
}

/** Answers of one epoch; those of earlier ones are dropped. */
export interface Poll {
  readonly epoch: number;
  /** The places that have answered; ascending. */
  readonly by: readonly number[];
}

export interface Transaction {
  /** `vanished`: its coordinator is gone. `committed` and `aborted`: its client was told. */
  readonly status: 'new' | 'preparing' | 'proposing' | 'committed' | 'aborted' | 'vanished';
  /** The names of those that had ended when it began; ascending. */
  readonly after: readonly string[];
  /** By item: the version that it has read. */
  readonly bases: readonly number[];
  /** By item: the epoch whose votes count. */
  readonly epochs: readonly number[];
  /** By item: the places that have voted for it, ascending; empty when it prepares no more. */
  readonly votes: readonly (readonly number[])[];
  /** The outcomes that were decided: at most one, unless agreement is broken; ascending. */
  readonly outcomes: readonly Outcome[];
  /** By item: the places that have told the coordinator that they have the outcome. */
  readonly told: readonly Poll[];
  /** By item: the places that have told a sweeper that they have the commit, or no lock. */
  readonly swept: readonly Poll[];
  /** The home places that have told a sweeper that they have accepted the outcome, or that the transaction is over. */
  readonly settled: Poll;
  /** The home places that have told that the transaction is over. */
  readonly over: Poll;
  /** Whether all home places may forget the record. */
  readonly isForgotten: boolean;
  /** Whether fewer than ⌊f/2⌋ + 1 home places of one epoch have not told that it is over. Then its locks mean nothing more. */
  readonly isOver: boolean;
}

/** A ballot on the outcome of a transaction. Ballot 0 is the coordinator's. */
export interface Ballot {
  /** `stopped`: nobody counts its acceptances any more. */
  readonly step: 'new' | 'promising' | 'proposing' | 'done' | 'stopped';
  /** The proposal; null: it has made none. */
  readonly outcome: Outcome | null;
  /** The highest acceptance among the promises that count. */
  readonly seen: Accepted | null;
  /** The promises, or later the acceptances, that count. */
  readonly poll: Poll;
}

/** A client that reads one item without a commit. */
export interface Reader {
  readonly status: 'new' | 'asking' | 'returned';
  readonly after: readonly string[];
  readonly poll: Poll;
  /** The newest version among the answers. */
  readonly version: number;
  /** The newest version over which an answer showed a lock for writing; -1: none. */
  readonly lockedOver: number;
}

export interface StoreState {
  readonly carriers: Readonly<Record<string, Carrier>>;
  /** By name. */
  readonly classes: Readonly<Record<string, ClassOfItems>>;
  readonly transactions: Readonly<Record<string, Transaction>>;
  /** By `ballotKey`. */
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly readers: Readonly<Record<string, Reader>>;
}

/** A transaction as a client wants it: it reads all of its items, and writes some. Its home is the first that it writes, and the class of that. */
export interface Wish {
  readonly items: readonly string[];
  /** Those that it writes; all of them when omitted. */
  readonly writes?: readonly string[];
}

export interface Bounds {
  /** The replication factor f. */
  readonly places: number;
  /** By class: its items. */
  readonly classes: readonly (readonly string[])[];
  readonly transactions: readonly Wish[];
  /** By class: how many configurations may follow the first. */
  readonly epochs: readonly number[];
  /** Ballots of resolvers for each transaction. */
  readonly ballots: number;
  /** By reader: its item. None when omitted. */
  readonly readers?: readonly string[];
  /** May a coordinator vanish? Yes when omitted. */
  readonly vanishes?: boolean;
  /** Do all coordinators vanish at once, with the locks of ⌊f/2⌋ + 1 places, and a proposal that may come late? No when omitted. */
  readonly areVanished?: boolean;
  /** Are votes counted again under a later epoch, from none? When omitted, only those of the epoch that was read count. */
  readonly votesGoOn?: boolean;
  /** May records be forgotten? `told`: by a coordinator that has told all places; `swept`: by any node, too. No when omitted. */
  readonly forgets?: 'told' | 'swept';
  /** The acceptances that decide; ⌊f/2⌋ + 1 when omitted. */
  readonly acceptances?: number;
}

export function ballotKey(transaction: string, ballot: number): string {
  return `${transaction}.${ballot}`;
}

/** Whether it votes, accepts, applies and answers: a live carrier that is not sealed. */
export function speaks({ status, isSealed }: Carrier): boolean {
  return status === 'live' && !isSealed;
}

export function lastEpoch({ configurations }: ClassOfItems): number {
  return configurations.length - 1;
}

export const NOBODY: Poll = { epoch: 0, by: [] };
export const NO_RECORD: OutcomeRecord = { promised: 0, accepted: null };

export type { Content };
