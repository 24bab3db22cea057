/** The program `selfman`: its commands and their options. */
import { CommanderError } from 'commander';
import { ModelError } from '../model-check/engine/model-error.ts';
import { BadOption } from './addresses.ts';
import { EXIT } from './exit-codes.ts';
import { program } from './program.ts';

const { stdin: input, stdout: output, stderr: errors } = process;

const [, entry = '', ...args] = process.argv;

output.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  // A node or a cluster that loses its reader stops in its own way.
  if (args[0] !== 'node' && args[0] !== 'cluster') process.exit(EXIT.readerGone);
});
// There is nobody left to complain to.
errors.on('error', () => undefined);

try {
  process.exitCode = await program({ input, output, errors }, entry, args);
} catch (error) {
  process.exitCode = exitCodeAfter(error);
}

/** Says what is wrong, in one line if a person can mend it. */
function exitCodeAfter(error: unknown): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.asExpected : EXIT.badInput;
  if (error instanceof BadOption || error instanceof ModelError || isAboutAFile(error)) {
    errors.write(`selfman: ${error.message}\n`);
    return EXIT.badInput;
  }
  errors.write(`selfman: a fault in selfman itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.fault;
}

/** A file that was named on the command line cannot be read or written. */
function isAboutAFile(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}
