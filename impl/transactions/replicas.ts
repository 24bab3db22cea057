/**
 * The rules of optimistic validation: how a replica votes, which locks it takes, and how it applies an outcome.
 *
 * Locks are sets of transactions, so that an outcome removes the locks of its own transaction and no others. A read is
 * prepared only if its version is the present one. With three replicas, write skew is possible if a stale replica prepares
 * reads of versions that it has not seen. A write is prepared only if no other transaction holds a lock, not even a reader.
 */
import { invariant } from '../kernel/invariant.ts';
import type { Replica } from './holdings.ts';
import type { Operation, TransactionId, Vote } from './transaction.ts';

/** A replica that was never written and is not locked. */
export const BLANK: Replica = { version: 0, value: null, readers: [], writers: [] };

export function voteOn({ version, readers, writers }: Replica, operation: Operation, transaction: TransactionId): Vote {
  // Another writer excludes both kinds; another reader excludes a write. A read needs the present version, a write at least it.
  if (writers.some((writer) => writer !== transaction)) return 'abort';
  if (operation.type === 'read') return operation.version === version ? 'prepared' : 'abort';
  if (readers.some((reader) => reader !== transaction)) return 'abort';
  return operation.version >= version ? 'prepared' : 'abort';
}

export function locked(replica: Replica, operation: Operation, transaction: TransactionId): Replica {
  if (operation.type === 'write') return { ...replica, writers: withElement(replica.writers, transaction) };
  return { ...replica, readers: withElement(replica.readers, transaction) };
}

/** The replica after a commit, whatever its vote was. A second application changes nothing. */
export function committed(replica: Replica, operation: Operation, transaction: TransactionId): Replica {
  const free = unlocked(replica, transaction);
  if (operation.type === 'read' || replica.version > operation.version) return free;
  return { ...free, version: operation.version + 1, value: operation.value };
}

/** The replica without the locks of the transaction; the same replica if there were none. */
export function unlocked(replica: Replica, transaction: TransactionId): Replica {
  const { readers, writers } = replica;
  if (![...readers, ...writers].includes(transaction)) return replica;
  return { ...replica, readers: readers.filter((each) => each !== transaction), writers: writers.filter((each) => each !== transaction) };
}

/** One replica from two of one item: the newer data, and the locks of both. */
export function merged(a: Replica, b: Replica): Replica {
  const { version, value } = b.version > a.version ? b : a;
  return { version, value, readers: b.readers.reduce(withElement, a.readers), writers: b.writers.reduce(withElement, a.writers) };
}

export function isBlank({ version, readers, writers }: Replica): boolean {
  invariant(version >= 0, 'versions only rise');
  return version === 0 && readers.length === 0 && writers.length === 0;
}

function withElement(ids: readonly TransactionId[], id: TransactionId): readonly TransactionId[] {
  return ids.includes(id) ? ids : [...ids, id].sort();
}
