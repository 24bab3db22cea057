import { t as distance } from "./interval.BRRtuo-j.js";
// impl/identifier-space/nearest.ts
/** Places in the order in which one meets them on the circle. */
/** The places in the order of a walk clockwise from `from`, which itself comes first. */
function clockwiseFrom(from, places, size) {
	return [...places].sort((a, b) => distance(from, a, size) - distance(from, b, size));
}
/** The first of `places` on a walk counter-clockwise from `from`, which itself is the first of all; undefined if there is none. */
function nearestCounterClockwise(from, places, size) {
	const isNearer = (place, other) => distance(place, from, size) < distance(other, from, size);
	return places.reduce((nearest, place) => nearest === void 0 || isNearer(place, nearest) ? place : nearest, void 0);
}
export { nearestCounterClockwise as n, clockwiseFrom as t };
