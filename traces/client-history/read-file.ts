/** Reads a history of this project from a file. */
import type { History } from '../../spec/serialisability/history.ts';
import { chunksOf, heapBudget } from '../format/file-chunks.ts';
import { type HistoryReading, historyFromChunks, requireOptions } from './read.ts';

/** Reads a history from a file. Throws `BadTrace`. */
export function readHistory(file: string, options: HistoryReading = {}): History {
  requireOptions(file, options);
  return historyFromChunks(file, chunksOf(file, heapBudget()), options);
}
