// impl/places/placement.ts
/** The replication factor does not divide the number of identifiers, or one of the two is not a whole number from 1 on. */
var BadPlacement = class extends Error {
	name = "BadPlacement";
};
/**
* The placement of `degree` replicas on a circle of `size` identifiers. Throws `BadPlacement` unless `degree` divides
* `size`. With rounded distances, as in Beernet 0.9, two keys that share one place need not share the others.
*/
function placement(size, degree) {
	if (!(Number.isSafeInteger(size) && Number.isSafeInteger(degree) && size > 0 && degree > 0)) throw new BadPlacement(`size, degree: got ${size} and ${degree}, expected whole numbers from 1 on`);
	if (size % degree !== 0) throw new BadPlacement(`degree: got ${degree}, expected a divisor of ${size}, the size of the circle`);
	return {
		size,
		degree
	};
}
/** The place of replica `number` of `key`, counted from 1. The first is at the key itself. */
function replicaPlace(placed, key, number) {
	return (key + stepsToReplica(placed, number - 1)) % placed.size;
}
/** The steps clockwise from a place to the place of its class that is `turn` replicas further: turn · N/f. */
function stepsToReplica({ size, degree }, turn) {
	return turn * size / degree;
}
/** The places of all replicas of `key`, the key itself first. */
function replicaPlaces(placed, key) {
	return Array.from({ length: placed.degree }, (_, i) => replicaPlace(placed, key, i + 1));
}
/** The places of the class of `key`, ascending: the same array for each key of the class. */
function classOf(placed, key) {
	return replicaPlaces(placed, key % (placed.size / placed.degree));
}
/** ⌊f/2⌋ + 1. Any two sets of this size among f replicas share a replica. */
function majority(degree) {
	return Math.floor(degree / 2) + 1;
}
/**
* How many of the other f − 1 replicas a restoration reads: ⌊f/2⌋ + 1. So it shares one with every write and with
* every other restoration.
*
* To share one with every write, ⌊f/2⌋ would be enough for even f. But then A and B, two nodes that restore at once,
* may each read the failed node that the other replaces. In that case they never hear of each other. A write
* acknowledged by A and by the node that B replaces is then unknown to B and to the node that A replaces
* (`replication/take-over/4/two`).
*
* With ⌊f/2⌋ + 1, of any two restored nodes one has heard of the other's epoch, because both have read one place. If one
* holder answered both, it has told the later reader of the earlier one. If two holders answered, one of them replaces the
* other and was restored first. That holder, too, shares a place with the node that read the older holder, and so on, back
* to the beginning.
*
* With f = 2 there is one other replica, so that one has to be enough. It is not when each of two nodes replaces the
* holder that the other reads (`replication/take-over/2/two`).
*/
function restoringQuorum(degree) {
	return degree === 2 ? 1 : majority(degree);
}
export { replicaPlace as a, stepsToReplica as c, placement as i, classOf as n, replicaPlaces as o, majority as r, restoringQuorum as s, BadPlacement as t };
