/** `selfman replay`: replays recorded runs, and says whether they conform. */

import { type Command, Option } from 'commander';
import { printable } from '../../impl/kernel/printable.ts';
import { conformanceOf, DEFAULT_BUDGET, unjudged } from '../../traces/foreign/conformance.ts';
import type { ConformanceReport } from '../../traces/foreign/conformance-report.ts';
import { FOREIGN_FORMATS, type ForeignFormat } from '../../traces/foreign/foreign-record.ts';
import type { Mapping } from '../../traces/foreign/mapping.ts';
import { readForeign } from '../../traces/foreign/read-foreign.ts';
import { BadTrace } from '../../traces/format/bad-trace.ts';
import { readTraces } from '../../traces/format/read-files.ts';
import { explanationOf } from '../../traces/minimal/explanation.ts';
import { REPLAYABLES } from '../../traces/protocols/all.ts';
import { replayTraces } from '../../traces/replay/replay.ts';
import type { Replayables } from '../../traces/replay/replayable.ts';
import type { Explanation, Finding, ReplayReport, ReplayVerdict } from '../../traces/replay/report.ts';
import type { CommandContext } from '../command-context.ts';
import { conformanceInWords } from '../conformance-words.ts';
import { EXIT } from '../exit-codes.ts';
import { explored } from '../explorer-run.ts';
import { EXPORTS, type ExportFormat, runExport } from '../export-run.ts';
import { jsonWriter } from '../json-file.ts';
import { type Meaning, meaningIn } from '../mapping-module.ts';
import { writeMinimal } from '../minimal-files.ts';
import { wholeNumber } from '../number-options.ts';
import { openedFiles } from '../opened-files.ts';
import type { Streams } from '../streams.ts';
import { readCase } from '../swarm-case.ts';
import { tellCase } from '../told-run.ts';
import { counted } from '../words.ts';

export interface ReplayOptions {
  /** Files, or folders of `.ndjson` files, of one run. */
  readonly paths: readonly string[];
  /** The target of the report as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
  /** A folder for a small part of the run that diverges in the same way. */
  readonly minimal?: string;
}

interface ForeignOptions extends ReplayOptions {
  /** A module that says what the files mean. */
  readonly with?: string;
  readonly format?: ForeignFormat;
  readonly budget: number;
  /** Writes the run in another format, and judges nothing. */
  readonly export?: ExportFormat;
}

const EXIT_CODES: Readonly<Record<ReplayVerdict, number>> = {
  conforms: EXIT.asExpected,
  diverged: EXIT.differs,
  inconclusive: EXIT.inconclusive,
};
/** The most doubts that are shown; the JSON report holds all. */
const MOST_DOUBTS = 5;

export function addReplay(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('replay <paths...>')
    .summary('replay what nodes have recorded')
    .description(
      'Replays recorded runs: each node alone, then all together. Says whether that run is possible, and whether the properties held. One .json file is a plan that "swarm --save" wrote: it is played again, and told in words.',
    )
    .option('--json <file>', 'write the report as JSON to this file; "-" is the standard output, which then holds nothing else')
    .option('--minimal <folder>', 'if the run diverged, write a small part of it there that diverges in the same way, with a diagram')
    .option('--with <module>', 'a module that says what the files mean: a mapping of another system, or a reducer of your own')
    .addOption(new Option('--format <format>', 'the format of files of another system, if they do not tell').choices(FOREIGN_FORMATS))
    .option('--budget <N>', 'the most states that the search through a trace of another system looks at', wholeNumber(1), DEFAULT_BUDGET)
    .addOption(new Option('--export <format>', 'write the run to the standard output for another tool, and judge nothing').choices(EXPORTS))
    .option('--open', 'then show the run in the explorer', false)
    .action(async (paths: string[], { open, ...options }: Omit<ForeignOptions, 'paths'> & { open: boolean }) => {
      const [first] = paths;
      const isForeign = [options.with, options.format, options.export].some((each) => each !== undefined);
      if (isForeign) ends(await runForeign({ ...options, paths }, streams));
      else if (paths.length === 1 && first.endsWith('.json')) ends(tellCase(readCase(first), streams));
      else {
        const code = runReplay({ ...options, paths }, streams);
        ends(open && code !== EXIT.badInput ? await explored(openedFiles(paths), code, streams) : code);
      }
    });
}

/** Returns the exit code: 0 conforms, 1 diverged, 2 bad input, 3 inconclusive. Throws `CannotWrite`. */
export function runReplay({ paths, json, minimal }: ReplayOptions, streams: Streams, protocols: Replayables = REPLAYABLES): number {
  const judge = (): ReplayReport => {
    const traces = readTraces(paths);
    const report = replayTraces(traces, protocols);
    if (minimal !== undefined) streams.errors.write(`selfman replay: ${writeMinimal(minimal, report, traces, protocols)}\n`);
    const explanation = explanationOf(report, traces);
    return explanation === null ? report : { ...report, explanation };
  };
  return reported(json, streams, judge, inWords);
}

