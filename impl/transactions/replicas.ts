/**
 * The rules of optimistic validation: what a replica votes, what it locks, and what an outcome does to it.
 *
 * Locks are sets of transactions, so that an outcome removes the locks of its own transaction and no others. A read is
 * prepared where its version is the present one: a stale replica that prepares reads of versions it has not seen is how
 * write skew comes in with three replicas. A write needs all foreign locks gone, those of readers included.
 */
import { invariant } from '../kernel/invariant.ts';
import type { Operation, Replica, TransactionId, Vote } from './messages.ts';

/** Never written, and not locked. */
export const BLANK: Replica = { version: 0, value: null, readers: [], writer: null };

export function voteOn({ version, readers, writer }: Replica, operation: Operation, transaction: TransactionId): Vote {
  if (writer !== null && writer !== transaction) return 'abort';
  if (operation.type === 'read') return operation.version === version ? 'prepared' : 'abort';
  if (readers.some((reader) => reader !== transaction)) return 'abort';
  return operation.version >= version ? 'prepared' : 'abort';
}

export function locked(replica: Replica, operation: Operation, transaction: TransactionId): Replica {
  if (operation.type === 'write') return { ...replica, writer: transaction };
  return { ...replica, readers: [...new Set([...replica.readers, transaction])].sort() };
}

/** All replicas do what is decided, whatever they have voted; twice is once. */
export function committed(replica: Replica, operation: Operation, transaction: TransactionId): Replica {
  const free = unlocked(replica, transaction);
  if (operation.type === 'read' || replica.version > operation.version) return free;
  return { ...free, version: operation.version + 1, value: operation.value };
}

/** The same replica when there was no such lock. */
export function unlocked(replica: Replica, transaction: TransactionId): Replica {
  if (replica.writer !== transaction && !replica.readers.includes(transaction)) return replica;
  const writer = replica.writer === transaction ? null : replica.writer;
  return { ...replica, writer, readers: replica.readers.filter((reader) => reader !== transaction) };
}

export function isBlank({ version, readers, writer }: Replica): boolean {
  invariant(version >= 0, 'versions only rise');
  return version === 0 && readers.length === 0 && writer === null;
}
