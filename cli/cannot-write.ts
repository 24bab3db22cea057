/** Output that was asked for, and cannot be written: the disk is full, for example. No verdict, and no bad input. */
import type { CannotRecord } from '../traces/record/cannot-record.ts';
import { EXIT } from './exit-codes.ts';
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';

  /** `target` says what cannot be written; `cause` is the error of the file system. */
  constructor(target: string, cause: unknown) {
    super(`${target} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** A folder that cannot be used is bad input; a disk that takes no more is not. */
export function exitCodeOf({ fault }: CannotRecord): number {
  return fault === 'disk' ? EXIT.cannotWrite : EXIT.badInput;
}
