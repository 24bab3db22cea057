import { expect, test } from 'vitest';
import { stackMutants, tried } from './mutant-lists.ts';

test.each(stackMutants.mutants)('a $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(stackMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
