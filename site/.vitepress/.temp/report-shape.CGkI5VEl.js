import { a as decode, i as areEqual, n as printable, o as encode, r as NotPlainData, s as isRecord, t as isPrintable } from "./printable.cUnkY7_q.js";
import { a as ModelError, d as oneLine, l as isPromise, o as inShort, s as inState, u as messageOf } from "./app.js";
import { r as unreachable$1 } from "./invariant.DCDgHBFs.js";
import { i as withoutNumber, r as withNumber, t as ascending } from "./sorted-set.BjObjcoY.js";
import { T as isLiveness, _ as simple, a as titled, b as nearest, c as listOf, d as pathTo$1, f as plain$1, g as refusal, h as recordOf, l as oneOf, m as readField, n as nameIn, o as dictionaryOf, p as readAs, r as objectIn, s as functionOf, t as EITHER, u as optional, v as wholeNumber, x as shown, y as listed$1 } from "./scenario.Cs_16ybG.js";
import { t as PUT } from "./record.BbRuNaiI.js";
// model-check/world/happening.ts
/** The name under which a message, request, timer or output is counted and told: its `type` if it has one. */
function kindOf(value) {
	if (typeof value === "string") return value;
	if (typeof value === "object" && value !== null && "type" in value && typeof value.type === "string") return value.type;
	return JSON.stringify(value);
}
/** The name under which the delivery of an event is counted. */
function actionOf(event) {
	switch (event.type) {
		case "receive": return `receive ${kindOf(event.message)}`;
		case "request": return `request ${kindOf(event.request)}`;
		case "timeout": return `timeout ${kindOf(event.timer)}`;
		default: return event.type;
	}
}
// model-check/report/tell.ts
/** Tells transitions and states in words: the actor, what it did, and what changed. */
/** Tells a transition's label in one sentence. */
function tell(label) {
	if (isHappening(label)) return tellHappening(label);
	if (typeof label === "object" && label !== null && "action" in label) return "param" in label ? `${String(label.action)}(${brief(label.param)})` : String(label.action);
	return brief(label);
}
/** Lists the differences between two states, one line per place: `node 4: successor null → 8`. */
function changes(slots, before, after) {
	return slots.flatMap((slot, i) => differences(before.slots[i], after.slots[i]).map(([path, from, to]) => `${printable(slot)}${path === "" ? "" : `: ${path}`} ${from} → ${to}`));
}
/** Writes a value on one line, without the quotes of JSON keys. */
function brief(value) {
	if (Array.isArray(value)) return `[${value.map(brief).join(", ")}]`;
	if (typeof value === "object" && value !== null) {
		const fields = Object.entries(value).filter(([key]) => key !== "type").map(([key, entry]) => `${printable(key)}: ${brief(entry)}`).join(", ");
		const kind = "type" in value ? printable(kindOf(value)) : "";
		return fields === "" ? kind || "{}" : kind === "" ? `{${fields}}` : `${kind}(${fields})`;
	}
	return value === void 0 ? "nothing" : typeof value === "string" ? printable(value) : JSON.stringify(value);
}
function differences(before, after) {
	if (before === after) return [];
	if (!isRecord(before) || !isRecord(after) || kindChanged(before, after)) return sameText(before, after) ? [] : [[
		"",
		brief(before),
		brief(after)
	]];
	return [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differences(own(before, key), own(after, key)).map(([path, from, to]) => [
		path === "" ? printable(key) : key === "state" ? path : `${printable(key)}.${path}`,
		from,
		to
	]));
}
/** The record's own field `key`: every object inherits fields such as `constructor`. */
function own(record, key) {
	return Object.hasOwn(record, key) ? record[key] : void 0;
}
function kindChanged(before, after) {
	return before.type !== after.type;
}
function sameText(before, after) {
	return before !== void 0 && after !== void 0 && encode(before) === encode(after);
}
/** Whether a label belongs to a step of a world, not to an action of a spec. */
function isHappening(label) {
	return isRecord(label) && typeof label.type === "string" && ("node" in label || "from" in label || "groups" in label);
}
function tellHappening(happening) {
	switch (happening.type) {
		case "crash": return `node ${happening.node} crashes`;
		case "partition": return `the network is partitioned into ${happening.groups.map(brief).join(" and ")}`;
		case "heal": return "the network is whole again";
		case "restart": return `node ${happening.node} boots again${tellAnswer({
			...happening,
			choices: []
		})}`;
		case "lose": return happening.partitioned ? `the network is partitioned, so ${brief(happening.message)} from node ${happening.from} to node ${happening.to} is lost` : `node ${happening.to} is down, so ${brief(happening.message)} from node ${happening.from} is lost`;
		case "drop": return `the network drops ${brief(happening.message)} from node ${happening.from} to node ${happening.to}`;
		case "duplicate": return `the network duplicates ${brief(happening.message)} from node ${happening.from} to node ${happening.to}`;
		case "event": return `node ${happening.node} ${tellEvent(happening)}${tellAnswer(happening)}`;
	}
}
function tellEvent({ event }) {
	switch (event.type) {
		case "start": return "starts";
		case "receive": return `receives ${brief(event.message)} from node ${event.from}`;
		case "request": return `is asked for ${brief(event.request)}`;
		case "timeout": return `finds its timer ${brief(event.timer)} run out`;
		case "suspect": return `suspects node ${event.node}`;
		case "restore": return `trusts node ${event.node} again`;
		case "chosen": return `is given the choice ${event.value}`;
	}
}
function tellAnswer({ sends, outputs, choices, crashes, stops }) {
	const parts = [
		...choices.map((value) => `chooses ${value}`),
		...sends.map(({ to, message }) => `sends ${brief(message)} to node ${to}`),
		...outputs.map((output) => `says ${brief(output)}`),
		...crashes ? ["crashes"] : [],
		...stops ? ["stops"] : []
	];
	return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}
