/** Finds the files of a run, and reads them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isListOf, isText, requireArgument } from './arguments.ts';
import { BadTrace } from './bad-trace.ts';
import { attempt, chunksOf, ReadingBudget, statOf } from './file-chunks.ts';
import { requireTraces } from './given-traces.ts';
import { type NodeTrace, readTraceChunks } from './read.ts';

const EXTENSION = '.ndjson';

/**
 * Reads the traces at these paths: files, or folders of `.ndjson` files. Returns them in the order of node and incarnation.
 * Hidden files in a folder, whose names begin with a dot, are left out.
 * Throws `BadTrace` when a file cannot be read, when there is none, or when the files are not one run of one protocol.
 */
export function readTraces(paths: readonly string[], budget = new ReadingBudget()): readonly NodeTrace[] {
  requireArgument('paths', paths, 'an array of paths', isListOf(isText));
  const files = [...new Set(paths.flatMap(traceFiles))];
  return inOrder(files.map((file) => readTraceChunks(file, chunksOf(file, budget))));
}

/** The traces in the order of node and incarnation. Throws `BadTrace` when they are not one run of one protocol. */
export function oneRun(traces: readonly NodeTrace[]): readonly NodeTrace[] {
  requireTraces(traces);
  return inOrder(traces);
}

/** As `oneRun`, for traces that were already validated. */
function inOrder(traces: readonly NodeTrace[]): readonly NodeTrace[] {
  // An altered header comes last, so that it is the one that does not fit the others.
  const sound = traces.filter((trace) => !hasAlteredHeader(trace));
  const candidates = [...sound, ...traces.filter(hasAlteredHeader)];
  const [first] = candidates;
  if (first === undefined) throw new BadTrace('(no file)', null, 'no trace to read');
  const seen = new Map<string, string>();
  for (const { file, header } of candidates) {
    const who = `node ${header.node}, incarnation ${header.incarnation}`;
    const other = seen.get(who);
    if (other !== undefined) throw new BadTrace(file, 1, `a second trace of ${who}; the first is ${other}`);
    seen.set(who, file);
    if (header.run !== first.header.run)
      throw new BadTrace(file, 1, `belongs to run "${header.run}", but ${first.file} to run "${first.header.run}"`);
    if (header.protocol !== first.header.protocol) {
      throw new BadTrace(file, 1, `is of protocol "${header.protocol}", but ${first.file} of "${first.header.protocol}"`);
    }
  }
  return [...traces].sort((left, right) => left.header.node - right.header.node || left.header.incarnation - right.header.incarnation);
}

function hasAlteredHeader({ faults }: NodeTrace): boolean {
  return faults.some(({ number }) => number === 1);
}

function traceFiles(path: string): readonly string[] {
  if (!statOf(path).isDirectory()) return [path];
  const names = attempt(path, () => readdirSync(path)).filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'));
  if (names.length === 0) throw new BadTrace(path, null, `holds no trace: no file in it ends with ${EXTENSION}`);
  return names.sort().map((name) => join(path, name));
}
