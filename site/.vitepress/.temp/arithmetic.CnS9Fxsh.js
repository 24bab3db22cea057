import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as higher, r as isHigher, t as INITIAL } from "./claim.DhAsEFzo.js";
import { a as replicaPlace, i as placement, n as classOf, o as replicaPlaces, r as majority, s as restoringQuorum, t as BadPlacement } from "./placement.B5qN5SDB.js";
import { a as outside, c as turned, i as inside, n as covers, o as outsideAll, r as cutByTurns, s as overlap, t as contains } from "./range.D2qEOx8H.js";
import { E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { n as identifiers, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { t as areSameBag } from "./bag.DVWaK9_Y.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// spec/places/arcs.ts
/**
* Arcs of the circle as sets of places, found by walking, and what arithmetic on arcs must therefore say. Each property is
* about one question: an arc, and others to compare it with. The edge cases follow from the walk: an arc that passes zero,
* and an arc (a, a], which is the whole circle.
*/
/** All arcs of a circle. */
function arcsOf(size) {
	return identifiers(size).flatMap((from) => identifiers(size).map((to) => ({
		from,
		to
	})));
}
function comparing(arithmetic) {
	return {
		anArcContainsItsPlaces: always(({ size, arc }) => identifiers(size).every((place) => arithmetic.contains(arc, place, size) === placesOf(arc, size).includes(place)), "An arc contains the places that are met on the walk from its beginning to its end, and no others."),
		insideIsWhatBothHave: always(({ size, arc, others }) => others.every((other) => isMadeOf(arithmetic.inside(arc, other, size), shared(arc, other, size), size)), "The parts of an arc inside another one are the places of both, clockwise, in as few parts as possible."),
		outsideIsWhatOnlyItHas: always(({ size, arc, others }) => others.every((other) => isMadeOf(arithmetic.outside(arc, other, size), left(arc, [other], size), size)), "The parts of an arc outside another one are the places of the first alone, clockwise, in as few parts as possible."),
		twoPartsAreInside: reachable(({ size, arc, others }) => others.some((other) => arithmetic.inside(arc, other, size).length === 2), "An arc and another one share two parts."),
		overlappingArcsShareAPlace: always(({ size, arc, others }) => others.every((other) => arithmetic.overlap(arc, other, size) === shared(arc, other, size).length > 0), "Two arcs overlap if a place is in both, and only then."),
		...leaving(arithmetic),
		aCoverHasEveryPlace: always(({ size, arc, others }) => others.every((other) => arithmetic.covers(other, arc, size) === (left(arc, [other], size).length === 0)), "An arc covers another one if it has every place of the other, and only then.")
	};
}
function leaving({ outsideAll }) {
	return {
		outsideAllIsWhatIsLeft: always(({ size, arc, others }) => isMadeOf(outsideAll(arc, others, size), left(arc, others, size), size), "The parts of an arc outside several others are its places in none of them, clockwise, in as few parts as possible."),
		twoPartsAreLeft: reachable(({ size, arc, others }) => outsideAll(arc, others, size).length === 2, "Two parts of an arc are left."),
		nothingIsLeft: reachable(({ size, arc, others }) => outsideAll(arc, others, size).length === 0, "Nothing of an arc is left.")
	};
}
function turning(arithmetic) {
	return {
		aTurnedArcIsAsLong: always(({ size, arc, steps }) => {
			const places = placesOf(arc, size).map((place) => walked(place, steps, size));
			const now = arithmetic.turned(arc, steps, size);
			return areOn([now], size) && equal(placesOf(now, size), places);
		}, "A turned arc has the places that lie that many steps clockwise of those of the arc."),
		piecesMakeUpTheArc: always(({ size, arc, steps }) => {
			const pieces = arithmetic.cutByTurns(arc, steps, size).flatMap((piece) => placesOf(piece, size));
			return areSameBag(pieces, placesOf(arc, size));
		}, "An arc that is cut by its turns has each of its places in one of the pieces."),
		anArcIsCut: reachable(({ size, arc, steps }) => arithmetic.cutByTurns(arc, steps, size).length > 1, "An arc is cut into pieces."),
		noTurnOfAPieceSticksOut: always(({ size, arc, steps }) => arithmetic.cutByTurns(arc, steps, size).every((piece) => turnsOf(steps, size).every((turn) => {
			const isIn = placesOf(piece, size).map((place) => placesOf(arc, size).includes(walked(place, turn, size)));
			return isIn.every((each) => each === isIn[0]);
		})), "Each piece, turned by any multiple of the distance, lies wholly inside the arc or wholly outside.")
	};
}
/** Whether the places of these parts, one part after another, are `places`, and no part begins where the part listed earlier ends. */
function isMadeOf(parts, places, size) {
	return parts.every(({ from }, i) => i === 0 || parts[i - 1].to !== from) && equal(parts.flatMap((part) => placesOf(part, size)), places);
}
/** Whether they begin and end on the circle. */
function areOn(parts, size) {
	return parts.every(({ from, to }) => [from, to].every((end) => identifiers(size).includes(end)));
}
function shared(arc, other, size) {
	return placesOf(arc, size).filter((place) => placesOf(other, size).includes(place));
}
function left(arc, others, size) {
	return placesOf(arc, size).filter((place) => others.every((other) => !placesOf(other, size).includes(place)));
}
/** None where the arc does not begin and end on the circle: no walk leads there. */
function placesOf({ from, to }, size) {
	return areOn([{
		from,
		to
	}], size) ? halfOpen(from, to, size) : [];
}
/** The place that lies `steps` places clockwise of `place`. */
function walked(place, steps, size) {
	return [place, ...halfOpen(place, place, size)][steps % size];
}
/** The multiples of `steps` up to once round the circle. */
function turnsOf(steps, size) {
	return [...identifiers(size), size].filter((turn) => turn % steps === 0);
}
// spec/places/placing.ts
/**
* Where the replicas of a key are, how many of them make a majority, and which of two epochs is higher. It is found by walking
* and by counting sets, and arithmetic must say the same. Source: `docs/protocols/replication.md`.
*/
function taking({ placed }) {
	return {
		onlyDivisorsAreTaken: always(({ size, degree }) => {
			const taken = placed(size, degree);
			return isDivided({
				size,
				degree
			}) ? equal(taken, {
				size,
				degree
			}) : taken === null;
		}, "A replication factor is taken if equal whole steps lead round the circle, one for each replica, and refused otherwise."),
		someAreTaken: reachable(({ size, degree }) => placed(size, degree) !== null, "A replication factor is taken."),
		someAreRefused: reachable(({ size, degree }) => placed(size, degree) === null, "A replication factor is refused.")
	};
}
function placing(arithmetic) {
	return {
		replicasLieAtEqualDistances: always(({ size, degree, key }) => equal(arithmetic.replicaPlaces({
			size,
			degree
		}, key), walkOf(size, degree, key)), "The replicas of a key are at the key and at each multiple of size/f steps clockwise of the key, in this order."),
		eachReplicaHasItsNumber: always(({ size, degree, key }) => walkOf(size, degree, key).every((place, i) => arithmetic.replicaPlace({
			size,
			degree
		}, key, i + 1) === place), "Replica i of a key is the i-th that is met on the walk from the key."),
		aWalkPassesZero: reachable(({ size, degree, key }) => arithmetic.replicaPlaces({
			size,
			degree
		}, key).some((place) => place < key), "A replica lies past zero, seen from the key."),
		aClassIsOneSet: always(({ size, degree, key }) => {
			const places = walkOf(size, degree, key);
			return equal(arithmetic.classOf({
				size,
				degree
			}, key), identifiers(size).filter((place) => places.includes(place)));
		}, "All keys of a class have the same places, in ascending order.")
	};
}
/** The replicas are numbered from 0 on. `degree` is small: all sets of replicas are tried. */
function counting({ majority, restoringQuorum }) {
	return {
		majoritiesShareAReplica: always(({ degree }) => {
			const all = identifiers(degree);
			const share = (count) => count > 0 && everyTwoShare(setsOf(all, count), setsOf(all, count));
			return share(majority(degree)) && !share(majority(degree) - 1);
		}, "A majority is the least number of replicas of which any two sets share one."),
		aRestorationMeetsEveryWrite: always(({ degree }) => {
			return everyTwoShare(setsOf(identifiers(degree).slice(1), restoringQuorum(degree)), setsOf(identifiers(degree), majority(degree)));
		}, "The replicas that a restoration reads, of those other than its own, share one with each majority."),
		moreThanAMajorityIsLeft: reachable(({ degree }) => restoringQuorum(degree) < degree - 1, "A restoration does not have to read all other replicas."),
		restorationsMeet: always(({ degree }) => {
			if (degree < 3) return restoringQuorum(degree) === 1;
			const [first, second] = [0, 1].map((own) => identifiers(degree).filter((replica) => replica !== own));
			const share = (count) => everyTwoShare(setsOf(first, count), setsOf(second, count));
			return setsOf(first, restoringQuorum(degree)).length > 0 && share(restoringQuorum(degree)) && !share(restoringQuorum(degree) - 1);
		}, "A restoration reads the least number of replicas by which two restorations share one; of two replicas, the other one.")
	};
}
function ordering({ initial, isHigher, higher }) {
	return {
		theLaterRoundIsHigher: always(({ one, other }) => {
			const isLater = one.round > other.round || one.round === other.round && one.node > other.node;
			return isHigher(one, other) === isLater;
		}, "Of two epochs the one of the later round is higher, and of one round that of the higher node."),
		theHigherIsOneOfTheTwo: always(({ one, other }) => equal(higher(one, other), isHigher(one, other) ? one : other), "The higher of two epochs is the one that is higher than the other."),
		oneIsHigher: reachable(({ one, other }) => isHigher(one, other), "Of two epochs the one is higher."),
		noEpochIsBelowTheFirst: always(({ one }) => !isHigher(initial, one), "Each epoch is as high as the initial one, or higher.")
	};
}
/** Whether both are counts, and `degree` steps of one whole length lead round the circle. */
function isDivided({ size, degree }) {
	return [size, degree].every((each) => Number.isSafeInteger(each) && each >= 1) && halfOpen(0, 0, size).some((place) => (place === 0 ? size : place) * degree === size);
}
/** The places of the replicas of `key` in the order of the walk from it. */
function walkOf(size, degree, key) {
	return [key, ...halfOpen(key, key, size).slice(0, -1)].filter((_, steps) => steps * degree % size === 0);
}
/** All sets of `count` of these. */
function setsOf(replicas, count) {
	if (count === 0) return [[]];
	return replicas.flatMap((first, i) => setsOf(replicas.slice(i + 1), count - 1).map((rest) => [first, ...rest]));
}
function everyTwoShare(some, others) {
	return some.every((one) => others.every((other) => one.some((replica) => other.includes(replica))));
}
// scenarios/places/arithmetic.ts
/** The arithmetic of places on small circles: each question is one state, and the properties compare its answer with sets of places. */
var arithmetic_exports = /* @__PURE__ */ __exportAll({ placeScenarios: () => placeScenarios });
var arcs = {
	contains,
	covers,
	cutByTurns,
	inside,
	outside,
	outsideAll,
	overlap,
	turned
};
var places = {
	placed,
	classOf,
	majority,
	replicaPlace,
	replicaPlaces,
	restoringQuorum
};
var placeScenarios = [
	questions({
		instance: "two-arcs",
		teaches: "On circles of up to four places, arithmetic on two arcs agrees with sets of places.",
		asked: circles(4).flatMap((size) => arcsOf(size).flatMap((arc) => arcsOf(size).map((other) => ({
			size,
			arc,
			others: [other]
		})))),
		properties: comparing(arcs)
	}),
	questions({
		instance: "three-arcs",
		teaches: "On a circle of three places, taking up to two arcs away from an arc agrees with sets of places.",
		asked: arcsOf(3).flatMap((arc) => [[], ...arcsOf(3).flatMap((one, i) => arcsOf(3).slice(i).map((other) => [one, other]))].map((others) => ({
			size: 3,
			arc,
			others
		}))),
		properties: leaving(arcs)
	}),
	questions({
		instance: "turns",
		teaches: "On a circle of six places, turned and cut arcs agree with sets of places.",
		asked: arcsOf(6).flatMap((arc) => [
			1,
			2,
			3,
			6
		].map((steps) => ({
			size: 6,
			arc,
			steps
		}))),
		properties: turning(arcs)
	}),
	questions({
		instance: "replicas",
		teaches: "On circles of up to eight places, the replicas of a key lie at equal distances, for each replication factor.",
		asked: circles(8).flatMap((size) => circles(size).filter((degree) => size % degree === 0).flatMap((degree) => identifiers(size).map((key) => ({
			size,
			degree,
			key
		})))),
		properties: placing(places)
	}),
	questions({
		instance: "divisors",
		teaches: "A replication factor that does not divide the circle into whole steps is refused.",
		asked: somePlacements(),
		properties: taking(places)
	}),
	questions({
		instance: "majorities",
		teaches: "Of up to six replicas, any two majorities share one, and so do any two restorations of at least three.",
		asked: circles(6).map((degree) => ({ degree })),
		properties: counting(places)
	}),
	questions({
		instance: "epochs",
		teaches: "Epochs are ordered by round, and in one round by node.",
		asked: epochs().flatMap((one) => epochs().map((other) => ({
			one,
			other
		}))),
		properties: ordering({
			initial: INITIAL,
			isHigher,
			higher
		})
	})
];
function questions({ instance, teaches, asked, properties }) {
	return scenario({
		name: `places/${instance}`,
		teaches,
		spec: {
			name: "places",
			init: asked,
			actions: {},
			properties
		},
		cost: "fast",
		expect: holds(asked.length, asked.length, 1)
	});
}
function placed(size, degree) {
	try {
		return placement(size, degree);
	} catch (error) {
		if (error instanceof BadPlacement) return null;
		throw error;
	}
}
/** The sizes of circles, from 1 on. */
function circles(last) {
	return Array.from({ length: last }, (_, i) => i + 1);
}
function epochs() {
	return identifiers(3).flatMap((round) => identifiers(3).map((node) => ({
		round,
		node
	})));
}
/** Sizes and replication factors: counts, numbers that are too large or too small, and fractions. */
function somePlacements() {
	const numbers = [
		-4,
		-2,
		0,
		.5,
		1,
		1.5,
		2,
		3,
		4,
		6,
		2 ** 53
	];
	return numbers.flatMap((size) => numbers.map((degree) => ({
		size,
		degree
	})));
}
export { isDivided as i, placeScenarios as n, somePlacements as r, arithmetic_exports as t };
