/**
 * When a replica prepares an operation, and what happens to its locks: the six rules.
 *
 * `version` is the version that the client has read; the entry has the replica's own. A replica whose entry is older than
 * the client's version has missed a write: it is *stale*.
 */
import type { Operation, Outcome } from './messages.ts';
import type { Entry, Rules } from './state.ts';

/** The entry with the lock taken; null if the replica refuses. */
export function prepared(entry: Entry, { type, version }: Operation, rules: Rules): Entry | null {
  if (type === 'read') return mayRead(entry, version, rules) ? { ...entry, readLocks: entry.readLocks + 1 } : null;
  return mayWrite(entry, version, rules) ? { ...entry, writeLock: version } : null;
}

/** Whether the client's version is recent enough, and no write holds the lock. */
function mayRead(entry: Entry, version: number, rules: Rules): boolean {
  const isRecent = rules === 'currentReads' ? version === entry.version : version >= entry.version;
  return isRecent && entry.writeLock === null;
}

/**
 * Whether a write may be prepared. No reader holds a lock, unless the rules let a stale replica ignore readers; the client's
 * version is not older than the entry's. And the write lock is free, or held by a write with an older version.
 */
function mayWrite(entry: Entry, version: number, rules: Rules): boolean {
  const isUnread = entry.readLocks === 0;
  const isStale = version > entry.version;
  const isFree = rules === 'lockedStaleWrites' ? isUnread && version >= entry.version : isStale || (isUnread && version === entry.version);
  return isFree && (entry.writeLock === null || entry.writeLock < version);
}

/** The entry after the outcome: a committed write is stored, and the locks of the transaction are released. */
export function decided(entry: Entry, operation: Operation, wasPrepared: boolean, outcome: Outcome): Entry {
  if (operation.type === 'read') return wasPrepared ? unread(entry, operation.version) : entry;
  if (outcome === 'committed') return written(entry, operation.version);
  return wasPrepared ? unwritten(entry, operation.version) : entry;
}

/** Releases a read lock. "A write has already deleted this lock", says the source where the versions differ. That is not always true. */
function unread(entry: Entry, version: number): Entry {
  return version === entry.version ? { ...entry, readLocks: Math.max(0, entry.readLocks - 1) } : entry;
}

/** Stores a write, also at a replica that has refused. All locks are released with the write lock, if one is held. */
function written(entry: Entry, version: number): Entry {
  if (entry.version > version) return entry;
  const isHeld = entry.writeLock !== null && entry.writeLock <= version;
  return isHeld ? { version: version + 1, readLocks: 0, writeLock: null } : { ...entry, version: version + 1 };
}

/** Releases the write lock after an abort. */
function unwritten(entry: Entry, version: number): Entry {
  return entry.writeLock !== null && entry.writeLock <= version ? { ...entry, writeLock: null } : entry;
}
