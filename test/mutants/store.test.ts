import { expect, test } from 'vitest';
import { epochStoreMutants, tried } from './mutant-lists.ts';

test.each(epochStoreMutants.mutants)('store whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(epochStoreMutants, mutant);
  expect(report).toMatchObject({ verdict: 'violates', property: mutant.property });
});
