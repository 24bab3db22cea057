import { B as stateExplained, C as readerOf, H as stepExplained, O as inScenario, R as seenBy, S as enabled, U as stepHolds, V as stateHolds, _ as spelledOut, a as initialState, b as KeysChanged, et as brief, k as readScenario, n as asAskedFrom, nt as tell, r as modelOf, t as readDrawing, tt as isHappening, v as toldStep, x as apply, y as SequenceFound } from "./report-shape.CGkI5VEl.js";
import { a as ModelError, i as Run, n as readFragment, r as replayCode, t as fragmentOf } from "./app.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { o as encode, s as isRecord } from "./printable.cUnkY7_q.js";
import { allOfThem, scenarioNamed } from "./scenario-library.DwTuFtB7.js";
import { computed, shallowRef } from "vue";
// explorer/core/steps.ts
/** Labels of steps as the explorer sees them: who acts, and what becomes of which message. */
/** The label as a step of a world; null for a step of a spec. */
function happeningIn(label) {
	return isHappening(label) ? label : null;
}
/** The node that acts; null: the network, or the step of a spec. */
function actorOf(label) {
	const happening = happeningIn(label);
	return happening !== null && "node" in happening ? happening.node : null;
}
/** Whether the step is a fault, or belongs to one. */
function isFault(label) {
	const happening = happeningIn(label);
	if (happening === null) return false;
	if (happening.type !== "event") return happening.type !== "lose" && happening.type !== "heal";
	return happening.crashes || happening.event.type === "suspect";
}
/** The message in flight that a step takes; null: none. */
function takenBy(label) {
	const happening = happeningIn(label);
	if (happening === null) return null;
	if (happening.type === "event") return happening.event.type === "receive" ? {
		from: happening.event.from,
		to: happening.node,
		message: happening.event.message
	} : null;
	return happening.type === "lose" || happening.type === "drop" || happening.type === "duplicate" ? {
		from: happening.from,
		to: happening.to,
		message: happening.message
	} : null;
}
/** One text for equal messages between the same nodes. */
function textOf$2({ from, to, message }) {
	return `${from} ${to} ${encode(message)}`;
}
/** The messages in flight in a world, each with the choices that take it. */
function lettersIn(messages, choices) {
	const taking = /* @__PURE__ */ new Map();
	for (const choice of choices) {
		const taken = takenBy(choice.label);
		if (taken !== null) taking.set(textOf$2(taken), [...taking.get(textOf$2(taken)) ?? [], choice]);
	}
	const letters = /* @__PURE__ */ new Map();
	for (const envelope of messages) {
		const text = textOf$2(envelope);
		const known = letters.get(text);
		const own = taking.get(text) ?? [];
		const deliver = own.find(({ label }) => isPlainDelivery(label)) ?? own.find(({ action }) => action === "lose");
		letters.set(text, {
			...envelope,
			says: brief(envelope.message),
			count: (known?.count ?? 0) + 1,
			deliver: deliver?.number ?? null,
			others: own.filter((choice) => choice !== deliver)
		});
	}
	return [...letters.values()];
}
function isPlainDelivery(label) {
	const happening = happeningIn(label);
	return happening?.type === "event" && !happening.crashes;
}
/** The choices by the node that acts, ascending; those of the network last. */
function groupedByNode(choices) {
	return [...new Set(choices.map(({ label }) => actorOf(label)))].sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY)).map((node) => ({
		node,
		choices: choices.filter(({ label }) => actorOf(label) === node)
	}));
}
// explorer/core/views/ring-view.ts
/** A world of ring nodes as a picture in data: who keeps which keys, and who points to whom. */
/** Fields by which the state of a ring is known, in any layer. */
var OF_A_RING = [
	"predecessor",
	"successor",
	"successors",
	"heir"
];
var DEEPEST_LAYER$1 = 4;
/** The ring in a world; null when its nodes are not on one. */
function ringView(world) {
	if (!isRecord(world)) return null;
	if (Array.isArray(world.peers) && typeof world.size === "number") return viewOf(world.size, world.peers.filter(isRecord).flatMap(peerOfSpec));
	if (!Array.isArray(world.nodes)) return null;
	const nodes = world.nodes.filter(isRecord).flatMap(nodeOf);
	const size = sizeIn(nodes);
	return size === null || nodes.every(({ ring }) => OF_A_RING.every((name) => !(name in ring))) ? null : viewOf(size, nodes);
}
/** How many keys lie in an arc. */
function lengthOf({ after, upTo }, size) {
	return after === upTo ? size : (upTo - after + size) % size;
}
function viewOf(size, unordered) {
	const nodes = [...unordered].sort((a, b) => a.id - b.id);
	const peers = nodes.map(peerOf);
	const standing = new Map(peers.map(({ id, standing: now }) => [id, now]));
	const owned = nodes.flatMap((node) => standing.get(node.id) === "member" ? arcsOf(node) : []);
	return {
		kind: "ring",
		size,
		peers,
		owned,
		...sharedAndHoles(size, owned),
		pointers: nodes.flatMap((node) => standing.get(node.id) === "down" ? [] : pointersOf(node)),
		bushes: bushesOf(nodes.filter(({ id }) => standing.get(id) === "member"))
	};
}
function peerOf({ id, status, ring }) {
	const word = typeof ring.status === "string" ? ring.status : "neighbours" in ring && ring.neighbours === null ? "joining" : status;
	const suspects = numbers(ring.suspected ?? ring.crashed ?? ring.failed);
	if (status === "down") return {
		id,
		standing: "down",
		word: "down",
		suspects: []
	};
	if (status === "new" || word === "joining") return {
		id,
		standing: "outside",
		word: status === "new" ? "not started" : word,
		suspects
	};
	return {
		id,
		standing: word === "leaving" ? "leaving" : "member",
		word,
		suspects
	};
}
function arcsOf({ id, ring }) {
	const predecessor = neighbour(ring, "predecessor");
	return predecessor === null ? [] : [{
		owner: id,
		after: predecessor,
		upTo: id
	}];
}
/** Cuts the circle where a range begins or ends, and counts the owners of each piece. */
function sharedAndHoles(size, owned) {
	const cuts = ascending(owned.flatMap(({ after, upTo }) => [after, upTo]));
	if (cuts.length === 0) return {
		shared: [],
		holes: [{
			after: size - 1,
			upTo: size - 1
		}]
	};
	const pieces = cuts.map((upTo, i) => {
		return {
			after: cuts[(i + cuts.length - 1) % cuts.length],
			upTo,
			owners: owned.filter((arc) => isIn(upTo, arc, size)).map(({ owner }) => owner)
		};
	});
	return {
		shared: pieces.filter(({ owners }) => owners.length > 1),
		holes: pieces.filter(({ owners }) => owners.length === 0).map(({ after, upTo }) => ({
			after,
			upTo
		}))
	};
}
function isIn(key, { after, upTo }, size) {
	return after === upTo || (key - after - 1 + size) % size < (upTo - after + size) % size;
}
function pointersOf({ id, ring, fingers }) {
	const to = (kind, nodes) => [...new Set(nodes)].flatMap((node) => node === null || node === id ? [] : [{
		from: id,
		to: node,
		kind
	}]);
	const listed = numbers(ring.successors);
	const successor = neighbour(ring, "successor") ?? listed[0] ?? neighbour(ring, "heir");
	const backups = [...listed, ...numbers(ring.backups)].filter((node) => node !== successor);
	return [
		...to("successor", [successor]),
		...to("predecessor", [neighbour(ring, "predecessor")]),
		...to("backup", backups),
		...to("finger", fingers),
		...to("lock", [typeof ring.heldBy === "number" ? ring.heldBy : null])
	];
}
function bushesOf(members) {
	return members.flatMap(({ id, ring }) => {
		const predecessor = neighbour(ring, "predecessor");
		if (predecessor === null) return [];
		const branch = members.filter((other) => other.id !== id && other.id !== predecessor && neighbour(other.ring, "successor") === id);
		return branch.length === 0 ? [] : [{
			core: id,
			branch: branch.map((node) => node.id)
		}];
	});
}
/** A neighbour by its field, or by that of the neighbours that a lower layer has named. */
function neighbour(ring, field) {
	const named = isRecord(ring.neighbours) ? ring.neighbours[field] : ring[field];
	return typeof named === "number" ? named : null;
}
function nodeOf(node) {
	const { id, status, state } = node;
	if (typeof id !== "number") return [];
	const layers = layersIn$1(state, DEEPEST_LAYER$1);
	const ring = layers.find((layer) => OF_A_RING.some((name) => name in layer)) ?? layers.find((layer) => "neighbours" in layer) ?? layers[0];
	const fingers = layers.flatMap((layer) => numbers(layer.fingers));
	return ring === void 0 ? [] : [{
		id,
		status: String(status),
		ring,
		fingers
	}];
}
function peerOfSpec(peer) {
	const { id, member } = peer;
	if (typeof id !== "number") return [];
	return [{
		id,
		status: "up",
		ring: {
			status: member === false ? "joining" : peer.predecessor === null && peer.successor !== void 0 ? "leaving" : "member",
			...peer
		},
		fingers: []
	}];
}
/** The states of all layers, the whole one first, then those in it. */
function layersIn$1(state, deepest) {
	if (!isRecord(state) || deepest === 0) return [];
	return [state, ...Object.entries(state).filter(([name]) => name !== "config" && name !== "neighbours" && name !== "durable").flatMap(([, value]) => layersIn$1(value, deepest - 1))];
}
function sizeIn(nodes) {
	for (const { ring } of nodes) {
		if (!isRecord(ring.config)) continue;
		const { keys, identifiers } = ring.config;
		if (typeof keys === "number") return keys;
		if (typeof identifiers === "number") return identifiers;
	}
	return null;
}
function numbers(value) {
	return Array.isArray(value) ? value.filter((each) => typeof each === "number") : [];
}
// explorer/core/views/table-view.ts
/** Any state as a plain table: one card for each node, or one for the state of a spec. */
/** What never changes, or is said elsewhere. */
var LEFT_OUT = /* @__PURE__ */ new Set(["config", "self"]);
var LONGEST_VALUE = 400;
/** The cards of a state; what is empty is left out. */
function tableView(state) {
	if (!isRecord(state)) return [{
		title: "state",
		status: "",
		fields: [{
			name: "value",
			value: shown(state)
		}]
	}];
	const { nodes, messages: _, quiet: __, ...others } = state;
	const rest = fieldsOf(others);
	if (!Array.isArray(nodes) || !nodes.every(isRecord)) return [{
		title: "state",
		status: "",
		fields: fieldsOf(state)
	}];
	return [...nodes.map(cardOf), ...rest.length === 0 ? [] : [{
		title: "all together",
		status: "",
		fields: rest
	}]];
}
function cardOf({ id, status, state, ...others }) {
	const own = isRecord(state) ? fieldsOf(state) : [{
		name: "state",
		value: shown(state)
	}];
	return {
		title: `node ${shown(id)}`,
		status: shown(status),
		fields: [...own, ...fieldsOf(others)]
	};
}
function fieldsOf(record) {
	return Object.entries(record).filter(([name, value]) => !LEFT_OUT.has(name) && !isEmpty(value)).map(([name, value]) => ({
		name,
		value: shown(value)
	}));
}
function isEmpty(value) {
	if (value === null || value === void 0) return true;
	if (Array.isArray(value)) return value.length === 0;
	return isRecord(value) && Object.keys(value).length === 0;
}
function shown(value) {
	const text = brief(value);
	return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}
