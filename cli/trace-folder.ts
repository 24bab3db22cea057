/** The folder that `--trace` names. */
import { readdirSync } from 'node:fs';
import { cannotMake } from '../traces/record/cannot-record.ts';
import { makeFolder } from '../traces/record/folder.ts';
import { BadOption } from './addresses.ts';

/**
 * Makes the folder, before anything runs: later a folder that cannot be made would be found by the first node. Throws
 * `CannotRecord` when it cannot be made or read, `BadOption` when it already holds a trace.
 */
export function makeTraceFolder(folder: string): void {
  makeFolder(folder);
  const old = namesIn(folder).find((name) => /\.ndjson(\.gz|\.zst)?$/.test(name));
  if (old !== undefined)
    throw new BadOption(
      `--trace: got ${folder}, which holds the trace ${old}, expected a folder without traces; name another, or empty it`,
    );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw cannotMake(folder, error);
  }
}
