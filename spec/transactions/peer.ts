/** A node as promises about transactions see it: its state, what it has on disk, its armed timers, and whom it watches. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { Vote, Votes } from './votes.ts';

export type { Vote, Votes } from './votes.ts';

export interface Peer {
  readonly id: number;
  readonly status: 'new' | 'up' | 'down';
  readonly state: PeerState;
  readonly durable: PeerRecord | null;
  readonly timers?: readonly PeerTimer[];
  readonly monitored?: readonly number[];
  /** The nodes that its failure detector suspects. */
  readonly suspected?: readonly number[];
  /** All of it at once: the same object wherever nothing of it differs. Missing where nobody keeps account of that. */
  readonly whole?: Peer;
}

/** The state of a node: the part on disk, and the part that it has only while it runs. */
export interface PeerState extends PeerRecord {
  readonly config: {
    readonly identifiers: number;
    readonly degree: number;
    readonly managers: number;
    readonly deadlineMs?: number;
    readonly remindMs?: number;
    readonly retryMs?: number;
    readonly leaseMs?: number;
  };
  readonly clients: Readonly<Record<string, Waiting>>;
  readonly leading: Readonly<Record<string, Leadership>>;
  readonly askers: Readonly<Record<string, readonly number[]>>;
  readonly suspected: readonly number[];
  readonly watched: readonly number[];
}

/** A client's transaction: its items are being reserved or read, or its commit is under way. */
export type Waiting =
  | { readonly phase: 'committing' }
  | {
      readonly phase: 'reserving';
      readonly run: Wish;
      readonly copies: readonly Found[];
      readonly tokens: Readonly<Record<string, number>>;
    }
  | {
      readonly phase: 'reading';
      readonly run: Wish;
      readonly copies: readonly Found[];
      /** By place, the node that has answered for it. */
      readonly addresses: Readonly<Record<Identifier, number>>;
    };

/** The items that a client reads and writes. */
export interface Wish {
  readonly reads: readonly Identifier[];
  readonly writes: readonly { readonly key: Identifier }[];
}

/** The content of the replica at `place`. */
export interface Found {
  readonly key: Identifier;
  readonly place: Identifier;
  readonly version: number;
}

export interface PeerRecord {
  /** Ascending. */
  readonly members: readonly number[];
  readonly from: Identifier | null;
  readonly begun: number;
  readonly replicas: Readonly<Record<string, LockedReplica>>;
  readonly reservations: Readonly<Record<string, Queue>>;
  readonly cast: Readonly<Record<string, { readonly transaction: Managed; readonly votes: Votes }>>;
  readonly acceptors: Readonly<Record<string, Accepting>>;
  readonly outcomes: Readonly<Record<string, { readonly type: 'committed' | 'aborted' }>>;
  /** Of places that were taken over: their epochs, the epochs heard of for other places, and the places that are not restored. */
  readonly titles: readonly unknown[];
  readonly heard: readonly unknown[];
  readonly restorations: readonly unknown[];
}

export interface Managed {
  readonly id: string;
  readonly managers: readonly number[];
  readonly operations: readonly {
    readonly type: 'read' | 'write';
    readonly key: Identifier;
    readonly version: number;
    readonly value?: string | null;
    readonly tokens?: Readonly<Record<Identifier, number>>;
  }[];
  /** The epochs of places that were taken over. */
  readonly titles?: unknown;
}

export interface LockedReplica {
  readonly version: number;
  readonly value: string | null;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

export interface Queue {
  readonly token: number;
  readonly holder: Reserver | null;
  /** In order of arrival. */
  readonly waiting: readonly Reserver[];
}

export interface Reserver {
  readonly transaction: string;
  readonly manager: number;
}

export interface Accepting {
  readonly transaction: Managed;
  readonly promised: number;
  readonly accepted: AcceptedVotes;
}

export type AcceptedVotes = Readonly<Record<string, { readonly ballot: number; readonly vote: Vote }>>;

export type Leadership =
  | { readonly phase: 'counting'; readonly reports: Readonly<Record<number, Votes>> }
  | { readonly phase: 'asking'; readonly ballot: number; readonly promises: Readonly<Record<number, AcceptedVotes>> }
  | {
      readonly phase: 'proposing';
      readonly ballot: number;
      readonly votes: Votes;
      readonly acceptedBy: readonly number[];
    };

export type PeerTimer =
  | { readonly type: 'deadline' | 'giveUp' | 'remind' | 'retry'; readonly transaction: string }
  | { readonly type: 'lease'; readonly instance: string; readonly token: number }
  | { readonly type: 'refetch' };
