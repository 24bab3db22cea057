import { expect, test } from 'vitest';
import { oneIn } from '../setup/breadth.ts';
import { epochStoreMutants, tried } from './mutant-lists.ts';

test.each(oneIn(6, epochStoreMutants.mutants))('store whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(epochStoreMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
