import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as inHalfOpen, r as inOpen, t as distance } from "./interval.BRRtuo-j.js";
import { E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { i as steps, n as identifiers, r as open, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/identifier-space/arithmetic.ts
/** Arithmetic on the circle compared with the walk, on small circles: each question is one state. */
var arithmetic_exports = /* @__PURE__ */ __exportAll({ identifierSpaceScenarios: () => identifierSpaceScenarios });
var properties = {
	aDistanceIsANumberOfSteps: always(({ size, from, to }) => distance(from, to, size) === steps(from, to, size), "The distance is the number of steps that lead clockwise from one place to the other."),
	anOpenIntervalIsAWalk: always(({ size, place, from, to }) => inOpen(place, from, to, size) === open(from, to, size).includes(place), "A place lies in an open interval if the walk meets it between the ends, and only then."),
	aHalfOpenIntervalIsAWalk: always(({ size, place, from, to }) => inHalfOpen(place, from, to, size) === halfOpen(from, to, size).includes(place), "A place lies in a half-open interval if the walk meets it up to its end, the end included, and only then."),
	anIntervalPassesZero: reachable(({ size, place, from, to }) => to < from && place < to && inOpen(place, from, to, size), "Some place after 0 lies in an interval that begins before 0.")
};
var asked = [
	1,
	2,
	3,
	4,
	5
].flatMap((size) => identifiers(size).flatMap((place) => identifiers(size).flatMap((from) => identifiers(size).map((to) => ({
	size,
	place,
	from,
	to
})))));
var identifierSpaceScenarios = [scenario({
	name: "identifier-space/arithmetic",
	teaches: "On circles of up to five places, arithmetic agrees with walking, for each place and each interval.",
	spec: {
		name: "identifier-space",
		init: asked,
		actions: {},
		properties
	},
	cost: "fast",
	expect: holds(asked.length, asked.length, 1)
})];
export { identifierSpaceScenarios as n, arithmetic_exports as t };
