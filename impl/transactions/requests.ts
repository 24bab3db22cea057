/** What clients and the overlay below ask of transactions, what they are told, and what time brings. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Instance, TransactionId, Value, Version } from './transaction.ts';

export type Request = Run | Commit | Members | Gone;

/** Reads these items, writes those, all or nothing. */
export interface Run {
  readonly type: 'run';
  /** By which the client knows the answer. */
  readonly name: string;
  readonly reads: readonly Identifier[];
  readonly writes: readonly { readonly key: Identifier; readonly value: Value | null }[];
  /** Reserves all items before it reads them: where many want the same, nobody works in vain. */
  readonly pessimistic?: true;
}

/** Only the second half: the client has read already, and knows what it wants to write. */
export interface Commit {
  readonly type: 'commit';
  readonly name: string;
  readonly log: Log;
}

/** What a transaction has read, and will have written. */
export interface Log {
  readonly reads: readonly Found[];
  readonly writes: readonly Written[];
}

export interface Found {
  readonly key: Identifier;
  readonly version: Version;
  readonly value: Value | null;
}

/** `version`: the one that it replaces. */
export interface Written extends Found {}

/** From below: these nodes make up the ring now; ascending. */
export interface Members {
  readonly type: 'members';
  readonly members: readonly NodeId[];
}

/**
 * From below: this member is gone, and hands nothing over. Its places are its successor's, who restores them. It may be
 * wrong: such a member may go on as before.
 */
export interface Gone {
  readonly type: 'gone';
  readonly node: NodeId;
}

export type Output =
  | { readonly type: 'committed'; readonly name: string; readonly reads: readonly Found[] }
  | { readonly type: 'aborted'; readonly name: string; readonly keys: readonly Identifier[] }
  /** The deadline is over, and no majority of the managers can be reached: the transaction may be decided either way. */
  | { readonly type: 'unknown'; readonly name: string };

/**
 * `deadline`: too late for a transaction of a client of this node. `giveUp`: too late even to find out. `remind`: no
 * outcome has come for a while. `retry`: nor has an answer to a leader.
 */
export type Timer = Patience | Lease | Refetch;

/** Places have been claimed, and are not restored yet. */
export interface Refetch {
  readonly type: 'refetch';
}

export interface Patience {
  readonly type: 'deadline' | 'giveUp' | 'remind' | 'retry';
  readonly transaction: TransactionId;
}

/** Somebody has had this replica reserved for too long. */
export interface Lease {
  readonly type: 'lease';
  readonly instance: Instance;
  readonly token: number;
}
