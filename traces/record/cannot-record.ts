/** The error for a trace that cannot be written. */

/** Error codes for a full or failing device, where another name would not help. */
const OF_THE_DISK = ['ENOSPC', 'EDQUOT', 'EIO', 'EFBIG'];

/**
 * - `folder`: the folder or the file in it cannot be made, so another must be named.
 * - `disk`: a write failed, usually because the disk is full.
 */
export type RecordingFault = 'folder' | 'disk';

/** Nothing, or nothing more, can be recorded at `path`. The cause is the error of the file system. */
export class CannotRecord extends Error {
  override readonly name = 'CannotRecord';
  readonly fault: RecordingFault;

  constructor(path: string, fault: RecordingFault, cause: unknown) {
    const expected = fault === 'folder' ? 'a folder for traces that can be written' : 'a disk that takes the trace';
    const remedy = fault === 'folder' ? 'name another folder' : 'free some space, or name a folder on another disk';
    super(`${JSON.stringify(path)}: got ${cause instanceof Error ? cause.message : String(cause)}, expected ${expected}; ${remedy}`, {
      cause,
    });
    this.fault = fault;
  }
}

/** The error for a `path` that could not be made. */
export function cannotMake(path: string, cause: unknown): CannotRecord {
  return new CannotRecord(path, isAboutTheDisk(cause) ? 'disk' : 'folder', cause);
}

function isAboutTheDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && OF_THE_DISK.some((code) => code === error.code);
}
