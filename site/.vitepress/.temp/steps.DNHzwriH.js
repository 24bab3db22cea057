import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as outsider, t as ringMerge } from "./step.CrOuy2rT.js";
import { C as allThrough, E as reachable, i as scenario, j as rememberingRecent } from "./scenario.Cs_16ybG.js";
import { n as talking, t as noting } from "./noting.CstYlvaN.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { t as deedOf } from "./judged-steps.C1TaV3iU.js";
// scenarios/ring-merge/minds.ts
var GOSSIP = {
	keys: 16,
	fanout: 3,
	passiveListLength: 2,
	tickMs: 300,
	retryMs: 900,
	lookForSelfMs: 700,
	bootstrap: [7, 1]
};
var SIMPLE = {
	keys: 16,
	fanout: 1,
	passiveListLength: 2,
	tickMs: 300,
	bootstrap: []
};
/** Node 5 of a circle of 16, outside, isolated, alone, in a ring of two and in a larger one. */
function minds() {
	const none = outsider(5, GOSSIP);
	const calm = [
		{
			predecessor: 3,
			successor: 8
		},
		{
			predecessor: 3,
			successor: null
		},
		{
			predecessor: 5,
			successor: 5
		},
		{
			predecessor: 8,
			successor: 8
		},
		null
	].flatMap((neighbours) => [{
		...none,
		neighbours
	}, {
		...none,
		neighbours,
		contacts: [2, 12],
		passive: [14],
		turn: 1
	}]);
	const [member, large] = calm;
	const queue = [{
		node: 14,
		fanout: 2,
		again: true
	}, {
		node: 8,
		fanout: 1,
		again: false
	}];
	const busy = [
		{
			...large,
			suspected: [12, 14]
		},
		{
			...large,
			suspected: [2]
		},
		{
			...large,
			passive: [14, 9],
			queue
		},
		{
			...large,
			passive: [8, 14],
			queue,
			sought: [3]
		},
		{
			...member,
			config: SIMPLE
		},
		{
			...large,
			config: SIMPLE,
			queue
		},
		{
			...large,
			config: {
				...SIMPLE,
				retryMs: 900
			}
		}
	];
	return [...calm, ...busy].map((mind) => ({
		...mind,
		armed: armedIn(mind)
	}));
}
/** Nodes with a look-up that waits for a draw. */
function waitingMinds() {
	const [, large] = minds();
	const one = lookup(10, 3, 12);
	return [
		{
			...large,
			agenda: [one]
		},
		{
			...large,
			agenda: [one, lookup(4, 3, 1)]
		},
		{
			...large,
			agenda: [one, lookup(6, 1, null)]
		}
	];
}
function events() {
	return [
		{ type: "start" },
		...[
			...[
				lookup(5, 3, 12),
				lookup(8, 1, 5),
				lookup(8, 2, 1),
				lookup(6, 1, 12),
				lookup(4, 2, null),
				lookup(12, 1, 3),
				lookup(1, 3, 1),
				lookup(14, 2, null)
			],
			{
				type: "trymerge",
				predecessor: 3,
				successor: 9,
				again: false
			},
			{
				type: "trymerge",
				predecessor: 1,
				successor: 8,
				again: true
			},
			{
				type: "candidate",
				again: true
			},
			...[
				14,
				5,
				1
			].map((id) => ({
				type: "enqueue",
				id,
				fanout: 2
			})),
			...[14, 8].map((id) => ({
				type: "sameRing",
				id
			}))
		].map((message) => ({
			type: "receive",
			from: 3,
			message
		})),
		...[
			"tick",
			"retry",
			"lookForSelf"
		].map((type) => ({
			type: "timeout",
			timer: { type }
		})),
		{
			type: "request",
			request: {
				type: "neighbours",
				predecessor: 2,
				successor: 14
			}
		},
		{
			type: "request",
			request: {
				type: "neighbours",
				predecessor: 3,
				successor: null
			}
		},
		...[14, 5].map((node) => ({
			type: "request",
			request: {
				type: "merge",
				with: node
			}
		})),
		{
			type: "request",
			request: {
				type: "contacts",
				nodes: [
					9,
					5,
					3
				]
			}
		},
		...[
			8,
			11,
			12,
			14
		].flatMap((node) => [{
			type: "suspect",
			node
		}, {
			type: "restore",
			node
		}])
	];
}
/** The draws that a waiting node may meet. */
function draws() {
	return [0, 1].map((value) => ({
		type: "chosen",
		value
	}));
}
function lookup(id, fanout, origin) {
	return {
		type: "mlookup",
		id,
		fanout,
		origin,
		again: fanout === 2
	};
}
/** A tick while the queue has nodes, a retry while there may be a node to find. */
function armedIn({ queue, passive, suspected, config }) {
	const isSearching = config.bootstrap.length > 0 || passive.some((node) => !suspected.includes(node));
	return [...queue.length > 0 ? ["tick"] : [], ...isSearching && config.retryMs !== void 0 ? ["retry"] : []];
}
// scenarios/ring-merge/steps.ts
var steps_exports = /* @__PURE__ */ __exportAll({ mergeStepScenarios: () => mergeStepScenarios });
var asked = [...minds().flatMap((before) => events().map((event) => ({
	before,
	event
}))), ...waitingMinds().flatMap((before) => draws().map((event) => ({
	before,
	event
})))];
/** The step that the node takes. */
var deedIn = rememberingRecent(4, ({ before, event }) => deedOf(ringMerge, before, event));
var mergeStepScenarios = [scenario({
	name: "ring-merge/steps",
	teaches: "In each of many states, including ones that no merge of a few nodes reaches, a node does its duty at each kind of event.",
	spec: {
		name: "ring-merge/steps",
		init: asked,
		actions: {},
		properties: {
			...allThrough(deedIn, {
				...talking,
				...noting
			}),
			aLookupWaits: reachable((question) => deedIn(question).after.agenda.length > 0, "A look-up waits for a draw."),
			aNodeIsSought: reachable((question) => deedIn(question).after.queue.length > 1, "Two nodes wait to be looked up.")
		}
	},
	cost: "fast",
	expect: holds(asked.length, asked.length, 1)
})];
export { steps_exports as n, mergeStepScenarios as t };
