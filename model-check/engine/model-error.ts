/** A fault in the model that is checked, not in the checker: says which move or property, and what to mend. */
export class ModelError extends Error {
  override readonly name: string = 'ModelError';
}

/** What to tell a person of something that was thrown. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return 'something that cannot be put into words';
  }
}
