import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { a as targetOf, i as fingersOf, o as targetOffsets, t as fingers } from "./step.Ch-5z2bv.js";
import { C as allThrough, E as reachable, i as scenario, j as rememberingRecent, w as always } from "./scenario.Cs_16ybG.js";
import { n as knowing, r as placeOf, t as conduct } from "./conduct.HnW879UA.js";
import { n as rightTable, t as rightFingers } from "./table.Czs3Ul-r.js";
import { i as steps, n as identifiers } from "./interval.iT9ss1Jt.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { t as deedOf } from "./judged-steps.C1TaV3iU.js";
// scenarios/fingers/minds.ts
/** A node that is in no ring, and knows nobody. */
function nobody(self, config) {
	return {
		self,
		config,
		neighbours: null,
		heir: null,
		fingers: [],
		suspected: [],
		waiting: []
	};
}
/** Node 5 of a circle of eight, with neighbours, suspicions and lookups of all kinds. */
function minds() {
	const none = nobody(5, {
		keys: 8,
		arity: 2
	});
	const timed = {
		...none,
		config: {
			...none.config,
			refreshAfterMs: 700
		}
	};
	const members = [
		{
			predecessor: 3,
			successor: 6
		},
		{
			predecessor: 6,
			successor: 0
		},
		{
			predecessor: 3,
			successor: null
		},
		{
			predecessor: 3,
			successor: 5
		},
		{
			predecessor: 1,
			successor: 1
		}
	].flatMap(({ predecessor, successor }) => [[], [
		0,
		1,
		6
	]].flatMap((known) => [
		[],
		[1, 3],
		[0, 6]
	].map((suspected) => knowing({
		...none,
		neighbours: {
			type: "neighbours",
			predecessor,
			successor
		},
		suspected
	}, known))));
	const waiting = [question(7, 5, "finger"), question(4, 0, "client", "back")];
	return [
		...[
			{
				...none,
				config: {
					...none.config,
					waitingAtMost: 0
				}
			},
			{
				...none,
				config: {
					...none.config,
					waitingAtMost: 2
				},
				waiting
			},
			{
				...none,
				config: {
					...none.config,
					waitingAtMost: 2
				},
				waiting: [question(4, 0, "client", "back"), question(7, 6, "client")]
			},
			...members.slice(18, 21).map((mind) => ({
				...mind,
				config: {
					...none.config,
					waitingAtMost: 2
				},
				waiting
			}))
		],
		...members,
		...members.slice(0, 7).map((mind) => ({
			...mind,
			waiting
		})),
		none,
		timed,
		{
			...knowing(none, [0, 3]),
			heir: 3
		},
		{
			...knowing({
				...none,
				suspected: [3]
			}, [0, 3]),
			heir: 3,
			waiting
		},
		...[
			[],
			[1],
			[
				0,
				2,
				7
			],
			[2, 6]
		].flatMap((known) => [
			null,
			3,
			0
		].map((heir) => ({
			...knowing({
				...none,
				suspected: [3]
			}, known),
			heir,
			hasLeft: true,
			waiting
		})))
	];
}
function events({ neighbours }) {
	return [
		{ type: "start" },
		{
			type: "timeout",
			timer: { type: "refresh" }
		},
		...[
			question(7, 5, "finger"),
			question(7, 6, "finger"),
			question(2, 0, "client", "onward", 1),
			question(4, 0, "client", "onward", 3),
			question(2, 6, "finger", "back"),
			question(5, 1, "client", "onward", 5),
			{
				...question(7, 5, "client"),
				turns: 1
			},
			{
				...question(2, 6, "client", "back"),
				turns: 8
			},
			{
				type: "found",
				key: 7,
				purpose: "finger"
			},
			{
				type: "found",
				key: 0,
				purpose: "client"
			},
			{
				type: "nearer",
				node: 7
			}
		].map((message) => ({
			type: "receive",
			from: 1,
			message
		})),
		{
			type: "request",
			request: { type: "refresh" }
		},
		{
			type: "request",
			request: {
				type: "lookup",
				key: 1
			}
		},
		{
			type: "request",
			request: {
				type: "lookup",
				key: 7
			}
		},
		{
			type: "request",
			request: {
				type: "leaving",
				heir: 6
			}
		},
		{
			type: "request",
			request: {
				type: "leaving",
				heir: null
			}
		},
		{
			type: "request",
			request: { type: "left" }
		},
		...[
			{
				predecessor: 4,
				successor: 6
			},
			{
				predecessor: 1,
				successor: 0
			},
			{
				predecessor: neighbours?.predecessor ?? 0,
				successor: null
			}
		].map((sides) => ({
			type: "request",
			request: {
				type: "neighbours",
				...sides
			}
		})),
		...[
			0,
			3,
			4,
			6
		].flatMap((node) => [{
			type: "suspect",
			node
		}, {
			type: "restore",
			node
		}])
	];
}
function question(key, origin, purpose, direction = "onward", target = null) {
	return {
		type: "lookup",
		key,
		origin,
		purpose,
		direction,
		target
	};
}
// scenarios/fingers/steps.ts
var steps_exports = /* @__PURE__ */ __exportAll({ fingerStepScenarios: () => fingerStepScenarios });
var tables = {
	targetsBeginTheParts: always(({ keys, arity, self }) => {
		const parts = rightTable(self, [self], keys, arity).map(({ places }) => steps(self, places[0], keys));
		return equal([0, ...targetOffsets({
			keys,
			arity
		})], parts);
	}, "The targets of a node are the places where the parts of the circle begin, nearest first."),
	fingersAreTheContacts: always(({ keys, arity, self, known }) => equal(fingersOf(self, known, {
		keys,
		arity
	}), rightFingers(self, [self, ...known], keys, arity)), "The fingers of a node are the nodes to be contacted for the parts of the circle, clockwise."),
	aTargetIsWhereAFingerBegins: always(({ keys, arity, self, known }) => {
		const mind = {
			...nobody(self, {
				keys,
				arity
			}),
			fingers: rightFingers(self, [self, ...known], keys, arity)
		};
		return identifiers(keys).every((node) => targetOf(node, self, mind.fingers, {
			keys,
			arity
		}) === placeOf(mind, node));
	}, "The target of a finger is the first place for which it is contacted, and other nodes have none."),
	aTableIsShorterThanTheRing: reachable(({ keys, arity, self, known }) => fingersOf(self, known, {
		keys,
		arity
	}).length < known.length, "A node knows more nodes than its table has.")
};
var askedTables = [
	2,
	3,
	4,
	5,
	6
].flatMap((keys) => [
	2,
	3,
	4
].flatMap((arity) => [0, keys - 1].flatMap((self) => othersOf(self, keys).map((known) => ({
	keys,
	arity,
	self,
	known
})))));
var askedSteps = minds().flatMap((before) => events(before).map((event) => ({
	before,
	event
})));
/** The step that the node takes. */
var deedIn = rememberingRecent(4, ({ before, event }) => deedOf(fingers, before, event));
var fingerStepScenarios = [scenario({
	name: "fingers/table",
	teaches: "On circles of up to six places, tables of any arity agree with the parts of the circle.",
	spec: {
		name: "fingers/table",
		init: askedTables,
		actions: {},
		properties: tables
	},
	cost: "fast",
	expect: holds(askedTables.length, askedTables.length, 1)
}), scenario({
	name: "fingers/steps",
	teaches: "In each of many states, including ones that no short run reaches, a node does its duty at each kind of event.",
	spec: {
		name: "fingers/steps",
		init: askedSteps,
		actions: {},
		properties: {
			...allThrough(deedIn, conduct),
			aLookupIsSent: reachable((question) => deedIn(question).effects.some(({ type }) => type === "send"), "A lookup goes on."),
			aLookupIsDropped: reachable(({ before, event }) => {
				const { waiting } = deedIn({
					before,
					event
				}).after;
				return event.type === "request" && event.request.type === "lookup" && waiting.length === before.config.waitingAtMost && equal(waiting, before.waiting);
			}, "A client asks, and there is no room for its lookup."),
			aLookupWaits: reachable((question) => deedIn(question).after.waiting.length > 0, "A lookup waits.")
		}
	},
	cost: "fast",
	expect: holds(1710, 1770, 1)
})];
/** All sets of other places. */
function othersOf(self, keys) {
	return identifiers(keys).filter((place) => place !== self).reduce((sets, place) => sets.concat(sets.map((set) => set.concat(place))), [[]]);
}
export { steps_exports as n, fingerStepScenarios as t };
