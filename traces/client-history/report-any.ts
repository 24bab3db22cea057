/** Reads the history of any known format, and reports on it. */
import type { ObjectsReport } from './objects-report.ts';
import { type AnyReading, readAny } from './read-any.ts';
import { type HistoryReport, reportOn } from './report.ts';
import { reportOnObjects } from './report-objects.ts';
import { reportOnTransactions, type TransactionOptions } from './report-transactions.ts';
import type { TransactionsReport } from './transactions-report.ts';

export type AnyReport = HistoryReport | ObjectsReport | TransactionsReport;

/** `file` is the name in complaints. Throws `BadTrace`. */
export function reportOnAny(file: string, chunks: readonly Uint8Array[], options: AnyReading & TransactionOptions): AnyReport {
  const read = readAny(file, chunks, options);
  switch (read.kind) {
    case 'versions':
      return reportOn(read.history);
    case 'transactions':
      return reportOnTransactions(read.read, options);
    case 'objects':
      return reportOnObjects(read.modelled, read.source, options.bounds);
  }
}
