// impl/kernel/invariant.ts
/** The code has met a state that it considers impossible. The cause is a fault in the program, never bad input. */
var InvariantViolation = class extends Error {
	name = "InvariantViolation";
};
/** Throws `InvariantViolation` unless `condition` holds. `claim` is a sentence that should be true. */
function invariant(condition, claim) {
	if (!condition) throw new InvariantViolation(`broken invariant: ${claim}`);
}
/** The default of a closed switch: it type-checks only while every case is handled. */
function unreachable(value) {
	throw new InvariantViolation(`broken invariant: every case is handled; got ${JSON.stringify(value)}`);
}
export { invariant as n, unreachable as r, InvariantViolation as t };
