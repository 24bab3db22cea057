import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failing, fileOf, kept } from '../../scripts/counterexamples.ts';

test.each(failing)('$name still fails as it did, step by step', async (scenario) => {
  expect(await kept(scenario)).toBe(readFileSync(fileOf(scenario.name), 'utf8'));
});

test('no counterexample is kept of a scenario that is gone', () => {
  const folder = join(import.meta.dirname, '..', '..', 'traces', 'counterexamples');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  expect(files.map((file) => join(folder, file)).sort()).toEqual(failing.map(({ name }) => fileOf(name)).sort());
});
