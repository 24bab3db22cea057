import { expect, test } from 'vitest';
import { placerMutants, tried } from './mutant-lists.ts';

test.each(placerMutants.mutants)('a placer with this fault is caught by $scenario: $breaks', async (mutant) => {
  const report = await tried(placerMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
