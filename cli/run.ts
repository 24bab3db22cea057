/** One run of the program, from its arguments to its exit code. */
import { CommanderError } from 'commander';
import { ModelError } from '../model-check/engine/system/model-error.ts';
import { CannotRecord } from '../traces/record/cannot-record.ts';
import { BadOption } from './addresses.ts';
import { CannotWrite, exitCodeOf } from './cannot-write.ts';
import { EXIT } from './exit-codes.ts';
import { program } from './program.ts';
import { watchOutput } from './standard-output.ts';
import type { AllStreams } from './streams.ts';

export interface Run {
  /** The file by which this program is started. */
  readonly entry: string;
  readonly args: readonly string[];
  /** Ends the process at once. */
  exit(exitCode: number): void;
}

/** Returns the exit code; what a person must know of it stands on `errors`, in one line where a person can mend it. */
export async function run(streams: AllStreams, { entry, args, exit }: Run): Promise<number> {
  const failure = watchOutput(streams, { exit, endsByItself: args[0] === 'node' || args[0] === 'cluster' });
  // There is nobody left to complain to.
  streams.errors.on('error', () => undefined);
  const exitCode = await program(streams, entry, args).catch((error: unknown) => exitCodeAfter(error, streams));
  await turnOfStreams();
  return failure() ?? exitCode;
}

/** A stream says only after the write that it has failed. */
function turnOfStreams(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function exitCodeAfter(error: unknown, { errors }: AllStreams): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.asExpected : EXIT.badInput;
  if (error instanceof CannotWrite) {
    errors.write(`selfman: ${error.message}\n`);
    return EXIT.cannotWrite;
  }
  if (error instanceof CannotRecord) {
    errors.write(`selfman: ${error.message}\n`);
    return exitCodeOf(error);
  }
  if (error instanceof BadOption || error instanceof ModelError || isAboutAFile(error)) {
    errors.write(`selfman: ${error.message}\n`);
    return EXIT.badInput;
  }
  errors.write(`selfman: a fault in selfman itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.fault;
}

/** A file that was named on the command line cannot be read or opened. */
function isAboutAFile(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}
