/** The file that `--trace-redact` names. */
import { readFileSync, statSync } from 'node:fs';
import { KeyedRedaction } from '../machine/redaction.ts';
import { BadOption } from './addresses.ts';

/** In bytes. */
const SHORTEST = 16;
const LONGEST = 65_536;

/** Throws `BadOption` when the file cannot be read, or holds no usable key. */
export function redactionIn(file: string): KeyedRedaction {
  let size: number;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new BadOption(`--trace-redact: got ${file}, expected a plain file with a key; name another`);
    size = stats.size;
    if (size >= SHORTEST && size <= LONGEST) return new KeyedRedaction(readFileSync(file));
  } catch (error) {
    if (error instanceof BadOption) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BadOption(`--trace-redact: got ${file}, which cannot be read: ${why}, expected a file with a key; name another`);
  }
  throw new BadOption(
    `--trace-redact: got ${file} with ${size} bytes, expected ${SHORTEST} to ${LONGEST} random ones; make it with head -c 32 /dev/urandom`,
  );
}
