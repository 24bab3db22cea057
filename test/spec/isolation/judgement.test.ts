/** The levels against their plain meaning, on thousands of small histories. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeIsolation } from '../../../spec/isolation/judgement.ts';
import type { Level, ObservedTransaction } from '../../../spec/isolation/observation.ts';
import { hasSerialOrder, hasSnapshots } from './plain-levels.ts';
import { observations } from './random-observations.ts';

const OPTIONS = { bounds: { bytes: 2 ** 26, work: 10_000_000 }, keepsSessions: false };

function holdsAt(level: Level, transactions: readonly ObservedTransaction[]): string | undefined {
  return judgeIsolation({ transactions, hasTimes: true, unclear: 0 }, OPTIONS).levels.find((each) => each.level === level)?.holds;
}

describe.each(['values', 'lists'] as const)('%s', (kind) => {
  const levels: readonly (readonly [Level, (all: readonly ObservedTransaction[]) => boolean, number])[] = [
    ['strictly serialisable', (all) => hasSerialOrder(all, true), 5],
    ['serialisable', (all) => hasSerialOrder(all, false), 5],
    ['snapshot isolation', hasSnapshots, 4],
  ];

  test.each(levels)('%s is as it is meant', (level, isMeant, most) => {
    const counts = { yes: 0, no: 0 };
    fc.assert(
      fc.property(observations(kind, most), (transactions) => {
        const meant = isMeant(transactions) ? 'yes' : 'no';
        expect(holdsAt(level, transactions)).toBe(meant);
        counts[meant] += 1;
      }),
      { numRuns: 1_500 },
    );
    expect([counts.yes > 100, counts.no > 100]).toEqual([true, true]);
  });
});
