/** A report as a failing test shows it: what was found, what was expected, and the counterexample step by step. */
import type { CheckReport } from '../../model-check/report.ts';

export function inWords(report: CheckReport): string {
  const { scenario, verdict, property, distinct, generated, depth, expected, inconclusive } = report;
  const found = { verdict, ...(property === undefined ? {} : { property }), distinct, generated, depth };
  return [
    `${scenario}: found ${JSON.stringify(found)}`,
    `expected ${JSON.stringify(expected)}`,
    ...(inconclusive === undefined ? [] : [inconclusive]),
    ...story(report),
  ].join('\n');
}

function story({ counterexample }: CheckReport): readonly string[] {
  if (counterexample === undefined) return [];
  const steps = counterexample.steps.flatMap(({ says, changes }, index) => [
    `${index + 1}. ${says}`,
    ...changes.map((change) => `     ${change}`),
  ]);
  return [...steps, counterexample.because];
}
