/** `selfman replay`: replays recorded runs, and says whether they conform. */

import type { Command } from 'commander';
import { printable } from '../../impl/kernel/printable.ts';
import { BadTrace } from '../../traces/format/bad-trace.ts';
import { replay } from '../../traces/replay/replay.ts';
import type { Finding, ReplayReport, ReplayVerdict } from '../../traces/replay/report.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonWriter } from '../json-file.ts';
import { REPLAYABLES } from '../replayables.ts';
import type { Streams } from '../streams.ts';
import { readCase } from '../swarm-case.ts';
import { tellCase } from '../told-run.ts';
import { counted } from '../words.ts';

export interface ReplayOptions {
  /** Files, or folders of `.ndjson` files, of one run. */
  readonly paths: readonly string[];
  /** The target of the report as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
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
    .action((paths: string[], options: { json?: string }) => {
      const [first] = paths;
      const isPlan = paths.length === 1 && first.endsWith('.json');
      ends(isPlan ? tellCase(readCase(first), streams) : runReplay({ ...options, paths }, streams));
    });
}

/** Returns the exit code: 0 conforms, 1 diverged, 2 bad input, 3 inconclusive. Throws `CannotWrite`. */
export function runReplay({ paths, json }: ReplayOptions, { output, errors }: Streams): number {
  const write = json === undefined ? null : jsonWriter(json, output);
  let report: ReplayReport;
  try {
    report = replay(paths, REPLAYABLES);
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    errors.write(`selfman replay: ${error.message}\n`);
    return EXIT.badInput;
  }
  write?.(report);
  if (json !== '-') output.write(`${inWords(report)}\n`);
  return EXIT_CODES[report.verdict];
}

/** The report for people, in lines. */
export function inWords(report: ReplayReport): string {
  const { consumed, properties, doubts, first, verdict } = report;
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
    ...doubts.slice(0, MOST_DOUBTS).flatMap(findingInWords),
    ...(doubts.length > MOST_DOUBTS ? [`… and ${doubts.length - MOST_DOUBTS} more, all in the JSON report`] : []),
  ]
    .map(printable)
    .join('\n');
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
