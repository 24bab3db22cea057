/** Runs the program in this process, on streams that are kept: for claims about what it says, which need no process. */
import { Readable, Writable } from 'node:stream';
import { run } from '../../cli/run.ts';

export interface Said {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the program to its end. Standard input is empty. */
export async function runHere(...args: readonly string[]): Promise<Said> {
  const [output, errors] = [new Kept(), new Kept()];
  const exit = (code: number): never => {
    throw new Error(`the program wants to end its process with ${code}`);
  };
  const code = await run({ input: Readable.from([]), output, errors }, { entry: 'bin/selfman.js', args, exit });
  return { code, output: output.text, errors: errors.text };
}

/** Keeps what is written to it. */
class Kept extends Writable {
  text = '';

  override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
    this.text += String(chunk);
    done();
  }
}
