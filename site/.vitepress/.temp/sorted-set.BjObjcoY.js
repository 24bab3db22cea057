// impl/kernel/sorted-set.ts
/** Numbers in one order, so that equal sets, and equal bags, are equal values. */
/** The set of these numbers: ascending, each once. */
function ascending(numbers) {
	return bagOf(new Set(numbers));
}
/** The bag of these numbers: ascending, each as often as it is given. */
function bagOf(numbers) {
	return [...numbers].sort((a, b) => a - b);
}
/** The set with `number` added; the same list if it was in there already. */
function withNumber(set, number) {
	if (set.includes(number)) return set;
	const index = set.findIndex((each) => each > number);
	return set.toSpliced(index === -1 ? set.length : index, 0, number);
}
/** The set without `number`; the same list if it was not in there. */
function withoutNumber(set, number) {
	return set.includes(number) ? set.filter((each) => each !== number) : set;
}
export { withoutNumber as i, bagOf as n, withNumber as r, ascending as t };
