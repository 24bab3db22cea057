/** `selfman check`: explores scenarios exhaustively, and compares each verdict with the expected one. */

import type { Command } from 'commander';
import { check, inWords } from '../../model-check/drivers/check.ts';
import { checkThroughout } from '../../model-check/drivers/further-violations.ts';
import { stateGraph } from '../../model-check/drivers/state-graph.ts';
import { dot } from '../../model-check/report/dot.ts';
import type { CheckReport } from '../../model-check/report/report.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { BadOption } from '../addresses.ts';
import { checkScenarios, exitCodeOf, type Limits, type Listener } from '../check-scenarios.ts';
import { Groups, summary } from '../check-summary.ts';
import { checkpointOptions, refuseSeveral } from '../checkpoint-options.ts';
import { chooseScenarios, WHAT_A_PATTERN_IS } from '../choose-scenarios.ts';
import type { CommandContext } from '../command-context.ts';
import { jsonWriter, writeText } from '../json-file.ts';
import { type LimitArguments, limitsOf, withLimits } from '../limit-options.ts';
import { checkedSoFar, liveProgress } from '../live-progress.ts';
import { isModelFile } from '../models/model-files.ts';
import { type NeverEntered, watchBranches } from '../models/never-entered.ts';
import { type ModelArguments, type Origin, sourceOf, WHAT_A_FILE_IS, withModels } from '../models/scenario-source.ts';
import { amountOfSeconds } from '../number-options.ts';
import type { Judged } from '../reports/judged.ts';
import { REPORTS_IN_WORDS, type ReportTarget, reportTarget, reportWriter } from '../reports/report-targets.ts';
import type { Given } from '../sharing/model-digest.ts';
import { type Colours, coloursFor, type Streams } from '../streams.ts';
import { counted, duration, expectedInWords, verdictInWords } from '../words.ts';

export interface CheckCommand extends Limits {
  readonly patterns: readonly string[];
  /** Whether a check goes on after a violation, until no claim is violated any more. Omitted: no. */
  readonly continues?: boolean;
  /** The file for the graph of all states, in DOT. Exactly one scenario must be chosen. */
  readonly graph?: string;
  /** Reports for other tools. */
  readonly reports?: readonly ReportTarget[];
  /** Whether the slow scenarios are checked, too, when there are no patterns. */
  readonly slow: boolean;
  /** The target of the reports as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
  /** The folder into which checkpoints are written, the least seconds between two, and the folder of the one to go on from. */
  readonly checkpoint?: string;
  readonly checkpointEvery?: number;
  readonly resume?: string;
  /** The server over which other machines do the work. */
  readonly via?: string;
  /** With `via`: the digest of the models whose scenarios are checked. Omitted: they are scenarios of the program. */
  readonly models?: string;
}

interface Arguments extends LimitArguments, ModelArguments, Pick<CheckCommand, 'checkpoint' | 'checkpointEvery' | 'resume' | 'via'> {
  readonly slow: boolean;
  readonly json?: string;
  readonly continue: boolean;
  readonly branches: boolean;
  readonly graph?: string;
  readonly report?: readonly ReportTarget[];
}

export function addCheck(selfman: Command, context: CommandContext): void {
  const { streams, ends } = context;
  withModels(withLimits(selfman.command('check [patterns-or-files...]')))
    .summary('explore scenarios exhaustively')
    .description(
      `Explores scenarios exhaustively, and compares each verdict with the expected one. Without arguments: the fast scenarios.${WHAT_A_PATTERN_IS}${WHAT_A_FILE_IS}`,
    )
    .option('--slow', 'without a pattern, check the slow scenarios, too', false)
    .option('--json <file>', 'write the reports as JSON to this file; "-" is the standard output, which then holds nothing else')
    .option('--continue', 'go on after a violation, and tell each claim that is violated; each takes a search of its own', false)
    .option('--branches', 'tell which parts of the code of a model were never entered', false)
    .option(
      '--graph <file>',
      'write all states and steps of one small scenario to this file, in DOT; of more than 1,000 states none is drawn',
    )
    .option('--report <kind=file>', REPORTS_IN_WORDS, (text: string, earlier?: readonly ReportTarget[]) => reportTarget(text, earlier))
    .option('--checkpoint <folder>', 'write the search into this folder from time to time, and when it is stopped; for one scenario')
    .option('--checkpoint-every <S>', 'the least seconds between two checkpoints; by default 60', amountOfSeconds)
    .option('--resume <folder>', 'go on from the checkpoint in this folder, and write the next ones there')
    .option('--via <url>', 'let the workers of this NATS server do the work; see "selfman worker"')
    .action(
      async (
        args: string[],
        {
          slow,
          json,
          param = [],
          continue: continues,
          graph,
          report: reports = [],
          branches,
          checkpoint,
          checkpointEvery,
          resume,
          via,
          ...limits
        }: Arguments,
      ) => {
        const files = args.filter(isModelFile);
        if (branches && files.length === 0)
          throw new BadOption('--branches: got no model file, expected one; it is for code of your own, such as ./my-model.ts');
        const neverEntered = branches ? await watchBranches(files) : null;
        if (via !== undefined && branches)
          throw new BadOption('--branches: got --via, expected one or the other; the code of a model runs in the workers');
        const { all, patterns, isOfFiles, originOf } = await sourceOf(args, { param }, context);
        const models = via === undefined || files.length === 0 ? undefined : await digestOf({ files, parameters: param, scenarios: all });
        const given = Object.entries({ json, graph, checkpoint, checkpointEvery, resume, via, models }).filter(
          ([, value]) => value !== undefined,
        );
        const written = { reports, ...Object.fromEntries(given) };
        const command = { patterns, slow: slow || isOfFiles, continues, ...written, ...limitsOf(limits) };
        const exitCode = await runCheck(all, command, streams, originOf);
        if (neverEntered !== null) (json === '-' ? streams.errors : streams.output).write(branchesInWords(await neverEntered()));
        ends(exitCode);
      },
    );
}

