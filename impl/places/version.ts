/**
 * Versions of a value, so that of two replicas one is the newer. The higher counter is newer, then the higher writer, then the
 * later boot of the writer. A writer that has restarted does not know which counters it used: the boot keeps them apart.
 */
import type { NodeId } from '../kernel/protocol.ts';

export interface Version {
  readonly counter: number;
  readonly writer: NodeId;
  /** How often the writer had booted, this time included. */
  readonly boot: number;
}

/** The version of a key that was never written: older than all others. */
export const UNWRITTEN: Version = { counter: 0, writer: 0, boot: 0 };

/** Whether `a` is newer than `b`. No version is newer than itself. */
export function isNewer(a: Version, b: Version): boolean {
  if (a.counter !== b.counter) return a.counter > b.counter;
  return a.writer === b.writer ? a.boot > b.boot : a.writer > b.writer;
}
