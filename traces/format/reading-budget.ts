/** A bound on the bytes that are read into memory together. */
import { BadTrace } from './bad-trace.ts';

const BYTES_PER_MEBIBYTE = 1_048_576;

/** The amount that may still be read; one budget serves all files that are kept together. */
export class ReadingBudget {
  readonly #most: number;
  #left: number;

  /** `most` is in bytes. */
  constructor(most: number) {
    this.#most = most;
    this.#left = most;
  }

  /** Takes bytes from the budget. Throws `BadTrace` when fewer are left. */
  spend(file: string, bytes: number): void {
    this.#left -= bytes;
    if (this.#left >= 0) return;
    const most = Math.floor(this.#most / BYTES_PER_MEBIBYTE);
    throw new BadTrace(
      file,
      null,
      `too much to read: expected at most ${most} MiB in all; a larger heap takes more: NODE_OPTIONS=--max-old-space-size=<MiB>`,
    );
  }
}