async function digestOf(given: Given): Promise<string> {
  return (await import('../sharing/model-digest.ts')).modelDigest(given);
}

/** Returns the exit code. Throws `BadOption` before anything is checked. */
export async function runCheck(
  all: readonly Scenario[],
  command: CheckCommand,
  { output, errors }: Streams,
  originOf: (name: string) => Origin | null = () => null,
): Promise<number> {
  const {
    patterns,
    slow,
    json,
    continues = false,
    graph,
    reports = [],
    checkpoint,
    checkpointEvery,
    resume,
    via,
    models,
    ...others
  } = command;
  const files = { ...(checkpoint === undefined ? {} : { checkpoint }), ...(resume === undefined ? {} : { resume }) };
  const saving = checkpointOptions(files, checkpointEvery);
  const limits = { ...others, ...saving };
  const scenarios = chooseScenarios(all, patterns.length === 0 && saving.resume !== undefined ? [saving.resume.scenario] : patterns, slow);
  refuseSeveral(scenarios, files);
  if (via !== undefined) refuseBesideVia({ graph, checkpoint, resume });
  if (graph !== undefined) await writeGraph(graph, scenarios);
  const writeJson = json === undefined ? undefined : jsonWriter(json, output);
  const words = json === '-' ? errors : output;
  const writeReports = reportWriter(reports, words);
  const colours = coloursFor(words);
  const progress = liveProgress(errors, checkedSoFar);
  const done: Judged[] = [];
  const groups = new Groups(scenarios, words);
  try {
    const listener: Listener = {
      onProgress: progress.show,
      onReport: (report, scenario, wasInterrupted) => {
        done.push({ report, scenario, file: originOf(scenario.name)?.file ?? null });
        progress.clear();
        const width = groups.enter(report);
        words.write(`${reportInWords(report, { scenario, width, colours, wasInterrupted })}\n`);
      },
    };
    const say = (line: string) => void errors.write(`${line}\n`);
    const outcome =
      via === undefined
        ? await checkScenarios(groups.inOrder, limits, listener, continues ? checkThroughout : check)
        : await (await import('../sharing/check-via.ts')).checkVia(
            { url: via, say, ...(models === undefined ? {} : { model: models }) },
            groups.inOrder,
            continues,
            others,
            listener,
          );
    groups.leave();
    words.write(`\n${summary(outcome, scenarios.length)}\n`);
    return exitCodeOf(outcome);
  } finally {
    progress.clear();
    // Also after a fault in a model, so that earlier reports are not lost.
    writeJson?.(done.map(({ report }) => report));
    await writeReports(done);
  }
}

function refuseBesideVia(files: Readonly<Record<string, string | undefined>>): void {
  const [given] = Object.entries(files).flatMap(([name, file]) => (file === undefined ? [] : [name]));
  if (given !== undefined) throw new BadOption(`--${given}: got --via, expected one or the other; a worker writes no files`);
}

/** The most lines of code that are told to be never entered. */
const MOST_BRANCHES = 50;

function branchesInWords(missed: readonly NeverEntered[]): string {
  if (missed.length === 0) return 'all code of the model was entered\n';
  const told = missed.slice(0, MOST_BRANCHES).map(({ file, line, code }) => `  ${file}:${line}: ${code}`);
  const more = missed.length > MOST_BRANCHES ? [`  … and ${missed.length - MOST_BRANCHES} more`] : [];
  return `${['never entered:', ...told, ...more].join('\n')}\n`;
}

/** Writes the graph of the only scenario. Throws `BadOption`, and `ModelError` if it is too large. */
async function writeGraph(file: string, [scenario, ...others]: readonly Scenario[]): Promise<void> {
  if (scenario === undefined || others.length > 0)
    throw new BadOption(`--graph: got ${others.length + 1} scenarios, expected one; name one, as "selfman list" does`);
  writeText(file, dot(await stateGraph(scenario)));
}

/** The claims that are violated beside the first one, each with its counterexample. */
function furtherInWords({ further = [], furtherInconclusive }: CheckReport): readonly string[] {
  const told = further.map(
    ({ property, because, counterexample }) =>
      `also violates ${property}\n${counterexample === undefined ? because : inWords(counterexample)}`,
  );
  return furtherInconclusive === undefined ? told : [...told, `the search for further violations ended early: ${furtherInconclusive}`];
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
    ...furtherInWords(report).map((each) => colours.red(each)),
    ...(report.hints ?? []).map((hint) => colours.dim(`hint: ${hint}`)),
  ];
  return [head, ...details.flatMap((detail) => detail.split('\n')).map((line) => `    ${line}`.trimEnd())].join('\n');
}
