/** `selfman replay`: replays recorded runs, and says whether they conform. */

import { type Command, Option } from 'commander';
import { conformanceOf, DEFAULT_BUDGET, unjudged } from '../../traces/foreign/conformance.ts';
import type { ConformanceReport } from '../../traces/foreign/conformance-report.ts';
import { FOREIGN_FORMATS, type ForeignFormat } from '../../traces/foreign/foreign-record.ts';
import type { Mapping } from '../../traces/foreign/mapping.ts';
import { readForeign } from '../../traces/foreign/read-foreign.ts';
import { BadTrace } from '../../traces/format/bad-trace.ts';
import { readTraces } from '../../traces/format/read-files.ts';
import { explanationOf } from '../../traces/minimal/explanation.ts';
import { REPLAYABLES } from '../../traces/protocols/all.ts';
import { replay } from '../../traces/replay/replay-files.ts';
import type { Replayables } from '../../traces/replay/replayable.ts';
import type { ReplayReport, ReplayVerdict } from '../../traces/replay/report.ts';
import { BadOption } from '../addresses.ts';
import type { CommandContext } from '../command-context.ts';
import { conformanceInWords } from '../conformance-words.ts';
import { EXIT, REPLAY_EXIT } from '../exit-codes.ts';
import { explorerCommand } from '../explorer-command.ts';
import { explored } from '../explorer-run.ts';
import { EXPORTS, type ExportFormat, runExport } from '../export-run.ts';
import { follow } from '../follow.ts';
import { jsonWriter } from '../json-file.ts';
import { type Meaning, meaningIn } from '../mapping-module.ts';
import { writeMinimal } from '../minimal-files.ts';
import { wholeNumber } from '../number-options.ts';
import { openedFiles } from '../opened-files.ts';
import { inWords } from '../replay-words.ts';
import type { Streams } from '../streams.ts';
import { readCase } from '../swarm-case.ts';
import { tellCase } from '../told-run.ts';

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

interface GivenOptions extends ForeignOptions {
  /** Goes on until a signal, with the traces of a running cluster. */
  readonly follow?: boolean;
  readonly metrics?: string;
}

export function addReplay(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('replay <paths...>')
    .summary('replay what nodes have recorded')
    .description(
      'Replays recorded runs: each node alone, then all together. Says whether that run is possible, and whether the properties held. One .json file is a plan that "swarm --save" wrote: it is played again, and told in words.',
    )
    .option('--follow', 'replay what the nodes of a running cluster record, until a signal or the first wrong step')
    .option('--metrics <HOST:PORT>', 'with --follow: serve figures for Prometheus there, under /metrics')
    .option('--json <file>', 'write the report as JSON to this file; "-" is the standard output, which then holds nothing else')
    .option('--minimal <folder>', 'if the run diverged, write a small part of it there that diverges in the same way, with a diagram')
    .option('--with <module>', 'a module that says what the files mean: a mapping of another system, or a reducer of your own')
    .addOption(new Option('--format <format>', 'the format of files of another system, if they do not tell').choices(FOREIGN_FORMATS))
    .option('--budget <N>', 'the most states that the search through a trace of another system looks at', wholeNumber(1), DEFAULT_BUDGET)
    .addOption(new Option('--export <format>', 'write the run to the standard output for another tool, and judge nothing').choices(EXPORTS))
    .option('--open', 'then show the run in the explorer', false)
    .action(async (paths: string[], { open, ...options }: Omit<GivenOptions, 'paths'> & { open: boolean }) => {
      const [first] = paths;
      refuseMisfits(options, open);
      const isForeign = [options.with, options.format, options.export].some((each) => each !== undefined);
      if (isForeign || options.follow === true) ends(await runForeign({ ...options, paths }, streams));
      else if (paths.length === 1 && first.endsWith('.json')) ends(tellCase(readCase(first), streams));
      else {
        const code = runReplay({ ...options, paths }, streams);
        ends(open && code !== EXIT.badInput ? await explored(openedFiles(paths), code, streams) : code);
      }
    });
}

/** Throws `BadOption`. */
function refuseMisfits({ follow: isFollowed = false, ...options }: Omit<GivenOptions, 'paths'>, open: boolean): void {
  const { metrics, format, minimal, export: target } = options;
  if (metrics !== undefined && !isFollowed)
    throw new BadOption('--metrics: got an address without --follow, expected both; add --follow, or leave it out');
  if (isFollowed && (open || [format, minimal, target].some((each) => each !== undefined)))
    throw new BadOption('--follow: got it with --format, --minimal, --export or --open, expected it alone; leave the other one out');
}

/** Returns the exit code: 0 conforms, 1 diverged, 2 bad input, 3 inconclusive. Throws `CannotWrite`. */
export function runReplay({ paths, json, minimal }: ReplayOptions, streams: Streams, protocols: Replayables = REPLAYABLES): number {
  const judge = (): ReplayReport => {
    const report = replay(paths, protocols);
    return report.verdict === 'diverged' || minimal !== undefined ? explained(report, paths, minimal, streams, protocols) : report;
  };
  return reported(json, streams, judge, inWords);
}

/** The report with an explanation, and the small run that diverges in the same way. Both need all traces in memory. */
function explained(
  report: ReplayReport,
  paths: readonly string[],
  minimal: string | undefined,
  { errors }: Streams,
  protocols: Replayables,
): ReplayReport {
  try {
    const traces = readTraces(paths);
    const part = minimal === undefined ? null : writeMinimal(minimal, report, traces, protocols);
    if (part !== null) errors.write(`selfman replay: ${part.says}\n`);
    const explanation = explanationOf(report, traces);
    if (explanation === null) return report;
    const open = explorerCommand(part?.folder === undefined ? paths : [part.folder]);
    return { ...report, explanation: { ...explanation, open } };
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    errors.write(`selfman replay: the divergence is not explained: ${error.message}\n`);
    return report;
  }
}

/** As `runReplay`, for a running cluster, for the files of another system, and for those of a reducer of the user. Rejects with `CannotWrite`. */
async function runForeign(options: GivenOptions, streams: Streams): Promise<number> {
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
  if (options.follow === true && mapping !== null)
    throw new BadOption('--follow: got a mapping of another system, expected traces of nodes; leave it out');
  if (options.follow === true) return follow(options, streams, protocols);
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
  return REPLAY_EXIT[report.verdict];
}
