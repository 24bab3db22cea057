import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../../impl/baselines/scalaris/messages.ts';
import { decided, prepared } from '../../../../impl/baselines/scalaris/rules.ts';
import type { Entry, Rules } from '../../../../impl/baselines/scalaris/state.ts';

const entry = (version: number, readLocks = 0, writeLock: number | null = null): Entry => ({ version, readLocks, writeLock });
const read = (version: number): Operation => ({ type: 'read', item: 'x', version });
const write = (version: number): Operation => ({ type: 'write', item: 'x', version });

describe('a replica as it is coded', () => {
  test.each<[string, Entry, Operation, Entry | null]>([
    ['prepares a read of its version', entry(4), read(4), entry(4, 1)],
    ['prepares a read among reads', entry(4, 2), read(4), entry(4, 3)],
    ['prepares a read of a version that it has missed', entry(3), read(4), entry(3, 1)],
    ['refuses a read of an old version', entry(5), read(4), null],
    ['refuses a read under a write lock', entry(4, 0, 4), read(4), null],
    ['prepares a write', entry(4), write(4), entry(4, 0, 4)],
    ['refuses a write under read locks', entry(4, 1), write(4), null],
    ['prepares a write under read locks when it has missed a version', entry(3, 1), write(4), entry(3, 1, 4)],
    ['refuses a second write', entry(4, 0, 4), write(4), null],
    ['hands an older write lock on', entry(3, 0, 3), write(4), entry(3, 0, 4)],
    ['refuses a write after an old version', entry(5), write(4), null],
  ])('%s', (_, before, operation, after) => {
    expect(prepared(before, operation, 'asCoded')).toEqual(after);
  });

  test.each<[string, Entry, Operation, boolean, 'committed' | 'aborted', Entry]>([
    ['gives a read lock back', entry(4, 2), read(4), true, 'committed', entry(4, 1)],
    ['keeps the read lock when its version is another one', entry(5, 1), read(4), true, 'committed', entry(5, 1)],
    ['has no lock to give back for a read that it has refused', entry(4, 1), read(4), false, 'committed', entry(4, 1)],
    ['writes, and clears all locks', entry(4, 1, 4), write(4), true, 'committed', entry(5)],
    ['writes what it has refused, and keeps the read locks', entry(4, 1), write(4), false, 'committed', entry(5, 1)],
    ['writes what it has missed', entry(2), write(4), false, 'committed', entry(5)],
    ['leaves a later write lock alone', entry(4, 0, 5), write(4), false, 'committed', entry(5, 0, 5)],
    ['does not go back to an older version', entry(6), write(4), false, 'committed', entry(6)],
    ['gives a write lock back', entry(4, 0, 4), write(4), true, 'aborted', entry(4)],
    ['leaves the write lock of another one alone', entry(4, 0, 4), write(4), false, 'aborted', entry(4, 0, 4)],
  ])('%s', (_, before, operation, wasPrepared, outcome, after) => {
    expect(decided(before, operation, wasPrepared, outcome)).toEqual(after);
  });
});

describe('a read and a write of one item, both prepared by a majority without seeing each other', () => {
  const FACTORS = [2, 3, 4, 5, 6, 7, 8, 9];

  test('can be with all numbers of replicas but two and four', () => {
    expect(FACTORS.filter((f) => canBothBePrepared(f, 'asCoded'))).toEqual([3, 5, 6, 7, 8, 9]);
  });

  test.each<Rules>(['currentReads', 'lockedStaleWrites'])('cannot be when repaired by %s', (rules) => {
    expect(FACTORS.filter((f) => canBothBePrepared(f, rules))).toEqual([]);
  });
});

/** As many replicas as may be are stale, and any number of them; each sees the read or the write first. */
function canBothBePrepared(replicas: number, rules: Rules): boolean {
  const majority = Math.floor(replicas / 2) + 1;
  const staleCounts = Array.from({ length: replicas - majority + 1 }, (_, stale) => stale);
  return staleCounts.some((stale) => {
    const entries = Array.from({ length: replicas }, (_, place) => entry(place < stale ? -1 : 0));
    const tallies = entries.reduce<readonly (readonly [number, number])[]>(
      (all, each) => all.flatMap(([reads, writes]) => votes(each, rules).map(([r, w]) => [reads + r, writes + w] as const)),
      [[0, 0]],
    );
    return tallies.some(([reads, writes]) => reads >= majority && writes >= majority);
  });
}

/** How a replica may vote on the read and on the write, 1 for prepared, by the order in which they come. */
function votes(before: Entry, rules: Rules): readonly (readonly [number, number])[] {
  const afterRead = prepared(before, read(0), rules);
  const afterWrite = prepared(before, write(0), rules);
  const readFirst = [afterRead === null ? 0 : 1, prepared(afterRead ?? before, write(0), rules) === null ? 0 : 1] as const;
  const writeFirst = [prepared(afterWrite ?? before, read(0), rules) === null ? 0 : 1, afterWrite === null ? 0 : 1] as const;
  return [readFirst, writeFirst];
}
