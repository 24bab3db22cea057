import { printable } from '../../impl/kernel/printable.ts';

/** A file that is no trace, or a set of files that cannot be one run. */
export class BadTrace extends Error {
  override readonly name = 'BadTrace';
  readonly file: string;
  /** From 1; null when it is about the file as a whole. */
  readonly line: number | null;
  /** From 1, in UTF-16 units; null when it is about the line as a whole. */
  readonly column: number | null;

  constructor(file: string, line: number | null, complaint: string, column: number | null = null) {
    super(printable(`${[file, line, column].filter((part) => part !== null).join(':')}: ${complaint}`));
    this.file = file;
    this.line = line;
    this.column = column;
  }
}
