import { n as invariant, r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { c as otherNodes, f as wholeNumber, s as each } from "./type-invariant.CNUv-AbH.js";
import { t as withRecord } from "./by-number.CXDIyzPJ.js";
// impl/failure-detector/state.ts
/**
* The state of a failure detector: for each watched peer, how long the peer has been silent, and how long it may be.
*
* Time is counted in rounds of one timer each, because a reducer has no clock.
* Sources: "Eventually perfect failure detection" (SELFMAN slides, ring maintenance); T. D. Chandra and S. Toueg,
* "Unreliable Failure Detectors for Reliable Distributed Systems", JACM 43(2), 1996.
*/
var TRUSTED = {
	type: "trusted",
	silence: 0
};
/** A detector that watches nobody yet. Throws `InvariantViolation` for a configuration that makes no sense. */
function watchingNobody(self, config, incarnation = 1) {
	invariant(config.firstPatience >= 1, "a peer has a round to answer in");
	invariant(config.mostPatience >= config.firstPatience, "patience grows, it does not shrink");
	invariant((config.lingerRounds ?? 0) >= 0, "a number of rounds is not negative");
	return {
		self,
		config,
		incarnation,
		watched: []
	};
}
// impl/failure-detector/rounds.ts
/** Counting silent rounds. A sign of life ends the count, and takes a suspicion back. */
/**
* Ends a round: suspects each peer whose patience is used up, and pings all peers. Suspected peers are pinged, too, since
* only an answer shows that a suspicion is false.
*/
function onRound(state) {
	const watched = state.watched.flatMap(afterRound);
	const after = {
		...state,
		watched
	};
	const isNew = ({ node, opinion }) => opinion.type === "suspected" && state.watched.some((each) => each.node === node && each.opinion.type === "trusted");
	return next(after, ...watched.filter((peer) => isNew(peer)).flatMap((peer) => telling("suspect", peer)), ...watched.filter(({ opinion }) => opinion.type !== "over").map(({ node }) => ping(after, node)), ...watched.length === 0 ? [] : [nextRound(after)]);
}
/**
* Takes in a sign of life. If the peer was suspected, the suspicion was false: the detector takes it back, and allows the
* peer one more silent round from now on. A sign of a later life shows that the one which is watched is over.
*/
function onSign(state, from, incarnation) {
	const peer = state.watched.find(({ node }) => node === from);
	if (peer === void 0 || incarnation < peer.incarnation || peer.opinion.type === "over") return next(state);
	if (incarnation > peer.incarnation) {
		const over = withPeer(state, {
			...peer,
			opinion: { type: "over" }
		});
		return peer.opinion.type === "trusted" ? next(over, ...telling("suspect", peer)) : next(over);
	}
	if (peer.opinion.type === "trusted" && peer.opinion.silence === 0) return next(state);
	if (peer.opinion.type === "trusted") return next(withPeer(state, {
		...peer,
		opinion: TRUSTED
	}));
	const patience = Math.min(peer.patience + 1, state.config.mostPatience);
	return next(withPeer(state, {
		...peer,
		patience,
		opinion: TRUSTED
	}), ...telling("restore", peer));
}
function nextRound(state) {
	return {
		type: "setTimer",
		timer: { type: "round" },
		afterMs: state.config.roundMs
	};
}
function ping({ incarnation }, to) {
	return send(to, {
		type: "ping",
		incarnation
	});
}
function withPeer(state, peer) {
	return {
		...state,
		watched: state.watched.map((each) => each.node === peer.node ? peer : each)
	};
}
/** News of a peer, if the layer above still watches it. */
function telling(type, { node, roundsLeft }) {
	return roundsLeft === void 0 ? [indicate({
		type,
		node
	})] : [];
}
/** The peer after a round, unless it has been forgotten with the round. */
function afterRound(peer) {
	if (peer.roundsLeft === void 0) return [afterSilentRound(peer)];
	return peer.roundsLeft === 1 ? [] : [{
		...afterSilentRound(peer),
		roundsLeft: peer.roundsLeft - 1
	}];
}
function afterSilentRound(peer) {
	if (peer.opinion.type !== "trusted") return peer;
	const silence = peer.opinion.silence + 1;
	return silence >= peer.patience ? {
		...peer,
		opinion: { type: "suspected" }
	} : {
		...peer,
		opinion: {
			type: "trusted",
			silence
		}
	};
}
// impl/failure-detector/type-invariant.ts
function typeInvariant({ self, config, incarnation, watched }) {
	const { firstPatience, mostPatience, lingerRounds } = config;
	const nodes = watched.map(({ node }) => node);
	return [
		wholeNumber("incarnation", incarnation, 1),
		otherNodes("watched", nodes, self),
		...each("watched", watched, (peer, at) => [
			wholeNumber(`${at}.incarnation`, peer.incarnation, 1),
			wholeNumber(`${at}.patience`, peer.patience, firstPatience, mostPatience),
			...peer.opinion.type === "trusted" ? [wholeNumber(`${at}.opinion.silence`, peer.opinion.silence, 0, peer.patience - 1)] : [],
			...peer.roundsLeft === void 0 ? [] : [wholeNumber(`${at}.roundsLeft`, peer.roundsLeft, 1, lingerRounds)]
		])
	];
}
// impl/failure-detector/watching.ts
/** How the detector begins and ends watching a peer. */
/**
* Begins to watch that life of `node`: trusted, with the first patience. A second request changes nothing. One for a later
* life ends the watch of the earlier one.
*/
function onMonitor(state, node, incarnation) {
	invariant(node !== state.self, "a node does not watch itself");
	const peer = state.watched.find((each) => each.node === node);
	if (peer !== void 0 && (peer.roundsLeft === void 0 ? peer.incarnation >= incarnation : peer.incarnation === incarnation)) return goOn(state, peer);
	const newcomer = {
		node,
		incarnation,
		patience: state.config.firstPatience,
		opinion: TRUSTED
	};
	const after = {
		...state,
		watched: withRecord(state.watched, newcomer, "node")
	};
	return state.watched.length === 0 ? next(after, ping(after, node), nextRound(after)) : next(after, ping(after, node));
}
/**
* Watches a peer that has been asked in each round so far. If it has answered, it is not asked once more. If not, it has a
* round to do so.
*/
function goOn(state, { roundsLeft, ...peer }) {
	if (roundsLeft === void 0) return next(state);
	if (peer.opinion.type === "trusted") return next(withPeer(state, peer));
	return next(withPeer(state, {
		...peer,
		opinion: {
			type: "trusted",
			silence: peer.patience - 1
		}
	}), ping(state, peer.node));
}
/**
* Ends watching `node`: nothing is said about it any more. It is forgotten after some rounds, with the patience it had. With
* no peer left, the timer is cancelled.
*/
function onUnmonitor(state, node) {
	const peer = state.watched.find((each) => each.node === node);
	if (peer === void 0 || peer.roundsLeft !== void 0) return next(state);
	const { lingerRounds: roundsLeft = 0 } = state.config;
	if (roundsLeft > 0) return next(withPeer(state, {
		...peer,
		roundsLeft
	}));
	const watched = state.watched.filter((each) => each !== peer);
	return watched.length > 0 ? next({
		...state,
		watched
	}) : next({
		...state,
		watched
	}, {
		type: "cancelTimer",
		timer: { type: "round" }
	});
}
// impl/failure-detector/step.ts
/** An eventually perfect failure detector by heartbeats: a table of contents. */
var failureDetector = {
	name: "failure-detector",
	init,
	step,
	typeInvariant
};
/** Boots a node. After a restart its incarnation is higher, and on disk before anything is said in its name. */
function init(self, config, durable) {
	const incarnation = (durable?.incarnation ?? 0) + 1;
	const state = watchingNobody(self, config, incarnation);
	if (config.mayRestart === void 0 && durable === void 0) return next(state);
	return next(state, {
		type: "persist",
		record: { incarnation }
	});
}
function step(state, event) {
	switch (event.type) {
		case "receive": return onMessage(state, event.from, event.message);
		case "request": return onRequest(state, event.request);
		case "timeout": return onRound(state);
		case "start":
		case "suspect":
		case "restore":
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function onMessage(state, from, { type, incarnation }) {
	const heard = onSign(state, from, incarnation);
	switch (type) {
		case "ping": return andThen(heard, (after) => next(after, send(from, {
			type: "pong",
			incarnation: after.incarnation
		})));
		case "pong": return heard;
		default: return unreachable(type);
	}
}
function onRequest(state, request) {
	switch (request.type) {
		case "monitor": return onMonitor(state, request.node, request.incarnation ?? 1);
		case "unmonitor": return onUnmonitor(state, request.node);
		case "heard": return onSign(state, request.node, request.incarnation ?? 1);
		default: return unreachable(request);
	}
}
export { TRUSTED as n, failureDetector as t };
