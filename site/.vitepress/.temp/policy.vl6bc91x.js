import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as adviseNewcomer } from "./advice.5gkiRm38.js";
import { t as chooseMove } from "./moving.C-Klzih6.js";
import { S as action, i as scenario } from "./scenario.Cs_16ybG.js";
import { a as occupied, i as frameOf, n as beginMove, o as ownerOf, r as join, t as placement } from "./placement.CgWyJY7b.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// scenarios/placement/sightings.ts
/** Identifiers per place: nodes at one place have the identifiers after its beginning, one after the other. */
var GRAIN = 16;
function zoningOf({ places, factor }) {
	return {
		size: places * GRAIN,
		degree: factor,
		grain: GRAIN
	};
}
/** The place of a node, or of the beginning of a grain. */
function placeOf(id) {
	return Math.floor(id / GRAIN);
}
/** All nodes of the ring, clockwise. */
function everyNode(state, frame) {
	const ids = occupied(state, frame).flatMap((place) => Array.from({ length: state.nodesAt[place] }, (_, i) => place * GRAIN + i));
	const neighbour = (index) => ids[(index + ids.length) % ids.length];
	return ids.map((node, i) => ({
		node,
		predecessor: neighbour(i - 1),
		successor: neighbour(i + 1),
		machine: null
	}));
}
/** The owner at `place`. */
function ownerAt(state, frame, place) {
	const owner = everyNode(state, frame).find(({ node }) => placeOf(node) === place);
	if (owner === void 0) throw new Error(`place: got ${place}, expected one with a node`);
	return owner;
}
/** The answers to lookups of the last grains of all zones. */
function anchorLookups(state, frame) {
	return frame.anchors.map((place) => ownerAt(state, frame, ownerOf(state, frame, place)));
}
// scenarios/placement/policy.ts
/** The policy that nodes run, in the ring of the spec: it does only what the spec allows, and that is enough. */
var policy_exports = /* @__PURE__ */ __exportAll({ placementPolicyScenarios: () => placementPolicyScenarios });
/** The spec with the policy in place of its choices: where a newcomer enters, and which node moves. */
function policyRing(bounds) {
	const frame = frameOf(bounds);
	const spec = placement(bounds);
	return {
		...spec,
		name: "placement-policy",
		actions: {
			...spec.actions,
			join: joinAsAdvised(frame),
			beginMove: moveAsChosen(frame)
		}
	};
}
function joinAsAdvised(frame) {
	const anywhere = join({
		...frame,
		joins: "anywhere"
	});
	const advice = (state) => placeOf(adviseNewcomer(zoningOf(frame), everyNode(state, frame), null).place);
	return action({
		doc: "A node joins where it is advised to, by a member that has seen all nodes.",
		when: (state) => anywhere.when(state, advice(state)),
		then: (state) => anywhere.then(state, advice(state))
	});
}
function moveAsChosen(frame) {
	const { then } = beginMove(frame);
	return action({
		doc: "An owner looks up the anchors, and then asks the node that it chooses to move.",
		params: (state) => occupied(state, frame),
		when: (state, owner) => state.nodesAt[owner] > 0 && choiceOf(state, frame, owner) !== null,
		then: (state, owner) => {
			const move = choiceOf(state, frame, owner);
			return move === null ? state : then(state, {
				from: placeOf(move.mover),
				zone: frame.anchors.indexOf(placeOf(move.place))
			});
		}
	});
}
function choiceOf(state, frame, owner) {
	const self = {
		...ownerAt(state, frame, owner),
		isRestored: !state.isRestoring[owner]
	};
	return chooseMove(zoningOf(frame), self, anchorLookups(state, frame));
}
var ADVISED = { joins: "advised" };
var placementPolicyScenarios = [
	policy("3", "fast", {
		...ADVISED,
		factor: 3,
		places: 6,
		nodes: 4
	}, holds(424, 2179, 13)),
	policy("4/six-nodes", "slow", {
		...ADVISED,
		factor: 4,
		places: 8,
		nodes: 6
	}, holds(10500, 79069, 22)),
	policy("5/six-nodes", "slow", {
		...ADVISED,
		factor: 5,
		places: 10,
		nodes: 6
	}, holds(5496, 40639, 17))
];
function policy(name, cost, bounds, expect) {
	const refines = { placement: {
		of: placement(bounds),
		view: (state) => state
	} };
	const teaches = `With f = ${bounds.factor}, up to ${bounds.nodes} nodes join as advised, and move as the policy chooses. The spec allows all of it, and the ring repairs itself.`;
	return scenario({
		name: `placement/policy/${name}`,
		teaches,
		cost,
		spec: policyRing(bounds),
		refines,
		expect
	});
}
export { policy_exports as n, placementPolicyScenarios as t };
