/** `selfman history`: whether what clients saw of transactions can be explained by a serial order of them. */
import { BadTrace } from '../traces/format/bad-trace.ts';
import { readHistory } from '../traces/history/read.ts';
import { type HistoryReport, reportOn } from '../traces/history/report.ts';
import { EXIT } from './exit-codes.ts';
import { jsonWriter } from './json-file.ts';
import type { Streams } from './streams.ts';
import { count, counted } from './words.ts';

export interface HistoryOptions {
  readonly file: string;
  /** Be content with a serial order that does not keep real time. */
  readonly anyOrder: boolean;
  /** Where the report goes as JSON: a file, or `-` for the output, which then holds nothing else. */
  readonly json?: string;
}

/** Sentences that are shown; all of them are in the JSON. */
const MOST_REASONS = 20;

/** Returns the exit code: 0 serialisable as asked for, 1 not so, 2 bad input, 3 inconclusive. */
export function runHistory({ file, anyOrder, json }: HistoryOptions, { output, errors }: Streams): number {
  const write = json === undefined ? null : jsonWriter(json, output);
  let report: HistoryReport;
  try {
    report = reportOn(readHistory(file));
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    errors.write(`selfman history: ${error.message}\n`);
    return EXIT.badInput;
  }
  write?.(report);
  if (json !== '-') output.write(`${inWords(report)}\n`);
  return exitCodeOf(report, anyOrder);
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
  ].join('\n');
}
