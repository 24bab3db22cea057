/** Files with secrets: only their owner may read them. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { BadOption } from './addresses.ts';

/** The most bytes of a key, a certificate or a token file. */
const LARGEST = 1_048_576;

/** The text of a file that nobody else may read. `field`: the option that names it. Throws `BadOption`. */
export function readPrivate(field: string, path: string): string {
  return readSmall(field, path, ({ mode }) => {
    const others = mode & 0o077;
    return others === 0 || process.platform === 'win32'
      ? null
      : `got a file that others may read (mode ${(mode & 0o777).toString(8)}), expected a private one; run chmod 600 on it`;
  });
}

/** The text of a file that others may know. Throws `BadOption`. */
export function readPublic(field: string, path: string): string {
  return readSmall(field, path, () => null);
}

function readSmall(field: string, path: string, complain: (stat: { readonly mode: number }) => string | null): string {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const stat = fstatSync(file);
    const complaint = stat.size > LARGEST ? `got ${stat.size} bytes, expected at most ${LARGEST}; name another file` : complain(stat);
    if (complaint !== null) throw new BadOption(`${field}: ${path}: ${complaint}`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof BadOption || !(error instanceof Error && 'code' in error)) throw error;
    throw new BadOption(`${field}: got ${path}, which cannot be read (${error.message}); name another`);
  } finally {
    if (file !== null) closeSync(file);
  }
}
