/** A local state that the code takes to be impossible. Never caused by bad input, always by a fault in the program. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws `InvariantViolation` unless `condition` holds. `claim` is a sentence that should be true. */
export function invariant(condition: boolean, claim: string): asserts condition {
  if (!condition) throw new InvariantViolation(`broken invariant: ${claim}`);
}

/** The end of a closed switch: type-checks only while every case is handled. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`broken invariant: every case is handled; got ${JSON.stringify(value)}`);
}
