import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { n as inHalfOpen, r as inOpen } from "./interval.BRRtuo-j.js";
import { t as arm } from "./timers.kinNr4g3.js";
// impl/baselines/chord/state.ts
/** A member with nothing pending, as the start of a scenario in the middle of a run. */
function perfectMember(self, predecessor, successors, config) {
	return {
		status: "member",
		self,
		config,
		predecessor,
		successors
	};
}
/** The nodes that the failure detector watches: successor and predecessor only. */
function watchedBy({ self, successors, predecessor }) {
	return [...successors.slice(0, 1), predecessor].filter((node) => node !== null).filter((node) => node !== self);
}
// impl/baselines/chord/stabilise.ts
/**
* n.stabilize(): x = successor.predecessor; if x ∈ (n, successor) then successor = x; successor.notify(n).
* n.notify(x): if predecessor is nil or x ∈ (predecessor, n) then predecessor = x.
* Reconcile: the list is the successor, and the successor's list without its last entry.
*
* The published fault: `x` replaces the successor that has just answered, though no node knows whether `x` is up.
*/
/** Begins a round. A node that is its own successor asks itself. A node without a successor asks none, for ever. */
function onStabilise(state) {
	const [successor] = state.successors;
	if (successor === void 0) return next(state);
	if (successor === state.self) return onTellPredecessor(state, state.self, state.predecessor);
	return next(state, send(successor, { type: "askPredecessor" }));
}
function onAskPredecessor(state, asker) {
	return next(state, send(asker, {
		type: "tellPredecessor",
		predecessor: state.predecessor
	}));
}
/** Takes in the successor's predecessor. The answer of a former successor is too late, and ignored: its round has ended. */
function onTellPredecessor(state, from, x) {
	const { self, config, successors } = state;
	if (from !== successors[0]) return next(state);
	const successor = x !== null && inOpen(x, self, from, config.keys) ? x : from;
	if (successor === self) return next(state, ...nextRound(config));
	return pointing(state, {
		...state,
		successors: [successor, ...successors.slice(1)]
	}, [send(successor, { type: "notify" }), ...config.successors > 1 ? [send(successor, { type: "askSuccessors" })] : nextRound(config)]);
}
function onNotify(state, x) {
	const { predecessor, self, config } = state;
	return predecessor === null || inOpen(x, predecessor, self, config.keys) ? pointing(state, {
		...state,
		predecessor: x
	}) : next(state);
}
function onAskSuccessors(state, asker) {
	return next(state, send(asker, {
		type: "tellSuccessors",
		successors: state.successors
	}));
}
/** Ends the round, and only then plans the next one, so that a node has one round at a time. */
function onTellSuccessors(state, from, successors) {
	if (from !== state.successors[0]) return next(state);
	return next({
		...state,
		successors: [from, ...successors].slice(0, state.config.successors)
	}, ...nextRound(state.config));
}
/** The step from `before` to `after`: first the changes for the failure detector, then `effects`. */
function pointing(before, after, effects = []) {
	const [old, now] = [watchedBy(before), watchedBy(after)];
	const unwatch = old.filter((node) => !now.includes(node)).map((node) => ({
		type: "unmonitor",
		node
	}));
	const watch = now.filter((node) => !old.includes(node)).map((node) => ({
		type: "monitor",
		node
	}));
	return next(after, ...unwatch, ...watch, ...effects);
}
function nextRound({ stabiliseAfterMs }) {
	return arm({ type: "stabilise" }, stabiliseAfterMs);
}
// impl/baselines/chord/failure.ts
function onSuspect(state, failed) {
	const isSuccessor = state.successors[0] === failed;
	const successors = isSuccessor ? state.successors.slice(1) : state.successors;
	const predecessor = state.predecessor === failed ? null : state.predecessor;
	return pointing(state, {
		...state,
		successors,
		predecessor
	}, isSuccessor ? nextRound(state.config) : []);
}
// impl/baselines/chord/join.ts
/** n.join(n'): predecessor = nil; successor = n'.find_successor(n). Stabilisation does the rest. */
function onStart(state) {
	const { self, config } = state;
	if (config.contact === void 0) return onSuccessorFound(state, self);
	return next(state, send(config.contact, {
		type: "findSuccessor",
		key: self,
		origin: self,
		purpose: "join"
	}));
}
/** The newcomer becomes a member that knows one successor, and no further ones until it has copied a list. */
function onSuccessorFound({ self, config }, successor) {
	const member = {
		status: "member",
		self,
		config,
		successors: [successor],
		predecessor: null
	};
	const watches = watchedBy(member).map((node) => ({
		type: "monitor",
		node
	}));
	return next(member, ...watches, indicate({
		type: "joined",
		successor
	}), ...nextRound(config));
}
// impl/baselines/chord/lookup.ts
/**
* n.find_successor(key): if key ∈ (n, successor], the answer is the successor; else ask the successor.
*
* A node answers here for another node, which may know better. That is why one question may have two answers.
*/
function onFindSuccessor(state, question) {
	const { key, origin, purpose } = question;
	const [successor] = state.successors;
	if (successor === void 0) return next(state);
	if (!inHalfOpen(key, state.self, successor, state.config.keys)) return next(state, send(successor, question));
	if (origin === state.self) return next(state, indicate({
		type: "found",
		key,
		owner: successor
	}));
	return next(state, send(origin, {
		type: "successorFound",
		key,
		purpose,
		successor
	}));
}
// impl/baselines/chord/step.ts
/** Chord as published: a table of contents. */
var chord = {
	name: "chord",
	init: (self, config) => ({
		state: {
			status: "joining",
			self,
			config
		},
		effects: []
	}),
	step
};
function step(state, event) {
	return state.status === "joining" ? onJoiningEvent(state, event) : onMemberEvent(state, event);
}
function onJoiningEvent(state, event) {
	if (event.type === "start") return onStart(state);
	if (event.type === "receive" && event.message.type === "successorFound") return onSuccessorFound(state, event.message.successor);
	return next(state);
}
function onMemberEvent(state, event) {
	switch (event.type) {
		case "timeout": return onStabilise(state);
		case "receive": return onMessage(state, event.from, event.message);
		case "request": return onRequest(state, event.request);
		case "suspect": return onSuspect(state, event.node);
		default: return next(state);
	}
}
function onRequest(state, request) {
	if (request.type === "stabilise") return onStabilise(state);
	return onFindSuccessor(state, {
		type: "findSuccessor",
		key: request.key,
		origin: state.self,
		purpose: "lookup"
	});
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "findSuccessor": return onFindSuccessor(state, message);
		case "successorFound": return next(state, {
			type: "indicate",
			output: {
				type: "found",
				key: message.key,
				owner: message.successor
			}
		});
		case "askPredecessor": return onAskPredecessor(state, from);
		case "tellPredecessor": return onTellPredecessor(state, from, message.predecessor);
		case "notify": return onNotify(state, from);
		case "askSuccessors": return onAskSuccessors(state, from);
		case "tellSuccessors": return onTellSuccessors(state, from, message.successors);
		default: return unreachable(message);
	}
}
export { perfectMember as n, watchedBy as r, chord as t };
