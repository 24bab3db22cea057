/** One run of the program, from its arguments to its exit code. */
import { CommanderError } from 'commander';
import { ModelError } from '../model-check/engine/system/model-error.ts';
import { CannotRecord } from '../traces/record/cannot-record.ts';
import { BadOption } from './addresses.ts';
import { CannotWrite, exitCodeOf } from './cannot-write.ts';
import { EXIT } from './exit-codes.ts';
import { placeOfThrow } from './models/module-error.ts';
import { program } from './program.ts';
import { watchOutput } from './standard-output.ts';
import type { AllStreams } from './streams.ts';

export interface Run {
  /** The file of this program, such as `bin/selfman.js`. */
  readonly entry: string;
  readonly args: readonly string[];
  /** Ends the process at once. */
  exit(exitCode: number): void;
}

/** Runs a command. Returns the exit code; writes the reason of a failure to `errors`, in one line if the user can mend it. */
export async function run(streams: AllStreams, { entry, args, exit }: Run): Promise<number> {
  const failure = watchOutput(streams, { exit, endsByItself: ['node', 'ring', 'cluster'].includes(args[0]) });
  // When `errors` itself fails, nobody is left to tell.
  streams.errors.on('error', () => undefined);
  const exitCode = await program(streams, entry, args).catch((error: unknown) => exitCodeAfter(error, streams));
  await turnOfStreams();
  return failure() ?? exitCode;
}

/** Waits until streams have reported their failures, which they do only after the write. */
function turnOfStreams(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function exitCodeAfter(error: unknown, { errors }: AllStreams): number {
  // Commander has already written the message.
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
    const place = error instanceof ModelError ? placeOfThrow(error.cause) : null;
    errors.write(`selfman: ${error.message}\n${place === null ? '' : `  thrown at ${place}\n`}`);
    return EXIT.badInput;
  }
  errors.write(`selfman: a fault in selfman itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.fault;
}

/** Whether a file named on the command line cannot be read or opened. */
function isAboutAFile(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}
