/** Declares tests for vitest: a counterexample that must not come back. */
import { test } from 'vitest';
import { stepsInWords } from '../drivers/check.ts';
import { retrace } from '../drivers/retrace.ts';
import type { Recording } from '../edge/report-shape.ts';
import type { Scenario } from '../scenario.ts';
import { failure } from './scenario-tests.ts';

/**
 * Declares a test that takes the steps of a counterexample again, as `selfman explain --save-as` writes them. It fails while
 * they break a property. It passes when they break none, and when one of them cannot happen any more.
 */
export function testCounterexample(scenario: Scenario, recording: Recording): void {
  test(`${scenario.name}: these ${recording.steps.length} steps do not break ${recording.property}`, async () => {
    const { end, property, because, steps } = await retrace(scenario, recording);
    if (end === 'broken') throw failure([`they break ${property}`, ...stepsInWords(steps), `  ✗ ${property}: ${because}`].join('\n'));
  });
}
