/** The command that shows a run in the explorer. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MOST_BYTES } from './opened-files.ts';

/** A command for a shell, or advice where the run is too large or compressed. */
export function explorerCommand(paths: readonly string[]): string {
  if (canBeOpened(paths)) return `selfman explore ${paths.map(quoted).join(' ')}`;
  return 'selfman replay with --minimal FOLDER, then selfman explore FOLDER: the run is too large, or compressed';
}

function canBeOpened(paths: readonly string[]): boolean {
  const files = paths.flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path]));
  const traces = files.filter((file) => /\.ndjson(\.gz|\.zst)?$/.test(file));
  return traces.every((file) => file.endsWith('.ndjson')) && traces.reduce((sum, file) => sum + statSync(file).size, 0) <= MOST_BYTES;
}

/** As a word of a POSIX shell. */
function quoted(path: string): string {
  return /^[\w./:@%+=,-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
