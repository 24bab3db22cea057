/** Reads the history of any known format, and reports on it. */
import type { Bounds } from './bounds.ts';
import type { ObjectsReport } from './objects-report.ts';
import { type AnyReading, readAny } from './read-any.ts';
import { type HistoryReport, reportOn } from './report.ts';
import { reportOnObjects } from './report-objects.ts';

export type AnyReport = HistoryReport | ObjectsReport;

/** `file` is the name in complaints. Throws `BadTrace`. */
export function reportOnAny(file: string, chunks: readonly Uint8Array[], options: AnyReading & { readonly bounds: Bounds }): AnyReport {
  const read = readAny(file, chunks, options);
  switch (read.kind) {
    case 'versions':
      return reportOn(read.history);
    case 'objects':
      return reportOnObjects(read.modelled, read.source, options.bounds);
  }
}
