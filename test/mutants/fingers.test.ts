import { expect, test } from 'vitest';
import { oneIn } from '../setup/breadth.ts';
import { fingersMutants, tried } from './mutant-lists.ts';

test.each(oneIn(3, fingersMutants.mutants))('a $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(fingersMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
