import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Mutant } from './mutant.ts';
import { mutantLists } from './mutant-lists.ts';

test('no mutant is in a file alone, where neither a test nor the results would see it', async () => {
  const files = globSync('**/*-mutants.ts', { cwd: import.meta.dirname });
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(import.meta.dirname, file)).href)));
  const inFiles = modules.flatMap((module) => Object.values<readonly Mutant[]>(module).flat());
  const listed = mutantLists.flatMap(({ mutants }) => mutants);
  expect(inFiles.filter((mutant) => !listed.includes(mutant))).toEqual([]);
  expect(listed.length).toBe(inFiles.length);
});
