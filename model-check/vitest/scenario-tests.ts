/** Declares tests for vitest: one scenario, one test. */
import { test } from 'vitest';
import { check, inWords } from '../drivers/check.ts';
import type { CheckOptions } from '../options.ts';
import type { CheckReport } from '../report/report.ts';
import type { Scenario } from '../scenario.ts';

/** A check that takes longer is inconclusive, unless the options allow more. */
const MOST_SECONDS = 60;
/** The time that a test may take beyond the check itself, in seconds: to load the model, and to find the way to a violation. */
const SECONDS_BESIDE = 30;

/**
 * Declares one test for each scenario, under the scenario's name. A test fails unless the verdict is the expected one; the
 * failure tells the counterexample. `options` are those of `check`; without `maxSeconds` a check may take 60 s.
 */
export function testScenarios(scenarios: readonly Scenario[], options: CheckOptions = {}): void {
  for (const scenario of scenarios) testScenario(scenario, options);
}

/** Declares the test of one scenario, as `testScenarios` does. */
export function testScenario(scenario: Scenario, options: CheckOptions = {}): void {
  const { maxSeconds = MOST_SECONDS } = options;
  test(scenario.name, { timeout: (maxSeconds + SECONDS_BESIDE) * 1000 }, async () => {
    const report = await check(scenario, { ...options, maxSeconds });
    if (!report.asExpected) throw failure(whyUnexpected(report));
  });
}

/** An error without a stack: its frames would all lie in this package. */
export function failure(message: string): Error {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return error;
}

function whyUnexpected({
  verdict,
  property,
  because,
  counterexample,
  inconclusive,
  expected,
  distinct,
  generated,
  depth,
}: CheckReport): string {
  const wanted = expected === undefined ? 'to hold' : JSON.stringify(expected);
  switch (verdict) {
    case 'holds':
      return `it holds in ${distinct} states (${generated} generated, depth ${depth}), expected ${wanted}`;
    case 'violates':
      return `it violates ${property}, expected ${wanted}\n${counterexample === undefined ? because : inWords(counterexample)}`;
    case 'inconclusive':
      return `${inconclusive}, expected ${wanted}`;
  }
}
