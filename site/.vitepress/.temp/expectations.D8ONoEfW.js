// scenarios/expectations.ts
function holds(distinct, generated, depth) {
	return {
		verdict: "holds",
		distinct,
		generated,
		depth
	};
}
function violates(property, steps) {
	return {
		verdict: "violates",
		property,
		steps
	};
}
export { violates as n, holds as t };
