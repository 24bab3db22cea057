/** Reads that do not commit, checked by themselves. */
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { type Bounds, snapshotReads } from '../../spec/snapshot-reads/snapshot-reads.ts';
import { holds, violates } from '../expectations.ts';

const ONE: Bounds = { places: 3, writers: [['x']], readers: [['x']] };

export const snapshotReadScenarios: readonly Scenario[] = [
  fast('3/one', ONE, 'A quick read beside one writer sees the write, or comes first in the order.', holds(341, 1047, 10)),
  fast(
    '3/two-readers',
    { ...ONE, readers: [['x'], ['x']] },
    'A later reader never sees less than an earlier one.',
    holds(5735, 23_672, 13),
  ),
  fast(
    '3/two-writers',
    { ...ONE, writers: [['x'], ['x']] },
    'A quick read beside two writers of one item: what clients see is strictly serialisable.',
    holds(15_465, 61_223, 15),
  ),
  fast(
    '4/one',
    { ...ONE, places: 4 },
    'With four replicas, three answer a quick read and three vote: what clients see is strictly serialisable.',
    holds(1670, 7096, 13),
  ),
  fast(
    '4/half',
    { ...ONE, places: 4, answers: 2 },
    'With four replicas two answers are enough, as three have voted.',
    holds(980, 4216, 12),
  ),
  fast(
    '3/one-answers',
    { ...ONE, answers: 1 },
    'If one answer of three is enough, a reader misses a write that was committed before it began.',
    violates('strictlySerialisable', 5),
  ),
  slow(
    '3/two-writers/two-readers',
    { places: 3, writers: [['x'], ['x']], readers: [['x'], ['x']] },
    'Two quick readers beside two writers of one item: what clients see is strictly serialisable.',
    holds(396_503, 1_941_061, 18),
  ),
  slow(
    '3/snapshot',
    { places: 3, writers: [['x', 'y']], readers: [['x', 'y']] },
    'A snapshot of two items sees all of a transaction, or nothing.',
    holds(104_162, 650_096, 21),
  ),
  slow(
    '3/snapshot/two-writers',
    { places: 3, writers: [['x'], ['y']], readers: [['x', 'y']] },
    'A snapshot of two items that two writers change one after the other: what clients see is strictly serialisable.',
    holds(574_026, 3_548_611, 22),
  ),
  slow(
    '2/snapshot/two-readers',
    {
      places: 2,
      writers: [['x'], ['y']],
      readers: [
        ['x', 'y'],
        ['x', 'y'],
      ],
    },
    'Two readers of two items never see two writers in opposite orders.',
    holds(1_549_333, 8_293_915, 29),
  ),
];

function fast(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `snapshot-reads/${name}`, teaches, cost: 'fast', spec: snapshotReads(bounds), expect });
}

function slow(name: string, bounds: Bounds, teaches: string, expect: Expectation): Scenario {
  return scenario({ name: `snapshot-reads/${name}`, teaches, cost: 'slow', spec: snapshotReads(bounds), expect });
}
