import { expect, test } from 'vitest';
import { oneIn } from '../../setup/breadth.ts';
import { transactionMutants, tried } from '../mutant-lists.ts';

test.each(oneIn(3, transactionMutants.mutants))('transactions whose $breaks are caught by $scenario', async (mutant) => {
  const report = await tried(transactionMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
