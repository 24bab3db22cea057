/** The parts of a check that reports for other tools are made of. */
import { readFileSync } from 'node:fs';
import { inWords } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { expectedInWords, verdictInWords } from '../words.ts';

export interface Judged {
  readonly report: CheckReport;
  readonly scenario: Scenario;
  /** The model, as it was named; null for a scenario of the program. */
  readonly file: string | null;
}

/** The verdict in one line, with what was expected if it is another one. */
export function verdictOf({ report, scenario }: Judged): string {
  const differs = report.asExpected || report.verdict === 'inconclusive' ? '' : `; expected ${expectedInWords(scenario)}`;
  return `${verdictInWords(report)}${differs}`;
}

/** Everything that there is to say about a verdict that is not as expected, as lines. */
export function detailsOf({ report }: Judged): string {
  const { counterexample, because, inconclusive, further = [] } = report;
  const found = counterexample === undefined ? (inconclusive ?? because ?? '') : inWords(counterexample);
  const more = further.map((each) =>
    each.counterexample === undefined ? `✗ ${each.property}: ${each.because}` : inWords(each.counterexample),
  );
  return [found, ...more].join('\n\n');
}

/** The line of the model, from 1 on, that has the scenario's name; 1 where none has. */
export function lineOf({ scenario, file }: Judged): number {
  if (file === null) return 1;
  const name = JSON.stringify(scenario.name).slice(1, -1);
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((each) => ['"', "'", '`'].some((quote) => each.includes(`${quote}${name}${quote}`)));
  return line < 0 ? 1 : line + 1;
}
