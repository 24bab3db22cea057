/** A report as a failing test shows it: what was found, what was expected, and the counterexample step by step. */
import { inWords as story } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';

export function inWords({
  scenario,
  verdict,
  property,
  distinct,
  generated,
  depth,
  expected,
  inconclusive,
  counterexample,
}: CheckReport): string {
  const found = { verdict, ...(property === undefined ? {} : { property }), distinct, generated, depth };
  return [
    `${scenario}: found ${JSON.stringify(found)}`,
    `expected ${JSON.stringify(expected)}`,
    ...(inconclusive === undefined ? [] : [inconclusive]),
    ...(counterexample === undefined ? [] : [story(counterexample)]),
  ].join('\n');
}
