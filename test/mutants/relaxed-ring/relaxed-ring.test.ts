import { expect, test } from 'vitest';
import { oneIn } from '../../setup/breadth.ts';
import { ringMutants, tried } from '../mutant-lists.ts';

test.each(oneIn(3, ringMutants.mutants))('a ring whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(ringMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
