/** The trace files at a path. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BadTrace } from './bad-trace.ts';
import { attempt, statOf } from './file-chunks.ts';

const TRACE = /\.ndjson(\.gz|\.zst)?$/;

/** Whether a file in a folder of traces is one. Hidden files, whose names begin with a dot, are not. */
function isTraceName(name: string): boolean {
  return TRACE.test(name) && !name.startsWith('.');
}

/**
 * The file, or the traces in the folder, by name. A file that is there both plain and compressed counts once, as it is being
 * compressed. Throws `BadTrace` if the path cannot be read, or is a folder without traces.
 */
export function traceFilesAt(path: string): readonly string[] {
  if (!statOf(path).isDirectory()) return [path];
  const names = tracesIn(path);
  if (names.length === 0) throw new BadTrace(path, null, 'holds no trace: no file in it ends with .ndjson, .ndjson.gz or .ndjson.zst');
  return names;
}

/** As `traceFilesAt`, for a folder that may be empty still. */
export function tracesIn(folder: string): readonly string[] {
  const names = attempt(folder, () => readdirSync(folder)).filter(isTraceName);
  const plain = new Set(names.filter((name) => name.endsWith('.ndjson')));
  return names
    .filter((name) => plain.has(name) || !plain.has(name.replace(/\.(gz|zst)$/, '')))
    .sort()
    .map((name) => join(folder, name));
}
