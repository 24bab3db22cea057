import { n as watched, r as member } from "./step.Ch-5z2bv.js";
// scenarios/fingers/nodes.ts
/** Nodes for scenarios of fingers, and what the ring below them says, as requests. */
/** The identifier space of the slides' figure (slide 13), and Chord's fingers. */
var CHORD = {
	keys: 16,
	arity: 2
};
var FOUR_ARY = {
	keys: 16,
	arity: 4
};
/** Members in clockwise order as a perfect ring; each knows those of `known` that its table has a place for. */
function ring(members, config, known = members) {
	return members.map((id, place) => {
		const predecessor = members[(place + members.length - 1) % members.length];
		const successor = members[(place + 1) % members.length];
		const running = member(id, predecessor, successor, known, config);
		return {
			id,
			config,
			running,
			monitored: watched(running)
		};
	});
}
/**
* A perfect ring of `members`, and a `bush` of nodes clockwise from the last member. The successor of each node of the bush is
* the first member. Only that member and the bush know these nodes, as predecessors.
*/
function ringWithBush(members, bush, config) {
	const [root] = members;
	const all = [...members, ...bush];
	return all.map((id, place) => {
		const successor = place < members.length - 1 ? members[place + 1] : root;
		const running = member(id, all[(place + all.length - 1) % all.length], successor, members, config);
		return {
			id,
			config,
			running,
			monitored: watched(running)
		};
	});
}
function asks(at, ...keys) {
	return keys.map((key) => ({
		at,
		request: {
			type: "lookup",
			key
		}
	}));
}
function refreshes(...nodes) {
	return nodes.map((at) => ({
		at,
		request: { type: "refresh" }
	}));
}
/** The ring tells a node its neighbours. As any request, at any time: a scenario allows every order, those of a ring among them. */
function told(at, predecessor, successor) {
	return {
		at,
		request: {
			type: "neighbours",
			predecessor,
			successor
		}
	};
}
/** A member that has lost its successor, and knows nobody but its predecessor. */
function recovering(id, predecessor, config) {
	const running = {
		...member(id, predecessor, predecessor, [], config),
		neighbours: {
			type: "neighbours",
			predecessor,
			successor: null
		}
	};
	return {
		id,
		config,
		running,
		monitored: watched(running)
	};
}
export { refreshes as a, told as c, recovering as i, FOUR_ARY as n, ring as o, asks as r, ringWithBush as s, CHORD as t };
