import { expect, test } from 'vitest';
import { chordMutants, tried } from '../mutant-lists.ts';

test.each(chordMutants.mutants)('a corrected Chord whose $breaks is caught by $scenario', async (mutant) => {
  const report = await tried(chordMutants, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
