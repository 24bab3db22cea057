/** Files for the explorer to open: read whole, within a bound. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { BadOption } from './addresses.ts';
import type { OpenedFile } from './explorer-server.ts';

/** Of all files that a page opens together. */
export const MOST_BYTES = 64 * 2 ** 20;

/** The files at these paths, and the `.ndjson` files of folders. Throws `BadOption` when they are too large. */
export function openedFiles(paths: readonly string[]): readonly OpenedFile[] {
  const files = paths.flatMap((path) => (statSync(path).isDirectory() ? tracesIn(path) : [path]));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (bytes > MOST_BYTES)
    throw new BadOption(`files: got ${Math.ceil(bytes / 2 ** 20)} MiB, expected at most 64 MiB for a page; use selfman replay or history`);
  return files.map((file) => ({ name: basename(file), text: readFileSync(file, 'utf8') }));
}

function tracesIn(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ndjson') && !name.startsWith('.'));
  if (names.length === 0) throw new BadOption(`files: got ${folder}, expected a folder with .ndjson files; name one`);
  return names.sort().map((name) => join(folder, name));
}
