// impl/kernel/type-invariant.ts
/** `field`, which is `got`, is as `expected`. */
function clause(field, got, expected, holds) {
	return {
		field,
		got,
		expected,
		holds
	};
}
/** The clauses about each entry of a list, at its path. */
function each(field, list, clauses) {
	return list.flatMap((entry, i) => clauses(entry, `${field}[${i}]`));
}
/** `field` is a whole number from `least` to `most`. Without `most` the limit is 2⁵³ − 1. */
function wholeNumber(field, got, least, most = Number.MAX_SAFE_INTEGER) {
	return clause(field, got, `a whole number, ${most === Number.MAX_SAFE_INTEGER ? `at least ${least}` : `${least} … ${most}`}`, Number.isSafeInteger(got) && got >= least && got <= most);
}
/** `field` counts something. */
function count(field, got) {
	return wholeNumber(field, got, 0);
}
/** `field` is a place on a circle of `size` identifiers. */
function place(field, got, size) {
	return wholeNumber(field, got, 0, size - 1);
}
/** `field` ascends, without duplicates. */
function ascends(field, got) {
	return clause(field, got, "ascending, each once", areAscending(got));
}
/** `field` is a set of nodes other than `self`: ascending, without duplicates. */
function otherNodes(field, got, self) {
	return clause(field, got, `nodes other than ${self}, ascending, each once`, areAscending(got) && !got.includes(self));
}
/** `field` lists nodes other than `self`, each once, in whatever order. */
function otherNodesInOrder(field, got, self) {
	return clause(field, got, `nodes other than ${self}, each once`, areDistinct(got) && !got.includes(self));
}
/** `field` lists none of the suspected nodes. */
function unsuspected(field, got, suspected) {
	return clause(field, got, `none of the suspected nodes ${suspected.join(", ")}`, !got.some((node) => suspected.includes(node)));
}
/** `field` has at most `most` entries. */
function atMost(field, got, most) {
	return clause(field, got, `${most} entries at most`, got.length <= most);
}
/** Whether each number is greater than the previous one. */
function areAscending(numbers) {
	return numbers.every((number, i) => i === 0 || numbers[i - 1] < number);
}
/** Whether no number is in the list twice. */
function areDistinct(numbers) {
	return new Set(numbers).size === numbers.length;
}
export { clause as a, otherNodes as c, unsuspected as d, wholeNumber as f, atMost as i, otherNodesInOrder as l, areDistinct as n, count as o, ascends as r, each as s, areAscending as t, place as u };