// model-check/engine/tables/growing.ts
/** Typed arrays that grow by doubling. Growth replaces `data`, so read it again after each `push`. */
/** An array that is filled beyond this share of its capacity will soon grow. */
var NEARLY_FULL = .85;
var GrowingInts = class {
	data;
	length = 0;
	constructor(capacity = 64) {
		this.data = new Int32Array(capacity);
	}
	push(value) {
		if (this.length === this.data.length) this.reserve(1);
		this.data[this.length++] = value;
	}
	/** Makes room for `more` further entries. */
	reserve(more) {
		if (this.length + more <= this.data.length) return;
		const grown = new Int32Array(Math.max(this.data.length * 2, this.length + more));
		grown.set(this.data.subarray(0, this.length));
		this.data = grown;
	}
	/** The further bytes that growth will take, as the old array and the new one exist together; 0 if it will not grow soon. */
	get bytesSoon() {
		return this.length > this.data.length * NEARLY_FULL ? 2 * this.bytes : 0;
	}
	get bytes() {
		return this.data.byteLength;
	}
};
/** A copy of `array` that has room for index `index`; new entries hold `filler`. */
function grownTo(array, index, filler) {
	const grown = new Int32Array(Math.max(8, array.length * 2, index + 1)).fill(filler);
	grown.set(array);
	return grown;
}
/** A copy of `counts` with twice its capacity. */
function doubled(counts) {
	const grown = new Float64Array(counts.length * 2);
	grown.set(counts);
	return grown;
}
// model-check/engine/tables/interner.ts
/** Numbers distinct values 0, 1, 2, …, and gives each two random 32-bit lanes for fingerprints. */
/** A place took more distinct values than a bounded model should have: something in it only ever grows. */
var TooVaried = class extends Error {
	name = "TooVaried";
};
/** Estimated memory of a value, in bytes: a fixed part, and a part per character for its text and the value itself. */
var BYTES_PER_VALUE = 64;
var BYTES_PER_CHARACTER = 6;
var MOST_VALUES$1 = 4e6;
var Interner = class {
	name;
	/** Deeply frozen, by id. */
	values = [];
	/** Estimated memory of all values, in bytes. */
	bytes = 0;
	#ids = /* @__PURE__ */ new Map();
	#random;
	#low = new GrowingInts();
	#high = new GrowingInts();
	/** `name` says in messages to people whose values these are. */
	constructor(name, random) {
		this.name = name;
		this.#random = random;
	}
	/** The id of `value`. Throws `NotPlainData`, or `TooVaried`. */
	id(value) {
		const text = this.#encode(value);
		const known = this.#ids.get(text);
		if (known !== void 0) return known;
		const id = this.values.length;
		if (id === MOST_VALUES$1) throw new TooVaried(`${this.name} takes more than ${MOST_VALUES$1} values; the last one is ${text.slice(0, 200)}`);
		this.values.push(decode(text));
		this.bytes += BYTES_PER_VALUE + BYTES_PER_CHARACTER * text.length;
		this.#ids.set(text, id);
		this.#low.push(this.#random());
		this.#high.push(this.#random());
		return id;
	}
	#encode(value) {
		try {
			return encode(value);
		} catch (error) {
			throw error instanceof NotPlainData ? error.inside(this.name) : error;
		}
	}
	get size() {
		return this.values.length;
	}
	low(id) {
		return this.#low.data[id];
	}
	high(id) {
		return this.#high.data[id];
	}
};
// model-check/engine/system/user-code.ts
/**
* Calls user code. An error that it throws becomes a fault of the model, with the name of the function that threw. An
* answer must be true or false. User code runs twice, the second time with the keys of records in reverse order, to
* verify that its result depends on its arguments alone.
*/
/** Calls user code. Throws `ModelError` when it throws. */
function call(where, run) {
	try {
		return run();
	} catch (error) {
		throw faultOf(where, error);
	}
}
/**
* Calls user code, and calls it again with other orders of keys if `second` is given. Returns the result of `first`. Throws
* `ModelError` when the two differ.
*/
function callTwice(where, first, second, difference, retry = second && [first, second]) {
	const result = call(where, first);
	if (second === void 0) return result;
	const again = attempt(where, second);
	const differs = call(where, () => differenceOf({ result }, again, difference));
	if (differs === null) return result;
	const [run, runAgain] = retry ?? [first, second];
	const past = [{
		run,
		was: { result }
	}, {
		run: runAgain,
		was: again
	}];
	throw new ModelError(`${where()} ${diagnosis(where, past, difference)}: ${differs}`);
}
/** Validates the answer of a property or a guard. Throws `ModelError` unless it is true or false. */
function truth(where, answer) {
	if (answer === true || answer === false) return answer;
	if (isPromise(answer)) throw new ModelError(`${where()} returned a Promise, expected true or false: is it async? make it synchronous`);
	const advice = answer === void 0 ? "return the answer" : "compare, or wrap it in Boolean(…)";
	throw new ModelError(`${where()} returned ${inShort(answer)}, expected true or false; ${advice}`);
}
/** Asks user code for true or false. */
function askTwice(where, first, second, retry) {
	const ask = (question) => () => truth(where, question());
	return callTwice(where, ask(first), second && ask(second), differenceOfAnswers, retry && [ask(retry[0]), ask(retry[1])]);
}
/** Refuses a `Promise` of a result in place of the result. */
function settled(where, result) {
	if (!isPromise(result)) return result;
	throw new ModelError(`${where()} returned a Promise, expected plain JSON: is it async? make it synchronous`);
}
/** The difference between two plain values in words; null when they are equal. */
function differenceOfValues(a, b) {
	return a === b || encode(a) === encode(b) ? null : `${inShort(a)} and ${inShort(b)}`;
}
function differenceOfAnswers(a, b) {
	return a === b ? null : `${a} and ${b}`;
}
function attempt(where, run) {
	try {
		return { result: call(where, run) };
	} catch (fault) {
		if (fault instanceof TooVaried) throw fault;
		return { fault };
	}
}
function differenceOf(a, b, difference) {
	if ("result" in a && "result" in b) return difference(a.result, b.result);
	const [left, right] = [a, b].map((each) => "fault" in each ? messageOf(each.fault) : "a result");
	return left === right ? null : `${left} and ${right}`;
}
/** Orders of repetition with which no short cycle of results agrees. So only a dependence on the order of keys repeats throughout. */
var ROUNDS = [
	1,
	1,
	0,
	0,
	1,
	0,
	1,
	1,
	0,
	0,
	0,
	1
];
function diagnosis(where, past, difference) {
	return ROUNDS.every((which) => differenceOf(past[which].was, attempt(where, past[which].run), difference) === null) ? "depends on the order of keys; sort them where their order matters. With the keys of records in two orders it gave two results" : "is not pure: run twice on the same arguments, it gave two results";
}
function faultOf(where, error) {
	if (error instanceof ModelError || error instanceof TooVaried) return error;
	if (error instanceof NotPlainData) return new ModelError(`${where()}: ${error.message}`, { cause: error });
	return new ModelError(`${where()} ${changesArgument(error) ? "is not pure: it changes its argument" : "threw"}: ${messageOf(error)}`, { cause: error });
}
/** Whether V8 refused a write to something frozen. */
function changesArgument(error) {
	return error instanceof TypeError && /read only|not extensible|Cannot (assign|delete|define)/.test(error.message);
}
// model-check/engine/system/audited-property.ts
/** Asks properties under audit. Used by the search, by walks, and by any other judge of states and steps. */
/** Whether the property holds in a state. Throws `ModelError`. */
function stateHolds(name, property, { state, again, fresh }) {
	const ask = (see) => () => property.holds(see());
	const retry = fresh && [ask(fresh[0]), ask(fresh[1])];
	return askTwice(whereOf(name), () => property.holds(state), again && ask(again), retry);
}
/** Whether the property holds of the step between two states. Throws `ModelError`. */
function stepHolds(name, property, before, after) {
	const ask = (from, to) => () => property.holds(from(), to());
	const again = before.again && after.again && ask(before.again, after.again);
	const retry = before.fresh && after.fresh && [ask(before.fresh[0], after.fresh[0]), ask(before.fresh[1], after.fresh[1])];
	return askTwice(whereOf(name), () => property.holds(before.state, after.state), again, retry);
}
/** The property's own explanation of what breaks it in a state; null if it has none. */
function stateExplained(name, { explain }, { state, again, fresh }) {
	if (explain === void 0) return null;
	const tell = (see) => () => explain(see());
	return tellTwice(name, () => explain(state), again && tell(again), fresh && [tell(fresh[0]), tell(fresh[1])]);
}
/** The property's own explanation of what breaks it in the step between two states; null if it has none. */
function stepExplained(name, { explain }, before, after) {
	if (explain === void 0) return null;
	const tell = (from, to) => () => explain(from(), to());
	return tellTwice(name, () => explain(before.state, after.state), before.again && after.again && tell(before.again, after.again), before.fresh && after.fresh && [tell(before.fresh[0], after.fresh[0]), tell(before.fresh[1], after.fresh[1])]);
}
/** In characters. An explanation is one clause of a line. */
var LONGEST_EXPLANATION = 500;
function tellTwice(name, first, second, retry) {
	const where = () => `explain of the property ${name}`;
	const tell = (run) => () => clause(where, run());
	const differs = (a, b) => a === b ? null : `${inShort(a)} and ${inShort(b)}`;
	return callTwice(where, tell(first), second && tell(second), differs, retry && [tell(retry[0]), tell(retry[1])]);
}
/** Throws `ModelError` unless `answer` is one line of at most 500 characters. */
function clause(where, answer) {
	const refused = (got, remedy) => new ModelError(`${where()} returned ${got}, expected one line of 1 to ${LONGEST_EXPLANATION} characters${remedy}`);
	if (isPromise(answer)) throw refused("a Promise", ": is it async? make it synchronous");
	if (typeof answer !== "string") throw refused(answer === void 0 ? "nothing" : inShort(answer), "; return a text");
	if (answer.trim() === "") throw refused("an empty text", "; name the nodes and keys that break the property");
	if (answer.length > LONGEST_EXPLANATION) throw refused(`${answer.length} characters`, "; name only some of what breaks it");
	if (/[\r\n\u2028\u2029]/.test(answer)) throw refused("several lines", "; join them");
	if (!isPrintable(answer)) throw refused(inShort(answer), "; leave out what steers a terminal");
	return answer;
}
function whereOf(name) {
	return () => `the property ${name}`;
}
// model-check/engine/system/seen.ts
/** A state for user code that runs once, as in judging what has already happened. */
function seenOnce(state) {
	return {
		state,
		again: void 0
	};
}
/** Views the state that `read` reads; twice, if `audited` and the reader allows it. */
function seenBy(read, view, audited = true) {
	const again = audited ? read.again : void 0;
	const state = view(read);
	if (again === void 0) return {
		state,
		again
	};
	let second;
	return {
		state,
		again: () => {
			second ??= { state: view(again) };
			return second.state;
		},
		fresh: [() => view(read), () => view(again)]
	};
}
// model-check/edge/spec-shape.ts
/** The shapes of a spec, its actions, its properties and a refinement. */
var LONGEST_NAME = 500;
/** A name is a text on one line that is not blank. */
var named = simple(`a name, a text of 1 to ${LONGEST_NAME} characters on one line`, "give it a name", (value) => typeof value === "string" && value.trim() !== "" && value.length <= LONGEST_NAME && isPrintable(value));
var sentence = simple("a text on one line", "write a sentence, or leave it out", (value) => typeof value === "string" && isPrintable(value));
var KINDS = oneOf(...[
	"always",
	"step",
	"reachable",
	"recoverable",
	"eventually",
	"alwaysEventually",
	"eventuallyAlways",
	"leadsTo"
]);
var anyProperty = recordOf("a property", {
	kind: KINDS,
	doc: optional(sentence),
	when: optional(functionOf("(state) => boolean", "write when a leadsTo begins to wait")),
	holds: functionOf("(state) => boolean, of a step (before, after) => boolean", "give the claim to always, step, reachable, recoverable or one of the liveness properties"),
	explain: optional(functionOf("(state) => string, of a step (before, after) => string", "write what breaks the property, or leave it out"))
}, {
	instances: true,
	callable: true
});
var property = {
	...anyProperty,
	read(value, at) {
		const read = anyProperty.read(value, at);
		const hasWhen = "when" in read;
		if (hasWhen !== (read.kind === "leadsTo")) throw refusal(pathTo$1(at, "when"), hasWhen ? "a function" : "nothing", {
			expected: hasWhen ? "no such function: only a leadsTo has one" : "the condition with which a leadsTo begins",
			remedy: "make the property by leadsTo(when, holds)"
		});
		if (read.kind !== "reachable" || read.explain === void 0) return read;
		throw refusal(pathTo$1(at, "explain"), "a function", {
			expected: "no explanation: no single state breaks a reachable property",
			remedy: "leave it out"
		});
	}
};
var properties = dictionaryOf("properties", property);
var actionDef = recordOf("an action", {
	doc: optional(sentence),
	params: optional(functionOf("(state) => the parameters to try", "write () => [a, b] for parameters that are always the same")),
	when: functionOf("(state, param) => boolean", "write () => true for an action that is always possible"),
	then: functionOf("(state, param) => the state after it")
}, {
	instances: true,
	refused: { fairness: "declare it beside the actions, as in fairness: [weak(\"Name\")]" }
});
var fairness = listOf("fairness constraints", recordOf("a fairness constraint", {
	kind: oneOf("weak", "strong"),
	actions: listOf("names of actions", named),
	param: optional(plain$1),
	each: optional(simple("true", "make it by weakEach or strongEach", (value) => value === true))
}));
var spec = recordOf("a spec", {
	name: named,
	init: listOf("initial states", plain$1, 1),
	actions: dictionaryOf("actions", actionDef),
	properties,
	fairness: optional(fairness)
}, { instances: true });
var refinement = recordOf("a refinement", {
	of: spec,
	view: functionOf("(state) => the abstract state")
}, { instances: true });
var refinements = dictionaryOf("refinements", refinement);
// model-check/edge/world-shape.ts
/** The most faults of one kind in one behaviour. */
var MOST_FAULTS = 1e3;
var nodeId = wholeNumber(0, Number.MAX_SAFE_INTEGER, "number the nodes by safe integers from 0 on");
var ids = listOf("ids of nodes", nodeId);
/** `false` means the same as leaving the field out. */
var flag = simple("true or false", "write true, or leave it out", (value) => typeof value === "boolean");
/** A protocol may be a whole module, so other fields are allowed. Hence a misspelt `typeInvariant` is not noticed. */
var protocol = recordOf("a protocol", {
	name: named,
	init: functionOf("(self, config, durable) => { state, effects }"),
	step: functionOf("(state, event) => { state, effects }"),
	typeInvariant: optional(functionOf("(state) => [clause, …]"))
}, {
	instances: true,
	open: true
});
var node = recordOf("a node", {
	id: nodeId,
	config: optional(plain$1),
	running: optional(plain$1),
	durable: optional(plain$1),
	timers: optional(listOf("timers", plain$1)),
	monitored: optional(ids),
	suspected: optional(ids),
	neverCrashes: optional(flag),
	falselySuspects: optional(ids)
});
var nodes = listOf("nodes", node, 1);
var requests = listOf("requests", recordOf("a request", {
	at: nodeId,
	request: plain$1
}));
var inFlight$1 = listOf("messages in flight", recordOf("a message in flight", {
	from: nodeId,
	to: nodeId,
	message: plain$1
}));
var network = oneOf("unordered", "fifo", "set", "growing-set", "duplicating");
var howOften = optional(wholeNumber(0, MOST_FAULTS, "say how often it may happen, or leave it out: then it never does"));
var howOftenOrAlways = {
	...howOften,
	expected: `${howOften.expected}, or Infinity`,
	read: (value, at) => value === Number.POSITIVE_INFINITY ? value : howOften.read(value, at)
};
var faults = recordOf("the faults", {
	crash: howOften,
	restart: howOften,
	falseSuspicion: howOften,
	drop: howOftenOrAlways,
	duplicate: howOftenOrAlways,
	partition: howOften
});
var pair$1 = {
	expected: "a pair of ids of two nodes",
	remedy: "write it as [a, b]",
	read(value, at) {
		const ids = listOf("two ids of nodes", nodeId, 2).read(value, at);
		if (ids.length === 2 && ids[0] !== ids[1]) return ids;
		return simple("two different ids of nodes", pair$1.remedy, (_) => false).read(value, at);
	}
};
var unreachable = listOf("pairs of nodes", pair$1);
var partitions = listOf("partitions", listOf("groups", listOf("ids of nodes", nodeId, 1), 1));
var history = recordOf("a history", {
	initial: plain$1,
	after: functionOf("(history, event) => the history after it")
}, { instances: true });
var renaming = (what) => optional(functionOf(`(${what}, of) => the ${what} with other ids`));
var symmetricNodes = recordOf("symmetric nodes", {
	nodes: listOf("groups", listOf("ids of nodes", nodeId, 2)),
	state: renaming("state"),
	message: renaming("message"),
	timer: renaming("timer"),
	request: renaming("request"),
	durable: renaming("durable"),
	history: renaming("history")
});
// model-check/engine/system/key-order.ts
/** An equal value, frozen, with the keys of every record in reverse order; the same object if no record has two keys. */
function reversed(value) {
	if (Array.isArray(value)) return reversedArray(value);
	return isPlainRecord(value) ? reversedRecord(value) : value;
}
/** More than the number of values that recur within one level of a search. */
var MOST_KEPT$1 = 1024;
/** Reverses keys, and keeps some of the results: the same few values are asked for again and again. */
var Turned = class {
	#kept = /* @__PURE__ */ new Map();
	/** Same as `reversed`; `value` must never change. */
	of(value) {
		if (typeof value !== "object" || value === null) return value;
		const known = this.#kept.get(value);
		if (known !== void 0) return known;
		if (this.#kept.size === MOST_KEPT$1) this.#kept.clear();
		const turned = reversed(value);
		this.#kept.set(value, turned);
		return turned;
	}
};
/** The keys in the order in which a record lists them if they were inserted in reverse. */
function reversedKeys(keys) {
	return Object.keys(Object.fromEntries(keys.toReversed().map((key) => [key, null])));
}
/** The same record, getters included, with its keys in reverse order. */
function withReversedKeys(record) {
	const descriptors = Object.getOwnPropertyDescriptors(record);
	const copy = Object.create(Object.getPrototypeOf(record));
	for (const key of reversedKeys(Object.keys(descriptors))) Object.defineProperty(copy, key, descriptors[key]);
	return copy;
}
/** Freezes `value` and all that is in it. Returns `value` itself. */
function frozen(value) {
	if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
	if (!Array.isArray(value) && !isPlainRecord(value)) return value;
	for (const entry of Object.values(value)) frozen(entry);
	return Object.freeze(value);
}
function frozenCopy(value) {
	if (Array.isArray(value)) return Object.freeze(value.map((item) => frozenCopy(item)));
	if (!isPlainRecord(value)) return value;
	return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, frozenCopy(entry)])));
}
function reversedArray(array) {
	let items;
	for (let i = 0; i < array.length; i++) {
		const item = reversed(array[i]);
		if (item === array[i]) continue;
		items ??= [...array];
		items[i] = item;
	}
	return items === void 0 ? array : Object.freeze(items);
}
function reversedRecord(record) {
	const keys = Object.keys(record);
	const copy = {};
	let differs = false;
	for (let i = keys.length - 1; i >= 0; i--) {
		const key = keys[i];
		const entry = reversed(record[key]);
		differs ||= entry !== record[key];
		if (key === "__proto__") Object.defineProperty(copy, key, {
			value: entry,
			enumerable: true
		});
		else copy[key] = entry;
	}
	differs ||= Object.keys(copy).at(-1) !== keys.at(-1);
	return differs ? Object.freeze(copy) : record;
}
function isPlainRecord(value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
	const prototype = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
// model-check/engine/system/sampler.ts
/** Chooses what is run twice where running everything twice would take too long. */
/** The first 1,024, and after that one in 16. A dependence on the order of keys shows early, if at all. */
var ALWAYS = 1024;
var ONE_IN = 16;
var Sampler = class {
	#count = 0;
	/** Whether the next one is chosen. */
	next() {
		this.#count++;
		return this.#count <= ALWAYS || this.#count % ONE_IN === 0;
	}
};
// model-check/world/audited-functions.ts
/** Returns the history after an event at a client. */
function remembered(history, before, event) {
	const where = () => `the history, \`after\` a ${event.type} at node ${event.node},`;
	const [mine, seen] = [frozenCopy(before), frozenCopy(event)];
	const run = (first, second) => settled(where, history.after(first, second));
	return callTwice(where, () => run(mine, seen), () => run(reversed(mine), reversed(seen)), differenceOfValues);
}
/** Returns the protocol's renaming functions, audited. */
function auditedRenamings(symmetric) {
	const { state, message, timer, request, durable, history } = symmetric;
	return {
		nodes: symmetric.nodes,
		...state && { state: audited("state", state) },
		...message && { message: audited("message", message) },
		...timer && { timer: audited("timer", timer) },
		...request && { request: audited("request", request) },
		...durable && { durable: audited("durable", durable) },
		...history && { history: audited("history", history) }
	};
}
function audited(name, rename) {
	const sampler = new Sampler();
	const where = () => `\`${name}\` of \`symmetric\``;
	return (value, of) => {
		const run = (each) => settled(where, rename(each, (id) => of(id)));
		return callTwice(where, () => run(value), sampler.next() ? () => run(reversed(value)) : void 0, differenceOfValues);
	};
}
// model-check/edge/effect-shape.ts
/** The most values of one choice; each is one more behaviour to explore. */
var MOST_VALUES = 1e5;
var milliseconds = simple("a number of milliseconds, at least 0", "write when the timer is to run out", (value) => typeof value === "number" && Number.isFinite(value) && value >= 0);
var anything = simple("a value", "return it", (value) => value !== void 0);
var incarnation = wholeNumber(1, Number.MAX_SAFE_INTEGER, "write the number of the boot, or leave it out");
/** The shape of a reducer's result in a world with these nodes. A reducer may also monitor an id without a node: it counts as down. */
function nextShape(ids) {
	const receiver = simple(`one of the nodes ${listed$1(ids.map(String))}, to send to`, "name a node of the scenario, or list this one in its nodes or as absent", (value) => ids.some((id) => id === value));
	return recordOf(...returned(receiver, MOST_VALUES));
}
/**
* The shape of a reducer's result in a recorded run: it may send to nodes that left no trace, and choices are not enumerated.
* States and records may be large, so they are not looked into.
*/
function replayedShape() {
	return recordOf(...returned(nodeId, Number.MAX_SAFE_INTEGER, anything), { open: true });
}
/** The name and the fields of what a step returns. */
function returned(receiver, mostValues, state = plain$1) {
	const type = oneOf("send", "setTimer", "cancelTimer", "monitor", "unmonitor", "persist", "choose", "indicate", "stop");
	const effects = {
		send: recordOf("a send", {
			type,
			to: receiver,
			message: plain$1
		}),
		setTimer: recordOf("a setTimer", {
			type,
			timer: plain$1,
			afterMs: milliseconds
		}),
		cancelTimer: recordOf("a cancelTimer", {
			type,
			timer: plain$1
		}),
		monitor: recordOf("a monitor", {
			type,
			node: nodeId,
			incarnation: optional(incarnation)
		}),
		unmonitor: recordOf("an unmonitor", {
			type,
			node: nodeId
		}),
		persist: recordOf("a persist", {
			type,
			record: state
		}),
		choose: recordOf("a choose", {
			type,
			among: wholeNumber(1, mostValues, "choose among one value at least")
		}),
		indicate: recordOf("an indicate", {
			type,
			output: plain$1
		}),
		stop: recordOf("a stop", { type })
	};
	const effect = {
		expected: `an effect, an object with a type, ${type.expected}`,
		remedy: "write such an object",
		read(value, at) {
			const kind = typeof value === "object" && value !== null ? type.read(Reflect.get(value, "type"), `${at}.type`) : null;
			if (kind === null) return simple(effect.expected, effect.remedy, (_) => false).read(value, at);
			return effects[kind].read(value, at);
		}
	};
	return ["what a step returns", {
		state,
		effects: listOf("effects", effect)
	}];
}
/** Reads the state and effects in `next`. Throws `ModelError`. `when`: a boot may not choose. */
function readNext(shape, next, when) {
	const read = readAs(shape, next, "");
	refuseWhatEnds(read.effects, when);
	return read;
}
/** Refuses effects after a `stop` or a `choose`: both must be the last effect. */
function refuseWhatEnds(effects, when) {
	for (const [i, { type }] of effects.entries()) {
		const at = `effects[${i}]`;
		if (type === "choose" && when === "boot") throw refusal(at, "a choose", {
			expected: "none at a boot",
			remedy: "choose when the node starts"
		});
		if ((type === "choose" || type === "stop") && i < effects.length - 1) throw refusal(`effects[${i + 1}]`, `a ${effects[i + 1].type}`, {
			expected: `nothing after a ${type}, which is the last effect of its step`,
			remedy: type === "stop" ? "list it first" : "do it when the value has been chosen"
		});
	}
}
// model-check/world/occasions.ts
/** The causes of steps, faults last. A message is delivered also when it is lost as its receiver is down or away. */
var CAUSES = [...[
	"deliver",
	"timeout",
	"request",
	"start",
	"suspect",
	"restore",
	"heal"
], ...[
	"restart",
	"crash",
	"drop",
	"duplicate",
	"partition"
]];
/** The occasion of a step. A crash in the middle of it, and a false suspicion, are faults: nothing obliges them. */
function occasionOf({ action, label, isFault }) {
	const happening = label;
	const { cause, param } = causeOf(happening);
	if (isFault === void 0) return {
		names: [action, cause],
		param
	};
	return {
		names: happening.type === "event" || happening.type === "restart" && happening.crashes ? [] : [action],
		param,
		isFault
	};
}
function causeOf(happening) {
	switch (happening.type) {
		case "event": return ofEvent(happening);
		case "crash":
		case "restart": return {
			cause: happening.type,
			param: { node: happening.node }
		};
		case "partition":
		case "heal": return {
			cause: happening.type,
			param: null
		};
		case "lose":
		case "drop":
		case "duplicate": {
			const { from, to, message } = happening;
			return {
				cause: happening.type === "lose" ? "deliver" : happening.type,
				param: {
					from,
					to,
					message
				}
			};
		}
	}
}
function ofEvent({ node, event }) {
	switch (event.type) {
		case "receive": return {
			cause: "deliver",
			param: {
				from: event.from,
				to: node,
				message: event.message
			}
		};
		case "request": return {
			cause: event.type,
			param: {
				node,
				request: event.request
			}
		};
		case "timeout": return {
			cause: event.type,
			param: {
				node,
				timer: event.timer
			}
		};
		case "suspect":
		case "restore": return {
			cause: event.type,
			param: {
				node,
				of: event.node
			}
		};
		default: return {
			cause: event.type,
			param: { node }
		};
	}
}
// model-check/edge/fairness.ts
/** Kinds of events that are counted with what they carry: `receive Vote`. */
var NAMED_EVENT = /^(receive|timeout|request) ./;
/** Throws `ModelError` for a fairness constraint on an unknown action, and for symmetry beside a liveness property. */
function refuseOtherFairness(scenario) {
	const isKnown = (action) => "spec" in scenario ? Object.hasOwn(scenario.spec.actions, action) : CAUSES.includes(action) || NAMED_EVENT.test(action);
	const known = "spec" in scenario ? Object.keys(scenario.spec.actions) : CAUSES;
	refuseUnknown("spec.fairness", "spec" in scenario ? scenario.spec.fairness ?? [] : [], isKnown, known);
	refuseUnknown("fairness", scenario.fairness ?? [], isKnown, known);
	refuseSymmetry(scenario);
}
function refuseUnknown(where, fairness, isKnown, known) {
	for (const [i, { actions }] of fairness.entries()) for (const action of actions) {
		if (isKnown(action)) continue;
		const near = nearest(action, known);
		throw refusal(`${where}[${i}]`, shown(action), {
			expected: known.length === 0 ? "the name of an action, and there are none" : `one of the actions ${listed$1(known)}`,
			remedy: near === null ? "name the action that may not be put off for ever" : `write ${near}`
		});
	}
}
/** States of one orbit differ in the steps that fairness is about, so a way round between orbits says nothing. */
function refuseSymmetry(scenario) {
	const properties = {
		..."spec" in scenario ? scenario.spec.properties : {},
		...scenario.properties
	};
	const live = Object.entries(properties).find(([, { kind }]) => isLiveness(kind));
	if (scenario.symmetric === void 0 || live === void 0) return;
	throw refusal("symmetric", `symmetric parts beside the liveness property ${live[0]}`, {
		expected: "one or the other",
		remedy: "leave out `symmetric`, or judge the property in a scenario of its own"
	});
}
// model-check/edge/limits.ts
/** Refuses limits of the search that contradict each other, or the properties. */
/** Throws `ModelError` for a limit under which a verdict would not be sound, or that does nothing. */
function refuseContradictoryLimits(scenario) {
	const { constraint, actionConstraint, view, symmetric, deadlock, mayEndIn } = scenario;
	const properties = {
		..."spec" in scenario ? scenario.spec.properties : {},
		...scenario.properties
	};
	const limit = [
		constraint && "constraint",
		actionConstraint && "actionConstraint",
		view && "view"
	].find((each) => each !== void 0);
	if (symmetric !== void 0 && limit !== void 0) throw refusal(limit, "a function beside symmetric parts", {
		expected: "one or the other",
		remedy: "leave out one of them"
	});
	const graph = Object.entries(properties).find(([, { kind }]) => kind === "recoverable" || isLiveness(kind));
	if (view !== void 0 && graph !== void 0) throw refusal("view", `a function beside the ${graph[1].kind} property ${graph[0]}`, {
		expected: "no view: what can follow a state is not known of others with its view",
		remedy: "leave out one of them"
	});
	if (mayEndIn !== void 0 && deadlock !== "error") throw refusal("mayEndIn", "a function", {
		expected: "nothing without deadlock: 'error'",
		remedy: "write deadlock: 'error'"
	});
	if (deadlock === "error" && "deadlock" in properties) throw refusal("properties.deadlock", "a name that is taken", {
		expected: "another name",
		remedy: "rename the property"
	});
}
// model-check/edge/losses.ts
/** Throws `ModelError` when a property would be lost. */
function refuseLosses(scenario) {
	const own = Object.keys("spec" in scenario ? scenario.spec.properties : {});
	const added = Object.keys(scenario.properties ?? {});
	const refined = Object.keys(scenario.refines ?? {});
	refuseTwice("properties", added, own, "the spec");
	refuseTwice("refines", refined, [...own, ...added], "the properties");
	if (scenario.expect?.verdict === "violates") refuseUnclaimed(scenario.expect.property, [
		...own,
		...added,
		...refined,
		...scenario.deadlock === "error" ? ["deadlock"] : []
	]);
}
/** Refuses two properties of the same name. */
function refuseTwice(where, names, taken, by) {
	const twice = names.find((name) => taken.includes(name));
	if (twice === void 0) return;
	throw refusal(`${where}.${twice}`, "a name that is taken", {
		expected: `a name that ${by} does not have`,
		remedy: "rename one of the two"
	});
}
function refuseUnclaimed(property, claims) {
	if (claims.includes(property)) return;
	const near = nearest(property, claims);
	throw refusal("expect.property", shown(property), {
		expected: claims.length === 0 ? "the name of a property, and there are none" : `one of the properties ${listed$1(claims)}`,
		remedy: near === null ? "name the property that is violated" : `write ${near}`
	});
}
// model-check/edge/scenario-shape.ts
/** The shape of a scenario, and how one is read: a check uses only what was read here. */
var count$1 = (least) => wholeNumber(least, Number.MAX_SAFE_INTEGER, "write the number that a check finds");
var holds = recordOf("what is expected", {
	verdict: oneOf("holds", "violates"),
	distinct: count$1(1),
	generated: count$1(1),
	depth: count$1(1)
});
var violates = recordOf("what is expected", {
	verdict: oneOf("holds", "violates"),
	property: named,
	steps: count$1(0)
});
/** The verdict determines the other fields. */
var expectation = {
	expected: "an object with a verdict, holds or violates",
	remedy: "leave it out if the scenario should simply hold",
	read(value, at) {
		const verdict = typeof value === "object" && value !== null ? Reflect.get(value, "verdict") : void 0;
		if (typeof value !== "object" || value === null) throw refusal(at, shown(value), expectation);
		return (verdict === "violates" ? violates : holds).read(value, at);
	}
};
var bound = recordOf("a bound", { depth: optional(wholeNumber(1, Number.MAX_SAFE_INTEGER, "write a number of levels, or leave it out")) });
var partName = simple("the name of a part", "if it is an index of an array, keep a record by name instead, such as { p0: …, p1: … }", (value) => typeof value === "string");
var DESCRIBED = {
	name: optional(named),
	teaches: optional(sentence),
	cost: optional(oneOf("fast", "slow")),
	bound: optional(bound),
	expect: optional(expectation),
	fairness: optional(fairness),
	deadlock: optional(oneOf("error", "allowed")),
	constraint: optional(functionOf("(state) => boolean", "write when a state is to be explored, or leave it out")),
	actionConstraint: optional(functionOf("(before, after) => boolean", "write when a step is to be followed, or leave it out")),
	view: optional(functionOf("(state) => plain JSON", "write what tells states apart, or leave it out")),
	mayEndIn: optional(functionOf("(state) => boolean", "write in which states everything may end, or leave it out"))
};
var specScenario = recordOf("a scenario of a spec", {
	...DESCRIBED,
	spec,
	symmetric: optional(listOf("groups of names", listOf("names", partName, 2))),
	properties: optional(properties),
	refines: optional(refinements)
}, { instances: true });
var protocolScenario = recordOf("a scenario of a protocol", {
	...DESCRIBED,
	protocol,
	nodes,
	requests: optional(requests),
	network,
	inFlight: optional(inFlight$1),
	ignoresIdleDeliveries: optional(flag),
	absent: optional(ids),
	unreachable: optional(unreachable),
	partitions: optional(partitions),
	faults: optional(faults),
	slowTimers: optional(flag),
	longPartitions: optional(flag),
	detectsRestarts: optional(flag),
	history: optional(history),
	symmetric: optional(symmetricNodes),
	properties: optional(properties),
	refines: optional(refinements)
}, { instances: true });
/** Reads the scenario in `value` and adds a name and a description. Throws `ModelError`; the message begins with the name, if any. */
function readScenario(value) {
	try {
		const scenario = titled(readEither(value));
		refuseLosses(scenario);
		refuseOtherFairness(scenario);
		refuseContradictoryLimits(scenario);
		return scenario;
	} catch (error) {
		throw inScenario(error, nameIn(value));
	}
}
function readEither(value) {
	const either = objectIn(value);
	const [hasSpec, hasProtocol] = [readField(either, "spec"), readField(either, "protocol")].map((found) => found !== void 0);
	if (hasSpec === hasProtocol) throw refusal("scenario", hasSpec ? "both a spec and a protocol" : "neither", EITHER);
	return hasSpec ? readAs(specScenario, value, "") : readAs(protocolScenario, value, "");
}
/** Puts the scenario's name at the beginning of a model error; returns any other error as it is. */
function inScenario(error, name) {
	if (!(error instanceof ModelError) && !(error instanceof NotPlainData)) return error;
	if (error.message.startsWith(`${name}: `)) return error;
	const message = `${name}: ${error.message}`;
	return error instanceof ModelError ? error.saying(message) : new ModelError(message, { cause: error });
}
// model-check/engine/system/system.ts
/** In place of a path: asks only whether a value is a record or an array; any other value is given as it is. */
var SHAPE = ["", "shape"];
var RECORD = Object.freeze({});
var ARRAY = Object.freeze([]);
/** The part of `value` at `path`; undefined when there is none. */
function partOf(value, path) {
	if (path === SHAPE) return typeof value !== "object" || value === null ? value : Array.isArray(value) ? ARRAY : RECORD;
	let part = value;
	for (const name of path) {
		if (typeof part !== "object" || part === null || !Object.hasOwn(part, name)) return void 0;
		part = part[name];
	}
	return part;
}
// model-check/engine/system/reversed-reader.ts
/** Shows the keys of all records in reverse order, and the messages too, as their order means nothing. */
var ReversedReader = class {
	watching;
	isReversed = true;
	again = void 0;
	stamp = -1;
	#usual;
	#turned = new Turned();
	/** `watching`: only what is asked for is reversed. */
	constructor(usual, watching) {
		this.#usual = usual;
		this.watching = watching;
	}
	/** Moves the reader to the state with this stamp. */
	at(stamp) {
		this.stamp = stamp;
		return this;
	}
	original(slot) {
		return this.#usual.whole(slot);
	}
	whole(slot) {
		return this.#turned.of(this.#usual.whole(slot));
	}
	part(slot, path) {
		return partOf(this.whole(slot), path);
	}
	messages() {
		return this.#usual.messages().map((message) => this.#turned.of(message)).reverse();
	}
	quiet() {
		return this.#usual.quiet();
	}
};
// model-check/engine/system/walk.ts
/**
* Explores a system one state at a time, with nothing interned or remembered: the plain meaning of moves. The drivers that
* follow a single behaviour use it, and the engine is tested against it.
*/
/** A reader of a snapshot. */
function readerOf({ firstQueue }, state) {
	const usual = {
		whole: (slot) => state.slots[slot],
		messages: () => state.messages,
		quiet: () => state.messages.length === 0 && state.slots.slice(firstQueue).every((queue) => queue.length === 0)
	};
	return {
		...usual,
		watching: false,
		stamp: 0,
		isReversed: false,
		again: new ReversedReader(usual, false),
		part: (slot, path) => partOf(state.slots[slot], path)
	};
}
/** All outcomes that are possible in `state`. Equal messages in flight are delivered once. */
function* enabled(system, state) {
	for (const outcome of turns(system, state)) if (outcome !== null) yield outcome;
}
/** The same outcomes turn by turn; null for a turn without one. */
function* turns(system, state) {
	const reader = readerOf(system, state);
	let idle = system.moves.some(({ only }) => only === "idle");
	for (const outcome of happening(system, state, reader)) {
		if (outcome !== null) idle &&= textOf$4(apply(state, outcome, system.bag)) === textOf$4(state);
		yield outcome;
	}
	if (idle) {
		for (const move of system.moves) if (move.only === "idle") yield* move.outcomes(reader);
	}
}
function* happening(system, state, reader) {
	for (const move of system.moves) if (move.only === void 0 || move.only === "quiet" && reader.quiet()) yield* move.outcomes(reader);
	const distinct = new Map(state.messages.map((message) => [encode(message), message]));
	for (const message of distinct.values()) for (const move of system.deliveries(message)) yield* move.outcomes(reader);
}
/** Returns the state after `outcome`. */
function apply(state, outcome, bag) {
	const slots = [...state.slots];
	for (const [slot, value] of outcome.writes) slots[slot] = frozen(value);
	let messages = state.messages;
	if (outcome.consumes !== void 0 && bag !== "growing-set") messages = withoutOne(messages, encode(outcome.consumes));
	for (const sent of outcome.sends ?? []) if (bag === "multiset" || !messages.some((message) => encode(message) === encode(sent))) messages = [...messages, frozen(sent)];
	return {
		slots,
		messages
	};
}
/** The canonical text of a state. It does not depend on the order of messages. */
function textOf$4(state) {
	return `${encode(state.slots)}${state.messages.map(encode).sort().join()}`;
}
function withoutOne(messages, text) {
	const at = messages.findIndex((message) => encode(message) === text);
	return messages.filter((_, i) => i !== at);
}
// model-check/engine/system/observed.ts
/** The key of an observed record's or array's origin. User code cannot know it. */
var ORIGIN = Symbol("origin");
/** The origin of an observed record or array; undefined for any other value. */
function originOf(value) {
	return typeof value === "object" && value !== null ? value[ORIGIN] : void 0;
}
var NONE$2 = /* @__PURE__ */ new Map();
/** A record, or an array, whose entries are read from `source`. */
function observe(source) {
	return observeChanged({
		source,
		changes: NONE$2
	});
}
function observeChanged(origin) {
	if (origin.source.isArray) return new Proxy(Object.assign([], { [ORIGIN]: origin }), arrayHandler);
	return new Proxy({ [ORIGIN]: origin }, recordHandler);
}
function get({ source, changes }, key) {
	return changes.has(key) ? changes.get(key) : source.get(key);
}
function has({ source, changes }, key) {
	return changes.has(key) || source.keys().includes(key);
}
function refuse() {
	throw new TypeError("Cannot assign to a state: it is read only");
}
var READ_ONLY = {
	set: refuse,
	deleteProperty: refuse,
	defineProperty: refuse,
	setPrototypeOf: refuse,
	preventExtensions: refuse
};
/** One handler for all records: they differ in their origin, which no trap reveals. */
var recordHandler = {
	...READ_ONLY,
	get: (target, key) => {
		const origin = target[ORIGIN];
		if (key === PUT) return (name, value) => observeChanged({
			...origin,
			changes: new Map(origin.changes).set(name, value)
		});
		if (key === ORIGIN) return origin;
		if (typeof key === "symbol") return void 0;
		return key in Object.prototype && !has(origin, key) ? Reflect.get(Object.prototype, key) : get(origin, key);
	},
	has: (target, key) => typeof key === "string" && has(target[ORIGIN], key),
	ownKeys: (target) => {
		const { source, changes } = target[ORIGIN];
		return [.../* @__PURE__ */ new Set([...source.keys(), ...changes.keys()])];
	},
	getOwnPropertyDescriptor: (target, key) => {
		const origin = target[ORIGIN];
		return typeof key === "string" && has(origin, key) ? entry(get(origin, key)) : void 0;
	}
};
/** One handler for all arrays. The methods of arrays use it entry by entry. */
var arrayHandler = {
	...READ_ONLY,
	get: (target, key) => {
		if (key === ORIGIN) return target[ORIGIN];
		const { source } = target[ORIGIN];
		if (key === "length") return source.keys().length;
		return typeof key === "string" && source.keys().includes(key) ? source.get(key) : Reflect.get(Array.prototype, key);
	},
	has: (target, key) => typeof key === "string" && target[ORIGIN].source.keys().includes(key) || key in Array.prototype,
	ownKeys: (target) => [...target[ORIGIN].source.keys(), "length"],
	getOwnPropertyDescriptor: (target, key) => {
		const { source } = target[ORIGIN];
		if (key === "length") return {
			value: source.keys().length,
			writable: true,
			enumerable: false,
			configurable: false
		};
		return typeof key === "string" && source.keys().includes(key) ? entry(source.get(key)) : void 0;
	}
};
function entry(value) {
	return {
		value,
		enumerable: true,
		configurable: true,
		writable: true
	};
}
// model-check/machine/places.ts
/** Splits a state into parts: those that occur in every state. */
/** Parts are split at most this many levels deep. */
var DEEPEST = 5;
/** An array with more entries is considered a collection, not a record. */
var LONGEST_ARRAY = 16;
/** Splits these initial states. Appends the name of each slot to `names`. See `layoutOf`. */
function placeOf(states, whole, isShallow, names) {
	const cut = (values, path, pattern, depth) => {
		const keys = whole.has(pattern) || depth === (isShallow ? 2 : DEEPEST) ? void 0 : sharedKeys(values, !isShallow);
		if (keys === void 0) return {
			entries: null,
			slot: names.push(path === "" ? "state" : path) - 1,
			isLazy: path !== "" && !isShallow && values.some((value) => typeof value === "object" && value !== null)
		};
		const isArray = Array.isArray(values[0]);
		const entries = /* @__PURE__ */ new Map();
		for (const key of keys) {
			const within = values.map((value) => value[key]);
			entries.set(key, cut(within, joined(path, key), joined(pattern, isArray ? "*" : key), depth + 1));
		}
		return {
			entries,
			keys,
			list: [...entries.values()],
			isArray,
			pattern
		};
	};
	return cut(states, "", "", 0);
}
function joined(path, key) {
	return path === "" ? key : `${path}.${key}`;
}
/** The keys, if all values are records with the same keys or arrays of the same length. */
function sharedKeys(values, withArrays) {
	const [first] = values;
	const isArray = Array.isArray(first);
	if (isArray ? !withArrays || first.length > LONGEST_ARRAY : !isRecord(first)) return void 0;
	const keys = Object.keys(first);
	const same = (value) => (isArray ? Array.isArray(value) : isRecord(value)) && Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
	return keys.length > 0 && values.every(same) ? keys : void 0;
}
// model-check/machine/layout.ts
/**
* Lays a spec's state out in slots, one per part. A record with the same keys in every state is split into its
* entries, as is an array with the same length in every state. Entries are split in the same way. An action on one
* entry then does not depend on the others.
*/
/** The keys of a record, or the length of an array, turned out to vary, so it must be one slot. `field` is empty for the state itself. */
var KeysChanged = class extends ModelError {
	name = "KeysChanged";
	field;
	get isSignal() {
		return true;
	}
	constructor(field) {
		super(`the keys of ${field === "" ? "the state" : field} are not the same in every state`);
		this.field = field;
	}
};
/**
* The layout for a spec with these initial states. Each part named in `whole` stays one slot; the name '' means the whole
* state. Parts are named `field.key`, with * for an index of an array. `isShallow`: only the state and its fields are split,
* and no arrays.
*/
function layoutOf(states, whole, isShallow = false) {
	const names = [];
	return new Parts(placeOf(states, whole, isShallow, names), names);
}
var Parts = class {
	names;
	#root;
	/** The last plain state built for each reader. */
	#kept = /* @__PURE__ */ new WeakMap();
	constructor(root, names) {
		this.#root = root;
		this.names = names;
	}
	spread(state) {
		const values = [];
		for (const [slot, value] of this.writes(state, void 0)) values[slot] = value;
		return values;
	}
	view(read) {
		if (read.watching) return watched(this.#root, read, /* @__PURE__ */ new Map());
		const kept = this.#kept.get(read);
		if (kept !== void 0 && kept.stamp === read.stamp) return kept.state;
		const state = plain(this.#root, read, kept?.state);
		this.#kept.set(read, {
			stamp: read.stamp,
			state
		});
		return state;
	}
	writes(after, before) {
		const writes = [];
		addWrites(writes, this.#root, after, before);
		return writes;
	}
};
/** Adds the writes that turn the part `before` into `after`; `before` is undefined if it is not known. */
function addWrites(writes, place, after, before) {
	if (after === before && after !== void 0) return;
	const origin = originOf(after);
	const isCarried = origin !== void 0 && origin.source.place === place;
	if (place.entries === null) {
		if (!isCarried || origin.changes.size > 0) writes.push([place.slot, after]);
		return;
	}
	if (isCarried) {
		for (const [key, value] of origin.changes) addWrites(writes, entryOf(place, key), value, void 0);
		return;
	}
	if (!hasShape(after, place)) throw new KeysChanged(place.pattern);
	const old = originOf(before) === void 0 && hasShape(before, place) ? before : void 0;
	for (const key of Object.keys(after)) addWrites(writes, entryOf(place, key), after[key], old?.[key]);
}
/** Whether `value` is a record or an array, as `place` is, with the same number of entries. */
function hasShape(value, { isArray, entries }) {
	if (isArray ? !Array.isArray(value) : !isRecord(value)) return false;
	return Object.keys(value).length === entries.size;
}
function entryOf({ entries, pattern }, key) {
	const place = entries.get(key);
	if (place === void 0) throw new KeysChanged(pattern);
	return place;
}
/** Builds the plain state. Parts that equal those of the state `before` are reused. */
function plain(place, read, before) {
	if (place.entries === null) return read.whole(place.slot);
	const old = before;
	const values = [];
	let isSame = old !== void 0;
	for (let i = 0; i < place.list.length; i++) {
		const was = old?.[place.keys[i]];
		const value = plain(place.list[i], read, was);
		isSame &&= value === was;
		values.push(value);
	}
	if (isSame) return before;
	if (place.isArray) return Object.freeze(values);
	const record = {};
	for (let i = 0; i < values.length; i++) {
		const at = read.isReversed ? values.length - 1 - i : i;
		record[place.keys[at]] = values[at];
	}
	return Object.freeze(record);
}
/** `known`: the objects already made for parts, so that the same part is always the same object. */
function watched(place, read, known) {
	if (place.entries === null && !place.isLazy) return read.whole(place.slot);
	const seen = known.get(place);
	if (seen !== void 0) return seen;
	const value = place.entries === null ? watchedSlot(place, place.slot, read) : observe(new WatchedEntries(place, read, known));
	known.set(place, value);
	return value;
}
/** A watched slot. As long as its value is only passed on, the only thing read is whether it is a record or an array. */
function watchedSlot(place, slot, read) {
	const shape = read.part(slot, SHAPE);
	return typeof shape === "object" && shape !== null ? observe(new WatchedSlot(place, Array.isArray(shape), slot, read)) : shape;
}
/** The entries of a record or an array that is split into several slots. */
var WatchedEntries = class {
	place;
	isArray;
	#keys;
	#read;
	#known;
	constructor(place, read, known) {
		this.place = place;
		this.isArray = place.isArray;
		this.#keys = read.isReversed && !place.isArray ? reversedKeys(place.keys) : place.keys;
		this.#read = read;
		this.#known = known;
	}
	keys() {
		return this.#keys;
	}
	get(key) {
		const place = this.place.entries.get(key);
		return place === void 0 ? void 0 : watched(place, this.#read, this.#known);
	}
};
/** The entries of a record or an array in one slot: to read one entry is to read them all. */
var WatchedSlot = class {
	place;
	isArray;
	#slot;
	#read;
	constructor(place, isArray, slot, read) {
		this.place = place;
		this.isArray = isArray;
		this.#slot = slot;
		this.#read = read;
	}
	keys() {
		return Object.keys(this.#value());
	}
	get(key) {
		const value = this.#value();
		return Object.hasOwn(value, key) ? value[key] : void 0;
	}
	#value() {
		return this.#read.whole(this.#slot);
	}
};
// model-check/engine/system/renamings.ts
/** The renamings of symmetric parts: all ways in which they can change places within their groups. */
/**
* The identity included. Each state is examined once per renaming, and that must cost less than it saves. So at most six
* parts may be symmetric in one group, or twice four.
*/
var MOST_RENAMINGS = 720;
/** All renamings within the groups of `symmetric`. Throws `ModelError` when a group has fewer than two members, or a member is listed twice. */
function renamingsWithin(symmetric) {
	refuseBadGroups(symmetric);
	const generators = symmetric.flatMap((group) => group.slice(1).map((name, i) => new Map([pair(group[i], name), pair(name, group[i])])));
	const elements = [/* @__PURE__ */ new Map()];
	const products = [];
	const numbers = /* @__PURE__ */ new Map([["", 0]]);
	for (let at = 0; at < elements.length; at++) products.push(generators.map((generator) => {
		const product = after$2(generator, elements[at], symmetric.flat());
		const text = [...product].join(" ");
		const known = numbers.get(text) ?? elements.push(product) - 1;
		numbers.set(text, known);
		return known;
	}));
	return {
		generators,
		elements,
		products
	};
}
function pair(from, to) {
	return [from, to];
}
/** `second` applied after `first`; holds only the names that change. */
function after$2(second, first, names) {
	const renamed = (name) => {
		const once = first.get(name) ?? name;
		return second.get(once) ?? once;
	};
	return new Map(names.flatMap((name) => renamed(name) === name ? [] : [pair(name, renamed(name))]));
}
/** Throws `ModelError` unless each group has at least two members, no member is listed twice, and there are at most 720 renamings. */
function refuseBadGroups(symmetric) {
	symmetric.forEach((group, i) => {
		const found = group.length === 0 ? "an empty group" : `${String(group[0])} alone`;
		if (group.length < 2) throw new ModelError(`symmetric[${i}]: got ${found}, expected at least two that can change places; add the others, or leave the group out`);
	});
	const names = symmetric.flat();
	const twice = names.find((name, i) => names.indexOf(name) < i);
	if (twice !== void 0) throw new ModelError(`symmetric: ${String(twice)} is listed twice; list each once, in one group`);
	const count = symmetric.reduce((product, { length }) => product * factorial(length), 1);
	if (count > MOST_RENAMINGS) throw new ModelError(`symmetric: got parts that can change places in ${count} ways, expected at most ${MOST_RENAMINGS}; list fewer of them`);
}
/** Writes a renaming as its cycles. */
function inCycles(names) {
	const told = /* @__PURE__ */ new Set();
	const cycles = [];
	for (const start of names.keys()) {
		const cycle = [];
		for (let name = start; !told.has(name); name = names.get(name) ?? name) {
			told.add(name);
			cycle.push(name);
		}
		if (cycle.length === 2) cycles.push(cycle.join(" ↔ "));
		else if (cycle.length > 2) cycles.push([...cycle, start].join(" → "));
	}
	return cycles.join(", ");
}
function factorial(n) {
	return n < 2 ? 1 : n * factorial(n - 1);
}
// model-check/machine/spec-symmetry.ts
/**
* The symmetry of a spec whose parts go by names. In texts and keys, each word that is one of the names stands for that
* part. So `prepared rm1`, with rm1 and rm2 exchanged, becomes `prepared rm2`. The checker verifies that nothing else
* distinguishes the parts.
*
* Sets are ascending arrays, so a set of names is sorted again after a renaming; a sequence is not. Nobody declares which
* is which: a field whose arrays have all been ascending so far counts as a set.
*/
/** A field that counted as a set of names holds a sequence. `field`: its path, with `*` for each name. */
var SequenceFound = class extends ModelError {
	name = "SequenceFound";
	get isSignal() {
		return true;
	}
	field;
	constructor(field) {
		super(`${field} holds a sequence of names, not a set`);
		this.field = field;
	}
};
/** The exchanges of neighbours within each group of `symmetric`. */
function exchanges(symmetric) {
	return renamingsWithin(symmetric).generators;
}
function specSymmetry(symmetric, named) {
	const { generators, elements, products } = renamingsWithin(symmetric);
	const names = new Set(symmetric.flat());
	return {
		generators: generators.map((exchange) => new SpecRenaming(exchange, names, named)),
		names: elements.map(inCycles),
		products,
		decisive: () => []
	};
}
var SpecRenaming = class {
	name;
	slots;
	moves;
	#newNames;
	#names;
	#sequences;
	/** By slot: the path of its field. */
	#fields;
	constructor(newNames, names, { slots, moves, sequences }) {
		this.name = inCycles(newNames);
		this.#newNames = newNames;
		this.#names = names;
		this.#sequences = sequences;
		this.#fields = slots.map((slot) => this.#field("", slot));
		this.slots = slots.map((slot) => slots.indexOf(inText(slot, newNames)));
		const lost = this.slots.indexOf(-1);
		if (lost >= 0) throw new ModelError(`${this.name} are not symmetric: there is ${slots[lost]} in the state, but no ${inText(slots[lost], newNames)}`);
		const actions = new Set(moves.map(({ action }) => action));
		const texts = moves.map(textOfMove);
		this.moves = moves.map((move) => texts.indexOf(textOfMove(renamedMove$1(move, newNames, actions))));
	}
	value(value, slot) {
		return this.#value(value, this.#fields[slot]);
	}
	message(message) {
		return message;
	}
	#value(value, field) {
		if (typeof value === "string") return inText(value, this.#newNames);
		if (Array.isArray(value)) return this.#array(value, field);
		if (!isRecord(value)) return value;
		const entries = Object.entries(value).map(([key, entry]) => [inText(key, this.#newNames), this.#value(entry, this.#field(field, key))]);
		return Object.fromEntries(entries);
	}
	#array(array, field) {
		const renamed = array.map((item) => this.#value(item, field));
		if (array.length < 2 || this.#sequences.has(field) || encode(renamed) === encode(array)) return renamed;
		const compare = array.every((item) => typeof item === "string") ? byText$1 : byCanonicalText;
		if (array.some((item, i) => i > 0 && compare(array[i - 1], item) > 0)) throw new SequenceFound(field);
		return renamed.sort(compare);
	}
	/** The path of the entry `key` of `field`, with `*` for each name. */
	#field(field, key) {
		const words = key.replace(/\w+/g, (word) => this.#names.has(word) ? "*" : word);
		return field === "" ? words : `${field}.${words}`;
	}
};
/**
* Aligns parameters with the symmetry. `params` lists, by action, the parameters that are the same in every state, or
* nothing for an action that is one move. An action also becomes one move if renaming does not map its parameters to those
* of the renamed action.
*/
function alignedParams(params, symmetric) {
	const aligned = new Map(params);
	const actions = new Set(params.keys());
	for (let before = -1; before !== countFixed(aligned);) {
		before = countFixed(aligned);
		for (const newNames of exchanges(symmetric)) for (const [action, list] of aligned) {
			const image = renamedAction(action, newNames, actions);
			if (list !== void 0 && becomes(list, aligned.get(image), newNames)) continue;
			aligned.set(action, void 0);
			aligned.set(image, void 0);
		}
	}
	return aligned;
}
function countFixed(params) {
	return [...params.values()].filter((list) => list !== void 0).length;
}
/** Whether a renaming maps the parameters of `list` one by one to those of `image`. */
function becomes(list, image, newNames) {
	if (image === void 0) return false;
	const texts = new Set(image.map(textOfParam));
	const renamed = new Set(list.map((param) => textOfParam(renamedParam(param, newNames))));
	return texts.size === image.length && renamed.size === list.length && texts.size === renamed.size && [...renamed].every((text) => texts.has(text));
}
function renamedMove$1(move, newNames, actions) {
	return {
		...move,
		action: renamedAction(move.action, newNames, actions),
		param: renamedParam(move.param, newNames)
	};
}
/** Renames names of parts within an action's name. An action without a counterpart keeps its name. */
function renamedAction(action, newNames, actions) {
	const renamed = inText(action, newNames);
	return actions.has(renamed) ? renamed : action;
}
function renamedParam(param, newNames) {
	if (typeof param === "string") return inText(param, newNames);
	if (Array.isArray(param)) return param.map((item) => renamedParam(item, newNames));
	if (!isRecord(param)) return param;
	return Object.fromEntries(Object.entries(param).map(([key, entry]) => [inText(key, newNames), renamedParam(entry, newNames)]));
}
function textOfMove({ action, param }) {
	return `${action} ${textOfParam(param)}`;
}
function textOfParam(param) {
	return param === void 0 ? "" : encode(param);
}
function inText(text, names) {
	return text.replace(/\w+/g, (word) => names.get(word) ?? word);
}
function byText$1(a, b) {
	return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}
function byCanonicalText(a, b) {
	return byText$1(encode(a), encode(b));
}
// model-check/report/told-step.ts
/** States and transitions as reports show them: only the view that properties have. */
/** The state of a spec, or the `World` of a protocol, as plain data without getters. */
function spelledOut(system, state) {
	return copied(system.view(readerOf(system, state)));
}
/** Tells the step that led from `before` to `step.after`. */
function toldStep(system, before, { action, label, after }) {
	return {
		action,
		says: tell(label),
		changes: changes(system.slots, before, after),
		label,
		after: spelledOut(system, after)
	};
}
/** Copies a view. Its getters, such as those of a world, are evaluated now. */
function copied(value) {
	if (Array.isArray(value)) return value.map(copied);
	return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, copied(entry)])) : value;
}
// model-check/engine/system/audited-action.ts
/** One action of a spec, called under audit. Used for the checked spec and for the specs that it refines. */
var NO_CHOICE = { param: void 0 };
/** The most choices of an action in one state: without a bound, an endless generator would hang the check. */
var MOST_PARAMETERS = 1e6;
var AuditedAction = class {
	name;
	takesParameters;
	#definition;
	constructor(name, definition) {
		this.name = name;
		this.takesParameters = definition.params !== void 0;
		this.#definition = definition;
	}
	/**
	* Yields the choices in a state one by one, frozen, in no meaningful order; null where time passes without one. An action
	* without parameters has one choice, undefined. The second list is compared at the end.
	*/
	*choices({ state, again }) {
		if (!this.takesParameters) return yield NO_CHOICE;
		const where = () => `\`params\` of ${this.name}`;
		const list = (seen) => iteratorOf(where, call(where, () => this.#definition.params?.(seen)));
		const first = /* @__PURE__ */ new Map();
		for (const param of listed(where, list(state))) {
			if (again !== void 0) count(first, param, 1);
			yield { param };
		}
		if (again === void 0) return;
		for (const param of listed(where, list(again()))) {
			count(first, param, -1);
			yield null;
		}
		if ([...first.values()].some((more) => more !== 0)) this.#tellDifference(where, () => [...listed(where, list(state))], () => [...listed(where, list(again()))]);
	}
	/** Throws `ModelError`. If both runs agree this time, the choices change from call to call. */
	#tellDifference(where, first, second) {
		callTwice(where, first, second, differenceOfSets);
		throw new ModelError(`${where()} is not pure: run again on the same arguments, it gave other choices`);
	}
	/** Whether the action is enabled in a state, with this choice. */
	isEnabled({ state, again }, param) {
		const where = this.#where("when", param);
		const ask = (seen, choice) => this.#definition.when(seen, choice);
		return askTwice(where, () => ask(state, param), again && (() => ask(again(), reversed(param))));
	}
	/** Applies `see` to the state after the action. */
	after({ state, again }, param, see, difference) {
		const where = this.#where("then", param);
		const run = (before, choice) => see(settled(where, this.#definition.then(before, choice)), before);
		return callTwice(where, () => run(state, param), again && (() => run(again(), reversed(param))), difference);
	}
	/** The action and its choice in words. */
	inWords(param) {
		return param === void 0 ? this.name : `${this.name}(${oneLine(JSON.stringify(param))})`;
	}
	#where(part, param) {
		return () => `\`${part}\` of ${this.inWords(param)}`;
	}
};
function* listed(where, choices) {
	for (let taken = 0;; taken++) {
		const { done, value } = call(where, () => choices.next());
		if (done) return;
		if (taken === MOST_PARAMETERS) throw new ModelError(`${where()} gives more than ${MOST_PARAMETERS} choices in one state`);
		yield typeof value === "string" || value === void 0 ? value : call(where, () => plainCopy(value));
	}
}
function iteratorOf(where, choices) {
	settled(where, choices);
	if (typeof choices !== "object" || choices === null || !(Symbol.iterator in choices)) throw new ModelError(`${where()} returned ${inShort(choices)}, expected a list of choices`);
	return call(where, () => choices[Symbol.iterator]());
}
/** Adds `more` to the count of this choice. */
function count(counts, choice, more) {
	const text = textOf$3(choice);
	counts.set(text, (counts.get(text) ?? 0) + more);
}
/** Throws `NotPlainData` if a choice is not plain JSON. */
function plainCopy(choice) {
	encode(choice);
	return frozenCopy(choice);
}
function differenceOfSets(a, b) {
	return differenceOfValues(a.map(textOf$3).sort(), b.map(textOf$3).sort()) === null ? null : `${inShort(a)} and ${inShort(b)}`;
}
function textOf$3(choice) {
	return choice === void 0 ? "undefined" : encode(choice);
}
/** The number of words of the row at `base`. */
function rowLength(data, base, slots) {
	return 4 + slots + data[base + 3];
}
/** Whether `message` is in flight in the row whose messages begin at `from`. */
function inFlight(data, from, count, message) {
	for (let i = from; i < from + count; i++) if (data[i] === message) return true;
	return false;
}
// model-check/engine/search/path.ts
/** A shortest path to state number `state`; with `stepTo`, one step further to that low lane. May pause at each `yield`. */
function* pathTo(system, explorer, state, stepTo) {
	const [first, ...lows] = yield* explorer.lowsTo(state);
	if (stepTo !== void 0) lows.push(stepTo);
	const initial = yield* initialWithLow(system, explorer, first);
	const steps = [];
	let current = initial;
	for (const low of lows) {
		const step = yield* stepWithLow(system, explorer, current, low);
		steps.push(step);
		current = step.after;
	}
	return {
		initial,
		steps
	};
}
/** The initial state with this low lane. Throws `ModelError` when there is none. */
function* initialWithLow({ initial }, { space }, low) {
	const rows = new GrowingInts();
	for (const snapshot of initial) {
		yield;
		rows.length = 0;
		space.append(snapshot, rows);
		if (rows.data[0] === low) return snapshot;
	}
	throw new ModelError("the way back does not begin in an initial state: some move is not pure");
}
/** The step from a state to that low lane; with `isWanted`, by an outcome that is wanted. */
function* stepWithLow(system, explorer, from, low, isWanted = () => true) {
	const rows = new GrowingInts();
	for (const outcome of turns(system, from)) {
		yield;
		if (outcome === null) continue;
		const after = apply(from, outcome, system.bag);
		rows.length = 0;
		explorer.space.append(after, rows);
		if (rows.data[0] === low && isWanted(outcome)) return {
			action: outcome.action,
			label: outcome.label,
			after
		};
	}
	throw new ModelError("the way back is lost: run again in the same state, some move does something else, so it is not pure").in(from);
}
// model-check/pace/pacing.ts
/** Pauses and limits as the work sees them, without a clock. */
/** A limit stopped the run; the message says which. */
var Stopped = class extends Error {
	name = "Stopped";
};
// model-check/report/fault.ts
/** Tells a fault of the model: what is wrong, in which state, and how that state is reached. */
/** Bounds of the message, in characters, steps and characters. The error itself holds the whole state and all steps as data. */
var LONGEST_STATE = 2e3;
var MOST_STEPS = 40;
var LONGEST_LINE = 300;
/** Whether `error` is a fault of the model that occurred in a known state. */
function isPlaced(error) {
	return error instanceof ModelError && error.at !== void 0;
}
/** Runs `look`. A fault in it is told with this state and these steps. */
function toldIn(system, state, steps, look) {
	try {
		return inState(state, look);
	} catch (error) {
		throw toldFault(error, system, steps);
	}
}
/** Adds to a fault of the model its state, and the steps that lead there if they are known. Returns any other error as it is. */
function toldFault(error, system, steps) {
	if (!(error instanceof ModelError) || error.at === void 0) return error;
	const state = spelledOut(system, error.at);
	const message = [
		error.message,
		...whereabouts(state),
		...after$1(steps)
	].join("\n");
	return new ModelError(message, {
		cause: error.cause,
		state,
		...steps === null ? {} : { steps }
	});
}
/**
* The steps to the state where the search met a fault. Null when the path is not found again: the user's code may behave
* differently this time, or a limit is hit.
*/
async function stepsToFault(system, explorer, pace) {
	if (explorer.fault === null) return explorer.expanded === 0 ? [] : null;
	try {
		const { initial, steps } = await pace.finish(pathTo(system, explorer, explorer.fault.state, explorer.fault.targetLow));
		const states = [initial, ...steps.map((step) => step.after)];
		return steps.map((step, i) => toldStep(system, states[i], step));
	} catch (error) {
		if (error instanceof ModelError || error instanceof Stopped) return null;
		throw error;
	}
}
function whereabouts(state) {
	const text = encode(state);
	if (text.length <= LONGEST_STATE) return [`  in the state ${text}`];
	return [`  in the state ${text.slice(0, LONGEST_STATE)}…`, `  (${text.length} characters; the whole state is in the error's \`state\`)`];
}
function after$1(steps) {
	if (steps === null) return ["  to which no way was found again"];
	if (steps.length === 0) return ["  which is an initial state"];
	const from = Math.max(0, steps.length - MOST_STEPS);
	const cut = from === 0 ? [] : [`   … (${from} steps; all of them are in the error's \`steps\`)`];
	const told = steps.slice(from).flatMap(({ says, changes: changed }, i) => [`${String(from + i + 1).padStart(5)}. ${short(says)}`, ...changed.map((change) => `         ${short(change)}`)]);
	return [
		"  after these steps:",
		...cut,
		...told
	];
}
function short(line) {
	return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}…`;
}
// model-check/machine/symmetric-names.ts
/** Validates the names of symmetric parts in a spec's scenario. */
/** Throws `ModelError` unless each name is a word that occurs in an initial state, a parameter or the name of an action. */
function refuseForeignNames(symmetric, spec) {
	for (const name of symmetric.flat()) refuseOtherThanWord(name);
	refuseBadGroups(symmetric);
	const words = new Set(spec.init.flatMap(wordsIn));
	for (const action of Object.keys(spec.actions)) for (const word of wordsIn(action)) words.add(word);
	if (symmetric.flat().every((name) => words.has(name))) return;
	for (const action of Object.values(spec.actions)) for (const state of spec.init) for (const param of action.params?.(state) ?? []) for (const word of wordsIn(param)) words.add(word);
	const unknown = symmetric.flat().find((name) => !words.has(name));
	if (unknown === void 0) return;
	const known = [...words].filter((word) => /\D/.test(word) && !symmetric.flat().includes(word));
	throw new ModelError(`symmetric: got "${unknown}", expected a name that occurs in an initial state, in a key of it, or in a parameter; ${remedy(unknown, known)}`);
}
function refuseOtherThanWord(name) {
	if (typeof name !== "string") throw new ModelError(`symmetric: got ${JSON.stringify(name)}, expected names; processes that are indices of an array cannot be exchanged: keep a record by name, such as { p0: …, p1: … }`);
	if (!/^\w+$/.test(name)) throw new ModelError(`symmetric: "${name}" is not a word, so it cannot be told apart within a text; use letters, digits and _`);
}
function remedy(unknown, known) {
	if (/^\d+$/.test(unknown)) return "if it is an index of an array, keep a record by name instead, such as { p0: …, p1: … }";
	const near = known.map((word) => ({
		word,
		distance: distanceOf(word, unknown)
	})).sort((a, b) => a.distance - b.distance)[0];
	return near !== void 0 && near.distance <= Math.max(1, unknown.length / 2) ? `the nearest is "${near.word}"` : "leave it out, or correct it";
}
/** All words in the texts and keys of `value`. */
function wordsIn(value) {
	if (typeof value === "string") return value.match(/\w+/g) ?? [];
	if (Array.isArray(value)) return value.flatMap(wordsIn);
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([key, entry]) => [...wordsIn(key), ...wordsIn(entry)]);
}
/** The edit distance: the number of letters to insert, delete or replace to turn `a` into `b`. */
function distanceOf(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (const [i, letter] of Array.from(a).entries()) {
		const next = [i + 1];
		for (let j = 0; j < b.length; j++) next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter === b[j] ? 0 : 1)));
		row = next;
	}
	return row[b.length];
}
// model-check/machine/spec-system.ts
/** A plain `Spec` as a system: its actions are the moves, and `layout.ts` lays its state out in slots. */
/**
* `spec` as a system. `symmetric`: groups of names of symmetric parts. Throws `KeysChanged` or `SequenceFound`, now or during
* the search, when a field has to be added to the shapes.
*/
function specSystem(spec, { whole = /* @__PURE__ */ new Set(), sequences = /* @__PURE__ */ new Set() } = {}, symmetric = []) {
	const init = initialStatesOf(spec);
	if (symmetric.length > 0) refuseForeignNames(symmetric, {
		...spec,
		init
	});
	const layout = layoutOf(init, whole, symmetric.length > 0);
	const initial = init.map((state) => ({
		slots: layout.spread(state),
		messages: []
	}));
	const actions = Object.entries(spec.actions).map(([name, definition]) => new AuditedAction(name, definition));
	const shape = {
		firstQueue: layout.names.length,
		slots: layout.names,
		view: (read) => layout.view(read)
	};
	const look = readerOf(shape, initial[0]);
	const choicesOf = (action) => toldIn(shape, initial[0], [], () => choicesWithoutLooking(action, layout, look));
	const fixed = new Map(actions.map((action) => [action.name, choicesOf(action)]));
	const moves = movesOf(actions, symmetric.length === 0 ? fixed : alignedParams(fixed, symmetric), layout);
	return {
		name: spec.name,
		...shape,
		bag: "multiset",
		initial,
		...symmetric.length === 0 ? {} : { symmetry: specSymmetry(symmetric, {
			slots: layout.names,
			moves,
			sequences
		}) },
		actions: actions.map(({ name }) => name),
		fairness: spec.fairness ?? [],
		occasionOf: ({ action, label }) => ({
			names: [action],
			param: isRecord(label) ? label.param : void 0
		}),
		moves: moves.map(({ move }) => move),
		deliveries: () => [],
		auditInputs() {
			refuseChange(`init of ${spec.name}`, init, initialStatesOf(spec));
			for (const action of actions) {
				const choices = fixed.get(action.name);
				if (choices !== void 0) refuseChange(`\`params\` of ${action.name}`, choices, choicesOf(action));
			}
		}
	};
}
/** The initial states. They are read twice, as `init` may be a getter. */
function initialStatesOf(spec) {
	const where = () => `init of ${spec.name}`;
	const list = () => {
		const { init } = spec;
		if (!Array.isArray(init)) throw new ModelError(`${where()}: got ${inShort(init)}, expected an array of states`);
		if (init.length === 0) throw new ModelError(`${spec.name} has no initial state`);
		return init.map((state) => frozenCopy(state));
	};
	return callTwice(where, list, list, differenceOfValues);
}
function refuseChange(what, before, now) {
	if (now === void 0 || encode(before.map(textOf$2)) !== encode(now.map(textOf$2))) throw new ModelError(`${what} is not pure: at the end of the run it gave ${inShort(now)}, in the beginning ${inShort(before)}`);
}
function textOf$2(value) {
	return value === void 0 ? "" : encode(value);
}
/** One move per choice if the choices do not depend on the state; else one move for the action. */
function movesOf(actions, fixed, layout) {
	return actions.flatMap((action) => {
		const choices = fixed.get(action.name);
		if (choices === void 0) return [{
			action: action.name,
			move: moveOfAll(action, layout)
		}];
		return choices.map((param) => ({
			action: action.name,
			param,
			move: moveOf(action, param, layout)
		}));
	});
}
function moveOf(action, param, layout) {
	return {
		name: action.inWords(param),
		outcomes: (read) => outcomesOf(action, param, layout, read)
	};
}
/** Yields choice by choice: there may be very many, and the search may pause between them. */
function moveOfAll(action, layout) {
	const view = (read) => layout.view(read);
	function* outcomes(read) {
		for (const choice of action.choices(seenBy(read, view))) {
			const found = choice === null ? [] : outcomesOf(action, choice.param, layout, read);
			if (found.length === 0) yield null;
			yield* found;
		}
	}
	return {
		name: action.name,
		outcomes
	};
}
/** An action with more choices is one move, even if they do not depend on the state. */
var MOST_FIXED = 1024;
/** The choices, if the action lists them without reading the state and there are at most 1,024. */
function choicesWithoutLooking(action, layout, read) {
	let looked = false;
	const noting = (reader) => ({
		...reader,
		watching: true,
		again: void 0,
		whole(slot) {
			looked = true;
			return reader.whole(slot);
		},
		part(slot, path) {
			looked = true;
			return reader.part(slot, path);
		}
	});
	const first = noting(read);
	const state = layout.view(first);
	const params = [];
	for (const choice of action.choices({
		state,
		again: looked ? void 0 : () => layout.view(first)
	})) {
		if (looked || params.length > MOST_FIXED) return void 0;
		if (choice !== null) params.push(choice.param);
	}
	return looked ? void 0 : params;
}
function outcomesOf(action, param, layout, read) {
	const seen = seenBy(read, (each) => layout.view(each));
	if (!action.isEnabled(seen, param)) return [];
	const writes = action.after(seen, param, (after, before) => layout.writes(after, before), (a, b) => read.again === void 0 ? null : differenceOfWrites(a, b, layout, read.again));
	return [{
		action: action.name,
		label: param === void 0 ? { action: action.name } : {
			action: action.name,
			param
		},
		writes
	}];
}
/** The difference between the writes of two runs, or null. The second run's writes are relative to what `again` reads. */
function differenceOfWrites(a, b, { names }, again) {
	const [first, second] = [new Map(a), new Map(b)];
	for (const slot of /* @__PURE__ */ new Set([...first.keys(), ...second.keys()])) {
		const left = first.has(slot) ? first.get(slot) : again.original(slot);
		const right = second.has(slot) ? second.get(slot) : again.whole(slot);
		if (left === right && left !== void 0 || left === again.original(slot) && right === again.whole(slot)) continue;
		const difference = within(names[slot], () => encode(left) === encode(right) ? null : `${inShort(left)} and ${inShort(right)}`);
		if (difference !== null) return `${names[slot]} is ${difference}`;
	}
	return null;
}
function within(slot, look) {
	try {
		return look();
	} catch (error) {
		throw error instanceof NotPlainData ? error.inside(slot) : error;
	}
}
// model-check/world/deliveries.ts
/** Fates of a message on the network: delivered, lost, dropped or duplicated. */
var Deliveries = class {
	#parts;
	#steps;
	constructor(parts, steps) {
		this.#parts = parts;
		this.#steps = steps;
	}
	/** The moves of one message in the bag; none if its receiver is not in the scenario. */
	of(envelope) {
		if (!this.#parts.slotOf.has(envelope.to)) return [];
		return [{
			name: `node ${envelope.to}, receiving ${JSON.stringify(envelope.message)} from ${envelope.from}`,
			outcomes: (read) => this.#deliver(read, envelope)
		}];
	}
	/** The move of the first message of a queue. */
	ofHead(from, to) {
		const slot = this.#parts.post.queues.find((queue) => queue.from === from && queue.to === to)?.slot ?? -1;
		return {
			name: `node ${to}, receiving from ${from}`,
			outcomes: (read) => {
				const [message] = read.whole(slot);
				return message === void 0 ? [] : this.#deliver(read, {
					from,
					to,
					message
				});
			}
		};
	}
	#deliver(read, envelope) {
		const { from, to } = envelope;
		const { partitions, budget } = this.#parts;
		if (partitions.separates(read, from, to)) return [this.#take(read, {
			type: "lose",
			partitioned: true,
			...envelope
		}, [])];
		const { status } = this.#steps.node(read, to);
		if (status === "new") return [];
		const outcomes = status === "down" ? [this.#take(read, {
			type: "lose",
			...envelope
		}, [])] : [...this.#received(read, envelope)];
		if (budget.left(read, "drop") > 0) outcomes.push(budget.charge(read, "drop", this.#take(read, {
			type: "drop",
			...envelope
		}, [])));
		if (budget.left(read, "duplicate") > 0) outcomes.push(budget.charge(read, "duplicate", this.#take(read, {
			type: "duplicate",
			...envelope
		}, [envelope, envelope])));
		return outcomes;
	}
	/** The outcomes of receiving a message; without those that change nothing, if the scenario says so. */
	#received(read, envelope) {
		const { from, to, message } = envelope;
		const outcomes = this.#steps.happen(read, to, {
			type: "receive",
			from,
			message
		}, envelope);
		if (this.#parts.scenario.ignoresIdleDeliveries !== true) return outcomes;
		const isSent = (sent) => encode(sent) !== encode(envelope);
		const isIdle = ({ sends = [], writes }) => !sends.some(isSent) && writes.every(([slot, value]) => encode(value) === encode(read.whole(slot)));
		return outcomes.filter((outcome) => !isIdle(outcome));
	}
	/** The network removes a message and puts `instead` in its place. */
	#take(read, label, instead) {
		const { type, from, to, message } = label;
		return {
			action: type,
			label,
			...this.#parts.post.carry(read, {
				from,
				to,
				message
			}, instead)
		};
	}
};
// model-check/world/budget.ts
var NONE$1 = {
	crash: 0,
	falseSuspicion: 0,
	drop: 0,
	duplicate: 0
};
/** Actions of a fault, where they are not named after it. */
var ACTIONS_OF = {
	falseSuspicion: ["suspect"],
	partition: ["partition", "heal"]
};
var Budget = class {
	/** A fault without a limit is not counted. */
	initial;
	#faults;
	#slot;
	/** `slot` holds the counts; -1 when `isEmpty` says that there is nothing to count. */
	constructor(faults, slot) {
		this.initial = {
			...NONE$1,
			...Object.fromEntries(Object.entries(faults).filter(([, count]) => Number.isFinite(count)))
		};
		this.#faults = faults;
		this.#slot = slot;
	}
	static isEmpty(faults) {
		return Object.values(faults).every((count) => count === 0 || !Number.isFinite(count));
	}
	/** Names of the actions of these faults. */
	static actions(faults) {
		return Object.entries(faults).flatMap(([fault, count]) => count > 0 ? ACTIONS_OF[fault] ?? [fault] : []);
	}
	left(read, fault) {
		if (this.#faults[fault] === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
		if (this.#slot < 0 || (this.#faults[fault] ?? 0) === 0) return 0;
		return read.part(this.#slot, [fault]);
	}
	/** Returns the same outcome with the count of `fault` lowered by one. */
	charge(read, fault, outcome) {
		if (this.#faults[fault] === Number.POSITIVE_INFINITY) return {
			...outcome,
			isFault: true
		};
		const others = outcome.writes.filter(([slot]) => slot !== this.#slot);
		const counts = outcome.writes.find(([slot]) => slot === this.#slot)?.[1] ?? read.whole(this.#slot);
		return {
			...outcome,
			isFault: true,
			writes: [...others, [this.#slot, {
				...counts,
				[fault]: (counts[fault] ?? 0) - 1
			}]]
		};
	}
};
// model-check/world/known-actions.ts
function knownActions({ nodes, requests = [], faults = {} }) {
	const started = nodes.some(({ running }) => running === void 0) ? ["start"] : [];
	const asked = requests.map(({ request }) => `request ${kindOf(request)}`);
	return [.../* @__PURE__ */ new Set([
		...started,
		...asked,
		...Budget.actions(faults)
	])];
}
// model-check/world/move-kinds.ts
/** Lists the moves that need no message from the bag, in order, for these nodes and queues. */
function moveKinds(nodes, queues, hasSlowTimers, hasPartitions) {
	const ofNodes = (type) => nodes.map((node) => ({
		type,
		node
	}));
	const heads = queues.map(({ from, to }) => ({
		type: "head",
		from,
		to
	}));
	const partitions = hasPartitions ? [{ type: "partition" }, { type: "heal" }] : [];
	return [
		...ofNodes("own"),
		...hasSlowTimers ? ofNodes("timers") : [],
		...heads,
		...partitions
	];
}
/** Returns the move that `move` becomes when `of` renames the nodes. */
function renamedMove(move, of) {
	if (move.type === "head") return {
		...move,
		from: of(move.from),
		to: of(move.to)
	};
	return "node" in move ? {
		...move,
		node: of(move.node)
	} : move;
}
// model-check/world/world-node.ts
/**
* One node in a world: its reducer's state, timers, failure detector and disk. The checker, the random walker and the
* simulator all run reducers through `boot` and `react`. So the meaning of each effect is defined once, here.
*/
var everyValue = (among) => Array.from({ length: among }, (_, value) => value);
/** Boots a node, before it is told to start. */
function boot(reducer, id, config) {
	const { state, effects } = reducer.boot(id, config);
	return perform(nothingYet({
		status: "new",
		state,
		timers: [],
		monitored: [],
		suspected: [],
		requests: [],
		durable: null
	}), id, effects);
}
/** Returns the node as if it had been running for a while. Timers and monitored nodes that are left out are those of its boot. */
function inTheMiddle(booted, state, timers = booted.timers, monitored = booted.monitored, suspected = []) {
	const armed = timers.reduce((all, timer) => withTimer(all, timer), []);
	return {
		...booted,
		status: "up",
		state,
		timers: armed,
		monitored: ascending(monitored),
		suspected: ascending(suspected)
	};
}
/** Boots a node that was down. It keeps its last persisted record and the clients' requests that have not arrived yet. */
function reboot(reducer, id, config, before) {
	const { node, effects } = bootedAgain(reducer, id, config, before);
	return perform(nothingYet(node), id, effects);
}
/** All ways in which the node may crash in the middle of `reboot`. */
function rebootAndCrash(reducer, id, config, before) {
	const { node, effects } = bootedAgain(reducer, id, config, before);
	return brokenOff(node, id, effects);
}
function bootedAgain(reducer, id, config, { durable, requests }) {
	const { state, effects } = durable === null ? reducer.boot(id, config) : reducer.boot(id, config, durable);
	return {
		node: {
			status: "new",
			state,
			timers: [],
			monitored: [],
			suspected: [],
			requests,
			durable
		},
		effects
	};
}
/** All answers of `node` to `event`. If the reducer asks for a choice, there is one for each value that `choose` gives. */
function react(reducer, id, node, event, choose = everyValue) {
	return continueWith(reducer, id, nothingYet(after(node, event)), reducer.step(id, node.state, event), choose);
}
/**
* All ways in which `node` may crash in the middle of its answer: after some, but not all, of the effects that reach the
* outside. A crash that precedes the first effect, or follows the last, is a step of its own.
*/
function reactAndCrash(reducer, id, node, event) {
	return brokenOff(node, id, reducer.step(id, node.state, event).effects);
}
function brokenOff(node, id, effects) {
	return effects.flatMap((effect, i) => effect.type === "send" || effect.type === "persist" || effect.type === "indicate" ? [i] : []).slice(0, -1).map((last) => {
		const partial = perform(nothingYet(node), id, effects.slice(0, last + 1));
		return {
			...partial,
			node: crashed({
				...node,
				durable: partial.node.durable
			})
		};
	});
}
/** A node that has stopped, by a crash or by itself; its persisted record stays. */
function crashed({ watchedLives: _, ...node }) {
	return {
		...node,
		status: "down",
		timers: [],
		monitored: [],
		suspected: [],
		requests: []
	};
}
/** The incarnation of `other` that the failure detector of `node` watches. */
function watchedLife({ watchedLives = [] }, other) {
	return watchedLives.find((life) => life.node === other)?.incarnation ?? 1;
}
/** The node as it watches that life of another node, or null: does not watch it any more. */
function withWatchedLife(node, other, incarnation) {
	const { watchedLives = [], ...rest } = node;
	const others = watchedLives.filter((life) => life.node !== other);
	const lives = incarnation === null || incarnation === 1 ? others : [...others, {
		node: other,
		incarnation
	}];
	return lives.length === 0 ? rest : {
		...rest,
		watchedLives: lives.sort((a, b) => a.node - b.node)
	};
}
/** Continues `draft` with this step, and with a step for each choice. Changes `draft`. */
function continueWith(reducer, id, draft, { state, effects }, choose) {
	if (state !== draft.node.state) draft.node = {
		...draft.node,
		state
	};
	perform(draft, id, effects);
	const last = effects.at(-1);
	if (last?.type !== "choose") return [draft];
	return choose(last.among).flatMap((value) => continueWith(reducer, id, {
		...draft,
		choices: withOne(draft.choices, value)
	}, reducer.step(id, state, {
		type: "chosen",
		value
	}), choose));
}
/** Most lists stay empty in a step; one shared empty list makes simulations faster. */
var NONE = [];
function nothingYet(node) {
	return {
		node,
		sends: NONE,
		outputs: NONE,
		choices: NONE,
		alarms: NONE
	};
}
function withOne(list, item) {
	return list.length === 0 ? [item] : [...list, item];
}
function perform(draft, id, effects) {
	for (const effect of effects) performOne(draft, id, effect);
	return draft;
}
function performOne(draft, id, effect) {
	const { node } = draft;
	switch (effect.type) {
		case "send":
			draft.sends = withOne(draft.sends, {
				from: id,
				to: effect.to,
				message: effect.message
			});
			return;
		case "indicate":
			draft.outputs = withOne(draft.outputs, effect.output);
			return;
		case "setTimer":
			draft.alarms = withOne(draft.alarms, {
				timer: effect.timer,
				afterMs: effect.afterMs
			});
			draft.node = {
				...node,
				timers: withTimer(node.timers, effect.timer)
			};
			return;
		case "cancelTimer":
			draft.node = {
				...node,
				timers: withoutTimer(node.timers, effect.timer)
			};
			return;
		case "monitor":
			draft.node = {
				...withWatchedLife(node, effect.node, effect.incarnation ?? 1),
				monitored: withNumber(node.monitored, effect.node)
			};
			return;
		case "unmonitor":
			draft.node = {
				...withWatchedLife(node, effect.node, null),
				monitored: withoutNumber(node.monitored, effect.node),
				suspected: withoutNumber(node.suspected, effect.node)
			};
			return;
		case "persist":
			draft.node = {
				...node,
				durable: effect.record
			};
			return;
		case "choose": return;
		case "stop":
			draft.node = crashed(node);
			return;
		default: unreachable$1(effect);
	}
}
/** The node once it is handed `event`: a timer that ran out is no longer armed, a suspicion is recorded. */
function after(node, event) {
	switch (event.type) {
		case "start": return {
			...node,
			status: "up"
		};
		case "timeout": return {
			...node,
			timers: withoutTimer(node.timers, event.timer)
		};
		case "suspect": return {
			...node,
			suspected: withNumber(node.suspected, event.node)
		};
		case "restore": return {
			...node,
			suspected: withoutNumber(node.suspected, event.node)
		};
		default: return node;
	}
}
/** Adds `timer` itself, in place of an equal one that was armed earlier. Timers are in the order of their texts. */
function withTimer(timers, timer) {
	const others = withoutTimer(timers, timer);
	const place = others.findIndex((each) => textOf$1(each) > textOf$1(timer));
	return place < 0 ? [...others, timer] : others.toSpliced(place, 0, timer);
}
function withoutTimer(timers, timer) {
	return timers.length === 0 ? timers : timers.filter((each) => !areEqual(each, timer));
}
/** The canonical texts of armed timers, which are compared with each timer that is armed later. */
var timerTexts = /* @__PURE__ */ new WeakMap();
function textOf$1(timer) {
	if (typeof timer !== "object" || timer === null) return encode(timer);
	const known = timerTexts.get(timer);
	if (known !== void 0) return known;
	const text = encode(timer);
	timerTexts.set(timer, text);
	return text;
}
// model-check/world/own-moves.ts
var OwnMoves = class {
	#parts;
	#steps;
	constructor(parts, steps) {
		this.#parts = parts;
		this.#steps = steps;
	}
	/** Everything that may happen at a node without a message. */
	of(id) {
		return {
			name: `node ${id}`,
			outcomes: (read) => {
				const node = this.#steps.node(read, id);
				if (node.status === "down") return this.#restarts(id, node, read);
				return [...this.#events(id, node, read)].concat(this.#crashes(id, node, read));
			}
		};
	}
	/** The timers of a node, where timers are slow: they run out only while nothing is in flight. */
	slowTimers(id) {
		const outcomes = (read) => this.#timeouts(id, this.#steps.node(read, id), read);
		return {
			name: `the timers of node ${id}`,
			only: "quiet",
			outcomes
		};
	}
	*#events(id, node, read) {
		if (node.status === "new") return yield* this.#steps.happen(read, id, { type: "start" }, null);
		for (const number of node.requests) yield* this.#ask(read, id, node, number);
		if (this.#parts.scenario.slowTimers !== true) yield* this.#timeouts(id, node, read);
		for (const watched of node.monitored) yield* this.#suspicions(read, id, node, watched);
	}
	#ask(read, id, node, number) {
		const { request } = (this.#parts.scenario.requests ?? [])[number];
		const rest = node.requests.filter((each) => each !== number);
		return this.#steps.happen(read, id, {
			type: "request",
			request
		}, null, {
			...node,
			requests: rest
		});
	}
	#timeouts(id, { timers }, read) {
		return timers.flatMap((timer) => this.#steps.happen(read, id, {
			type: "timeout",
			timer
		}, null));
	}
	#suspicions(read, id, node, watched) {
		const { slotOf, unreachable, partitions, budget } = this.#parts;
		const slot = slotOf.get(watched);
		const down = slot === void 0 || unreachable.separates(id, watched) || partitions.separates(read, id, watched) || read.part(slot, ["status"]) === "down" || this.#isOver(read, node, watched);
		if (node.suspected.includes(watched)) return down ? [] : this.#steps.happen(read, id, {
			type: "restore",
			node: watched
		}, null);
		if (down) return this.#steps.happen(read, id, {
			type: "suspect",
			node: watched
		}, null);
		if (!this.#maySuspectFalsely(id, watched) || budget.left(read, "falseSuspicion") === 0) return [];
		return this.#steps.happen(read, id, {
			type: "suspect",
			node: watched
		}, null).map((outcome) => budget.charge(read, "falseSuspicion", outcome));
	}
	/** Whether the node watches a life of another node that a restart has ended, and its failure detector can tell. */
	#isOver(read, node, watched) {
		if (this.#parts.scenario.detectsRestarts !== true) return false;
		return (this.#steps.node(read, watched).boots ?? 1) > watchedLife(node, watched);
	}
	#maySuspectFalsely(id, watched) {
		return this.#parts.nodeOf.get(id)?.falselySuspects?.includes(watched) ?? true;
	}
	#crashes(id, node, read) {
		if (!this.#steps.mayCrash(id, read)) return [];
		const label = {
			type: "crash",
			node: id
		};
		const writes = [[this.#steps.slot(id), this.#steps.down(node, node)]];
		return [this.#parts.budget.charge(read, "crash", {
			action: "crash",
			label,
			writes
		})];
	}
	/**
	* Restarts a node that is down. Messages in flight stay there: those to the node may reach its next life, as a sender
	* that connects again delivers what it has kept. Those from the node had left its machine before the crash.
	*/
	#restarts(id, node, read) {
		const { reducer, nodeOf, budget } = this.#parts;
		const config = nodeOf.get(id)?.config;
		if (budget.left(read, "restart") === 0) return [];
		const broken = budget.left(read, "crash") > 0 && this.#steps.mayCrash(id, read) ? rebootAndCrash(reducer, id, config, node) : [];
		return [this.#restarted(read, id, node, reboot(reducer, id, config, node), false), ...broken.map((reaction) => budget.charge(read, "crash", this.#restarted(read, id, node, reaction, true)))];
	}
	#restarted(read, id, before, { node, sends, outputs }, crashes) {
		const label = {
			type: "restart",
			node: id,
			sends,
			outputs,
			crashes
		};
		const after = crashes ? this.#steps.down(before, node) : node;
		const counted = this.#parts.scenario.detectsRestarts === true ? {
			...after,
			boots: (before.boots ?? 1) + 1
		} : after;
		const changes = this.#steps.changes(read, id, { type: "start" }, null, {
			node: counted,
			sends,
			outputs
		});
		return this.#parts.budget.charge(read, "restart", {
			action: "restart",
			label,
			...changes
		});
	}
};
// model-check/world/partitions.ts
var Partitions = class {
	/** The groups into which the network may fall, in the form in which a state holds them. */
	splits;
	/** The slot that holds the groups of the current partition, or null. */
	slot;
	/** `slot` is ignored when there are no splits. */
	constructor(splits, slot) {
		this.splits = splits;
		this.slot = slot;
	}
	/** The groups of the current partition; null while the network is whole. */
	inForce(read) {
		return this.splits.length === 0 ? null : read.whole(this.slot);
	}
	/** Whether the current partition separates the two nodes. */
	separates(read, a, b) {
		return this.splits.some((split) => areSeparate(split, a, b)) && areSeparate(this.inForce(read) ?? [], a, b);
	}
	/** The move that begins a partition, while `budget` has one left. */
	partitionMove(budget) {
		const outcomes = (read) => {
			if (budget.left(read, "partition") === 0) return [];
			return this.begins(read).map((outcome) => budget.charge(read, "partition", outcome));
		};
		return {
			name: "a partition",
			outcomes
		};
	}
	/** The move that ends the current partition; if `isLong`, only when nothing else can happen. */
	healMove(isLong) {
		const heals = {
			name: "the end of a partition",
			outcomes: (read) => this.heals(read)
		};
		return isLong ? {
			...heals,
			only: "idle"
		} : heals;
	}
	/** The partitions that may begin now. */
	begins(read) {
		if (this.inForce(read) !== null) return [];
		return this.splits.map((groups) => this.#outcome("partition", groups, groups));
	}
	/** The end of the current partition. */
	heals(read) {
		const groups = this.inForce(read);
		return groups === null ? [] : [this.#outcome("heal", groups, null)];
	}
	#outcome(type, groups, after) {
		return {
			action: type,
			label: {
				type,
				groups
			},
			writes: [[this.slot, after]]
		};
	}
};
/** Adds to a split the group of the nodes that it does not mention. */
function completed(split, ids) {
	const mentioned = split.flat();
	return [...split, ids.filter((id) => !mentioned.includes(id))].filter((group) => group.length > 0);
}
function areSeparate(groups, a, b) {
	const group = groups.find((each) => each.includes(a));
	return group !== void 0 && !group.includes(b) && groups.some((each) => each.includes(b));
}
// model-check/world/contradictions.ts
/** Throws `ModelError` when `scenario` contradicts itself. */
function refuseContradictions(scenario) {
	const { nodes, absent = [], requests = [], unreachable = [], partitions = [], faults = {}, network, inFlight = [] } = scenario;
	const ids = nodes.map(({ id }) => id);
	for (const [i, id] of ids.entries()) {
		if (ids.indexOf(id) === i) continue;
		throw refusal(`nodes[${i}].id`, `${id} again`, {
			expected: "an id that no other node has",
			remedy: "give each node an id of its own"
		});
	}
	for (const [i, node] of nodes.entries()) refuseInNode(`nodes[${i}]`, node, ids, faults);
	const present = absent.findIndex((id) => ids.includes(id));
	if (present >= 0) throw refusal(`absent[${present}]`, `node ${absent[present]}`, {
		expected: "ids that no node of the scenario has",
		remedy: "leave it out"
	});
	for (const [i, { from, to }] of inFlight.entries()) refuseStrangers(`inFlight[${i}]`, [from, to], [...ids, ...absent]);
	if (scenario.ignoresIdleDeliveries === true && network === "fifo") throw refusal("ignoresIdleDeliveries", "true", {
		expected: "no such rule on a network that is fifo, where it would block a queue",
		remedy: "leave it out"
	});
	for (const [i, { at }] of requests.entries()) refuseStrangers(`requests[${i}].at`, [at], ids);
	for (const [i, pair] of unreachable.entries()) refuseStrangers(`unreachable[${i}]`, pair, ids);
	for (const [i, split] of partitions.entries()) refuseSplit(`partitions[${i}]`, split, ids);
	refuseIdlePartitions(scenario);
	refuseIdleDetection(scenario);
	refuseIdleFaults(network, faults);
	refuseFaultsOfNobody(nodes, faults);
}
function refuseInNode(at, node, ids, faults) {
	const { running, timers, monitored, suspected, falselySuspects } = node;
	if (running === void 0) for (const [field, value] of Object.entries({
		timers,
		monitored,
		suspected
	})) {
		if (value === void 0) continue;
		throw refusal(`${at}.${field}`, "a node without `running`", {
			expected: "a running node, as only a running node has them in the beginning",
			remedy: `add \`running\`, or leave ${field} out`
		});
	}
	refuseStrangers(`${at}.falselySuspects`, falselySuspects ?? [], ids);
	if (falselySuspects !== void 0 && falselySuspects.length > 0 && (faults.falseSuspicion ?? 0) === 0) throw refusal(`${at}.falselySuspects`, listed$1(falselySuspects.map(String)), {
		expected: "an empty list without faults.falseSuspicion, as no detector suspects falsely then",
		remedy: "say how often in faults, or leave it out"
	});
}
function refuseStrangers(at, mentioned, ids) {
	const stranger = mentioned.find((id) => !ids.includes(id));
	if (stranger === void 0) return;
	const expected = `one of the nodes ${listed$1(ids.map(String))}`;
	throw refusal(at, String(stranger), {
		expected,
		remedy: "name a node of the scenario, or add this one to its nodes"
	});
}
function refuseSplit(at, split, ids) {
	const mentioned = split.flat();
	refuseStrangers(at, mentioned, ids);
	const twice = mentioned.find((id, i) => mentioned.indexOf(id) < i);
	if (twice !== void 0) throw refusal(at, `node ${twice} twice`, {
		expected: "each node once at most",
		remedy: "list it in one group"
	});
	if (completed(split, ids).length > 1) return;
	throw refusal(at, JSON.stringify(split), {
		expected: "groups that separate some nodes from others",
		remedy: "list two groups, or some nodes but not all"
	});
}
/** A partition needs both: the groups, and how often. */
function refuseIdlePartitions({ partitions = [], faults = {}, longPartitions }) {
	const often = faults.partition ?? 0;
	if (partitions.length > 0 && often === 0) throw refusal("partitions", "no faults.partition", {
		expected: "how often a partition may come",
		remedy: "add faults: { partition: 1 }"
	});
	if (partitions.length === 0 && often > 0) throw refusal("faults.partition", "no partitions", {
		expected: "the groups into which the network may fall",
		remedy: "add partitions: [[[1, 2], [3]]]"
	});
	if (longPartitions === true && partitions.length === 0) throw refusal("longPartitions", "no partitions", {
		expected: "partitions that may be long",
		remedy: "add partitions, or leave it out"
	});
}
function refuseIdleDetection({ detectsRestarts, faults = {} }) {
	if (detectsRestarts === true && (faults.restart ?? 0) === 0) throw refusal("detectsRestarts", "no faults.restart", {
		expected: "how often a node may restart",
		remedy: "add faults: { restart: 1 }, or leave it out"
	});
}
/** Refuses faults that would change nothing but their own count. */
function refuseIdleFaults(network, { drop = 0, duplicate = 0 }) {
	const expected = `no such fault on a network that is ${network}`;
	if (drop > 0 && network === "growing-set") throw refusal("faults.drop", String(drop), {
		expected,
		remedy: "leave it out: no message is ever removed there, and one that is never delivered is as good as lost"
	});
	if (duplicate > 0 && network === "growing-set") throw refusal("faults.duplicate", String(duplicate), {
		expected,
		remedy: "leave it out: each message may be delivered again and again there"
	});
	if (duplicate > 0 && (network === "set" || network === "duplicating")) throw refusal("faults.duplicate", String(duplicate), {
		expected,
		remedy: "choose unordered or fifo: a set holds a message once, so a copy of one that is in flight vanishes"
	});
}
/** Refuses more faults than any behaviour could have. */
function refuseFaultsOfNobody(nodes, faults) {
	const { crash = 0, restart = 0, falseSuspicion = 0 } = faults;
	const mortal = nodes.filter(({ neverCrashes }) => neverCrashes !== true).length;
	const most = mortal === 0 ? 0 : mortal + restart;
	if (crash > most) throw refusal("faults.crash", String(crash), {
		expected: `at most ${most}, as ${mortal} of the ${nodes.length} nodes may crash, and ${restart} may restart`,
		remedy: mortal === 0 ? "leave it out, or leave neverCrashes out of a node" : `write ${most}`
	});
	if (falseSuspicion > 0 && nodes.every(({ falselySuspects }) => falselySuspects?.length === 0)) throw refusal("faults.falseSuspicion", String(falseSuspicion), {
		expected: "none, as no detector may suspect falsely",
		remedy: "leave it out, or list nodes in some falselySuspects"
	});
}
// model-check/world/network.ts
/** Makes the network of this kind between these nodes; its slots begin at `firstSlot`. */
function post(network, nodes, firstSlot) {
	return network === "fifo" ? queues(nodes, firstSlot) : bag(network);
}
function bag(network) {
	const carry = (_, taken, sent) => taken === null ? {
		writes: [],
		sends: sent
	} : {
		writes: [],
		sends: sent,
		consumes: taken
	};
	return {
		bag: network === "unordered" ? "multiset" : network === "duplicating" ? "set" : network,
		slots: [],
		queues: [],
		initially: (sent) => ({
			slots: [],
			messages: sent
		}),
		carry,
		receive: (read, taken, sent) => carry(read, taken, network === "duplicating" && taken !== null ? [taken, ...sent] : sent),
		inFlight: (read) => read.messages()
	};
}
function queues(nodes, firstSlot) {
	const all = [...nodes.flatMap((from) => nodes.filter((to) => to !== from || nodes.length === 1).map((to) => ({
		from,
		to
	}))), ...nodes.length === 1 ? [] : nodes.map((node) => ({
		from: node,
		to: node
	}))];
	const places = all.map((pair, i) => ({
		...pair,
		slot: firstSlot + i
	}));
	const slotOf = new Map(places.map(({ from, to, slot }) => [`${from} ${to}`, slot]));
	const messagesIn = (read, slot) => read.whole(slot);
	const carry = (read, taken, sent) => {
		const changed = /* @__PURE__ */ new Map();
		const queue = (slot) => changed.get(slot) ?? messagesIn(read, slot);
		if (taken !== null) {
			const slot = slotOf.get(`${taken.from} ${taken.to}`) ?? -1;
			changed.set(slot, queue(slot).slice(1));
		}
		for (const { from, to, message } of sent) {
			const slot = slotOf.get(`${from} ${to}`);
			if (slot !== void 0) changed.set(slot, [...queue(slot), message]);
		}
		return { writes: [...changed] };
	};
	return {
		bag: "multiset",
		slots: all.map(({ from, to }) => `queue ${from} → ${to}`),
		queues: places,
		initially: (sent) => ({
			slots: all.map(({ from, to }) => sent.filter((envelope) => envelope.from === from && envelope.to === to).map(({ message }) => message)),
			messages: []
		}),
		carry,
		receive: carry,
		inFlight: (read) => places.flatMap(({ from, to, slot }) => messagesIn(read, slot).map((message) => ({
			from,
			to,
			message
		})))
	};
}
// model-check/world/type-invariant.ts
/**
* Returns `next` if its state is one of the protocol. Else throws `ModelError`. `where` names the node and the step that has
* led there. The state is frozen, so that a type invariant cannot change it.
*/
function inType(protocol, where, next) {
	if (protocol.typeInvariant === void 0) return next;
	const judge = () => `${where()}, the type invariant of ${protocol.name}`;
	const fault = broken(judge, settled(judge, call(judge, () => protocol.typeInvariant?.(frozen(next.state)))));
	if (fault === void 0) return next;
	const { field, got, expected } = fault;
	throw new ModelError(`${where()} breaks the type invariant of ${protocol.name}: ${field}: got ${inShort(got)}, expected ${expected}; mend the reducer, or the invariant`);
}
/** The first clause that does not hold. Throws unless the answer is a list of clauses. */
function broken(judge, clauses) {
	if (!Array.isArray(clauses)) throw new ModelError(`${judge()} returned ${inShort(clauses)}, expected a list of clauses; return the list`);
	return clauses.find((each) => !truth(judge, each?.holds));
}
// model-check/world/reducer.ts
/** Runs reducers, which are user code, and refuses what no reducer may do. The message names the node, the event and the place. */
/**
* Returns `protocol` with each step audited, for verdicts. A step runs twice, the second time on arguments whose records
* have their keys in another order, and its result is validated. The two must give the same effects in the same order: a
* crash may come between two effects, and traces keep the order. Both states are judged by the type invariant. The functions
* throw `ModelError`.
*/
function checkedReducer(protocol, ids, audits = "each call") {
	const shape = nextShape(ids);
	const steps = audits === "each step once" ? new RecentSteps() : new LastStep();
	const turned = new Turned();
	return {
		boot(id, config, durable) {
			const where = () => `node ${id}, at its boot: the reducer`;
			const run = (first, second) => protocol.init(id, first, second);
			const [mine, disk] = [frozenCopy(config), frozenCopy(durable)];
			return runTwice(protocol, where, (returned) => readNext(shape, returned, "boot"), () => run(mine, disk), () => run(reversed(mine), reversed(disk)));
		},
		step(id, state, event) {
			const known = steps.find(id, state, event);
			if (known !== void 0) return known;
			const where = () => `node ${id}, at the event ${oneLine(JSON.stringify(event))}: the reducer`;
			frozen(state);
			frozen(event);
			const next = runTwice(protocol, where, (returned) => readNext(shape, returned, "step"), () => protocol.step(state, event), () => protocol.step(turned.of(state), reversed(event)));
			return steps.keep(id, state, event, next);
		}
	};
}
/** Remembers the last step: the crashes in the middle of a step are computed right after the step itself. */
var LastStep = class {
	#last = null;
	find(id, state, event) {
		const last = this.#last;
		return last !== null && last.id === id && last.state === state && last.event === event ? last.next : void 0;
	}
	keep(id, state, event, next) {
		this.#last = {
			id,
			state,
			event,
			next
		};
		return next;
	}
};
/** More steps than are possible in one state. */
var MOST_KEPT = 4096;
/** Remembers recent steps: a walk lists all steps in each state, of which the last step has changed one node. */
var RecentSteps = class {
	#steps = /* @__PURE__ */ new Map();
	#size = 0;
	find(id, state, event) {
		return this.#steps.get(state)?.get(this.#text(id, event));
	}
	keep(id, state, event, next) {
		if (this.#size === MOST_KEPT) this.#steps.clear();
		this.#size = this.#size === MOST_KEPT ? 1 : this.#size + 1;
		const fromHere = this.#steps.get(state) ?? /* @__PURE__ */ new Map();
		this.#steps.set(state, fromHere);
		fromHere.set(this.#text(id, event), next);
		return next;
	}
	#text(id, event) {
		return `${id} ${JSON.stringify(event)}`;
	}
};
/** Each of the two results is judged, so the type invariant runs twice as well. */
function runTwice(protocol, where, read, first, second) {
	const look = (run) => () => inType(protocol, where, readOf(where, read, settled(where, run())));
	return callTwice(where, look(first), look(second), differenceOfSteps);
}
/** Reads what a reducer returned. Throws unless it has the shape of a `Next`, is plain JSON, and fits this world. */
function readOf(where, read, returned) {
	try {
		return read(returned);
	} catch (error) {
		throw error instanceof ModelError ? error.saying(`${where()}: ${error.message}`) : error;
	}
}
function differenceOfSteps(a, b) {
	const difference = firstDifference(a, b);
	return difference === null ? null : `${difference.path} is ${inShort(difference.left)} and ${inShort(difference.right)}`;
}
/** The first place where two plain values differ; null if they are equal. */
function firstDifference(a, b) {
	if (a === b) return null;
	const here = {
		path: "",
		left: a,
		right: b
	};
	if (!(isRecord(a) && isRecord(b)) && !(Array.isArray(a) && Array.isArray(b))) return encode(a) === encode(b) ? null : here;
	const [left, right] = [Object.entries(a), Object.entries(b)];
	if (left.length !== right.length) return here;
	for (const [key, value] of left) {
		if (!Object.hasOwn(b, key)) return here;
		const found = firstDifference(value, Reflect.get(b, key));
		if (found !== null) return {
			...found,
			path: found.path === "" ? key : `${key}.${found.path}`
		};
	}
	return null;
}
// model-check/world/unreachable.ts
var Unreachable = class {
	#pairs;
	constructor(pairs) {
		this.#pairs = new Set(pairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
	}
	separates(a, b) {
		return this.#pairs.size > 0 && this.#pairs.has(`${a} ${b}`);
	}
	/** Returns `sent` without the messages that cannot arrive. */
	reaching(sent) {
		return sent.some(({ from, to }) => this.separates(from, to)) ? sent.filter(({ from, to }) => !this.separates(from, to)) : sent;
	}
};
// model-check/world/parts.ts
/** Takes `scenario` apart. Throws `ModelError` when it contradicts itself. */
function partsOf(scenario, audits) {
	refuseContradictions(scenario);
	const ids = scenario.nodes.map(({ id }) => id);
	const names = ids.map((id) => `node ${id}`);
	const faults = scenario.faults ?? {};
	const budget = new Budget(faults, Budget.isEmpty(faults) ? -1 : names.push("faults") - 1);
	const historySlot = scenario.history === void 0 ? -1 : names.push("history") - 1;
	const splits = (scenario.partitions ?? []).map((split) => completed(split, ids));
	const partitions = new Partitions(splits, splits.length === 0 ? -1 : names.push("partition") - 1);
	const network = post(scenario.network, ids, names.length);
	return {
		scenario: {
			...scenario,
			nodes: frozenCopy(scenario.nodes),
			requests: frozenCopy(scenario.requests ?? [])
		},
		reducer: checkedReducer(scenario.protocol, [...ids, ...scenario.absent ?? []], audits),
		ids,
		slotOf: new Map(ids.map((id, slot) => [id, slot])),
		nodeOf: new Map(scenario.nodes.map((node) => [node.id, node])),
		unreachable: new Unreachable(scenario.unreachable ?? []),
		budget,
		historySlot,
		partitions,
		post: network,
		slots: [...names, ...network.slots],
		firstQueue: names.length
	};
}
/** The initial state: every node has booted, and the messages of those boots are in flight. */
function beginning({ scenario, reducer, budget, post, unreachable }) {
	const { nodes, requests = [], faults = {}, history, partitions = [], inFlight = [] } = scenario;
	const boots = nodes.map(({ id, config, running, timers, monitored, durable, suspected }) => {
		const booted = boot(reducer, id, config);
		const mine = requests.flatMap(({ at }, number) => at === id ? [number] : []);
		const onDisk = durable === void 0 ? booted.node : {
			...booted.node,
			durable
		};
		if (running === void 0 && durable !== void 0) return {
			...booted,
			node: {
				...crashed(onDisk),
				requests: mine
			},
			sends: []
		};
		if (running === void 0) return {
			...booted,
			node: {
				...booted.node,
				requests: mine
			}
		};
		inType(scenario.protocol, () => `node ${id}: its state in the beginning`, { state: running });
		return {
			...booted,
			node: {
				...inTheMiddle(onDisk, running, timers, monitored, suspected),
				requests: mine
			},
			sends: []
		};
	});
	const mail = post.initially(unreachable.reaching([...inFlight, ...boots.flatMap(({ sends }) => sends)]));
	const extra = [];
	if (!Budget.isEmpty(faults)) extra.push(budget.initial);
	if (history !== void 0) extra.push(history.initial);
	if (partitions.length > 0) extra.push(null);
	return {
		slots: [
			...boots.map(({ node }) => node),
			...extra,
			...mail.slots
		],
		messages: mail.messages
	};
}
// model-check/world/steps.ts
/** An event at a node, and each crash in the middle of it, as changes of a state. */
/** Carries out what happens at nodes, whatever the cause. */
var Steps = class {
	#parts;
	#states;
	constructor(parts, states) {
		this.#parts = parts;
		this.#states = states;
	}
	slot(id) {
		return this.#parts.slotOf.get(id) ?? -1;
	}
	node(read, id) {
		return read.whole(this.slot(id));
	}
	mayCrash(id, read) {
		return this.#parts.nodeOf.get(id)?.neverCrashes !== true && this.#parts.budget.left(read, "crash") > 0;
	}
	/** Returns a node that is down. If it may restart, its clients' requests wait. */
	down({ requests }, node) {
		const down = crashed(node);
		return (this.#parts.scenario.faults?.restart ?? 0) > 0 ? {
			...down,
			requests
		} : down;
	}
	/** The outcomes of `event` at `id`: the whole step, and each crash in the middle of it. `taken` leaves the network. */
	happen(read, id, event, taken, before) {
		const { reducer, budget } = this.#parts;
		const node = before ?? this.node(read, id);
		const whole = react(reducer, id, node, event).map((reaction) => this.#outcome(read, id, event, taken, reaction, false));
		if (!this.mayCrash(id, read)) return whole;
		const broken = reactAndCrash(reducer, id, node, event).map((reaction) => budget.charge(read, "crash", this.#outcome(read, id, event, taken, {
			...reaction,
			node: this.down(node, reaction.node)
		}, true)));
		return [...whole, ...broken];
	}
	#outcome(read, id, event, taken, { node, sends, outputs, choices }, crashes) {
		const happening = {
			type: "event",
			node: id,
			event,
			sends,
			outputs,
			choices,
			crashes
		};
		const label = node.status === "down" && !crashes ? {
			...happening,
			stops: true
		} : happening;
		return {
			action: actionOf(event),
			label,
			...this.changes(read, id, event, taken, {
				node,
				sends,
				outputs
			})
		};
	}
	/** The changes of a state when `node` takes the place of the node `id`: in its slot, the history and the network. */
	changes(read, id, event, taken, { node, sends, outputs }) {
		this.#refuseOtherShape(id, node.state);
		const traffic = this.#parts.post.receive(read, taken, this.#parts.unreachable.reaching(sends));
		return {
			...traffic,
			writes: [
				[this.slot(id), node],
				...this.#remember(read, id, event, outputs),
				...traffic.writes
			]
		};
	}
	/** Refuses a state that is a record where the others are not, or the reverse: a view notes reads of a record field by field. */
	#refuseOtherShape(id, state) {
		if (isRecord(state) !== this.#states.includes("records")) throw new ModelError(`node ${id}: its state is ${JSON.stringify(state)}; the states of a protocol are all records, or none is`);
	}
	#remember(read, node, event, outputs) {
		const { scenario, historySlot } = this.#parts;
		const { history } = scenario;
		const seen = [...event.type === "request" ? [{
			type: "request",
			node,
			request: event.request
		}] : [], ...outputs.map((output) => ({
			type: "output",
			node,
			output
		}))];
		if (history === void 0 || seen.length === 0) return [];
		return [[historySlot, seen.reduce((past, event) => remembered(history, past, event), read.whole(historySlot))]];
	}
};
// model-check/world/view.ts
var STATUS = ["status"];
var STATE = ["state"];
/** The nodes as each reader sees them. A view reads at the time of the question, so one view serves all states of a reader. */
var NodeViews = class {
	#ids;
	#states;
	#seenBy = /* @__PURE__ */ new WeakMap();
	constructor(ids, states) {
		this.#ids = ids;
		this.#states = states;
	}
	seenBy(read) {
		const known = this.#seenBy.get(read);
		if (known !== void 0) return known;
		const made = this.#ids.map((id, slot) => viewNode(id, slot, read, this.#states));
		this.#seenBy.set(read, made);
		return made;
	}
};
/** Views one node. Each field of its state that a property reads is noted by itself. */
function viewNode(id, slot, read, states) {
	let observed;
	const views = /* @__PURE__ */ new WeakMap();
	const node = {
		id,
		get status() {
			return read.part(slot, STATUS);
		},
		get durable() {
			return read.part(slot, ["durable"]);
		},
		get timers() {
			return read.part(slot, ["timers"]);
		},
		get monitored() {
			return read.part(slot, ["monitored"]);
		},
		get state() {
			if (!read.watching || states === "others") return read.part(slot, STATE);
			observed ??= observe({
				keys: () => Object.keys(read.part(slot, STATE)),
				get: (field) => read.part(slot, ["state", field])
			});
			return observed;
		}
	};
	if (read.isReversed) return withReversedKeys(node);
	const whole = () => {
		const value = read.whole(slot);
		const known = views.get(value);
		if (known !== void 0) return known;
		const made = {
			...value,
			id
		};
		views.set(value, made);
		return made;
	};
	return Object.defineProperty(node, "whole", { get: whole });
}
// model-check/world/world-symmetry.ts
/**
* The symmetry of a world. It renames the ids in what the world holds for a node; the protocol's own functions rename
* the ids in its data. The checker verifies that the nodes are symmetric.
*/
function worldSymmetry(symmetric, requests, places) {
	const unknown = symmetric.nodes.flat().find((id) => !places.ids.includes(id));
	if (unknown !== void 0) throw new ModelError(`symmetric.nodes: node ${unknown} is listed, and there is no such node; the nodes are ${places.ids.join(", ")}`);
	const { generators, elements, products } = renamingsWithin(symmetric.nodes);
	return {
		generators: generators.map((names) => new WorldRenaming(names, symmetric, requests, places)),
		names: elements.map(nameOf),
		products,
		decisive: (slot, path) => decisivePart(path, slot < places.ids.length, places.slots[slot])
	};
}
/** The part of a slot that decides by itself: renaming changes neither a status nor the budget, and treats each field of a node alone. */
function decisivePart(path, ofNode, slot) {
	if (ofNode) return path.slice(0, 1);
	return slot === "faults" ? path : [];
}
function nameOf(names) {
	return `nodes ${inCycles(names)}`;
}
var WorldRenaming = class {
	name;
	slots;
	moves;
	#of;
	#symmetric;
	#places;
	/** By request: the number of the request that it becomes. */
	#requests;
	constructor(names, symmetric, requests, places) {
		this.name = nameOf(names);
		this.#of = (id) => names.get(id) ?? id;
		this.#symmetric = symmetric;
		this.#places = places;
		this.slots = places.slots.map((_, slot) => this.#slot(slot));
		const moves = places.moves.map(encode);
		this.moves = places.moves.map((move) => moves.indexOf(encode(renamedMove(move, this.#of))));
		this.#requests = this.#renamedRequests(requests);
	}
	value(value, slot) {
		const { ids, history, partitions, post } = this.#places;
		if (slot < ids.length) return this.#node(value);
		if (slot === history) return this.#ofHistory(value);
		if (slot === partitions.slot) return value === null ? null : this.#groups(value);
		return post.queues.some((queue) => queue.slot === slot) ? value.map((message) => this.#ofMessage(message)) : value;
	}
	message(value) {
		const { from, to, message } = value;
		return {
			from: this.#of(from),
			to: this.#of(to),
			message: this.#ofMessage(message)
		};
	}
	#slot(slot) {
		const { ids, post } = this.#places;
		if (slot < ids.length) return ids.indexOf(this.#of(ids[slot]));
		const queue = post.queues.find((each) => each.slot === slot);
		if (queue === void 0) return slot;
		return post.queues.find(({ from, to }) => from === this.#of(queue.from) && to === this.#of(queue.to))?.slot ?? -1;
	}
	#node(node) {
		const { state, durable, timer } = this.#symmetric;
		return {
			status: node.status,
			state: state === void 0 ? node.state : state(node.state, this.#of),
			timers: timer === void 0 ? node.timers : node.timers.map((each) => timer(each, this.#of)).sort(byText),
			monitored: ascending(node.monitored.map(this.#of)),
			suspected: ascending(node.suspected.map(this.#of)),
			...node.boots !== void 0 && { boots: node.boots },
			...node.watchedLives && { watchedLives: node.watchedLives.map((life) => ({
				...life,
				node: this.#of(life.node)
			})).sort(byNode) },
			requests: ascending(node.requests.map((request) => this.#requests[request])),
			durable: durable === void 0 || node.durable === null ? node.durable : durable(node.durable, this.#of)
		};
	}
	#ofMessage(message) {
		const { message: rename } = this.#symmetric;
		return rename === void 0 ? message : rename(message, this.#of);
	}
	#ofHistory(history) {
		const { history: rename } = this.#symmetric;
		return rename === void 0 ? history : rename(history, this.#of);
	}
	/** The renamed groups, in the order in which the scenario lists them if it does. */
	#groups(groups) {
		const renamed = groups.map((group) => ascending(group.map(this.#of)));
		return this.#places.partitions.splits.find((split) => textOf(split) === textOf(renamed)) ?? renamed;
	}
	#renamedRequests(requests) {
		const { request: rename } = this.#symmetric;
		const texts = requests.map(({ at, request }) => `${at} ${encode(request)}`);
		const taken = /* @__PURE__ */ new Set();
		return requests.map(({ at, request }) => {
			const text = `${this.#of(at)} ${encode(rename === void 0 ? request : rename(request, this.#of))}`;
			const place = texts.findIndex((each, number) => each === text && !taken.has(number));
			if (place < 0) throw new ModelError(`${this.name} are not symmetric: node ${at} gets a request, and node ${this.#of(at)} no corresponding one`);
			taken.add(place);
			return place;
		});
	}
};
function textOf(groups) {
	return groups.map((group) => ascending(group).join(" ")).sort().join();
}
function byNode(a, b) {
	return a.node - b.node;
}
function byText(a, b) {
	return encode(a) < encode(b) ? -1 : 1;
}
// model-check/world/world-system.ts
/** A protocol scenario as a system: protocol, clients, network and faults. */
/** Builds the world of `scenario`. Throws `ModelError` when the scenario contradicts itself. */
function worldSystem(scenario, audits) {
	return new WorldSystem(scenario, audits);
}
var WorldSystem = class {
	name;
	slots;
	firstQueue;
	bag;
	inboxes;
	initial;
	actions;
	fairness;
	moves;
	symmetry;
	#parts;
	#nodes;
	#ownMoves;
	#deliveries;
	constructor(scenario, audits) {
		this.name = scenario.name;
		this.#parts = partsOf(scenario, audits);
		const { ids, post, partitions, slots, historySlot: history } = this.#parts;
		this.slots = slots;
		this.firstQueue = this.#parts.firstQueue;
		this.bag = post.bag;
		this.inboxes = ids.length + 1;
		const begin = beginning(this.#parts);
		this.initial = [begin];
		const states = begin.slots.slice(0, ids.length).every((node) => isRecord(node.state)) ? "records" : "others";
		this.#nodes = new NodeViews(ids, states);
		const steps = new Steps(this.#parts, states);
		this.#ownMoves = new OwnMoves(this.#parts, steps);
		this.#deliveries = new Deliveries(this.#parts, steps);
		const moves = moveKinds(ids, post.queues, scenario.slowTimers === true, partitions.splits.length > 0);
		this.moves = moves.map((kind) => this.#move(kind));
		this.actions = knownActions(scenario);
		this.fairness = scenario.fairness ?? [];
		const places = {
			ids,
			slots,
			history,
			partitions,
			post,
			moves
		};
		if (scenario.symmetric !== void 0) this.symmetry = worldSymmetry(auditedRenamings(scenario.symmetric), scenario.requests ?? [], places);
	}
	#move(kind) {
		const { partitions, budget, scenario } = this.#parts;
		switch (kind.type) {
			case "own": return this.#ownMoves.of(kind.node);
			case "timers": return this.#ownMoves.slowTimers(kind.node);
			case "head": return this.#deliveries.ofHead(kind.from, kind.to);
			case "partition": return partitions.partitionMove(budget);
			case "heal": return partitions.healMove(scenario.longPartitions === true);
		}
	}
	occasionOf(outcome) {
		return occasionOf(outcome);
	}
	deliveries(message) {
		return this.#deliveries.of(message);
	}
	inboxOf(message) {
		const { ids, slotOf } = this.#parts;
		return slotOf.get(message.to) ?? ids.length;
	}
	view(read) {
		const nodes = this.#nodes.seenBy(read);
		const { post, historySlot, partitions } = this.#parts;
		const world = {
			nodes,
			get messages() {
				return post.inFlight(read);
			},
			get quiet() {
				return read.quiet();
			},
			get partition() {
				return partitions.inForce(read);
			},
			get history() {
				return historySlot < 0 ? null : read.whole(historySlot);
			}
		};
		return read.isReversed ? withReversedKeys(world) : world;
	}
	/** Boots the nodes again and reads the initial history again. Throws unless both are as they were. */
	auditInputs() {
		const [then, now] = [this.initial[0], beginning(this.#parts)];
		const differs = this.slots.findIndex((_, slot) => encode(then.slots[slot]) !== encode(now.slots[slot]));
		if (differs >= 0 || encode(then.messages) !== encode(now.messages)) throw new ModelError(`${this.slots[differs] ?? "what a boot sends"} is not pure: at the end of the run it begins differently`);
	}
};
// model-check/drivers/starting-at.ts
/** A system that begins in the state to which choices lead. */
/** The same system, but its only initial state is the one to which `start` leads. Throws `ModelError` when there is no such state. */
function startingAt(system, start) {
	const { name, slots, firstQueue, bag, actions, moves, fairness, narrowing } = system;
	return {
		name,
		slots,
		firstQueue,
		bag,
		actions,
		moves,
		fairness,
		...narrowing === void 0 ? {} : { narrowing },
		initial: [stateAfter(system, start)],
		occasionOf: (outcome) => system.occasionOf(outcome),
		deliveries: (message) => system.deliveries(message),
		view: (read) => system.view(read),
		auditInputs: () => system.auditInputs()
	};
}
function stateAfter(system, { initial = 0, choices }) {
	let state = initialState(system, initial);
	for (const [step, choice] of choices.entries()) state = apply(state, outcomeOf(system, state, step, choice), system.bag);
	return state;
}
/** Throws `ModelError` when there is no initial state of this number. */
function initialState({ initial: states }, initial) {
	if (initial < states.length) return states[initial];
	throw new ModelError(`from.initial: got ${initial}, expected less than ${states.length}, the number of initial states; name one of them`);
}
function outcomeOf(system, state, step, choice) {
	let possible = 0;
	for (const outcome of enabled(system, state)) if (possible++ === choice) return outcome;
	const expected = possible === 0 ? "the end, as nothing can happen there" : `less than ${possible}, the number of possible steps there`;
	throw new ModelError(`from.choices[${step}]: got ${choice}, expected ${expected}; play the steps again to see them`);
}
// model-check/drivers/model.ts
/** Prepares a scenario for a driver: the system to explore and the properties to judge. */
/**
* Runs `use` with the model of `scenario`, and again with another layout if the search meets a state that the first one
* does not fit. Throws `ModelError` when the scenario or its model is faulty; the message begins with the scenario's name.
*/
async function withModel(scenario, use, audits = "each call", from) {
	const read = readScenario(scenario);
	try {
		refuseOtherStart(read, readScenario(scenario));
		if (from === void 0) return await withFittingLayout(read, use, audits);
		return await withFittingLayout(asAskedFrom(read), (model) => use({
			...model,
			system: startingAt(model.system, from)
		}), audits);
	} catch (error) {
		throw inScenario(error, read.name);
	}
}
/** The scenario without what is true of its beginning alone. */
function asAskedFrom(scenario) {
	const { symmetric: _, expect: __, ...rest } = scenario;
	return rest;
}
/** Refuses a spec whose `init` is a getter that gives other states the second time. */
function refuseOtherStart(read, again) {
	if ("spec" in read && "spec" in again && encode(read.spec.init) !== encode(again.spec.init)) throw new ModelError(`init of ${read.spec.name} is not pure: read twice, it gave two lists of states`);
}
async function withFittingLayout(scenario, use, audits) {
	const whole = /* @__PURE__ */ new Set();
	const sequences = /* @__PURE__ */ new Set();
	for (;;) try {
		return await use(modelOf(scenario, {
			whole,
			sequences
		}, audits));
	} catch (error) {
		if (error instanceof KeysChanged && !whole.has(error.field)) whole.add(error.field);
		else if (error instanceof SequenceFound && !sequences.has(error.field)) sequences.add(error.field);
		else throw error;
	}
}
/** Throws `KeysChanged` or `SequenceFound`, then or later, if the system has a state that does not fit `shapes`. */
function modelOf(scenario, shapes, audits) {
	const { properties = {}, refines = {} } = scenario;
	if ("protocol" in scenario) return {
		system: narrowed(worldSystem(scenario, audits), scenario),
		properties,
		refines,
		scenario
	};
	const { spec, symmetric } = scenario;
	return {
		system: narrowed(specSystem(withFairness(spec, scenario.fairness), shapes, symmetric), scenario),
		properties: {
			...spec.properties,
			...properties
		},
		refines,
		scenario
	};
}
/** The system within the limits of the scenario. A world is an object with private parts, so the limits are put on it. */
function narrowed(system, { constraint, actionConstraint, view, deadlock, mayEndIn }) {
	const limits = Object.entries({
		constraint,
		actionConstraint,
		view,
		mayEndIn
	}).filter(([, limit]) => limit !== void 0);
	const refusesDeadlock = deadlock === "error";
	if (!refusesDeadlock && limits.length === 0) return system;
	return Object.assign(system, { narrowing: {
		...Object.fromEntries(limits),
		refusesDeadlock
	} });
}
/** The spec, under the fairness of the scenario as well as its own. */
function withFairness(spec, added = []) {
	return {
		...spec,
		fairness: [...spec.fairness ?? [], ...added]
	};
}
// model-check/edge/report-shape.ts
var id = simple("the id of a node", "take it from a report", (value) => typeof value === "number");
var envelope = {
	from: id,
	to: id,
	message: plain$1
};
var sent = {
	sends: listOf("messages", open(envelope)),
	outputs: listOf("outputs", plain$1)
};
var event = open({ type: oneOf("start", "receive", "request", "timeout", "suspect", "restore", "chosen") });
var groups = { groups: listOf("groups", listOf("ids", id)) };
/** By type of label: the fields that are read. */
var LABELS = {
	event: open({
		node: id,
		event,
		...sent
	}),
	restart: open({
		node: id,
		...sent
	}),
	crash: open({ node: id }),
	partition: open(groups),
	heal: open(groups),
	lose: open(envelope),
	drop: open(envelope),
	duplicate: open(envelope)
};
var labelType = oneOf(...Object.keys(LABELS));
/** A happening in a world, or any label of a spec. */
var label = {
	...plain$1,
	read(value, at) {
		const found = plain$1.read(value, at);
		return isHappening(found) ? LABELS[labelType.read(found.type, `${at}.type`)].read(found, at) && found : found;
	}
};
var told = recordOf("a step", {
	says: sentence,
	changes: listOf("texts", sentence)
}, { open: true });
var drawn = recordOf("a step", {
	says: sentence,
	label
}, { open: true });
var start = wholeNumber(0, Number.MAX_SAFE_INTEGER, "take it from a report");
recordOf("a counterexample", {
	property: sentence,
	because: sentence,
	steps: listOf("steps", told),
	cycleStart: optional(start)
}, { open: true });
var recorded = recordOf("a step", { label }, { open: true });
recordOf("a counterexample", {
	property: sentence,
	initial: plain$1,
	steps: listOf("steps", recorded)
}, { open: true });
/** Reads steps and a property that are to be drawn. Throws `ModelError`. */
function readDrawing(steps, property, cycleStart) {
	return {
		steps: readAs(listOf("steps", drawn), steps, "steps"),
		property: readAs(sentence, property, "property"),
		cycleStart: cycleStart === void 0 ? void 0 : readAs(start, cycleStart, "cycleStart")
	};
}
function open(fields) {
	return recordOf("a part of a report", fields, { open: true });
}
export { grownTo as $, replayedShape as A, stateExplained as B, readerOf as C, partOf as D, ReversedReader as E, history as F, call as G, stepExplained as H, protocol as I, settled as J, callTwice as K, properties as L, Sampler as M, frozenCopy as N, inScenario as O, reversed as P, doubled as Q, seenBy as R, enabled as S, turns as T, stepHolds as U, stateHolds as V, askTwice as W, TooVaried as X, Interner as Y, GrowingInts as Z, spelledOut as _, initialState as a, KeysChanged as b, toldFault as c, initialWithLow as d, brief as et, pathTo as f, AuditedAction as g, rowLength as h, withModel as i, remembered as j, readScenario as k, toldIn as l, inFlight as m, asAskedFrom as n, tell as nt, isPlaced as o, stepWithLow as p, differenceOfValues as q, modelOf as r, stepsToFault as s, readDrawing as t, isHappening as tt, Stopped as u, toldStep as v, textOf$4 as w, apply as x, SequenceFound as y, seenOnce as z };
