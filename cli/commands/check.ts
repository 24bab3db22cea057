/** `selfman check`: explores scenarios exhaustively, and compares what is found with what is expected. */
import { inWords } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { checkScenarios, exitCodeOf, type Limits, type Outcome } from '../check-scenarios.ts';
import { chooseScenarios } from '../choose-scenarios.ts';
import { jsonWriter } from '../json-file.ts';
import { liveProgress } from '../live-progress.ts';
import { type Colours, coloursFor, type Streams } from '../streams.ts';
import { counted, duration, expectedInWords, verdictInWords } from '../words.ts';

export interface CheckCommand extends Limits {
  readonly patterns: readonly string[];
  /** Without patterns, the slow scenarios, too. */
  readonly slow: boolean;
  /** Where the reports go as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
}

/** Returns the exit code. Throws `BadOption` before anything is checked. */
export async function runCheck(all: readonly Scenario[], command: CheckCommand, { output, errors }: Streams): Promise<number> {
  const { patterns, slow, json, ...limits } = command;
  const scenarios = chooseScenarios(all, patterns, slow);
  const writeJson = json === undefined ? undefined : jsonWriter(json, output);
  const words = json === '-' ? errors : output;
  const colours = coloursFor(words);
  const progress = liveProgress(errors);
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  const done: CheckReport[] = [];
  try {
    const outcome = await checkScenarios(scenarios, limits, {
      onProgress: progress.show,
      onReport: (report, scenario, wasInterrupted) => {
        done.push(report);
        progress.clear();
        words.write(`${reportInWords(report, { scenario, width, colours, wasInterrupted })}\n`);
      },
    });
    words.write(`\n${summary(outcome, scenarios.length)}\n`);
    return exitCodeOf(outcome);
  } finally {
    progress.clear();
    // Also when a model turns out to be faulty: what was found before is not lost.
    writeJson?.(done);
  }
}

interface Setting {
  readonly scenario: Scenario;
  /** Of the column of names. */
  readonly width: number;
  readonly colours: Colours;
  readonly wasInterrupted: boolean;
}

function reportInWords(report: CheckReport, { scenario, width, colours, wasInterrupted }: Setting): string {
  const { verdict, asExpected, seconds, counterexample, inconclusive, because } = report;
  const paint = verdict === 'inconclusive' ? colours.yellow : asExpected ? colours.green : colours.red;
  const mark = verdict === 'inconclusive' ? '?' : asExpected ? '✓' : '✗';
  const head = `${paint(mark)} ${scenario.name.padEnd(width)}  ${paint(verdictInWords(report, wasInterrupted))}  ${colours.dim(duration(seconds))}`;
  const unexpected = verdict !== 'inconclusive' && !asExpected;
  const found = counterexample === undefined ? because : inWords(counterexample);
  const details = [
    ...(inconclusive === undefined ? [] : [inconclusive]),
    ...(unexpected ? [colours.red(`expected ${expectedInWords(scenario)}`)] : []),
    ...(unexpected && verdict === 'holds'
      ? [`found ${counted(report.distinct, 'state')} (${counted(report.generated, 'state')} generated, depth ${report.depth})`]
      : []),
    ...(unexpected && found !== undefined ? [found] : []),
    ...(report.hints ?? []).map((hint) => colours.dim(`hint: ${hint}`)),
  ];
  return [head, ...details.flatMap((detail) => detail.split('\n')).map((line) => `    ${line}`.trimEnd())].join('\n');
}

function summary({ reports, wasInterrupted }: Outcome, asked: number): string {
  const inconclusive = reports.filter(({ verdict }) => verdict === 'inconclusive').length;
  const asExpected = reports.filter((report) => report.asExpected).length;
  const differing = reports.length - inconclusive - asExpected;
  const parts = [
    `${asExpected} as expected`,
    ...(differing > 0 ? [`${differing} not as expected`] : []),
    ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
    ...(asked > reports.length ? [`${asked - reports.length} not checked`] : []),
  ];
  return `${wasInterrupted ? 'interrupted; ' : ''}${counted(asked, 'scenario')}: ${parts.join(', ')}`;
}
