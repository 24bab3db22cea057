/** One record of a trace of another program, before anybody says what it means. */

/** The kinds of files that are read. `lines` needs a mapping that parses a line. */
export type ForeignFormat = 'itf' | 'shiviz' | 'updates' | 'lines';
export const FOREIGN_FORMATS: readonly ForeignFormat[] = ['itf', 'shiviz', 'updates', 'lines'];

export interface ForeignRecord {
  readonly file: string;
  /** From 1. In a file that is one JSON value: the number of the state, from 1. */
  readonly line: number;
  /** The process whose record it is; the records of one process are in order. Empty: the file has one order for all. */
  readonly host: string;
  /**
   * The content. Of `updates`: the object of the line. Of `itf`: the values of the variables, as plain JSON. Of `shiviz`: the text
   * of the event. Of `lines`: the result of `parse`.
   */
  readonly value: unknown;
  /** Of `shiviz`: the vector clock. */
  readonly clock?: Readonly<Record<string, number>>;
}

/** A whole trace. The records of each process are in its own order. */
export interface ForeignTrace {
  readonly format: ForeignFormat;
  readonly files: readonly string[];
  readonly records: readonly ForeignRecord[];
  /** For each record, how many records of each other process come before it, by the name of the process. */
  readonly causes: readonly Readonly<Record<string, number>>[];
  /** Lines without an event. */
  readonly ignored: number;
  /** The reasons why something is missing, each one sentence. */
  readonly holes: readonly Hole[];
}

export interface Hole {
  readonly kind: 'gap' | 'torn';
  readonly file: string;
  readonly line: number;
  readonly says: string;
}
