import { n as inHalfOpen, r as inOpen } from "./interval.BRRtuo-j.js";
import { t as clockwiseFrom } from "./nearest.BgPqXs3m.js";
import { i as send, r as next } from "./protocol.ChtuGtEC.js";
import { n as invariant } from "./invariant.DCDgHBFs.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
// impl/relaxed-ring/state.ts
/**
* The state of a node of the relaxed ring. Of other nodes it holds only identifiers.
*
* Sources: the SELFMAN slides, slide 18; B. Mejías and P. Van Roy, "The Relaxed-Ring: a Fault-Tolerant Topology for
* Structured Overlay Networks", Parallel Processing Letters 18(3), 2008, called PPL below.
*/
/** "A peer knows only its own responsibility, which starts with the key of the predecessor + 1" (slide 18). */
function isResponsible(state, key) {
	return inHalfOpen(key, state.predecessor, state.self, state.config.keys);
}
function isSuspected(state, node) {
	return state.suspected.includes(node);
}
/** The state of a node at boot. Throws `InvariantViolation` for a configuration that makes no sense. */
function newcomer(self, config) {
	invariant(self < config.keys, "a node is a place on the ring");
	invariant(!config.contacts.includes(self), "a node does not join through itself");
	invariant(config.successorListLength >= 1, "a node remembers its successor");
	const isCounted = config.mayRestart === true && config.retryAfterMs !== void 0;
	invariant(config.refoundAfter === void 0 || isCounted, "a node that founds a ring after a restart counts its boots, and asks again");
	return {
		status: "joining",
		self,
		config,
		contact: 0,
		stash: []
	};
}
/** A member with nothing pending, as the start of a scenario. `successors`: the nearest first; the node itself if it is alone. */
function perfectMember(self, predecessor, successors, config) {
	const [successor, ...backups] = successors.slice(0, config.successorListLength);
	return {
		status: "member",
		self,
		config,
		predecessor,
		successor,
		backups,
		followers: predecessor === self ? [] : [predecessor],
		returns: [],
		moves: 0,
		asked: [],
		suspected: [],
		held: []
	};
}
/**
* The nodes that the failure detector watches: neighbours, nodes that may become neighbours, and suspected nodes. The last
* are watched so that a suspicion can be taken back.
*/
function watchedBy(state) {
	switch (state.status) {
		case "joining": return [];
		case "leaving": return others(state.self, [...state.awaited, ...state.suspected]);
		case "member": {
			const successor = state.successor === null ? [] : [state.successor];
			return others(state.self, [
				state.predecessor,
				...successor,
				...state.followers,
				...state.asked,
				...state.suspected
			]);
		}
	}
}
function others(self, nodes) {
	return ascending(nodes.filter((node) => node !== self));
}
// impl/relaxed-ring/successor-list.ts
/** The list of successors: which node to follow now, and which if that one fails. */
/** The list as sent to others. */
function successorsOf({ successor, backups }) {
	return successor === null ? [] : [successor, ...backups];
}
/** Whether `node` is a closer successor than the present one. If this node is alone or has none, any other node is. */
function isCloser(state, node) {
	if (node === state.self) return false;
	return state.successor === null || inOpen(node, state.self, state.successor, state.config.keys);
}
/** Makes `node`, which is up and closer, the successor. The old successor is told, unless it is suspected. */
function adopt(state, node, itsSuccessors) {
	const { self, successor: old, config } = state;
	const asked = state.asked.filter((each) => inOpen(each, self, node, config.keys));
	const after = {
		...state,
		successor: node,
		backups: backupsAfter(state, node, itsSuccessors),
		asked,
		moves: state.moves + 1
	};
	return old === null || old === self || isSuspected(state, old) ? next(after) : next(after, unfollow(after, old));
}
/** The message that tells `node` that it is not the successor. */
function unfollow({ moves }, node) {
	return send(node, {
		type: "unfollow",
		moves
	});
}
/** The state with the list renewed from the successor's list. */
function refreshed(state, itsSuccessors) {
	return state.successor === null ? state : {
		...state,
		backups: backupsAfter(state, state.successor, itsSuccessors)
	};
}
/**
* The state after the successor has failed: the next of the list takes its place. If the list is used up, there is none. While
* rings merge, the next of the list may be closer than the nodes that were asked.
*/
function withNextSuccessor(state) {
	const [backup, ...rest] = state.backups;
	const isUsedUp = backup === void 0 || backup === state.self;
	const moved = {
		...state,
		moves: state.moves + 1
	};
	if (isUsedUp) return {
		...moved,
		successor: null
	};
	const asked = state.asked.filter((each) => inOpen(each, state.self, backup, state.config.keys));
	return {
		...moved,
		successor: backup,
		backups: rest,
		asked
	};
}
/** The nearest clockwise of the predecessor and the followers that are not suspected; undefined if there is none. */
function nearestKnown({ self, config, suspected, predecessor, followers }) {
	const known = [predecessor, ...followers].filter((node) => node !== self && !suspected.includes(node));
	return clockwiseFrom(self, known, config.keys)[0];
}
/**
* The backups clockwise of `successor`, from that node's own list. A list that leads round the circle to `successor` itself
* has passed this node, even if its nodes do not know this node yet. An empty list changes nothing.
*/
function backupsAfter(state, successor, itsSuccessors) {
	const { self, config, suspected } = state;
	if (itsSuccessors.length === 0) return (successor === state.successor ? state.backups : successorsOf(state)).slice(0, config.successorListLength - 1);
	const home = itsSuccessors.findIndex((node) => node === successor || node === self);
	return (home < 0 ? itsSuccessors : [...itsSuccessors.slice(0, home), self]).filter((node) => !suspected.includes(node)).slice(0, config.successorListLength - 1);
}
export { refreshed as a, withNextSuccessor as c, newcomer as d, perfectMember as f, nearestKnown as i, isResponsible as l, backupsAfter as n, successorsOf as o, watchedBy as p, isCloser as r, unfollow as s, adopt as t, isSuspected as u };
