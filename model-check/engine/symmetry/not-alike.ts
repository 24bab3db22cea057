/** What was declared to be alike is not: the message names the renaming, and what is different under it. */
import { ModelError } from '../system/model-error.ts';

export class NotAlike extends ModelError {}

export function notAlike(renaming: string, because: string, cause?: unknown): NotAlike {
  return new NotAlike(`${renaming} are not alike: under these names, ${because}`, { cause });
}

/** Whether `error` says only that the search must begin again with what is known now of the states' shapes. */
export function isAboutShape(error: unknown): boolean {
  return error instanceof ModelError && error.isSignal;
}
