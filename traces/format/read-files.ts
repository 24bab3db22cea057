/** Finds the files of a run, and reads them. */
import './native-hash.ts';
import { heapBudget } from './file-chunks.ts';
import { type LifeSource, openLives } from './life-files.ts';
import type { BodyLine } from './line.ts';
import { inOrder } from './one-run.ts';
import type { NodeTrace, Numbered } from './read.ts';
import type { ReadingBudget } from './reading-budget.ts';

/**
 * Reads the traces at these paths: files, or folders of `.ndjson` files, compressed or not. Returns them in the order of node and
 * incarnation. Hidden files in a folder, whose names begin with a dot, are left out.
 * Throws `BadTrace` when a file cannot be read, when there is none, or when the files are not one run.
 */
export function readTraces(paths: readonly string[], budget: ReadingBudget = heapBudget()): readonly NodeTrace[] {
  return inOrder(openLives(paths, (file, bytes) => budget.spend(file, bytes)).map(wholeOf));
}

function wholeOf(source: LifeSource): NodeTrace {
  const lines: Numbered<BodyLine>[] = [];
  for (let next = source.next(); next !== null && next !== 'waiting'; next = source.next()) lines.push(next);
  const { file, header, end, faults, torn } = source;
  return { file, header, lines, end, faults, torn };
}
