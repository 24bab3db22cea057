import { n as equal, t as canonical } from "./canonical.Dq9ysdzx.js";
// spec/kernel/sorted-set.ts
/**
* Sets as sorted arrays without duplicates: plain JSON, one form per set, so equal sets are equal values. Numbers and
* strings ascend; records and arrays come after them, by their canonical texts.
*/
/** The set of these elements. */
function setOf(...elements) {
	return [...new Map(elements.map((element) => [canonical(element), element])).values()].sort(compare);
}
/** The set of these numbers. */
function ascending(numbers) {
	return [...new Set(numbers)].sort((a, b) => a - b);
}
/** Whether these numbers are a set as they stand: ascending, each once. */
function isAscending(numbers) {
	return numbers.every((number, i) => i === 0 || number > numbers[i - 1]);
}
/** The set with `element` in it; the same array when it was there already. */
function withElement(set, element) {
	return isIn(set, element) ? set : [...set, element].sort(compare);
}
/** The set without `element`; the same array when it was not there. */
function without(set, element) {
	return isIn(set, element) ? set.filter((each) => !isSame(each, element)) : set;
}
function isIn(set, element) {
	return isScalar(element) ? set.includes(element) : set.some((each) => equal(each, element));
}
function isSame(a, b) {
	return isScalar(a) || isScalar(b) ? a === b : equal(a, b);
}
function compare(a, b) {
	if (isOrdered(a) && isOrdered(b)) return a < b ? -1 : a > b ? 1 : 0;
	if (isOrdered(a) || isOrdered(b)) return isOrdered(a) ? -1 : 1;
	const [left, right] = [canonical(a), canonical(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}
function isOrdered(element) {
	return typeof element === "string" || typeof element === "number";
}
function isScalar(element) {
	return typeof element !== "object" || element === null;
}
export { without as a, withElement as i, isAscending as n, setOf as r, ascending as t };
