/** A file that is no trace, or a set of files that cannot be one run. */
export class BadTrace extends Error {
  override readonly name = 'BadTrace';
  readonly file: string;
  /** From 1; null when it is about the file as a whole. */
  readonly line: number | null;

  constructor(file: string, line: number | null, complaint: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${complaint}`);
    this.file = file;
    this.line = line;
  }
}
