import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { C as allThrough, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { a as allIsFound, i as remember$1, n as floodingSearch, o as searchProperties, t as NO_SEARCHES } from "./refinement.Dr5nxhdu.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// impl/baselines/generations/unstructured/state.ts
function hasSeen({ seen }, { asker, number }) {
	return seen.some((each) => each.asker === asker && each.number === number);
}
function remember(state, question) {
	const seen = [...state.seen, question].sort((a, b) => a.asker - b.asker || a.number - b.number);
	return {
		...state,
		seen
	};
}
// impl/baselines/generations/unstructured/flood.ts
/** Flooding: a question spreads from neighbour to neighbour until its time to live ends. Each peer handles it once. */
function onFind(state, item) {
	const { self, config, asked } = state;
	if (config.items.includes(item)) return next(state, indicate({
		type: "found",
		item,
		holder: self,
		hops: 0
	}));
	const question = {
		asker: self,
		number: asked
	};
	const query = {
		type: "query",
		question,
		item,
		ttl: config.ttl,
		hops: 1
	};
	return next({
		...remember(state, question),
		asked: asked + 1
	}, ...config.neighbours.map((neighbour) => send(neighbour, query)));
}
/**
* Answers if this peer has the item, and passes the question on in either case. A later copy is dropped, though it may have
* come by a shorter way and could have gone farther.
*/
function onQuery(state, from, query) {
	if (hasSeen(state, query.question)) return next(state);
	const { question, item, hops } = query;
	const answers = state.config.items.includes(item) ? [send(question.asker, {
		type: "hit",
		item,
		hops
	})] : [];
	return next(remember(state, question), ...answers, ...passedOn(state, from, query));
}
function passedOn({ config }, from, query) {
	if (query.ttl === 1) return [];
	const further = {
		...query,
		ttl: query.ttl - 1,
		hops: query.hops + 1
	};
	return config.neighbours.filter((neighbour) => neighbour !== from).map((neighbour) => send(neighbour, further));
}
// impl/baselines/generations/unstructured/step.ts
/** Peers that flood questions: a table of contents. */
var unstructured = {
	name: "unstructured",
	init: (self, config) => next({
		self,
		config,
		asked: 0,
		seen: []
	}),
	step
};
function step(state, event) {
	if (event.type === "request") return onFind(state, event.request.item);
	if (event.type !== "receive") return next(state);
	const { from, message } = event;
	switch (message.type) {
		case "query": return onQuery(state, from, message);
		case "hit": return next(state, indicate({
			type: "found",
			item: message.item,
			holder: from,
			hops: message.hops
		}));
		default: return unreachable(message);
	}
}
// scenarios/baselines/generations/unstructured.ts
var unstructured_exports = /* @__PURE__ */ __exportAll({ unstructuredScenarios: () => unstructuredScenarios });
var LINE = [
	[0, 1],
	[1, 2],
	[2, 3]
];
var CYCLE = [...LINE, [3, 0]];
var unstructuredScenarios = [
	flooding({
		instance: "within-ttl",
		teaches: "On a line of peers, a flooded question finds every item within its time to live.",
		links: LINE,
		ttl: 3,
		questions: [[0, 3], [1, 3]],
		expect: holds(54, 112, 11)
	}),
	flooding({
		instance: "beyond-ttl",
		teaches: "An item farther away than the time to live of a question exists, but is not found: \"no guarantee\".",
		links: LINE,
		ttl: 2,
		questions: [[0, 3]],
		expect: violates("existingItemsAreFound", 3)
	}),
	flooding({
		instance: "cycle",
		teaches: "A peer that receives a flooded question by two ways drops the second copy, and answers once.",
		links: CYCLE,
		ttl: 3,
		questions: [[0, 2], [3, 1]],
		expect: holds(729, 2593, 13)
	}),
	flooding({
		instance: "overtaken",
		teaches: "An item within the time to live may still be missed. A peer that first gets the copy by the longer way drops the one with time left.",
		links: [
			[0, 1],
			[0, 2],
			[1, 2],
			[2, 3]
		],
		ttl: 2,
		questions: [[0, 3]],
		expect: violates("existingItemsAreFound", 4)
	}),
	flooding({
		instance: "dead-peer",
		teaches: "One peer fails, and a search that has another way still finds the item.",
		links: CYCLE,
		ttl: 2,
		questions: [[0, 2]],
		mayCrash: [1, 3],
		expect: holds(53, 103, 8)
	})
];
function flooding({ instance, links, ttl, questions, mayCrash = [], ...rest }) {
	return scenario({
		name: `baselines/generations/unstructured/${instance}`,
		protocol: unstructured,
		nodes: peersOf(links, ttl, mayCrash),
		requests: questions.map(([at, item]) => ({
			at,
			request: {
				type: "find",
				item
			}
		})),
		network: "unordered",
		...mayCrash.length > 0 && { faults: { crash: 1 } },
		history: {
			initial: NO_SEARCHES,
			after: remember$1
		},
		properties: {
			...allThrough(floodingSearch, {
				...searchProperties,
				allIsFound
			}),
			noQuestionGoesFarther: noQuestionGoesFartherThan(ttl)
		},
		cost: "fast",
		...rest
	});
}
function noQuestionGoesFartherThan(ttl) {
	return always(({ messages }) => messages.every(({ message }) => message.hops <= ttl), "H is at most the time to live.");
}
/** Each peer has one item, named after the peer. */
function peersOf(links, ttl, mayCrash) {
	return ascending(links.flat()).map((self) => {
		const config = {
			neighbours: links.flatMap(([a, b]) => a === self ? [b] : b === self ? [a] : []),
			items: [self],
			ttl
		};
		const node = {
			id: self,
			config,
			running: {
				self,
				config,
				asked: 0,
				seen: []
			}
		};
		return mayCrash.includes(self) ? node : {
			...node,
			neverCrashes: true
		};
	});
}
export { unstructured_exports as n, unstructuredScenarios as t };
