import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { a as hasLongRange, c as ownsPlace, d as zonesOf, n as anchorPlace, o as isAnchor, r as grainStart, t as chooseMove } from "./moving.C-Klzih6.js";
import { a as clause, f as wholeNumber, u as place } from "./type-invariant.CNUv-AbH.js";
// impl/placement/state.ts
var AGAIN = { type: "again" };
/** This node, as others would see it. Null: it is not in the ring. */
function ownSighting({ self, neighbours }) {
	return neighbours === null ? null : {
		node: self,
		...neighbours,
		machine: null
	};
}
/** Whether this node is to find somebody that moves: its range is too long, it is not alone, and it does not move itself. */
function mustAct(state) {
	const own = ownSighting(state);
	return own !== null && own.predecessor !== state.self && state.movingTo === null && hasLongRange(state.config.zoning, own);
}
// impl/placement/mover.ts
/**
* An owner asks this node to move. An anchor stays, whatever the asker has seen, and so does a node that is there already.
* From here on this life asks nobody to move: it leaves once the other one has joined.
*/
function onMove(state, place) {
	const own = ownSighting(state);
	const { zoning } = state.config;
	if (own === null || state.movingTo !== null || own.predecessor === state.self) return next(state);
	if (isAnchor(zoning, own) || grainStart(zoning, state.self) === place) return next(state);
	const waiting = mustAct(state) ? [{
		type: "cancelTimer",
		timer: AGAIN
	}] : [];
	return next({
		...state,
		survey: null,
		movingTo: place
	}, ...waiting, indicate({
		type: "move",
		place
	}));
}
// impl/placement/survey.ts
/** Begins a survey; one that went on is forgotten, as an answer may have been lost. */
function beginSurvey(state) {
	const { state: after, effects } = goOn(state, {
		zone: 0,
		asked: null,
		seen: []
	});
	return next(after, {
		type: "setTimer",
		timer: AGAIN,
		afterMs: state.config.againMs
	}, ...effects);
}
/** The owner of a last grain is known. It is asked for its neighbours. */
function onFound(state, key, owner) {
	const { survey, self, config } = state;
	if (survey === null || survey.asked !== null || key !== anchorPlace(config.zoning, survey.zone)) return next(state);
	if (owner === self) return goOn(state, {
		...survey,
		zone: survey.zone + 1
	});
	return next({
		...state,
		survey: {
			...survey,
			asked: owner
		}
	}, send(owner, { type: "probe" }));
}
function onSeen(state, from, { predecessor, successor }) {
	const { survey } = state;
	if (survey === null || survey.asked !== from) return next(state);
	const sighting = {
		node: from,
		predecessor,
		successor,
		machine: null
	};
	return goOn(state, {
		zone: survey.zone + 1,
		asked: null,
		seen: [...survey.seen, sighting]
	});
}
/** Looks up the next zone whose last grain belongs to no node seen. If there is none, the survey ends. */
function goOn(state, survey) {
	const own = ownSighting(state);
	if (own === null) return next({
		...state,
		survey: null
	});
	const { zoning } = state.config;
	const known = [own, ...survey.seen];
	const isUnknown = (zone) => zone >= survey.zone && !known.some((each) => ownsPlace(zoning, each, anchorPlace(zoning, zone)));
	const zone = zonesOf(zoning).find(isUnknown);
	if (zone === void 0) return conclude({
		...state,
		survey: null
	}, own, known);
	return next({
		...state,
		survey: {
			...survey,
			zone
		}
	}, indicate({
		type: "find",
		key: anchorPlace(zoning, zone)
	}));
}
/** Asks the node that the policy chooses to move; or moves itself. */
function conclude(state, own, known) {
	const move = chooseMove(state.config.zoning, {
		...own,
		isRestored: true
	}, known);
	if (move === null) return next(state);
	return move.mover === state.self ? onMove(state, move.place) : next(state, send(move.mover, {
		type: "move",
		place: move.place
	}));
}
// impl/placement/type-invariant.ts
function typeInvariant(state) {
	const { config, neighbours, survey, movingTo } = state;
	const { size, degree } = config.zoning;
	return [
		...(neighbours === null ? [] : [neighbours.predecessor, neighbours.successor]).map((each) => place("neighbours", each, size)),
		clause("survey", survey, "null, because this node has nobody to find", survey === null || mustAct(state)),
		...survey === null ? [] : [wholeNumber("survey.zone", survey.zone, 0, degree - 1)],
		clause("movingTo", movingTo, "the beginning of a grain", movingTo === null || movingTo === grainStart(config.zoning, movingTo))
	];
}
// impl/placement/step.ts
/**
* The placer of a node: a layer above the ring that keeps a node's range at N/f or less. The choices are those of `moving.ts`;
* this file gathers what they need. A move is another life of the same node, at another identifier.
*/
var placer = {
	name: "placer",
	init: (self, config) => next({
		self,
		config,
		neighbours: null,
		survey: null,
		movingTo: null
	}),
	step(state, event) {
		switch (event.type) {
			case "receive": return onMessage(state, event.from, event.message);
			case "request": return onRequest(state, event.request);
			case "timeout": return mustAct(state) ? beginSurvey(state) : next(state);
			case "start":
			case "suspect":
			case "restore":
			case "chosen": return next(state);
			default: return unreachable(event);
		}
	},
	typeInvariant
};
function onRequest(state, request) {
	switch (request.type) {
		case "neighbours": {
			const { predecessor, successor } = request;
			return onNeighbours(state, {
				...state,
				neighbours: {
					predecessor,
					successor: successor ?? state.self
				}
			});
		}
		case "leaving": return onNeighbours(state, {
			...state,
			neighbours: null
		});
		case "found": return onFound(state, request.key, request.owner);
		default: return unreachable(request);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "probe": return state.neighbours === null ? next(state) : next(state, send(from, {
			type: "seen",
			...state.neighbours
		}));
		case "seen": return onSeen(state, from, message);
		case "move": return onMove(state, message.place);
		default: return unreachable(message);
	}
}
/** Looks at the anchors when the range has become too long, or has changed and still is. */
function onNeighbours(before, after) {
	if (mustAct(after)) return after.survey === null ? beginSurvey(after) : next(after);
	return mustAct(before) ? next({
		...after,
		survey: null
	}, {
		type: "cancelTimer",
		timer: AGAIN
	}) : next(after);
}
export { placer as t };
