/**
 * How Scalaris validates and locks, as its code has it, above an atomic commit that cannot fail.
 *
 * Sources: F. Schintke, A. Reinefeld, S. Haridi and T. Schütt, "Enhanced Paxos Commit for Transactions on DHTs", CCGrid
 * 2010; Scalaris' own `rdht_tx_read.erl` and `rdht_tx_write.erl` for the rules, as of November 2023 (commit 8579b0d), and
 * `quorum.erl` for the majorities. The consensus on each vote, the failures that it is for, snapshots and values are left
 * out: a manager never crashes. A node is one replica of one item.
 */
import type { NodeId } from '../../kernel/protocol.ts';
import type { Operation, Outcome } from './messages.ts';

/**
 * - `asCoded`: what a replica has missed does not matter: it prepares whatever has seen more than it has.
 * - `currentReads`: repaired, first way: a replica prepares a read of its own version only.
 * - `lockedStaleWrites`: repaired, second way: a write waits for read locks at a replica that is behind, too.
 */
export type Rules = 'asCoded' | 'currentReads' | 'lockedStaleWrites';

export type Config =
  /** By item: where its replicas are. */
  | { readonly role: 'manager'; readonly replicas: Readonly<Record<string, readonly NodeId[]>> }
  | { readonly role: 'replica'; readonly rules: Rules; readonly version: number };

export type State = Manager | Replica;

export interface Manager {
  readonly role: 'manager';
  readonly replicas: Readonly<Record<string, readonly NodeId[]>>;
  /** Empty before the client asks. */
  readonly operations: readonly Operation[];
  /** Rising; forgotten when all is decided. */
  readonly prepared: readonly NodeId[];
  readonly refused: readonly NodeId[];
  readonly outcome: Outcome | null;
}

export interface Replica {
  readonly role: 'replica';
  readonly rules: Rules;
  readonly entry: Entry;
  /** What it has voted on and not seen decided; rising by manager. */
  readonly open: readonly OpenOperation[];
}

export interface Entry {
  /** −1 before the item was first written. */
  readonly version: number;
  /** How many; whose they are is not noted. */
  readonly readLocks: number;
  /** The version that the transaction which holds it has read; null when nobody does. */
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
