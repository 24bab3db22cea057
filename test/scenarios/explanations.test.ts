/** A violation is explained with the nodes and keys that violate the property. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allScenarios } from '../../scenarios/all.ts';
import { fileOf, isKept } from '../../scripts/counterexamples.ts';
import { isLiveness } from '../../spec/kernel/spec.ts';

/** Properties that say nothing yet of the state that breaks them. The list only ever gets shorter. */
const NOT_YET: readonly string[] = ['mistakesAreCounted'];

/** The property that each scenario is expected to violate. */
const broken = allScenarios.flatMap((scenario) => {
  const { expect: expected } = scenario;
  if (expected?.verdict !== 'violates') return [];
  const properties = 'spec' in scenario ? { ...scenario.spec.properties, ...scenario.properties } : scenario.properties;
  const property = properties[expected.property];
  // No state breaks a liveness property. Its story says what never happens.
  return property === undefined || isLiveness(property.kind) ? [] : [{ scenario, name: expected.property, property }];
});

test('every property that a scenario violates can say what breaks it, but for those that are listed', () => {
  const silent = broken.filter(({ property }) => property.explain === undefined);
  const unlisted = silent.filter(({ scenario, name }) => !NOT_YET.includes(name) && !NOT_YET.includes(scenario.name));
  expect(unlisted.map(({ scenario, name }) => `${scenario.name}: ${name}`)).toEqual([]);
  const needless = NOT_YET.filter((each) => !silent.some(({ scenario, name }) => name === each || scenario.name === each));
  expect(needless).toEqual([]);
});

test('at the end of each kept counterexample it names a node or a key, and is what the report says', () => {
  const told = broken.flatMap(({ scenario, property }) => {
    if (!isKept(scenario) || property.explain === undefined || property.kind === 'step') return [];
    const { final, because }: { readonly final: never; readonly because: string } = JSON.parse(readFileSync(fileOf(scenario.name), 'utf8'));
    return [{ name: scenario.name, says: property.explain(final), because }];
  });
  expect(told.length).toBeGreaterThan(70);
  expect(
    told
      .filter(
        ({ says }) =>
          !/\b(node|client|key|item|transaction|epoch|ring of|from) \d|\b[rw]\d read |\bput\d+ is done|^no node is up/.test(says),
      )
      .map(({ name }) => name),
  ).toEqual([]);
  expect(told.filter(({ says, because }) => !because.startsWith(says)).map(({ name }) => name)).toEqual([]);
});
