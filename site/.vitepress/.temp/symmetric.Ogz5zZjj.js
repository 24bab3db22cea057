import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as invariant, t as InvariantViolation } from "./invariant.DCDgHBFs.js";
import { t as exchange } from "./exchange.Bmv-_ZDT.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { C as configOf, T as ring, a as get, b as usual, n as allAreDone, o as isRead, v as put, y as replicationScenario } from "./replication-scenario.lsE2rCyy.js";
// impl/replication/renaming.ts
/**
* Renames the data of symmetric replication when members of the ring exchange their ids and places. No place may be
* on its way to another node then: a range that is handed over or restored has no counterpart.
*/
var Renaming = class {
	#exchange;
	constructor(exchange) {
		this.#exchange = exchange;
	}
	state(state) {
		invariant(state.restorations.length === 0 && state.gifts.length === 0, NOTHING_MOVES);
		return {
			...state,
			self: this.#exchange.node(state.self),
			store: this.#store(state.store),
			routes: state.routes.map(({ place, owner }) => ({
				place: this.#exchange.place(place),
				owner: this.#exchange.node(owner)
			})).sort(byPlace),
			operations: state.operations.map((operation) => this.#operation(operation))
		};
	}
	message(message) {
		switch (message.type) {
			case "read":
			case "unknown": return {
				...message,
				place: this.#exchange.place(message.place)
			};
			case "held": return {
				...message,
				...this.#standing(message),
				version: this.#version(message.version)
			};
			case "write": return {
				...message,
				entry: this.#entry(message.entry)
			};
			case "written": return {
				...message,
				...this.#standing(message)
			};
			default: throw new InvariantViolation(`broken invariant: ${NOTHING_MOVES}; got ${message.type}`);
		}
	}
	#store({ holdings, entries, heard }) {
		invariant(heard.length === 0 && holdings.every(({ restored }) => restored), NOTHING_MOVES);
		return {
			holdings: holdings.map((holding) => ({
				...holding,
				from: this.#exchange.beginning(holding.from),
				to: this.#exchange.node(holding.to)
			})).sort((a, b) => a.to - b.to),
			entries: entries.map((entry) => this.#entry(entry)).sort((a, b) => byPlace(a, b) || a.key - b.key),
			heard
		};
	}
	#operation(operation) {
		if (operation.phase === "reading") {
			const answers = operation.answers.map((answer) => {
				return {
					...answer,
					...this.#standing(answer),
					version: this.#version(answer.version)
				};
			});
			return {
				...operation,
				answers: answers.sort(byPlace)
			};
		}
		const answers = operation.answers.map((answer) => ({
			...answer,
			...this.#standing(answer)
		}));
		return {
			...operation,
			version: this.#version(operation.version),
			answers: answers.sort(byPlace)
		};
	}
	#standing({ place, claim, others }) {
		invariant(others.length === 0, NOTHING_MOVES);
		return {
			place: this.#exchange.place(place),
			claim,
			others
		};
	}
	#entry(entry) {
		return {
			...entry,
			place: this.#exchange.place(entry.place),
			version: this.#version(entry.version)
		};
	}
	/** The version of a key that was never written has no writer. */
	#version({ counter, writer }) {
		return {
			counter,
			writer: counter === 0 ? writer : this.#exchange.node(writer)
		};
	}
};
var NOTHING_MOVES = "no place is handed over or restored while nodes exchange their ids";
function byPlace(a, b) {
	return a.place - b.place;
}
// scenarios/replication/symmetric.ts
/**
* Replicas are symmetric while no node watches another one and no place moves, so that one state of each orbit is enough.
* A node that watches its predecessor, or takes over from it, has a position in an order; the audit refuses both. Without
* crashes the checker finds the same as if they watched.
*/
var symmetric_exports = /* @__PURE__ */ __exportAll({ symmetricReplicaScenarios: () => symmetricReplicaScenarios });
var FIVE = [
	0,
	1,
	2,
	3,
	4
];
var SLIDES = [
	1,
	5,
	9,
	13
];
var symmetricReplicaScenarios = [
	replicationScenario(unwatched(FIVE, 5, 5), {
		instance: "quorum/5/put/symmetric",
		teaches: "Four of five replicas are symmetric: no client asks there. The search visits one of fourteen states.",
		requests: [put(0, 1, "a")],
		properties: {
			...usual,
			...allAreDone
		},
		symmetric: symmetricMembers(5, FIVE, FIVE.slice(1)),
		cost: "fast",
		expect: holds(321, 1354, 18)
	}),
	replicationScenario(unwatched(FIVE, 5, 5), {
		instance: "quorum/5/put-and-get/symmetric",
		teaches: "With replication factor 5, too, a read finds the last write that was done, or one at the same time.",
		requests: [put(0, 1, "a"), get(0, 2)],
		properties: {
			...usual,
			...isRead(null, "a")
		},
		symmetric: symmetricMembers(5, FIVE, FIVE.slice(1)),
		cost: "slow",
		expect: holds(1581263, 13338647, 34)
	}),
	replicationScenario(unwatched(SLIDES, 16, 4), {
		instance: "quorum/4/slides/symmetric",
		teaches: "In the example of the slides two of four replicas are symmetric, and the search visits one of two states.",
		requests: [put(1, 1, "a", 1), get(5, 1, 1)],
		properties: {
			...usual,
			...isRead(null, "a")
		},
		symmetric: symmetricMembers(16, SLIDES, [9, 13]),
		cost: "slow",
		expect: holds(56186, 299925, 26)
	})
];
function unwatched(members, size, degree) {
	return ring(members, configOf(size, degree)).map((node) => ({
		...node,
		monitored: []
	}));
}
/** `nodes` of these members of a ring; ascending. Each has one place, its own id, and no client asks there. */
function symmetricMembers(size, members, nodes) {
	const exchanged = (of) => exchange(size, members, of);
	return {
		nodes: [nodes],
		state: (state, of) => ({
			members: exchanged(of).nodes(state.members),
			replicas: new Renaming(exchanged(of)).state(state.replicas)
		}),
		message: (message, of) => {
			const isOfRing = message.type === "welcome" || message.type === "joined" || message.type === "left";
			invariant(!isOfRing, "no node joins or leaves");
			return new Renaming(exchanged(of)).message(message);
		}
	};
}
export { symmetric_exports as n, symmetricReplicaScenarios as t };
