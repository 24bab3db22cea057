import { t as distance } from "./interval.BRRtuo-j.js";
// impl/placement/zones.ts
/**
* The zones of the circle, as a node sees them. Each of the f zones has N/f identifiers. The node that owns the last grain of
* a zone, and has its identifier there, is the zone's anchor. If each zone has its anchor, no node owns two places of one
* class.
*/
/** The length of a zone, N/f. */
function zoneLength({ size, degree }) {
	return size / degree;
}
function zoneOf(zoning, id) {
	return Math.floor(id / zoneLength(zoning));
}
function zonesOf({ degree }) {
	return Array.from({ length: degree }, (_, zone) => zone);
}
/** The beginning of the last grain of a zone. To learn of all anchors, a node looks up these places. */
function anchorPlace(zoning, zone) {
	return (zone + 1) * zoneLength(zoning) - zoning.grain;
}
function grainStart({ grain }, id) {
	return id - id % grain;
}
/**
* How many beginnings of grains the node owns. A node has none if its predecessor is in its own grain. But if that is the last
* of all nodes there, the range leads round the whole circle.
*/
function grainsOwned(zoning, { predecessor, node }) {
	const { size, grain } = zoning;
	const [from, to] = [grainStart(zoning, predecessor), grainStart(zoning, node)];
	if (from !== to) return distance(from, to, size) / grain;
	return predecessor < node ? 0 : size / grain;
}
/** Whether the node owns the grain that begins at `place`. */
function ownsPlace(zoning, sighting, place) {
	const { size, grain } = zoning;
	const owned = grainsOwned(zoning, sighting) * grain;
	return distance(place, grainStart(zoning, sighting.node), size) < owned;
}
/** Whether the node owns more than N/f places. Then it owns two places of some class. */
function hasLongRange(zoning, sighting) {
	return grainsOwned(zoning, sighting) * zoning.grain > zoneLength(zoning);
}
/** Whether the node is the anchor of its zone. */
function isAnchor(zoning, sighting) {
	return isInLastGrain(zoning, sighting.node) && grainsOwned(zoning, sighting) > 0;
}
function isInLastGrain(zoning, id) {
	return grainStart(zoning, id) === anchorPlace(zoning, zoneOf(zoning, id));
}
/** The zones without an anchor whose last grain this node owns, clockwise from its predecessor. */
function missingZones(zoning, sighting) {
	const { size, grain } = zoning;
	const { predecessor, node } = sighting;
	const from = grainStart(zoning, predecessor);
	const owned = grainsOwned(zoning, sighting) * grain;
	const stepsTo = (zone) => distance(from, anchorPlace(zoning, zone), size) || size;
	return zonesOf(zoning).filter((zone) => stepsTo(zone) <= owned && anchorPlace(zoning, zone) !== grainStart(zoning, node)).sort((a, b) => stepsTo(a) - stepsTo(b));
}
// impl/placement/moving.ts
/**
* The move that `self` asks for. Null: its range is not too long, it has yet to restore it, or there is nobody to ask.
*
* `seen` are the owners of the last grains of all zones; more do no harm. They are enough: if some member is not an anchor,
* then neither is the predecessor or the successor of one of them.
*/
function chooseMove(zoning, self, seen) {
	if (!self.isRestored || self.predecessor === self.node || !hasLongRange(zoning, self)) return null;
	const [zone] = missingZones(zoning, self);
	const candidates = candidatesFor(zoning, self, seen, zone);
	const mover = candidates.find((each) => fitsMachine(zoning, seen, each)) ?? candidates[0];
	return mover === void 0 ? null : {
		mover,
		place: anchorPlace(zoning, zone)
	};
}
/**
* Nodes that are not anchors, by ascending cost of a move. These are the predecessor if it stays in its zone; spares, which
* own nothing; nodes whose zone has an anchor; other nodes; the asker itself.
*/
function candidatesFor(zoning, self, seen, zone) {
	const anchors = seen.filter((each) => isAnchor(zoning, each));
	const near = zoneOf(zoning, self.predecessor) === zone ? [self.predecessor] : [];
	const spares = anchors.filter((each) => isSpareBeside(zoning, each)).map(({ successor }) => successor);
	const covered = anchors.filter((each) => zoneOf(zoning, each.predecessor) === zoneOf(zoning, each.node)).map((each) => each.predecessor);
	const uncovered = seen.filter((each) => missingZones(zoning, each).includes(zoneOf(zoning, each.predecessor)));
	return [...[
		...near,
		...spares,
		...covered,
		...uncovered.map((each) => each.predecessor)
	].filter((each) => each !== self.node), ...isAnchor(zoning, self) ? [] : [self.node]];
}
/** Whether the successor of this anchor shares its grain. */
function isSpareBeside(zoning, { node, successor }) {
	return successor !== node && grainStart(zoning, successor) === grainStart(zoning, node);
}
/** Whether the machine of `mover` has no anchor. A machine that is not known does not matter. */
function fitsMachine(zoning, seen, mover) {
	const machine = seen.find(({ node }) => node === mover)?.machine ?? null;
	return machine === null || seen.every((each) => each.machine !== machine || !isAnchor(zoning, each));
}
export { hasLongRange as a, ownsPlace as c, zonesOf as d, grainsOwned as i, zoneLength as l, anchorPlace as n, isAnchor as o, grainStart as r, missingZones as s, chooseMove as t, zoneOf as u };
