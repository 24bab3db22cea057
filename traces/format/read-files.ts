/** Finds the files of a run, and reads them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import './native-hash.ts';
import { isListOf, isText, requireArgument } from './arguments.ts';
import { BadTrace } from './bad-trace.ts';
import { attempt, chunksOf, heapBudget, statOf } from './file-chunks.ts';
import { inOrder } from './one-run.ts';
import { type NodeTrace, readTraceChunks } from './read.ts';
import type { ReadingBudget } from './reading-budget.ts';

const EXTENSION = '.ndjson';

/**
 * Reads the traces at these paths: files, or folders of `.ndjson` files. Returns them in the order of node and incarnation.
 * Hidden files in a folder, whose names begin with a dot, are left out.
 * Throws `BadTrace` when a file cannot be read, when there is none, or when the files are not one run of one protocol.
 */
export function readTraces(paths: readonly string[], budget: ReadingBudget = heapBudget()): readonly NodeTrace[] {
  requireArgument('paths', paths, 'an array of paths', isListOf(isText));
  const files = [...new Set(paths.flatMap(traceFiles))];
  return inOrder(files.map((file) => readTraceChunks(file, chunksOf(file, budget))));
}

function traceFiles(path: string): readonly string[] {
  if (!statOf(path).isDirectory()) return [path];
  const names = attempt(path, () => readdirSync(path)).filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'));
  if (names.length === 0) throw new BadTrace(path, null, `holds no trace: no file in it ends with ${EXTENSION}`);
  return names.sort().map((name) => join(path, name));
}
