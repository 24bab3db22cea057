import { i as inside } from "./range.D2qEOx8H.js";
import { a as hasLongRange, d as zonesOf, i as grainsOwned, l as zoneLength, n as anchorPlace, o as isAnchor, r as grainStart, s as missingZones, u as zoneOf } from "./moving.C-Klzih6.js";
// impl/placement/machines.ts
/** An anchor on a machine that has at least two anchors more than this one; null: there is none. */
function replaceable(zoning, seen, label) {
	const anchors = anchorsIn(zoning, seen);
	const own = countOf(anchors, label);
	return anchors.filter(({ machine }) => machine !== null && countOf(anchors, machine) >= own + 2).find(({ node }) => node % zoning.grain > 0)?.node ?? null;
}
/** Whether no other machine seen has fewer anchors. */
function mayBeAnchor(zoning, seen, label) {
	const anchors = anchorsIn(zoning, seen);
	return seen.every(({ machine }) => machine === null || countOf(anchors, machine) >= countOf(anchors, label));
}
/** The zones of the machine's anchors; else the zone of its first node; else the zones with the fewest nodes seen. */
function homeZones(zoning, seen, { label, nodes }) {
	const anchors = anchorsIn(zoning, seen).filter(({ machine }) => machine === label);
	if (anchors.length > 0) return anchors.map(({ node }) => zoneOf(zoning, node));
	if (nodes.length > 0) return [zoneOf(zoning, Math.min(...nodes))];
	const ids = new Set(seen.map(({ node }) => node));
	const nodesIn = (zone) => [...ids].filter((id) => zoneOf(zoning, id) === zone).length;
	const fewest = Math.min(...zonesOf(zoning).map(nodesIn));
	return zonesOf(zoning).filter((zone) => nodesIn(zone) === fewest);
}
/** The anchors among the nodes seen, each once. */
function anchorsIn(zoning, seen) {
	return [...new Map(seen.filter((each) => isAnchor(zoning, each)).map((each) => [each.node, each])).values()];
}
function countOf(anchors, label) {
	return anchors.filter(({ machine }) => machine === label).length;
}
// impl/placement/advice.ts
/**
* Advises where a newcomer enters. If a range is longer than N/f, that is a missing anchor in the longest range; else
* it is the middle of the longest range. `seen` are the owners of the last grains of all zones, and of some random
* places.
*
* A newcomer on a machine with a label leaves a missing anchor to machines with fewer anchors. It replaces an anchor of a
* machine with too many. Else it enters a zone where its machine is. Null: the machine has no label.
*/
function adviseNewcomer(zoning, seen, machine) {
	if (machine === null) return missingAnchor(zoning, seen) ?? middle(zoning, longest(piecesIn(zoning, seen, null)));
	const missing = mayBeAnchor(zoning, seen, machine.label) ? missingAnchor(zoning, seen) : null;
	if (missing !== null) return missing;
	const below = replaceable(zoning, seen, machine.label);
	if (below !== null) return {
		place: grainStart(zoning, below),
		giver: below,
		below
	};
	return middleOf(zoning, seen, homeZones(zoning, seen, machine));
}
/** The middle of the longest range seen in these zones. */
function middleOf(zoning, seen, zones) {
	return middle(zoning, longest(piecesIn(zoning, seen, zones)));
}
function missingAnchor(zoning, seen) {
	const [long] = seen.filter((each) => hasLongRange(zoning, each)).sort((a, b) => grainsOwned(zoning, b) - grainsOwned(zoning, a));
	if (long === void 0) return null;
	const [zone] = missingZones(zoning, long);
	return {
		place: anchorPlace(zoning, zone),
		giver: long.node,
		below: null
	};
}
/** The ranges seen, or what of them lies in `zones`. */
function piecesIn(zoning, seen, zones) {
	const { size, grain } = zoning;
	return seen.flatMap((each) => {
		const owned = grainsOwned(zoning, each) * grain;
		if (owned === 0) return [];
		const to = grainStart(zoning, each.node);
		const range = {
			from: (to - owned + size) % size,
			to
		};
		return (zones === null ? [range] : zones.flatMap((zone) => inside(range, zoneRange(zoning, zone), size))).map((part) => ({
			...part,
			giver: each.node,
			length: (part.to - part.from + size) % size || size
		}));
	});
}
/** The beginnings of grains in a zone. */
function zoneRange(zoning, zone) {
	const to = anchorPlace(zoning, zone);
	return {
		from: (to - zoneLength(zoning) + zoning.size) % zoning.size,
		to
	};
}
function longest(pieces) {
	return pieces.reduce((best, each) => each.length > best.length ? each : best);
}
/** Half of the piece goes to the newcomer; of a single grain nothing does, and the newcomer is a spare there. */
function middle({ size, grain }, { from, length, giver }) {
	return {
		place: (from + Math.max(1, Math.floor(length / grain / 2)) * grain) % size,
		giver,
		below: null
	};
}
export { adviseNewcomer as t };
