/** Faults that a person could make in Scalaris' rules, repaired or not, each in one line, and the scenario that finds it. */
import type { Mutant } from '../mutant.ts';

const SERIALISABLE = 'committedTransactionsAreSerialisable';

export const scalarisMutants: readonly Mutant[] = [
  {
    breaks: 'stale replicas prepare reads after all',
    file: 'baselines/scalaris/rules.ts',
    line: "rules === 'currentReads' ? version === entry.version : version >= entry.version",
    becomes: 'version >= entry.version',
    scenario: 'baselines/scalaris/write-skew/f-3/current-reads',
    property: SERIALISABLE,
  },
  {
    breaks: 'writes wait for read locks at current replicas only',
    file: 'baselines/scalaris/rules.ts',
    line: 'isUnread && version >= entry.version',
    becomes: 'isStale || (isUnread && version >= entry.version)',
    scenario: 'baselines/scalaris/write-skew/f-3/locked-stale-writes',
    property: SERIALISABLE,
  },
  {
    breaks: 'replicas take no read locks',
    file: 'baselines/scalaris/rules.ts',
    line: 'readLocks: entry.readLocks + 1',
    becomes: 'readLocks: entry.readLocks',
    scenario: 'baselines/scalaris/write-skew/f-3/locked-stale-writes',
    property: SERIALISABLE,
  },
  {
    breaks: 'writes ignore read locks',
    file: 'baselines/scalaris/rules.ts',
    line: 'const isUnread = entry.readLocks === 0;',
    becomes: 'const isUnread = true;',
    scenario: 'baselines/scalaris/write-skew/f-2',
    property: SERIALISABLE,
  },
  {
    breaks: 'write locks go to any transaction that has read the same version as their holder',
    file: 'baselines/scalaris/rules.ts',
    line: 'entry.writeLock < version',
    becomes: 'entry.writeLock <= version',
    scenario: 'baselines/scalaris/lost-update/f-3',
    property: SERIALISABLE,
  },
  {
    breaks: 'replicas prepare writes of clients that have read too old a version',
    file: 'baselines/scalaris/rules.ts',
    line: 'isStale || (isUnread && version === entry.version)',
    becomes: 'isStale || isUnread',
    scenario: 'baselines/scalaris/lost-update/f-3',
    property: SERIALISABLE,
  },
  {
    breaks: 'managers count half of the replicas as a majority',
    file: 'baselines/scalaris/manager.ts',
    line: '2 * votesOf(group, prepared) > group.length',
    becomes: '2 * votesOf(group, prepared) >= group.length',
    scenario: 'baselines/scalaris/write-skew/f-2',
    property: SERIALISABLE,
  },
  {
    breaks: 'managers commit when one item of several is prepared',
    file: 'baselines/scalaris/manager.ts',
    line: 'groups.every((group) => 2 * votesOf(group, prepared) > group.length)',
    becomes: 'groups.some((group) => 2 * votesOf(group, prepared) > group.length)',
    scenario: 'baselines/scalaris/write-skew/f-3/locked-stale-writes',
    property: SERIALISABLE,
  },
];
