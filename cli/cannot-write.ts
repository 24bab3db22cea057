/** The error for output that cannot be written, for example to a full disk. It is neither a verdict nor bad input. */
import type { CannotRecord } from '../traces/record/cannot-record.ts';
import { EXIT } from './exit-codes.ts';
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';

  /** `target` names the file; `cause` is the error of the file system. */
  constructor(target: string, cause: unknown) {
    super(`${target} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** An unusable folder is bad input; a full disk is not. */
export function exitCodeOf({ fault }: CannotRecord): number {
  return fault === 'disk' ? EXIT.cannotWrite : EXIT.badInput;
}
