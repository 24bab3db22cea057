import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { type Mutant, withBrokenLine } from './mutant.ts';
import { mutantLists } from './mutant-lists.ts';

test('no mutant is in a file alone, where neither a test nor the results would see it', async () => {
  const files = globSync('**/*-mutants.ts', { cwd: import.meta.dirname });
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(import.meta.dirname, file)).href)));
  const inFiles = modules.flatMap((module) => Object.values<readonly Mutant[]>(module).flat());
  const listed = mutantLists.flatMap(({ mutants }) => mutants);
  expect(inFiles.filter((mutant) => !listed.includes(mutant))).toEqual([]);
  expect(listed.length).toBe(inFiles.length);
});

/** `npm test` tries one in three of most lists; the slow run tries all. */
test('the line that a mutant breaks is there, once', () => {
  for (const mutant of mutantLists.flatMap(({ mutants }) => mutants)) expect(() => withBrokenLine(mutant)).not.toThrow();
});

test('each mutant names a scenario that selfman check knows, and a property of it', () => {
  const properties = new Map(allScenarios.map((scenario) => [scenario.name, propertiesOf(scenario)]));
  const strangers = mutantLists.flatMap(({ mutants }) =>
    mutants.filter((mutant) => !properties.get(mutant.scenario)?.includes(mutant.property)),
  );
  expect(strangers.map(({ file, line, scenario, property }) => ({ file, line, scenario, property }))).toEqual([]);
});

function propertiesOf(scenario: Scenario): readonly string[] {
  const ofSpec = 'spec' in scenario ? scenario.spec.properties : {};
  return Object.keys({ ...ofSpec, ...scenario.properties, ...scenario.refines });
}
