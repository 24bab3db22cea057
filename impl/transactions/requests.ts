/** The requests of clients and of the overlay below, the outputs, and the timers. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Instance, TransactionId, Value, Version } from './transaction.ts';

export type Request = Run | Commit | Members | Gone;

/** A whole transaction: reads and writes these items, all or nothing. */
export interface Run {
  readonly type: 'run';
  /** The client's name for the transaction; the answer repeats it. */
  readonly name: string;
  readonly reads: readonly Identifier[];
  readonly writes: readonly { readonly key: Identifier; readonly value: Value | null }[];
  /** Reserves all items first, so that fewer transactions abort when many want the same items. */
  readonly pessimistic?: true;
}

/** Rounds 3 to 6 only: the client has read already. */
export interface Commit {
  readonly type: 'commit';
  readonly name: string;
  readonly log: Log;
}

/** The reads of a transaction, and the writes that it wants. */
export interface Log {
  readonly reads: readonly Found[];
  readonly writes: readonly Written[];
}

export interface Found {
  readonly key: Identifier;
  readonly version: Version;
  readonly value: Value | null;
}

/** A write. `version` is the version that it replaces. */
export interface Written extends Found {}

/** From below: the members of the ring now; ascending. */
export interface Members {
  readonly type: 'members';
  readonly members: readonly NodeId[];
}

/**
 * From below: this member is gone, without a hand-over. Its successor owns its places now, and restores them. The report may
 * be false, and the member may go on as before.
 */
export interface Gone {
  readonly type: 'gone';
  readonly node: NodeId;
}

export type Output =
  | { readonly type: 'committed'; readonly name: string; readonly reads: readonly Found[] }
  | { readonly type: 'aborted'; readonly name: string; readonly keys: readonly Identifier[] }
  /** No majority of the managers has answered in time: the outcome may be either. */
  | { readonly type: 'unknown'; readonly name: string };

/**
 * `deadline`: the client's transaction has taken too long. `giveUp`: so has finding out its outcome. `remind`: no outcome for
 * a while. `retry`: no answer to a leader for a while. `lease`: a reservation has lasted too long. `refetch`: places are
 * still not restored.
 */
export type Timer = Patience | Lease | Refetch;

/** Places are still not restored: the fetches are sent again. */
export interface Refetch {
  readonly type: 'refetch';
}

export interface Patience {
  readonly type: 'deadline' | 'giveUp' | 'remind' | 'retry';
  readonly transaction: TransactionId;
}

/** The reservation of this replica with this token has lasted too long. */
export interface Lease {
  readonly type: 'lease';
  readonly instance: Instance;
  readonly token: number;
}
