/** Where the results of the program go, and what happens when they cannot be written. */
import { fstatSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './streams.ts';

const STDOUT = 1;

/** The standard output of this process. A file takes all that is written, or fails: Node's own stream may lose a part. */
export function standardOutput(): Terminal {
  const stats = fstatSync(STDOUT);
  return stats.isFIFO() || stats.isSocket() || process.stdout.isTTY ? process.stdout : new FileOutput(STDOUT);
}

/** Writes to an open file, and does not take less than all of it for success. */
export class FileOutput extends Writable {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    super();
    this.#descriptor = descriptor;
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    try {
      for (let written = 0; written < chunk.length; ) written += writeSync(this.#descriptor, chunk, written);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    done();
  }
}

export interface OutputWatch {
  /** Ends the process. */
  exit(exitCode: number): void;
  /** The command ends by itself when its output fails: a node or a cluster, which must stop in its own way. */
  readonly endsByItself: boolean;
}

/**
 * Says in one line that the output cannot be written, and ends the process; ends it quietly when the reader has gone.
 * Returns the exit code that the failure leaves; null as long as there was none.
 */
export function watchOutput(
  { output, errors }: { readonly output: Writable; readonly errors: Writable },
  watch: OutputWatch,
): () => number | null {
  let failed: number | null = null;
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && failed === null) {
      failed = EXIT.cannotWrite;
      errors.write(`selfman: the output cannot be written: ${error.message}\n`);
    }
    if (!watch.endsByItself) watch.exit(failed ?? EXIT.readerGone);
  });
  return () => failed;
}
