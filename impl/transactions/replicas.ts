/**
 * The rules of optimistic validation: what a replica votes, what it locks, and what an outcome does to it.
 *
 * Locks are sets of transactions, so that an outcome removes the locks of its own transaction and no others. A read is
 * prepared where its version is the present one: a stale replica that prepares reads of versions it has not seen is how
 * write skew comes in with three replicas. A write needs all foreign locks gone, those of readers included.
 */
import { invariant } from '../kernel/invariant.ts';
import type { Replica } from './holdings.ts';
import type { Operation, TransactionId, Vote } from './transaction.ts';

/** Never written, and not locked. */
export const BLANK: Replica = { version: 0, value: null, readers: [], writers: [] };

export function voteOn({ version, readers, writers }: Replica, operation: Operation, transaction: TransactionId): Vote {
  if (writers.some((writer) => writer !== transaction)) return 'abort';
  if (operation.type === 'read') return operation.version === version ? 'prepared' : 'abort';
  if (readers.some((reader) => reader !== transaction)) return 'abort';
  return operation.version >= version ? 'prepared' : 'abort';
}

export function locked(replica: Replica, operation: Operation, transaction: TransactionId): Replica {
  if (operation.type === 'write') return { ...replica, writers: withElement(replica.writers, transaction) };
  return { ...replica, readers: withElement(replica.readers, transaction) };
}

/** All replicas do what is decided, whatever they have voted; twice is once. */
export function committed(replica: Replica, operation: Operation, transaction: TransactionId): Replica {
  const free = unlocked(replica, transaction);
  if (operation.type === 'read' || replica.version > operation.version) return free;
  return { ...free, version: operation.version + 1, value: operation.value };
}

/** The same replica when there was no such lock. */
export function unlocked(replica: Replica, transaction: TransactionId): Replica {
  const { readers, writers } = replica;
  if (![...readers, ...writers].includes(transaction)) return replica;
  return { ...replica, readers: readers.filter((each) => each !== transaction), writers: writers.filter((each) => each !== transaction) };
}

/** What two replicas of an item know together: the newer data, and the locks of both. */
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
