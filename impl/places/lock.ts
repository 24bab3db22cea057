/**
 * Locks of transactions on a value, at one place. A lock is void once its transaction has ended; the place may hear of that
 * late. It keeps a lock until then, even beside a newer lock that does not mind this one.
 */
import type { Value } from '../kernel/plain-data.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { isNewer, type Version } from './version.ts';

/** The node that coordinates a transaction, how often it had booted, and a number. No two transactions have the same. */
export interface TransactionId {
  readonly node: NodeId;
  readonly boot: number;
  readonly number: number;
}

/** A key, and the class whose f places keep it. */
export interface Item {
  readonly class: number;
  readonly key: string;
}

/** The first item that a transaction writes. The places of its class keep the outcome. */
export interface Home extends Item {
  /** The version that the transaction has read. Where a newer one is, the transaction is over. */
  readonly base: Version;
}

export interface Lock {
  readonly transaction: TransactionId;
  readonly home: Home;
  /** The version that the transaction has read. */
  readonly base: Version;
  /** The value that it writes if it commits; null: it only reads. */
  readonly write: Write | null;
}

/** A value of null deletes. */
export interface Write {
  readonly version: Version;
  readonly value: Value;
}

export function isSameTransaction(a: TransactionId, b: TransactionId): boolean {
  return a.node === b.node && a.boot === b.boot && a.number === b.number;
}

/** By node, boot and number, for sorting. */
export function byTransaction(a: TransactionId, b: TransactionId): number {
  return a.node - b.node || a.boot - b.boot || a.number - b.number;
}

/**
 * The locks of two copies of a value whose newer version is `version`. A lock over an older version is left out, because its
 * transaction has ended: another one has written since.
 */
export function joinedLocks(a: readonly Lock[], b: readonly Lock[], version: Version): readonly Lock[] {
  const added = b.filter((lock) => !a.some((other) => isSameTransaction(lock.transaction, other.transaction)));
  return withoutVoid([...a, ...added], version).sort((one, other) => byTransaction(one.transaction, other.transaction));
}

function withoutVoid(locks: readonly Lock[], version: Version): Lock[] {
  return locks.filter(({ base }) => !isNewer(version, base));
}

/** The locks with this one. The same list if the transaction has a lock already. */
export function withLock(locks: readonly Lock[], lock: Lock): readonly Lock[] {
  if (locks.some((each) => isSameTransaction(each.transaction, lock.transaction))) return locks;
  return [...locks, lock].sort((a, b) => byTransaction(a.transaction, b.transaction));
}

/** The locks without that of this transaction, and without those over a version older than `version`. */
export function withoutLock(locks: readonly Lock[], transaction: TransactionId, version: Version): readonly Lock[] {
  return withoutVoid(locks, version).filter((each) => !isSameTransaction(each.transaction, transaction));
}
