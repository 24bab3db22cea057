/** Short forms of the result that a check must have. States are counted as TLC counts them; the numbers come from runs of the checker. */
import type { Expectation } from '../model-check/scenario.ts';

export function holds(distinct: number, generated: number, depth: number): Expectation {
  return { verdict: 'holds', distinct, generated, depth };
}

export function violates(property: string, steps: number): Expectation {
  return { verdict: 'violates', property, steps };
}
