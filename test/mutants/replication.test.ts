import { expect, test } from 'vitest';
import { replicaMutants, tried } from './mutant-lists.ts';

test.each(replicaMutants.mutants)('a replication whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(replicaMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
