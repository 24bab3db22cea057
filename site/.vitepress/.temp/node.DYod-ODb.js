import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { t as failureDetector } from "./step.CJPP1znT.js";
import { t as distance } from "./interval.BRRtuo-j.js";
import { t as flat } from "./flat.ozxIuaiT.js";
import { c as stepsToReplica } from "./placement.B5qN5SDB.js";
import { t as epochs } from "./step.DKD85fsg.js";
import { t as fingers } from "./step.Ch-5z2bv.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { t as ringMerge } from "./step.CrOuy2rT.js";
import { t as store } from "./step.CsAUtFH4.js";
// impl/stack/detected.ts
/** The layers above must not have a layer called `detector`. */
function detected(above) {
	function isOfDetector(each) {
		return each.layer === "detector";
	}
	/** Does what the layers above want. They ask the detector, and it may have news for them at once. */
	function performAbove(work, effects) {
		return effects.reduce((before, effect) => {
			if (effect.type !== "monitor" && effect.type !== "unmonitor") return {
				state: before.state,
				effects: [...before.effects, effect]
			};
			const { type, node } = effect;
			return toDetector(before, {
				type: "request",
				request: {
					type,
					node
				}
			});
		}, work);
	}
	function performBelow(work, effects) {
		return effects.reduce((before, effect) => {
			switch (effect.type) {
				case "indicate": return toAbove(before, effect.output);
				case "send": return {
					state: before.state,
					effects: [...before.effects, {
						...effect,
						message: {
							layer: "detector",
							inner: effect.message
						}
					}]
				};
				case "setTimer":
				case "cancelTimer": return {
					state: before.state,
					effects: [...before.effects, {
						...effect,
						timer: {
							layer: "detector",
							inner: effect.timer
						}
					}]
				};
				default: return before;
			}
		}, work);
	}
	function toDetector({ state, effects }, event) {
		const after = failureDetector.step(state.detector, event);
		return performBelow({
			state: after.state === state.detector ? state : {
				...state,
				detector: after.state
			},
			effects
		}, after.effects);
	}
	function toAbove({ state, effects }, event) {
		const after = above.step(state.above, event);
		return performAbove({
			state: {
				...state,
				above: after.state
			},
			effects
		}, after.effects);
	}
	function step(state, event) {
		const work = {
			state,
			effects: []
		};
		switch (event.type) {
			case "receive": {
				const { from, message } = event;
				if (isOfDetector(message)) return toDetector(work, {
					type: "receive",
					from,
					message: message.inner
				});
				return toAbove(toDetector(work, {
					type: "request",
					request: {
						type: "heard",
						node: from
					}
				}), {
					type: "receive",
					from,
					message
				});
			}
			case "timeout": return isOfDetector(event.timer) ? toDetector(work, {
				type: "timeout",
				timer: event.timer.inner
			}) : toAbove(work, {
				type: "timeout",
				timer: event.timer
			});
			case "suspect":
			case "restore": return work;
			default: return toAbove(work, event);
		}
	}
	return {
		name: above.name,
		init(self, config, durable) {
			const below = failureDetector.init(self, config.detector);
			const begun = above.init(self, config.above, durable);
			return performAbove(performBelow({
				state: {
					detector: below.state,
					above: begun.state
				},
				effects: []
			}, below.effects), begun.effects);
		},
		step: (state, event) => last(step(state, event)),
		typeInvariant: (state) => [...failureDetector.typeInvariant?.(state.detector) ?? [], ...above.typeInvariant?.(state.above) ?? []]
	};
}
/** A choice, or the end of the node, stays the last effect of its step. */
function last({ state, effects }) {
	const isLast = ({ type }) => type === "choose" || type === "stop";
	return effects.some(isLast) ? {
		state,
		effects: [...effects.filter((each) => !isLast(each)), ...effects.filter(isLast)]
	} : {
		state,
		effects
	};
}
// impl/responsibility/state.ts
/** The most lookups that a node remembers. The oldest are forgotten, and asked for again by the layer above. */
var MOST_SOUGHT = 1e3;
/** The pieces of (predecessor, self], by place. */
function ownPieces({ self, predecessor, config }) {
	if (predecessor === null) return [];
	const { size } = config.placed;
	if (predecessor === self) return piecesOf(config.placed, 0, size);
	const first = predecessor + 1;
	return first <= self + 1 && predecessor < self ? piecesOf(config.placed, first, self + 1) : [...piecesOf(config.placed, 0, self + 1), ...piecesOf(config.placed, first, size)].sort(byPlace);
}
/** The pieces that are not its own, by place. */
function otherPieces(state) {
	const { self, predecessor, config } = state;
	const { size } = config.placed;
	if (predecessor === null) return piecesOf(config.placed, 0, size);
	if (predecessor === self) return [];
	return ownPieces({
		...state,
		self: predecessor,
		predecessor: self
	});
}
/** The identifiers `from` ≤ i < `to`, with from < to ≤ N, as pieces. */
function piecesOf(placed, from, to) {
	const width = stepsToReplica(placed, 1);
	return Array.from({ length: placed.degree }, (_, place) => place).flatMap((place) => {
		const [first, last] = [Math.max(from - place * width, 0), Math.min(to - place * width, width)];
		return first < last ? [{
			place,
			from: first,
			to: last
		}] : [];
	});
}
function byPlace(a, b) {
	return a.place - b.place || a.from - b.from;
}
// impl/responsibility/step.ts
/**
* Which places are this node's, as hints for the epochs. The ring says which identifiers a node owns; the epochs keep roles for
* places of classes. A role outside of the node's range goes to its predecessor, which passes it on if need be.
*/
var responsibility = {
	name: "responsibility",
	init: (self, config) => next({
		self,
		config,
		predecessor: null,
		heir: null,
		sought: []
	}),
	step: (state, event) => event.type === "request" ? onRequest(state, event.request) : next(state)
};
function onRequest(state, request) {
	switch (request.type) {
		case "neighbours": return onNeighbours({
			...state,
			predecessor: request.predecessor
		});
		case "leaving": return onLeaving({
			...state,
			predecessor: null,
			heir: request.heir
		});
		case "speaks": return next(state, ...gifts(state, request.pieces), ...unspoken(state, request.pieces));
		case "lookup": return onLookup(state, request);
		case "found": return onFound(state, request.key, request.owner);
		default: return unreachable(request);
	}
}
function onNeighbours(state) {
	const own = ownPieces(state).map((piece) => indicate({
		type: "responsible",
		...piece
	}));
	return next(state, ...gifts(state, otherPieces(state)), ...own);
}
function onLeaving(state) {
	return next(state, ...gifts(state, otherPieces(state)));
}
/** Gives those of the pieces away that are not this node's own. Giving what the node does not carry changes nothing. */
function gifts(state, pieces) {
	const heir = state.heir ?? state.predecessor;
	if (heir === null || heir === state.self) return [];
	const others = otherPieces(state);
	return pieces.flatMap((piece) => others.flatMap((other) => {
		const [from, to] = [Math.max(piece.from, other.from), Math.min(piece.to, other.to)];
		return piece.place === other.place && from < to ? [indicate({
			type: "give",
			place: piece.place,
			from,
			to,
			heir
		})] : [];
	}));
}
/** The node's own pieces for which it does not speak. It may have heard just now that another one has taken them over. */
function unspoken(state, spoken) {
	return spoken.reduce((own, piece) => own.flatMap((each) => without(each, piece)), ownPieces(state)).map((piece) => indicate({
		type: "responsible",
		...piece
	}));
}
function without(piece, { place, from, to }) {
	if (place !== piece.place || to <= piece.from || piece.to <= from) return [piece];
	return [{
		...piece,
		to: from
	}, {
		...piece,
		from: to
	}].filter((part) => part.from < part.to);
}
function onLookup(state, { place, from, to }) {
	const key = from + stepsToReplica(state.config.placed, place);
	const sought = [...state.sought.filter((each) => each.place !== place || each.from !== from), {
		place,
		from,
		to,
		key
	}].slice(-MOST_SOUGHT);
	return next({
		...state,
		sought
	}, indicate({
		type: "find",
		key
	}));
}
/** The owner of a key owns all identifiers from the key up to its own. */
function onFound(state, key, owner) {
	const reach = distance(key, owner, state.config.placed.size) + 1;
	const routes = state.sought.filter((each) => each.key === key).map(({ place, from, to }) => indicate({
		type: "route",
		place,
		from,
		to: Math.min(to, from + reach),
		node: owner
	}));
	return next({
		...state,
		sought: state.sought.filter((each) => each.key !== key)
	}, ...routes);
}
// impl/stack/node.ts
var nodeWires = {
	ring: (output) => {
		switch (output.type) {
			case "neighbours": return [
				{
					layer: "merge",
					inner: output
				},
				{
					layer: "fingers",
					inner: output
				},
				{
					layer: "responsibility",
					inner: {
						type: "neighbours",
						predecessor: output.predecessor
					}
				}
			];
			case "apart": return [{
				layer: "merge",
				inner: {
					type: "merge",
					with: output.node
				}
			}];
			case "leaving": return [{
				layer: "fingers",
				inner: output
			}, {
				layer: "responsibility",
				inner: output
			}];
			case "left": return [{
				layer: "fingers",
				inner: output
			}];
			default: return null;
		}
	},
	merge: (output) => [{
		layer: "ring",
		inner: output
	}],
	fingers: (output) => [{
		layer: "responsibility",
		inner: output
	}],
	responsibility: (output) => output.type === "find" ? [{
		layer: "fingers",
		inner: {
			type: "lookup",
			key: output.key
		}
	}] : [{
		layer: "epochs",
		inner: output
	}],
	epochs: (output) => output.type === "speaks" || output.type === "lookup" ? [{
		layer: "responsibility",
		inner: output
	}] : [{
		layer: "store",
		inner: output
	}],
	store: (output) => {
		switch (output.type) {
			case "look":
			case "replace":
			case "remove":
			case "locate":
			case "unsettled": return [{
				layer: "epochs",
				inner: output
			}];
			default: return null;
		}
	}
};
/** A node that leaves stays until its roles have arrived. Its merger ends with the ring, or others would hear that the node is a member. */
var nodeEnds = { ring: {
	with: ["merge"],
	then: {
		layer: "epochs",
		inner: { type: "leave" }
	}
} };
var nodeLayers = {
	ring: relaxedRing,
	merge: ringMerge,
	fingers,
	responsibility,
	epochs,
	store
};
var wholeNode = flat("node", nodeLayers, nodeWires, nodeEnds);
export { detected as a, wholeNode as i, nodeLayers as n, nodeWires as r, nodeEnds as t };
