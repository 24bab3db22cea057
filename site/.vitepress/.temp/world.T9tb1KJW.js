import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, r as next } from "./protocol.ChtuGtEC.js";
import { n as inHalfOpen, t as distance } from "./interval.BRRtuo-j.js";
import { r as withNumber, t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as baselineRing } from "./ring-baseline.2RSqj1w2.js";
// impl/baselines/beernet/state.ts
function newcomer(self, config) {
	return {
		status: "joining",
		self,
		config,
		predecessor: self,
		successor: self,
		successors: [],
		followers: [],
		crashed: []
	};
}
/** The member `self` of a perfect ring of the clockwise `members`, with nothing pending, as the start of a scenario. */
function perfectMember(self, members, config) {
	const place = members.indexOf(self);
	const others = [...members.slice(place + 1), ...members.slice(0, place)];
	const successors = others.slice(0, config.listLength ?? 7);
	const [successor = self] = others;
	const predecessor = others.at(-1) ?? self;
	return {
		status: "member",
		self,
		config,
		predecessor,
		successor,
		successors,
		followers: [predecessor],
		crashed: []
	};
}
// impl/baselines/beernet/lists.ts
/** Lists of peers in clockwise order from one of them: the source's `RingList`. */
/** `peers` with `peer` added, clockwise from this peer's own place. This peer itself comes last. */
function withPeer(state, peers, peer) {
	return [.../* @__PURE__ */ new Set([...peers, peer])].sort((a, b) => stepsTo(state, a) - stepsTo(state, b));
}
function without(peers, peer) {
	return peers.filter((each) => each !== peer);
}
/** The successors known here and those that `first` knows, without peers that were ever suspected; cut to the longest list. */
function updatedList(state, first, others) {
	return [first, ...others].filter((peer) => !state.crashed.includes(peer)).reduce((known, peer) => withPeer(state, known, peer), state.successors).slice(0, state.config.listLength ?? 7);
}
/** The first of `peers` at `place` or clockwise of it. */
function firstFrom(state, peers, place) {
	const { self, config } = state;
	return peers.find((peer) => stepsTo(state, peer) >= distance(self, place, config.keys));
}
/** The number of steps clockwise from this peer; to itself, the whole circle. */
function stepsTo({ self, config }, peer) {
	return peer === self ? config.keys : distance(self, peer, config.keys);
}
// impl/baselines/beernet/join.ts
/** Beernet's join: the newcomer's request travels to its future successor, which answers. The rest is as in the paper. */
function onStart(state) {
	return next(state, send(state.config.contact, {
		type: "join",
		newcomer: state.self,
		last: false
	}));
}
/** Admits the newcomer if it belongs between predecessor and this peer, and else passes the request on. */
function onJoin(state, join) {
	const { self, predecessor, successor, successors, crashed, config } = state;
	const { newcomer } = join;
	if (state.status === "joining") return next(state, send(newcomer, { type: "badRingRef" }));
	if (crashed.includes(successor)) return next(state, send(newcomer, { type: "joinLater" }));
	if (!inHalfOpen(newcomer, predecessor, self, config.keys)) return route(state, join);
	return next({
		...state,
		predecessor: newcomer,
		followers: withPeer(state, state.followers, newcomer)
	}, send(newcomer, {
		type: "joinOk",
		predecessor,
		successors
	}));
}
/** Along successors, and past the place counter-clockwise into the bush. As in the source, a peer without a way back loses the message. */
function route(state, join) {
	const { self, successor, followers, config } = state;
	if (!join.last) return next(state, send(successor, {
		...join,
		last: inHalfOpen(join.newcomer, self, successor, config.keys)
	}));
	const back = firstFrom(state, followers, join.newcomer);
	return back === void 0 ? next(state) : next(state, send(back, join));
}
/**
* As in the source, a newcomer counts as joined only if it adopts the sender as its successor. One that has heard of a
* closer successor before keeps that successor, and never counts as joined.
*/
function onJoinOk(before, successor, { predecessor, successors }) {
	const { self, config } = before;
	const state = inHalfOpen(successor, self, before.successor, config.keys) ? {
		...before,
		status: "member",
		successor,
		successors: updatedList(before, successor, successors)
	} : before;
	if (!inHalfOpen(predecessor, state.predecessor, self, config.keys)) return next(state);
	return next({
		...state,
		predecessor,
		followers: withPeer(state, state.followers, predecessor)
	}, send(predecessor, {
		type: "newSucc",
		successors: state.successors
	}));
}
/** A newcomer has come in between this peer and its successor: adopts it, and releases the old successor. */
function onNewSucc(state, successor, { successors }) {
	const { self, config } = state;
	if (!inHalfOpen(successor, self, state.successor, config.keys)) return next(state);
	const after = {
		...state,
		successor,
		successors: updatedList(state, successor, successors)
	};
	return state.successor === self ? next(after) : next(after, send(state.successor, { type: "predNoMore" }));
}
function onPredNoMore(state, peer) {
	return next({
		...state,
		followers: without(state.followers, peer)
	});
}
// impl/baselines/beernet/recovery.ts
/** How Beernet repairs failures. It never takes a suspicion back, since `alive` does nothing in the source. */
/**
* A suspected successor is replaced at once by the next of the list, or by the peer itself; the new one is told. A
* suspected predecessor is replaced at once by the closest follower. So suspicion alone makes a peer responsible for more
* keys.
*/
function onCrash(state, peer) {
	const successors = without(state.successors, peer);
	const followers = without(state.followers, peer);
	const crashed = withNumber(state.crashed, peer);
	const predecessor = peer === state.predecessor ? followers.at(-1) ?? peer : state.predecessor;
	const after = {
		...state,
		successors,
		followers,
		crashed,
		predecessor
	};
	if (peer !== state.successor) return next(after);
	const [successor = state.self] = successors;
	return next({
		...after,
		successor
	}, send(successor, { type: "fix" }));
}
/**
* As in the source, the interval ends one step counter-clockwise of this peer's own place. If the predecessor is exactly
* there, the interval ends where it begins, and is the whole circle. A refused peer is not answered, nor sent elsewhere.
*/
function onFix(state, peer) {
	const { self, predecessor, crashed, successors, config } = state;
	const after = {
		...state,
		followers: withPeer(state, state.followers, peer)
	};
	const previousKey = (self + config.keys - 1) % config.keys;
	if (!crashed.includes(predecessor) && !inHalfOpen(peer, predecessor, previousKey, config.keys)) return next(after);
	return next({
		...after,
		predecessor: peer
	}, send(peer, {
		type: "fixOk",
		successors
	}));
}
function onFixOk(state, successor, { successors }) {
	return next({
		...state,
		successors: updatedList(state, successor, successors)
	});
}
// impl/baselines/beernet/watching.ts
/** Ascending. */
function watchedBy({ self, predecessor, successor, successors, followers }) {
	return ascending([
		predecessor,
		successor,
		...successors,
		...followers
	]).filter((peer) => peer !== self);
}
/** The step from `before`, with the effects for the failure detector added. */
function watching(before, { state, effects }) {
	const then = watchedBy(before);
	const begin = watchedBy(state).filter((node) => !then.includes(node));
	return {
		state,
		effects: [...effects, ...begin.map((node) => ({
			type: "monitor",
			node
		}))]
	};
}
// impl/baselines/beernet/step.ts
/** Beernet's relaxed ring: a table of contents. */
var beernet = {
	name: "beernet",
	init: (self, config) => ({
		state: newcomer(self, config),
		effects: []
	}),
	step: (state, event) => watching(state, react(state, event))
};
function react(state, event) {
	switch (event.type) {
		case "start": return onStart(state);
		case "receive": return onMessage(state, event.from, event.message);
		case "suspect": return onCrash(state, event.node);
		default: return next(state);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "join": return onJoin(state, message);
		case "joinOk": return onJoinOk(state, from, message);
		case "newSucc": return onNewSucc(state, from, message);
		case "predNoMore": return onPredNoMore(state, from);
		case "fix": return onFix(state, from);
		case "fixOk": return onFixOk(state, from, message);
		case "joinLater":
		case "badRingRef": return next(state);
		default: return unreachable(message);
	}
}
// scenarios/baselines/beernet/world.ts
var KEYS = 16;
function beernetRing(parts) {
	return baselineRing({
		protocol: beernet,
		configOf: (contact) => ({
			keys: KEYS,
			contact
		}),
		perfectMember,
		watchedBy
	}, parts);
}
export { beernetRing as t };
