/** Sees to it that each step is written to the trace before anybody hears of it, and soon in any case. */

/** How long a step waits to be written that nobody hears of, in milliseconds. */
const MOST_UNWRITTEN_MS = 100;

/** The part of a recorder that is needed here. */
interface Writer {
  /** Writes what waits. Throws when that fails. */
  flush(): void;
  /** Whether a write has failed. */
  readonly isTorn: boolean;
}

export class TraceWrites {
  readonly #writer: Writer;
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;

  /** `failed` hears of the error of a write that nobody waits for. */
  constructor(writer: Writer, failed: (error: unknown) => void) {
    this.#writer = writer;
    this.#failed = failed;
  }

  /** Writes what waits. Returns whether all steps are in the trace. */
  areDone(): boolean {
    try {
      this.#writer.flush();
    } catch (error) {
      this.#failed(error);
    }
    return !this.#writer.isTorn;
  }

  /** A step waits to be written. */
  expect(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.areDone();
    }, MOST_UNWRITTEN_MS).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
