// spec/identifier-space/interval.ts
/** The interval (from, to]: all that is met when walking clockwise from `from` until `to` is reached, `to` included. */
function halfOpen(from, to, size) {
	const met = [];
	let place = from;
	do {
		place = clockwiseNeighbour(place, size);
		met.push(place);
	} while (place !== to);
	return met;
}
/** The interval (from, to): the same walk without its last step. */
function open(from, to, size) {
	return halfOpen(from, to, size).slice(0, -1);
}
/** The number of steps clockwise from `from` to `to`; no step at all when they are the same. */
function steps(from, to, size) {
	return from === to ? 0 : halfOpen(from, to, size).length;
}
/** All identifiers, in the order of the walk from zero. */
function identifiers(size) {
	return Array.from({ length: size }, (_, place) => place);
}
function clockwiseNeighbour(place, size) {
	return place + 1 === size ? 0 : place + 1;
}
export { steps as i, identifiers as n, open as r, halfOpen as t };
