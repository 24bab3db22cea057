import { printable } from '../../impl/kernel/printable.ts';

/** A file or argument is not a trace, or several files cannot be one run. */
export class BadTrace extends Error {
  override readonly name = 'BadTrace';
  readonly file: string;
  /** The line, from 1; null for a complaint about the whole file. */
  readonly line: number | null;
  /** The column, from 1, in UTF-16 units; null for a complaint about the whole line. */
  readonly column: number | null;

  constructor(file: string, line: number | null, complaint: string, column: number | null = null) {
    super(printable(`${[file, line, column].filter((part) => part !== null).join(':')}: ${complaint}`));
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
