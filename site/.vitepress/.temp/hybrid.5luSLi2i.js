import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { C as allThrough, E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { a as allIsFound, i as remember, o as searchProperties, r as hybridSearch, t as NO_SEARCHES } from "./refinement.Dr5nxhdu.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// impl/baselines/generations/hybrid/state.ts
/** R of the slides: the number of other nodes that this one knows. */
function routingEntries(state) {
	return state.status === "hub" ? state.index.length : 1;
}
// impl/baselines/generations/hybrid/hub.ts
/** The hub's side: it records which peer has which items, and answers from its records alone. */
/** Records the items of a peer. A second registration replaces the first. */
function onRegister(state, entry) {
	const before = state.index.filter(({ peer }) => peer < entry.peer);
	const after = state.index.filter(({ peer }) => peer > entry.peer);
	return next({
		...state,
		index: [
			...before,
			entry,
			...after
		]
	});
}
function onQuestion(state, asker, item) {
	const holder = state.index.find(({ items }) => items.includes(item))?.peer ?? null;
	if (asker === state.self) return next(state, indicate({
		type: "answered",
		item,
		holder
	}));
	return next(state, send(asker, {
		type: "answer",
		item,
		holder
	}));
}
// impl/baselines/generations/hybrid/step.ts
/** A hub with an index, and its peers: a table of contents. */
var hybrid = {
	name: "hybrid",
	init: (self, config) => next(self === config.hub ? {
		status: "hub",
		self,
		index: []
	} : {
		status: "peer",
		self,
		config
	}),
	step: (state, event) => state.status === "hub" ? onHubEvent(state, event) : onPeerEvent(state, event)
};
function onHubEvent(state, event) {
	if (event.type === "request") return onQuestion(state, state.self, event.request.item);
	if (event.type !== "receive") return next(state);
	const { from, message } = event;
	switch (message.type) {
		case "register": return onRegister(state, {
			peer: from,
			items: message.items
		});
		case "question": return onQuestion(state, from, message.item);
		default: return next(state);
	}
}
function onPeerEvent(state, event) {
	const { hub, items } = state.config;
	switch (event.type) {
		case "start": return next(state, send(hub, {
			type: "register",
			items
		}));
		case "request": return next(state, send(hub, {
			type: "question",
			item: event.request.item
		}));
		case "receive":
			if (event.message.type !== "answer") return next(state);
			return next(state, indicate({
				type: "answered",
				item: event.message.item,
				holder: event.message.holder
			}));
		default: return next(state);
	}
}
// scenarios/baselines/generations/hybrid.ts
var hybrid_exports = /* @__PURE__ */ __exportAll({ hybridScenarios: () => hybridScenarios });
var HUB = 0;
/** Each peer has one item, named after the peer. */
var PEERS = [
	1,
	2,
	3
];
var everyQuestionIsOneHop = always(({ messages }) => messages.every(({ from, to, message }) => message.type !== "question" || from !== HUB && to === HUB), "H = 1: a question goes from the asking peer to the hub, and no further.");
/** R = N − 1 for the hub, and R = 1 for others. */
var entries = {
	peersKnowTheHubAlone: always(({ nodes }) => nodes.every(({ id, state }) => id === HUB || routingEntries(state) === 1)),
	theHubKnowsNoMore: always(({ nodes }) => nodes.every(({ id, state }) => id !== HUB || routingEntries(state) <= PEERS.length)),
	theHubKnowsAllPeers: reachable(({ nodes }) => nodes.some(({ id, state }) => id === HUB && routingEntries(state) === PEERS.length))
};
var hybridScenarios = [
	search({
		instance: "find",
		teaches: "With a hub that knows all peers, every item that exists is found in one hop.",
		nodes: registered(),
		questions: [
			[1, 3],
			[2, 3],
			[3, 1]
		],
		properties: {
			everyQuestionIsOneHop,
			...entries,
			...allThrough(hybridSearch, { allIsFound })
		},
		expect: holds(64, 145, 10)
	}),
	search({
		instance: "register",
		teaches: "A hub with which all peers have registered knows them all, and each peer knows the hub alone.",
		nodes: fresh(),
		questions: [],
		properties: entries,
		expect: holds(35, 75, 8)
	}),
	search({
		instance: "early-question",
		teaches: "A hub that receives a question before the registration answers that no peer has the item.",
		nodes: fresh(),
		questions: [[1, 3]],
		expect: violates("existingItemsAreFound", 8)
	}),
	search({
		instance: "dead-hub",
		teaches: "After the hub crashes, no item is found, though all peers are up and still have their items.",
		nodes: registered(),
		questions: [[1, 3]],
		faults: { crash: 1 },
		expect: violates("existingItemsAreFound", 3)
	})
];
function search({ instance, questions, properties = {}, ...rest }) {
	return scenario({
		name: `baselines/generations/hybrid/${instance}`,
		protocol: hybrid,
		requests: questions.map(([at, item]) => ({
			at,
			request: {
				type: "find",
				item
			}
		})),
		network: "unordered",
		history: {
			initial: NO_SEARCHES,
			after: remember
		},
		properties: {
			...allThrough(hybridSearch, searchProperties),
			...properties
		},
		cost: "fast",
		...rest
	});
}
function configOf(id) {
	return {
		hub: HUB,
		items: id === HUB ? [] : [id]
	};
}
/** All nodes are there, but none has started. */
function fresh() {
	return [HUB, ...PEERS].map((id) => ({
		id,
		config: configOf(id)
	}));
}
/** All peers have registered with the hub. Only the hub may fail. */
function registered() {
	const index = PEERS.map((peer) => ({
		peer,
		items: configOf(peer).items
	}));
	return [{
		id: HUB,
		config: configOf(HUB),
		running: {
			status: "hub",
			self: HUB,
			index
		}
	}, ...PEERS.map((self) => {
		const config = configOf(self);
		return {
			id: self,
			config,
			running: {
				status: "peer",
				self,
				config
			},
			neverCrashes: true
		};
	})];
}
export { hybrid_exports as n, hybridScenarios as t };
