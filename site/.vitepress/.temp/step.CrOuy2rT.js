import { n as invariant, r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as watchEffects } from "./watching.DzMfZOBS.js";
import { r as inOpen } from "./interval.BRRtuo-j.js";
import { n as nearestCounterClockwise } from "./nearest.BgPqXs3m.js";
import { t as arm } from "./timers.kinNr4g3.js";
import { c as otherNodes, i as atMost, l as otherNodesInOrder, o as count } from "./type-invariant.CNUv-AbH.js";
// impl/ring-merge/state.ts
/**
* The state by which a node merges its ring with another one.
*
* Sources: the SELFMAN slides, "Ring merge algorithm"; T. M. Shafaat, A. Ghodsi, S. Haridi, "Dealing with network
* partitions in structured overlay networks", Peer-to-Peer Networking and Applications 2(4), 2009.
*/
/** The state of a node at boot. Throws `InvariantViolation` if the fanout is less than 1 or the bootstrap list names the node itself. */
function outsider(self, config) {
	invariant(config.fanout >= 1, "a look-up goes to one node at least");
	invariant(!config.bootstrap.includes(self), "no node detects itself");
	return {
		self,
		config,
		neighbours: null,
		contacts: [],
		passive: [],
		suspected: [],
		queue: [],
		sought: [],
		agenda: [],
		armed: [],
		turn: 0
	};
}
/** A member with nothing to do, as the start of a scenario in the middle of a run. */
function settled(self, predecessor, successor, config) {
	return {
		...outsider(self, config),
		neighbours: {
			predecessor,
			successor
		}
	};
}
/** The nodes that this node points to: its neighbours and contacts. It notices when one of them crashes or is cut off. */
function pointedTo({ self, neighbours, contacts }) {
	const beside = neighbours === null ? [] : [neighbours.predecessor, ...neighbours.successor === null ? [] : [neighbours.successor]];
	return ascending([...beside, ...contacts]).filter((node) => node !== self);
}
/** The nodes that the failure detector is to watch. Watching the passive list is how its nodes are pinged from time to time. */
function watchedBy(state) {
	return ascending([...pointedTo(state), ...state.passive]);
}
// impl/ring-merge/detection.ts
/**
* How a node finds out that there may be another ring. The slides say: "Each node maintains a passive list; stores every
* locally stored crashed node; ping passive lists periodically. Alive node indicative of merger". The failure detector
* sends the pings, since it watches the list. An answer arrives as a suspicion taken back.
*
* A node stays in the list until it is known to be in this node's ring. So a look-up can be repeated until the merge has
* ended, whatever messages are lost.
*/
/** Takes in a suspicion. A node that this one points to becomes the newest of the passive list. */
function onSuspect(state, node) {
	const suspecting = {
		...state,
		suspected: ascending([...state.suspected, node])
	};
	return pointedTo(state).includes(node) || state.passive.includes(node) ? remembering(suspecting, node) : suspecting;
}
/** A suspected node answers. If it is in the passive list, it may be of another ring by now, and is queued. */
function onRestore(state, node) {
	const trusting = {
		...state,
		suspected: state.suspected.filter((each) => each !== node)
	};
	return state.passive.includes(node) ? queued(trusting, {
		node,
		fanout: state.config.fanout,
		again: false
	}) : trusting;
}
/** "'Kick start' the merge by using external mechanism to add one node to passive list." */
function onMerge(state, node) {
	if (node === state.self) return state;
	return queued(remembering(state, node), {
		node,
		fanout: state.config.fanout,
		again: false
	});
}
function onEnqueue(state, { id, fanout }) {
	return id === state.self ? state : queued(state, {
		node: id,
		fanout,
		again: false
	});
}
/** The node is in this node's ring: nothing is left to merge, unless it is suspected and may be cut off again. */
function together(state, node) {
	return state.suspected.includes(node) ? state : forgetting(state, node);
}
/**
* Takes in the neighbours. The successor is in this ring, because the ring adopts a successor only on its own word. A leaver
* stops being a neighbour before it ends, so its end does not look like a crash.
*/
function onNeighbours(state, { predecessor, successor }) {
	const after = {
		...state,
		neighbours: {
			predecessor,
			successor
		},
		sought: []
	};
	return successor === null ? after : forgetting(after, successor);
}
/** Takes the next node from the queue: looks it up in this ring, and asks it to look this node up in its own ring. */
function onTick(state) {
	const [first, ...queue] = state.queue;
	return first === void 0 ? next(state) : lookUp({
		...state,
		queue
	}, first);
}
/** Queues again each node of the passive list that is up. If there is none, queues the next of the bootstrap list. */
function onRetry(state) {
	const { passive, suspected, config, turn } = state;
	const alive = passive.filter((node) => !suspected.includes(node));
	const nodes = alive.length > 0 ? alive : config.bootstrap.slice(turn, turn + 1);
	const after = alive.length > 0 || nodes.length === 0 ? state : {
		...state,
		turn: (turn + 1) % config.bootstrap.length
	};
	return nodes.reduce((now, node) => queued(now, {
		node,
		fanout: config.fanout,
		again: true
	}), {
		...after,
		sought: []
	});
}
/** The timers that the state needs: a tick while the queue has nodes, a retry while there may be a node to find. */
function timersOf({ queue, passive, suspected, config }) {
	const isSearching = config.bootstrap.length > 0 || passive.some((node) => !suspected.includes(node));
	return [...queue.length > 0 ? ["tick"] : [], ...isSearching && config.retryMs !== void 0 ? ["retry"] : []];
}
function lookUp(state, { node, fanout, again }) {
	const own = {
		type: "mlookup",
		id: node,
		fanout,
		origin: state.self,
		again
	};
	const theirs = {
		type: "mlookup",
		id: state.self,
		fanout,
		origin: null,
		again
	};
	return next({
		...state,
		agenda: [...state.agenda, own]
	}, send(node, theirs));
}
function remembering(state, node) {
	const passive = [node, ...state.passive.filter((each) => each !== node)].slice(0, state.config.passiveListLength);
	return {
		...state,
		passive
	};
}
function forgetting(state, node) {
	const others = (all, nodeOf) => all.filter((each) => nodeOf(each) !== node);
	return {
		...state,
		passive: others(state.passive, (each) => each),
		queue: others(state.queue, (each) => each.node)
	};
}
function queued(state, detection) {
	return state.queue.some(({ node }) => node === detection.node) ? state : {
		...state,
		queue: [...state.queue, detection]
	};
}
// impl/ring-merge/lookup.ts
/**
* `mlookup`, the look-up of a node that may be of another ring. It walks along this ring towards that node's place, and
* ends with a `trymerge`, which tells that node its two neighbours-to-be. If the node is in this ring already, the look-up
* ends without a `trymerge`.
*/
/** Carries on the look-ups of this step, until one has several peers to spread to and waits for a random choice. */
function carryOn(before) {
	const [lookup, ...agenda] = before.state.agenda;
	if (lookup === void 0) return before;
	const peers = peersFor(before.state, lookup);
	if (peers.length > 1) return {
		...before,
		effects: [...before.effects, {
			type: "choose",
			among: peers.length
		}]
	};
	const after = goOn({
		...before.state,
		agenda
	}, lookup, peers);
	return carryOn({
		state: after.state,
		effects: [...before.effects, ...after.effects]
	});
}
/** Spreads the look-up that waited to the node that was drawn. */
function onChosen(state, value) {
	const [lookup, ...agenda] = state.agenda;
	return goOn({
		...state,
		agenda
	}, lookup, [peersFor(state, lookup)[value]]);
}
/** The nodes that a look-up may be spread to: "node does not know M random nodes: spread this process during the merger" (slides). */
function peersFor(state, { id, fanout }) {
	if (fanout === 1 || hasArrived(state, id)) return [];
	return pointedTo(state).filter((node) => node !== id && !state.suspected.includes(node));
}
/** Whether the look-up ends here with nothing to merge: `id` is this node or its successor, so `id` is in this ring. */
function hasArrived({ self, neighbours }, id) {
	return id === self || id === neighbours?.successor;
}
function goOn(state, lookup, peers) {
	const { id, origin } = lookup;
	if (hasArrived(state, id)) return tell(state, id, origin);
	const fanout = Math.max(1, lookup.fanout - 1);
	const spread = peers.map((node) => sending(node, {
		type: "enqueue",
		id,
		fanout
	}));
	return next(state, ...spread, ...onward(state, {
		...lookup,
		fanout
	}));
}
/** Reports to the origin, if there is one, that `id` is in its ring. */
function tell(state, id, origin) {
	if (origin === null) return next(state);
	return origin === state.self ? next(together(state, id)) : next(state, sending(origin, {
		type: "sameRing",
		id
	}));
}
/**
* The effects of the next hop. Between this node and its successor, or between its predecessor and this node, the look-up
* has found the place of `id`. A node that is not in a ring drops the look-up; the origin repeats it.
*/
function onward(state, lookup) {
	const { self, config, neighbours } = state;
	if (neighbours === null || neighbours.successor === null) return [];
	const { predecessor, successor } = neighbours;
	const { id, again } = lookup;
	if (inOpen(id, self, successor, config.keys)) return [indicate({
		type: "consider",
		node: id,
		again
	}), sending(id, {
		type: "trymerge",
		predecessor: self,
		successor,
		again
	})];
	if (inOpen(id, predecessor, self, config.keys)) return [sending(id, {
		type: "trymerge",
		predecessor,
		successor: self,
		again
	})];
	return [sending(nearestTo(state, id, successor), lookup)];
}
/**
* The node nearest to `id` on the counter-clockwise side, among the successor and the contacts that are not suspected. Each
* hop is nearer than the last, so every look-up ends.
*/
function nearestTo({ config, contacts, suspected }, id, successor) {
	const trusted = contacts.filter((node) => !suspected.includes(node));
	return nearestCounterClockwise(id, [successor, ...trusted], config.keys) ?? successor;
}
function sending(to, message) {
	return send(to, message);
}
// impl/ring-merge/self-lookup.ts
/**
* Finding a loopy ring. There each node is the predecessor of its successor, so no node has anything to repair. Yet
* the successors go round the circle more than once. A node that looks itself up notices: the look-up meets two
* neighbours between which the node belongs, before it has come back to the node.
*/
function onLookForSelf(state) {
	const { self, config, neighbours } = state;
	const successor = neighbours?.successor ?? self;
	const lookup = {
		type: "mlookup",
		id: self,
		fanout: config.fanout,
		origin: null,
		again: true
	};
	return next(state, ...successor === self ? [] : [send(successor, lookup)], ...lookForSelfLater(config));
}
function lookForSelfLater({ lookForSelfMs }) {
	return arm({ type: "lookForSelf" }, lookForSelfMs);
}
// impl/ring-merge/type-invariant.ts
function typeInvariant({ self, config, contacts, passive, suspected, queue, sought, turn }) {
	const queued = queue.map(({ node }) => node);
	return [
		otherNodes("contacts", contacts, self),
		otherNodesInOrder("passive", passive, self),
		atMost("passive", passive, config.passiveListLength),
		otherNodes("suspected", suspected, self),
		otherNodesInOrder("queue", queued, self),
		otherNodes("sought", sought, self),
		count("turn", turn)
	];
}
// impl/ring-merge/unification.ts
/**
* `trymerge`: a node learns between which two nodes of another ring it belongs.
*
* In the paper the node sets its own pointers at once. It then looks both candidates up in its own ring, by its old
* pointers, and so the seam walks on. Here only the ring sets pointers: it is told of the candidate successor, and the
* candidate predecessor is told of this node.
*
* The ring's own rules do the rest. It asks a closer successor, and adopts that node on its own word. Each node that comes
* in between two others tells its predecessor, so the seam walks counter-clockwise round both rings. The look-ups that
* continue the merge are needed for gossip only.
*/
function onTryMerge(state, from, { predecessor, successor, again }) {
	const toPredecessor = predecessor === from ? [] : [send(predecessor, {
		type: "candidate",
		again
	})];
	const after = state.config.fanout > 1 ? continuing(state, [successor, predecessor]) : state;
	return next(after, indicate({
		type: "consider",
		node: successor,
		again
	}), ...toPredecessor);
}
/** Looks each candidate up, but once only until the neighbours change: pointers move later than these messages, and the merge must end. */
function continuing(state, candidates) {
	const { fanout } = state.config;
	const fresh = ascending(candidates).filter((node) => !state.sought.includes(node));
	const lookups = fresh.map((id) => ({
		type: "mlookup",
		id,
		fanout,
		origin: null,
		again: false
	}));
	return {
		...state,
		agenda: [...state.agenda, ...lookups],
		sought: ascending([...state.sought, ...fresh])
	};
}
// impl/ring-merge/step.ts
/** The merge of rings, on top of a ring: a table of contents. */
var ringMerge = {
	name: "ring-merge",
	init: (self, config) => next(outsider(self, config)),
	step: (state, event) => settle(state, carryOn(onEvent(state, event))),
	typeInvariant
};
function onEvent(state, event) {
	switch (event.type) {
		case "start": return next(state, ...lookForSelfLater(state.config));
		case "receive": return onMessage(state, event.from, event.message);
		case "request": return next(onRequest(state, event.request));
		case "timeout": return onTimeout(withoutTimer(state, event.timer), event.timer);
		case "suspect": return next(onSuspect(state, event.node));
		case "restore": return next(onRestore(state, event.node));
		case "chosen": return onChosen(state, event.value);
		default: return unreachable(event);
	}
}
function onTimeout(state, timer) {
	switch (timer.type) {
		case "tick": return onTick(state);
		case "retry": return next(onRetry(state));
		case "lookForSelf": return onLookForSelf(state);
		default: return unreachable(timer.type);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "mlookup": return next({
			...state,
			agenda: [...state.agenda, message]
		});
		case "trymerge": return onTryMerge(state, from, message);
		case "candidate": return next(state, indicate({
			type: "consider",
			node: from,
			again: message.again
		}));
		case "enqueue": return next(onEnqueue(state, message));
		case "sameRing": return next(together(state, message.id));
		default: return unreachable(message);
	}
}
function onRequest(state, request) {
	switch (request.type) {
		case "neighbours": return onNeighbours(state, request);
		case "merge": return onMerge(state, request.with);
		case "contacts": return {
			...state,
			contacts: ascending(request.nodes.filter((node) => node !== state.self))
		};
		default: return unreachable(request);
	}
}
/** Ends a step: arms timers and changes the watched nodes. A `choose` comes last, because its answer precedes all other events. */
function settle(before, { state, effects }) {
	const wanted = timersOf(state).filter((type) => !state.armed.includes(type));
	const waking = wanted.map((type) => ({
		type: "setTimer",
		timer: { type },
		afterMs: delayOf(state.config, type)
	}));
	const choices = effects.filter(({ type }) => type === "choose");
	const others = effects.filter(({ type }) => type !== "choose");
	const watching = watch(before, state);
	const armed = [...state.armed, ...wanted];
	return next({
		...watching.state,
		armed
	}, ...others, ...watching.effects, ...waking, ...choices);
}
function watch(before, state) {
	const { neighbours, contacts, passive, suspected } = state;
	if (neighbours === before.neighbours && contacts === before.contacts && passive === before.passive && suspected === before.suspected) return next(state);
	const now = watchedBy(state);
	const watching = watchEffects(watchedBy(before), now);
	return next({
		...state,
		suspected: suspected.filter((node) => now.includes(node))
	}, ...watching);
}
function withoutTimer(state, { type }) {
	return {
		...state,
		armed: state.armed.filter((each) => each !== type)
	};
}
function delayOf(config, type) {
	return (type === "tick" ? config.tickMs : config.retryMs) ?? config.tickMs;
}
export { watchedBy as i, outsider as n, settled as r, ringMerge as t };
