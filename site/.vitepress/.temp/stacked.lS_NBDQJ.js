import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as watched, r as member, t as fingers } from "./step.Ch-5z2bv.js";
import { n as stack, t as running } from "./stack.l73G4StC.js";
import { C as allThrough, E as reachable, i as scenario, k as through } from "./scenario.Cs_16ybG.js";
import { a as overlay, d as fingerProperties, f as fingersAreOrWereMembers, i as messagesAbove, n as heardAbove, u as everyQuestionIsAnswered } from "./refinement.DdZXjLZc.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { t as CHORD } from "./nodes.xAEpVJ1k.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
// scenarios/fingers/stand-in-ring.ts
var standInRing = {
	name: "stand-in-ring",
	init: (_, { successor }) => next({
		predecessor: null,
		successor
	}),
	step(state, event) {
		if (event.type === "start") return next(state, send(state.successor, { type: "join" }));
		if (event.type !== "receive") return next(state);
		const { from, message } = event;
		if (message.type === "newSuccessor") return told({
			...state,
			successor: from
		});
		if (message.type === "joinAccepted") {
			const entered = told({
				...state,
				predecessor: message.predecessor
			});
			return next(entered.state, ...entered.effects, send(message.predecessor, { type: "newSuccessor" }));
		}
		if (state.predecessor === null) return next(state);
		const accepted = told({
			...state,
			predecessor: from
		});
		return next(accepted.state, ...accepted.effects, send(from, {
			type: "joinAccepted",
			predecessor: state.predecessor
		}));
	}
};
function told(state) {
	const { predecessor, successor } = state;
	return predecessor === null ? next(state) : next(state, indicate({
		type: "neighbours",
		predecessor,
		successor
	}));
}
// scenarios/fingers/stacked.ts
/** Fingers on a ring, both on each node: the ring speaks at the times, and in the order, of a real ring. */
var stacked_exports = /* @__PURE__ */ __exportAll({ stackedFingerScenarios: () => stackedFingerScenarios });
var fingersOnRing = stack(standInRing, fingers, {
	rise: (output) => output,
	descend: () => null
});
var stackedFingerScenarios = [join({
	instance: "join",
	teaches: "On a ring that lets a node in, lookups before, during and after the join are answered once, each by an owner.",
	properties: {
		...allThrough(overlayOf, {
			...fingerProperties,
			everyQuestionIsAnswered: everyQuestionIsAnswered(2)
		}),
		theLookupMeetsTheJoin: reachable(({ nodes, messages }) => nodes.some(({ state }) => state.upper.waiting.length > 0) && messages.some(({ message }) => message.type === "lower"), "A lookup waits while the join is under way.")
	},
	cost: "fast",
	expect: holds(135, 306, 13)
}), join({
	instance: "table-of-members",
	teaches: "On a ring, too, a finger need not be a member yet: the successor hears of a newcomer first.",
	properties: { fingersAreOrWereMembers: through(overlayOf, fingersAreOrWereMembers) },
	cost: "fast",
	expect: violates("fingersAreOrWereMembers", 5)
})];
/** Node 4 joins the ring of 0, 8 and 12 through 8. */
function join({ instance, ...rest }) {
	return scenario({
		name: `fingers/on-a-ring/${instance}`,
		protocol: fingersOnRing,
		nodes: [...ring([
			0,
			8,
			12
		]), {
			id: 4,
			config: {
				lower: { successor: 8 },
				upper: CHORD
			}
		}],
		requests: [{
			at: 0,
			request: {
				type: "upper",
				inner: {
					type: "lookup",
					key: 3
				}
			}
		}, {
			at: 4,
			request: {
				type: "upper",
				inner: {
					type: "lookup",
					key: 10
				}
			}
		}],
		network: "unordered",
		history: heardAbove(),
		...rest
	});
}
function ring(members) {
	return members.map((id, place) => {
		const predecessor = members[(place + members.length - 1) % members.length];
		const successor = members[(place + 1) % members.length];
		const upper = member(id, predecessor, successor, members, CHORD);
		const state = running({
			lower: {
				predecessor,
				successor
			},
			upper
		}, {
			lower: [],
			upper: watched(upper)
		});
		return {
			id,
			config: {
				lower: { successor },
				upper: CHORD
			},
			running: state,
			monitored: watched(upper)
		};
	});
}
/** The ring speaks within the nodes here, so the nodes that it has named are read from its own state. */
function overlayOf(world) {
	return overlay({
		nodes: world.nodes.map(({ id, status, state }) => ({
			id,
			status,
			state: state.upper
		})),
		messages: messagesAbove(world.messages),
		history: {
			...world.history,
			named: world.nodes.flatMap(({ id, state }) => {
				const { predecessor, successor } = state.lower;
				return predecessor === null ? [] : [
					id,
					predecessor,
					successor
				];
			})
		}
	});
}
export { stacked_exports as n, stackedFingerScenarios as t };
