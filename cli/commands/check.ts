/** `selfman check`: explores scenarios exhaustively, and compares each verdict with the expected one. */

import type { Command } from 'commander';
import { inWords } from '../../model-check/drivers/check.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { checkScenarios, exitCodeOf, type Limits } from '../check-scenarios.ts';
import { Groups, summary } from '../check-summary.ts';
import { chooseScenarios, WHAT_A_PATTERN_IS } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { jsonWriter } from '../json-file.ts';
import { type LimitArguments, limitsOf, withLimits } from '../limit-options.ts';
import { checkedSoFar, liveProgress } from '../live-progress.ts';
import { type Colours, coloursFor, type Streams } from '../streams.ts';
import { counted, duration, expectedInWords, verdictInWords } from '../words.ts';

export interface CheckCommand extends Limits {
  readonly patterns: readonly string[];
  /** Whether the slow scenarios are checked, too, when there are no patterns. */
  readonly slow: boolean;
  /** The target of the reports as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
}

export function addCheck(selfman: Command, { streams, scenarios, ends }: CommandContext): void {
  withLimits(selfman.command('check [patterns...]'))
    .summary('explore scenarios exhaustively')
    .description(
      `Explores scenarios exhaustively, and compares each verdict with the expected one. Without a pattern: the fast scenarios.${WHAT_A_PATTERN_IS}`,
    )
    .option('--slow', 'without a pattern, check the slow scenarios, too', false)
    .option('--json <file>', 'write the reports as JSON to this file; "-" is the standard output, which then holds nothing else')
    .action(async (patterns: string[], { slow, json, ...limits }: LimitArguments & { slow: boolean; json?: string }) => {
      const written = json === undefined ? {} : { json };
      ends(await runCheck(await scenarios(), { patterns, slow, ...written, ...limitsOf(limits) }, streams));
    });
}

/** Returns the exit code. Throws `BadOption` before anything is checked. */
export async function runCheck(all: readonly Scenario[], command: CheckCommand, { output, errors }: Streams): Promise<number> {
  const { patterns, slow, json, ...limits } = command;
  const scenarios = chooseScenarios(all, patterns, slow);
  const writeJson = json === undefined ? undefined : jsonWriter(json, output);
  const words = json === '-' ? errors : output;
  const colours = coloursFor(words);
  const progress = liveProgress(errors, checkedSoFar);
  const done: CheckReport[] = [];
  const groups = new Groups(scenarios, words);
  try {
    const outcome = await checkScenarios(groups.inOrder, limits, {
      onProgress: progress.show,
      onReport: (report, scenario, wasInterrupted) => {
        done.push(report);
        progress.clear();
        const width = groups.enter(report);
        words.write(`${reportInWords(report, { scenario, width, colours, wasInterrupted })}\n`);
      },
    });
    groups.leave();
    words.write(`\n${summary(outcome, scenarios.length)}\n`);
    return exitCodeOf(outcome);
  } finally {
    progress.clear();
    // Also after a fault in a model, so that earlier reports are not lost.
    writeJson?.(done);
  }
}

interface Setting {
  readonly scenario: Scenario;
  /** The width of the column of names, in characters. */
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
