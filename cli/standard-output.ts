/** The program's standard output, and the reaction when it cannot be written. */
import { fstatSync, writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './streams.ts';

const STDOUT = 1;

/** The standard output of this process. For a file this replaces Node's own stream, which may lose a part of a write. */
export function standardOutput(): Terminal {
  const stats = fstatSync(STDOUT);
  return stats.isFIFO() || stats.isSocket() || process.stdout.isTTY ? process.stdout : new FileOutput(STDOUT);
}

/** Writes to an open file. A write succeeds only when all bytes are written. */
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
  /** Whether the command ends by itself when its output fails: a node and a cluster must stop in their own way. */
  readonly endsByItself: boolean;
}

/**
 * Reports in one line that the output cannot be written, and ends the process; says nothing when the reader has gone.
 * Returns a function that tells the exit code of the failure; null while there was none.
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