// explorer/core/views/transactions-view.ts
/** A world of transactions as a matrix in data: items by replicas, with versions, locks and votes, and the managers' ballots. */
var DEEPEST_LAYER = 3;
/** The matrix of a world; null when its nodes keep no replicas and no transactions. */
function transactionsView(world) {
	if (!isRecord(world) || !Array.isArray(world.nodes)) return null;
	const nodes = world.nodes.filter(isRecord).flatMap((node) => {
		const { id, status } = node;
		return typeof id === "number" ? [{
			id,
			status: String(status),
			layers: layersIn(node.state, DEEPEST_LAYER)
		}] : [];
	});
	const directory = new Map(nodes.flatMap(({ layers }) => layers.flatMap(placesIn)));
	const replicas = nodes.flatMap(({ id, layers }) => layers.flatMap((layer) => [...replicasIn(id, layer), ...loneReplica(id, layer, directory.get(id))]));
	const ballots = nodes.flatMap(({ id, layers }) => layers.flatMap((layer) => ballotsIn(id, layer)));
	if (!nodes.some(({ layers }) => layers.some((layer) => "replicas" in layer || "entry" in layer || "votes" in layer || "vote" in layer))) return null;
	return {
		kind: "transactions",
		nodes: nodes.map(({ id, status }) => ({
			id,
			status
		})),
		items: distinct(replicas.map(({ item }) => item)),
		replicas,
		transactions: distinct(ballots.map(({ transaction }) => transaction)),
		ballots
	};
}
function replicasIn(node, { replicas }) {
	return (Array.isArray(replicas) ? replicas.map((replica, i) => [String(i), replica]) : isRecord(replicas) ? Object.entries(replicas) : []).flatMap(([name, replica]) => {
		if (!isRecord(replica)) return [];
		const [item, place = String(node)] = "key" in replica ? [String(replica.key), textOf$1(replica.place)] : name.split(/[/@:|, ]+/);
		return [{
			node,
			item,
			place: place === "" ? String(node) : place,
			version: textOf$1(replica.version ?? 0),
			value: textOf$1(replica.value),
			readers: textsOf(replica.readers),
			writers: textsOf(replica.writers ?? replica.lockedBy ?? replica.lock)
		}];
	});
}
/** The items of replicas, by node, as a manager of Scalaris lists them. */
function placesIn({ replicas }) {
	if (!isRecord(replicas)) return [];
	return Object.entries(replicas).flatMap(([item, nodes]) => Array.isArray(nodes) ? nodes.flatMap((node) => typeof node === "number" ? [[node, item]] : []) : []);
}
/** The only replica of a node, as Scalaris has it. */
function loneReplica(node, { entry, open }, item = String(node)) {
	if (!isRecord(entry)) return [];
	const prepared = Array.isArray(open) ? open.filter(isRecord).filter(({ wasPrepared }) => wasPrepared === true) : [];
	const by = (type) => prepared.flatMap(({ manager, operation }) => isRecord(operation) && operation.type === type ? [`manager ${textOf$1(manager)}`] : []);
	return [{
		node,
		item,
		place: String(node),
		version: textOf$1(entry.version),
		value: "",
		readers: by("read"),
		writers: by("write")
	}];
}
/** By field of a state: what its entry for a transaction says. */
var FACTS = {
	cast: (entry) => votesIn("votes", entry),
	votes: (entry) => votesIn("votes", entry),
	acceptors: (entry) => isRecord(entry) ? [...ballotIn("promised", entry), ...votesIn("accepted", entry.accepted)] : [],
	leading: (entry) => isRecord(entry) ? [`${textOf$1(entry.phase)}${"ballot" in entry ? ` in ballot ${textOf$1(entry.ballot)}` : ""}`] : [],
	clients: (entry) => isRecord(entry) ? [`client ${textOf$1(entry.phase)}`] : [],
	coordinating: (entry) => isRecord(entry) ? [`coordinates${"phase" in entry ? `: ${textOf$1(entry.phase)}` : ""}`] : [],
	outcomes: (entry) => [textOf$1(isRecord(entry) ? entry.type ?? entry.outcome ?? entry : entry)]
};
function ballotsIn(node, layer) {
	const facts = Object.entries(FACTS).flatMap(([field, tell]) => {
		const entries = layer[field];
		if (!isRecord(entries)) return [];
		return Object.entries(entries).map(([transaction, entry]) => ({
			transaction,
			says: tell(entry)
		}));
	});
	const alone = [
		"vote",
		"role",
		"phase",
		"outcome",
		"decision"
	].filter((name) => typeof layer[name] === "string");
	if (alone.length > 0 && ("self" in layer || "role" in layer)) facts.push({
		transaction: "the transaction",
		says: alone.map((name) => textOf$1(layer[name]))
	});
	return distinct(facts.map(({ transaction }) => transaction)).map((transaction) => ({
		node,
		transaction,
		says: facts.filter((fact) => fact.transaction === transaction).flatMap(({ says }) => says)
	}));
}
function ballotIn(word, { promised }) {
	return typeof promised === "number" && promised > 0 ? [`${word} ballot ${promised}`] : [];
}
function votesIn(word, votes) {
	if (!isRecord(votes)) return votes === void 0 || votes === null ? [] : [`${word} ${textOf$1(votes)}`];
	const each = Object.entries(votes).map(([instance, vote]) => `${instance} ${textOf$1(isRecord(vote) ? vote.vote ?? vote.type ?? vote : vote)}`);
	return each.length === 0 ? [] : [`${word} ${each.join(", ")}`];
}
function layersIn(state, deepest) {
	if (!isRecord(state) || deepest === 0) return [];
	return [state, ...[
		"lower",
		"upper",
		"store",
		"transactions",
		"layers",
		"inner",
		"replication"
	].map((name) => state[name]).flatMap((value) => layersIn(value, deepest - 1))];
}
function textsOf(value) {
	if (value === null || value === void 0 || value === false) return [];
	return Array.isArray(value) ? value.map(textOf$1) : [textOf$1(value)];
}
function textOf$1(value) {
	if (value === null || value === void 0) return "–";
	if (typeof value === "string") return value;
	if (isRecord(value) && typeof value.number === "number") return String(value.number);
	return JSON.stringify(value).replaceAll("\"", "");
}
function distinct(names) {
	return [...new Set(names)].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}
