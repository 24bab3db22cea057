// impl/identifier-space/interval.ts
/** The number of steps clockwise from `from` to `to`: 0 ≤ distance < size. */
function distance(from, to, size) {
	return to >= from ? to - from : to - from + size;
}
/** Whether `place` lies in (from, to). The interval (a, a) is the whole circle without a. */
function inOpen(place, from, to, size) {
	return place !== from && distance(from, place, size) < length(from, to, size);
}
/** Whether `place` lies in (from, to]. The interval (a, a] is the whole circle: a node alone owns every key. */
function inHalfOpen(place, from, to, size) {
	return place === to || inOpen(place, from, to, size);
}
/** The number of steps from `from` clockwise to `to`, at least one: from a place back to itself it is the whole circle. */
function length(from, to, size) {
	return from === to ? size : distance(from, to, size);
}
export { inHalfOpen as n, inOpen as r, distance as t };
