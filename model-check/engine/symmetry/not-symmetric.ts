/** Refuses parts that were declared symmetric and are not. The message names the renaming and what differs under it. */
import { ModelError } from '../system/model-error.ts';

export class NotSymmetric extends ModelError {}

export function notSymmetric(renaming: string, because: string, cause?: unknown): NotSymmetric {
  return new NotSymmetric(`${renaming} are not symmetric: under these names, ${because}`, { cause });
}

/** Whether `error` only says that the search must begin again, with another layout of states. */
export function isAboutShape(error: unknown): boolean {
  return error instanceof ModelError && error.isSignal;
}
