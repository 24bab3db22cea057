/** The report on a history for people. */
import { printable } from '../impl/kernel/printable.ts';
import type { ObjectsReport } from '../traces/client-history/objects-report.ts';
import type { HistoryReport } from '../traces/client-history/report.ts';
import type { AnyReport } from '../traces/client-history/report-any.ts';
import type { TransactionsReport } from '../traces/client-history/transactions-report.ts';
import { count, counted } from './words.ts';

/** The most sentences that are shown; the JSON report holds all. */
const MOST_REASONS = 20;

/** The report in lines. */
export function historyInWords(report: AnyReport): string {
  const { because } = report;
  const more = because.length - MOST_REASONS;
  return [
    ...headOf(report),
    ...because.slice(0, MOST_REASONS).map((sentence) => `  ${sentence}`),
    ...(more > 0 ? [`  … and ${counted(more, 'reason')} more, all in the JSON report`] : []),
  ]
    .map(printable)
    .join('\n');
}

function headOf(report: AnyReport): readonly string[] {
  if ('objects' in report) return headOfObjects(report);
  return 'levels' in report ? headOfLevels(report) : headOfTransactions(report);
}

function headOfLevels({ verdict, model, transactions, levels, phenomenon }: TransactionsReport): readonly string[] {
  const { committed, aborted, unknown } = transactions;
  return [
    `${counted(committed + aborted + unknown, 'transaction')} (model ${model}): ${count(committed)} committed, ${count(aborted)} aborted, ${count(unknown)} of unknown outcome`,
    `levels: ${levels.map(({ level, holds }) => `${level} ${holds}`).join(', ')}`,
    `verdict: ${verdict === 'none' ? 'not even read committed' : verdict}${phenomenon === undefined ? '' : ` (${phenomenon})`}`,
  ];
}

function headOfTransactions({ verdict, transactions, phenomenon }: HistoryReport): readonly string[] {
  const { committed, aborted, unknown } = transactions;
  return [
    `${counted(committed + aborted + unknown, 'transaction')}: ${count(committed)} committed, ${count(aborted)} aborted, ${count(unknown)} of unknown outcome`,
    `verdict: ${verdict}${verdict === 'serialisable' ? ', not strictly' : ''}${phenomenon === undefined ? '' : ` (${phenomenon})`}`,
  ];
}

function headOfObjects({ verdict, model, operations, objects }: ObjectsReport): readonly string[] {
  const { answered, unknown } = operations;
  return [
    `${counted(answered + unknown, 'operation')} on ${counted(objects.length, 'object')} (model ${model}): ${count(answered)} answered, ${count(unknown)} of unknown outcome`,
    `verdict: ${verdict}`,
  ];
}
