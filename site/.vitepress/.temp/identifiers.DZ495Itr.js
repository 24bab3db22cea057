import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as invariant, t as InvariantViolation } from "./invariant.DCDgHBFs.js";
import { E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// impl/places/identifiers.ts
var PARTS = 720720;
/**
* The number of identifiers on the circle: lcm(1, …, 16) · 2³². Each replication factor from 1 to 16 divides it, and a zone
* has a whole number of grains. It is below 2⁵², so sums of two identifiers are exact.
*/
var CIRCLE$1 = PARTS * 2 ** 32;
/** The number of identifiers in a grain. */
var GRAIN = 4096;
/**
* The place of a key with this hash: ⌊high · 720720 / 2⁴⁸⌋ · 2³² + low, rounded down to the beginning of a grain. Different
* keys may have the same place.
*/
function placeOfHash({ high, low }) {
	invariant(isBelow$1(high, 2 ** 48) && isBelow$1(low, 2 ** 32), "a hash has 48 bits and 32 bits");
	const lower = Math.floor(high % 2 ** 24 * PARTS / 2 ** 24);
	return Math.floor((Math.floor(high / 2 ** 24) * PARTS + lower) / 2 ** 24) * 2 ** 32 + grainOf(low);
}
/** The beginning of the grain in which an identifier lies. */
function grainOf(id) {
	return id - id % GRAIN;
}
function isBelow$1(value, limit) {
	return Number.isInteger(value) && value >= 0 && value < limit;
}
// spec/placement/identifiers.ts
/**
* The circle of a real ring, and where replicas lie on it, in whole numbers of any size.
*
* The number of identifiers is lcm(1, …, 16) · 2³², so each replication factor from 1 to 16 divides it. It is less than 2⁵²,
* so the sum of two identifiers is less than 2⁵³: an implementation may add them as floating-point numbers.
*/
var CIRCLE = 720720n * 2n ** 32n;
// scenarios/places/identifiers.ts
/** The places of hashes on the circle of real nodes: each question is one state, answered once more in exact arithmetic. */
var identifiers_exports = /* @__PURE__ */ __exportAll({ identifierScenarios: () => identifierScenarios });
/** The least numbers of some of the 720720 parts. */
var FIRSTS = [
	1n,
	7n,
	500001n,
	720719n
].map((part) => Number((part * 2n ** 48n + 720719n) / 720720n));
var HIGHS = [
	...FIRSTS,
	...FIRSTS.map((high) => high - 1),
	-1,
	0,
	.5,
	1,
	2 ** 24 - 1,
	2 ** 24,
	390541e3,
	0x7048860ddf79,
	2 ** 47,
	2 ** 48 - 1,
	2 ** 48
];
var LOWS = [
	-1,
	0,
	.5,
	1,
	4095,
	4096,
	3000000001,
	2 ** 32 - 1,
	2 ** 32
];
var properties = {
	theCircleIsThatOfTheSpec: always(() => BigInt(CIRCLE$1) === CIRCLE && true, "The circle has lcm(1, …, 16) · 2³² identifiers, and a grain 2¹²."),
	aHashHasItsPlace: always(({ high, low }) => {
		const place = placeOrNull({
			high,
			low
		});
		if (!isBelow(high, 2 ** 48) || !isBelow(low, 2 ** 32)) return place === null;
		const whole = BigInt(high) * 720720n / 2n ** 48n * 2n ** 32n + BigInt(low);
		return place !== null && BigInt(place) === whole - whole % 4096n;
	}, "A hash lies at ⌊high · 720720 / 2⁴⁸⌋ · 2³² + low, at the beginning of a grain, and other numbers are not hashes."),
	aGrainBeginsAtAMultiple: always(({ low }) => !isBelow(low, 2 ** 32) || grainOf(low) % 4096 === 0 && grainOf(low) <= low && low - grainOf(low) < 4096, "The beginning of a grain is the multiple of 2¹² at or below the identifier."),
	aHashIsTaken: reachable((hash) => placeOrNull(hash) !== null, "A hash has a place.")
};
var identifierScenarios = [scenario({
	name: "places/hashes",
	teaches: "The place of a hash, computed in floating point, is the exact one, also at the ends of the circle.",
	spec: {
		name: "places/hashes",
		init: HIGHS.flatMap((high) => LOWS.map((low) => ({
			high,
			low
		}))),
		actions: {},
		properties
	},
	cost: "fast",
	expect: holds(171, 171, 1)
})];
function isBelow(value, limit) {
	return Number.isInteger(value) && value >= 0 && value < limit;
}
/** Null: it is not a hash. */
function placeOrNull(hash) {
	try {
		return placeOfHash(hash);
	} catch (error) {
		if (error instanceof InvariantViolation) return null;
		throw error;
	}
}
export { identifiers_exports as n, identifierScenarios as t };
