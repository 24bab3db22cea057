import { expect, test } from 'vitest';
import { detectorMutants, tried } from './mutant-lists.ts';

test.each(detectorMutants.mutants)('a detector whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(detectorMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
