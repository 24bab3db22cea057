/** `selfman history`: decides whether a serial order of transactions explains what their clients saw. */

import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { printable } from '../../impl/kernel/printable.ts';
import type { History } from '../../spec/serialisability/history.ts';
import { type HistoryReading, readHistory, readHistoryStream } from '../../traces/client-history/read.ts';
import { type HistoryReport, reportOn } from '../../traces/client-history/report.ts';
import { BadTrace } from '../../traces/format/bad-trace.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonWriter } from '../json-file.ts';
import type { AllStreams } from '../streams.ts';
import { count, counted } from '../words.ts';

export interface HistoryOptions {
  /** `-` is the standard input. */
  readonly file: string;
  /** Whether a serial order is enough that does not respect real time. */
  readonly anyOrder: boolean;
  /** Whether fields that the format does not know are refused. */
  readonly strict: boolean;
  /** The target of the report as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
}

/** The most sentences that are shown; the JSON report holds all. */
const MOST_REASONS = 20;

export function addHistory(selfman: Command, { streams, ends }: CommandContext): void {
  selfman
    .command('history')
    .summary('judge what clients saw of transactions')
    .description(
      'Says whether a serial order of transactions explains what clients saw. If not, names a cycle of transactions, each of which must precede the next.',
    )
    .argument('<file>', 'the history; "-" is the standard input')
    .option('--any-order', 'accept an order that does not respect real time', false)
    .option('--strict', 'refuse fields that the format does not know, instead of ignoring them', false)
    .option('--json <file>', 'write the report as JSON to this file; "-" is the standard output, which then holds nothing else')
    .action(async (file: string, options: Omit<HistoryOptions, 'file'>) => ends(await runHistory({ ...options, file }, streams)));
}

/** Returns the exit code: 0 serialisable as required, 1 not so, 2 bad input, 3 inconclusive. Rejects with `CannotWrite`. */
export async function runHistory({ file, anyOrder, strict, json }: HistoryOptions, streams: AllStreams): Promise<number> {
  const { input, output, errors } = streams;
  const write = json === undefined ? null : jsonWriter(json, output);
  let report: HistoryReport;
  try {
    report = reportOn(await read(file, input, { strict, onNote: (note) => errors.write(`selfman history: ${note}\n`) }));
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    errors.write(`selfman history: ${error.message}\n`);
    return EXIT.badInput;
  }
  write?.(report);
  if (json !== '-') output.write(`${inWords(report)}\n`);
  return exitCodeOf(report, anyOrder);
}

async function read(file: string, input: Readable, options: HistoryReading): Promise<History> {
  if (file !== '-') return readHistory(file, options);
  try {
    return await readHistoryStream('(standard input)', input, options);
  } catch (error) {
    // Standard input may be a folder, or closed.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new BadTrace('(standard input)', null, `cannot be read: ${error.message}`);
  }
}

function exitCodeOf({ verdict }: HistoryReport, anyOrder: boolean): number {
  switch (verdict) {
    case 'strictly serialisable':
      return EXIT.asExpected;
    case 'serialisable':
      return anyOrder ? EXIT.asExpected : EXIT.differs;
    case 'not serialisable':
      return EXIT.differs;
    case 'inconclusive':
      return EXIT.inconclusive;
  }
}

/** The report for people, in lines. */
function inWords({ verdict, transactions, because, phenomenon }: HistoryReport): string {
  const { committed, aborted, unknown } = transactions;
  const more = because.length - MOST_REASONS;
  return [
    `${counted(committed + aborted + unknown, 'transaction')}: ${count(committed)} committed, ${count(aborted)} aborted, ${count(unknown)} of unknown outcome`,
    `verdict: ${verdict}${verdict === 'serialisable' ? ', not strictly' : ''}${phenomenon === undefined ? '' : ` (${phenomenon})`}`,
    ...because.slice(0, MOST_REASONS).map((sentence) => `  ${sentence}`),
    ...(more > 0 ? [`  … and ${counted(more, 'reason')} more, all in the JSON report`] : []),
  ]
    .map(printable)
    .join('\n');
}
