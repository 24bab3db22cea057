import { expect, test } from 'vitest';
import { oneIn } from '../setup/breadth.ts';
import { detectedNodeMutants, nodeMutants, tried } from './mutant-lists.ts';

const all = [nodeMutants, detectedNodeMutants].flatMap((list) => list.mutants.map((mutant) => ({ list, ...mutant })));

test.each(oneIn(3, all))('a node whose $breaks is caught by $scenario', async ({ list, ...mutant }) => {
  const report = await tried(list, mutant);
  expect([report.verdict, report.property]).toEqual(['violates', mutant.property]);
});
