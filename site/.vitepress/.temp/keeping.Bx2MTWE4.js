import { t as ofNode } from "./one-node.BBGYXljJ.js";
import { t as halfOpen } from "./interval.iT9ss1Jt.js";
import { C as allThrough, O as step, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { n as rightTable, t as rightFingers } from "./table.Czs3Ul-r.js";
import { n as isAscending, t as ascending } from "./sorted-set.BIX3z-gE.js";
import { t as conduct } from "./conduct.HnW879UA.js";
import { n as judged, r as noStepBreaks } from "./judged-steps.C1TaV3iU.js";
import { s as routerOf, t as askingIn } from "./refinement.DdZXjLZc.js";
// scenarios/fingers/judged-fingers.ts
/** That no step of any node breaks any of the properties of steps. */
var conductOfNodes = noStepBreaks(conduct, ({ nodes }) => nodes.map((node) => (node.whole ?? node).state));
function judgedFingers(protocol) {
	return judged(protocol, conduct);
}
// spec/fingers/asking.ts
/** How nodes ask one another for their tables: what they may ask, and which place they ask a node for. */
var asking = {
	aLookupNamesThePlaceOfItsReceiver: step((before, after) => newLookups(before, after).every((lookup) => isFromThere(after, lookup)), "A lookup tells its receiver from which place on the sender uses it, so that the receiver can name a nearer node."),
	nobodyAsksWhatTheRingTells: step((before, after) => newLookups(before, after).every((lookup) => wasWaiting(before, lookup) || !isNeedless(after, lookup)), "A node looks up places of its table only clockwise of its successor."),
	aSuspectedNodeIsReplaced: step((before, after) => after.routers.every((router, i) => router === null || placesLost(before.routers[i], router).every((place) => isSought(after, router, place))), "A node that suspects a finger looks up the place that the finger had in its table, unless the ring names a node for it."),
	nobodyWritesToItself: always(({ nobodyWritesToItself }) => nobodyWritesToItself, "No node sends a message to itself.")
};
function newLookups(before, after) {
	return after.lookups.filter((lookup) => !before.lookups.some((other) => isSameSending(lookup, other)));
}
function isSameSending(one, other) {
	return one.from === other.from && one.to === other.to && one.target === other.target && one.key === other.key && one.origin === other.origin && one.isForTable === other.isForTable;
}
function isFromThere({ routers }, { from, to, target }) {
	const sender = routers.find((router) => router?.id === from);
	return sender === void 0 || sender === null || target === placeOf(sender, to);
}
/** The first place for which `finger` is to be contacted; null: there is none. */
function placeOf({ id, size, arity, fingers }, finger) {
	if (!fingers.includes(finger)) return null;
	return rightTable(id, [id, ...fingers], size, arity).find(({ contact }) => contact === finger)?.places[0] ?? null;
}
function isNeedless({ routers }, { from, key, origin, isForTable }) {
	const asker = routers.find((router) => router?.id === from);
	return isForTable && from === origin && asker !== void 0 && asker !== null && isToldByTheRing(asker, key);
}
/** Whether the question was waiting before the step. Since then the ring may have told more. */
function wasWaiting({ routers }, { from, key, origin }) {
	return routers.find((router) => router?.id === from)?.tableQuestions.some((question) => question.key === key && question.origin === origin) ?? false;
}
function isToldByTheRing({ id, size, successor }, place) {
	return successor !== null && halfOpen(id, successor, size).includes(place);
}
/** The places of fingers that this node has come to suspect. */
function placesLost(before, after) {
	if (before === null || after.predecessor === null) return [];
	return after.suspected.filter((node) => !before.suspected.includes(node)).flatMap((node) => placeOf(before, node) ?? []).filter((place) => !isToldByTheRing(after, place));
}
function isSought({ lookups }, { id, size, predecessor, tableQuestions }, place) {
	if (predecessor !== null && halfOpen(predecessor, id, size).includes(place)) return true;
	return lookups.some(({ key, origin, isForTable }) => isForTable && key === place && origin === id) || tableQuestions.some(({ key, origin }) => key === place && origin === id);
}
// spec/fingers/keeping.ts
/** Properties of the routing state of one node; they hold at every moment. */
/** Null: the node is not up. */
var keeping = {
	theTableIsRightForWhomItKnows: always((router) => router === null || sameList(router.fingers, tableWith(router, neighboursOf(router))), "The fingers of a node are its right table in a ring of the peers that it knows and does not suspect, its neighbours included."),
	suspicionsMatter: always((router) => router === null || isAscending(router.suspected) && router.suspected.every((node) => matters(router, node)), "A node remembers a suspicion only of a neighbour or of a peer that would otherwise be a finger, once each, in ascending order."),
	itWatchesWhomItDependsOn: always((router) => router === null || sameList(router.watched, dependedOn(router)), "A node watches its neighbours, its fingers and the peers that it suspects, and nobody else."),
	nobodyIsForgottenWithoutAReason: step((before, after) => before === null || after === null || before.fingers.every((finger) => isKept(after, finger) || hasReason(before, after, finger)), "A finger leaves the table only if it is suspected, if the ring has removed it, or if a nearer node takes its place."),
	aNodePassedOverIsNoFinger: step((before, after) => before === null || after === null || !before.fingers.some((finger) => isPassedOver(before, after, finger) && isKept(after, finger)), "A node removes a former neighbour from its table when the ring names a neighbour farther away on the same side."),
	eachTableQuestionWaitsOnce: always((router) => router === null || router.tableQuestions.every((one, i, all) => all.findIndex(({ key, origin }) => key === one.key && origin === one.origin) === i), "Of several questions for tables with the same key and origin, a node keeps one waiting."),
	fewLookupsWait: always((router) => router === null || router.waiting.most === null || router.waiting.count <= router.waiting.most, "No more lookups than its bound wait at a node."),
	refreshesGoOn: always((router) => router === null || router.refreshes.areDue === router.refreshes.areWanted, "A node has a timer for the next refresh of its table if its configuration asks for refreshes, and only then.")
};
function neighboursOf({ id, predecessor, successor }) {
	return [predecessor, successor].flatMap((node) => node === null || node === id ? [] : [node]);
}
/** The table of a node that knows its fingers and these nodes, without those that it suspects. */
function tableWith({ id, size, arity, fingers, suspected }, known) {
	const members = [...fingers, ...known].filter((node) => !suspected.includes(node));
	return rightFingers(id, [id, ...members], size, arity);
}
function matters(router, node) {
	const { id, size, arity, fingers, suspected } = router;
	return neighboursOf(router).includes(node) || rightFingers(id, [
		id,
		...fingers,
		...suspected
	], size, arity).includes(node);
}
function dependedOn(router) {
	return ascending([
		...router.fingers,
		...router.suspected,
		...neighboursOf(router)
	]);
}
function isKept({ fingers }, finger) {
	return fingers.includes(finger);
}
function hasReason(before, after, finger) {
	if (after.suspected.includes(finger) || isPassedOver(before, after, finger)) return true;
	return !tableWith(after, [...neighboursOf(after), finger]).includes(finger);
}
/** Whether the node was a neighbour, and the ring now says that nobody is so near on that side. */
function isPassedOver(before, after, finger) {
	const { id, size, predecessor, successor } = after;
	if (before.predecessor === null || predecessor === null) return false;
	return finger === before.successor && successor !== null && isBetween(finger, id, successor, size) || finger === before.predecessor && isBetween(finger, predecessor, id, size);
}
function isBetween(node, from, to, size) {
	return node !== to && halfOpen(from, to, size).includes(node);
}
function sameList(one, other) {
	return one.length === other.length && one.every((node, i) => node === other[i]);
}
// scenarios/fingers/keeping.ts
/** The properties of each node by itself, named after property and node, and those of how nodes ask one another. */
function keepingOf(nodes) {
	return {
		...Object.fromEntries(nodes.flatMap(({ id }, i) => Object.entries(keeping).map(([name, property]) => [`${name}At${id}`, ofNode(i, through(routerIn, property))]))),
		...allThrough(askingIn, asking),
		...conductOfNodes
	};
}
function routerIn({ id, status, state, monitored, timers }) {
	return routerOf({
		id,
		status,
		state
	}, monitored, timers.length);
}
export { judgedFingers as n, keepingOf as t };
