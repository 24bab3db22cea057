import { expect, test } from 'vitest';
import { storeMutants, tried } from '../mutant-lists.ts';

test.each(storeMutants.mutants)('a store whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(storeMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
