/**
 * When a replica prepares an operation, and what becomes of its locks: the six rules.
 *
 * `version` is what the client has read, the entry's is what the replica has. A replica whose entry is older than what
 * the client has read has missed a write, and is called stale.
 */
import type { Operation, Outcome } from './messages.ts';
import type { Entry, Rules } from './state.ts';

/** The entry with its lock; null when the replica refuses. */
export function prepared(entry: Entry, { type, version }: Operation, rules: Rules): Entry | null {
  if (type === 'read') return mayRead(entry, version, rules) ? { ...entry, readLocks: entry.readLocks + 1 } : null;
  return mayWrite(entry, version, rules) ? { ...entry, writeLock: version } : null;
}

function mayRead(entry: Entry, version: number, rules: Rules): boolean {
  const isRecent = rules === 'currentReads' ? version === entry.version : version >= entry.version;
  return isRecent && entry.writeLock === null;
}

function mayWrite(entry: Entry, version: number, rules: Rules): boolean {
  const isUnread = entry.readLocks === 0;
  const isStale = version > entry.version;
  const isFree = rules === 'lockedStaleWrites' ? isUnread && version >= entry.version : isStale || (isUnread && version === entry.version);
  return isFree && (entry.writeLock === null || entry.writeLock < version);
}

export function decided(entry: Entry, operation: Operation, wasPrepared: boolean, outcome: Outcome): Entry {
  if (operation.type === 'read') return wasPrepared ? unread(entry, operation.version) : entry;
  if (outcome === 'committed') return written(entry, operation.version);
  return wasPrepared ? unwritten(entry, operation.version) : entry;
}

/** "A write has already deleted this lock", says the code where the versions differ. It need not be so. */
function unread(entry: Entry, version: number): Entry {
  return version === entry.version ? { ...entry, readLocks: Math.max(0, entry.readLocks - 1) } : entry;
}

/** Replicas that have refused are written, too. The locks go with the write lock, if there is one. */
function written(entry: Entry, version: number): Entry {
  if (entry.version > version) return entry;
  const isHeld = entry.writeLock !== null && entry.writeLock <= version;
  return isHeld ? { version: version + 1, readLocks: 0, writeLock: null } : { ...entry, version: version + 1 };
}

function unwritten(entry: Entry, version: number): Entry {
  return entry.writeLock !== null && entry.writeLock <= version ? { ...entry, writeLock: null } : entry;
}
