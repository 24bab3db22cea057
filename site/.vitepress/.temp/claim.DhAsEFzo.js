// impl/places/claim.ts
/** The epoch of nodes that were members from the beginning. */
var INITIAL = {
	round: 0,
	node: 0
};
function isHigher(a, b) {
	return a.round === b.round ? a.node > b.node : a.round > b.round;
}
function higher(a, b) {
	return isHigher(a, b) ? a : b;
}
export { higher as n, isHigher as r, INITIAL as t };
