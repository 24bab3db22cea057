import { expect, test } from 'vitest';
import { commitMutants, tried } from '../mutant-lists.ts';

test.each(commitMutants.mutants)('two-phase commit whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(commitMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
