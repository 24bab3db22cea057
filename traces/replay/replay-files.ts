/** Replays recorded runs from files. */
import { readTraces } from '../format/read-files.ts';
import { replayRun } from './replay.ts';
import type { Replayables } from './replayable.ts';
import type { ReplayReport } from './report.ts';

/** Replays the files at these paths: files, or folders of `.ndjson` files. Throws `BadTrace`. */
export function replay(paths: readonly string[], protocols: Replayables): ReplayReport {
  return replayRun(readTraces(paths), protocols);
}