/** As `runReplay`, for the files of another system, and for those of a reducer of the user. Rejects with `CannotWrite`. */
async function runForeign(options: ForeignOptions, streams: Streams): Promise<number> {
  let meaning: Meaning | null;
  try {
    meaning = options.with === undefined ? null : await meaningIn(options.with);
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    streams.errors.write(`selfman replay: ${error.message}\n`);
    return EXIT.badInput;
  }
  const replayables = meaning !== null && 'replayables' in meaning ? meaning.replayables : null;
  const mapping = meaning !== null && 'mapping' in meaning ? meaning.mapping : null;
  const protocols = { ...REPLAYABLES, ...replayables };
  if (options.export !== undefined) return runExport(options.export, options.paths, protocols, streams);
  if (replayables !== null) return runReplay(options, streams, protocols);
  return reported(options.json, streams, () => judgeForeign(options, mapping), conformanceInWords);
}

function judgeForeign({ paths, format, budget, with: name }: ForeignOptions, mapping: Mapping | null): ConformanceReport {
  const trace = readForeign(paths, { ...mapping, ...(format === undefined ? {} : { format }) });
  return mapping === null ? unjudged(trace) : conformanceOf(trace, mapping, { budget, name });
}

function reported<R extends { readonly verdict: ReplayVerdict }>(
  json: string | undefined,
  { output, errors }: Streams,
  judge: () => R,
  words: (report: R) => string,
): number {
  const write = json === undefined ? null : jsonWriter(json, output);
  let report: R;
  try {
    report = judge();
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    errors.write(`selfman replay: ${error.message}\n`);
    return EXIT.badInput;
  }
  write?.(report);
  if (json !== '-') output.write(`${words(report)}\n`);
  return EXIT_CODES[report.verdict];
}

/** The report for people, in lines. */
export function inWords(report: ReplayReport): string {
  const { consumed, properties, doubts, first, verdict, explanation } = report;
  const { sent, delivered, inFlight } = consumed.messages;
  const kinds = Object.entries(consumed.byKind).map(([kind, count]) => `${kind} ${count}`);
  const left = consumed.eventsInFiles - consumed.events;
  return [
    `run ${report.run} of ${report.protocol}: ${counted(consumed.files, 'file')}, nodes ${consumed.nodes.join(', ')}`,
    `replayed ${counted(consumed.events, 'event')} (${kinds.join(', ')})${left > 0 ? `; ${left} more were not` : ''}`,
    `messages: ${sent} sent, ${delivered} delivered, ${inFlight} still in flight`,
    ...properties.map(({ name, kind, judged, held }) => `${kind} ${name}: ${judged === 0 ? 'not judged' : `held in ${held} of ${judged}`}`),
    `verdict: ${verdict}`,
    ...(verdict === 'diverged' && first !== undefined ? findingInWords(first) : []),
    ...(explanation === undefined ? [] : explanationInWords(explanation)),
    ...doubts.slice(0, MOST_DOUBTS).flatMap(findingInWords),
    ...(doubts.length > MOST_DOUBTS ? [`… and ${doubts.length - MOST_DOUBTS} more, all in the JSON report`] : []),
  ]
    .map(printable)
    .join('\n');
}

function explanationInWords({ byAction, neverSeen, enabled, past }: Explanation): readonly string[] {
  const counts = Object.entries(byAction).map(([action, count]) => `${action} ${count}`);
  return [
    `  possible there: ${enabled.length === 0 ? 'nothing' : enabled.join(', ')}`,
    `  its causal past: ${counted(past, 'event')}; before it in the run: ${counts.length === 0 ? 'nothing' : counts.join(', ')}`,
    ...(neverSeen.length === 0 ? [] : [`  never seen: ${neverSeen.join(', ')}`]),
  ];
}

function findingInWords({ kind, at, says, expected, actual, diff }: Finding): readonly string[] {
  return [
    `${at.file}:${at.line}: node ${at.node}, step ${at.step}: ${says} [${kind}]`,
    ...(expected === undefined ? [] : [`  expected: ${JSON.stringify(expected)}`]),
    ...(actual === undefined ? [] : [`  recorded: ${JSON.stringify(actual)}`]),
    ...diff.map(({ path, before, after }) => `  ${path === '' ? '/' : path}: expected ${shown(before)}, recorded ${shown(after)}`),
  ];
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
