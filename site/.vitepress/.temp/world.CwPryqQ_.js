import { n as inHalfOpen, r as inOpen } from "./interval.BRRtuo-j.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as watchEffects } from "./watching.DzMfZOBS.js";
import { t as baselineRing } from "./ring-baseline.2RSqj1w2.js";
// impl/baselines/relaxed-ring-published/state.ts
/**
* The relaxed ring as published, its faults included: B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant
* Topology for Structured Overlay Networks", Parallel Processing Letters 18(3), 2008, algorithms 1 to 7.
*
* Left out: fingers and hints. `impl/relaxed-ring` is the repaired protocol.
*/
/** Algorithm 5. As published, while the predecessor is suspected, any peer that asks is a better one, wherever it lies. */
function isBetterPredecessor({ self, predecessor, crashed, config }, peer) {
	return inOpen(peer, predecessor, self, config.keys) || crashed.includes(predecessor);
}
/** The peer to ask instead, for one that is not a better predecessor. As published, it compares places linearly, though on a circle. */
function placeFor({ self, predecessor, config }, successor, peer) {
	if (config.redirects === void 0) return peer < predecessor ? predecessor : successor;
	return peer === predecessor || inOpen(peer, self, successor, config.keys) ? successor : predecessor;
}
/**
* `succlist := {s} ∪ sl \ getLast(sl)`. As published, `others` is believed as it is, crashed peers included. A peer does not
* list itself.
*/
function successorList(self, config, first, others) {
	return [...new Set([first, ...others].filter((peer) => peer !== self))].slice(0, config.listLength ?? 3);
}
/** The member `self` of a perfect ring of the clockwise `members`, with nothing pending, as the start of a scenario. */
function perfectMember(self, members, config) {
	const place = members.indexOf(self);
	const others = [...members.slice(place + 1), ...members.slice(0, place)];
	const [successor = self] = others;
	return {
		status: "member",
		self,
		config,
		predecessor: others.at(-1) ?? self,
		successor,
		candidate: null,
		successors: successorList(self, config, successor, others),
		followers: [],
		crashed: []
	};
}
// impl/baselines/relaxed-ring-published/lookup.ts
/** The published lookup, without fingers: clockwise along successors, and past the key counter-clockwise along predecessors. */
/**
* Answers a lookup, or passes it on. The paper does not say what happens while there is no successor; here the lookup goes
* to the candidate, or is lost.
*/
function onLookup(state, lookup) {
	const { self, predecessor, successor, candidate, config } = state;
	if (inHalfOpen(lookup.key, predecessor, self, config.keys)) return next(state, send(lookup.source, { type: "replyLookup" }));
	if (lookup.last) return next(state, send(predecessor, lookup));
	const onward = successor ?? candidate;
	if (onward === null) return next(state);
	return next(state, send(onward, {
		...lookup,
		last: inHalfOpen(lookup.key, self, onward, config.keys)
	}));
}
// impl/baselines/relaxed-ring-published/join.ts
/** The published join, handler by handler: algorithms 2 and 3. The same messages replace failed successors. */
function onJoin(state, peer) {
	const { predecessor, successor, successors } = state;
	if (successor === null) return next(state, send(peer, { type: "tryLater" }));
	if (!isBetterPredecessor(state, peer)) return next(state, send(peer, {
		type: "goto",
		node: placeFor(state, successor, peer)
	}));
	const followers = ascending([...state.followers, predecessor]);
	return next({
		...state,
		predecessor: peer,
		followers
	}, send(peer, {
		type: "joinOk",
		predecessor,
		successors
	}));
}
/** The newcomer becomes a member, tells its predecessor, and handles the lookups that waited. */
function onFirstJoinOk(state, successor, { predecessor, successors }) {
	const { self, config, waiting } = state;
	const known = successorList(self, config, successor, successors);
	const member = {
		status: "member",
		self,
		config,
		predecessor,
		successor,
		candidate: null,
		successors: known,
		followers: [],
		crashed: []
	};
	return next(member, indicate({
		type: "joined",
		predecessor,
		successor
	}), send(predecessor, {
		type: "newSucc",
		oldSuccessor: successor,
		successors: known
	}), ...waiting.flatMap((lookup) => onLookup(member, lookup).effects));
}
/** Replaces a failed successor. As published, any answer is accepted, however late, even from a peer suspected meanwhile. */
function onJoinOk(state, successor, { predecessor, successors }) {
	const { self, config } = state;
	const after = {
		...state,
		successor,
		successors: successorList(self, config, successor, successors)
	};
	if (!inOpen(predecessor, state.predecessor, self, config.keys)) return next(after);
	return next({
		...after,
		predecessor
	}, send(predecessor, {
		type: "newSucc",
		oldSuccessor: successor,
		successors: after.successors
	}));
}
/** Adopts a new successor. As published, only if the old successor that it names is still this peer's successor. */
function onNewSucc(state, successor, { oldSuccessor, successors }) {
	if (state.successor !== oldSuccessor) return next(state);
	const { self, config, predecessor } = state;
	const known = successorList(self, config, successor, successors);
	return next({
		...state,
		successor,
		successors: known
	}, send(oldSuccessor, { type: "joinAck" }), send(predecessor, {
		type: "updSucclist",
		successors: known
	}));
}
/** Algorithm 7. News of a successor list travels counter-clockwise, up to the first peer whose list does not change. */
function onUpdSucclist(state, from, { successors }) {
	const known = successorList(state.self, state.config, from, successors);
	if (!(from === state.successor && known.join() !== state.successors.join())) return next(state);
	return next({
		...state,
		successors: known
	}, send(state.predecessor, {
		type: "updSucclist",
		successors: known
	}));
}
function onJoinAck(state, from) {
	return next({
		...state,
		followers: state.followers.filter((node) => node !== from)
	});
}
function onTryLater(state, through) {
	return next(state, {
		type: "setTimer",
		timer: {
			type: "later",
			through
		},
		afterMs: 1e3
	});
}
// impl/baselines/relaxed-ring-published/recovery.ts
/** How the published ring repairs failures, real and suspected: algorithms 4 and 6. */
/**
* Only the failure of a successor is repaired. The peer asks the next of its list to let it in, as a newcomer does. A
* failed predecessor is left to that node's own predecessor. As published, once the list is empty, no peer is ever asked.
*/
function onCrash(state, peer) {
	const successors = without(state.successors, peer);
	const crashed = ascending([...state.crashed, peer]);
	const after = {
		...state,
		successors,
		followers: without(state.followers, peer),
		crashed
	};
	if (peer !== state.successor && peer !== state.candidate) return next(after);
	const [candidate = null, ...rest] = successors;
	const recovering = {
		...after,
		successor: null,
		candidate,
		successors: rest
	};
	return candidate === null ? next(recovering) : next(recovering, send(candidate, { type: "join" }));
}
/** "In this case, it is enough to remove the peer from the crashed set." As published, no pointer is restored. */
function onAlive(state, peer) {
	return next({
		...state,
		crashed: without(state.crashed, peer)
	});
}
/** Asks the peer that it was sent to; if that peer is suspected, asks the candidate again. */
function onGoto(state, node) {
	const to = state.crashed.includes(node) ? state.candidate : node;
	return to === null ? next(state) : next(state, send(to, { type: "join" }));
}
/** Asks the peer that it was sent to. A newcomer suspects none. */
function onFirstGoto(state, node) {
	return next(state, send(node, { type: "join" }));
}
function without(peers, peer) {
	return peers.filter((each) => each !== peer);
}
// impl/baselines/relaxed-ring-published/watching.ts
/** Ascending. */
function watchedBy(state) {
	if (state.status === "joining") return [];
	const { self, predecessor, successor, candidate, crashed } = state;
	return ascending([
		predecessor,
		successor ?? self,
		candidate ?? self,
		...crashed
	]).filter((peer) => peer !== self);
}
/** The step from `before`, with the effects for the failure detector added. */
function watching(before, { state, effects }) {
	return {
		state,
		effects: [...effects, ...watchEffects(watchedBy(before), watchedBy(state))]
	};
}
// impl/baselines/relaxed-ring-published/step.ts
/** The published ring: a table of contents. */
var publishedRelaxedRing = {
	name: "relaxed-ring-published",
	init: (self, config) => ({
		state: {
			status: "joining",
			self,
			config,
			waiting: []
		},
		effects: []
	}),
	step: (state, event) => watching(state, react(state, event))
};
function react(state, event) {
	if (event.type === "timeout") return next(state, send(event.timer.through, { type: "join" }));
	return state.status === "joining" ? onJoiningEvent(state, event) : onMemberEvent(state, event);
}
function onJoiningEvent(state, event) {
	switch (event.type) {
		case "start": return next(state, send(state.config.contact, {
			type: "lookup",
			source: state.self,
			key: state.self,
			last: false
		}));
		case "receive": return onJoiningMessage(state, event.from, event.message);
		default: return next(state);
	}
}
function onMemberEvent(state, event) {
	switch (event.type) {
		case "receive": return onMemberMessage(state, event.from, event.message);
		case "suspect": return onCrash(state, event.node);
		case "restore": return onAlive(state, event.node);
		default: return next(state);
	}
}
function onJoiningMessage(state, from, message) {
	switch (message.type) {
		case "lookup": return next({
			...state,
			waiting: [...state.waiting, message]
		});
		case "replyLookup": return next(state, send(from, { type: "join" }));
		case "goto": return onFirstGoto(state, message.node);
		case "tryLater": return onTryLater(state, from);
		case "join": return next(state, send(from, { type: "tryLater" }));
		case "joinOk": return onFirstJoinOk(state, from, message);
		case "newSucc":
		case "joinAck":
		case "updSucclist": return next(state);
		default: return unreachable(message);
	}
}
function onMemberMessage(state, from, message) {
	switch (message.type) {
		case "lookup": return onLookup(state, message);
		case "join": return onJoin(state, from);
		case "joinOk": return onJoinOk(state, from, message);
		case "newSucc": return onNewSucc(state, from, message);
		case "joinAck": return onJoinAck(state, from);
		case "updSucclist": return onUpdSucclist(state, from, message);
		case "goto": return onGoto(state, message.node);
		case "tryLater": return onTryLater(state, from);
		case "replyLookup": return next(state);
		default: return unreachable(message);
	}
}
function published({ settings, ...parts }) {
	const configOf = (contact) => ({
		keys: 16,
		contact,
		...settings
	});
	return baselineRing({
		protocol: publishedRelaxedRing,
		configOf,
		perfectMember,
		watchedBy
	}, parts);
}
export { published as t };
