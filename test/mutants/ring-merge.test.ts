import { describe, expect, test } from 'vitest';
import { mergedRingMutants, mergerMutants, tried } from './mutant-lists.ts';

describe.each([mergerMutants, mergedRingMutants])('of $protocol', (list) => {
  test.each(list.mutants)('a merge whose $breaks is caught by $scenario', async (mutant) => {
    const report = await tried(list, mutant);
    expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
  });
});
