import { expect, test } from 'vitest';
import { lockMutants, tried } from '../mutant-lists.ts';

test.each(lockMutants.mutants)('a ring of locks whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(lockMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
