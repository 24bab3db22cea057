/**
 * How Scalaris validates and locks, as its code does, on top of an atomic commit that cannot fail.
 *
 * Sources: F. Schintke, A. Reinefeld, S. Haridi and T. Schütt, "Enhanced Paxos Commit for Transactions on DHTs",
 * CCGrid 2010. The rules are those of Scalaris' own `rdht_tx_read.erl` and `rdht_tx_write.erl`, the majorities those
 * of `quorum.erl`, as of November 2023 (commit 8579b0d). Left out are the consensus on each vote, the failures that
 * make it necessary, snapshots and values: a manager never crashes. A node is one replica of one item.
 */
import type { NodeId } from '../../kernel/protocol.ts';
import type { Operation, Outcome } from './messages.ts';

/**
 * `asCoded`: a replica prepares each operation whose client has seen a newer version, whatever the replica has missed.
 *
 * `currentReads`, a repair: a replica prepares a read of its own version only.
 *
 * `lockedStaleWrites`, another repair: at a stale replica, too, read locks keep a write from being prepared.
 */
export type Rules = 'asCoded' | 'currentReads' | 'lockedStaleWrites';

export type Config =
  /** `replicas`: the nodes of each item. */
  | { readonly role: 'manager'; readonly replicas: Readonly<Record<string, readonly NodeId[]>> }
  | { readonly role: 'replica'; readonly rules: Rules; readonly version: number };

export type State = Manager | Replica;

export interface Manager {
  readonly role: 'manager';
  readonly replicas: Readonly<Record<string, readonly NodeId[]>>;
  /** Empty until the client asks. */
  readonly operations: readonly Operation[];
  /** Ascending; emptied when the outcome is decided. */
  readonly prepared: readonly NodeId[];
  readonly refused: readonly NodeId[];
  readonly outcome: Outcome | null;
}

export interface Replica {
  readonly role: 'replica';
  readonly rules: Rules;
  readonly entry: Entry;
  /** The operations it has voted on that are not decided yet; by ascending manager. */
  readonly open: readonly OpenOperation[];
}

export interface Entry {
  /** −1 until the item is first written. */
  readonly version: number;
  /** The number of read locks; their holders are not recorded. */
  readonly readLocks: number;
  /** The version that the holder of the lock has read; null if the lock is free. */
  readonly writeLock: number | null;
}

export interface OpenOperation {
  readonly manager: NodeId;
  readonly operation: Operation;
  readonly wasPrepared: boolean;
}

export function booted(config: Config): State {
  if (config.role === 'manager')
    return { role: 'manager', replicas: config.replicas, operations: [], prepared: [], refused: [], outcome: null };
  return { role: 'replica', rules: config.rules, entry: { version: config.version, readLocks: 0, writeLock: null }, open: [] };
}

export function isLocked({ readLocks, writeLock }: Entry): boolean {
  return readLocks > 0 || writeLock !== null;
}
