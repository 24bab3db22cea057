import { expect, test } from 'vitest';
import { oneIn } from '../setup/breadth.ts';
import { epochsMutants, tried } from './mutant-lists.ts';

test.each(oneIn(3, epochsMutants.mutants))('epochs whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(epochsMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
