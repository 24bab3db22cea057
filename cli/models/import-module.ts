/** Imports a file of a user. A mistake in it becomes one line with the file and, where it is known, the line. */
import { BadOption } from '../addresses.ts';
import { EXIT } from '../exit-codes.ts';
import { importErrorInWords } from './module-error.ts';

/** The module as an object with its exports. */
export type Module = Readonly<Record<string, unknown>>;

/** A model that waits longer than this at its top level waits for ever. */
const MOST_SECONDS = 60;

/** Imports the module at `url`. `file`: its name in messages. Throws `BadOption`. */
export async function importModule(url: string, file: string, mostSeconds = MOST_SECONDS): Promise<Module> {
  let timer: NodeJS.Timeout | undefined;
  // The timer also keeps the process alive: Node would end one in which a module waits for nothing.
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new BadOption(`${file}: got no end of its import within ${mostSeconds} s, expected a module; check its top-level await`)),
      mostSeconds * 1000,
    );
  });
  const refuseEnd = (): void => {
    process.stderr.write(`selfman: ${file}: the module ended the process, expected one that exports scenarios; remove its process.exit\n`);
    process.exitCode = EXIT.badInput;
  };
  process.once('exit', refuseEnd);
  try {
    return await Promise.race([import(url), tooLong]);
  } catch (error) {
    throw error instanceof BadOption ? error : new BadOption(importErrorInWords(error, url, file));
  } finally {
    clearTimeout(timer);
    process.off('exit', refuseEnd);
  }
}
