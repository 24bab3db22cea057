import { describe, expect, test } from 'vitest';
import { check } from '../../model-check/check.ts';
import { allScenarios } from '../../model-check/scenarios/all.ts';
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

  test('says for each what must be found', () => {
    expect(allScenarios.filter(({ expect: expected }) => expected === undefined).map(({ name }) => name)).toEqual([]);
  });
});
