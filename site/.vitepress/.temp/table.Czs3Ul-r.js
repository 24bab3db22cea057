import { t as halfOpen } from "./interval.iT9ss1Jt.js";
// spec/fingers/table.ts
/**
* The right table of a node, by enumeration. The circle is divided into parts, and each part has a node to be
* contacted (SELFMAN slides, slide 13: "Interval, node to be contacted").
*/
/** The node that `self` contacts for each part of the circle, when these are the members; nearest part first. */
function rightTable(self, members, size, arity) {
	return parts([self, ...halfOpen(self, self, size).slice(0, -1)], arity).map((places) => ({
		places,
		contact: firstMemberFrom(places[0], members, size)
	}));
}
/** The nodes to be contacted, this one left out, clockwise. */
function rightFingers(self, members, size, arity) {
	const contacts = rightTable(self, members, size, arity).map(({ contact }) => contact);
	return [...new Set(contacts)].filter((contact) => contact !== self);
}
/** The node that owns `key` when these are the members, and nothing is under way. */
function firstMemberFrom(key, members, size) {
	return [key, ...halfOpen(key, key, size)].find((place) => members.includes(place)) ?? key;
}
/** `arity` parts of equal length, the last ones shorter where that is impossible; the first one is divided again, down to single places. */
function parts(places, arity) {
	if (places.length === 1) return [places];
	const length = longestPart(places.length, arity);
	const rest = Array.from({ length: arity }, (_, part) => places.slice(part * length, (part + 1) * length)).slice(1);
	return [...parts(places.slice(0, length), arity), ...rest.filter((part) => part.length > 0)];
}
function longestPart(length, arity) {
	return Math.ceil(length / arity);
}
export { rightTable as n, rightFingers as t };
