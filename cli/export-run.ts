/** Writes recorded runs in the formats of other tools. */
import { callsAsEdn } from '../traces/client-history/calls-as-edn.ts';
import { sourceOf } from '../traces/client-history/data/source.ts';
import { exportRun, RUN_FORMATS, type RunFormat } from '../traces/export/export-run.ts';
import { BadTrace } from '../traces/format/bad-trace.ts';
import { chunksOf, heapBudget } from '../traces/format/file-chunks.ts';
import { readTraces } from '../traces/format/read-files.ts';
import type { Replayables } from '../traces/replay/replayable.ts';
import { EXIT } from './exit-codes.ts';
import type { Streams } from './streams.ts';

/** `jepsen` is for the recordings of clients, all others are for those of nodes. */
export type ExportFormat = RunFormat | 'jepsen';
export const EXPORTS: readonly ExportFormat[] = [...RUN_FORMATS, 'jepsen'];

/** Returns the exit code: 0 written, 2 bad input. */
export function runExport(format: ExportFormat, paths: readonly string[], protocols: Replayables, { output, errors }: Streams): number {
  try {
    const { text, note } = format === 'jepsen' ? { text: asJepsen(paths), note: null } : exportRun(format, readTraces(paths), protocols);
    output.write(text);
    if (note !== null) errors.write(`selfman replay: exported ${note}\n`);
    return EXIT.asExpected;
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    errors.write(`selfman replay: ${error.message}\n`);
    return EXIT.badInput;
  }
}

/** All recordings are of one run, so their lines are joined. */
function asJepsen(paths: readonly string[]): string {
  const budget = heapBudget();
  return callsAsEdn(
    sourceOf(
      paths.join(', '),
      paths.flatMap((path) => [...chunksOf(path, budget)]),
    ),
  );
}
