import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as watched, r as member, t as fingers } from "./step.Ch-5z2bv.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { n as stack, t as running } from "./stack.l73G4StC.js";
import { C as allThrough, E as reachable, O as step, i as scenario, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { a as overlay$1, d as fingerProperties, g as owns, h as isSame, i as messagesAbove, l as aLookupTurns, n as heardAbove, p as fingersBecomeRight, u as everyQuestionIsAnswered } from "./refinement.DdZXjLZc.js";
import { g as structure, i as atMostOneResponsible$1, m as perfectRingOfMembers, p as perfectRing } from "./properties.Cb08gLre.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { p as watchedBy } from "./successor-list.psWui0-s.js";
import { a as newcomers, o as perfectRing$1 } from "./nodes.BQGP1PO4.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
// impl/stack/overlay.ts
/** The ring reports its neighbours, and a leave, to the fingers. The fingers ask nothing of the ring. */
var overlay = {
	...stack(relaxedRing, fingers, {
		rise: (output) => output.type === "neighbours" || output.type === "leaving" ? output : null,
		descend: () => null
	}),
	name: "overlay"
};
/** The configuration of both layers, on one circle. */
function overlayConfig(ring, table) {
	return {
		lower: ring,
		upper: {
			...table,
			keys: ring.keys
		}
	};
}
// scenarios/overlay/nodes.ts
/** Nodes with fingers on a relaxed ring: members of a perfect ring with right tables, and newcomers. */
var CHORD = { arity: 2 };
/** Members in clockwise order. */
function perfectOverlay(members) {
	return perfectRing$1(members).map((node) => withFingers(node, members));
}
/** A node that joins, at any time, through this contact. */
function newcomer(id, contact) {
	const [{ config }] = newcomers([id], contact);
	return {
		id,
		config: overlayConfig(config, CHORD)
	};
}
function staysUp(node) {
	return {
		...node,
		neverCrashes: true
	};
}
function asks(at, key) {
	return {
		at,
		request: {
			type: "upper",
			inner: {
				type: "lookup",
				key
			}
		}
	};
}
function leaves(at) {
	return {
		at,
		request: {
			type: "lower",
			inner: { type: "leave" }
		}
	};
}
function withFingers({ id, config, running: lower }, members) {
	const both = overlayConfig(config, CHORD);
	if (lower?.status !== "member") return {
		id,
		config: both
	};
	const upper = member(id, lower.predecessor, lower.successor ?? id, members, both.upper);
	const watching = {
		lower: watchedBy(lower),
		upper: watched(upper)
	};
	return {
		id,
		config: both,
		running: running({
			lower,
			upper
		}, watching),
		monitored: ascending([...watching.lower, ...watching.upper])
	};
}
// scenarios/overlay/refinement.ts
function ringBelow(world) {
	const nodes = world.nodes.map(({ id, status, state }) => ({
		id,
		status,
		state: state.lower
	}));
	return ringOf({ nodes });
}
/** Reads the owners of keys from the ring itself, not from what the fingers have heard of it. Each part is computed when read. */
function fingersAbove(world) {
	return overlay$1({
		nodes: world.nodes.map(aboveItsRing),
		get messages() {
			return messagesAbove(world.messages);
		},
		history: {
			get asked() {
				return world.history.asked;
			},
			get answers() {
				return world.history.answers;
			},
			get named() {
				return world.nodes.flatMap(namedBy);
			}
		}
	});
}
/** The neighbours that a ring in this state reports to the layer above; null unless the node is a member. */
function saidBy(state) {
	return state.status === "member" ? {
		type: "neighbours",
		predecessor: state.predecessor,
		successor: state.successor
	} : null;
}
function aboveItsRing({ id, status, state: { lower, upper } }) {
	const { self } = upper;
	return {
		id,
		status,
		state: {
			self,
			get config() {
				return upper.config;
			},
			get neighbours() {
				return saidBy(lower);
			},
			get heir() {
				return upper.heir;
			},
			get fingers() {
				return upper.fingers;
			},
			get suspected() {
				return upper.suspected;
			},
			get waiting() {
				return upper.waiting;
			}
		}
	};
}
/** A node that has been let in, and its neighbours according to its ring. A node that leaves has been let in. */
function namedBy({ id, state: { lower } }) {
	if (lower.status === "joining") return [];
	const next = lower.status === "leaving" ? lower.heir : lower.successor;
	return [
		id,
		lower.predecessor,
		...next === null ? [] : [next]
	];
}
// scenarios/overlay/lookup.ts
/** Lookups by fingers on the relaxed ring, both layers on each node, while the ring changes. Each layer keeps its own properties. */
var lookup_exports = /* @__PURE__ */ __exportAll({ overlayScenarios: () => overlayScenarios });
var fingersHearWhatTheRingSays = always(({ nodes }) => nodes.every(({ status, state }) => status === "down" || isHeard(state)), "The fingers of a node have the same neighbours as its ring.");
/** Weaker than that an owner answers: nothing is said of a key that nobody owns. */
var nobodyAnswersBesideTheOwner = step((before, after) => {
	const [given, now] = [fingersAbove(before).answers, fingersAbove(after)];
	return now.answers.filter((answer) => !given.some((other) => isSame(answer, other))).every(({ owner, key }) => now.peers.every(({ id, up }) => id === owner || !up || !owns(now, id, key)));
}, "While a node owns a key, no other one answers for it.");
var aLookupWaits = reachable(({ nodes }) => nodes.some(({ status, state }) => status === "up" && state.upper.waiting.length > 0), "A lookup for which there is no way on.");
var aLookupIsLost = reachable(({ nodes, messages, history }) => history.answers.length < history.asked && messages.every(({ message }) => message.type === "lower") && nodes.every(({ status, state }) => status === "down" || state.upper.waiting.length === 0), "A lookup that has gone down with a node.");
var atMostOneResponsible = through(ringBelow, atMostOneResponsible$1);
/** The properties that hold under every fault, each on its own layer. The ring says which node owns a key. */
var bothLayers = {
	...allThrough(ringBelow, structure),
	...allThrough(fingersAbove, fingerProperties),
	aLookupWaits,
	aLookupTurns: through(fingersAbove, aLookupTurns)
};
/** The hop from a leaver to its heir leads past the key: only this hop does not shorten the way. */
var { everyHopShortensTheWay: _, ...butHops } = bothLayers;
var heals = {
	perfectRing: through(ringBelow, perfectRingOfMembers),
	fingersBecomeRight: through(fingersAbove, fingersBecomeRight)
};
var overlayScenarios = [
	lookups({
		instance: "join/2+1",
		teaches: "While a node joins the ring, lookups by fingers are answered once, each by a node that owns the key in the ring.",
		nodes: [...perfectOverlay([0, 8]), newcomer(4, 8)],
		requests: [asks(0, 3), asks(4, 10)],
		properties: {
			...bothLayers,
			atMostOneResponsible,
			fingersHearWhatTheRingSays,
			...ends(2),
			...answersOf(0, 4, 8)
		},
		cost: "fast",
		expect: holds(196, 473, 14)
	}),
	lookups({
		instance: "join/3+1",
		teaches: "While a newcomer that first asks the wrong node joins a larger ring, lookups are answered once, also one from afar.",
		nodes: [...perfectOverlay([
			0,
			8,
			12
		]), newcomer(4, 0)],
		requests: [asks(12, 3), asks(4, 10)],
		properties: {
			...bothLayers,
			atMostOneResponsible,
			fingersHearWhatTheRingSays,
			...ends(2),
			...answersOf(4, 8, 12)
		},
		cost: "fast",
		expect: holds(220, 532, 16)
	}),
	lookups({
		instance: "crash/3",
		teaches: "When the owner of a key crashes, a lookup is lost with it, or waits until the ring has given the key to another node.",
		nodes: perfectOverlay([
			0,
			8,
			12
		]),
		requests: [asks(0, 7)],
		faults: { crash: 1 },
		properties: {
			...bothLayers,
			atMostOneResponsible,
			fingersHearWhatTheRingSays,
			...heals,
			aLookupIsLost,
			...answersOf(8, 12)
		},
		cost: "fast",
		expect: holds(614, 1499, 13)
	}),
	lookups({
		instance: "crash/newcomer",
		teaches: "A newcomer crashes at any moment of its join, and both layers do without it. A lookup is answered by an owner, or lost with the newcomer.",
		nodes: [...perfectOverlay([0, 8]).map(staysUp), newcomer(4, 8)],
		requests: [asks(0, 3)],
		faults: { crash: 1 },
		properties: {
			...bothLayers,
			atMostOneResponsible,
			fingersHearWhatTheRingSays,
			...heals,
			aLookupIsLost,
			...answersOf(4, 8)
		},
		cost: "fast",
		expect: holds(1421, 3891, 17)
	}),
	lookups({
		instance: "crash/2+1",
		teaches: "When one of three nodes crashes while the third joins, two may own a key for a while. A lookup is answered once even so, by an owner.",
		nodes: [...perfectOverlay([0, 8]), newcomer(4, 8)],
		requests: [asks(0, 3)],
		faults: { crash: 1 },
		properties: {
			...bothLayers,
			fingersHearWhatTheRingSays,
			...heals,
			aLookupIsLost,
			...answersOf(0, 4, 8)
		},
		cost: "slow",
		expect: holds(10226, 33503, 22)
	}),
	lookups({
		instance: "leave/3",
		teaches: "When a node leaves, its fingers answer nothing more. They pass each lookup on to the heir, once the heir owns the key.",
		nodes: perfectOverlay([
			0,
			8,
			12
		]),
		requests: [asks(0, 7), leaves(8)],
		properties: {
			...butHops,
			atMostOneResponsible,
			nobodyAnswersBesideTheOwner,
			fingersHearWhatTheRingSays,
			...heals,
			...answersOf(8, 12)
		},
		cost: "fast",
		expect: holds(168, 371, 13)
	})
];
function lookups({ instance, ...rest }) {
	return scenario({
		name: `overlay/${instance}`,
		protocol: overlay,
		network: "unordered",
		history: heardAbove(),
		...rest
	});
}
/** Where all nodes join, and nobody fails. */
function ends(questions) {
	return {
		perfectRing: through(ringBelow, perfectRing),
		...allThrough(fingersAbove, {
			everyQuestionIsAnswered: everyQuestionIsAnswered(questions),
			fingersBecomeRight
		})
	};
}
function answersOf(...owners) {
	const answered = (owner) => reachable(({ history }) => history.answers.some((answer) => answer.owner === owner), `An answer of node ${owner}.`);
	return Object.fromEntries(owners.map((owner) => [`answerOf${owner}`, answered(owner)]));
}
function isHeard({ lower, upper: { neighbours } }) {
	const said = saidBy(lower);
	if (said === null || neighbours === null) return said === neighbours;
	return said.predecessor === neighbours.predecessor && said.successor === neighbours.successor;
}
export { overlayScenarios as n, lookup_exports as t };
