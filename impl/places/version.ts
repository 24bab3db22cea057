/**
 * Versions of a value, so that of two replicas one is the newer. The higher counter is newer, then the higher writer, then the
 * later boot of the writer, then what was written again more often. A writer that has restarted does not know which counters it used: the boot keeps them apart.
 */
import type { NodeId } from '../kernel/protocol.ts';

export interface Version {
  readonly counter: number;
  readonly writer: NodeId;
  /** How often the writer had booted, this time included. */
  readonly boot: number;
  /** How often the value was written again, as it was. Clients need not know. Omitted: never. */
  readonly again?: number;
}

/** The version of a key that was never written: older than all others. */
export const UNWRITTEN: Version = { counter: 0, writer: 0, boot: 0 };

/** The version of a value that is written again, as it is. */
export function againOf(version: Version): Version {
  return { ...version, again: (version.again ?? 0) + 1 };
}

/** The version as clients know it. */
export function toClients({ counter, writer, boot }: Version): Version {
  return { counter, writer, boot };
}

/** Whether `a` is newer than `b`. No version is newer than itself. */
export function isNewer(a: Version, b: Version): boolean {
  if (a.counter !== b.counter) return a.counter > b.counter;
  if (a.writer !== b.writer) return a.writer > b.writer;
  return a.boot === b.boot ? (a.again ?? 0) > (b.again ?? 0) : a.boot > b.boot;
}
