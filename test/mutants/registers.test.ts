import { expect, test } from 'vitest';
import { registersMutants, tried } from './mutant-lists.ts';

test.each(registersMutants.mutants)('registers whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(registersMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
