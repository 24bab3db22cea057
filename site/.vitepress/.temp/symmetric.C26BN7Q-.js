import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as exchange } from "./exchange.Bmv-_ZDT.js";
import { t as clockwiseFrom } from "./nearest.BgPqXs3m.js";
import { n as invariant, t as InvariantViolation } from "./invariant.DCDgHBFs.js";
import { C as somebodyCommits, S as somebodyAborts, a as THREE, d as byKeyAndPlace, f as instanceOf, i as STEADY, m as placeOf, o as followed, p as keyOf, s as world } from "./world.DQkoYGqL.js";
import { i as scenario } from "./scenario.Cs_16ybG.js";
import { a as paxosCommitOverReplicas, o as refinesReplicatedCommit } from "./refinement.BjuRk2as.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { r as refinesLadder } from "./ladder.CGDGew0F.js";
// impl/transactions/renaming.ts
/**
* Renames the data of transactions when members of the ring exchange their ids and places. No place may be on its
* way to another node then: a range that is handed over or restored has no counterpart.
*/
var Renaming = class {
	#config;
	#exchange;
	constructor(config, exchange) {
		this.#config = config;
		this.#exchange = exchange;
	}
	state(state) {
		return {
			...state,
			...this.durable(state),
			self: this.#exchange.node(state.self),
			clients: this.#byId(state.clients, (client) => this.#client(client)),
			leading: this.#byId(state.leading, (leading) => this.#leading(leading)),
			askers: this.#byId(state.askers, (askers) => this.#exchange.nodes(askers)),
			suspected: this.#exchange.nodes(state.suspected),
			watched: this.#exchange.nodes(state.watched),
			held: state.held.map((message) => this.message(message))
		};
	}
	durable(durable) {
		invariant(durable.restorations.length === 0, NOTHING_MOVES);
		const { members, from, begun, replicas, reservations, cast, acceptors, outcomes, titles, heard, restorations } = durable;
		return {
			members: this.#exchange.nodes(members),
			from: from === null ? null : this.#exchange.beginning(from),
			begun,
			replicas: this.#byInstance(replicas, (replica) => this.#replica(replica)),
			reservations: this.#byInstance(reservations, (reservation) => this.#reservation(reservation)),
			cast: this.#byId(cast, (votes) => this.#cast(votes)),
			acceptors: this.#byId(acceptors, (acceptor) => this.#acceptor(acceptor)),
			outcomes: this.#byId(outcomes, unchanged),
			titles,
			heard,
			restorations
		};
	}
	message(message) {
		switch (message.type) {
			case "enlist":
			case "reserve": return {
				...message,
				...this.#holder(message),
				places: message.places.map(this.#exchange.place)
			};
			case "enlisted": return {
				...message,
				transaction: this.id(message.transaction),
				places: message.places.map(this.#exchange.place),
				copies: this.#copies(message.copies)
			};
			case "reserved": return {
				...message,
				transaction: this.id(message.transaction),
				place: this.#exchange.place(message.place)
			};
			case "release": return {
				...message,
				transaction: this.id(message.transaction),
				places: message.places.map(this.#exchange.place)
			};
			case "prepare":
			case "decision": return {
				...message,
				transaction: this.#transaction(message.transaction),
				places: message.places.map(this.#exchange.place)
			};
			case "vote": return this.#cast(message);
			case "ask":
			case "propose": return {
				...message,
				transaction: this.#transaction(message.transaction),
				votes: this.#byInstance(message.votes, unchanged)
			};
			case "lead": return {
				...message,
				transaction: this.#transaction(message.transaction)
			};
			case "accepted": return {
				...message,
				transaction: this.id(message.transaction),
				votes: this.#byInstance(message.votes, unchanged)
			};
			case "promised": return {
				...message,
				transaction: this.id(message.transaction),
				accepted: this.#byInstance(message.accepted, unchanged)
			};
			case "refused": return {
				...message,
				transaction: this.id(message.transaction)
			};
			default: throw new InvariantViolation(`broken invariant: ${NOTHING_MOVES}; got ${message.type}`);
		}
	}
	request(request) {
		switch (request.type) {
			case "members": return {
				...request,
				members: this.#exchange.nodes(request.members)
			};
			case "gone": return {
				...request,
				node: this.#exchange.node(request.node)
			};
			default: return request;
		}
	}
	timer(timer) {
		switch (timer.type) {
			case "refetch": return timer;
			case "lease": return {
				...timer,
				instance: this.#instance(timer.instance)
			};
			default: return {
				...timer,
				transaction: this.id(timer.transaction)
			};
		}
	}
	/** The name of a transaction begins with its manager. */
	id(id) {
		const [manager, number] = id.split(".");
		return `${this.#exchange.node(Number(manager))}.${number}`;
	}
	#client(client) {
		switch (client.phase) {
			case "reserving": return {
				...client,
				copies: this.#copies(client.copies),
				tokens: this.#byInstance(client.tokens, unchanged)
			};
			case "reading": {
				const addresses = renamed(client.addresses, this.#place, (owner) => this.#exchange.node(owner));
				return {
					...client,
					addresses,
					copies: this.#copies(client.copies)
				};
			}
			case "committing": return client;
		}
	}
	#leading(leading) {
		switch (leading.phase) {
			case "counting": return {
				...leading,
				reports: renamed(leading.reports, this.#node, (votes) => this.#byInstance(votes, unchanged))
			};
			case "asking": return {
				...leading,
				promises: renamed(leading.promises, this.#node, (accepted) => this.#byInstance(accepted, unchanged))
			};
			case "proposing": return {
				...leading,
				votes: this.#byInstance(leading.votes, unchanged),
				acceptedBy: this.#exchange.nodes(leading.acceptedBy)
			};
		}
	}
	#acceptor(acceptor) {
		return {
			...acceptor,
			transaction: this.#transaction(acceptor.transaction),
			accepted: this.#byInstance(acceptor.accepted, unchanged)
		};
	}
	#transaction(transaction) {
		return {
			...transaction,
			id: this.id(transaction.id),
			managers: this.#managers(transaction.managers),
			operations: transaction.operations.map((operation) => this.#operation(operation))
		};
	}
	/** The transaction manager first, then the others clockwise from it. */
	#managers(managers) {
		const [first, ...others] = managers.map(this.#exchange.node);
		return [first, ...clockwiseFrom(first, others, this.#config.identifiers)];
	}
	#operation(operation) {
		return operation.tokens === void 0 ? operation : {
			...operation,
			tokens: renamed(operation.tokens, this.#place, unchanged)
		};
	}
	#cast(cast) {
		return {
			...cast,
			transaction: this.#transaction(cast.transaction),
			votes: this.#byInstance(cast.votes, unchanged)
		};
	}
	#copies(copies) {
		return copies.map((copy) => ({
			...copy,
			place: this.#exchange.place(copy.place)
		})).sort(byKeyAndPlace);
	}
	#replica(replica) {
		const [readers, writers] = [replica.readers, replica.writers].map((ids) => ids.map((id) => this.id(id)).sort());
		return {
			...replica,
			readers,
			writers
		};
	}
	#reservation(reservation) {
		const { holder, waiting } = reservation;
		return {
			...reservation,
			holder: holder === null ? null : this.#holder(holder),
			waiting: waiting.map((each) => this.#holder(each))
		};
	}
	#holder({ transaction, manager }) {
		return {
			transaction: this.id(transaction),
			manager: this.#exchange.node(manager)
		};
	}
	#byId(record, value) {
		return renamed(record, (id) => this.id(id), value);
	}
	#byInstance(record, value) {
		return renamed(record, (instance) => this.#instance(instance), value);
	}
	#instance(instance) {
		return instanceOf(keyOf(instance), this.#exchange.place(placeOf(instance)));
	}
	#node = (id) => String(this.#exchange.node(Number(id)));
	#place = (place) => String(this.#exchange.place(Number(place)));
};
var NOTHING_MOVES = "no place is handed over or restored while nodes exchange their ids";
function renamed(record, key, value) {
	return Object.fromEntries(Object.entries(record).map(([each, item]) => [key(each), value(item)]));
}
function unchanged(value) {
	return value;
}
// scenarios/transactions/symmetric.ts
var symmetric_exports = /* @__PURE__ */ __exportAll({ symmetricScenarios: () => symmetricScenarios });
var OTHERS = [4, 8];
var FIVE = {
	identifiers: 20,
	degree: 1,
	managers: 5,
	members: [
		0,
		4,
		8,
		12,
		16
	]
};
var BOUNDS = {
	items: [[
		"x1",
		"x2",
		"x3"
	]],
	acceptors: [
		"m1",
		"m2",
		"m3"
	],
	ballots: [1],
	observers: ["m1"]
};
var threeVotes = followed(THREE, 0, [1]);
var symmetricScenarios = [
	world({
		name: "transactions/whole/3-replicas/symmetric",
		teaches: "Without faults the two nodes that did not begin the transaction are symmetric, and the search visits one of two states.",
		config: THREE,
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		properties: somebodyCommits,
		refines: refinesLadder(threeVotes, THREE.members, []),
		symmetric: symmetricMembers(THREE, OTHERS),
		expect: holds(1638, 6144, 14)
	}),
	world({
		name: "transactions/whole/3-replicas/replica-crashes/symmetric",
		teaches: "If one of two symmetric nodes crashes, at any moment, the manager and the other node bring the transaction to its end.",
		config: THREE,
		nodes: { 0: STEADY },
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { crash: 1 },
		properties: somebodyCommits,
		refines: refinesLadder(threeVotes, THREE.members, [1]),
		symmetric: symmetricMembers(THREE, OTHERS),
		cost: "slow",
		expect: holds(81298, 383618, 19)
	}),
	world({
		name: "transactions/vote/5-managers/duplicate/symmetric",
		teaches: "Four of five managers that accept one vote, which may come twice, are symmetric. The search visits one of fourteen states.",
		config: FIVE,
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { duplicate: 1 },
		properties: somebodyCommits,
		symmetric: symmetricMembers(FIVE, FIVE.members.slice(1)),
		expect: holds(668, 2942, 16)
	}),
	world({
		name: "transactions/whole/3-replicas/deadline/symmetric",
		teaches: "At its deadline the manager leads a higher ballot itself, while the votes of three replicas, two of them symmetric, are in flight.",
		config: {
			...THREE,
			deadlineMs: 1e3
		},
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		properties: {
			...somebodyCommits,
			...somebodyAborts
		},
		refines: refinesLadder(threeVotes, THREE.members, [3]),
		symmetric: symmetricMembers(THREE, OTHERS),
		cost: "slow",
		expect: holds(747422, 4556508, 21)
	}),
	scenario({
		name: "transactions/ladder/paxos-commit/3-replicas/2-ballots/symmetric",
		teaches: "In Paxos commit three replicas are symmetric, and so are the two managers that nobody observes. The search visits one of nine states.",
		spec: paxosCommitOverReplicas(BOUNDS),
		refines: { atomicCommit: refinesReplicatedCommit(BOUNDS) },
		symmetric: [...BOUNDS.items, ["m2", "m3"]],
		cost: "slow",
		expect: holds(6056, 55808, 9)
	})
];
/** `nodes` of the ring, which stays as it is. No client asks there. */
function symmetricMembers(config, nodes) {
	const renaming = (of) => new Renaming(config, exchange(config.identifiers, config.members, of));
	return {
		nodes: [nodes],
		state: (state, of) => renaming(of).state(state),
		message: (message, of) => renaming(of).message(message),
		timer: (timer, of) => renaming(of).timer(timer),
		request: (request, of) => renaming(of).request(request),
		durable: (durable, of) => renaming(of).durable(durable),
		history: (history, of) => history.map((seen) => ({
			...seen,
			name: renaming(of).id(seen.name),
			after: seen.after.map((id) => renaming(of).id(id))
		}))
	};
}
export { symmetric_exports as n, symmetricScenarios as t };
