/** What a run must find, in short. The numbers are counted as TLC counts, and were found by running the checker. */
import type { Expectation } from '../model-check/scenario.ts';

export function holds(distinct: number, generated: number, depth: number): Expectation {
  return { verdict: 'holds', distinct, generated, depth };
}

export function violates(property: string, steps: number): Expectation {
  return { verdict: 'violates', property, steps };
}
