/** A node as promises about transactions see it: its state, what it has on disk, its armed timers, and whom it watches. */
import type { Identifier } from '../identifier-space/interval.ts';

export interface Peer {
  readonly id: number;
  readonly status: 'new' | 'up' | 'down';
  readonly state: PeerState;
  readonly durable: PeerRecord | null;
  readonly timers?: readonly PeerTimer[];
  readonly monitored?: readonly number[];
}

/** What a node has on disk, and what it holds in addition to that while it runs. */
export interface PeerState extends PeerRecord {
  readonly config: {
    readonly identifiers: number;
    readonly deadlineMs?: number;
    readonly remindMs?: number;
    readonly retryMs?: number;
    readonly leaseMs?: number;
  };
  readonly clients: Readonly<Record<string, { readonly phase: 'reserving' | 'reading' | 'committing' }>>;
  readonly leading: Readonly<Record<string, Leadership>>;
  readonly askers: Readonly<Record<string, readonly number[]>>;
  readonly suspected: readonly number[];
  readonly watched: readonly number[];
}

export interface PeerRecord {
  readonly from: Identifier | null;
  readonly begun: number;
  readonly replicas: Readonly<Record<string, LockedReplica>>;
  readonly reservations: Readonly<Record<string, Queue>>;
  readonly cast: Readonly<
    Record<string, { readonly transaction: Managed; readonly votes: Readonly<Record<string, 'prepared' | 'abort'>> }>
  >;
  readonly acceptors: Readonly<Record<string, Accepting>>;
  readonly outcomes: Readonly<Record<string, unknown>>;
}

export interface Managed {
  readonly id: string;
  readonly managers: readonly number[];
  readonly operations: readonly {
    readonly type: 'read' | 'write';
    readonly key: Identifier;
    readonly tokens?: Readonly<Record<Identifier, number>>;
  }[];
}

export interface LockedReplica {
  readonly version: number;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

export interface Queue {
  readonly token: number;
  readonly holder: { readonly transaction: string } | null;
  readonly waiting: readonly { readonly transaction: string }[];
}

export interface Accepting {
  readonly transaction: Managed;
  readonly promised: number;
  readonly accepted: Readonly<Record<string, { readonly ballot: number }>>;
}

export type Leadership =
  | { readonly phase: 'counting'; readonly reports: Readonly<Record<number, unknown>> }
  | { readonly phase: 'asking'; readonly ballot: number; readonly promises: Readonly<Record<number, unknown>> }
  | {
      readonly phase: 'proposing';
      readonly ballot: number;
      readonly votes: Readonly<Record<string, unknown>>;
      readonly acceptedBy: readonly number[];
    };

export type PeerTimer =
  | { readonly type: 'deadline' | 'giveUp' | 'remind' | 'retry'; readonly transaction: string }
  | { readonly type: 'lease'; readonly instance: string; readonly token: number }
  | { readonly type: 'refetch' };