// explorer/core/scene.ts
/** What a reader looks at: one state, with everything that the views show of it. */
/** A scene of a state. A recorded state has no choices, and no faults left. */
function sceneOf(state, choices, lights, left) {
	const world = isRecord(state) ? state : {};
	return {
		state,
		nodes: nodesIn$1(state),
		ring: ringView(state),
		transactions: transactionsView(state),
		cards: tableView(state),
		letters: lettersIn(messagesIn(state), choices),
		choices,
		lights,
		left,
		partition: isGroups(world.partition) ? world.partition : null
	};
}
/** The ids of the nodes of a world; ascending. */
function nodesIn$1(state) {
	if (!isRecord(state) || !Array.isArray(state.nodes)) return [];
	const ids = state.nodes.filter(isRecord).flatMap(({ id }) => typeof id === "number" ? [id] : []);
	return ascending(ids);
}
/** The messages in flight in a world. */
function messagesIn(state) {
	return isRecord(state) && Array.isArray(state.messages) ? state.messages.filter(isEnvelope) : [];
}
function isEnvelope(value) {
	return isRecord(value) && typeof value.from === "number" && typeof value.to === "number" && "message" in value;
}
function isGroups(value) {
	return Array.isArray(value) && value.every((group) => Array.isArray(group) && group.every((id) => typeof id === "number"));
}
// model-check/report/traffic.ts
/** The nodes that a step names, including the receivers of its messages. */
function nodesIn(label) {
	switch (label.type) {
		case "event": return [
			label.node,
			...label.sends.map(({ to }) => to),
			...label.event.type === "receive" ? [label.event.from] : []
		];
		case "crash": return [label.node];
		case "restart": return [label.node, ...label.sends.map(({ to }) => to)];
		case "partition":
		case "heal": return label.groups.flat();
		default: return [label.from, label.to];
	}
}
/** Messages that were sent but did not arrive, in the order of sending. */
function inFlight(labels) {
	let waiting = [];
	for (const label of labels) if (label.type === "event" || label.type === "restart") {
		if (label.type === "event" && label.event.type === "receive") waiting = without(waiting, {
			from: label.event.from,
			to: label.node,
			message: label.event.message
		});
		waiting = [...waiting, ...label.sends];
	} else if (label.type === "duplicate") waiting = [...waiting, label];
	else if (label.type === "lose" || label.type === "drop") waiting = without(waiting, label);
	return waiting;
}
function without(sendings, arrived) {
	const text = textOf(arrived);
	const at = sendings.findIndex((each) => textOf(each) === text);
	return sendings.filter((_, i) => i !== at);
}
function textOf({ from, to, message }) {
	return `${from} ${to} ${brief(message)}`;
}
// model-check/report/reason.ts
var NUMBERS = "(\\d+(?:(?:, | and | or | to )\\d+)*)";
var NODES = new RegExp(`\\bnodes? ${NUMBERS}`, "g");
var KEYS = new RegExp(`\\b(?:keys?|items?|places?) ${NUMBERS}`, "g");
/** The clauses of an explanation, which separates them by semicolons. */
function reasonsIn(explanation, holds = false) {
	return explanation.split("; ").map((says) => ({
		says,
		holds,
		at: witnessesIn(says)
	}));
}
/** The nodes and keys that a sentence names. */
function witnessesIn(sentence) {
	return {
		nodes: numbersIn(sentence, NODES),
		keys: numbersIn(sentence, KEYS)
	};
}
function numbersIn(sentence, named) {
	const numbers = [...sentence.matchAll(named)].flatMap(([, listed]) => (listed.match(/\d+/g) ?? []).map(Number));
	return ascending(numbers);
}
// model-check/drivers/interactive.ts
/** In one state, a reader chooses among the first 10,000 steps. */
var MOST_CHOICES = 1e4;
/** A scenario that is played by hand. Each method throws `ModelError` when the model is faulty. */
var Interactive = class {
	scenario;
	#whole = /* @__PURE__ */ new Set();
	#sequences = /* @__PURE__ */ new Set();
	#model;
	/** The states that were computed with the present model. */
	#snapshots = /* @__PURE__ */ new WeakMap();
	constructor(scenario) {
		const read = readScenario(scenario);
		this.scenario = asAskedFrom(read);
		this.#model = this.#fitting(() => this.#modelNow());
	}
	/** The number of initial states. */
	get initials() {
		return this.#model.system.initial.length;
	}
	/** An initial state. Throws `ModelError` when there is none of this number. */
	begin(initial = 0) {
		return this.#fitting(() => this.#moment({
			initial,
			choices: []
		}, initialState(this.#model.system, initial)));
	}
	/** The steps that are possible. */
	choices(moment) {
		return this.#fitting(() => this.#outcomes(this.#snapshot(moment)).map(({ action, label }, number) => ({
			number,
			action,
			says: tell(label),
			label
		})));
	}
	/** Takes the step of this number. Throws `ModelError` when none has it. */
	take(moment, number) {
		return this.#fitting(() => {
			const before = this.#snapshot(moment);
			const outcome = this.#outcome(before, number);
			const after = apply(before, outcome, this.#model.system.bag);
			const { initial, choices } = moment;
			const step = toldStep(this.#model.system, before, {
				action: outcome.action,
				label: outcome.label,
				after
			});
			return {
				moment: this.#moment({
					initial,
					choices: [...choices, number]
				}, after),
				step
			};
		});
	}
	/** The lights of all properties. Without the moment before, those of steps count as holding. */
	lights(moment, before = null) {
		return this.#fitting(() => {
			const seen = this.#seen(moment);
			const seenBefore = before === null ? null : this.#seen(before);
			const properties = this.#model.properties;
			return Object.entries(properties).map(([name, property]) => {
				const { kind, doc = name } = property;
				const holds = property.kind === "step" ? seenBefore === null || stepHolds(name, property, seenBefore, seen) : stateHolds(name, property, seen);
				return {
					property: name,
					kind,
					doc,
					holds,
					reasons: holds ? [] : reasonsIn(this.#why(name, seenBefore, seen) ?? doc)
				};
			});
		});
	}
	/** How often each fault may still happen; null for a spec. */
	left(moment) {
		if ("spec" in this.scenario) return null;
		return this.#fitting(() => {
			const slot = this.#model.system.slots.indexOf("faults");
			return slot < 0 ? {} : this.#snapshot(moment).slots[slot];
		});
	}
	#why(name, before, after) {
		const property = this.#model.properties[name];
		if (property.kind === "reachable") return null;
		if (property.kind !== "step") return stateExplained(name, property, after);
		return before === null ? null : stepExplained(name, property, before, after);
	}
	#seen(moment) {
		const { system } = this.#model;
		return seenBy(readerOf(system, this.#snapshot(moment)), (read) => system.view(read));
	}
	#moment(way, snapshot) {
		const moment = {
			...way,
			state: spelledOut(this.#model.system, snapshot)
		};
		this.#snapshots.set(moment, snapshot);
		return moment;
	}
	#snapshot(moment) {
		const known = this.#snapshots.get(moment);
		if (known !== void 0) return known;
		let state = initialState(this.#model.system, moment.initial);
		for (const number of moment.choices) state = apply(state, this.#outcome(state, number), this.#model.system.bag);
		this.#snapshots.set(moment, state);
		return state;
	}
	#outcomes(state) {
		const outcomes = [];
		for (const outcome of enabled(this.#model.system, state)) if (outcomes.push(outcome) === MOST_CHOICES) break;
		return outcomes;
	}
	#outcome(state, number) {
		const outcomes = this.#outcomes(state);
		if (Number.isInteger(number) && number >= 0 && number < outcomes.length) return outcomes[number];
		throw new ModelError(`choice: got ${number}, expected a whole number less than ${outcomes.length}, the number of possible steps`);
	}
	/** Runs `look`, and again with another layout if a state does not fit the first one. */
	#fitting(look) {
		for (;;) try {
			return look();
		} catch (error) {
			if (error instanceof KeysChanged && !this.#whole.has(error.field)) this.#whole.add(error.field);
			else if (error instanceof SequenceFound && !this.#sequences.has(error.field)) this.#sequences.add(error.field);
			else throw inScenario(error, this.scenario.name);
			this.#model = this.#modelNow();
			this.#snapshots = /* @__PURE__ */ new WeakMap();
		}
	}
	#modelNow() {
		return modelOf(this.scenario, {
			whole: this.#whole,
			sequences: this.#sequences
		}, "each step once");
	}
};
// model-check/report/itf.ts
/**
* The Informal Trace Format, ITF: the JSON in which Apalache and Quint write their traces, and which their viewers read.
* Its values are those of TLA⁺, so plain data has to be translated.
* Source: https://apalache-mc.org/docs/adr/015adr-trace.html
*/
var FORMAT = "https://apalache-mc.org/docs/adr/015adr-trace.html";
/** The variable of a state without fields. */
var WHOLE = "state";
/**
* Writes states as a trace. The variables are the fields of the states; a state of another kind becomes the variable
* `state`. `meta` and the `meta` of each state are plain JSON, and are written as they are.
*/
function itfTrace(states, { meta = {}, loop } = {}) {
	const records = states.map(({ state }) => isRecord(state) ? state : { [WHOLE]: state });
	const fields = [...new Set(records.flatMap((record) => Object.keys(record)))];
	return {
		"#meta": {
			format: "ITF",
			"format-description": FORMAT,
			...meta
		},
		vars: fields.map(variableOf),
		states: states.map((each, index) => ({
			"#meta": {
				index,
				...each.meta
			},
			...Object.fromEntries(fields.map((field) => [variableOf(field), Object.hasOwn(records[index], field) ? itfValue(records[index][field]) : { "#unserializable": "absent" }]))
		})),
		...loop === void 0 ? {} : { loop }
	};
}
/**
* Translates plain data. Whole numbers become `#bigint`, arrays sequences, records records, and null the variant `None`.
* A record with a key that begins with `#`, which ITF would misread, becomes a `#map`. ITF has no fractions: they become
* `#unserializable`, with their digits.
*/
function itfValue(value) {
	if (typeof value === "bigint" || Number.isSafeInteger(value)) return { "#bigint": String(value) };
	if (typeof value === "string" || typeof value === "boolean") return value;
	if (value === null) return {
		tag: "None",
		value: { "#tup": [] }
	};
	if (Array.isArray(value)) return value.map(itfValue);
	if (!isRecord(value)) return { "#unserializable": encode(value) };
	const entries = Object.entries(value).map(([key, entry]) => [key, itfValue(entry)]);
	return entries.some(([key]) => key.startsWith("#")) ? { "#map": entries } : Object.fromEntries(entries);
}
/** The name of the variable for a field: `#meta` and its like belong to the format. */
function variableOf(field) {
	return field.startsWith("#") ? `_${field}` : field;
}
// model-check/report/sequence-diagram.ts
/**
* The diagram's source. A message is drawn when it arrives; a message that never arrives is drawn at the end. A spec has
* no nodes, so its steps become notes over one lifeline. `cycleStart`: the number of steps before those that repeat for ever.
*/
function sequenceDiagram(steps, property, cycleStart) {
	const read = readDrawing(steps, property, cycleStart);
	return diagram(read.steps, read.property, read.cycleStart);
}
function diagram(steps, property, cycleStart) {
	const labels = steps.map(({ label }) => label).filter(isHappening);
	if (labels.length < steps.length) return drawn(["participant S as the system", ...looped(steps.map(({ says }, i) => [note("S", i, says)]), "S", cycleStart)], "S", property);
	const nodes = ascending(labels.flatMap(nodesIn));
	const lifelines = nodes.map((node) => `participant N${node} as node ${node}`);
	const rows = looped(labels.map(arrows), over(nodes), cycleStart);
	return drawn([
		...lifelines,
		...rows,
		...inFlight(labels).map(waiting)
	], over(nodes), property);
}
/** The rows, those from `cycleStart` on in a loop. */
function looped(rows, over, cycleStart) {
	if (cycleStart === void 0) return rows.flat();
	const [before, round] = [rows.slice(0, cycleStart).flat(), rows.slice(cycleStart).flat()];
	return round.length === 0 ? [...before, `Note over ${over}: nothing more happens`] : [
		...before,
		"loop for ever",
		...round,
		"end"
	];
}
/** The lifelines under a note about these nodes: from the first to the last. */
function over(nodes) {
	const [first = 0, ...rest] = ascending(nodes);
	return rest.length > 0 ? `N${first},N${rest.at(-1)}` : `N${first}`;
}
function drawn(lines, over, property) {
	return [
		"sequenceDiagram",
		...lines.map((line) => `  ${line}`),
		`  Note over ${over}: ✗ ${escaped(property)}`
	].join("\n");
}
function note(lifeline, step, text) {
	return `Note over ${lifeline}: ${step + 1}. ${escaped(text)}`;
}
function arrows(label, step) {
	switch (label.type) {
		case "event": return [...arrival(label, step), ...answers(label)];
		case "crash": return [note(`N${label.node}`, step, "crashes")];
		case "partition": return [note(over(label.groups.flat()), step, `the network is partitioned into ${label.groups.map(brief).join(" and ")}`)];
		case "heal": return [note(over(label.groups.flat()), step, "the network is whole again")];
		case "restart": return [note(`N${label.node}`, step, "boots again"), ...answers(label)];
		case "lose":
		case "drop": return [`N${label.from}--xN${label.to}: ${step + 1}. ${escaped(brief(label.message))} is lost`];
		case "duplicate": return [note(`N${label.from},N${label.to}`, step, `${brief(label.message)} is duplicated`)];
	}
}
function arrival({ node, event }, step) {
	const lifeline = `N${node}`;
	switch (event.type) {
		case "receive": return [`N${event.from}->>${lifeline}: ${step + 1}. ${escaped(brief(event.message))}`];
		case "start": return [note(lifeline, step, "starts")];
		case "request": return [note(lifeline, step, `asked for ${brief(event.request)}`)];
		case "timeout": return [note(lifeline, step, `timer ${brief(event.timer)}`)];
		case "suspect": return [note(lifeline, step, `suspects node ${event.node}`)];
		case "restore": return [note(lifeline, step, `trusts node ${event.node}`)];
		case "chosen": return [note(lifeline, step, `chooses ${event.value}`)];
	}
}
/** Notes for the node's outputs, and for a crash in the middle of the step. */
function answers({ node, outputs, crashes }) {
	const said = outputs.map((output) => `Note over N${node}: says ${escaped(brief(output))}`);
	return crashes ? [...said, `Note over N${node}: crashes`] : said;
}
function waiting({ from, to, message }) {
	return `N${from}-)N${to}: ${escaped(brief(message))}, still on its way`;
}
/** Escapes the characters that Mermaid would not show as text: a semicolon and a number sign. */
function escaped(text) {
	return text.replaceAll("#", "#35;").replace(/;(?<!#35;)/g, "#59;");
}
// explorer/core/exported.ts
var RUN_FORMAT = "selfman-run/1";
/** The steps up to the state that is looked at. */
function stepsOf(run) {
	return run.path(run.at).flatMap(({ step }) => step === null ? [] : [step]);
}
function nameOf(run, ending) {
	return `${run.play.scenario.name.replaceAll(/[^a-z0-9+-]+/gi, "-")}${ending}`;
}
/** The run as a file that the explorer opens. */
function asRunFile(run) {
	const file = {
		format: RUN_FORMAT,
		run: fragmentOf(run),
		steps: stepsOf(run).map(({ says }) => says)
	};
	return {
		name: nameOf(run, ".run.json"),
		type: "application/json",
		text: `${JSON.stringify(file, null, 2)}\n`
	};
}
/** A test that plays the same steps, and expects the same lights. It is for a clone of the project. */
function asRegressionTest(run) {
	const says = stepsOf(run).map((step) => step.says);
	const broken = run.broken().map(({ property }) => property);
	const { name } = run.play.scenario;
	const text = `import { expect, test } from 'vitest';
import { Interactive } from '../model-check/drivers/interactive.ts';
import { allScenarios } from '../scenarios/all.ts';

const STEPS: readonly string[] = ${JSON.stringify(says, null, 2)};

test(${JSON.stringify(`${name}: ${broken.length === 0 ? "no property breaks" : `${broken.join(", ")} breaks`} after ${says.length} steps`)}, () => {
  const scenario = allScenarios.find(({ name }) => name === ${JSON.stringify(name)});
  if (scenario === undefined) throw new Error('the scenario has another name now');
  const play = new Interactive(scenario);
  let before = null;
  let moment = play.begin(${run.at.moment.initial});
  for (const says of STEPS) {
    const choice = play.choices(moment).find((each) => each.says === says);
    expect(choice, says).toBeDefined();
    before = moment;
    moment = play.take(moment, choice?.number ?? -1).moment;
  }
  const broken = play.lights(moment, before).filter(({ kind, holds }) => !holds && (kind === 'always' || kind === 'step'));
  expect(broken.map(({ property }) => property)).toEqual(${JSON.stringify(broken)});
});
`;
	return {
		name: nameOf(run, ".test.ts"),
		type: "text/plain",
		text
	};
}
/** The source of a Mermaid sequence diagram. */
function asMermaid(run) {
	const property = run.broken()[0]?.property ?? "all properties hold";
	return {
		name: nameOf(run, ".mmd"),
		type: "text/plain",
		text: `${sequenceDiagram(stepsOf(run), property)}\n`
	};
}
/** The states in the Informal Trace Format of Apalache and Quint. */
function asItf(run) {
	const trace = itfTrace(run.path(run.at).map(({ moment, step }) => ({
		state: moment.state,
		meta: step === null ? {} : { says: step.says }
	})), { meta: { source: run.play.scenario.name } });
	return {
		name: nameOf(run, ".itf.json"),
		type: "application/json",
		text: `${JSON.stringify(trace, null, 2)}\n`
	};
}
// explorer/core/opened.ts
/** What a file is that a reader opens: a run, a counterexample, a report, a trace or a history. */
var MOST_CHARACTERS = 64e6;
var ACCEPTED = "a counterexample, a report of a check or of a replay, a run of the explorer, a trace of nodes (.ndjson), or a history";
/** Throws `ModelError` for anything else; it says what the file seems to be. */
function recognised(name, text) {
	if (text.length > MOST_CHARACTERS) throw refused(name, `${Math.round(text.length / 1e6)} MB of text`);
	const whole = parsed(text);
	if (whole === void 0) return ofLines(name, text);
	if (Array.isArray(whole)) {
		const report = whole.find((each) => isRecord(each) && isStory(each.counterexample));
		if (isRecord(report)) return ofReport(report);
		if (whole.length > 0 && whole.every((each) => isRecord(each) && "type" in each && "process" in each)) return { type: "history" };
		throw refused(name, "a list in JSON, in which no report has a counterexample");
	}
	if (!isRecord(whole)) throw refused(name, "one value in JSON");
	if (whole.format === "selfman-run/1" && typeof whole.run === "string") return {
		type: "run",
		fragment: whole.run
	};
	if (isStory(whole)) return ofStory(whole, null);
	if (isStory(whole.counterexample)) return ofReport(whole);
	if (typeof whole.verdict === "string" && isRecord(whole.consumed)) return {
		type: "recording",
		recording: replayReport(name, whole)
	};
	if (whole.type === "header") return ofLines(name, text);
	if (typeof whole.verdict === "string") throw refused(name, `a report whose verdict is "${whole.verdict}", without a counterexample`);
	throw refused(name, `an object in JSON with the fields ${Object.keys(whole).slice(0, 5).join(", ") || "of nothing"}`);
}
/** Follows a story from the state in which it begins; null: there is no such state, or some step is not possible. */
function follow(play, { initial, steps }) {
	const run = Array.from({ length: play.initials }, (_, i) => i).map((i) => new Run(play, i)).find(({ at }) => inJson(at.moment.state) === inJson(initial));
	if (run === void 0) return null;
	for (const { says } of steps) {
		const choice = run.choices().find((each) => each.says === says);
		if (choice === void 0) return null;
		run.take(choice.number);
	}
	return run;
}
/** As states are kept. */
function inJson(state) {
	return encode(JSON.parse(JSON.stringify(state)));
}
function refused(name, seems) {
	return new ModelError(`${name}: got ${seems}, expected ${ACCEPTED}; drop such a file`);
}
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function ofLines(name, text) {
	const first = parsed(text.slice(0, Math.max(0, text.indexOf("\n"))) || text);
	if (isRecord(first) && first.type === "header" && String(first.format).startsWith("selfman-trace")) return { type: "trace" };
	if (isRecord(first)) return { type: "history" };
	if (/^\s*[{[(]|^\d{4}-|^INFO/.test(text)) return { type: "history" };
	throw refused(name, text.trim() === "" ? "an empty file" : "text that is not JSON");
}
function isStory(value) {
	return isRecord(value) && typeof value.property === "string" && typeof value.because === "string" && Array.isArray(value.steps) && value.steps.every((step) => isRecord(step) && typeof step.says === "string" && Array.isArray(step.changes));
}
function ofReport({ scenario, counterexample }) {
	if (!isStory(counterexample)) throw refused("the report", "no counterexample");
	return ofStory(counterexample, typeof scenario === "string" ? scenario : null);
}
function ofStory(story, scenario) {
	const steps = story.steps.map((step, i) => ({
		state: step.after ?? (i === story.steps.length - 1 ? story.final : null),
		step,
		lights: []
	}));
	const frames = [{
		state: story.initial,
		step: null,
		lights: []
	}, ...steps];
	return {
		type: "counterexample",
		scenario,
		story,
		recording: {
			title: story.property,
			says: story.because,
			frames
		}
	};
}
/** The report of a replay has no states. Its findings are told as steps. */
function replayReport(name, { verdict, protocol, first, doubts }) {
	const findings = [...first === void 0 ? [] : [first], ...Array.isArray(doubts) ? doubts : []].filter(isRecord);
	const frames = findings.map((finding) => {
		const at = isRecord(finding.at) ? finding.at : {};
		const diff = Array.isArray(finding.diff) ? finding.diff.filter(isRecord) : [];
		const says = `${String(at.file)}:${String(at.line)}: node ${String(at.node)}, step ${String(at.step)}: ${String(finding.says)}`;
		const changes = diff.map(({ path, before, after }) => `${String(path)}: expected ${JSON.stringify(before) ?? "nothing"}, recorded ${JSON.stringify(after) ?? "nothing"}`);
		return {
			state: { finding },
			step: {
				says,
				changes,
				label: null
			},
			lights: []
		};
	});
	return {
		title: `${name}: ${String(verdict)}`,
		says: `The report of a replay of ${String(protocol)}. It names ${findings.length} findings; drop the traces to see the states.`,
		frames: [{
			state: {},
			step: null,
			lights: []
		}, ...frames]
	};
}
// explorer/core/free-play.ts
/** Far more than anybody plays. */
var MANY = 99;
/** The scenario with as many faults as its world allows. A spec has none to lift. */
function freely(scenario) {
	if ("spec" in scenario) return scenario;
	const { nodes, network, faults = {}, partitions = [] } = scenario;
	const mortal = nodes.filter(({ neverCrashes }) => neverCrashes !== true).length;
	const canSuspect = nodes.some(({ falselySuspects }) => falselySuspects === void 0 || falselySuspects.length > 0);
	const lifted = {
		...faults,
		crash: mortal,
		...canSuspect ? { falseSuspicion: MANY } : {},
		...network === "growing-set" ? {} : { drop: MANY },
		...network === "unordered" || network === "fifo" ? { duplicate: MANY } : {},
		...partitions.length === 0 ? {} : { partition: MANY }
	};
	return {
		...scenario,
		faults: lifted
	};
}
/** The quest of a goal; null: no search finds it. */
function questOf({ reach }) {
	if (typeof reach === "function") return null;
	if ("broken" in reach) return reach.broken === null ? {
		type: "break",
		except: []
	} : {
		type: "breakOne",
		property: reach.broken
	};
	return "met" in reach ? {
		type: "meet",
		property: reach.met
	} : null;
}
// explorer/page/session.ts
/** What one explorer on a page shows: a run that is played, or a recorded story, and where the reader looks. */
var NO_WITNESSES = {
	nodes: [],
	keys: []
};
var Session = class Session {
	scenario;
	isFree;
	run;
	recording;
	/** What opening it had to say; null: nothing. */
	note;
	#version = shallowRef(0);
	#frame = shallowRef(0);
	scene;
	story;
	position;
	constructor(what, note = null) {
		this.run = "run" in what ? what.run : null;
		this.scenario = "run" in what ? what.scenario : null;
		this.isFree = "run" in what && what.isFree;
		this.recording = "recording" in what ? what.recording : null;
		this.note = note;
		this.#frame.value = this.recording === null ? 0 : this.recording.frames.length - 1;
		this.scene = computed(() => {
			this.#version.value;
			const { run, recording } = this;
			if (run !== null) return sceneOf(run.at.moment.state, run.choices(), run.lights(), run.play.left(run.at.moment));
			const frame = recording?.frames[this.#frame.value];
			return sceneOf(frame?.state ?? null, [], frame?.lights ?? [], null);
		});
		this.story = computed(() => {
			this.#version.value;
			if (this.run !== null) return this.run.path().flatMap(({ step }) => step === null ? [] : [step]);
			return (this.recording?.frames ?? []).flatMap(({ step }) => step === null ? [] : [step]);
		});
		this.position = computed(() => {
			this.#version.value;
			return this.run?.at.depth ?? this.#frame.value;
		});
	}
	/** A scenario, played from its beginning or along a shared run. Throws `ModelError`. */
	static ofScenario(scenario, fragment = "", isFree = false) {
		const played = isFree ? freely(scenario) : scenario;
		const code = readFragment(fragment, scenario.name);
		const { run, stoppedAt, wasMatched } = replayCode(new Interactive(played), code);
		const note = stoppedAt !== null ? `The shared run is of other code: its step ${stoppedAt} of ${code.choices.length} is not possible here. The steps before it are shown.` : wasMatched ? "The shared run is of other code. Its steps were found again by their labels." : null;
		return new Session({
			run,
			scenario,
			isFree
		}, note);
	}
	get title() {
		return this.scenario?.name ?? this.recording?.title ?? "";
	}
	get teaches() {
		return this.scenario?.teaches ?? this.recording?.says ?? "";
	}
	/** Tells the views that the run has moved. */
	moved() {
		this.#version.value++;
	}
	take(number) {
		this.run?.take(number);
		this.moved();
	}
	goTo(position) {
		if (this.run !== null) this.run.goTo(position);
		else this.#frame.value = Math.min(Math.max(0, position), (this.recording?.frames.length ?? 1) - 1);
		this.moved();
	}
	goToKnot(id) {
		this.run?.goToKnot(id);
		this.moved();
	}
	/** A recorded story has a further state. A reader who looks at the last one goes on to it. */
	grown(follows) {
		if (follows && this.recording !== null) this.#frame.value = this.recording.frames.length - 1;
		this.moved();
	}
	/** The fragment of the address of this run; null: it has none. */
	fragment(key = null) {
		if (this.run === null) return null;
		return `${fragmentOf(this.run, key)}${this.isFree ? "&f=1" : ""}`;
	}
};
/** Nodes and keys that several sentences name. */
function witnessesOf(reasons) {
	const all = (pick) => [...new Set(reasons.flatMap(({ at }) => pick(at)))];
	return {
		nodes: all(({ nodes }) => nodes),
		keys: all(({ keys }) => keys)
	};
}
// explorer/page/open-text.ts
/** Opens what a reader drops on the explorer. */
/** Opens several files: traces of one run, or one file of another kind. Throws an `Error`. */
async function openTexts(files) {
	const [first, ...more] = files;
	if (first === void 0) throw new Error("files: got none, expected one at least; choose a file");
	if (more.length === 0) return openText(first.name, first.text);
	const other = files.find(({ name, text }) => recognised(name, text).type !== "trace");
	if (other !== void 0) throw new Error(`${other.name}: got ${files.length} files, of which this is no trace; expected traces of one run, or one file`);
	const { recordedRun } = await import("./recorded-run.gNF2qCuR.js");
	return new Session({ recording: recordedRun(files) });
}
/** Throws an `Error` that says what the file is taken for, and what is accepted. */
async function openText(name, text) {
	const opened = recognised(name, text);
	switch (opened.type) {
		case "run": {
			const code = readFragment(opened.fragment);
			const scenario = await scenarioNamed(code.scenario);
			if (scenario === null) throw new Error(`${name}: a run of the scenario "${code.scenario}", which is not known here; expected a known scenario`);
			return Session.ofScenario(scenario, opened.fragment);
		}
		case "counterexample":
			for (const scenario of await allOfThem()) {
				const properties = "spec" in scenario ? {
					...scenario.spec.properties,
					...scenario.properties
				} : scenario.properties;
				if (opened.scenario !== null ? scenario.name !== opened.scenario : !(opened.story.property in {
					...properties,
					...scenario.refines
				})) continue;
				const run = follow(new Interactive(scenario), opened.story);
				if (run !== null) return new Session({
					run,
					scenario,
					isFree: false
				});
			}
			return new Session({ recording: opened.recording }, "No scenario here can follow these steps. They are shown as they were recorded.");
		case "recording": return new Session({ recording: opened.recording });
		case "trace": {
			const { recordedRun } = await import("./recorded-run.gNF2qCuR.js");
			return new Session({ recording: recordedRun([{
				name,
				text
			}]) });
		}
		case "history": {
			const { judgedHistory } = await import("./judged-history.B5cAKhJN.js");
			return new Session({ recording: judgedHistory(name, text) });
		}
	}
}
export { takenBy as _, asItf as a, asRunFile as c, nodesIn$1 as d, lengthOf as f, isFault as g, happeningIn as h, questOf as i, nodesIn as l, groupedByNode as m, Session as n, asMermaid as o, openTexts, actorOf as p, witnessesOf as r, asRegressionTest as s, NO_WITNESSES as t, messagesIn as u, textOf$2 as v };
