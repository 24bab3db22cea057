import { expect, test } from 'vitest';
import { mergerMutants, tried } from './mutant-lists.ts';

test.each(mergerMutants.mutants)('a merge whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(mergerMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
