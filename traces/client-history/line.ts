/**
 * The format of a history, which holds the transactions that clients ran, as the clients saw them. A history is one file
 * with one JSON value per line: a header, then the transactions in any order.
 *
 *     {"type":"header","format":"selfman-history/1"}
 *     {"type":"transaction","id":"a","outcome":"committed","began":1,"ended":4,"operations":[…]}
 *
 * The clients of a test write it, or an importer of another system's history. The JSON Schema is generated from these types.
 */

import type { ExactNumber } from '../../spec/serialisability/history.ts';

/** The name and version of the format, which the first line holds. */
export const HISTORY_FORMAT = 'selfman-history/1';

export type HistoryLine = HistoryHeader | TransactionLine;

export interface HistoryHeader {
  readonly type: 'header';
  readonly format: 'selfman-history/1';
  /** The origin of the history, for people. */
  readonly about?: string;
}

export interface TransactionLine {
  readonly type: 'transaction';
  /**
   * Unique in the file.
   * @minLength 1
   */
  readonly id: string;
  /** `unknown`: the client was never told. The transaction may have taken effect at any time after `began`. */
  readonly outcome: 'committed' | 'aborted' | 'unknown';
  /** The operations, in the order in which the client asked for them. */
  readonly operations: readonly OperationLine[];
  /**
   * The time at which the transaction began, by one clock or counter for all clients. Only the order of these numbers matters.
   * @TJS-type number
   */
  readonly began: ExactNumber;
  /** The time at which the client was told the outcome; null if the client never was. */
  readonly ended: ExactNumber | null;
}

export interface OperationLine {
  readonly type: 'read' | 'write';
  readonly item: string;
  /**
   * The version that was read or written. 0 is the initial version; of two versions of an item, the higher is the later.
   * @TJS-type integer
   * @minimum 0
   */
  readonly version: ExactNumber;
  /** Tells apart two versions with the same number, from two attempts of which one did not take effect. */
  readonly value?: string | ExactNumber | boolean | null;
}
