import { n as inHalfOpen, r as inOpen } from "./interval.BRRtuo-j.js";
import { t as clockwiseFrom } from "./nearest.BgPqXs3m.js";
// impl/places/range.ts
/** Arcs of the circle, (from, to], their intersections and differences. */
function contains({ from, to }, place, size) {
	return inHalfOpen(place, from, to, size);
}
/** The parts of `range` that lie in `other`. */
function inside(range, other, size) {
	return pieces(range, other, size).filter(({ to }) => contains(other, to, size));
}
/** The parts of `range` that do not lie in `other`. */
function outside(range, other, size) {
	return pieces(range, other, size).filter(({ to }) => !contains(other, to, size));
}
/** The parts of `range` that lie in none of `others`. */
function outsideAll(range, others, size) {
	return others.reduce((left, other) => left.flatMap((each) => outside(each, other, size)), [range]);
}
function overlap(a, b, size) {
	return inside(a, b, size).length > 0;
}
function covers(outer, inner, size) {
	return outside(inner, outer, size).length === 0;
}
/** The range turned clockwise by `steps`. */
function turned({ from, to }, steps, size) {
	return {
		from: (from + steps) % size,
		to: (to + steps) % size
	};
}
/** `range` in pieces: each, turned by any multiple of `steps`, lies either wholly inside `range` or wholly outside. */
function cutByTurns(range, steps, size) {
	const turns = Array.from({ length: size / steps - 1 }, (_, i) => turned(range, (i + 1) * steps, size));
	const cut = (parts, other) => parts.flatMap((part) => [...inside(part, other, size), ...outside(part, other, size)]);
	return turns.reduce(cut, [range]);
}
/**
* `range` cut at the ends of `other`. Each piece lies inside `other` if its last place does, and else outside. Of two adjacent
* pieces one lies inside and one outside, because the whole circle has no ends to cut at.
*/
function pieces({ from, to }, other, size) {
	const cuts = other.from === other.to ? [] : [other.from, other.to].filter((cut) => inOpen(cut, from, to, size));
	const ends = [...clockwiseFrom(from, cuts, size), to];
	return ends.map((end, i) => ({
		from: i === 0 ? from : ends[i - 1],
		to: end
	}));
}
export { outside as a, turned as c, inside as i, covers as n, outsideAll as o, cutByTurns as r, overlap as s, contains as t };
