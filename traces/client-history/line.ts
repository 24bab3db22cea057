/**
 * What clients saw of transactions: one file, one JSON value per line, a header and then the transactions in any order.
 *
 *     {"type":"header","format":"selfman-history/1"}
 *     {"type":"transaction","id":"a","outcome":"committed","began":1,"ended":4,"operations":[…]}
 *
 * A test's clients write it, or an importer of another system's history. From these types the JSON Schema is generated.
 */

import type { ExactNumber } from '../../spec/serialisability/history.ts';

/** Names the format and its version; the first line says it. */
export const HISTORY_FORMAT = 'selfman-history/1';

export type HistoryLine = HistoryHeader | TransactionLine;

export interface HistoryHeader {
  readonly type: 'header';
  readonly format: 'selfman-history/1';
  /** Where the history comes from. For people. */
  readonly about?: string;
}

export interface TransactionLine {
  readonly type: 'transaction';
  /**
   * Unique in the file.
   * @minLength 1
   */
  readonly id: string;
  /** `unknown`: the client was never told. The transaction may have taken effect, at any time after it began. */
  readonly outcome: 'committed' | 'aborted' | 'unknown';
  /** In the order in which the client asked for them. */
  readonly operations: readonly OperationLine[];
  /**
   * By one clock for all clients, or a counter: only the order of these numbers counts.
   * @TJS-type number
   */
  readonly began: ExactNumber;
  /** When the client was told the outcome; null if it never was. */
  readonly ended: ExactNumber | null;
}

export interface OperationLine {
  readonly type: 'read' | 'write';
  readonly item: string;
  /**
   * The version that was read, or made. 0 is what was there in the beginning; of two versions of an item, the higher is
   * the later one.
   * @TJS-type integer
   * @minimum 0
   */
  readonly version: ExactNumber;
  /** Tells versions with the same number apart: those of two attempts, one of which did not take effect. */
  readonly value?: string | ExactNumber | boolean | null;
}
