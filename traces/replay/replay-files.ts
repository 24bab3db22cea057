/** Replays recorded runs from files. */
import { openLives } from '../format/life-files.ts';
import { replaySources } from './replay.ts';
import type { Replayables } from './replayable.ts';
import type { ReplayReport } from './report.ts';

/**
 * Replays the files at these paths: files, or folders of `.ndjson` files, compressed or not. They are read line by line, so
 * their length does not matter. Throws `BadTrace`.
 */
export function replay(paths: readonly string[], protocols: Replayables): ReplayReport {
  return replaySources(openLives(paths), protocols);
}
