import { expect, test } from 'vitest';
import { oneIn } from '../setup/breadth.ts';
import { replicaMutants, tried } from './mutant-lists.ts';

test.each(oneIn(3, replicaMutants.mutants))('a replication whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(replicaMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
