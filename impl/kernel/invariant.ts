/** The code has met a state that it considers impossible. The cause is a fault in the program, never bad input. */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
}

/** Throws `InvariantViolation` unless `condition` holds. `claim` is a sentence that should be true. */
export function invariant(condition: boolean, claim: string): asserts condition {
  if (!condition) throw new InvariantViolation(`broken invariant: ${claim}`);
}

/** The default of a closed switch: it type-checks only while every case is handled. */
export function unreachable(value: never): never {
  throw new InvariantViolation(`broken invariant: every case is handled; got ${JSON.stringify(value)}`);
}
