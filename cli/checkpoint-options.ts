/** The options of `check` about checkpoints, as options of the checker. */
import type { CheckOptions } from '../model-check/options.ts';
import type { Scenario } from '../model-check/scenario.ts';
import { BadOption } from './addresses.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint-files.ts';

/** Folders: of the checkpoints to write, and of the one to go on from, into which the next ones are written. */
export interface CheckpointFolders {
  readonly checkpoint?: string;
  readonly resume?: string;
}

/** Reads the checkpoint to go on from. Throws `BadOption` if there is none. */
export function checkpointOptions(
  { checkpoint, resume }: CheckpointFolders,
  every: number | undefined,
): Pick<CheckOptions, 'onCheckpoint' | 'checkpointEverySeconds' | 'resume'> {
  const folder = checkpoint ?? resume;
  if (folder === undefined) return {};
  return {
    onCheckpoint: (now) => writeCheckpoint(folder, now),
    ...(every === undefined ? {} : { checkpointEverySeconds: every }),
    ...(resume === undefined ? {} : { resume: readCheckpoint(resume) }),
  };
}

/** A folder holds the checkpoint of one search. Throws `BadOption` if several scenarios were chosen. */
export function refuseSeveral(scenarios: readonly Scenario[], { checkpoint, resume }: CheckpointFolders): void {
  if ((checkpoint ?? resume) === undefined || scenarios.length === 1) return;
  const option = checkpoint === undefined ? '--resume' : '--checkpoint';
  throw new BadOption(`${option}: got ${scenarios.length} scenarios, expected one; write the whole name of one scenario`);
}
