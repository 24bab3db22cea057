import { describe, expect, test } from 'vitest';
import { mergedRingMutants, mergerMutants, mergeStackMutants, tried } from './mutant-lists.ts';

describe.each([mergerMutants, mergedRingMutants, mergeStackMutants])('of $protocol', (list) => {
  test.each(list.mutants)('a merge whose $breaks is caught by $scenario', async (mutant) => {
    const report = await tried(list, mutant);
    expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
  });
});
