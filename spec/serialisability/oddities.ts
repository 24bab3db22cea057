/**
 * Oddities: single reads or versions that no serial order explains.
 *
 * Names as in A. Adya, B. Liskov and P. O'Neil, "Generalized Isolation Level Definitions", ICDE 2000: G1a is an aborted
 * read, G1b an intermediate one.
 */
import type { Effects, Sight, Version } from './effects.ts';
import { canHaveSeen, type ExactNumber, type Operation, ownWriteBefore, type Transaction } from './history.ts';

export type Oddity =
  /** G1a: a transaction read a version that never took effect. */
  | { readonly type: 'abortedRead'; readonly reader: string; readonly writer: string; readonly read: Operation }
  /** G1b: a transaction read a version that its writer has itself overwritten later. */
  | {
      readonly type: 'intermediateRead';
      readonly reader: string;
      readonly writer: string;
      readonly read: Operation;
      readonly last: ExactNumber;
    }
  /** Nobody has tried to make this version, or not with this value. */
  | { readonly type: 'unwrittenRead'; readonly reader: string; readonly read: Operation }
  /** A transaction does not see what it has written, or sees what it has not written yet. */
  | { readonly type: 'ownWriteMissed'; readonly reader: string; readonly read: Operation }
  /** Versions have no order then: nobody can say which write replaced the other. */
  | {
      readonly type: 'versionMadeTwice';
      readonly writers: readonly [string, string];
      readonly item: string;
      readonly version: ExactNumber;
    };

export function odditiesIn({ transactions, versions, sights }: Effects): readonly Oddity[] {
  return [...sights.flatMap(oddSight), ...transactions.flatMap(ownWritesMissed), ...[...versions.values()].flatMap(madeTwice)];
}

function oddSight({ by, read, saw }: Sight): readonly Oddity[] {
  if (saw === 'beginning' || saw === 'one of several') return [];
  if (saw === 'nothing known') return [{ type: 'unwrittenRead', reader: by.id, read }];
  // The first write of this item comes later, in the same transaction.
  if (saw.by === by) return [{ type: 'ownWriteMissed', reader: by.id, read }];
  if (saw.by.outcome === 'aborted') return [{ type: 'abortedRead', reader: by.id, writer: saw.by.id, read }];
  const last = saw.by.operations.findLast(({ type, item }) => type === 'write' && item === read.item)?.version ?? read.version;
  return last === read.version ? [] : [{ type: 'intermediateRead', reader: by.id, writer: saw.by.id, read, last }];
}

function ownWritesMissed({ id, operations }: Transaction): readonly Oddity[] {
  return operations.flatMap((read, place): readonly Oddity[] => {
    const own = read.type === 'read' ? ownWriteBefore(operations, place) : undefined;
    return own === undefined || canHaveSeen(read, own) ? [] : [{ type: 'ownWriteMissed', reader: id, read }];
  });
}

function madeTwice(versions: readonly Version[]): readonly Oddity[] {
  return versions.flatMap(({ by, write: { item, version } }, place): readonly Oddity[] => {
    const next = versions[place + 1];
    return next?.write.version === version ? [{ type: 'versionMadeTwice', writers: [by.id, next.by.id], item, version }] : [];
  });
}
