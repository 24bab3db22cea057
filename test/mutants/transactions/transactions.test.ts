import { expect, test } from 'vitest';
import { transactionMutants, tried } from '../mutant-lists.ts';

test.each(transactionMutants.mutants)('transactions whose $breaks are caught by $scenario', async (mutant) => {
  const report = await tried(transactionMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
