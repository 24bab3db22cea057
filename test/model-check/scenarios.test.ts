import { describe, expect, test } from 'vitest';
import { check } from '../../model-check/check.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
import type { Properties } from '../../spec/kernel/spec.ts';
import { inWords } from './in-words.ts';

describe('every fast scenario comes out as expected', () => {
  const fast = allScenarios.filter(({ cost }) => cost === 'fast');
  test.each(fast)('$name: $teaches', async (scenario) => {
    const report = await check(scenario);
    expect(report.asExpected, inWords(report)).toBe(true);
  });
});

describe('the collection of scenarios', () => {
  test('has no name twice', () => {
    const names = allScenarios.map(({ name }) => name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  test('has for each that holds a state that must be reached, so that none holds for want of behaviour', () => {
    const vacuous = allScenarios.filter((scenario) => {
      const properties: Properties<unknown> = { ...('spec' in scenario ? scenario.spec.properties : {}), ...scenario.properties };
      return scenario.expect?.verdict === 'holds' && !Object.values(properties).some(({ kind }) => kind === 'reachable');
    });
    expect(vacuous.map(({ name }) => name)).toEqual([]);
  });

  test('says for each what must be found', () => {
    expect(allScenarios.filter(({ expect: expected }) => expected === undefined).map(({ name }) => name)).toEqual([]);
  });
});
