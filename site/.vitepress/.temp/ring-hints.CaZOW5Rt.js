import { n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { i as withoutNumber, r as withNumber } from "./sorted-set.BjObjcoY.js";
import { n as stack } from "./stack.l73G4StC.js";
// scenarios/epochs/ring-hints.ts
var ringHints = {
	name: "ring hints",
	init: (_, hints) => next(hints),
	step: (state, event) => {
		switch (event.type) {
			case "start": return next(state, ...[...new Set(state.inherits.map(({ node }) => node))].map((node) => ({
				type: "monitor",
				node
			})));
			case "suspect": return next(withLost(state, withNumber(state.lost ?? [], event.node)), ...responsibleFor(state, [event.node], []));
			case "restore": {
				const heir = event.node;
				const trusting = withLost(state, withoutNumber(state.lost ?? [], heir));
				if (!state.returns) return next(trusting);
				return next(trusting, ...placesOf(state, heir).map((place) => indicate({
					type: "give",
					place,
					from: 0,
					to: 1,
					heir
				})));
			}
			case "request": return next(state, ...answers(state, event.request));
			default: return next(state);
		}
	}
};
function withLost(state, lost) {
	return state.owners === void 0 ? state : {
		...state,
		lost
	};
}
function answers(state, request) {
	if (request.type === "speaks") return responsibleFor(state, state.lost ?? [], request.pieces);
	const { type: _, ...piece } = request;
	return (state.owners ?? []).filter(({ place }) => place === piece.place).map(({ node }) => indicate({
		type: "route",
		...piece,
		node
	}));
}
/** The places of these nodes for which this node does not speak. */
function responsibleFor(state, nodes, spoken) {
	return nodes.flatMap((node) => placesOf(state, node)).filter((place) => spoken.every((each) => each.place !== place)).map((place) => indicate({
		type: "responsible",
		place,
		from: 0,
		to: 1
	}));
}
function placesOf({ inherits }, of) {
	return inherits.filter(({ node }) => node === of).map(({ place }) => place);
}
/** `protocol` with such a ring below. Its hints go to the epochs. */
function onHints(protocol) {
	return {
		...stack(ringHints, protocol, {
			rise: (hint) => ({
				type: "lower",
				inner: hint
			}),
			descend: (output) => output.type === "lower" && (output.inner.type === "lookup" || output.inner.type === "speaks") ? output.inner : null
		}),
		name: protocol.name
	};
}
export { onHints as t };
