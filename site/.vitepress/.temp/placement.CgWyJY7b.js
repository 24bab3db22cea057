import { n as put } from "./record.BbRuNaiI.js";
import { D as recoverable, E as reachable, O as step, S as action, w as always } from "./scenario.Cs_16ybG.js";
import { n as identifiers, t as halfOpen } from "./interval.iT9ss1Jt.js";
// spec/placement/ring.ts
/**
* A ring whose replicas lie symmetrically, seen at once as a whole: how many nodes are at each place, and how they
* own the places.
*
* A key has f replicas, N/f places apart; the f places together are a class. The circle has f zones of N/f places. The last
* place of each zone belongs to its anchor. Several nodes may share a place, with identifiers that differ in the last bits.
* The first of them owns the place; the others are spares and own nothing. Nodes have no names here: only places count.
*/
function frameOf(bounds) {
	const zoneLength = bounds.places / bounds.factor;
	const zones = identifiers(bounds.factor);
	const anchors = zones.map((zone) => (zone + 1) * zoneLength - 1);
	return {
		joins: "anywhere",
		leaves: true,
		crashes: true,
		moves: true,
		...bounds,
		circle: identifiers(bounds.places),
		zones,
		zoneLength,
		anchors
	};
}
/** One node at the last place of the circle, the anchor of the last zone. */
function founded({ circle, zones, places }) {
	return {
		nodesAt: Object.fromEntries(circle.map((place) => [place, place === places - 1 ? 1 : 0])),
		isRestoring: Object.fromEntries(circle.map((place) => [place, false])),
		movingTo: Object.fromEntries(zones.map((zone) => [zone, 0])),
		isCalm: false
	};
}
/** The places with a node, ascending. */
function occupied({ nodesAt }, { circle }) {
	return circle.filter((place) => nodesAt[place] > 0);
}
/** The nodes in the ring; those that are moving are not. */
function membersOf({ nodesAt }, { circle }) {
	return circle.reduce((sum, place) => sum + nodesAt[place], 0);
}
function movingIn({ movingTo }, { zones }) {
	return zones.reduce((sum, zone) => sum + movingTo[zone], 0);
}
/** The places that the owner at `place` is responsible for. */
function rangeOf(state, frame, place) {
	const owners = occupied(state, frame);
	const predecessor = owners[(owners.indexOf(place) + owners.length - 1) % owners.length];
	return halfOpen(predecessor, place, frame.places);
}
/** The owner of `place`: the first place with a node on the way clockwise, `place` included. */
function ownerOf(state, frame, place) {
	const owners = occupied(state, frame);
	return owners.find((each) => each >= place) ?? owners[0];
}
/** Whether the range of the owner at `place` is longer than N/f. */
function isLong(state, frame, place) {
	return rangeOf(state, frame, place).length > frame.zoneLength;
}
/** Whether a node at `place` may move: it is not the only one at the place of an anchor. */
function hasNonAnchor({ nodesAt }, { anchors }, place) {
	return nodesAt[place] > (anchors.includes(place) ? 1 : 0);
}
/** The zones whose last place has no node. */
function missingAnchors({ nodesAt }, { zones, anchors }) {
	return zones.filter((zone) => nodesAt[anchors[zone]] === 0);
}
/** A node enters at `place`. It gets its range from the owner, and restores it if the owner has yet to do so. */
function entered(state, frame, place) {
	const giver = ownerOf(state, frame, place);
	const more = put(state, "nodesAt", put(state.nodesAt, `${place}`, state.nodesAt[place] + 1));
	return put(more, "isRestoring", put(more.isRestoring, `${place}`, state.isRestoring[giver]));
}
/** A node at `place` is gone. The node that takes its range over, if it had one, has yet to restore it if `isLost`. */
function gone(state, frame, place, isLost) {
	const fewer = put(state, "nodesAt", put(state.nodesAt, `${place}`, state.nodesAt[place] - 1));
	const heir = ownerOf(fewer, frame, place);
	const cleared = put(fewer, "isRestoring", put(fewer.isRestoring, `${place}`, false));
	return put(cleared, "isRestoring", put(cleared.isRestoring, `${heir}`, isLost || state.isRestoring[heir]));
}
// spec/placement/churn.ts
function join(frame) {
	return action({
		doc: "A node joins at a place; if the place has a node already, it becomes a spare.",
		params: () => frame.circle,
		when: (state, place) => !state.isCalm && membersOf(state, frame) + movingIn(state, frame) < frame.nodes && placesFor(state, frame).includes(place),
		then: (state, place) => entered(state, frame, place)
	});
}
/** The places at which a newcomer may enter. */
function placesFor(state, frame) {
	if (frame.joins === "advised") return advised(state, frame);
	return frame.joins === "twins" ? twinPlaces(state, frame) : frame.circle;
}
function advised(state, frame) {
	const longest = placesOfLongest(state, frame);
	if (!occupied(state, frame).some((place) => isLong(state, frame, place))) return longest;
	return missingAnchors(state, frame).map((zone) => frame.anchors[zone]).filter((place) => longest.includes(place));
}
function twinPlaces(state, frame) {
	const members = occupied(state, frame);
	const twins = frame.circle.filter((place) => !members.includes(place)).filter((place) => members.some((member) => member % frame.zoneLength === place % frame.zoneLength));
	return twins.length > 0 ? twins : placesOfLongest(state, frame);
}
/** All places of the longest ranges. */
function placesOfLongest(state, frame) {
	const ranges = occupied(state, frame).map((place) => rangeOf(state, frame, place));
	const longest = Math.max(...ranges.map(({ length }) => length));
	return ranges.filter(({ length }) => length === longest).flat();
}
function leave(frame) {
	return action({
		doc: "A node leaves, and hands its range over to its successor. The last one stays.",
		params: () => frame.circle,
		when: (state, place) => !state.isCalm && state.nodesAt[place] > 0 && membersOf(state, frame) > 1,
		then: (state, place) => gone(state, frame, place, state.isRestoring[place])
	});
}
function crash(frame) {
	return action({
		doc: "A node crashes. If it owned a range, its successor takes the range over, and has yet to restore it.",
		params: () => frame.circle.flatMap((place) => [false, true].map((ofSpare) => ({
			place,
			ofSpare
		}))),
		when: (state, { place, ofSpare }) => !state.isCalm && state.nodesAt[place] > (ofSpare ? 1 : 0) && membersOf(state, frame) > 1,
		then: (state, { place, ofSpare }) => gone(state, frame, place, !ofSpare || state.isRestoring[place])
	});
}
function crashMoving(frame) {
	return action({
		doc: "A node crashes on its way to the place of an anchor.",
		params: () => frame.zones,
		when: ({ isCalm, movingTo }, zone) => !isCalm && movingTo[zone] > 0,
		then: (state, zone) => put(state, "movingTo", put(state.movingTo, `${zone}`, state.movingTo[zone] - 1))
	});
}
function calm() {
	return action({
		doc: "From now on nobody joins, leaves or crashes.",
		when: ({ isCalm }) => !isCalm,
		then: (state) => put(state, "isCalm", true)
	});
}
// spec/placement/moving.ts
function restore(frame) {
	return action({
		doc: "An owner has restored the range that it took over.",
		params: () => frame.circle,
		when: ({ isRestoring }, place) => isRestoring[place],
		then: (state, place) => put(state, "isRestoring", put(state.isRestoring, `${place}`, false))
	});
}
function beginMove(frame) {
	return action({
		doc: "An owner that has restored its range finds it longer than N/f, and an anchor missing in it. It asks a node that is not an anchor to move there. That node, which may be the owner itself, leaves.",
		params: (state) => missingAnchors(state, frame).flatMap((zone) => frame.circle.map((from) => ({
			from,
			zone
		}))),
		when: (state, { from, zone }) => isAsked(state, frame, zone) && hasNonAnchor(state, frame, from) && membersOf(state, frame) > 1,
		then: (state, { from, zone }) => {
			const after = gone(state, frame, from, state.isRestoring[from]);
			return put(after, "movingTo", put(after.movingTo, `${zone}`, after.movingTo[zone] + 1));
		}
	});
}
/** Whether the owner of the last place of `zone` wants another node there. */
function isAsked(state, frame, zone) {
	if (!missingAnchors(state, frame).includes(zone)) return false;
	const owner = ownerOf(state, frame, frame.anchors[zone]);
	return !state.isRestoring[owner] && isLong(state, frame, owner);
}
function endMove(frame) {
	return action({
		doc: "A node that moves joins at the place of the anchor. If the anchor is no longer missing, it becomes a spare there.",
		params: () => frame.zones,
		when: ({ movingTo }, zone) => movingTo[zone] > 0,
		then: (state, zone) => {
			return entered(put(state, "movingTo", put(state.movingTo, `${zone}`, state.movingTo[zone] - 1)), frame, frame.anchors[zone]);
		}
	});
}
// spec/placement/properties.ts
/**
* The properties of a placement. All that matters is at rest: then no node has two replicas of one item, so one crash takes
* at most one of them. While nodes are missing or on their way, a node may have two.
*/
/** For each owner of two or more places of one class, those of the class of which it has most. */
function doubledIn(state, frame) {
	return occupied(state, frame).flatMap((owner) => {
		const range = rangeOf(state, frame, owner);
		const most = identifiers(frame.zoneLength).map((first) => range.filter((place) => place % frame.zoneLength === first)).reduce((all, each) => each.length > all.length ? each : all);
		return most.length > 1 ? [{
			owner,
			places: most
		}] : [];
	});
}
/** Whether nothing of the ring's own work is left: nobody restores, is on the way or can be asked to move. */
function isAtRest(state, frame) {
	return !occupied(state, frame).some((place) => state.isRestoring[place]) && movingIn(state, frame) === 0 && !canMove(state, frame);
}
function canMove(state, frame) {
	if (frame.moves === false || membersOf(state, frame) < 2) return false;
	return frame.zones.some((zone) => isAsked(state, frame, zone)) && frame.circle.some((place) => hasNonAnchor(state, frame, place));
}
function hasEnough(state, frame) {
	return membersOf(state, frame) >= frame.factor;
}
var told = ({ owner, places }) => `node ${owner} owns the places ${places.join(" and ")} of one class`;
/** The classes of which the crash of `owner` leaves no majority of places, by their first places. */
function takenBy(state, frame, owner) {
	const range = rangeOf(state, frame, owner);
	const majority = Math.floor(frame.factor / 2) + 1;
	return identifiers(frame.zoneLength).filter((first) => {
		return frame.zones.filter((zone) => !range.includes(first + zone * frame.zoneLength)).length < majority;
	});
}
function safety(frame) {
	return {
		isWellFormed: always((state) => membersOf(state, frame) >= 1 && membersOf(state, frame) + movingIn(state, frame) <= frame.nodes && frame.circle.every((place) => state.nodesAt[place] >= (state.isRestoring[place] ? 1 : 0)) && frame.zones.every((zone) => state.movingTo[zone] >= 0), "There is a member, there are no more nodes than allowed, and only owners restore."),
		noneIsDoubled: always((state) => !hasEnough(state, frame) || !isAtRest(state, frame) || doubledIn(state, frame).length === 0, "At rest, with f members or more, no node owns two places of one class.", (state) => doubledIn(state, frame).map(told).join("; ")),
		aMajoritySurvives: always((state) => !hasEnough(state, frame) || !isAtRest(state, frame) || losses(state).length === 0, "At rest, with f ≥ 3 and f members or more, the crash of any one node leaves each class ⌊f/2⌋ + 1 of its places.", (state) => losses(state).join("; ")),
		movesEnd: step((before, after) => !before.isCalm || isLess(workIn(after, frame), workIn(before, frame)), "When it is calm, each step leaves less to do: fewer missing anchors, else fewer nodes to move, else fewer restorations. So moves alone never form a cycle.", (before, after) => `of missing anchors, nodes to move and restorations, ${workIn(before, frame)} become ${workIn(after, frame)}`),
		anchorsStay: step((before, after) => !before.isCalm || missingAnchors(after, frame).every((zone) => missingAnchors(before, frame).includes(zone)), "When it is calm, no anchor leaves its place."),
		nobodyIsLost: step((before, after) => !before.isCalm || membersOf(before, frame) + movingIn(before, frame) === membersOf(after, frame) + movingIn(after, frame), "When it is calm, each node that leaves comes back.")
	};
	function losses(state) {
		if (frame.factor < 3) return [];
		return occupied(state, frame).flatMap((owner) => {
			const [first] = takenBy(state, frame, owner);
			return first === void 0 ? [] : [`the crash of node ${owner} leaves no majority of the class of place ${first}`];
		});
	}
}
/** Missing anchors; nodes that may move, weighted so that each beginning and each end of a move counts; restorations. */
function workIn(state, frame) {
	const missing = missingAnchors(state, frame);
	const onTheWay = frame.zones.reduce((sum, zone) => sum + state.movingTo[zone] * (missing.includes(zone) ? 1 : 3), 0);
	const restoring = occupied(state, frame).filter((place) => state.isRestoring[place]);
	return [
		missing.length,
		2 * membersOf(state, frame) + onTheWay,
		restoring.length
	];
}
/** Whether `a` comes before `b` in lexicographic order. */
function isLess(a, b) {
	const place = a.findIndex((each, i) => each !== b[i]);
	return place !== -1 && a[place] < b[place];
}
function progress(frame) {
	return {
		isBalanced: recoverable((state) => state.isCalm && (!hasEnough(state, frame) || doubledIn(state, frame).length === 0), "Once calm, the ring reaches by itself a state with fewer than f members, or with no two places of one class at one node.", (state) => doubledIn(state, frame).map(told).join("; ")),
		...frame.moves === false ? {} : {
			aNodeMoves: reachable((state) => movingIn(state, frame) > 0, "Some node is on its way to a missing anchor."),
			aSpareWaits: reachable((state) => frame.zones.some((zone) => state.nodesAt[frame.anchors[zone]] > 1), "Some node is a spare beside an anchor.")
		},
		...frame.joins === "anywhere" || frame.leaves || frame.crashes ? { someAreDoubled: reachable((state) => hasEnough(state, frame) && doubledIn(state, frame).length > 0, "Some node owns two places of one class, though there are f members.") } : { neverDoubled: always((state) => !hasEnough(state, frame) || doubledIn(state, frame).length === 0, "With f members or more, no node owns two places of one class, at rest or not.", (state) => doubledIn(state, frame).map(told).join("; ")) },
		allAnchorsStand: reachable((state) => state.isCalm && missingAnchors(state, frame).length === 0, "Each zone has its anchor.")
	};
}
// spec/placement/placement.ts
function placement(bounds) {
	const frame = frameOf(bounds);
	return {
		name: "placement",
		init: [founded(frame)],
		actions: {
			join: join(frame),
			calm: calm(),
			...frame.leaves ? { leave: leave(frame) } : {},
			...frame.crashes ? {
				crash: crash(frame),
				restore: restore(frame)
			} : {},
			...frame.moves ? {
				beginMove: beginMove(frame),
				endMove: endMove(frame)
			} : {},
			...frame.moves && frame.crashes ? { crashMoving: crashMoving(frame) } : {}
		},
		properties: {
			...safety(frame),
			...progress(frame)
		}
	};
}
export { occupied as a, frameOf as i, beginMove as n, ownerOf as o, join as r, placement as t };
