/** The tests of the fast scenarios of one protocol. Each scenario is checked once, for all that is claimed of its report. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../../model-check/drivers/check.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { allScenarios } from '../../scenarios/all.ts';
import { asKept, fileOf, isKept } from '../../scripts/counterexamples.ts';
import { inWords } from '../model-check/in-words.ts';

/** The first part of a scenario's name. */
export function protocolOf({ name }: Scenario): string {
  return name.split('/', 1)[0];
}

/** Declares a test for each fast scenario of `protocol`. */
export function testFastScenarios(protocol: string): void {
  const fast = allScenarios.filter((each) => each.cost === 'fast' && protocolOf(each) === protocol);
  describe(`each fast scenario of ${protocol} comes out as expected, by the steps that are kept if it fails`, () => {
    test.each(fast)('$name: $teaches', async (scenario) => {
      const report = await check(scenario);
      expect(report.asExpected, inWords(report)).toBe(true);
      if (isKept(scenario)) expect(asKept(report)).toBe(readFileSync(fileOf(scenario.name), 'utf8'));
    });
  });
}
