import { n as invariant, r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { n as inHalfOpen, r as inOpen, t as distance } from "./interval.BRRtuo-j.js";
import { i as areEqual } from "./printable.cUnkY7_q.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as watchEffects } from "./watching.DzMfZOBS.js";
import { n as nearestCounterClockwise, t as clockwiseFrom } from "./nearest.BgPqXs3m.js";
import { t as arm } from "./timers.kinNr4g3.js";
import { a as clause, c as otherNodes, d as unsuspected, i as atMost, l as otherNodesInOrder, u as place } from "./type-invariant.CNUv-AbH.js";
// impl/fingers/table.ts
/**
* The table of fingers: which nodes a node wants to know.
*
* A node divides the circle, clockwise from its own place, into `arity` parts. It divides the first part again, and so on
* down to single places. The place where a part begins is a *target*; its finger is the first known node at the target or
* clockwise of it. With arity 2 these are the fingers of Chord.
*
* Sources: I. Stoica et al., "Chord", SIGCOMM 2001; L. O. Alima, S. El-Ansary, P. Brand and S. Haridi, "DKS(N, k, f)",
* CCGrid 2003, whose k is the arity. If the number of keys is not a power of k, sizes of parts are rounded up. There are
* then ⌈log_k keys⌉ divisions, as for powers, and each hop is shorter than a part. Beernet 0.9 rounds down. The nearest
* places may then have no target of their own: with 2²¹ keys and k = 4, the nearest target is two places ahead.
*/
/** The clockwise distances from a node to its targets, ascending. */
function targetOffsets({ keys, arity }) {
	const offsets = [];
	for (let offset = offsetAfter(0, keys, arity); offset !== void 0; offset = offsetAfter(offset, keys, arity)) offsets.push(offset);
	return offsets;
}
/** The first offset beyond the distance `passed`; `otherwise`, if none of these keys is beyond it. */
function offsetAfter(passed, keys, arity, otherwise) {
	if (keys <= 1) return otherwise;
	const part = Math.ceil(keys / arity);
	if (passed < part) return offsetAfter(passed, part, arity, part);
	const offset = (Math.floor(passed / part) + 1) * part;
	return offset < keys ? offset : otherwise;
}
/**
* The table of `self` if it knows the nodes `known`, which ascend and do not contain `self`. The fingers are listed
* clockwise, without duplicates. A node that knows all members has its perfect table.
*/
function fingersOf(self, known, { keys, arity }) {
	const fingers = [];
	for (let offset = offsetAfter(0, keys, arity); offset !== void 0;) {
		const finger = firstFrom(known, (self + offset) % keys);
		if (finger === void 0 || distance(self, finger, keys) < offset) return fingers;
		fingers.push(finger);
		offset = offsetAfter(distance(self, finger, keys), keys, arity);
	}
	return fingers;
}
/** The first target of `self` whose finger is `finger`, given the table `fingers`; null if `finger` is not in the table. */
function targetOf(finger, self, fingers, { keys, arity }) {
	const place = fingers.indexOf(finger);
	if (place < 0) return null;
	const offset = offsetAfter(place === 0 ? 0 : distance(self, fingers[place - 1], keys), keys, arity);
	return offset === void 0 ? null : (self + offset) % keys;
}
/** The first of the ascending `nodes` at `place` or clockwise of it; undefined if there is none at all. */
function firstFrom(nodes, place) {
	return nodes[indexFrom(nodes, place, 0, nodes.length)] ?? nodes[0];
}
/** The index, from `low` to `high`, of the first node at `place` or above it. By bisection, since there may be thousands of nodes. */
function indexFrom(nodes, place, low, high) {
	if (low >= high) return high;
	const middle = low + high >> 1;
	return nodes[middle] < place ? indexFrom(nodes, place, middle + 1, high) : indexFrom(nodes, place, low, middle);
}
// impl/fingers/state.ts
/**
* The state by which a node routes: its two neighbours, from the ring below, and its fingers. Fingers only make ways
* shorter: "they can be temporarily in an inconsistent state" (SELFMAN slides, ring maintenance).
*/
/** The state of a node at boot. Throws `InvariantViolation` unless `self` lies on the circle and the arity is at least 2. */
function outsider(self, config) {
	invariant(self < config.keys, "a node is a place on the ring");
	invariant(Number.isSafeInteger(config.arity) && config.arity >= 2, "a circle is cut into two parts or more");
	return {
		self,
		config,
		neighbours: null,
		heir: null,
		fingers: [],
		suspected: [],
		waiting: []
	};
}
/** A member that knows its neighbours and the nodes `known`, as the start of a scenario in the middle of a run. */
function member(self, predecessor, successor, known, config) {
	const fingers = fingersOf(self, ascending([
		predecessor,
		successor,
		...known
	]), config);
	return {
		...outsider(self, config),
		neighbours: {
			type: "neighbours",
			predecessor,
			successor
		},
		fingers
	};
}
/** "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18). */
function isResponsible({ self, config, neighbours }, key) {
	return neighbours !== null && inHalfOpen(key, neighbours.predecessor, self, config.keys);
}
/** The neighbours, without this node itself; of a leaver, its heir. */
function neighbouring({ self, neighbours, heir }) {
	return (neighbours === null ? [heir] : [neighbours.predecessor, neighbours.successor]).filter((node) => node !== null && node !== self);
}
// impl/fingers/knowledge.ts
/** Which nodes are fingers. The table is always the perfect table of a ring of the known nodes that are not suspected. */
/** The state after learning of `nodes`, each of which is or was a member. */
function learn(state, nodes) {
	return knowing(state, [...state.fingers, ...nodes]);
}
/** Correction on change: the neighbours that the ring names now. A neighbour replaced by a farther one is gone from the table. */
function replaceNeighbours(state, neighbours) {
	const stay = state.fingers.filter((node) => !isGone(state, neighbours, node));
	return knowing({
		...state,
		neighbours
	}, stay);
}
/** The state that suspects `node`: not a finger any more, but still watched, in case the suspicion is false. */
function withSuspicion(state, node) {
	return knowing({
		...state,
		suspected: ascending([...state.suspected, node])
	}, state.fingers);
}
function withoutSuspicion(state, node) {
	return learn({
		...state,
		suspected: state.suspected.filter((each) => each !== node)
	}, [node]);
}
/** The nodes that the failure detector is to watch: fingers, neighbours, and the suspected nodes that may come back. */
function watched(state) {
	return ascending([
		...state.fingers,
		...state.suspected,
		...neighbouring(state)
	]);
}
/** The effects that make the failure detector watch the nodes of `after` instead of those of `before`. */
function watchingEffects(before, after) {
	if (before.fingers === after.fingers && before.suspected === after.suspected && before.neighbours === after.neighbours && before.heir === after.heir) return [];
	return watchEffects(watched(before), watched(after));
}
/**
* The state with the table made from `nodes` and the neighbours. A suspicion is kept as long as it matters: of a neighbour,
* or of a node that would be a finger. So there are never more suspected nodes than targets and neighbours.
*/
function knowing(state, nodes) {
	const { self, config, suspected } = state;
	const known = [...nodes, ...neighbouring(state)].filter((node) => node !== self);
	const fingers = fingersOf(self, ascending(known.filter((node) => !suspected.includes(node))), config);
	if (suspected.length === 0) return areEqual(fingers, state.fingers) ? state : {
		...state,
		fingers
	};
	const wanted = [...neighbouring(state), ...fingersOf(self, ascending([...fingers, ...suspected]), config)];
	return {
		...state,
		fingers,
		suspected: suspected.filter((node) => wanted.includes(node))
	};
}
/** Whether `node` was a neighbour, and the ring has replaced it by a farther one. */
function isGone({ self, config, neighbours }, now, node) {
	if (neighbours === null) return false;
	const isSkipped = now.successor !== null && inOpen(node, self, now.successor, config.keys);
	const isPassedOver = inOpen(node, now.predecessor, self, config.keys);
	return node === neighbours.successor && isSkipped || node === neighbours.predecessor && isPassedOver;
}
// impl/fingers/routing.ts
/**
* The next hop of a lookup. A lookup goes clockwise, to the known node that is nearest to the key without passing the key.
* If there is none, it goes to the successor, past the key. From there it goes counter-clockwise, from predecessor to
* predecessor, through the bush. Each hop shortens the way, whatever the ring does meanwhile, so every lookup ends.
*
* A finger that passes the key is never used, though it may be the owner. If it is not, the lookup would walk all the way
* back, node by node. The successor is the only node past the key that the ring vouches for.
*/
function wayOf(state, lookup) {
	const { key, direction } = lookup;
	if (state.neighbours === null) return isHeirless(state) ? turn(state, lookup) : backTo(state, state.heir);
	if (isResponsible(state, key)) return { type: "here" };
	const { predecessor, successor } = state.neighbours;
	if (direction === "back") return backTo(state, predecessor);
	return pastOrUpTo(state, key, successor === state.self ? predecessor : successor);
}
function isHeirless({ hasLeft, heir, suspected }) {
	return hasLeft === true && (heir === null || suspected.includes(heir));
}
/**
* A node that has left without an heir, or whose heir has gone, sends a lookup to a node that it knows. That node may have left, too, and send the lookup back.
* So each turn goes another way, and their number is bounded.
*/
function turn({ self, config, fingers }, { key, origin, turns = 0 }) {
	const others = fingers.filter((node) => node !== origin);
	const upTo = others.filter((node) => inHalfOpen(node, self, key, config.keys));
	const past = others.filter((node) => !upTo.includes(node));
	const ways = [...clockwiseFrom(self, upTo, config.keys).toReversed(), ...clockwiseFrom(key, past, config.keys)];
	if (ways.length === 0) return { type: "none" };
	const node = ways[turns % ways.length];
	return {
		type: "to",
		node,
		direction: upTo.includes(node) ? "onward" : "back",
		turns: turns + 1
	};
}
/** To the node nearest to the key, or else past the key to `successor`. */
function pastOrUpTo(state, key, successor) {
	const nearest = nearestTo(state, key);
	return nearest === void 0 ? backTo(state, successor) : {
		type: "to",
		node: nearest,
		direction: "onward"
	};
}
/** Of the known nodes in (self, key], the nearest to the key that is not suspected. */
function nearestTo(state, key) {
	const { self, config, fingers, suspected } = state;
	const trusted = [...fingers, ...neighbouring(state)].filter((node) => inHalfOpen(node, self, key, config.keys) && !suspected.includes(node));
	return nearestCounterClockwise(key, trusted, config.keys);
}
function backTo(state, node) {
	return node === null || state.suspected.includes(node) ? { type: "none" } : {
		type: "to",
		node,
		direction: "back"
	};
}
// impl/fingers/lookup.ts
/**
* Lookups: which node is responsible for a key? Only the responsible node answers, directly to the origin.
*
* A node that knows no next hop keeps the lookup, and sends it on as soon as there is one. Each lookup is at one node at a
* time, so none is answered twice. None is lost here but beyond the bound on those that wait.
*/
/** Begins a lookup of this node's own. */
function ask(state, key, purpose) {
	return withWaiting(state, {
		type: "lookup",
		key,
		origin: state.self,
		purpose,
		direction: "onward",
		target: null
	});
}
/**
* Takes a lookup in. Only members send lookups, so this node learns that the origin is one. A lookup that has gone to and fro
* between leavers is dropped, and its origin asks again.
*/
function onLookup(state, from, lookup) {
	const knowing = learn(state, [lookup.origin]);
	const after = (lookup.turns ?? 0) >= 8 ? knowing : withWaiting(knowing, {
		...lookup,
		target: null
	});
	return next(after, ...correction(state, from, lookup));
}
/**
* Takes an answer in: `owner` is a member. Forgets the suspected nodes between the key and the owner. None of them
* can be a member any more, or that node would own the key. Suspicions of neighbours stay, since the ring still names
* these nodes.
*/
function onFound(state, owner, { key, purpose }) {
	const neighbours = neighbouring(state);
	const suspected = state.suspected.filter((node) => neighbours.includes(node) || !wouldOwn(node, key, owner, state.config.keys));
	const after = learn({
		...state,
		suspected
	}, [owner]);
	return purpose === "client" ? next(after, indicate({
		type: "found",
		key,
		owner
	})) : next(after);
}
/** Sends each waiting lookup on for which there is a next hop now. */
function carryOn({ state, effects }) {
	if (state.waiting.length === 0) return next(state, ...effects);
	const ways = state.waiting.map((lookup) => wayOf(state, lookup));
	const stay = withinBound(state.waiting.filter((_, i) => ways[i].type === "none"), state.config);
	const steps = state.waiting.flatMap((lookup, i) => stepOf(state, lookup, ways[i]));
	return next(stay.length === state.waiting.length ? state : {
		...state,
		waiting: stay
	}, ...effects, ...steps);
}
/** The lookups that go on waiting. Beyond the bound those for tables are dropped first, then the latest. Their origins ask again. */
function withinBound(waiting, { waitingAtMost = Number.POSITIVE_INFINITY }) {
	if (waiting.length <= waitingAtMost) return waiting;
	const isOf = (purpose) => waiting.filter((lookup) => lookup.purpose === purpose);
	const kept = [...isOf("client"), ...isOf("finger")].slice(0, waitingAtMost);
	return waiting.filter((lookup) => kept.includes(lookup));
}
function stepOf(state, lookup, way) {
	if (way.type === "none") return [];
	if (way.type === "here") return answer(state, lookup);
	const target = targetOf(way.node, state.self, state.fingers, state.config);
	const turns = way.turns === void 0 ? {} : { turns: way.turns };
	return [send(way.node, {
		...lookup,
		direction: way.direction,
		target,
		...turns
	})];
}
function answer({ self }, { key, origin, purpose }) {
	if (origin !== self) return [send(origin, {
		type: "found",
		key,
		purpose
	})];
	return purpose === "client" ? [indicate({
		type: "found",
		key,
		owner: self
	})] : [];
}
/**
* Correction on use: tells the sender of this node's predecessor, if the predecessor is nearer to the sender's
* target. The sender does not know the predecessor, or it would have sent the lookup there.
*/
function correction({ self, config, neighbours, suspected }, from, { target }) {
	if (neighbours === null || target === null || suspected.includes(neighbours.predecessor)) return [];
	const { predecessor } = neighbours;
	return wouldOwn(predecessor, target, self, config.keys) ? [send(from, {
		type: "nearer",
		node: predecessor
	})] : [];
}
/** Whether `node` lies in [place, owner): as a member, it would own `place` instead of `owner`. */
function wouldOwn(node, place, owner, keys) {
	return distance(place, node, keys) < distance(place, owner, keys);
}
/** The state with `lookup` waiting. Of equal lookups for the table, one is enough; clients get an answer to each. */
function withWaiting(state, lookup) {
	return lookup.purpose === "finger" && state.waiting.some((each) => isSameQuestion(each, lookup)) ? state : {
		...state,
		waiting: [...state.waiting, lookup]
	};
}
function isSameQuestion(one, other) {
	return one.purpose === other.purpose && one.key === other.key && one.origin === other.origin;
}
// impl/fingers/refresh.ts
/** Refreshing the table: all fingers, on request or by a timer, and a single one when its node is suspected. */
function onRefresh(state) {
	const targets = targetOffsets(state.config).map((offset) => (state.self + offset) % state.config.keys);
	return next(targets.filter((target) => !isUpToTheRing(state, target)).reduce(lookUp, state));
}
function onRefreshTimer(state) {
	return next(onRefresh(state).state, ...nextRefresh(state.config));
}
/** Correction on change: the suspected node leaves the table, and its target is looked up for another finger. */
function onSuspect(state, node) {
	if (!watched(state).includes(node)) return next(state);
	const target = targetOf(node, state.self, state.fingers, state.config);
	const after = withSuspicion(state, node);
	return next(target === null || isUpToTheRing(after, target) ? after : lookUp(after, target));
}
function nextRefresh({ refreshAfterMs }) {
	return arm({ type: "refresh" }, refreshAfterMs);
}
function lookUp(state, target) {
	return ask(state, target, "finger");
}
/** Whether `target` needs no lookup: this node is not a member, or its successor is the answer, as the ring has told. */
function isUpToTheRing({ self, config, neighbours }, target) {
	if (neighbours === null) return true;
	return neighbours.successor !== null && inHalfOpen(target, self, neighbours.successor, config.keys);
}
// impl/fingers/type-invariant.ts
function typeInvariant({ self, config, neighbours, heir, fingers, suspected, waiting }) {
	return [
		...neighbours === null ? [] : [place("neighbours.predecessor", neighbours.predecessor, config.keys)],
		clause("heir", heir, "null, because this node is a member", heir === null || neighbours === null),
		otherNodesInOrder("fingers", fingers, self),
		unsuspected("fingers", fingers, suspected),
		otherNodes("suspected", suspected, self),
		atMost("waiting", waiting, config.waitingAtMost ?? waiting.length)
	];
}
// impl/fingers/step.ts
/** Fingers and routing, on top of a ring: a table of contents. */
var fingers = {
	name: "fingers",
	init: (self, config) => next(outsider(self, config)),
	step,
	typeInvariant
};
/** After each event: waiting lookups that have a next hop now go on, and the failure detector learns which nodes to watch. */
function step(before, event) {
	const { state, effects } = carryOn(onEvent(before, event));
	return next(state, ...effects, ...watchingEffects(before, state));
}
function onEvent(state, event) {
	switch (event.type) {
		case "start": return next(state, ...nextRefresh(state.config));
		case "receive": return onMessage(state, event.from, event.message);
		case "request": return onRequest(state, event.request);
		case "timeout": return onRefreshTimer(state);
		case "suspect": return onSuspect(state, event.node);
		case "restore": return next(state.suspected.includes(event.node) ? withoutSuspicion(state, event.node) : state);
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "lookup": return onLookup(state, from, message);
		case "found": return onFound(state, from, message);
		case "nearer": return next(learn(state, [message.node]));
		default: return unreachable(message);
	}
}
function onRequest(state, request) {
	switch (request.type) {
		case "lookup": return next(ask(state, request.key, "client"));
		case "refresh": return onRefresh(state);
		case "neighbours": return next(replaceNeighbours(state, request));
		case "leaving": return next({
			...state,
			neighbours: null,
			heir: request.heir
		});
		case "left": return next({
			...state,
			neighbours: null,
			hasLeft: true
		});
		default: return unreachable(request);
	}
}
export { targetOf as a, fingersOf as i, watched as n, targetOffsets as o, member as r, fingers as t };
