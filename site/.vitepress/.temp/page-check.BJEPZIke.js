import { T as isLiveness, _ as simple, c as listOf, h as recordOf, l as oneOf, p as readAs, s as functionOf, u as optional, v as wholeNumber } from "./scenario.Cs_16ybG.js";
import { $ as grownTo, B as stateExplained, C as readerOf, D as partOf, E as ReversedReader, G as call, H as stepExplained, J as settled, K as callTwice, M as Sampler, N as frozenCopy, P as reversed, Q as doubled, R as seenBy, S as enabled, T as turns, U as stepHolds, V as stateHolds, W as askTwice, X as TooVaried, Y as Interner, Z as GrowingInts, _ as spelledOut, c as toldFault, d as initialWithLow, f as pathTo, g as AuditedAction, h as rowLength, i as withModel, l as toldIn, m as inFlight, o as isPlaced, p as stepWithLow, q as differenceOfValues, s as stepsToFault, u as Stopped, v as toldStep, w as textOf$1, x as apply } from "./report-shape.CGkI5VEl.js";
import { o as encode, s as isRecord } from "./printable.cUnkY7_q.js";
import { a as ModelError, c as isPlaceless, s as inState, u as messageOf } from "./app.js";
import { n as bagOf, t as ascending } from "./sorted-set.BjObjcoY.js";
// model-check/pace/page-machine.ts
var BYTES_PER_MEGABYTE = 1e6;
/** Where a collection is due, the heap looks fuller than it is. So nothing is refused below this share. */
var FULL_SHARE = .9;
var peakMB = 0;
var pageMachine = {
	seconds: () => performance.now() / 1e3,
	memoryMB() {
		const used = (heapSizes()?.usedJSHeapSize ?? 0) / BYTES_PER_MEGABYTE;
		peakMB = Math.max(peakMB, used);
		return used;
	},
	peakMemoryMB: () => peakMB,
	freeMemoryMB: () => Number.POSITIVE_INFINITY,
	heapLimitBytes: () => heapSizes()?.jsHeapSizeLimit ?? Number.POSITIVE_INFINITY,
	isHeapFull() {
		const sizes = heapSizes();
		return sizes !== null && sizes.usedJSHeapSize > sizes.jsHeapSizeLimit * FULL_SHARE;
	},
	breathe: () => new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.addEventListener("message", () => {
			port1.close();
			resolve();
		});
		port1.start();
		port2.postMessage(null);
	})
};
function heapSizes() {
	const memory = Reflect.get(performance, "memory");
	if (typeof memory !== "object" || memory === null) return null;
	const [used, limit] = [Reflect.get(memory, "usedJSHeapSize"), Reflect.get(memory, "jsHeapSizeLimit")];
	return typeof used === "number" && typeof limit === "number" ? {
		usedJSHeapSize: used,
		jsHeapSizeLimit: limit
	} : null;
}
// model-check/edge/option-shapes.ts
/** The most steps of a walk, as a walk keeps all its states. */
var MOST_STEPS = 1e6;
/** The most states of a graph that is kept as a whole. */
var MOST_DRAWN = 1e5;
var UNLIMITED = "leave it out for no limit";
/** Infinity means no limit. */
function limit(what, is) {
	return optional(simple(what, UNLIMITED, (value) => typeof value === "number" && is(value)));
}
var seed = wholeNumber(0, Number.MAX_SAFE_INTEGER, "write a whole number; the same seed gives the same run");
var signal = simple("an AbortSignal", "pass the `signal` of an AbortController", (value) => typeof value === "object" && value !== null && typeof Reflect.get(value, "aborted") === "boolean");
var limits = {
	maxSeconds: limit("a number of seconds, at least 0", (value) => value >= 0),
	signal: optional(signal)
};
var number = wholeNumber(0, Number.MAX_SAFE_INTEGER, "write the number of a possible step, from 0");
var start = recordOf("where to begin", {
	initial: optional(number),
	choices: listOf("the numbers of the steps that were taken", number)
});
var checkOptions = recordOf("the options of check", {
	maxStates: limit("a whole number of states, at least 1", (value) => value === Number.POSITIVE_INFINITY || Number.isSafeInteger(value) && value > 0),
	maxMemoryMB: limit("a number of megabytes above 0", (value) => value > 0),
	...limits,
	from: optional(start),
	seed: optional(seed),
	core: optional(oneOf("reference", "packed")),
	onProgress: optional(functionOf("(progress) => void")),
	onCheckpoint: optional(functionOf("(checkpoint) => void")),
	checkpointEverySeconds: limit("a number of seconds, at least 0", (value) => value >= 0),
	resume: optional(simple("a checkpoint", "pass what `onCheckpoint` was given", (value) => typeof value === "object" && value !== null))
});
recordOf("the options of simulate", {
	seed,
	steps: wholeNumber(0, MOST_STEPS, "write the most transitions to take"),
	walks: optional(wholeNumber(1, MOST_STEPS, "write the most walks")),
	shrinks: optional(simple("true or false", "write one of them", (value) => typeof value === "boolean")),
	...limits
});
recordOf("the options of stateGraph", {
	maxStates: optional(wholeNumber(1, MOST_DRAWN, "write the most states to draw")),
	maxMemoryMB: limit("a number of megabytes above 0", (value) => value > 0),
	...limits
});
recordOf("limits", {
	maxMemoryMB: limit("a number of megabytes above 0", (value) => value > 0),
	...limits
});
/** Reads the options of `check`. Throws `ModelError`. */
function readCheckOptions(options) {
	return readAs(checkOptions, options, "options");
}
// model-check/engine/packed/not-packed.ts
/** The packed search does not suit this system; the reference search does. */
var NotPacked = class extends Error {
	name = "NotPacked";
};
var Obligations = class {
	/** By constraint: whether it is a strong one. One of `each` is counted once for every action and parameter that was met. */
	isStrong = [];
	/** By kind of step: the constraints that the step fulfils. */
	kinds = [[]];
	#declared;
	#occasionOf;
	#constraints = /* @__PURE__ */ new Map();
	#numbers = /* @__PURE__ */ new Map([["", 0]]);
	#met = /* @__PURE__ */ new Set();
	constructor({ fairness, occasionOf }) {
		this.#declared = fairness;
		this.#occasionOf = occasionOf;
	}
	/** The kind of a step: its number among the sets of constraints that steps fulfil. */
	kindOf(outcome) {
		if (this.#declared.length === 0) return 0;
		const occasion = this.#occasionOf(outcome);
		const fulfilled = this.#declared.flatMap((fairness, i) => {
			const name = nameIn(fairness, occasion);
			if (name === void 0 || !fits(fairness, occasion.param)) return [];
			this.#met.add(i);
			const { param } = occasion;
			return [this.#constraint(fairness, fairness.each !== true ? `${i}` : `${i} ${encode([name, param === void 0 ? [] : [param]])}`)];
		});
		const text = fulfilled.join();
		const known = this.#numbers.get(text);
		if (known !== void 0) return known;
		this.#numbers.set(text, this.kinds.length);
		return this.kinds.push(fulfilled) - 1;
	}
	/** Constraints that no step so far was about. */
	get unmet() {
		return this.#declared.filter((_, i) => !this.#met.has(i));
	}
	#constraint({ kind }, key) {
		const known = this.#constraints.get(key);
		if (known !== void 0) return known;
		this.#constraints.set(key, this.isStrong.length);
		return this.isStrong.push(kind === "strong") - 1;
	}
};
/** The name under which the constraint is about the step; undefined if it is not. */
function nameIn({ actions }, { names, isFault }) {
	if (actions.length === 0) return isFault ? void 0 : "";
	return actions.find((action) => names.includes(action));
}
function fits(fairness, param) {
	if (!("param" in fairness)) return true;
	return agrees(fairness.param, param);
}
/** Whether `value` is `pattern`, or is a record that has all entries of `pattern`. */
function agrees(pattern, value) {
	if (isRecord(pattern) && isRecord(value)) return Object.entries(pattern).every(([key, entry]) => Object.hasOwn(value, key) && agrees(entry, value[key]));
	if (pattern === void 0 || value === void 0) return pattern === value;
	return encode(pattern) === encode(value);
}
/** The set of fairness constraints that the step fulfils: see `obligations.ts`. */
var KIND = 9;
var Outcomes = class {
	facts = new GrowingInts(640);
	/** Triples: slot, id before, id after. */
	writes = new GrowingInts();
	sends = new GrowingInts();
	labels = [];
	/** Names of actions, by the number in ACTION. */
	actions;
	#actionNumbers;
	#space;
	#bag;
	#obligations;
	/** The change of the lanes by the outcome that is being added. */
	#low = 0;
	#high = 0;
	constructor(space, bag, actions, obligations = null) {
		this.#obligations = obligations;
		this.#space = space;
		this.#bag = bag;
		this.actions = [...actions];
		this.#actionNumbers = new Map(actions.map((action, number) => [action, number]));
	}
	get count() {
		return this.labels.length;
	}
	/** Forgets the outcomes from number `count` on. */
	truncate(count) {
		if (count === this.count) return;
		const dropped = Array.from({ length: this.count - count }, (_, i) => (count + i) * 10);
		this.writes.length = Math.min(...dropped.map((at) => this.facts.data[at + 5]));
		this.sends.length = Math.min(...dropped.map((at) => this.facts.data[at + 7]));
		this.facts.length = count * 10;
		this.labels.length = count;
	}
	/**
	* Keeps only the outcomes that `choose` passes to its argument, in the order of their numbers. Each call returns the new
	* number of its first outcome.
	*/
	keepOnly(choose) {
		let count = 0;
		const facts = this.facts.data;
		const old = {
			writes: this.writes.data.slice(0, this.writes.length),
			sends: this.sends.data.slice(0, this.sends.length)
		};
		this.writes.length = 0;
		this.sends.length = 0;
		choose(({ from, end }) => {
			const first = count;
			for (let outcome = from; outcome < end; outcome++, count++) {
				const to = count * 10;
				facts.copyWithin(to, outcome * 10, (outcome + 1) * 10);
				const [writes, sends] = [this.writes.length, this.sends.length];
				for (let w = facts[to + 5]; w < facts[to + 6]; w++) this.writes.push(old.writes[w]);
				for (let s = facts[to + 7]; s < facts[to + 8]; s++) this.sends.push(old.sends[s]);
				facts.set([
					writes,
					this.writes.length,
					sends,
					this.sends.length
				], to + 5);
				this.labels[count] = this.labels[outcome];
			}
			return first;
		});
		this.facts.length = count * 10;
		this.labels.length = count;
	}
	/**
	* Adds the outcomes in the state whose slot ids begin at `slots` in `data`; those that change nothing come first. Returns
	* how many change nothing.
	*/
	addAll(outcomes, data, slots) {
		const first = this.count;
		for (const outcome of outcomes) this.#add(outcome, data, slots);
		if (outcomes.length === 1) return this.facts.data[first * 10 + 3];
		const facts = this.facts.data;
		const added = Array.from({ length: this.count - first }, (_, i) => first + i);
		const still = added.filter((outcome) => facts[outcome * 10 + 3] === 1);
		if (still.length > 0 && still.length < added.length) this.#reorder(first, [...still, ...added.filter((outcome) => facts[outcome * 10 + 3] === 0)]);
		return still.length;
	}
	#reorder(first, order) {
		const facts = order.flatMap((outcome) => [...this.facts.data.subarray(outcome * 10, (outcome + 1) * 10)]);
		const labels = order.map((outcome) => this.labels[outcome]);
		this.facts.data.set(facts, first * 10);
		labels.forEach((label, i) => {
			this.labels[first + i] = label;
		});
	}
	actionOf(outcome) {
		return this.facts.data[outcome * 10 + 2];
	}
	/** The set of fairness constraints that the outcome fulfils. */
	kindOf(outcome) {
		return this.facts.data[outcome * 10 + KIND];
	}
	#add(outcome, data, slots) {
		const writesFrom = this.writes.length;
		const sendsFrom = this.sends.length;
		this.#low = 0;
		this.#high = 0;
		for (const [slot, value] of outcome.writes) this.#write(slot, value, data[slots + slot]);
		const consumed = outcome.consumes === void 0 || this.#bag === "growing-set" ? -1 : this.#consume(outcome.consumes);
		for (const message of outcome.sends ?? []) this.#send(message, sendsFrom);
		const still = this.writes.length === writesFrom && consumed < 0 && this.sends.length === sendsFrom;
		const ranges = [
			writesFrom,
			this.writes.length,
			sendsFrom,
			this.sends.length
		];
		const kind = this.#obligations?.kindOf(outcome) ?? 0;
		for (const fact of [
			this.#low,
			this.#high,
			this.#action(outcome.action),
			still ? 1 : 0,
			consumed,
			...ranges,
			kind
		]) this.facts.push(fact);
		this.labels.push(outcome.label);
	}
	#write(slot, value, before) {
		const interner = this.#space.slots[slot];
		if (value === interner.values[before]) return;
		const after = interner.id(value);
		if (before === after) return;
		this.#low = this.#low + interner.low(after) - interner.low(before) | 0;
		this.#high = this.#high + interner.high(after) - interner.high(before) | 0;
		for (const word of [
			slot,
			before,
			after
		]) this.writes.push(word);
	}
	#consume(message) {
		const { messages } = this.#space;
		const id = messages.id(message);
		this.#low = this.#low - messages.low(id) | 0;
		this.#high = this.#high - messages.high(id) | 0;
		return id;
	}
	/** In a set, a message sent twice at once is sent once, and its effect on the lanes depends on the messages in flight. */
	#send(message, sendsFrom) {
		const { messages } = this.#space;
		const id = messages.id(message);
		if (this.#bag !== "multiset") {
			if (!this.sends.data.subarray(sendsFrom, this.sends.length).includes(id)) this.sends.push(id);
			return;
		}
		this.sends.push(id);
		this.#low = this.#low + messages.low(id) | 0;
		this.#high = this.#high + messages.high(id) | 0;
	}
	#action(name) {
		const known = this.#actionNumbers.get(name);
		if (known !== void 0) return known;
		this.#actionNumbers.set(name, this.actions.length);
		return this.actions.push(name) - 1;
	}
	get bytes() {
		return this.facts.bytes + this.writes.bytes + this.sends.bytes;
	}
};
// model-check/engine/memo/successor.ts
/**
* Appends to `rows` the state after `outcome` in the row at `base`. The caller fills in the fingerprint and SEEN. Returns
* the beginning of the new row.
*/
function appendSuccessor(rows, source, base, slots, outcomes, outcome, bag) {
	const facts = outcomes.facts.data;
	const at = outcome * 10;
	const count = source[base + 3];
	const sendsFrom = facts[at + 7];
	const sendsEnd = facts[at + 8];
	rows.reserve(4 + slots + count + (sendsEnd - sendsFrom));
	const data = rows.data;
	const start = rows.length;
	for (let i = 0; i < 4 + slots; i++) data[start + i] = source[base + i];
	const writes = outcomes.writes.data;
	for (let w = facts[at + 5]; w < facts[at + 6]; w += 3) data[start + 4 + writes[w]] = writes[w + 2];
	const messages = base + 4 + slots;
	let end = start + 4 + slots;
	let consumed = bag === "growing-set" ? -1 : facts[at + 4];
	for (let i = messages; i < messages + count; i++) if (source[i] === consumed) consumed = -1;
	else data[end++] = source[i];
	for (let s = sendsFrom; s < sendsEnd; s++) end = insertMessage(data, start + 4 + slots, end, outcomes.sends.data[s], bag);
	data[start + 3] = end - (start + 4 + slots);
	rows.length = end;
	return start;
}
/** The state after `outcome` in the row at `base`, in full. */
function snapshotAfter(space, outcomes, outcome, bag, source, base) {
	const rows = new GrowingInts();
	appendSuccessor(rows, source, base, space.slots.length, outcomes, outcome, bag);
	return space.snapshot(rows.data, 0);
}
/** Inserts `message` into the ascending ids in [from, end). Returns the new end. */
function insertMessage(data, from, end, message, bag) {
	if (bag !== "multiset" && inFlight(data, from, end - from, message)) return end;
	let i = end;
	for (; i > from && data[i - 1] > message; i--) data[i] = data[i - 1];
	data[i] = message;
	return end + 1;
}
// model-check/engine/tables/bit-rows.ts
/**
* A table of bits, initially 0, that grows in both directions, up to a gibibyte. The bits of one row are close together.
* Used as a cache of known facts: a bit that finds no room stays 0, and its fact is found again.
*/
var BitRows = class {
	#mostWords;
	#words = /* @__PURE__ */ new Int32Array(64);
	/** Words per row. */
	#width = 1;
	constructor(mostWords = 2 ** 28) {
		this.#mostWords = mostWords;
	}
	has(row, column) {
		const at = row * this.#width + (column >>> 5);
		return column >>> 5 < this.#width && at < this.#words.length && (this.#words[at] & 1 << (column & 31)) !== 0;
	}
	set(row, column) {
		if (column >>> 5 >= this.#width && !this.#widen(column >>> 5)) return;
		const at = row * this.#width + (column >>> 5);
		if (at >= this.#words.length) {
			if (at + this.#width > this.#mostWords) return;
			const grown = new Int32Array(Math.min(Math.max(at + this.#width, this.#words.length * 2), this.#mostWords));
			grown.set(this.#words);
			this.#words = grown;
		}
		this.#words[at] |= 1 << (column & 31);
	}
	/** Widens all rows to hold this word. Returns whether there was room. */
	#widen(word) {
		const width = Math.max(this.#width * 2, word + 1);
		const rows = Math.ceil(this.#words.length / this.#width);
		if (rows * width > this.#mostWords) return false;
		const grown = new Int32Array(rows * width);
		for (let row = 0; row < rows; row++) grown.set(this.#words.subarray(row * this.#width, (row + 1) * this.#width), row * width);
		this.#words = grown;
		this.#width = width;
		return true;
	}
	get bytes() {
		return this.#words.byteLength;
	}
};
// model-check/engine/tables/pair-table.ts
/** A map from pairs of integers ≥ 0 to integers, in one typed array. */
var PairTable = class {
	/** Triples: first + 1, second, value; a first word of 0 marks a free place. */
	#table = /* @__PURE__ */ new Int32Array(768);
	#mask = 255;
	#size = 0;
	/** The value of the pair, or -1. */
	get(first, second) {
		const table = this.#table;
		for (let place = this.#place(first, second);; place = place + 1 & this.#mask) {
			const at = place * 3;
			if (table[at] === 0) return -1;
			if (table[at] === first + 1 && table[at + 1] === second) return table[at + 2];
		}
	}
	set(first, second, value) {
		if (this.#size * 2 > this.#mask) this.#grow();
		let place = this.#place(first, second);
		while (this.#table[place * 3] !== 0) {
			if (this.#table[place * 3] === first + 1 && this.#table[place * 3 + 1] === second) break;
			place = place + 1 & this.#mask;
		}
		if (this.#table[place * 3] === 0) this.#size++;
		this.#table[place * 3] = first + 1;
		this.#table[place * 3 + 1] = second;
		this.#table[place * 3 + 2] = value;
	}
	/** Calls `report` with each pair and its value, in no meaningful order. */
	each(report) {
		const table = this.#table;
		for (let at = 0; at < table.length; at += 3) if (table[at] !== 0) report(table[at] - 1, table[at + 1], table[at + 2]);
	}
	/** Pairs with the same first integer are neighbours: they are often looked up one after another. */
	#place(first, second) {
		return (Math.imul(first, 2654435761) >>> 7) + second & this.#mask;
	}
	#grow() {
		const old = this.#table;
		this.#table = new Int32Array(old.length * 2);
		this.#mask = this.#mask * 2 + 1;
		this.#size = 0;
		for (let at = 0; at < old.length; at += 3) if (old[at] !== 0) this.set(old[at] - 1, old[at + 1], old[at + 2]);
	}
	get bytes() {
		return this.#table.byteLength;
	}
};
// model-check/engine/tables/vectors.ts
/** Numbers vectors of integers 0, 1, 2, …: equal vectors get equal numbers. Vectors are compared exactly. */
var Vectors = class {
	size = 0;
	#width;
	#entries;
	/** By place: 1 + the number of a vector; 0 marks a free place. */
	#table = /* @__PURE__ */ new Int32Array(256);
	constructor(width) {
		this.#width = width;
		this.#entries = new GrowingInts(Math.max(1, width) * 64);
	}
	/** The number of `vector`, of which the first `width` entries count. */
	number(vector) {
		const mask = this.#table.length - 1;
		let place = this.#hash(vector, 0) & mask;
		for (; this.#table[place] !== 0; place = place + 1 & mask) if (this.#same(vector, (this.#table[place] - 1) * this.#width)) return this.#table[place] - 1;
		this.#table[place] = ++this.size;
		for (let i = 0; i < this.#width; i++) this.#entries.push(vector[i]);
		if (this.size * 2 > this.#table.length) this.#grow();
		return this.size - 1;
	}
	#same(vector, at) {
		const entries = this.#entries.data;
		for (let i = 0; i < this.#width; i++) if (entries[at + i] !== vector[i]) return false;
		return true;
	}
	#hash(vector, at) {
		let hash = 2166136261;
		for (let i = 0; i < this.#width; i++) hash = Math.imul(hash ^ vector[at + i], 16777619) ^ hash >>> 13;
		return hash ^ hash >>> 16;
	}
	#grow() {
		const table = new Int32Array(this.#table.length * 2);
		for (let number = 0; number < this.size; number++) {
			let place = this.#hash(this.#entries.data, number * this.#width) & table.length - 1;
			while (table[place] !== 0) place = place + 1 & table.length - 1;
			table[place] = number + 1;
		}
		this.#table = table;
	}
	get bytes() {
		return this.#entries.bytes + this.#table.byteLength;
	}
};
// model-check/engine/judge/aspects.ts
/**
* Numbers what properties can see of a state. Everything that any property has ever read is a list of lenses. A state's
* ids under these lenses form a vector, and equal vectors get one number, the state's *aspect*. Reading something new
* extends the list, and all aspects get new numbers.
*
* Messages in flight are hardly ever the same twice, so an aspect includes them only if it must: see `judge.ts`.
*/
var Aspects = class {
	/** The first aspect of the current numbering; smaller ones are stale. */
	first = 0;
	/** Whether aspects include the messages in flight. */
	withTraffic = false;
	#space;
	#firstQueue;
	#lenses = [];
	#lensesOfSlot;
	#withBag = false;
	#bags = /* @__PURE__ */ new Map();
	#vectors = new Vectors(0);
	#vector = /* @__PURE__ */ new Int32Array(1);
	constructor(system, space) {
		this.#space = space;
		this.#firstQueue = system.firstQueue;
		this.#lensesOfSlot = system.slots.map(() => []);
	}
	/** The number of aspects in the current numbering. */
	get size() {
		return this.#vectors.size;
	}
	/** The aspect of the row at `base`. */
	of(data, base) {
		for (let i = 0; i < this.#lenses.length; i++) this.#vector[i] = this.#lenses[i].of(data[base + 4 + this.#lenses[i].slot]);
		if (this.#withBag) this.#vector[this.#lenses.length] = this.#bag(data, base);
		return this.first + this.#vectors.number(this.#vector);
	}
	/** Whether messages in flight, or queues, were read. */
	sawTraffic({ sights, sawMessages }) {
		return sawMessages || sights.some(({ slot }) => slot >= this.#firstQueue);
	}
	/** Notes what was read. Returns whether any of it is new, so that the aspects have new numbers. */
	learn({ sights, sawMessages, sawWhetherQuiet }) {
		let grew = false;
		for (const { slot, lens } of sights) if (slot < this.#firstQueue || this.withTraffic) grew = this.#add(slot, lens) || grew;
		if (this.withTraffic && sawWhetherQuiet) for (let slot = this.#firstQueue; slot < this.#lensesOfSlot.length; slot++) grew = this.#add(slot, null) || grew;
		if (this.withTraffic && (sawMessages || sawWhetherQuiet) && !this.#withBag) grew = this.#withBag = true;
		if (grew) this.#renumber();
		return grew;
	}
	#add(slot, seen) {
		const lens = seen ?? this.#space.lens(slot, []);
		if (this.#lensesOfSlot[slot].includes(lens)) return false;
		this.#lenses.push(lens);
		this.#lensesOfSlot[slot].push(lens);
		return true;
	}
	/** Whether `outcome` may change the aspect. */
	changesWith(outcome, outcomes) {
		const facts = outcomes.facts.data.subarray(outcome * 10, (outcome + 1) * 10);
		if (this.#withBag && (facts[4] >= 0 || facts[8] > facts[7])) return true;
		const writes = outcomes.writes.data;
		for (let w = facts[5]; w < facts[6]; w += 3) for (const lens of this.#lensesOfSlot[writes[w]]) if (lens.of(writes[w + 1]) !== lens.of(writes[w + 2])) return true;
		return false;
	}
	#renumber() {
		this.first += this.#vectors.size;
		const width = this.#lenses.length + (this.#withBag ? 1 : 0);
		this.#vectors = new Vectors(width);
		this.#vector = new Int32Array(width);
	}
	#bag(data, base) {
		const first = base + 4 + this.#space.slots.length;
		const key = data.subarray(first, first + data[base + 3]).join(" ");
		const known = this.#bags.get(key) ?? this.#bags.size;
		this.#bags.set(key, known);
		return known;
	}
	get bytes() {
		return this.#vectors.bytes;
	}
};
// model-check/engine/judge/marks.ts
var MOST_MARKS = 31;
/** All that is asked about a state, and the marks among it. Throws `ModelError` when there are too many marks. */
function stateQuestions(properties) {
	const marks = [];
	const bitOf = (property, part) => marks.push({
		property,
		part
	}) - 1;
	const questions = Object.entries(properties).flatMap(([name, property]) => {
		switch (property.kind) {
			case "step": return [];
			case "always":
			case "reachable": return [{
				name,
				property,
				bit: -1
			}];
			case "leadsTo": {
				const { when, explain: _, ...rest } = property;
				const begin = {
					...rest,
					when,
					holds: (state) => when(state)
				};
				return [{
					name,
					property,
					bit: bitOf(name, "holds")
				}, {
					name,
					property: begin,
					bit: bitOf(name, "when")
				}];
			}
			default: return [{
				name,
				property,
				bit: bitOf(name, "holds")
			}];
		}
	});
	if (marks.length > MOST_MARKS) throw new ModelError(`properties: got ${marks.length} conditions of recoverable and liveness properties (a leadsTo has two), expected at most ${MOST_MARKS}; divide them among scenarios`);
	return {
		questions,
		marks
	};
}
// model-check/engine/memo/reading.ts
/** Reads a row and notes nothing. */
var PlainReader = class PlainReader {
	watching;
	isReversed = false;
	stamp = 0;
	space;
	data = /* @__PURE__ */ new Int32Array(0);
	base = 0;
	#second;
	/** `audits`: user code runs a second time, on the same row in reverse order. */
	constructor(space, audits = true, watching = false) {
		this.space = space;
		this.watching = watching;
		this.#second = audits ? new ReversedReader(this.#unnoted(space), watching) : void 0;
	}
	at(data, base) {
		this.data = data;
		this.base = base;
		this.stamp++;
		return this;
	}
	get again() {
		return this.#second?.at(this.stamp);
	}
	whole(slot) {
		return this.space.slots[slot].values[this.data[this.base + 4 + slot]];
	}
	part(slot, path) {
		return partOf(this.whole(slot), path);
	}
	messages() {
		const first = this.base + 4 + this.space.slots.length;
		return Array.from(this.data.subarray(first, first + this.data[this.base + 3]), (id) => this.space.messages.values[id]);
	}
	quiet() {
		return this.space.isQuiet(this.data, this.base);
	}
	#unnoted(space) {
		return {
			whole: (slot) => space.slots[slot].values[this.data[this.base + 4 + slot]],
			messages: () => PlainReader.prototype.messages.call(this),
			quiet: () => space.isQuiet(this.data, this.base)
		};
	}
};
/** Reads a row and notes what is read, in order, each thing once. */
var WatchingReader = class extends PlainReader {
	sights = [];
	sawMessages = false;
	sawWhetherQuiet = false;
	/** By slot, and by part: the stamp of the last state in which it was read. */
	#wholeSeen = [];
	#partSeen = /* @__PURE__ */ new Map();
	constructor(space) {
		super(space, true, true);
	}
	at(data, base) {
		this.sights.length = 0;
		this.sawMessages = false;
		this.sawWhetherQuiet = false;
		return super.at(data, base);
	}
	whole(slot) {
		if (!this.#sawWhole(slot)) {
			this.#wholeSeen[slot] = this.stamp;
			this.sights.push({
				slot,
				lens: null
			});
		}
		return super.whole(slot);
	}
	part(slot, path) {
		if (this.#sawWhole(slot)) return super.part(slot, path);
		const lens = this.space.lens(slot, path);
		if (this.#partSeen.get(lens) !== this.stamp) {
			this.#partSeen.set(lens, this.stamp);
			this.sights.push({
				slot,
				lens
			});
		}
		return lens.value(lens.of(this.data[this.base + 4 + slot]));
	}
	/** Notes the part of `slot` at `path` as read; the whole value if the path is empty. */
	note(slot, path) {
		if (path.length === 0) this.whole(slot);
		else this.part(slot, path);
	}
	messages() {
		this.sawMessages = true;
		return super.messages();
	}
	quiet() {
		this.sawWhetherQuiet = true;
		return super.quiet();
	}
	#sawWhole(slot) {
		return this.#wholeSeen[slot] === this.stamp;
	}
};
// model-check/engine/judge/questions.ts
/**
* Asks the properties of one kind about a state, or about the two states of a step. A property is a pure function of what
* it reads, so its answers are remembered by what it alone reads. Most properties look at one node, and most states differ
* elsewhere. A property whose answers rarely recur is asked each time, on one view that all such properties share.
*/
/** The first review comes after this many answers, the next ones at twice as many each. */
var FIRST_REVIEW$2 = 64;
/** The memory is dropped if none of the first answers, as many as this, can be kept: the property always reads messages in flight. */
var FIRST_ANSWERS = 12;
/** On average, one of this many answers must have been remembered, or the memory is dropped. */
var ANSWERS_PER_HIT = 3;
var Questions = class {
	names;
	#system;
	#ask;
	#properties;
	#remembered;
	/** One reader per row: for a property that is remembered, and for all that are not. */
	#own;
	#common;
	#sampler = new Sampler();
	#rows = [];
	/** The view that properties without a memory share; undefined until one of them is asked. */
	#seen;
	#reads = [];
	/** `rows`: 1 for properties of states, 2 for properties of steps. */
	constructor(system, space, rows, named, ask) {
		this.#system = system;
		this.#ask = ask;
		this.names = named.map(([name]) => name);
		this.#properties = named.map(([, property]) => property);
		this.#remembered = named.map(() => new Remembered(system, space, rows));
		const readers = () => Array.from({ length: rows }, () => new WatchingReader(space));
		this.#own = readers();
		this.#common = readers();
	}
	/** Begins another state or step. */
	at(...rows) {
		this.#rows = rows;
		this.#seen = void 0;
		return this;
	}
	/** The answer of the property with this number. */
	holds(number) {
		const remembered = this.#remembered[number];
		if (remembered === void 0 || remembered.isGivenUp) return this.#answer(number, this.seen);
		const known = remembered.find(this.#rows);
		if (known !== void 0) return known;
		const answer = this.#answer(number, this.#look(this.#own, remembered.sampler));
		const reads = this.#own.map(copyOf);
		this.#reads.push(...reads);
		remembered.add(this.#rows, reads, answer);
		return answer;
	}
	/** The current states in the shared view. Reads of them are noted. */
	get seen() {
		this.#seen ??= this.#look(this.#common, this.#sampler);
		return this.#seen;
	}
	/** All that was read so far through the shared view of the current states. */
	get readInCommon() {
		return this.#seen === void 0 ? [] : this.#common;
	}
	/**
	* All that was read since the last call, except by remembered answers, whose reads were reported when they were first
	* given. As those answers are never read for again, none of these reads may be lost, even if judging is interrupted.
	*/
	takeReads() {
		const reads = [...this.#reads, ...this.readInCommon];
		this.#reads = [];
		return reads;
	}
	#answer(number, [seen, after = seen]) {
		return this.#ask(this.names[number], this.#properties[number], seen, after);
	}
	#look(readers, sampler) {
		const isAudited = sampler.next();
		return this.#rows.map(([data, base], i) => seenBy(readers[i].at(data, base), (read) => this.#system.view(read), isAudited));
	}
	get bytes() {
		return this.#remembered.reduce((sum, remembered) => sum + (remembered?.bytes ?? 0), 0);
	}
};
/** Remembers the answers of one property by what it reads. */
var Remembered = class {
	sampler = new Sampler();
	isGivenUp = false;
	/** By row: all that was ever read of it, and so which rows look the same. */
	#aspects;
	/** By aspects: 1 for true, 0 for false. */
	#answers = new PairTable();
	#hasKept = false;
	#hits = 0;
	#misses = 0;
	#nextReview = FIRST_REVIEW$2;
	constructor(system, space, rows) {
		this.#aspects = Array.from({ length: rows }, () => new Aspects(system, space));
	}
	find(rows) {
		const answer = this.#answers.get(this.#aspect(rows, 0), this.#aspect(rows, 1));
		if (answer < 0) return void 0;
		this.#hits++;
		return answer === 1;
	}
	/** Remembers the answer, unless messages in flight were read: these hardly ever recur. */
	add(rows, reads, answer) {
		this.#misses++;
		if (this.#hits + this.#misses >= this.#nextReview) this.#review();
		if (this.#aspects.map((aspects, i) => aspects.learn(reads[i])).includes(true)) this.#answers = new PairTable();
		if (this.isGivenUp) return;
		if (this.#aspects.some((aspects, i) => reads[i].sawWhetherQuiet || aspects.sawTraffic(reads[i]))) {
			this.isGivenUp = !this.#hasKept && this.#misses >= FIRST_ANSWERS;
			return;
		}
		this.#hasKept = true;
		this.#answers.set(this.#aspect(rows, 0), this.#aspect(rows, 1), answer ? 1 : 0);
	}
	#review() {
		this.isGivenUp = this.#hits * ANSWERS_PER_HIT < this.#hits + this.#misses;
		this.#nextReview *= 2;
		this.#hits = this.#misses = 0;
		if (this.isGivenUp) this.#answers = new PairTable();
	}
	#aspect(rows, i) {
		if (i >= rows.length) return 0;
		const [data, base] = rows[i];
		return this.#aspects[i].of(data, base) - this.#aspects[i].first;
	}
	get bytes() {
		return this.#answers.bytes + this.#aspects.reduce((sum, aspects) => sum + aspects.bytes, 0);
	}
};
function copyOf({ sights, sawMessages, sawWhetherQuiet }) {
	return {
		sights: [...sights],
		sawMessages,
		sawWhetherQuiet
	};
}
// model-check/engine/judge/refinement-watch.ts
/** Checks one refinement: seen through the view, every transition either changes nothing or is one action of the abstract spec. */
var RefinementWatch = class {
	name;
	#refinement;
	#abstract;
	/** By aspect: the number of the abstract state. */
	#byAspect = [];
	#initial;
	#actions;
	#sampler = new Sampler();
	/** By abstract state: the abstract states one action away. */
	#successors = /* @__PURE__ */ new Map();
	/** By abstract state: a computation of these that a pause has interrupted. */
	#begun = /* @__PURE__ */ new Map();
	#isDue;
	constructor(name, refinement, isDue) {
		this.name = name;
		this.#isDue = isDue;
		this.#refinement = refinement;
		this.#abstract = new Interner(`the view of ${refinement.of.name}`, () => 0);
		this.#actions = Object.entries(refinement.of.actions).map(([action, definition]) => new AuditedAction(action, definition));
		this.#initial = new Set(refinement.of.init.map((state) => this.#abstract.id(state)));
	}
	/** Notes the abstract state of a state with this aspect. */
	see(aspect, { state, again, fresh }) {
		const where = () => `the view of ${this.name}`;
		const view = (seen) => settled(where, this.#refinement.view(seen));
		const seen = callTwice(where, () => view(state), again && (() => view(again())), differenceOfValues, fresh && [() => view(fresh[0]()), () => view(fresh[1]())]);
		this.#byAspect[aspect] = call(where, () => this.#abstract.id(seen));
	}
	/** Forgets all aspects, as they get new numbers. */
	forget() {
		this.#byAspect.length = 0;
	}
	allowsStart(aspect) {
		return this.#initial.has(this.#byAspect[aspect]);
	}
	allows(from, to) {
		const before = this.#byAspect[from];
		const after = this.#byAspect[to];
		return before === after || this.#oneActionFrom(before).has(after);
	}
	explainStart(aspect) {
		return `seen as ${this.#refinement.of.name}, the initial state is ${this.#text(aspect)}, which is not an initial state of it`;
	}
	explain(from, to) {
		return `no action of ${this.#refinement.of.name} leads from ${this.#text(from)} to ${this.#text(to)}`;
	}
	#text(aspect) {
		return encode(this.#abstract.values[this.#byAspect[aspect]]);
	}
	/** Throws `Unfinished` when it is time for a pause; the next call continues. */
	#oneActionFrom(state) {
		const known = this.#successors.get(state);
		if (known !== void 0) return known;
		const begun = this.#begun.get(state) ?? {
			found: /* @__PURE__ */ new Set(),
			turns: this.#actionsFrom(this.#abstract.values[state])
		};
		this.#begun.set(state, begun);
		for (let turn = begun.turns.next(); !turn.done; turn = begun.turns.next()) {
			if (turn.value !== null) begun.found.add(turn.value);
			if (this.#isDue()) throw new Unfinished();
		}
		this.#begun.delete(state);
		this.#successors.set(state, begun.found);
		return begun.found;
	}
	/** The abstract states one action away, with repetitions; null for an action that is not enabled. */
	*#actionsFrom(value) {
		const seen = {
			state: value,
			again: this.#sampler.next() ? () => reversed(value) : void 0
		};
		for (const action of this.#actions) for (const choice of action.choices(seen)) yield choice !== null && action.isEnabled(seen, choice.param) ? this.#after(action, seen, choice.param) : null;
	}
	#after(action, seen, param) {
		const after = action.after(seen, param, (state) => state, differenceOfValues);
		return call(() => action.inWords(param), () => this.#abstract.id(after));
	}
};
/** Judging was interrupted, as it is time for a pause. */
var Unfinished = class extends Error {
	name = "Unfinished";
};
// model-check/engine/judge/judge.ts
var UNKNOWN$3 = -1;
var INVISIBLE = -2;
var OPEN$1 = -1;
var Judge = class {
	violation = null;
	/** Names of `reachable` properties that no state has met. */
	unmet = /* @__PURE__ */ new Set();
	/** The predicates that are kept per state, by their bits in `good`. */
	marks;
	/** Whether transitions must be judged, and not only states. */
	watchesSteps;
	/** The number of aspects, and of pairs of them, that were judged. */
	judgements = 0;
	/** Whether it is time for a pause. Judging then throws `Unfinished`, and must be called again. */
	isDue = () => false;
	/** For the state judged last: one bit per mark that holds. */
	good = 0;
	#system;
	#space;
	#properties;
	#questions;
	#ofStates;
	#ofSteps;
	#refinements;
	#aspects;
	/** By aspect, for states with messages in flight and for quiet ones: `good` of all of them, or OPEN. */
	#verdicts = new GrowingInts();
	/** By aspect and outcome: the aspect after it. */
	#after = new PairTable();
	/** Pairs of aspects whose transition was judged. */
	#judged = new PairTable();
	/** By outcome: UNKNOWN, INVISIBLE, or its number among the outcomes that may change an aspect. */
	#visible = (/* @__PURE__ */ new Int32Array(64)).fill(UNKNOWN$3);
	#visibles = 0;
	/** By aspect and number of a visible outcome: whether that transition was judged. */
	#settled = new BitRows();
	#scratch = new GrowingInts();
	constructor(system, space, properties, refinements) {
		this.#system = system;
		this.#space = space;
		this.#properties = properties;
		const entries = Object.entries(properties);
		const steps = entries.flatMap(([name, property]) => property.kind === "step" ? [[name, property]] : []);
		const { questions, marks } = stateQuestions(properties);
		this.#questions = questions;
		this.marks = marks;
		this.#ofStates = new Questions(system, space, 1, questions.map(({ name, property }) => [name, property]), stateHolds);
		this.#ofSteps = new Questions(system, space, 2, steps, stepHolds);
		for (const [name, property] of entries) if (property.kind === "reachable") this.unmet.add(name);
		this.#refinements = Object.entries(refinements).map(([name, refinement]) => new RefinementWatch(name, refinement, () => this.isDue()));
		this.watchesSteps = steps.length > 0 || this.#refinements.length > 0;
		this.#aspects = new Aspects(system, space);
	}
	/** Judges the initial state in the row at `base`. Returns its aspect. */
	ofInitial(data, base) {
		const aspect = this.#judgedState(this.#aspect(data, base), data, base);
		const number = aspect - this.#aspects.first;
		for (const refinement of this.#refinements) {
			if (refinement.allowsStart(number)) continue;
			this.violation ??= {
				property: refinement.name,
				because: refinement.explainStart(number),
				by: "state"
			};
		}
		return aspect;
	}
	/** Whether the transition by `outcome` from a state with this aspect was judged earlier. */
	settled(outcome, aspect) {
		if (aspect < this.#aspects.first || outcome >= this.#visible.length) return false;
		const visible = this.#visible[outcome];
		return visible >= 0 ? this.#settled.has(aspect - this.#aspects.first, visible) : visible === INVISIBLE && this.#ofSteps.names.length === 0;
	}
	/**
	* The aspect after `outcome`, a permanent one, from a state with this aspect, if all is judged already. Then `good` is set
	* for a state that `isNew`. Else -1: call `after`.
	*/
	known(outcome, aspect, isNew) {
		if (aspect < this.#aspects.first || outcome >= this.#visible.length) return -1;
		const visible = this.#visible[outcome];
		if (visible === UNKNOWN$3) return -1;
		if (visible === INVISIBLE && this.#ofSteps.names.length > 0 && this.#judged.get(aspect, aspect) !== 0) return -1;
		const after = visible === INVISIBLE ? aspect : this.#after.get(aspect, outcome);
		return after < 0 || isNew && !this.#isClosed(after) ? -1 : after;
	}
	/** Judges the transition by `outcome` from the row at `base`, and the state after it if it `isNew`. Returns the aspect after it. */
	after(outcome, outcomes, permanent, isNew, data, base) {
		this.#scratch.length = 0;
		const aspect = this.#aspectAfter(outcome, outcomes, permanent, data, base);
		if (!isNew || this.#isClosed(aspect)) return aspect;
		this.#build(outcome, outcomes, data, base);
		return this.#judgedState(aspect, this.#scratch.data, 0);
	}
	/** Builds the state after `outcome` in scratch, unless it is there already. */
	#build(outcome, outcomes, data, base) {
		if (this.#scratch.length > 0) return;
		appendSuccessor(this.#scratch, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
	}
	#aspectAfter(outcome, outcomes, permanent, data, base) {
		const from = this.#current(data, base);
		const visible = this.#changesWhatIsSeen(outcome, outcomes, permanent);
		if (!visible && (this.#ofSteps.names.length === 0 || this.#judged.get(from, from) === 0)) return from;
		if (permanent && visible) {
			const known = this.#after.get(from, outcome);
			if (known >= 0) return known;
		}
		this.#build(outcome, outcomes, data, base);
		const aspect = this.#judgeStep(data, base);
		const now = this.#current(data, base);
		if (permanent && this.#changesWhatIsSeen(outcome, outcomes, permanent)) {
			this.#after.set(now, outcome, aspect);
			this.#settled.set(now - this.#aspects.first, this.#visible[outcome]);
		}
		return aspect;
	}
	/** The aspect of the row at `base`, computed again if it is stale. */
	#current(data, base) {
		if (data[base + 2] < this.#aspects.first) data[base + 2] = this.#aspect(data, base);
		return data[base + 2];
	}
	/** Judges the transition from the row at `base` to the one in scratch. Returns the aspect of the latter. */
	#judgeStep(data, base) {
		for (;;) {
			const after = this.#aspect(this.#scratch.data, 0);
			const before = this.#current(data, base);
			if (after < this.#aspects.first) continue;
			if (!this.watchesSteps || this.#judged.get(before, after) === 0) return after;
			if (this.#stepHolds(data, base, before, after)) continue;
			this.#judged.set(before, after, 0);
			return after;
		}
	}
	/** Returns whether something new was read, so that the aspects have new numbers. */
	#stepHolds(data, base, aspectBefore, aspectAfter) {
		this.judgements++;
		const { names } = this.#ofSteps.at([data, base], [this.#scratch.data, 0]);
		for (let i = 0; i < names.length; i++) {
			if (this.#ofSteps.holds(i)) continue;
			this.violation ??= {
				property: names[i],
				because: `this step breaks it: ${this.#properties[names[i]].doc ?? names[i]}`,
				by: "step"
			};
		}
		const [from, to] = [aspectBefore - this.#aspects.first, aspectAfter - this.#aspects.first];
		for (const refinement of this.#refinements) {
			if (refinement.allows(from, to)) continue;
			this.violation ??= {
				property: refinement.name,
				because: refinement.explain(from, to),
				by: "step"
			};
		}
		return this.#learn(this.#ofSteps.takeReads(), true);
	}
	/** The aspect of the row at `base`. Judges the row if the aspect is new. */
	#aspect(data, base) {
		for (;;) {
			const known = this.#aspects.first + this.#aspects.size;
			const aspect = this.#aspects.of(data, base);
			if (aspect < known) return aspect;
			for (let i = 0; i < 2; i++) this.#verdicts.push(OPEN$1);
			this.judgements++;
			if (!this.#judgeState(aspect, data, base)) return aspect;
		}
	}
	/** Whether all states with this aspect have the same verdict. If so, `good` is set to it. */
	#isClosed(aspect) {
		const at = 2 * (aspect - this.#aspects.first);
		const [loud, quiet] = [this.#verdicts.data[at], this.#verdicts.data[at + 1]];
		if (loud !== quiet || loud === OPEN$1) return false;
		this.good = loud;
		return true;
	}
	/** Judges the row at `base` by itself, if its aspect is open. Returns its aspect, which may have a new number. */
	#judgedState(aspect, data, base) {
		const isQuiet = this.#space.isQuiet(data, base) ? 1 : 0;
		for (let now = aspect;; now = this.#aspect(data, base)) {
			const verdict = this.#verdicts.data[2 * (now - this.#aspects.first) + isQuiet];
			if (verdict === OPEN$1 && this.#judgeState(now, data, base)) continue;
			if (verdict !== OPEN$1) this.good = verdict;
			return now;
		}
	}
	/** Judges the row at `base`. Returns whether something new was read, so that the aspects have new numbers. */
	#judgeState(aspect, data, base) {
		const number = aspect - this.#aspects.first;
		const questions = this.#ofStates.at([data, base]);
		for (const refinement of this.#refinements) refinement.see(number, questions.seen[0]);
		const needsTraffic = this.#sawTrafficOrQuiet(questions.readInCommon);
		this.good = this.#stateHolds();
		const reads = questions.takeReads();
		this.#note(number, data, base, reads);
		return this.#learn(reads, needsTraffic);
	}
	/** Records for which states with this aspect the judgement of the row at `base` holds. */
	#note(number, data, base, reads) {
		const verdicts = this.#verdicts.data;
		const isQuiet = this.#space.isQuiet(data, base) ? 1 : 0;
		if (this.#aspects.withTraffic || !this.#sawTrafficOrQuiet(reads)) verdicts[2 * number] = verdicts[2 * number + 1] = this.good;
		else verdicts[2 * number + isQuiet] = reads.some((read) => this.#aspects.sawTraffic(read)) ? OPEN$1 : this.good;
	}
	#sawTrafficOrQuiet(reads) {
		return reads.some((read) => read.sawWhetherQuiet || this.#aspects.sawTraffic(read));
	}
	/** Asks the invariants again in a state in which they held. Throws `ModelError` when one does not hold now. */
	judgeAgain(state) {
		if (this.violation !== null) return;
		const seen = seenBy(readerOf(this.#system, state), (read) => this.#system.view(read));
		for (const [name, property] of Object.entries(this.#properties)) if (property.kind === "always" && !stateHolds(name, property, seen)) throw new ModelError(`the property ${name} is not pure: in the same state it was true, and is false now`);
	}
	/** Asks the properties of states. Returns one bit per mark that holds. */
	#stateHolds() {
		let good = 0;
		for (const [i, { name, property, bit }] of this.#questions.entries()) {
			if (property.kind === "reachable" && !this.unmet.has(name)) continue;
			const holds = this.#ofStates.holds(i);
			if (property.kind === "reachable" && holds) this.unmet.delete(name);
			if (bit >= 0 && holds) good |= 1 << bit;
			if (property.kind === "always" && !holds) this.violation ??= {
				property: name,
				because: `this state breaks it: ${property.doc ?? name}`,
				by: "state"
			};
		}
		return good;
	}
	/** Notes what was read. Returns whether any of it is new, so that the aspects have new numbers. */
	#learn(reads, needsTraffic) {
		if (needsTraffic) this.#aspects.withTraffic ||= this.#sawTrafficOrQuiet(reads);
		const grew = reads.map((read) => this.#aspects.learn(read)).includes(true);
		if (grew) this.#forget();
		return grew;
	}
	/** Forgets all that is kept by outcome, as outcomes get new numbers. */
	forgetOutcomes() {
		this.#after = new PairTable();
		this.#visible.fill(UNKNOWN$3);
		this.#visibles = 0;
		this.#settled = new BitRows();
	}
	#forget() {
		this.#verdicts.length = 0;
		this.#judged = new PairTable();
		this.forgetOutcomes();
		for (const refinement of this.#refinements) refinement.forget();
	}
	#changesWhatIsSeen(outcome, outcomes, permanent) {
		if (!permanent) return this.#aspects.changesWith(outcome, outcomes);
		if (outcome >= this.#visible.length) this.#visible = grownTo(this.#visible, outcome, UNKNOWN$3);
		if (this.#visible[outcome] === UNKNOWN$3) this.#visible[outcome] = this.#aspects.changesWith(outcome, outcomes) ? this.#visibles++ : INVISIBLE;
		return this.#visible[outcome] >= 0;
	}
	get bytes() {
		const tables = this.#after.bytes + this.#judged.bytes + this.#settled.bytes;
		return this.#ofStates.bytes + this.#ofSteps.bytes + this.#aspects.bytes + tables + this.#verdicts.bytes + this.#visible.byteLength;
	}
};
// model-check/chance/random.ts
/** Splitmix32, a counter whose bits are mixed. Good enough to spread fingerprints and to choose steps; not for secrets. */
function randomStream(seed) {
	let counter = seed | 0;
	return () => {
		counter = counter + 2654435769 | 0;
		let bits = counter ^ counter >>> 16;
		bits = Math.imul(bits, 569420461);
		bits ^= bits >>> 15;
		bits = Math.imul(bits, 1935289751);
		return bits ^ bits >>> 15;
	};
}
// model-check/engine/memo/space.ts
/** Numbers one part of a slot's values: 0 where there is no such part, else 1 + the part's id. */
var Lens = class {
	slot;
	path;
	#whole;
	#parts;
	#ids = /* @__PURE__ */ new Int32Array(0);
	constructor(slot, path, whole) {
		this.slot = slot;
		this.path = path;
		this.#whole = whole;
		this.#parts = new Interner(`${whole.name}.${path.join(".")}`, () => 0);
	}
	/** The number of the part in the value with id `whole`. */
	of(whole) {
		const id = whole < this.#ids.length ? this.#ids[whole] : -1;
		return id >= 0 ? id : this.#look(whole);
	}
	/** The number of values that it has seen, one for none included. */
	get size() {
		return 1 + this.#parts.size;
	}
	value(part) {
		return part === 0 ? void 0 : this.#parts.values[part - 1];
	}
	#look(whole) {
		const part = partOf(this.#whole.values[whole], this.path);
		const id = part === void 0 ? 0 : 1 + this.#parts.id(part);
		if (whole >= this.#ids.length) this.#ids = grownTo(this.#ids, whole, -1);
		this.#ids[whole] = id;
		return id;
	}
};
function branchOff(from, key) {
	const branch = {
		lens: null,
		within: /* @__PURE__ */ new Map()
	};
	from.within.set(key, branch);
	return branch;
}
var Space = class {
	slots;
	messages;
	#firstQueue;
	#random;
	/** By slot: the lenses of the whole value and of its parts. */
	#lenses;
	/** `seed` draws the lanes: another seed gives other collisions. */
	constructor({ slots: slotNames, firstQueue }, seed) {
		this.#firstQueue = firstQueue;
		const random = randomStream(seed);
		this.#random = random;
		this.slots = slotNames.map((name) => new Interner(name, random));
		this.messages = new Interner("the messages in flight", random);
		this.#lenses = slotNames.map(() => ({
			lens: null,
			within: /* @__PURE__ */ new Map()
		}));
	}
	/** An interner for other values, with lanes drawn from the same seed. */
	interner(name) {
		return new Interner(name, this.#random);
	}
	/** The lens for `path` in `slot`; always the same object. */
	lens(slot, path) {
		let at = this.#lenses[slot];
		for (let i = 0; i < path.length; i++) at = at.within.get(path[i]) ?? branchOff(at, path[i]);
		at.lens ??= new Lens(slot, path, this.slots[slot]);
		return at.lens;
	}
	/** Appends `snapshot` to `rows`, with its fingerprint. Returns the beginning of the row. */
	append(snapshot, rows) {
		const slots = snapshot.slots.map((value, slot) => this.slots[slot].id(value));
		const messages = bagOf(snapshot.messages.map((message) => this.messages.id(message)));
		let low = 0;
		let high = 0;
		slots.forEach((id, slot) => {
			low = low + this.slots[slot].low(id) | 0;
			high = high + this.slots[slot].high(id) | 0;
		});
		for (const id of messages) {
			low = low + this.messages.low(id) | 0;
			high = high + this.messages.high(id) | 0;
		}
		const start = rows.length;
		const header = [];
		header[0] = low;
		header[1] = high;
		header[2] = -1;
		header[3] = messages.length;
		for (const word of [
			...header,
			...slots,
			...messages
		]) rows.push(word);
		return start;
	}
	/** Whether no message is in flight in the row at `base`. */
	isQuiet(data, base) {
		if (data[base + 3] > 0) return false;
		for (let slot = this.#firstQueue; slot < this.slots.length; slot++) if (this.slots[slot].values[data[base + 4 + slot]].length > 0) return false;
		return true;
	}
	/** The state in the row at `base`, in full. */
	snapshot(data, base) {
		const first = base + 4;
		const firstMessage = first + this.slots.length;
		const messages = data.subarray(firstMessage, firstMessage + data[base + 3]);
		return {
			slots: this.slots.map((interner, slot) => interner.values[data[first + slot]]),
			messages: Array.from(messages, (id) => this.messages.values[id])
		};
	}
	/** Estimated memory of all values, in bytes. */
	get bytes() {
		return this.slots.reduce((sum, { bytes }) => sum + bytes, this.messages.bytes);
	}
	/** The number of values of each slot, the largest first, for messages to people. */
	get sizes() {
		return [...this.slots, this.messages].map((interner) => ({
			name: interner.name,
			values: interner.size
		})).sort((a, b) => b.values - a.values);
	}
};
// model-check/engine/memo/leaves.ts
/** The leaves of the trees: the outcomes of a move in one case, and the number of states in which the case was met. */
/** The words of a leaf: its first outcome, the first that changes something, the end; its move, and the number of looks. */
var FROM = 0;
var MOVING = 1;
var END = 2;
var OWNER = 3;
var LOOKS = 4;
var LEAF = 5;
/** Leaves are numbered from 0. */
var Leaves = class {
	#words = new GrowingInts();
	#visits = /* @__PURE__ */ new Float64Array(64);
	/** By move and number of looks: the leaf without outcomes, and the number of cases. */
	#idle = [];
	#cases = [];
	addMove() {
		this.#idle.push([]);
		this.#cases.push([]);
	}
	/** The number of cases. Cases without outcomes share a leaf. */
	get cases() {
		return this.#cases.flat().reduce((sum, cases) => sum + cases, 0);
	}
	/** Adds a case of `move`. Returns its leaf. */
	add(move, looks, outcomes) {
		this.#cases[move][looks] = (this.#cases[move][looks] ?? 0) + 1;
		if (outcomes.from < outcomes.end) return this.#append(move, looks, outcomes);
		this.#idle[move][looks] ??= this.#append(move, looks, outcomes);
		return this.#idle[move][looks];
	}
	/** Counts `states` more in which `leaf` was reached. */
	arrive(leaf, states) {
		this.#visits[leaf] += states;
	}
	moving(leaf) {
		return this.#words.data[leaf * LEAF + MOVING];
	}
	end(leaf) {
		return this.#words.data[leaf * LEAF + END];
	}
	/** Whether `leaf` has no outcomes. */
	isIdle(leaf) {
		return this.#words.data[leaf * LEAF + FROM] === this.#words.data[leaf * LEAF + END];
	}
	/** Calls `report` with each outcome of `leaf`. */
	eachOutcome(leaf, report) {
		for (let outcome = this.#words.data[leaf * LEAF + FROM]; outcome < this.end(leaf); outcome++) report(outcome);
	}
	/** Calls `report` with each outcome that was reached and the number of states in which it was. */
	eachVisit(report) {
		for (let leaf = 0; leaf * LEAF < this.#words.length; leaf++) if (this.#visits[leaf] > 0) this.eachOutcome(leaf, (outcome) => report(outcome, this.#visits[leaf]));
	}
	/** The usage of each move. */
	usages() {
		const usages = this.#cases.map((cases) => ({
			cases,
			visits: Array.from(cases, () => 0)
		}));
		for (let leaf = 0, at = 0; at < this.#words.length; leaf++, at += LEAF) usages[this.#words.data[at + OWNER]].visits[this.#words.data[at + LOOKS]] += this.#visits[leaf];
		return usages;
	}
	/**
	* Drops the cases that took more looks than their move's horizon. Calls `keep` with the outcomes of each other leaf, in
	* order; it returns the new number of the first of them. Calls `lose` with each dropped outcome and its visits. Returns
	* the new leaves by the old ones.
	*/
	dropBeyond(horizons, keep, lose) {
		const [old, visits] = [this.#words, this.#visits];
		this.#words = new GrowingInts();
		this.#visits = /* @__PURE__ */ new Float64Array(64);
		const numbers = /* @__PURE__ */ new Map();
		this.#cases.forEach((cases, move) => {
			cases.length = Math.min(cases.length, horizons[move] + 1);
			this.#idle[move].length = 0;
		});
		for (let leaf = 0, at = 0; at < old.length; leaf++, at += LEAF) {
			const [from, moving, end, move, looks] = old.data.subarray(at, at + LEAF);
			if (looks > horizons[move]) {
				for (let outcome = from; outcome < end; outcome++) lose(outcome, visits[leaf]);
				continue;
			}
			const first = keep({
				from,
				moving,
				end
			});
			const number = this.#append(move, looks, {
				from: first,
				moving: first + moving - from,
				end: first + end - from
			});
			if (from === end) this.#idle[move][looks] = number;
			this.arrive(number, visits[leaf]);
			numbers.set(leaf, number);
		}
		return numbers;
	}
	#append(move, looks, { from, moving, end }) {
		const leaf = this.#words.length / LEAF;
		if (leaf === this.#visits.length) this.#visits = doubled(this.#visits);
		for (const word of [
			from,
			moving,
			end,
			move,
			looks
		]) this.#words.push(word);
		return leaf;
	}
	get bytes() {
		return this.#words.bytes + this.#visits.byteLength;
	}
};
var FIRST_LEAF = -3;
/** A move read something else than the last time after the same values. */
var ReadsDiffer = class extends Error {
	name = "ReadsDiffer";
};
/**
* The words of a branch. MOVE, SLOT and LENS (or -1) say who looks where. CHILDREN is where its children begin, CAPACITY the
* number of ids with a place, and COUNT the number of children. A branch with few children among many ids is SPARSE: it has no
* places, and its children lie in a table of pairs.
*/
var MOVE = 0;
var SLOT = 1;
var LENS = 2;
var CHILDREN = 3;
var CAPACITY = 4;
var COUNT = 5;
var BRANCH = 6;
var SPARSE = -1;
/** Bounds of the places of a branch: this many, or this many per child if that is more. */
var PLACES_AT_ONCE = 16;
var PLACES_PER_CHILD = 4;
var Decisions = class {
	#roots = [];
	/** By move: the most looks of a case that is remembered. */
	#horizons = [];
	#branches = new GrowingInts();
	/** References, by the id in the slot, or by the id of the part that the lens sees. */
	#children = new GrowingInts();
	/** The same for sparse branches, by branch and id. */
	#sparse = new PairTable();
	#lenses = [];
	#lensNumbers = /* @__PURE__ */ new Map();
	#leaves = new Leaves();
	/** Adds a move of which nothing is known yet. Returns its number. */
	addMove() {
		this.#horizons.push(Number.POSITIVE_INFINITY);
		this.#leaves.addMove();
		return this.#roots.push(-1) - 1;
	}
	root(move) {
		return this.#roots[move];
	}
	/** The most looks of a case of `move` that is remembered. */
	horizon(move) {
		return this.#horizons[move];
	}
	moveOf(branch) {
		return this.#branches.data[branch + MOVE];
	}
	slotOf(branch) {
		return this.#branches.data[branch + SLOT];
	}
	/** The number of cases in all trees. */
	get size() {
		return this.#leaves.cases;
	}
	/** Follows the tree from `ref` for the row at `base`, to a leaf, UNKNOWN or UNREMEMBERED. */
	follow(ref, data, base) {
		let at = ref;
		while (at >= 0) at = this.child(at, data, base);
		return at;
	}
	/** Follows the tree of `move` for the row at `base` as `follow` does, and calls `look` with each look on the way. */
	trace(move, data, base, look) {
		let at = this.#roots[move];
		for (; at >= 0; at = this.child(at, data, base)) look(this.slotOf(at), this.#lensOf(at));
		return at;
	}
	/** The child of `branch` for the row at `base`. */
	child(branch, data, base) {
		const branches = this.#branches.data;
		const id = this.#idSeen(branch, data, base);
		if (id < branches[branch + CAPACITY]) return this.#children.data[branches[branch + CHILDREN] + id];
		return branches[branch + CAPACITY] === SPARSE ? this.#sparse.get(branch, id) : -1;
	}
	/** Counts `states` more in which `leaf` was reached. */
	arrive(leaf, states = 1) {
		this.#leaves.arrive(FIRST_LEAF - leaf, states);
	}
	/** The first outcome of `leaf` that changes something. */
	moving(leaf) {
		return this.#leaves.moving(FIRST_LEAF - leaf);
	}
	/** The end of the outcomes of `leaf`, exclusive. */
	end(leaf) {
		return this.#leaves.end(FIRST_LEAF - leaf);
	}
	/** Whether `leaf` has no outcomes. */
	isIdle(leaf) {
		return this.#leaves.isIdle(FIRST_LEAF - leaf);
	}
	/** Calls `report` with each outcome that was reached and the number of states in which it was. */
	eachVisit(report) {
		this.#leaves.eachVisit(report);
	}
	/** Calls `report` with each outcome of `leaf`. */
	eachOutcome(leaf, report) {
		this.#leaves.eachOutcome(FIRST_LEAF - leaf, report);
	}
	/**
	* Remembers that `move`, having read `sights` in the row at `base`, has these outcomes. Returns the leaf, or UNREMEMBERED
	* when the case took more looks than the horizon of this move.
	*/
	remember(move, sights, data, base, outcomes) {
		const looks = Math.min(sights.length, this.#horizons[move]);
		let branch = -1;
		let at = this.#roots[move];
		for (let i = 0; i < looks; i++) {
			if (at === -1) {
				at = this.#addBranch(move, sights[i]);
				this.#put(move, branch, data, base, at);
			}
			if (at < 0 || this.slotOf(at) !== sights[i].slot || this.#lensOf(at) !== sights[i].lens) throw new ReadsDiffer();
			branch = at;
			at = this.child(branch, data, base);
		}
		const isBeyond = looks < sights.length;
		if (at !== -1 && !(isBeyond && at === -2)) throw new ReadsDiffer();
		const leaf = isBeyond ? -2 : FIRST_LEAF - this.#leaves.add(move, looks, outcomes);
		this.#put(move, branch, data, base, leaf);
		return leaf;
	}
	/** The usage of each move's memory. Cases with one look are left out, as agendas count them. */
	usages() {
		return this.#leaves.usages();
	}
	/**
	* Sets the horizons of these moves and forgets the cases that took more looks. Calls `keep` with the outcomes of each
	* leaf that is kept, in order; it returns the new number of the first of them. Calls `lose` with each outcome that is not
	* kept, and its visits. Afterwards, all references other than roots are invalid.
	*/
	forgetBeyond(horizons, keep, lose) {
		for (const [move, horizon] of horizons) this.#horizons[move] = horizon;
		const leaves = this.#leaves.dropBeyond(this.#horizons, keep, lose);
		const old = {
			branches: this.#branches,
			children: this.#children,
			sparse: this.#sparse
		};
		this.#branches = new GrowingInts();
		this.#children = new GrowingInts();
		this.#sparse = new PairTable();
		const far = /* @__PURE__ */ new Map();
		old.sparse.each((branch, id, ref) => {
			const children = far.get(branch) ?? [];
			children.push([id, ref]);
			far.set(branch, children);
		});
		const kept = (ref, looks, horizon) => {
			if (ref === -1 || ref === -2) return ref;
			if (ref < 0) {
				const leaf = leaves.get(FIRST_LEAF - ref);
				return leaf === void 0 ? -2 : FIRST_LEAF - leaf;
			}
			if (looks >= horizon) return -2;
			const [move, slot, lens, children, capacity] = old.branches.data.subarray(ref, ref + BRANCH);
			const branch = this.#newBranch(move, slot, lens);
			for (let id = 0; id < capacity; id++) {
				const child = old.children.data[children + id];
				if (child !== -1) this.#putChild(branch, id, kept(child, looks + 1, horizon));
			}
			for (const [id, child] of far.get(ref) ?? []) this.#putChild(branch, id, kept(child, looks + 1, horizon));
			return branch;
		};
		this.#roots.forEach((root, move) => {
			this.#roots[move] = this.#horizons[move] === 0 && root >= -1 ? -2 : kept(root, 0, this.#horizons[move]);
		});
	}
	#idSeen(branch, data, base) {
		const branches = this.#branches.data;
		const id = data[base + 4 + branches[branch + SLOT]];
		return branches[branch + LENS] < 0 ? id : this.#lenses[branches[branch + LENS]].of(id);
	}
	#lensOf(branch) {
		const lens = this.#branches.data[branch + LENS];
		return lens < 0 ? null : this.#lenses[lens];
	}
	#addBranch(move, sight) {
		return this.#newBranch(move, sight.slot, sight.lens === null ? -1 : this.#lensNumber(sight.lens));
	}
	#lensNumber(lens) {
		const known = this.#lensNumbers.get(lens) ?? this.#lenses.push(lens) - 1;
		this.#lensNumbers.set(lens, known);
		return known;
	}
	#newBranch(move, slot, lens) {
		const branch = this.#branches.length;
		for (const word of [
			move,
			slot,
			lens,
			0,
			0,
			0
		]) this.#branches.push(word);
		return branch;
	}
	/** Makes `ref` the child of `branch` for the row at `base`, or the root of `move` if there is no branch. */
	#put(move, branch, data, base, ref) {
		if (branch === -1) this.#roots[move] = ref;
		else this.#putChild(branch, this.#idSeen(branch, data, base), ref);
	}
	#putChild(branch, id, ref) {
		if (!this.#hasPlace(branch, id)) this.#makeRoom(branch, id);
		const branches = this.#branches.data;
		if (branches[branch + CAPACITY] === SPARSE) {
			this.#sparse.set(branch, id, ref);
			return;
		}
		const at = branches[branch + CHILDREN] + id;
		if (this.#children.data[at] === -1) branches[branch + COUNT]++;
		this.#children.data[at] = ref;
	}
	#hasPlace(branch, id) {
		const capacity = this.#branches.data[branch + CAPACITY];
		return capacity === SPARSE || id < capacity;
	}
	/** Gives `branch` places up to that of child `id`, at the end of the array. Makes it sparse if most would stay empty. */
	#makeRoom(branch, id) {
		const branches = this.#branches.data;
		const capacity = branches[branch + CAPACITY];
		const from = branches[branch + CHILDREN];
		const most = Math.max(PLACES_AT_ONCE, PLACES_PER_CHILD * (branches[branch + COUNT] + 1));
		if (id >= most) {
			branches[branch + CAPACITY] = SPARSE;
			for (let i = 0; i < capacity; i++) if (this.#children.data[from + i] !== -1) this.#sparse.set(branch, i, this.#children.data[from + i]);
			return;
		}
		const larger = Math.max(4, Math.min(capacity * 2, most), id + 1);
		branches[branch + CHILDREN] = this.#children.length;
		branches[branch + CAPACITY] = larger;
		for (let i = 0; i < larger; i++) this.#children.push(i < capacity ? this.#children.data[from + i] : -1);
	}
	get bytes() {
		return this.#branches.bytes + this.#children.bytes + this.#sparse.bytes + this.#leaves.bytes;
	}
};
// model-check/engine/memo/agendas.ts
/** Agendas: the outcomes that one slot's value enables by itself, so that no state with that value asks every move again. */
/**
* The words of an agenda: its number, a number of outcomes, a number of trees, then the outcomes and the trees. The outcomes
* depend on nothing else and change something; the trees read further slots.
*/
var NUMBER = 0;
var Agendas = class {
	words = new GrowingInts();
	/** By slot, then by value: the beginning of its agenda, EMPTY, or UNKNOWN. */
	#places;
	/** By slot: the number of values with an agenda. */
	#counts;
	/** By number of an agenda: its leaves, and the number of states in which the slot held the value. */
	#leaves = [];
	#visits = /* @__PURE__ */ new Float64Array(64);
	constructor(slots) {
		this.#places = Array.from({ length: slots }, () => /* @__PURE__ */ new Int32Array(0));
		this.#counts = Array.from({ length: slots }, () => 0);
	}
	/** The number of values of `slot` with an agenda. */
	count(slot) {
		return this.#counts[slot];
	}
	/** The beginning of the agenda for `value` in `slot`, EMPTY, or UNKNOWN. */
	find(slot, value) {
		const places = this.#places[slot];
		return value < places.length ? places[value] : -1;
	}
	/** Adds the agenda for `value` in `slot`. `leaves` hold also the outcomes that change nothing. Returns its beginning, or EMPTY. */
	add(slot, value, leaves, outcomes, further) {
		const at = leaves.length + further.length === 0 ? -2 : this.words.length;
		if (value >= this.#places[slot].length) this.#places[slot] = grownTo(this.#places[slot], value, -1);
		this.#places[slot][value] = at;
		this.#counts[slot]++;
		if (at === -2) return at;
		const number = this.#leaves.push(leaves) - 1;
		if (number === this.#visits.length) this.#visits = doubled(this.#visits);
		for (const word of [
			number,
			outcomes.length,
			further.length,
			...outcomes,
			...further
		]) this.words.push(word);
		return at;
	}
	/** Counts one more state with the agenda at `at`. */
	visit(at) {
		this.#visits[this.words.data[at + NUMBER]]++;
	}
	/** Calls `report` with each leaf of an agenda and the number of states in which it was reached. */
	eachVisit(report) {
		this.#leaves.forEach((leaves, number) => {
			for (const leaf of leaves) report(leaf, this.#visits[number]);
		});
	}
	get bytes() {
		return this.words.bytes + this.#visits.byteLength + this.#places.reduce((sum, places) => sum + places.byteLength, 0);
	}
};
// model-check/engine/memo/first-looks.ts
/** Sorts the moves that can always run by the slot that they look at first, so that one look serves many moves. */
var FirstLooks = class {
	/** Moves that run in each state. */
	alwaysRun = [];
	/** The leaves of moves that look at nothing. */
	unconditional = [];
	/** The moves that look at nothing. */
	unconditionalMoves = [];
	/** The slots at which some move looks first. */
	slots = [];
	#decisions;
	#moves = [];
	/** By slot: the moves that look at it first. */
	#bySlot;
	#isKnown = false;
	constructor(decisions, slots) {
		this.#decisions = decisions;
		this.#bySlot = Array.from({ length: slots }, () => []);
	}
	add(move) {
		this.#moves.push(move);
		this.#isKnown = false;
	}
	/** Whether the moves are sorted. If not, call `classify`. */
	get isKnown() {
		return this.#isKnown;
	}
	/** The moves that look at `slot` first. */
	at(slot) {
		return this.#bySlot[slot];
	}
	/** Call this when moves were forgotten, as they may then look at something else first. */
	forget() {
		this.#isKnown = false;
	}
	/** Sorts the moves. Returns whether all are known; if not, adds to `missing` those that must be learned. */
	classify(missing) {
		const unknown = this.#moves.filter((move) => this.#decisions.root(move) === -1);
		missing.push(...unknown.toReversed());
		if (unknown.length > 0) return false;
		for (const list of [
			this.unconditional,
			this.unconditionalMoves,
			this.alwaysRun,
			...this.#bySlot
		]) list.length = 0;
		for (const move of this.#moves) {
			const root = this.#decisions.root(move);
			if (root === -2) this.alwaysRun.push(move);
			else if (root >= 0) this.#bySlot[this.#decisions.slotOf(root)].push(move);
			else {
				this.unconditional.push(root);
				this.unconditionalMoves.push(move);
			}
		}
		this.slots = this.#bySlot.flatMap((moves, slot) => moves.length > 0 ? [slot] : []);
		this.#isKnown = true;
		return true;
	}
};
// model-check/engine/memo/horizons.ts
/** Remembering a case costs about as much as running it ten times. With fewer states per case than this, it does not pay. */
var STATES_PER_CASE = 4;
/** The fewest cases from which anything can be concluded. */
var FEWEST_CASES = 1024;
/**
* The most looks of a case that is worth remembering; Infinity as long as nothing speaks against it. `firstLooks`: the
* number of states in which the move took its first look, and of values that it met there; left out if not known.
*/
function horizonAfter({ cases, visits }, firstLooks) {
	if (firstLooks !== void 0 && isNotWorth(firstLooks.values, firstLooks.states)) return 0;
	let horizon = Number.POSITIVE_INFINITY;
	let [casesBeyond, visitsBeyond] = [0, 0];
	for (let looks = cases.length - 1; looks > 1; looks--) {
		casesBeyond += cases[looks] ?? 0;
		visitsBeyond += visits[looks] ?? 0;
		if (isNotWorth(casesBeyond, visitsBeyond)) horizon = looks - 1;
	}
	return horizon;
}
function isNotWorth(cases, states) {
	return cases >= FEWEST_CASES && states < cases * STATES_PER_CASE;
}
// model-check/engine/memo/move-runner.ts
/** The outcomes of `move` in the state of `read`, turn by turn; null for a turn without one. */
function* outcomesOf(move, read) {
	const turns = move.outcomes(read)[Symbol.iterator]();
	for (;;) {
		const { done, value } = call(() => move.name, () => turns.next());
		if (done) return;
		yield value;
	}
}
/** Adds to `outcomes` those of `move` in the row at `base`, first those that change nothing. Returns how many change nothing. */
function addOutcomes(outcomes, move, done, data, base) {
	return call(() => move.name, () => outcomes.addAll(done, data, base + 4));
}
// model-check/engine/memo/learning.ts
/** Learns a move: runs it in a state where its outcomes are unknown, notes what it reads, and remembers the outcomes. */
/** A move that takes more turns in one state is not remembered. */
var MOST_TURNS = 256;
var Learning = class {
	/** The number of outcomes that were learned. */
	learned = 0;
	/** By move: the slots at which it has looked. */
	looks = /* @__PURE__ */ new Map();
	#outcomes;
	#decisions;
	#watching;
	/** Compares a move with its images under renamings; null without a symmetry. */
	#comparison;
	constructor(space, outcomes, decisions, comparison) {
		this.#outcomes = outcomes;
		this.#decisions = decisions;
		this.#watching = new WatchingReader(space);
		this.#comparison = comparison;
	}
	/**
	* Runs `move` in the row at `base` and remembers its outcomes under `number`. User code runs twice, to verify that it is
	* pure. Returns false if the move takes too many turns to remember. Throws `ModelError` when it is not pure.
	*/
	learn(number, move, name, data, base) {
		const outcomes = firstTurns(outcomesOf(move, this.#watching.at(data, base)));
		if (outcomes === null) return false;
		for (const outcome of outcomes) for (const [slot] of outcome.writes) this.#watching.whole(slot);
		this.#comparison?.compare(name, data, base, (slot, path) => this.#watching.note(slot, path));
		const from = this.#outcomes.count;
		const moving = from + addOutcomes(this.#outcomes, move, outcomes, data, base);
		try {
			this.#remember(number, {
				from,
				moving,
				end: this.#outcomes.count
			}, data, base);
		} catch (error) {
			if (!(error instanceof ReadsDiffer)) throw error;
			throw new ModelError(`${move.name} is not pure: after the same values it read something else than before`, { cause: error });
		}
		return true;
	}
	#remember(move, outcomes, data, base) {
		const leaf = this.#decisions.remember(move, this.#watching.sights, data, base, outcomes);
		const looks = this.looks.get(move) ?? /* @__PURE__ */ new Set();
		this.looks.set(move, looks);
		for (const { slot } of this.#watching.sights) looks.add(slot);
		if (leaf === -2) this.#outcomes.truncate(outcomes.from);
		this.learned += this.#outcomes.count - outcomes.from;
	}
};
/** The outcomes of all turns; null if there are too many turns to remember. */
function firstTurns(turns) {
	const outcomes = [];
	let count = 0;
	for (const outcome of turns) {
		if (++count > MOST_TURNS) return null;
		if (outcome !== null) outcomes.push(outcome);
	}
	return outcomes;
}
// model-check/engine/memo/runs.ts
/** Runs the moves that are not remembered, in each state, a few turns at a time. */
/** The number of outcomes that are computed before they are followed. */
var BATCH = 256;
var MOST_ACTIONS = 65536;
var Runs = class {
	/** The number of outcomes that were computed. */
	computed = 0;
	/** By number of an action: how often it fired here. */
	fired = new Float64Array(MOST_ACTIONS);
	#outcomes;
	#plain;
	/** Reads as the plain one does, but user code is audited. */
	#audited;
	#sampler = new Sampler();
	#waiting = [];
	#move = null;
	#turns = null;
	constructor(space, outcomes) {
		this.#outcomes = outcomes;
		this.#plain = new PlainReader(space, false);
		this.#audited = new PlainReader(space);
	}
	/** Drops the moves that still had to run. */
	clear() {
		this.#waiting.length = 0;
		this.#turns = null;
	}
	/** Whether all added moves have run. */
	get isDone() {
		return this.#turns === null && this.#waiting.length === 0;
	}
	/** Adds a move to run in the current state. The move added last runs first. */
	add(move) {
		this.#waiting.push(move);
	}
	/**
	* Runs moves in the row at `base` and appends their outcomes. Stops when all have run, after 256 outcomes, or when `isDue`
	* says that it is time for a pause.
	*/
	append(data, base, isDue) {
		const from = this.#outcomes.count;
		while (!this.isDone && this.#outcomes.count < from + BATCH) {
			this.#takeTurn(data, base);
			if (isDue()) break;
		}
		this.computed += this.#outcomes.count - from;
		for (let outcome = from; outcome < this.#outcomes.count; outcome++) this.fired[this.#outcomes.actionOf(outcome)]++;
	}
	#takeTurn(data, base) {
		if (this.#turns === null) {
			this.#move = this.#waiting.pop() ?? null;
			if (this.#move === null) return;
			const reader = this.#sampler.next() ? this.#audited : this.#plain;
			this.#turns = outcomesOf(this.#move, reader.at(data, base));
		}
		const { done, value } = this.#turns.next();
		if (done) this.#turns = null;
		else if (value !== null && this.#move !== null) addOutcomes(this.#outcomes, this.#move, [value], data, base);
	}
};
/** Whether `outcome` changes the state. */
function changes(outcomes, outcome) {
	return outcomes.facts.data[outcome * 10 + 3] === 0;
}
// model-check/engine/memo/unremembered.ts
/** Tells which actions the memory does not help. */
/** The fewest steps, computed one by one, from which on an action is reported. */
var FEWEST_STEPS = 2e4;
/** `all` and `run`: by action, all its steps and those that were computed one by one. `looks`: the slots at which moves look. */
function unrememberedOf(actions, all, run, looks) {
	return [...all].flatMap(([action, count]) => {
		const steps = run[actions.indexOf(action)];
		if (steps < FEWEST_STEPS || steps * 2 < count) return [];
		const slots = looks.filter((look) => look.action === action).flatMap((look) => [...look.slots]);
		return [{
			action,
			steps,
			all: count,
			slots: ascending(slots)
		}];
	});
}
// model-check/engine/memo/transitions.ts
/**
* Remembering a case costs about as much as running it ten times, so the memory fills slowly. It takes 8,192 cases at once,
* then one for every sixteen states. In a model whose moves keep meeting new cases, they mostly just run.
*/
var FREE_MEMORIES = 8192;
var STATES_PER_MEMORY = 16;
/** The memory is reviewed after this many cases, and then whenever their number has doubled. */
var FIRST_REVIEW$1 = 1024;
var Transitions = class {
	outcomes;
	/** The outcomes to follow now: the first `count` entries. Outcomes from number `permanent` on live until the next ones are listed. */
	enabled = /* @__PURE__ */ new Int32Array(64);
	count = 0;
	permanent = 0;
	/** The number of states that were begun. */
	expanded = 0;
	/** The number of cases that are remembered, or were found not to be worth it. */
	memories = 0;
	#space;
	#system;
	#onForget;
	#moves = [];
	/** By move: its name in comparisons with its images. */
	#names = [];
	#comparison;
	/** Moves that run in the current state and are not compared yet. */
	#uncompared = [];
	decisions = new Decisions();
	/** Moves that can always run, by what they look at first. */
	firstLooks;
	/** Moves that are possible only while no message is in flight, and those only when nothing else can happen. */
	whenQuiet = [];
	#whenIdle = [];
	#agendas;
	/** By message id: the moves that deliver it. */
	#deliveries = [];
	#learning;
	#runs;
	#nextReview = FIRST_REVIEW$1;
	/** The number of states begun when something was last forgotten. */
	#forgotten = 0;
	/** For the current state: cases to learn, leaves and agendas reached, and whether nothing has happened so far. */
	#missing = [];
	#leavesReached = new GrowingInts();
	#agendasReached = new GrowingInts();
	#isIdle = true;
	constructor(system, space, { onForget, comparison, obligations } = {}) {
		this.#comparison = comparison ?? null;
		this.#system = system;
		this.#space = space;
		this.#onForget = onForget ?? (() => void 0);
		this.outcomes = new Outcomes(space, system.bag, system.actions, obligations ?? null);
		this.#learning = new Learning(space, this.outcomes, this.decisions, this.#comparison);
		this.#runs = new Runs(space, this.outcomes);
		this.firstLooks = new FirstLooks(this.decisions, system.slots.length);
		this.#agendas = new Agendas(system.slots.length);
		for (const [i, move] of system.moves.entries()) {
			const number = this.#addMove(move, { move: i });
			if (move.only === void 0) this.firstLooks.add(number);
			else (move.only === "quiet" ? this.whenQuiet : this.#whenIdle).push(number);
		}
	}
	/** Begins another state. `list`, `learn` and `run` then take its row. */
	begin() {
		this.expanded++;
		this.#isIdle = true;
	}
	/**
	* Lists the remembered outcomes of the row at `base`. Returns whether none are missing; if some are, call `learn` and list
	* again. `counts`: whether the listed outcomes count as fired.
	*/
	list(data, base, counts = true) {
		this.#clear();
		this.#leavesReached.length = 0;
		this.#agendasReached.length = 0;
		this.#missing.length = 0;
		this.#runs.clear();
		this.#uncompared.length = 0;
		if (!this.firstLooks.isKnown && !this.firstLooks.classify(this.#missing)) return false;
		const { alwaysRun, unconditional, slots } = this.firstLooks;
		for (let i = 0; i < alwaysRun.length; i++) this.#addRun(alwaysRun[i]);
		for (let i = 0; i < unconditional.length; i++) this.#pushLeaf(unconditional[i]);
		for (let i = 0; i < slots.length; i++) {
			const slot = slots[i];
			const known = this.#agendas.find(slot, data[base + 4 + slot]);
			if (known === -2) continue;
			const agenda = known === -1 ? this.#addAgenda(slot, data, base) : known;
			if (agenda !== -2) this.#attend(agenda, data, base);
		}
		if (data[base + 3] > 0) this.#deliverAll(data, base);
		if (this.whenQuiet.length > 0 && this.#space.isQuiet(data, base)) for (const move of this.whenQuiet) this.#followMove(move, data, base);
		if (this.#missing.length > 0) return false;
		if (!counts) return true;
		for (let i = 0; i < this.#leavesReached.length; i++) this.decisions.arrive(this.#leavesReached.data[i]);
		for (let i = 0; i < this.#agendasReached.length; i++) this.#agendas.visit(this.#agendasReached.data[i]);
		return true;
	}
	/** Learns one of the missing cases. Throws `Unfinished` when it is time for a pause. */
	learn(data, base) {
		const move = this.#missing.at(-1);
		if (move !== void 0) this.#learn(move, data, base);
		this.#missing.pop();
		if (this.memories >= this.#nextReview) this.#review();
	}
	/** Whether there are cases to `learn`. */
	get isMissing() {
		return this.#missing.length > 0;
	}
	/** Lists more outcomes of the same state, of moves that are not remembered, until a pause is due. Returns whether they were the last. */
	run(data, base, isDue) {
		this.#isIdle &&= this.count === 0;
		this.#clear();
		if (this.#runs.isDone && !this.#isIdle) return true;
		for (let move = this.#uncompared.at(-1); move !== void 0; move = this.#uncompared.at(-1)) {
			this.#comparison?.compare(this.#names[move], data, base, () => void 0);
			this.#uncompared.pop();
		}
		this.#runs.append(data, base, isDue);
		for (let outcome = this.permanent; outcome < this.outcomes.count; outcome++) if (changes(this.outcomes, outcome)) this.#push(outcome, outcome + 1);
		if (!this.#runs.isDone) return false;
		if (!this.#isIdle || this.count > 0) return true;
		this.#isIdle = false;
		for (const move of this.#whenIdle.toReversed()) this.#addRun(move);
		return this.#runs.isDone;
	}
	/** Whether some listed outcomes are to be computed by running their moves. */
	get isRun() {
		return !this.#runs.isDone;
	}
	/** Whether the next learned case brings a review, which needs all visits. */
	get reviewsSoon() {
		return this.memories + 1 >= this.#nextReview;
	}
	/** The moves that deliver a message. */
	deliveriesOf(message) {
		this.#deliveries[message] ??= this.#system.deliveries(this.#space.messages.values[message]).map((move, index) => this.#addMove(move, {
			message,
			index
		}));
		return this.#deliveries[message];
	}
	/** The number of outcomes that were computed by running a move, not looked up. */
	get computed() {
		return this.#learning.learned + this.#runs.computed;
	}
	/** By action: how often it fired, whether it led to a new state, to a known one, or changed nothing. */
	get fired() {
		const counts = this.#runs.fired.slice(0, this.outcomes.actions.length);
		const count = (outcome, visits) => {
			counts[this.outcomes.actionOf(outcome)] += visits;
		};
		this.decisions.eachVisit(count);
		this.#agendas.eachVisit((leaf, visits) => this.decisions.eachOutcome(leaf, (outcome) => count(outcome, visits)));
		return new Map(this.outcomes.actions.map((action, number) => [action, counts[number]]));
	}
	/** The number of all steps. */
	get steps() {
		return [...this.fired.values()].reduce((sum, count) => sum + count, 0);
	}
	/** Actions most of whose steps are computed one by one. */
	get unremembered() {
		const looks = [...this.#learning.looks].map(([move, slots]) => ({
			action: this.#moves[move].name.split("(")[0],
			slots
		}));
		return unrememberedOf(this.outcomes.actions, this.fired, this.#runs.fired, looks);
	}
	#clear() {
		if (this.outcomes.count > this.permanent) this.outcomes.truncate(this.permanent);
		this.count = 0;
	}
	/** Lists the outcomes of delivering each message in flight. Equal messages are delivered once. */
	#deliverAll(data, base) {
		const first = base + 4 + this.#space.slots.length;
		const end = first + data[base + 3];
		for (let i = first; i < end; i++) {
			const message = data[i];
			if (i > first && message === data[i - 1]) continue;
			const moves = this.deliveriesOf(message);
			for (let k = 0; k < moves.length; k++) this.#followMove(moves[k], data, base);
		}
	}
	/** Lists the outcomes of the agenda at `at`. */
	#attend(at, data, base) {
		this.#agendasReached.push(at);
		const words = this.#agendas.words.data;
		const further = at + 3 + words[at + 1];
		const end = further + words[at + 2];
		let count = this.count;
		if (count + further - at > this.enabled.length) this.#reserve(further - at);
		for (let i = at + 3; i < further; i++) this.enabled[count++] = words[i];
		this.count = count;
		for (let i = further; i < end; i++) this.#follow(words[i], data, base);
	}
	/** Makes the agenda for the value of `slot` in the row at `base`. Returns its beginning, or EMPTY, also when a case is missing. */
	#addAgenda(slot, data, base) {
		const outcomes = [];
		const leaves = [];
		const further = [];
		const missing = this.#missing.length;
		for (const move of this.firstLooks.at(slot)) {
			const root = this.decisions.root(move);
			const ref = this.decisions.child(root, data, base);
			if (ref === -1 && this.#mayLearn) this.#missing.push(move);
			else if (ref === -1 || ref === -2) further.push(root);
			else if (ref >= 0) further.push(ref);
			else if (!this.decisions.isIdle(ref)) {
				leaves.push(ref);
				for (let outcome = this.decisions.moving(ref); outcome < this.decisions.end(ref); outcome++) outcomes.push(outcome);
			}
		}
		if (this.#missing.length > missing) return -2;
		return this.#agendas.add(slot, data[base + 4 + slot], leaves, outcomes, further);
	}
	get #mayLearn() {
		return this.memories < FREE_MEMORIES + this.expanded / STATES_PER_MEMORY;
	}
	#followMove(move, data, base) {
		const root = this.decisions.root(move);
		if (root >= 0) this.#follow(root, data, base);
		else if (root === -1) this.#missing.push(move);
		else if (root === -2) this.#addRun(move);
		else this.#pushLeaf(root);
	}
	#follow(branch, data, base) {
		const leaf = this.decisions.follow(branch, data, base);
		if (leaf < -2) this.#pushLeaf(leaf);
		else if (leaf === -1 && this.#mayLearn) this.#missing.push(this.decisions.moveOf(branch));
		else this.#addRun(this.decisions.moveOf(branch));
	}
	#pushLeaf(leaf) {
		this.#leavesReached.push(leaf);
		this.#push(this.decisions.moving(leaf), this.decisions.end(leaf));
	}
	/** Lists the outcomes from `from` to `end`, exclusive. */
	#push(from, end) {
		let count = this.count;
		if (count + end - from > this.enabled.length) this.#reserve(end - from);
		for (let outcome = from; outcome < end; outcome++) this.enabled[count++] = outcome;
		this.count = count;
	}
	#reserve(more) {
		const grown = new Int32Array(2 * (this.count + more));
		grown.set(this.enabled);
		this.enabled = grown;
	}
	#addRun(move) {
		this.#runs.add(this.#moves[move]);
		if (this.#comparison !== null) this.#uncompared.push(move);
	}
	#addMove(move, name) {
		this.#moves.push(move);
		this.#names.push(name);
		return this.decisions.addMove();
	}
	#learn(move, data, base) {
		const isKept = this.#learning.learn(move, this.#moves[move], this.#names[move], data, base);
		this.memories++;
		if (!isKept) this.#forget(/* @__PURE__ */ new Map([[move, 0]]));
		this.permanent = this.outcomes.count;
	}
	/** Finds the cases that are not worth remembering, and forgets them. */
	#review() {
		const horizons = /* @__PURE__ */ new Map();
		for (const [move, usage] of this.decisions.usages().entries()) {
			const root = this.decisions.root(move);
			const slot = root >= 0 ? this.decisions.slotOf(root) : -1;
			const horizon = horizonAfter(usage, slot >= 0 && this.firstLooks.at(slot).includes(move) ? {
				states: this.expanded - this.#forgotten,
				values: this.#agendas.count(slot)
			} : void 0);
			if (horizon < this.decisions.horizon(move)) horizons.set(move, horizon);
		}
		if (horizons.size > 0) this.#forget(horizons);
		this.#nextReview = 2 * Math.max(FIRST_REVIEW$1, this.memories);
	}
	/** Sets the horizons of these moves: cases with more looks are forgotten and no longer remembered. */
	#forget(horizons) {
		this.#agendas.eachVisit((leaf, visits) => this.decisions.arrive(leaf, visits));
		this.#agendas = new Agendas(this.#space.slots.length);
		this.#forgotten = this.expanded;
		const before = this.decisions.size;
		this.outcomes.keepOnly((keep) => this.decisions.forgetBeyond(horizons, keep, (outcome, visits) => {
			this.#runs.fired[this.outcomes.actionOf(outcome)] += visits;
		}));
		this.permanent = this.outcomes.count;
		this.memories -= before - this.decisions.size;
		this.firstLooks.forget();
		this.#onForget();
	}
	get bytes() {
		return this.outcomes.bytes + this.decisions.bytes + this.#agendas.bytes;
	}
};
// model-check/engine/search/findings.ts
var Findings = class {
	/** The first violation that was found. */
	discovery = null;
	/** The state in which a fault of the model occurred, if one has. */
	fault = null;
	/** Adds to a fault of the model its state, and remembers `way`. Returns any other error as it is. */
	placed(error, at, way) {
		if (!isPlaceless(error)) return error;
		this.fault = way;
		return error.in(at());
	}
};
// model-check/engine/search/audit.ts
/**
* Compares the engine with the plain meaning of moves: computes the successors of one state again, with nothing remembered.
* Catches a move that is not pure, and would catch a fault of the engine.
*/
/**
* `own`: the low lane of the state; `lows`: those of the successors that the engine found. Throws `ModelError` when the
* plain meaning gives other successors. The search may pause at each `yield`.
*/
function* audit(system, space, state, own, lows) {
	const rows = new GrowingInts();
	const computed = [];
	const actions = /* @__PURE__ */ new Map();
	for (const outcome of turns(system, state)) {
		yield;
		if (outcome === null) continue;
		rows.length = 0;
		space.append(apply(state, outcome, system.bag), rows);
		if (rows.data[0] === own) continue;
		computed.push(rows.data[0]);
		actions.set(rows.data[0], outcome.action);
	}
	const found = bagOf(lows.filter((low) => low !== own));
	const expected = bagOf(computed);
	if (found.length === expected.length && found.every((low, i) => low === expected[i])) return;
	const odd = expected.find((low) => !found.includes(low));
	throw new ModelError(`not pure: run again in a state that looks the same, ${odd === void 0 ? "a move" : actions.get(odd) ?? "a move"} does something else; moves and reducers may depend on nothing but their arguments`);
}
// model-check/engine/search/state-audits.ts
/** A mask: one state in 16,384 is audited. */
var AUDITED = 16383;
/** States with more successors are not audited. */
var MOST_AUDITED = 4096;
var StateAudits = class {
	#system;
	#space;
	#judge;
	#findings;
	/** Early states, to be audited again at the end. */
	#kept = [];
	/** For the state that is being audited: the low lanes of its successors so far, and the audit in progress. */
	#lows = null;
	#auditing = null;
	constructor(system, space, judge, findings) {
		this.#system = system;
		this.#space = space;
		this.#judge = judge;
		this.#findings = findings;
	}
	/** Whether the state of this number is audited: early states, and some later ones. */
	isAudited(state) {
		return isPowerOfTwo(state) || (state & AUDITED) === AUDITED;
	}
	/** Begins the state of this number. */
	begin(state) {
		this.#lows = this.isAudited(state) ? [] : null;
	}
	/** Notes the first `count` low lanes of successors that the engine found. */
	note(lows, count) {
		if (this.#lows === null) return;
		for (let i = 0; i < count; i++) this.#lows.push(lows[i]);
		if (this.#lows.length > MOST_AUDITED) this.#lows = null;
	}
	/** Computes the state in the row at `base` again without the engine, if it is to be audited. Returns false for a pause. */
	end(state, data, base, isDue) {
		if (this.#lows === null) return true;
		const snapshot = this.#space.snapshot(data, base);
		const low = data[base + 0];
		if (!this.#audit(snapshot, low, this.#lows, isDue)) return false;
		if (isPowerOfTwo(state)) this.#kept.push({
			state,
			snapshot,
			low,
			lows: this.#lows
		});
		this.#lows = null;
		return true;
	}
	/** Repeats the early audits once all is explored: user code must still give the same answers. Returns false for a pause. */
	repeat(isDue) {
		for (let kept = this.#kept.at(-1); kept !== void 0; kept = this.#kept.at(-1)) {
			const { state, snapshot, low, lows } = kept;
			try {
				if (!this.#audit(snapshot, low, lows, isDue)) return false;
				this.#judge.judgeAgain(snapshot);
			} catch (error) {
				throw this.#findings.placed(error, () => snapshot, { state });
			}
			this.#kept.pop();
		}
		this.#system.auditInputs();
		return true;
	}
	#audit(state, low, lows, isDue) {
		this.#auditing ??= audit(this.#system, this.#space, state, low, lows);
		while (!this.#auditing.next().done) if (isDue()) return false;
		this.#auditing = null;
		return true;
	}
};
function isPowerOfTwo(state) {
	return (state & state - 1) === 0;
}
// model-check/engine/tables/graph.ts
/** The transitions of a whole state graph, kept for questions that a single pass cannot answer. */
var StateGraph = class {
	#targets = new GrowingInts(1024);
	/** By transition: its kind, see `obligations.ts`. */
	#kinds = new GrowingInts(1024);
	/** By state: the end of its targets. States are closed in the order of their numbers. */
	#ends = new GrowingInts(1024);
	/** By state: one bit per mark that holds in it. */
	#good = new GrowingInts(1024);
	addState(good) {
		this.#good.push(good);
	}
	/** Adds a transition from the state that is being expanded; to -1 if the state after it is not explored. */
	addEdge(target, kind = 0) {
		this.#targets.push(target);
		this.#kinds.push(kind);
	}
	get states() {
		return this.#good.length;
	}
	/** By state: the end of its transitions. They begin where those of the state before it end. */
	get ends() {
		return this.#ends.data.subarray(0, this.#ends.length);
	}
	/** By transition: the state after it. */
	get targets() {
		return this.#targets.data.subarray(0, this.#targets.length);
	}
	/** By transition: its kind. */
	get kinds() {
		return this.#kinds.data.subarray(0, this.#kinds.length);
	}
	/** Whether `state` has the mark `bit`. */
	isMarked(state, bit) {
		return (this.#good.data[state] & 1 << bit) !== 0;
	}
	closeState() {
		this.#ends.push(this.#targets.length);
	}
	/**
	* The smallest state from which no state with bit `bit` can be reached; -1 when there is none. Walks backwards from all
	* states with the bit. The search may pause at each `yield`.
	*/
	*firstLost(bit) {
		const states = this.#good.length;
		const { starts, sources } = yield* this.#reversed();
		const saved = new Uint8Array(states);
		const queue = new Int32Array(states);
		let end = 0;
		for (let state = 0; state < states; state++) {
			if (isTurn$1(state)) yield;
			if (!this.isMarked(state, bit) && !this.#leadsOut(state)) continue;
			saved[state] = 1;
			queue[end++] = state;
		}
		for (let at = 0; at < end; at++) {
			if (isTurn$1(at)) yield;
			for (let i = starts[queue[at]]; i < starts[queue[at] + 1]; i++) {
				if (saved[sources[i]] === 1) continue;
				saved[sources[i]] = 1;
				queue[end++] = sources[i];
			}
		}
		return end === states ? -1 : saved.indexOf(0);
	}
	#leadsOut(state) {
		for (let i = state === 0 ? 0 : this.#ends.data[state - 1]; i < this.#ends.data[state]; i++) if (this.#targets.data[i] < 0) return true;
		return false;
	}
	/** The transitions by target: those into state t come from sources[starts[t] … starts[t + 1] - 1]. */
	*#reversed() {
		const states = this.#good.length;
		const targets = this.#targets.data;
		const starts = new Int32Array(states + 1);
		for (let i = 0; i < this.#targets.length; i++) {
			if (isTurn$1(i)) yield;
			if (targets[i] >= 0) starts[targets[i] + 1]++;
		}
		for (let state = 0; state < states; state++) starts[state + 1] += starts[state];
		const places = starts.slice();
		const sources = new Int32Array(this.#targets.length);
		let i = 0;
		for (let source = 0; source < this.#ends.length; source++) {
			if (isTurn$1(source)) yield;
			for (; i < this.#ends.data[source]; i++) if (targets[i] >= 0) sources[places[targets[i]]++] = source;
		}
		return {
			starts,
			sources
		};
	}
	get bytes() {
		return this.#targets.bytes + this.#kinds.bytes + this.#ends.bytes + this.#good.bytes;
	}
};
/** Whether to offer a pause: once in 4,096 steps. */
function isTurn$1(step) {
	return (step & 4095) === 0;
}
// model-check/engine/packed/packed-expansion.ts
var NOT_TAKEN$1 = -2;
var PackedExpansion = class {
	/** Whether there are more states than the limit allows. */
	isFull = false;
	#parts;
	/** The aspect of the current state, and its plain row once something needs it. */
	#aspect = 0;
	#plain = new GrowingInts();
	/** Progress within the current state: whether it is listed, and the next successors to judge and to take. */
	#isListed = false;
	#judgedAt = 0;
	#takenAt = 0;
	/** The log's answer for the successor that is being taken. */
	#taken = NOT_TAKEN$1;
	constructor(parts) {
		this.#parts = parts;
	}
	get isBetweenStates() {
		return !this.#isListed;
	}
	/** Takes an initial state, unless it is known. */
	takeInitial(snapshot) {
		const { states, judge, levels, findings, graph, mostStates } = this.#parts;
		const { packed, plain } = states.packed(snapshot);
		if (states.log.find(packed, 0) >= 0) return;
		this.isFull = states.log.size >= mostStates;
		if (this.isFull) return;
		states.log.add(packed, 0);
		levels.next.push(judge.ofInitial(plain, 0));
		graph?.addState(judge.good);
		if (judge.violation !== null) findings.discovery ??= {
			violation: judge.violation,
			state: states.log.size - 1,
			targetLow: plain[0]
		};
	}
	/** Expands the next state. Returns false for a pause. May throw `Unfinished`; then it must be called again. */
	expand(isDue) {
		const { levels, audits, graph, states } = this.#parts;
		if (!this.#isListed && !this.#list(isDue)) return false;
		if (!this.#judgeKnown(isDue) || !this.#takeNew(isDue)) return false;
		if (audits.isAudited(levels.expanded)) {
			const row = this.#row();
			states.addLanes(row);
			if (!audits.end(levels.expanded, row, 0, isDue)) return false;
		}
		graph?.closeState();
		this.#isListed = false;
		return true;
	}
	#list(isDue) {
		const { levels, successors, audits, graph, judge } = this.#parts;
		if (!successors.list(levels.expanded, isDue)) return false;
		const { count } = successors.listing;
		audits.begin(levels.expanded);
		if (audits.isAudited(levels.expanded)) audits.note(successors.lows(), count);
		if (graph !== null) {
			for (let i = 0; i < count; i++) if (successors.numbers[i] >= 0) graph.addEdge(successors.numbers[i]);
		}
		this.#aspect = levels.current.data[levels.place];
		this.#plain.length = 0;
		this.#isListed = true;
		this.#judgedAt = judge.watchesSteps ? 0 : count;
		this.#takenAt = 0;
		return true;
	}
	/** Judges the transitions to states that are known. Returns false for a pause. */
	#judgeKnown(isDue) {
		const { levels, successors, judge } = this.#parts;
		const { count, outcomes } = successors.listing;
		while (this.#judgedAt < count) {
			const i = this.#judgedAt;
			const target = successors.numbers[i];
			const isJudged = target < 0 || target === levels.expanded || judge.settled(outcomes[i], this.#aspect);
			if (!isJudged) this.#judge(i, -1);
			this.#judgedAt++;
			if (!isJudged && isDue()) return false;
		}
		return true;
	}
	/** Takes the successors that were not in the log. Returns false for a pause, and once there are too many states. */
	#takeNew(isDue) {
		const { successors } = this.#parts;
		const { count } = successors.listing;
		while (this.#takenAt < count) {
			if (successors.numbers[this.#takenAt] >= 0) {
				this.#takenAt++;
				continue;
			}
			this.#take(this.#takenAt);
			if (this.isFull) return false;
			this.#takenAt++;
			if (isDue()) return false;
		}
		return true;
	}
	#take(i) {
		const { states, successors, judge, graph, levels, mostStates } = this.#parts;
		const { log } = states;
		const { rows } = successors.listing;
		const at = states.at(i);
		if (this.#taken === NOT_TAKEN$1) {
			this.isFull = log.size >= mostStates && log.find(rows, at) < 0;
			if (this.isFull) return;
			this.#taken = log.add(rows, at);
			graph?.addEdge(this.#taken >= 0 ? this.#taken : log.size - 1);
		}
		const isNew = this.#taken < 0;
		if (isNew || judge.watchesSteps) {
			const aspect = this.#judge(i, isNew ? log.size - 1 : -1);
			if (isNew) {
				levels.next.push(aspect);
				graph?.addState(judge.good);
			}
		}
		this.#taken = NOT_TAKEN$1;
	}
	/** Judges the transition to successor `i`, and the state there if `target` is the number of a new one. Returns its aspect. */
	#judge(i, target) {
		const { judge, successors, findings, states, levels } = this.#parts;
		const { outcomes, rows } = successors.listing;
		const known = judge.known(outcomes[i], this.#aspect, target >= 0);
		if (known >= 0) return known;
		const aspect = this.#judgeRow(outcomes[i], i, target >= 0);
		if (judge.violation === null || findings.discovery !== null) return aspect;
		const state = judge.violation.by === "step" ? levels.expanded : target;
		findings.discovery = {
			violation: judge.violation,
			state,
			targetLow: states.low(rows, states.at(i))
		};
		return aspect;
	}
	#judgeRow(outcome, i, isNew) {
		const { judge, outcomes, findings, space, system, states, successors, levels } = this.#parts;
		const row = this.#row();
		row[2] = this.#aspect;
		try {
			const aspect = judge.after(outcome, outcomes, true, isNew, row, 0);
			this.#aspect = row[2];
			return aspect;
		} catch (error) {
			throw findings.placed(error, () => snapshotAfter(space, outcomes, outcome, system.bag, row, 0), {
				state: levels.expanded,
				targetLow: states.low(successors.listing.rows, states.at(i))
			});
		}
	}
	/** The plain row of the current state. */
	#row() {
		const { states, levels } = this.#parts;
		if (this.#plain.length > 0) return this.#plain.data;
		const row = states.plain(states.log.rows, states.at(levels.expanded), this.#plain);
		this.#plain.length = 1;
		return row;
	}
};
// model-check/engine/packed/packed-levels.ts
/** The levels of a packed search: where each begins in the log, and the aspects of the states that still count. */
/** In place of an aspect: it must be found again. */
var STALE = -1;
var PackedLevels = class {
	/** The number of states that are expanded, which is the number of the one that comes next. */
	expanded = 0;
	/** The aspects of the states of the current level and of those found for the next one: see `judge/judge.ts`. */
	current = new GrowingInts(1024);
	next = new GrowingInts(1024);
	/** By level: its first state. */
	#starts = [];
	#end = 0;
	/** Levels with at least one state, the initial states' included. */
	get depth() {
		return this.#starts.length;
	}
	get isDone() {
		return this.expanded === this.#end;
	}
	/** The place of the state that is being expanded, within its level. */
	get place() {
		return this.expanded - this.#starts[this.#starts.length - 1];
	}
	/** Begins with the level of the initial states; `size`: their number. */
	begin(size) {
		this.descend(size, Number.POSITIVE_INFINITY);
	}
	/** The levels begin with these states, of which the last level ends at `size`. */
	restore(starts, end, expanded, size) {
		this.#starts.push(...starts);
		this.#end = end;
		this.expanded = expanded;
		for (let state = this.#starts[this.#starts.length - 1]; state < end; state++) this.current.push(STALE);
		for (let state = end; state < size; state++) this.next.push(STALE);
	}
	get starts() {
		return this.#starts;
	}
	/** The end of the current level. */
	get end() {
		return this.#end;
	}
	/** Goes on to the next level, which ends where the log ends now. Returns false if it is empty, or deeper than `deepest`. */
	descend(size, deepest) {
		if (size === this.#end || this.depth >= deepest) return false;
		this.#starts.push(this.#end);
		this.#end = size;
		[this.current, this.next] = [this.next, this.current];
		this.next.length = 0;
		return true;
	}
	/** The first state of this level. */
	startOf(level) {
		return this.#starts[level];
	}
	/** The level of a state; one below the current for states that were found for the next one. */
	levelOf(state) {
		if (state >= this.#end) return this.depth;
		let level = this.depth - 1;
		while (this.#starts[level] > state) level--;
		return level;
	}
	get bytes() {
		return this.current.bytes + this.next.bytes;
	}
};
// model-check/engine/packed/packing.ts
/** The bits of a packed row: each field lies in one 32-bit word, and no field crosses words. */
var WORD = 32;
/** The widest field, in bits. */
var WIDEST = 30;
var Packing = class {
	/** Words per row; at least 1. */
	words;
	/** By field: its word, the number of its lowest bit, and the mask of its values. */
	word;
	shift;
	mask;
	/** `sizes`: for each field, the number of values that it must hold. Each field goes into the first word with room. */
	constructor(sizes) {
		this.word = new Int32Array(sizes.length);
		this.shift = new Int32Array(sizes.length);
		this.mask = new Int32Array(sizes.length);
		const used = [];
		sizes.forEach((size, field) => {
			const bits = bitsFor(size);
			const fitting = used.findIndex((taken) => taken + bits <= WORD);
			const word = fitting < 0 ? used.push(0) - 1 : fitting;
			this.word[field] = word;
			this.shift[field] = used[word];
			this.mask[field] = 2 ** bits - 1;
			used[word] += bits;
		});
		this.words = Math.max(1, used.length);
	}
	/** Whether `value` fits into `field`. */
	holds(field, value) {
		return value <= this.mask[field];
	}
	/** The value of `field` in the row at `base`. */
	read(data, base, field) {
		return data[base + this.word[field]] >>> this.shift[field] & this.mask[field];
	}
	/** Sets `field` of the row at `base`, where all its bits are 0. */
	put(data, base, field, value) {
		data[base + this.word[field]] |= value << this.shift[field];
	}
};
/** The bits that tell `size` values apart; at least 1. */
function bitsFor(size) {
	return Math.min(WIDEST, Math.max(1, WORD - Math.clz32(Math.max(size, 1) - 1)));
}
// model-check/engine/packed/fields.ts
/** A part with more values has no field of its own. */
var MOST_VALUES = 8;
var Fields = class {
	packing;
	/** The first field of an inbox, and the first of a part. */
	firstInbox;
	firstPart;
	/** The parts that have a field. */
	parts = [];
	/** Parts that will get a field when the rows are packed again. */
	wanted = /* @__PURE__ */ new Set();
	#space;
	#inboxes;
	#fieldOf = /* @__PURE__ */ new Map();
	#inboxOf;
	#ids = [];
	/** `inboxOf`: the inbox of a message, both by number. */
	constructor(space, inboxes, inboxOf) {
		this.#space = space;
		this.#inboxes = inboxes;
		this.#inboxOf = inboxOf;
		this.firstInbox = space.slots.length;
		this.firstPart = space.slots.length + inboxes.count;
		this.packing = this.#packed();
	}
	/** The field that tells what is seen of `slot` through `lens`, or of its whole value if it is null. */
	seenIn(slot, lens) {
		if (lens === null) return slot;
		const field = this.#fieldOf.get(lens);
		if (field !== void 0) return field;
		if (lens.size <= MOST_VALUES) this.wanted.add(lens);
		return slot;
	}
	/** Makes room for all present values, and fields for the wanted parts. Returns a function that packs old rows again. */
	repack() {
		const before = this.packing;
		for (const lens of this.wanted) this.#fieldOf.set(lens, this.firstPart + this.parts.push(lens) - 1);
		this.wanted.clear();
		this.packing = this.#packed();
		return (from, base, to, at) => {
			for (let field = 0; field < this.firstPart; field++) this.packing.put(to, at, field, before.read(from, base, field));
			this.#putParts(to, at);
		};
	}
	/** Packs the state in `row`, in the form of `tables/rows.ts`, at the beginning of `to`. Returns false if some value is too wide. */
	pack(row, to) {
		const slots = this.firstInbox;
		const messages = row.subarray(4 + slots, 4 + slots + row[3]);
		const ids = this.#ids;
		for (let slot = 0; slot < slots; slot++) ids[slot] = row[4 + slot];
		for (let inbox = 0; inbox < this.#inboxes.count; inbox++) ids[slots + inbox] = this.#inboxes.number(inbox, [...messages].filter((message) => this.#inboxOf(message) === inbox));
		if (!ids.every((id, field) => this.packing.holds(field, id))) return false;
		to.fill(0, 0, this.packing.words);
		for (let field = 0; field < this.firstPart; field++) this.packing.put(to, 0, field, ids[field]);
		this.#putParts(to, 0);
		return true;
	}
	/** Writes the state in the packed row at `base` to `row`, in the form of `tables/rows.ts`, without a fingerprint. */
	unpack(data, base, row) {
		const slots = this.firstInbox;
		for (let slot = 0; slot < slots; slot++) row[4 + slot] = this.packing.read(data, base, slot);
		const first = 4 + slots;
		let end = first;
		for (let inbox = 0; inbox < this.#inboxes.count; inbox++) {
			const contents = this.#inboxes.contents[inbox][this.packing.read(data, base, slots + inbox)];
			for (let i = 0; i < contents.length; i++) end = insert(row, first, end, contents[i]);
		}
		row[3] = end - first;
		row[2] = -1;
	}
	/** The most words that a row of `tables/rows.ts` may need for the packed row at `base`. */
	rowLength(data, base) {
		let length = 4 + this.firstInbox;
		for (let inbox = 0; inbox < this.#inboxes.count; inbox++) length += this.#inboxes.contents[inbox][this.packing.read(data, base, this.firstInbox + inbox)].length;
		return length;
	}
	#putParts(to, at) {
		for (const [i, lens] of this.parts.entries()) this.packing.put(to, at, this.firstPart + i, lens.of(this.packing.read(to, at, lens.slot)));
	}
	/** A packing of all present values; with room for more where that takes no further word. */
	#packed() {
		const slots = this.#space.slots.map(({ size }) => size);
		const inboxes = this.#inboxes.contents.map(({ length }) => length);
		const sizes = [
			...slots,
			...inboxes,
			...this.parts.map(({ size }) => size)
		];
		const exact = new Packing(sizes);
		return [sizes.map((size) => 2 * size), sizes.map((size) => size + 1)].map((larger) => new Packing(larger)).find(({ words }) => words === exact.words) ?? exact;
	}
};
/** Inserts `message` into the ascending messages in [from, end). Returns the new end. */
function insert(row, from, end, message) {
	let i = end;
	for (; i > from && row[i - 1] > message; i--) row[i] = row[i - 1];
	row[i] = message;
	return end + 1;
}
// model-check/engine/packed/inboxes.ts
/**
* The contents of inboxes. The bag of messages in flight is divided into inboxes, and the contents of each are numbered, so
* that a state has a fixed length. 0 is the empty inbox.
*/
/** Estimated memory of numbered contents, in bytes: a fixed part, and a part per message. */
var BYTES_PER_CONTENTS = 120;
var BYTES_PER_MESSAGE = 12;
var Inboxes = class {
	/** By inbox and number of its contents: the ascending messages. */
	contents;
	bytes = 0;
	#bag;
	#numbers;
	#changes = [];
	#changeNumbers = /* @__PURE__ */ new Map();
	/** By inbox: the contents after a change, by number of the change and contents before. */
	#after;
	constructor(count, bag) {
		this.#bag = bag;
		this.contents = Array.from({ length: count }, () => [[]]);
		this.#numbers = Array.from({ length: count }, () => /* @__PURE__ */ new Map([["", 0]]));
		this.#after = Array.from({ length: count }, () => new PairTable());
	}
	get count() {
		return this.contents.length;
	}
	/** The number of these contents, ascending messages, of `inbox`. */
	number(inbox, messages) {
		const text = messages.join();
		const known = this.#numbers[inbox].get(text);
		if (known !== void 0) return known;
		const number = this.contents[inbox].push(messages) - 1;
		this.#numbers[inbox].set(text, number);
		this.bytes += BYTES_PER_CONTENTS + BYTES_PER_MESSAGE * messages.length;
		return number;
	}
	/** The number of the change in which `taken`, a message or -1, leaves an inbox and `arrives` come. */
	change(taken, arrives) {
		const text = `${taken} ${arrives.join()}`;
		const known = this.#changeNumbers.get(text);
		if (known !== void 0) return known;
		const number = this.#changes.push({
			taken,
			arrives
		}) - 1;
		this.#changeNumbers.set(text, number);
		return number;
	}
	/** The contents of `inbox` after a change of `contents`, as numbers. */
	after(inbox, change, contents) {
		const known = this.#after[inbox].get(change, contents);
		return known >= 0 ? known : this.#learn(inbox, change, contents);
	}
	#learn(inbox, change, contents) {
		const { taken, arrives } = this.#changes[change];
		const messages = [...this.contents[inbox][contents]];
		const place = taken < 0 ? -1 : messages.indexOf(taken);
		if (place >= 0) messages.splice(place, 1);
		for (const message of arrives) if (this.#bag === "multiset" || !messages.includes(message)) messages.push(message);
		const after = this.number(inbox, bagOf(messages));
		this.#after[inbox].set(change, contents, after);
		return after;
	}
	get tableBytes() {
		return this.bytes + this.#after.reduce((sum, table) => sum + table.bytes, 0);
	}
};
// model-check/engine/packed/state-log.ts
/**
* All states that were found, as packed rows in the order of finding, and a table of their numbers. Rows are compared in
* full, so two states are never confused. An entry of the table has four bytes.
*/
var FULLEST$2 = .7;
/** A table filled beyond this share will soon grow. */
var NEARLY_FULL$1 = .6;
var FEWEST_BITS = 12;
var StateLog = class {
	/** The number of states. */
	size = 0;
	#words;
	#rows = new GrowingInts(4096);
	/**
	* The place is in the upper bits of a hash. An entry holds 1 + the number of a state in as many lower bits, and above them
	* the other bits of the hash. 0 marks a free place.
	*/
	#table = /* @__PURE__ */ new Int32Array(4096);
	#bits = FEWEST_BITS;
	/** `words`: the length of a row. */
	constructor(words) {
		this.#words = words;
	}
	/** The rows, one after another. Growth replaces them. */
	get rows() {
		return this.#rows.data;
	}
	/**
	* Looks up the first `count` rows of `rows`, and writes their numbers to `numbers`, or -1. The first loop is tight so that
	* the processor overlaps many distant reads; what it reads is near when the second loop asks for it.
	*/
	findAll(rows, count, numbers) {
		const [table, words, bits, log] = [
			this.#table,
			this.#words,
			this.#bits,
			this.#rows.data
		];
		const last = table.length - 1;
		for (let i = 0, at = 0; i < count; i++, at += words) numbers[i] = table[hashOf(rows, at, words) >>> 32 - bits];
		for (let i = 0, at = 0; i < count; i++, at += words) {
			let entry = numbers[i];
			if (entry === 0) {
				numbers[i] = -1;
				continue;
			}
			const hash = hashOf(rows, at, words);
			const tag = hash << bits >>> bits;
			for (let place = hash >>> 32 - bits;; entry = table[place]) {
				if (entry === 0) break;
				place = place + 1 & last;
				if (entry >>> bits !== tag) continue;
				const from = ((entry & last) - 1) * words;
				let k = 0;
				while (k < words && log[from + k] === rows[at + k]) k++;
				if (k === words) break;
			}
			numbers[i] = entry === 0 ? -1 : (entry & last) - 1;
		}
	}
	/** The number of the row at `at`; -1 if it is not there. */
	find(rows, at) {
		const entry = this.#table[this.#place(rows, at)];
		return entry === 0 ? -1 : (entry & (1 << this.#bits) - 1) - 1;
	}
	/** Adds the row at `at`. Returns -1 if it is new, else its number. */
	add(rows, at) {
		const place = this.#place(rows, at);
		if (this.#table[place] !== 0) return (this.#table[place] & (1 << this.#bits) - 1) - 1;
		this.#rows.reserve(this.#words);
		for (let k = 0; k < this.#words; k++) this.#rows.data[this.#rows.length++] = rows[at + k];
		this.size++;
		this.#table[place] = this.#entry(hashOf(rows, at, this.#words), this.size);
		if (this.size > this.#table.length * FULLEST$2) this.#index(this.#bits + 1);
		return -1;
	}
	/** Gives all rows another form, of `words` words. */
	rewrite(words, convert) {
		const [old, oldWords] = [this.#rows.data, this.#words];
		this.#rows = new GrowingInts(Math.max(4096, Math.ceil(this.size * words * 1.25)));
		this.#rows.length = this.size * words;
		this.#words = words;
		for (let state = 0; state < this.size; state++) convert(old, state * oldWords, this.#rows.data, state * words);
		this.#index(this.#bits);
	}
	/** The place of the row at `at`, or the free place where it belongs. */
	#place(rows, at) {
		const [table, words, bits, log] = [
			this.#table,
			this.#words,
			this.#bits,
			this.#rows.data
		];
		const hash = hashOf(rows, at, words);
		const tag = hash << bits >>> bits;
		const last = table.length - 1;
		let place = hash >>> 32 - bits;
		for (; table[place] !== 0; place = place + 1 & last) {
			if (table[place] >>> bits !== tag) continue;
			const from = ((table[place] & last) - 1) * words;
			let k = 0;
			while (k < words && log[from + k] === rows[at + k]) k++;
			if (k === words) break;
		}
		return place;
	}
	#entry(hash, number) {
		return hash << this.#bits | number;
	}
	/** Makes the table again, with 2 ** `bits` places. */
	#index(bits) {
		this.#bits = bits;
		this.#table = /* @__PURE__ */ new Int32Array(0);
		const table = new Int32Array(2 ** bits);
		const [words, log, last] = [
			this.#words,
			this.#rows.data,
			table.length - 1
		];
		for (let state = 0, at = 0; state < this.size; state++, at += words) {
			const hash = hashOf(log, at, words);
			let place = hash >>> 32 - bits;
			while (table[place] !== 0) place = place + 1 & last;
			table[place] = this.#entry(hash, state + 1);
		}
		this.#table = table;
	}
	/** The further bytes that growth will take, as old and new arrays exist together; 0 if nothing will grow soon. */
	get bytesSoon() {
		return this.#rows.bytesSoon + (this.size > this.#table.length * NEARLY_FULL$1 ? 2 * this.#table.byteLength : 0);
	}
	get bytes() {
		return this.#rows.bytes + this.#table.byteLength;
	}
};
function hashOf(rows, at, words) {
	let hash = 625341585;
	for (let k = 0; k < words; k++) {
		hash = Math.imul(hash ^ rows[at + k], 2654435761);
		hash ^= hash >>> 15;
	}
	hash = Math.imul(hash, 2246822507);
	hash ^= hash >>> 13;
	return Math.imul(hash, 3266489909) | 0;
}
// model-check/engine/packed/packed-states.ts
var PackedStates = class {
	inboxes;
	fields;
	log;
	#system;
	#space;
	/** By message: its inbox. */
	#inboxes = [];
	#plain = new GrowingInts();
	#packed = /* @__PURE__ */ new Int32Array(1);
	constructor(system, space) {
		this.#system = system;
		this.#space = space;
		this.inboxes = new Inboxes(system.inboxes ?? 1, system.bag);
		this.fields = new Fields(space, this.inboxes, this.inboxOf);
		this.log = new StateLog(this.fields.packing.words);
	}
	/** The inbox of a message, both by number. */
	inboxOf = (message) => {
		this.#inboxes[message] ??= this.#system.inboxOf?.(this.#space.messages.values[message]) ?? 0;
		return this.#inboxes[message];
	};
	/** Where state number `state` begins in the rows of the log. */
	at(state) {
		return state * this.fields.packing.words;
	}
	/** Packs `snapshot`. Returns the packed row, and the plain one with its fingerprint. Both are overwritten by the next call. */
	packed(snapshot) {
		this.#plain.length = 0;
		this.#space.append(snapshot, this.#plain);
		if (!this.#pack()) {
			this.repack();
			this.#pack();
		}
		return {
			packed: this.#packed,
			plain: this.#plain.data
		};
	}
	/** The packed row at `base` as a plain one, without a fingerprint. Overwritten by the next call. */
	plain(data, base, into = this.#plain) {
		into.length = 0;
		into.reserve(this.fields.rowLength(data, base));
		this.fields.unpack(data, base, into.data);
		return into.data;
	}
	/** Adds to a plain row its fingerprint. */
	addLanes(row) {
		const { slots, messages } = this.#space;
		let [low, high] = [0, 0];
		for (let slot = 0; slot < slots.length; slot++) {
			low = low + slots[slot].low(row[4 + slot]) | 0;
			high = high + slots[slot].high(row[4 + slot]) | 0;
		}
		for (let i = 4 + slots.length; i < 4 + slots.length + row[3]; i++) {
			low = low + messages.low(row[i]) | 0;
			high = high + messages.high(row[i]) | 0;
		}
		row[0] = low;
		row[1] = high;
	}
	/** The low lane of the packed row at `base`. */
	low(data, base) {
		const row = this.plain(data, base);
		this.addLanes(row);
		return row[0];
	}
	/** Packs all states again, with room for all values that there are now. */
	repack() {
		const convert = this.fields.repack();
		this.log.rewrite(this.fields.packing.words, convert);
	}
	#pack() {
		const { words } = this.fields.packing;
		if (this.#packed.length < words) this.#packed = new Int32Array(words);
		return this.fields.pack(this.#plain.data, this.#packed);
	}
	get bytes() {
		return this.log.bytes + this.inboxes.tableBytes;
	}
};
var UNKNOWN$1 = -2;
var Effects = class {
	/** Entries, by where they begin. */
	entries = new GrowingInts(1024);
	/** By number of an outcome: its words. Close together, as there are few outcomes and many entries. */
	ofOutcomes = /* @__PURE__ */ new Int32Array(64);
	/** Changes of inboxes: their number, then pairs of an inbox and a change. */
	mail = new GrowingInts();
	#fields;
	#inboxes;
	#inboxOf;
	#outcomes;
	#decisions;
	/** By outcome: where its changes of inboxes begin, NO_MAIL, or UNKNOWN. */
	#mailOf = /* @__PURE__ */ new Int32Array(0);
	/** By number of an entry: the leaves that it lists, and the number of states in which it was met since the last count. */
	#leaves = [];
	visits = /* @__PURE__ */ new Float64Array(1024);
	constructor(fields, inboxes, inboxOf, { outcomes, decisions }) {
		this.#fields = fields;
		this.#inboxes = inboxes;
		this.#inboxOf = inboxOf;
		this.#outcomes = outcomes;
		this.#decisions = decisions;
	}
	/** Adds an entry with the outcomes of these leaves. Returns its beginning; -1 if some value is too wide for its field. */
	add(leaves) {
		const outcomes = leaves.flatMap((leaf) => {
			const from = this.#decisions.moving(leaf);
			return Array.from({ length: this.#decisions.end(leaf) - from }, (_, i) => from + i);
		});
		if (!outcomes.every((outcome) => this.#learn(outcome))) return -1;
		const number = this.#leaves.push(leaves) - 1;
		if (number === this.visits.length) this.visits = doubled(this.visits);
		const entry = this.entries.length;
		for (const word of [
			number,
			outcomes.length,
			...outcomes
		]) this.entries.push(word);
		return entry;
	}
	/** Writes down what an outcome changes. Returns false if some value is too wide for its field. */
	#learn(outcome) {
		const { packing, parts, firstPart } = this.#fields;
		const at = outcome * (1 + packing.words);
		if (at + 1 + packing.words > this.ofOutcomes.length) this.ofOutcomes = longer$1(this.ofOutcomes, at);
		const facts = this.#outcomes.facts.data.subarray(outcome * 10, (outcome + 1) * 10);
		const writes = this.#outcomes.writes.data;
		const flips = this.ofOutcomes.subarray(at + 1, at + 1 + packing.words).fill(0);
		const flip = (field, before, after) => {
			flips[packing.word[field]] ^= (before ^ after) << packing.shift[field];
			return packing.holds(field, after);
		};
		for (let w = facts[5]; w < facts[6]; w += 3) {
			const [slot, before, after] = [
				writes[w],
				writes[w + 1],
				writes[w + 2]
			];
			if (!flip(slot, before, after)) return false;
			for (const [i, lens] of parts.entries()) if (lens.slot === slot && !flip(firstPart + i, lens.of(before), lens.of(after))) return false;
		}
		if (outcome >= this.#mailOf.length) this.#mailOf = grownTo(this.#mailOf, outcome, UNKNOWN$1);
		if (this.#mailOf[outcome] === UNKNOWN$1) this.#mailOf[outcome] = this.#addMail(facts);
		this.ofOutcomes[at + 0] = this.#mailOf[outcome];
		return true;
	}
	#addMail(facts) {
		const sends = this.#outcomes.sends.data.subarray(facts[7], facts[8]);
		const consumed = facts[4];
		const touched = new Set([...consumed < 0 ? [] : [consumed], ...sends].map(this.#inboxOf));
		const at = touched.size === 0 ? -1 : this.mail.length;
		if (touched.size > 0) this.mail.push(touched.size);
		for (const inbox of touched) {
			const taken = consumed >= 0 && this.#inboxOf(consumed) === inbox ? consumed : -1;
			const arrives = [...sends].filter((message) => this.#inboxOf(message) === inbox);
			this.mail.push(inbox);
			this.mail.push(this.#inboxes.change(taken, arrives));
		}
		return at;
	}
	/** Counts what was met since the last time where the memory counts it. */
	count() {
		this.#leaves.forEach((leaves, number) => {
			const visits = this.visits[number];
			if (visits > 0) for (const leaf of leaves) this.#decisions.arrive(leaf, visits);
			this.visits[number] = 0;
		});
	}
	/** Forgets all entries. Call `count` first. */
	clear() {
		this.entries.length = 0;
		this.#leaves = [];
	}
	get bytes() {
		return this.entries.bytes + this.ofOutcomes.byteLength + this.mail.bytes + this.visits.byteLength;
	}
};
/** A copy of `words` with room for more than `least`. */
function longer$1(words, least) {
	const grown = new Int32Array(2 * (least + words.length));
	grown.set(words);
	return grown;
}
/** Masks of at most this many neighbouring bits index a table directly. */
var MOST_DIRECT_BITS = 12;
var FULLEST$1 = .5;
var FEWEST_PLACES = 8;
var Window = class {
	/** In the order in which they are listed. */
	groups;
	/** The number of states that were expanded before the first entry. */
	since;
	/** The fields that the moves have read. */
	fields = /* @__PURE__ */ new Set();
	/** The number of entries that were ever added. */
	size = 0;
	#used = 0;
	/** Words with a nonzero mask, and these masks. */
	#words = /* @__PURE__ */ new Int32Array(0);
	#masks = /* @__PURE__ */ new Int32Array(0);
	/** With one mask of few bits: by its bits, the entry or UNKNOWN; else by place: the masked words, and 1 + the entry. */
	#table = /* @__PURE__ */ new Int32Array(0);
	#isDirect = false;
	#shift = 0;
	/** The number of places of the table, less 1. */
	#last = 0;
	constructor(groups, since) {
		this.groups = groups;
		this.since = since;
	}
	/** Forgets all entries, and sees the fields of this packing from now on. */
	open(packing) {
		const masks = new Int32Array(packing.words);
		for (const field of this.fields) masks[packing.word[field]] |= packing.mask[field] << packing.shift[field];
		const words = [...masks.keys()].filter((word) => masks[word] !== 0);
		this.#words = Int32Array.from(words);
		this.#masks = Int32Array.from(words, (word) => masks[word]);
		this.#used = 0;
		const [mask = 0] = this.#masks;
		this.#shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask);
		const bits = 32 - Math.clz32(mask >>> this.#shift);
		this.#isDirect = words.length <= 1 && bits <= MOST_DIRECT_BITS;
		this.#table = this.#isDirect ? new Int32Array(2 ** bits).fill(-1) : new Int32Array(FEWEST_PLACES * this.#stride);
		this.#last = 7;
	}
	/** The entry for the row at `base`, or UNKNOWN. */
	find(data, base) {
		if (this.#isDirect) {
			if (this.#words.length === 0) return this.#table[0];
			return this.#table[(data[base + this.#words[0]] & this.#masks[0]) >>> this.#shift];
		}
		return this.#table[this.#place(data, base) + this.#words.length] - 1;
	}
	/** Adds the entry for the row at `base`, which has none. */
	add(data, base, entry) {
		this.size++;
		this.#used++;
		if (this.#isDirect) {
			this.#table[this.#words.length === 0 ? 0 : (data[base + this.#words[0]] & this.#masks[0]) >>> this.#shift] = entry;
			return;
		}
		if (this.#used * this.#stride > this.#table.length * FULLEST$1) this.#grow();
		const at = this.#place(data, base);
		for (let k = 0; k < this.#words.length; k++) this.#table[at + k] = data[base + this.#words[k]] & this.#masks[k];
		this.#table[at + this.#words.length] = entry + 1;
	}
	get #stride() {
		return this.#words.length + 1;
	}
	/** The beginning of the place of the row at `base`, or of the free one where it belongs. */
	#place(data, base) {
		return this.#words.length === 2 ? this.#placeOfTwo(data, base) : this.#placeOfMany(data, base);
	}
	/** The same for two words, without loops. */
	#placeOfTwo(data, base) {
		const [words, masks, table] = [
			this.#words,
			this.#masks,
			this.#table
		];
		const first = data[base + words[0]] & masks[0];
		const second = data[base + words[1]] & masks[1];
		for (let place = mixed(Math.imul(first, 2654435761) ^ Math.imul(second, 2246822507));; place++) {
			const at = 3 * (place & this.#last);
			if (table[at + 2] === 0 || table[at] === first && table[at + 1] === second) return at;
		}
	}
	#placeOfMany(data, base) {
		const [words, masks, table] = [
			this.#words,
			this.#masks,
			this.#table
		];
		const count = words.length;
		let hash = 0;
		for (let k = 0; k < count; k++) hash = Math.imul(hash ^ data[base + words[k]] & masks[k], 2654435761) ^ hash >>> 13;
		for (let place = mixed(hash);; place++) {
			const at = (count + 1) * (place & this.#last);
			if (table[at + count] === 0) return at;
			let k = 0;
			while (k < count && table[at + k] === (data[base + words[k]] & masks[k])) k++;
			if (k === count) return at;
		}
	}
	#grow() {
		const [old, stride] = [this.#table, this.#stride];
		this.#table = new Int32Array(old.length * 2);
		this.#last = 2 * this.#last + 1;
		const row = new Int32Array(this.#words.length === 0 ? 0 : this.#words[this.#words.length - 1] + 1);
		for (let at = 0; at < old.length; at += stride) {
			if (old[at + stride - 1] === 0) continue;
			for (let k = 0; k < stride - 1; k++) row[this.#words[k]] = old[at + k];
			const to = this.#place(row, 0);
			for (let k = 0; k < stride; k++) this.#table[to + k] = old[at + k];
		}
	}
	get bytes() {
		return this.#table.byteLength;
	}
};
/** The lower bits of the result depend on all bits. */
function mixed(hash) {
	const once = Math.imul(hash ^ hash >>> 16, 2146121005);
	return once ^ once >>> 15;
}
// model-check/engine/packed/listing.ts
/** Lists the successors of a packed row: looks the row up in all windows, flips bits, and changes inboxes. */
var Listing = class {
	/** The number of successors, their outcomes, and their rows one after another. */
	count = 0;
	outcomes = /* @__PURE__ */ new Int32Array(64);
	rows = /* @__PURE__ */ new Int32Array(256);
	#fields;
	#inboxes;
	#effects;
	#windows;
	#queues;
	/** Entries that were met. */
	#met = /* @__PURE__ */ new Int32Array(64);
	#metCount = 0;
	/** Messages that may be delivered; ascending. */
	#waiting = /* @__PURE__ */ new Int32Array(64);
	#waitingCount = 0;
	/** `queues`: the slots that hold queues, and whether the value with an id is an empty one. */
	constructor(fields, inboxes, effects, windows, queues) {
		this.#fields = fields;
		this.#inboxes = inboxes;
		this.#effects = effects;
		this.#windows = windows;
		this.#queues = queues;
	}
	/**
	* Lists the successors of the row at `base`, in the order of the reference search. `counts`: whether the listed outcomes
	* count as fired.
	*/
	list(data, base, counts = true) {
		this.count = 0;
		this.#metCount = 0;
		const { isSetUp, steady, deliveries, whenQuiet } = this.#windows;
		if (!isSetUp) return "missing";
		for (let i = 0; i < steady.length; i++) {
			const listed = this.#see(steady[i], data, base);
			if (listed !== "all") return listed;
		}
		this.#gather(data, base);
		for (let i = 0; i < this.#waitingCount; i++) {
			const listed = this.#see(deliveries[this.#waiting[i]], data, base);
			if (listed !== "all") return listed;
		}
		if (whenQuiet !== null && this.#waitingCount === 0 && this.#queuesAreEmpty(data, base)) {
			const listed = this.#see(whenQuiet, data, base);
			if (listed !== "all") return listed;
		}
		if (!counts) return "all";
		const { visits } = this.#effects;
		for (let i = 0; i < this.#metCount; i++) visits[this.#met[i]]++;
		return "all";
	}
	/** Appends the successors that one window lists. */
	#see(view, data, base) {
		const entry = view === void 0 ? -1 : view.find(data, base);
		if (entry === -1) return "missing";
		const { words } = this.#fields.packing;
		const entries = this.#effects.entries.data;
		if (this.#metCount === this.#met.length) this.#met = longer(this.#met);
		this.#met[this.#metCount++] = entries[entry + 0];
		const more = entries[entry + 1];
		while ((this.count + more) * words > this.rows.length) this.rows = longer(this.rows);
		while (this.count + more > this.outcomes.length) this.outcomes = longer(this.outcomes);
		this.count += more;
		if (more === 0) return "all";
		const { rows, outcomes } = this;
		const effects = this.#effects.ofOutcomes;
		for (let i = 0, at = this.count - more; i < more; i++, at++) {
			const outcome = entries[entry + 2 + i];
			const effect = outcome * (1 + words);
			const to = at * words;
			outcomes[at] = outcome;
			rows[to] = data[base] ^ effects[effect + 1];
			for (let k = 1; k < words; k++) rows[to + k] = data[base + k] ^ effects[effect + 1 + k];
			if (effects[effect + 0] !== -1 && !this.#carry(effects[effect + 0], to)) return "narrow";
		}
		return "all";
	}
	/** Changes the inboxes of the row at `at`. Returns false if the contents of one have no room in their field. */
	#carry(mail, at) {
		const { rows } = this;
		const { packing, firstInbox } = this.#fields;
		const changes = this.#effects.mail.data;
		for (let i = mail + 1, end = i + 2 * changes[mail]; i < end; i += 2) {
			const field = firstInbox + changes[i];
			const before = packing.read(rows, at, field);
			const after = this.#inboxes.after(changes[i], changes[i + 1], before);
			if (!packing.holds(field, after)) return false;
			rows[at + packing.word[field]] ^= (before ^ after) << packing.shift[field];
		}
		return true;
	}
	/** Finds the distinct messages in all inboxes of the row at `base`. */
	#gather(data, base) {
		const { packing, firstInbox, firstPart } = this.#fields;
		let count = 0;
		for (let field = firstInbox; field < firstPart; field++) {
			const number = packing.read(data, base, field);
			if (number === 0) continue;
			const messages = this.#inboxes.contents[field - firstInbox][number];
			if (count + messages.length > this.#waiting.length) this.#waiting = longer(this.#waiting, messages.length);
			const waiting = this.#waiting;
			for (let i = 0; i < messages.length; i++) {
				if (i > 0 && messages[i] === messages[i - 1]) continue;
				let to = count++;
				for (; to > 0 && waiting[to - 1] > messages[i]; to--) waiting[to] = waiting[to - 1];
				waiting[to] = messages[i];
			}
		}
		this.#waitingCount = count;
	}
	#queuesAreEmpty(data, base) {
		return this.#queues.every(([slot, isEmpty]) => isEmpty(this.#fields.packing.read(data, base, slot)));
	}
};
/** A copy of `array` with twice its capacity and `more`. */
function longer(array, more = 0) {
	const grown = new Int32Array(array.length * 2 + more);
	grown.set(array);
	return grown;
}
// model-check/engine/packed/windows.ts
/** The windows of a system: finds which of them a state is seen through, and fills them from the memory of moves. */
/** A group of several moves is divided if its window has this many entries and is met in fewer states than these per entry. */
var MANY_ENTRIES = 8192;
var FEWEST_STATES = 8;
/** A window does not pay if it is met in fewer states than this per entry. */
var FEWEST_VISITS = 4;
/** After this many states, and each time after four times as many, neighbouring windows with few entries are joined. */
var STATES_UNTIL_JOINED = 16384;
/** Windows with more entries are not joined, and joined ones have at most this many. */
var FEW_ENTRIES = 8;
var MOST_JOINED = 1024;
var Windows = class {
	/** The windows through which each state is seen, in the order in which the engine lists their moves. */
	steady = [];
	/** By message: the window of its deliveries. */
	deliveries = [];
	/** The window of the moves that are possible only while nothing is in flight; null if there are none. */
	whenQuiet = null;
	#transitions;
	#fields;
	#effects;
	/** Whether it is known which windows there are. If not, `fill` them for some state. */
	isSetUp = false;
	#nextJoin = STATES_UNTIL_JOINED;
	constructor(transitions, fields, effects) {
		this.#transitions = transitions;
		this.#fields = fields;
		this.#effects = effects;
	}
	/** Forgets all entries, as fields have new places. */
	open() {
		this.#effects.count();
		this.#effects.clear();
		for (const view of this.#all()) {
			view.fields.clear();
			view.open(this.#fields.packing);
		}
	}
	/**
	* Fills all windows for a state, given as a packed row and as one of `tables/rows.ts`, whose outcomes the memory knows.
	* Returns false if some value is too wide for its field. Throws `NotPacked` if a case is not remembered.
	*/
	fill(data, base, row, isQuiet) {
		if (!this.isSetUp) this.#setUp();
		this.#divide();
		if (this.#transitions.expanded > this.#nextJoin) this.#join();
		for (const view of this.steady) if (view.find(data, base) === -1 && !this.#fillOne(view, data, base, row)) return false;
		const first = 4 + this.#fields.firstInbox;
		for (let i = first; i < first + row[3]; i++) {
			const view = this.#deliveryOf(row[i]);
			if (view.find(data, base) === -1 && !this.#fillOne(view, data, base, row)) return false;
		}
		if (this.whenQuiet === null || !isQuiet || this.whenQuiet.find(data, base) !== -1) return true;
		return this.#fillOne(this.whenQuiet, data, base, row);
	}
	*#all() {
		yield* this.steady;
		for (const view of this.deliveries) if (view !== void 0) yield view;
		if (this.whenQuiet !== null) yield this.whenQuiet;
	}
	/** Makes a window for the moves that look at nothing, and one for those that look first at the same slot. */
	#setUp() {
		const { firstLooks, whenQuiet } = this.#transitions;
		const groups = [firstLooks.unconditionalMoves, ...firstLooks.slots.map((slot) => firstLooks.at(slot))];
		for (const moves of groups) if (moves.length > 0) this.steady.push(this.#opened({
			moves,
			reach: "all"
		}));
		if (whenQuiet.length > 0) this.whenQuiet = this.#opened({
			moves: whenQuiet,
			reach: "all"
		});
		this.isSetUp = true;
	}
	#deliveryOf(message) {
		this.deliveries[message] ??= this.#opened({
			moves: this.#transitions.deliveriesOf(message),
			reach: "all"
		});
		return this.deliveries[message];
	}
	#opened(...groups) {
		const view = new Window(groups, this.#transitions.expanded);
		view.open(this.#fields.packing);
		return view;
	}
	/** Divides windows that tell apart more than pays: joined groups are separated, and moves that look further from the others. */
	#divide() {
		if (!this.steady.some((view) => this.#isWide(view))) return;
		this.steady = this.steady.flatMap((view) => {
			if (!this.#isWide(view)) return [view];
			if (view.groups.length > 1) return view.groups.map((group) => this.#opened(group));
			const [{ moves }] = view.groups;
			return [this.#opened({
				moves,
				reach: "near"
			}), ...moves.map((move) => this.#opened({
				moves: [move],
				reach: "far"
			}))];
		});
	}
	#isWide(view) {
		const [{ moves, reach }] = view.groups;
		return (view.groups.length > 1 || moves.length > 1 && reach === "all") && view.size >= MANY_ENTRIES && this.#statesOf(view) < FEWEST_STATES * view.size;
	}
	#statesOf({ since }) {
		return this.#transitions.expanded - since;
	}
	/** Joins neighbouring windows with few entries, as one look-up then serves all of their moves. */
	#join() {
		this.#nextJoin = 4 * this.#transitions.expanded;
		const joined = [];
		let entries = MOST_JOINED;
		for (const view of this.steady) {
			const size = view.size > FEW_ENTRIES ? 1025 : Math.max(2, view.size);
			entries *= size;
			if (entries <= MOST_JOINED) joined[joined.length - 1].push(view);
			else {
				joined.push([view]);
				entries = size;
			}
		}
		this.steady = joined.map((windows) => windows.length === 1 ? windows[0] : this.#opened(...windows.flatMap(({ groups }) => groups)));
	}
	#fillOne(view, data, base, row) {
		if (view.size >= MANY_ENTRIES && (view.size & view.size - 1) === 0) this.#refuseWaste(view);
		const before = view.fields.size;
		const leaves = view.groups.flatMap((group) => this.#leavesOf(group, view.fields, row));
		if (view.fields.size > before) view.open(this.#fields.packing);
		const entry = this.#effects.add(leaves);
		if (entry >= 0) view.add(data, base, entry);
		return entry >= 0;
	}
	/** The leaves of a group for a plain row, in the order in which the engine lists them. Adds the fields that were read. */
	#leavesOf({ moves, reach }, fields, row) {
		const [near, far] = [[], []];
		for (const move of moves) {
			let looks = 0;
			const leaf = this.#transitions.decisions.trace(move, row, 0, (slot, lens) => {
				if (reach !== "near" || looks === 0) fields.add(this.#fields.seenIn(slot, lens));
				looks++;
			});
			if (leaf === -1 || leaf === -2) throw new NotPacked("some cases are not remembered");
			(looks <= 1 ? near : far).push(leaf);
		}
		return reach === "near" ? near : reach === "far" ? far : [...near, ...far];
	}
	/** Throws `NotPacked` if what a window lists is hardly ever listed again. */
	#refuseWaste(view) {
		if (this.steady.includes(view) && this.#statesOf(view) < FEWEST_VISITS * view.size) throw new NotPacked("the values that moves read rarely recur");
	}
	get bytes() {
		let bytes = 0;
		for (const view of this.#all()) bytes += view.bytes;
		return bytes;
	}
};
// model-check/engine/packed/packed-successors.ts
/** The search gives up if inboxes have more contents than this, and more than one for four states. */
var MANY_CONTENTS = 65536;
var STATES_PER_CONTENTS = 4;
var PackedSuccessors = class {
	listing;
	/** By listed successor: the number of the state, or -1 if it is not in the log. */
	numbers = /* @__PURE__ */ new Int32Array(64);
	#space;
	#transitions;
	#states;
	#effects;
	#windows;
	#mustGiveUp = false;
	constructor(system, space, transitions, states) {
		this.#space = space;
		this.#transitions = transitions;
		this.#states = states;
		const { fields, inboxes, inboxOf } = states;
		this.#effects = new Effects(fields, inboxes, inboxOf, transitions);
		this.#windows = new Windows(transitions, fields, this.#effects);
		const isEmpty = (slot) => (id) => space.slots[slot].values[id].length === 0;
		const queues = system.slots.flatMap((_, slot) => slot < system.firstQueue ? [] : [[slot, isEmpty(slot)]]);
		this.listing = new Listing(fields, inboxes, this.#effects, this.#windows, queues);
	}
	/** To be called when the memory forgets: outcomes then have other numbers, and some moves run in each state. */
	giveUp() {
		this.#mustGiveUp = true;
	}
	/**
	* Lists the successors of state number `state`, and looks them up in the log. Returns false for a pause; call again.
	* `counts`: whether they count as fired. Throws `NotPacked`.
	*/
	list(state, isDue, counts = true) {
		const { log } = this.#states;
		for (;;) {
			const listed = this.listing.list(log.rows, this.#states.at(state), counts);
			if (listed === "all") break;
			if (listed === "narrow") this.#repack();
			else if (!this.#complete(state, isDue)) return false;
		}
		const { count, rows } = this.listing;
		if (count > this.numbers.length) this.numbers = new Int32Array(2 * count);
		log.findAll(rows, count, this.numbers);
		return true;
	}
	/** Whether a listed successor is state number `state`. */
	leadTo(state) {
		const { count, rows } = this.listing;
		for (let i = 0; i < count; i++) if (this.#states.log.find(rows, this.#states.at(i)) === state) return true;
		return false;
	}
	/** The low lanes of all listed successors. */
	lows() {
		const { count, rows } = this.listing;
		return Int32Array.from({ length: count }, (_, i) => this.#states.low(rows, this.#states.at(i)));
	}
	/** Counts what fired since the last time. */
	count() {
		this.#effects.count();
	}
	/** Throws `NotPacked` if inboxes hardly ever have the same contents twice. */
	refuseManyInboxes() {
		const { inboxes, log } = this.#states;
		const contents = inboxes.contents.reduce((sum, { length }) => sum + length, 0);
		if (contents > MANY_CONTENTS && contents * STATES_PER_CONTENTS > log.size) throw new NotPacked("inboxes rarely have the same contents");
	}
	/** Learns what is missing of a state, and fills its windows. Returns false for a pause. */
	#complete(state, isDue) {
		const { log, fields } = this.#states;
		const transitions = this.#transitions;
		const row = this.#states.plain(log.rows, this.#states.at(state));
		transitions.expanded = state + 1;
		while (!transitions.list(row, 0, false)) do {
			if (isDue()) return false;
			if (transitions.reviewsSoon) this.#effects.count();
			transitions.learn(row, 0);
			if (this.#mustGiveUp) throw new NotPacked("some cases do not recur, and were forgotten");
		} while (transitions.isMissing);
		if (transitions.isRun) throw new NotPacked("some moves must run in each state");
		if (!this.#windows.fill(log.rows, this.#states.at(state), row, this.#space.isQuiet(row, 0)) || fields.wanted.size > 0) this.#repack();
		return true;
	}
	#repack() {
		this.#states.repack();
		this.#windows.open();
	}
	get bytes() {
		return this.#effects.bytes + this.#windows.bytes;
	}
};
// model-check/engine/packed/saved-search.ts
/** The states of a search in the form in which they are saved. */
function savedStates(space, { fields, inboxes, log }) {
	const contents = inboxes.contents.map((each) => [...each]);
	const sizes = [...space.slots.map(({ size }) => size), ...contents.map(({ length }) => length)];
	const bare = new Packing(sizes);
	const rows = new Int32Array(log.size * bare.words);
	for (let state = 0; state < log.size; state++) for (let field = 0; field < sizes.length; field++) bare.put(rows, state * bare.words, field, fields.packing.read(log.rows, state * fields.packing.words, field));
	return {
		saved: {
			slots: space.slots.map(({ values }) => [...values]),
			messages: [...space.messages.values],
			inboxes: contents,
			sizes,
			states: log.size
		},
		rows
	};
}
/** Puts saved states into an empty search. Throws `ModelError` if they do not fit its slots. */
function restoreStates(space, { fields, inboxes, log }, { slots, messages, inboxes: contents, sizes, states }, rows) {
	if (slots.length !== space.slots.length || contents.length !== inboxes.count) throw new ModelError("checkpoint: got one of another scenario, expected one with the same slots; begin without --resume");
	for (const [slot, values] of slots.entries()) for (const value of values) space.slots[slot].id(value);
	for (const message of messages) space.messages.id(message);
	for (const [inbox, each] of contents.entries()) for (const list of each) inboxes.number(inbox, list);
	const bare = new Packing(sizes);
	if (rows.length !== states * bare.words) throw new ModelError(`checkpoint: got ${rows.length} words of states, expected ${states * bare.words}; begin without --resume`);
	fields.repack();
	const { packing } = fields;
	log.rewrite(packing.words, () => void 0);
	const row = new Int32Array(packing.words);
	for (let state = 0; state < states; state++) {
		row.fill(0);
		for (let field = 0; field < sizes.length; field++) packing.put(row, 0, field, bare.read(rows, state * bare.words, field));
		log.add(row, 0);
	}
}
// model-check/engine/packed/packed-explorer.ts
/** The most states that a checkpoint holds as samples. */
var SAMPLES = 200;
function never$1() {
	return false;
}
/** Whether this core can search `system` at all: all of its moves may be remembered, and no state stands for others. */
function mayPack({ symmetry, narrowing, moves }) {
	return symmetry === void 0 && narrowing === void 0 && moves.every(({ only }) => only !== "idle");
}
var PackedExplorer = class {
	core = "packed";
	renamings = 1;
	leftOut = 0;
	space;
	judge;
	graph;
	#system;
	#transitions;
	#states;
	#successors;
	#levels = new PackedLevels();
	#findings = new Findings();
	#audits;
	#expansion;
	#initialAt = 0;
	#past = {
		fired: {},
		computed: 0
	};
	constructor(system, properties, refinements, seed, mostStates = Number.POSITIVE_INFINITY) {
		this.#system = system;
		this.space = new Space(system, seed);
		this.#transitions = new Transitions(system, this.space, { onForget: () => this.#successors.giveUp() });
		this.judge = new Judge(system, this.space, properties, refinements);
		this.graph = this.judge.marks.length > 0 ? new StateGraph() : null;
		this.#states = new PackedStates(system, this.space);
		this.#successors = new PackedSuccessors(system, this.space, this.#transitions, this.#states);
		this.#audits = new StateAudits(system, this.space, this.judge, this.#findings);
		this.#expansion = new PackedExpansion({
			system,
			space: this.space,
			outcomes: this.#transitions.outcomes,
			judge: this.judge,
			states: this.#states,
			successors: this.#successors,
			levels: this.#levels,
			audits: this.#audits,
			findings: this.#findings,
			graph: this.graph,
			mostStates
		});
	}
	get transitions() {
		this.#successors.count();
		const { fired, computed, unremembered } = this.#transitions;
		return {
			fired: new Map([...fired].map(([action, count]) => [action, count + (this.#past.fired[action] ?? 0)])),
			computed: computed + this.#past.computed,
			unremembered
		};
	}
	get expanded() {
		return this.#levels.expanded;
	}
	get distinct() {
		return this.#states.log.size;
	}
	get generated() {
		return this.#initialAt + [...this.transitions.fired.values()].reduce((sum, count) => sum + count, 0);
	}
	get waiting() {
		return this.distinct - this.expanded;
	}
	get depth() {
		return Math.max(this.#levels.depth, Math.min(this.distinct, 1));
	}
	get isFull() {
		return this.#expansion.isFull;
	}
	get discovery() {
		return this.#findings.discovery;
	}
	get fault() {
		return this.#findings.fault;
	}
	advance(count, deepest = Number.POSITIVE_INFINITY, isDue = never$1) {
		this.judge.isDue = isDue;
		if (!this.#begin(isDue)) return this.#goesOn;
		for (let left = count; left > 0; left--) {
			if (!this.#goesOn) return false;
			if (this.#levels.isDone && !this.#descend(deepest)) return !this.#audits.repeat(isDue);
			if (!this.#expand(isDue)) return this.#goesOn;
		}
		return this.#goesOn;
	}
	/** The state from which each state on the way was first found is sought in the level above. */
	*lowsTo(state) {
		const way = [state];
		for (let level = this.#levels.levelOf(state); level > 0; level--) way.push(yield* this.#parentOf(way[way.length - 1], level));
		return way.reverse().map((each) => this.#states.low(this.#states.log.rows, this.#states.at(each)));
	}
	*#parentOf(state, level) {
		for (let parent = this.#levels.startOf(level - 1);; parent++) {
			if ((parent & 255) === 0) yield;
			this.#successors.list(parent, never$1, false);
			if (this.#successors.leadTo(state)) return parent;
		}
	}
	/** The search as data, once the state that is being expanded is finished; null if the search cannot be saved now. */
	save() {
		if (this.graph !== null || this.depth === 0 || this.#initialAt < this.#system.initial.length) return null;
		while (!this.#expansion.isBetweenStates) if (!this.#goesOn || !this.#expand(never$1)) return null;
		const { saved, rows } = savedStates(this.space, this.#states);
		const { starts, end, expanded } = this.#levels;
		const { fired, computed } = this.transitions;
		const levels = {
			starts: [...starts],
			end,
			expanded
		};
		const past = {
			fired: Object.fromEntries(fired),
			computed
		};
		return {
			saved: {
				...saved,
				...levels,
				...past,
				samples: this.#samples(),
				unmet: [...this.judge.unmet]
			},
			rows
		};
	}
	/** Goes on with a saved search. Throws `ModelError` if it was one of another system. */
	restore(saved, rows) {
		restoreStates(this.space, this.#states, saved, rows);
		this.#levels.restore(saved.starts, saved.end, saved.expanded, saved.states);
		this.#initialAt = this.#system.initial.length;
		this.#past = saved;
		for (const name of [...this.judge.unmet]) if (!saved.unmet.includes(name)) this.judge.unmet.delete(name);
		if (!this.#system.initial.every((state) => this.#states.log.find(this.#states.packed(state).packed, 0) >= 0) || !saved.samples.every((sample) => this.#resembles(...sample))) throw new ModelError("checkpoint: got one of other code, expected one in which each state has the same successors; begin again");
	}
	#samples() {
		const every = Math.max(1, Math.floor(this.expanded / SAMPLES));
		return Array.from({ length: Math.floor(this.expanded / every) }, (_, i) => {
			this.#successors.list(i * every, never$1, false);
			return [i * every, this.#successors.listing.count];
		});
	}
	/** Whether an expanded state has this number of successors, and all of them are known. */
	#resembles(state, successors) {
		this.#successors.list(state, never$1, false);
		const { count } = this.#successors.listing;
		return count === successors && this.#successors.numbers.subarray(0, count).every((number) => number >= 0);
	}
	get #goesOn() {
		return this.discovery === null && !this.isFull;
	}
	#descend(deepest) {
		this.#successors.refuseManyInboxes();
		return this.#levels.descend(this.distinct, deepest);
	}
	/** Expands the next state. Returns false for a pause. */
	#expand(isDue) {
		try {
			if (!this.#expansion.expand(isDue)) return false;
			this.#levels.expanded++;
			return true;
		} catch (error) {
			if (error instanceof Unfinished) return false;
			const state = this.#levels.expanded;
			const { log } = this.#states;
			throw this.#findings.placed(error, () => this.space.snapshot(this.#states.plain(log.rows, this.#states.at(state)), 0), { state });
		}
	}
	/** Takes the initial states. Returns false for a pause. */
	#begin(isDue) {
		const { initial } = this.#system;
		while (this.#initialAt < initial.length) {
			const state = initial[this.#initialAt];
			inState(state, () => this.#expansion.takeInitial(state));
			if (this.isFull) return false;
			this.#initialAt++;
			if (isDue()) return false;
		}
		if (this.#levels.depth === 0) this.#levels.begin(this.distinct);
		return true;
	}
	get bytesSoon() {
		return this.#states.log.bytesSoon;
	}
	get bytes() {
		return this.#states.bytes + this.#successors.bytes + this.#levels.bytes + (this.graph?.bytes ?? 0) + this.#transitions.bytes + this.judge.bytes + this.space.bytes;
	}
};
// model-check/engine/judge/narrowed.ts
var Narrowed = class {
	/** Steps that were not followed, or led to a state that was not explored. */
	leftOut = 0;
	#system;
	#space;
	#narrowing;
	#states;
	#steps;
	#after = new GrowingInts();
	constructor(system, space, narrowing) {
		this.#system = system;
		this.#space = space;
		this.#narrowing = narrowing;
		const { constraint, actionConstraint } = narrowing;
		this.#states = new Questions(system, space, 1, constraint === void 0 ? [] : [["constraint", constraint]], askState);
		this.#steps = new Questions(system, space, 2, actionConstraint === void 0 ? [] : [["actionConstraint", actionConstraint]], askStep);
	}
	/** Whether steps are constrained, and not only states. */
	get isAboutSteps() {
		return this.#narrowing.actionConstraint !== void 0;
	}
	/** Whether anything is constrained. */
	get isConstrained() {
		return this.isAboutSteps || this.#narrowing.constraint !== void 0;
	}
	/** Whether the state in the row at `base` is to be explored. */
	admits(data, base) {
		if (this.#narrowing.constraint === void 0) return true;
		const answer = this.#states.at([data, base]).holds(0);
		this.#states.takeReads();
		return answer;
	}
	/** Whether the step by `outcome` from the row at `base` is to be followed. `isKnown`: the state after it is explored already. */
	admitsStep(outcome, outcomes, data, base, isKnown) {
		this.#after.length = 0;
		appendSuccessor(this.#after, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
		if (!isKnown && !this.admits(this.#after.data, 0)) return false;
		if (!this.isAboutSteps) return true;
		const answer = this.#steps.at([data, base], [this.#after.data, 0]).holds(0);
		this.#steps.takeReads();
		return answer;
	}
	/** Whether nothing can happen in `state`, not even a step that changes nothing, and the scenario does not accept that. */
	isDeadlock(state) {
		const { refusesDeadlock, mayEndIn } = this.#narrowing;
		if (!refusesDeadlock || enabled(this.#system, state).next().done !== true) return false;
		if (mayEndIn === void 0) return true;
		return !askState("mayEndIn", mayEndIn, seenBy(readerOf(this.#system, state), (read) => this.#system.view(read)));
	}
	get bytes() {
		return this.#states.bytes + this.#steps.bytes;
	}
};
function askState(name, claim, { state, again, fresh }) {
	const ask = (see) => () => claim(see());
	const retry = fresh && [ask(fresh[0]), ask(fresh[1])];
	return askTwice(() => name, () => claim(state), again && ask(again), retry);
}
function askStep(name, claim, before, after) {
	const ask = (from, to) => () => claim(from(), to());
	const again = before.again && after.again && ask(before.again, after.again);
	const retry = before.fresh && after.fresh && [ask(before.fresh[0], after.fresh[0]), ask(before.fresh[1], after.fresh[1])];
	return askTwice(() => name, () => claim(before.state, after.state), again, retry);
}
// model-check/engine/judge/views.ts
/** Fingerprints of states by their views. A view is a pure function of what it reads, so it is computed once for what looks the same. */
var Views = class {
	/** The fingerprint that was computed last. */
	low = 0;
	high = 0;
	#system;
	#space;
	#view;
	#aspects;
	#reader;
	#values;
	/** By aspect: the id of the view. */
	#ids = [];
	#after = new GrowingInts();
	constructor(system, space, view) {
		this.#system = system;
		this.#space = space;
		this.#view = view;
		this.#aspects = new Aspects(system, space);
		this.#aspects.withTraffic = true;
		this.#reader = new WatchingReader(space);
		this.#values = space.interner("the view");
	}
	/** Puts the fingerprint of the view of the row at `base` into `low` and `high`. */
	of(data, base) {
		for (;;) {
			const aspect = this.#aspects.of(data, base) - this.#aspects.first;
			const id = this.#ids[aspect] ?? this.#look(aspect, data, base);
			if (id === void 0) continue;
			this.low = this.#values.low(id);
			this.high = this.#values.high(id);
			return;
		}
	}
	/** The same for the state after `outcome`. */
	after(outcome, outcomes, data, base) {
		this.#after.length = 0;
		appendSuccessor(this.#after, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
		this.of(this.#after.data, 0);
	}
	/** Returns undefined when something new was read, so that the aspects have new numbers. */
	#look(aspect, data, base) {
		const seen = seenBy(this.#reader.at(data, base), (read) => this.#system.view(read));
		const { again } = seen;
		const where = () => "view";
		const copied = (value) => {
			encode(value);
			return frozenCopy(value);
		};
		const value = callTwice(where, () => copied(this.#view(seen.state)), again && (() => copied(this.#view(again()))), differenceOfValues);
		if (this.#aspects.learn(this.#reader)) {
			this.#ids = [];
			return;
		}
		const id = this.#values.id(value);
		this.#ids[aspect] = id;
		return id;
	}
	get bytes() {
		return this.#aspects.bytes + 8 * this.#ids.length;
	}
};
// model-check/engine/symmetry/not-symmetric.ts
/** Refuses parts that were declared symmetric and are not. The message names the renaming and what differs under it. */
var NotSymmetric = class extends ModelError {};
function notSymmetric(renaming, because, cause) {
	return new NotSymmetric(`${renaming} are not symmetric: under these names, ${because}`, { cause });
}
/** Whether `error` only says that the search must begin again, with another layout of states. */
function isAboutShape(error) {
	return error instanceof ModelError && error.isSignal;
}
// model-check/engine/symmetry/images.ts
var Images = class {
	/** The number of renamings, the identity included. */
	count;
	/** By slot. */
	slots;
	messages;
	/** By renaming: the slot to which each slot goes, and the slot from which each comes. */
	slotsTo;
	slotsFrom;
	symmetry;
	constructor(symmetry, space) {
		this.symmetry = symmetry;
		this.count = symmetry.names.length;
		const places = space.slots.map((_, slot) => slot);
		for (const renaming of symmetry.generators) refuseOtherSlots(renaming, places.length);
		this.slotsTo = composed(symmetry, places, ({ slots }) => slots);
		this.slotsFrom = this.slotsTo.map((to) => places.map((slot) => to.indexOf(slot)));
		const steps = space.slots.map((from, slot) => symmetry.generators.map((renaming) => {
			const rename = (value) => renaming.value(value, slot);
			return new Step(renaming.name, from, space.slots[renaming.slots[slot]], rename);
		}));
		this.slots = space.slots.map((interner, slot) => {
			return new ValueImages(symmetry, interner, this.slotsTo.map((to) => steps[to[slot]]), this.slotsTo.map((to) => space.slots[to[slot]]));
		});
		const ofMessages = symmetry.generators.map((renaming) => new Step(renaming.name, space.messages, space.messages, (value) => renaming.message(value)));
		const everywhere = this.slotsTo.map(() => ofMessages);
		this.messages = new ValueImages(symmetry, space.messages, everywhere, this.slotsTo.map(() => space.messages));
	}
	get bytes() {
		return this.messages.bytes + this.slots.reduce((sum, images) => sum + images.bytes, 0);
	}
};
/** By renaming: the image of each of `places`. `under` gives the images under a generator. */
function composed({ generators, names, products }, places, under) {
	const all = [places];
	for (let renaming = 0; renaming < names.length; renaming++) products[renaming].forEach((product, generator) => {
		all[product] ??= all[renaming].map((place) => under(generators[generator])[place]);
	});
	return all;
}
/** The images of the values of one interner. */
var ValueImages = class {
	/** From the place of a value on: its ids under each renaming. */
	ids = new GrowingInts();
	/** From twice the place of a value on: the low lanes of these ids, then the high ones. */
	lanes = new GrowingInts();
	#symmetry;
	#interner;
	/** By renaming, then by generator: the step that applies the generator to the renamed value. */
	#steps;
	#interners;
	/** By id: the place of the value, or -1. */
	#places = /* @__PURE__ */ new Int32Array(0);
	constructor(symmetry, interner, steps, interners) {
		this.#symmetry = symmetry;
		this.#interner = interner;
		this.#steps = steps;
		this.#interners = interners;
	}
	/** The beginning of the ids of the value `id`. */
	place(id) {
		const known = id < this.#places.length ? this.#places[id] : -1;
		return known >= 0 ? known : this.#add(id);
	}
	/** The id of the value `id` under the renaming. */
	id(renaming, id) {
		const place = this.place(id);
		return this.ids.data[place + renaming];
	}
	#add(id) {
		const images = this.#imagesOf(id);
		if (id >= this.#places.length) this.#places = grownTo(this.#places, id, -1);
		const place = this.ids.length;
		this.#places[id] = place;
		for (const image of images) this.ids.push(image);
		images.forEach((image, renaming) => {
			this.lanes.push(this.#interners[renaming].low(image));
		});
		images.forEach((image, renaming) => {
			this.lanes.push(this.#interners[renaming].high(image));
		});
		return place;
	}
	/** The images by renaming. All compositions of a renaming must give the same image. */
	#imagesOf(id) {
		const { names, products } = this.#symmetry;
		const images = new Array(names.length).fill(-1);
		images[0] = id;
		for (let renaming = 0; renaming < images.length; renaming++) {
			const steps = this.#steps[renaming];
			for (let generator = 0; generator < steps.length; generator++) {
				const product = products[renaming][generator];
				const image = steps[generator].of(images[renaming]);
				if (images[product] < 0) images[product] = image;
				else if (images[product] !== image) throw this.#contradiction(id, renaming, generator);
			}
		}
		return images;
	}
	#contradiction(id, renaming, generator) {
		const { name, values } = this.#interner;
		const { generators, names, products } = this.#symmetry;
		const product = products[renaming][generator];
		const way = `${generators[generator].name} after ${names[renaming]}`;
		const other = product === 0 ? "comes from the same names" : `comes from ${names[product]}`;
		return new NotSymmetric(`symmetric: under ${way}, ${JSON.stringify(values[id])?.slice(0, 200)} in ${name} becomes something else than what ${other}; give each name in it its new name, and list sets ascending`);
	}
	get bytes() {
		return this.ids.bytes + this.lanes.bytes + this.#places.byteLength;
	}
};
/** Applies one generator to the values of one interner. */
var Step = class {
	#name;
	#from;
	#to;
	#rename;
	#images = /* @__PURE__ */ new Int32Array(0);
	constructor(name, from, to, rename) {
		this.#name = name;
		this.#from = from;
		this.#to = to;
		this.#rename = rename;
	}
	of(id) {
		const known = id < this.#images.length ? this.#images[id] : -1;
		if (known >= 0) return known;
		const image = this.#ask(id);
		if (id >= this.#images.length) this.#images = grownTo(this.#images, id, -1);
		this.#images[id] = image;
		return image;
	}
	#ask(id) {
		try {
			return this.#to.id(this.#rename(this.#from.values[id]));
		} catch (error) {
			if (error instanceof NotSymmetric || isAboutShape(error)) throw error;
			throw notSymmetric(this.#name, `the renaming threw: ${messageOf(error)}`, error);
		}
	}
};
function refuseOtherSlots({ name, slots }, count) {
	const taken = new Set(slots);
	if (slots.length !== count || taken.size !== count || slots.some((slot) => slot < 0 || slot >= count)) throw new ModelError(`the renaming ${name} does not give each slot a place of its own`);
}
// model-check/engine/memo/reading-tree.ts
/**
* Remembers the answers of a pure function by what it read, as a tree whose nodes look at one slot each. Sparser and
* slower than `decisions.ts`, for questions that are asked less often. A tree whose answers are rarely found again is dropped.
*/
/** The first review comes after this many remembered answers, the next ones at twice as many each. */
var FIRST_REVIEW = 2048;
var ReadingTree = class {
	#name;
	#root;
	#size = 0;
	/** How many lookups have succeeded since the last review, and the size at which the next is due; 0 once the tree is dropped. */
	#hits = 0;
	#nextReview = FIRST_REVIEW;
	/** `name` says in messages to people which function this is. */
	constructor(name) {
		this.#name = name;
	}
	/** The remembered answer for the row at `base`; undefined when there is none. */
	find(data, base) {
		let at = this.#root;
		while (at !== void 0 && "next" in at) at = at.next.get(idSeen(at, data, base));
		if (at !== void 0) this.#hits++;
		return at;
	}
	/** Remembers an answer for the row at `base`. Throws `ModelError` if the function read something else after the same values before. */
	add(leaf, data, base) {
		if (this.#nextReview === 0 || !this.#isWorthMore()) return;
		this.#size++;
		let put = (node) => {
			this.#root = node;
		};
		let at = this.#root;
		for (const { slot, lens } of leaf.sights) {
			if (at === void 0) {
				at = {
					slot,
					lens,
					next: /* @__PURE__ */ new Map()
				};
				put(at);
			}
			if (!("next" in at) || at.slot !== slot || at.lens !== lens) throw this.#impure();
			const { next } = at;
			const id = idSeen(at, data, base);
			at = next.get(id);
			put = (node) => next.set(id, node);
		}
		if (at !== void 0) throw this.#impure();
		put(leaf);
	}
	/** Whether another answer is worth remembering. */
	#isWorthMore() {
		if (this.#size < this.#nextReview) return true;
		const isUseful = this.#hits >= this.#size;
		this.#nextReview = isUseful ? 2 * this.#size : 0;
		this.#hits = 0;
		if (!isUseful) this.#root = void 0;
		return isUseful;
	}
	#impure() {
		return new ModelError(`${this.#name} is not pure: after the same values it read something else than before`);
	}
};
function idSeen({ slot, lens }, data, base) {
	const id = data[base + 4 + slot];
	return lens === null ? id : lens.of(id);
}
// model-check/engine/system/state-words.ts
/** In characters; a longer description is cut off. */
var LONGEST = 600;
function wordsOf({ slots }, state) {
	const parts = state.slots.map((value, slot) => `${slots[slot]}: ${JSON.stringify(value)}`);
	if (state.messages.length > 0) parts.push(`in flight: ${JSON.stringify(state.messages)}`);
	const words = `{ ${parts.join(", ")} }`;
	return words.length <= LONGEST ? words : `${words.slice(0, LONGEST)}…`;
}
// model-check/engine/symmetry/orbit-moves.ts
var OrbitMoves = class {
	#system;
	#space;
	#images;
	#own;
	#deliveries = /* @__PURE__ */ new Map();
	/** By renaming, then by move: the image of the move. */
	#movesTo;
	#reader;
	/** The renamed row. It has no messages, since no move reads them. */
	#row;
	#doubt = false;
	#isDue;
	#begun = null;
	/** How many runs there were. */
	#ran = 0;
	/** The next renaming for the row that is being settled. */
	#settledTo = 1;
	/** `isDue`: whether it is time for a pause. */
	constructor(system, space, images, isDue) {
		this.#isDue = isDue;
		this.#system = system;
		this.#space = space;
		this.#images = images;
		this.#own = system.moves.map(knownMove);
		const numbers = system.moves.map((_, number) => number);
		this.#movesTo = composed(images.symmetry, numbers, ({ moves }) => moves);
		this.#reader = new WatchingReader(space);
		this.#row = new Int32Array(4 + system.slots.length);
	}
	/**
	* Compares the move in the row at `base` with its images. Throws `Unfinished` when it is time for a pause; the next call
	* finds again what is already known.
	*/
	compare(name, data, base, note) {
		const mine = this.#find(name, 0);
		if (mine === void 0) return;
		const { answer } = this.#act(mine, data, base);
		for (let renaming = 1; renaming < this.#images.count; renaming++) {
			const ran = this.#ran;
			const image = this.#find(name, renaming);
			if (image === void 0) {
				this.#doubt = true;
				continue;
			}
			this.#rename(renaming, data, base);
			const { answer: found, sights } = this.#under(renaming, () => this.#act(image, this.#row, 0));
			for (const sight of sights) this.#note(sight, renaming, note);
			if (!isSame(this.#textsUnder(renaming, answer), found.texts)) this.#doubt = true;
			if (this.#ran > ran && this.#isDue()) throw new Unfinished();
		}
	}
	/**
	* If there are doubts, compares all outcomes of the row at `base` with those of its images. Throws `NotSymmetric` if they
	* differ, and `Unfinished` when it is time for a pause; the next call for the same row continues.
	*/
	settle(data, base) {
		if (!this.#doubt) return;
		const all = this.#allActs(0, data, base);
		while (this.#settledTo < this.#images.count) {
			const renaming = this.#settledTo;
			const expected = all.flatMap((act) => this.#textsUnder(renaming, act));
			const found = this.#under(renaming, () => this.#allActs(renaming, data, base)).flatMap(({ texts }) => texts);
			const missing = all.flatMap(({ changes }) => changes).find((change) => !found.includes(this.#textOf(change, renaming)));
			const surplus = found.find((text) => !expected.includes(text));
			if (missing === void 0 && surplus === void 0) {
				this.#settledTo++;
				if (this.#isDue()) throw new Unfinished();
				continue;
			}
			const action = missing?.action ?? this.#actionOf(surplus ?? "", renaming, data, base);
			throw notSymmetric(this.#images.symmetry.names[renaming], `${action} does something else; the state is ${wordsOf(this.#system, this.#space.snapshot(data, base))}`);
		}
		this.#settledTo = 1;
	}
	/** All outcomes in the renamed row at `base`. */
	#allActs(renaming, data, base) {
		this.#rename(renaming, data, base);
		const first = base + 4 + this.#space.slots.length;
		const messages = new Set(data.subarray(first, first + data[base + 3]));
		const isQuiet = this.#space.isQuiet(data, base);
		const act = (known) => this.#act(known, this.#row, 0).answer;
		const possible = this.#own.filter(({ move: { only } }) => only === void 0 || only === "quiet" && isQuiet);
		const deliveries = [...messages].flatMap((message) => this.#deliveriesOf(this.#images.messages.id(renaming, message)));
		const acts = [...possible, ...deliveries].map(act);
		if (acts.some(({ changes }) => changes.length > 0)) return acts;
		return this.#own.filter(({ move }) => move.only === "idle").map(act);
	}
	/** The image of the move under the renaming. */
	#find(name, renaming) {
		if ("move" in name) return this.#own[this.#movesTo[renaming][name.move]];
		return this.#deliveriesOf(this.#images.messages.id(renaming, name.message))[name.index];
	}
	#deliveriesOf(message) {
		const known = this.#deliveries.get(message) ?? this.#system.deliveries(this.#space.messages.values[message]).map(knownMove);
		this.#deliveries.set(message, known);
		return known;
	}
	#act({ move, tree }, data, base) {
		const known = tree.find(data, base);
		if (known !== void 0) return known;
		const { changes, turns } = this.#begin(move, data, base);
		for (let turn = turns.next(); !turn.done; turn = turns.next()) {
			if (turn.value !== null) changes.push(this.#change(turn.value, this.#reader, data, base));
			if (this.#isDue()) throw new Unfinished();
		}
		this.#begun = null;
		this.#ran++;
		const moving = changes.filter(({ writes, consumed, sends }) => writes.length > 0 || consumed >= 0 || sends.length > 0);
		const leaf = {
			answer: {
				changes: moving,
				texts: [...new Set(moving.map((change) => this.#textOf(change, 0)))].sort()
			},
			sights: [...this.#reader.sights]
		};
		tree.add(leaf, data, base);
		return leaf;
	}
	/** The run of `move` in the row at `base`: a new one, or the one that a pause has interrupted in an equal row. */
	#begin(move, data, base) {
		const row = data.slice(base, base + 4 + this.#space.slots.length);
		if (this.#begun?.move !== move || !isSame(this.#begun.row.subarray(4), row.subarray(4))) {
			row[3] = 0;
			const turns = outcomesOf(move, this.#reader.at(row, 0))[Symbol.iterator]();
			this.#begun = {
				move,
				row,
				turns,
				changes: []
			};
		}
		return this.#begun;
	}
	/** Whether a slot changes depends on its old value, so a slot that is written counts as read. */
	#change({ action, writes, consumes, sends = [] }, reader, data, base) {
		const { slots, messages } = this.#space;
		const inSet = this.#system.bag !== "multiset";
		const after = /* @__PURE__ */ new Map();
		for (const [slot, value] of writes) {
			reader.whole(slot);
			after.set(slot, slots[slot].id(value));
		}
		const sent = bagOf(sends.map((message) => messages.id(message)));
		return {
			action,
			writes: [...after].filter(([slot, id]) => data[base + 4 + slot] !== id).sort(([a], [b]) => a - b),
			consumed: consumes === void 0 || this.#system.bag === "growing-set" ? -1 : messages.id(consumes),
			sends: inSet ? [...new Set(sent)] : sent
		};
	}
	#textsUnder(renaming, { changes }) {
		if (changes.length === 1) return [this.#textOf(changes[0], renaming)];
		return [...new Set(changes.map((change) => this.#textOf(change, renaming)))].sort();
	}
	#textOf({ writes, consumed, sends }, renaming) {
		const { slots, messages, slotsTo } = this.#images;
		const renamed = writes.map(([slot, id]) => `${slotsTo[renaming][slot]}=${slots[slot].id(renaming, id)}`);
		const sent = bagOf(sends.map((message) => messages.id(renaming, message)));
		return `${renamed.sort().join()} -${consumed < 0 ? "" : messages.id(renaming, consumed)} +${sent.join()}`;
	}
	#actionOf(text, renaming, data, base) {
		return this.#allActs(renaming, data, base).flatMap((act) => act.changes).find((change) => this.#textOf(change, 0) === text)?.action ?? "a move";
	}
	/** Puts the renamed row at `base` into `#row`. */
	#rename(renaming, data, base) {
		const { slots, slotsTo } = this.#images;
		const to = slotsTo[renaming];
		for (let slot = 0; slot < slots.length; slot++) this.#row[4 + to[slot]] = slots[slot].id(renaming, data[base + 4 + slot]);
	}
	#note({ slot, lens }, renaming, note) {
		const { slotsFrom, symmetry } = this.#images;
		note(slotsFrom[renaming][slot], lens === null ? [] : symmetry.decisive(slot, lens.path));
	}
	/** An error that occurs only under other names is blamed on the renaming. */
	#under(renaming, run) {
		try {
			return run();
		} catch (error) {
			throw error instanceof NotSymmetric || error instanceof Unfinished || isAboutShape(error) ? error : notSymmetric(this.#images.symmetry.names[renaming], messageOf(error), error);
		}
	}
};
function knownMove(move) {
	return {
		move,
		tree: new ReadingTree(move.name)
	};
}
function isSame(a, b) {
	if (a.length !== b.length) return false;
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
	return true;
}
// model-check/engine/judge/answers.ts
var Answers = class {
	/** Names of the properties that judge states, transitions and initial states, in the order of their characters. */
	ofStates;
	ofSteps;
	ofStarts;
	/** Whether the last answer about a state holds for that state only. */
	isOpen = false;
	#system;
	#space;
	#states;
	#steps;
	#refinements;
	#aspects;
	#reader;
	#readerAfter;
	#learned;
	/** By aspect, for states with messages in flight and for quiet ones. */
	#answers = [];
	/** By two aspects: the number of the answer about the transition between them. */
	#stepAnswers = new PairTable();
	#texts = [];
	#sampler = new Sampler();
	constructor(system, space, properties, refinements, learned, isDue) {
		this.#system = system;
		this.#space = space;
		const entries = Object.entries(properties);
		this.#states = entries.flatMap(([name, property]) => property.kind === "step" ? [] : [[name, property]]);
		this.#steps = entries.flatMap(([name, property]) => property.kind === "step" ? [[name, property]] : []);
		this.#refinements = Object.entries(refinements).map(([name, refinement]) => new RefinementWatch(name, refinement, isDue));
		this.ofStates = this.#states.map(([name]) => name);
		this.ofStarts = this.#refinements.map(({ name }) => name);
		this.ofSteps = [...this.#steps.map(([name]) => name), ...this.ofStarts];
		this.#aspects = new Aspects(system, space);
		this.#reader = new WatchingReader(space);
		this.#readerAfter = new WatchingReader(space);
		this.#learned = learned;
	}
	/** Whether the aspects include the messages in flight. */
	get withTraffic() {
		return this.#aspects.withTraffic;
	}
	ofState(data, base) {
		for (;;) {
			const aspect = this.#aspects.of(data, base) - this.#aspects.first;
			const at = 2 * aspect + (this.#space.isQuiet(data, base) ? 1 : 0);
			const known = this.#answers[at];
			this.isOpen = false;
			if (known !== void 0) return known;
			const answer = this.#judge(aspect, data, base);
			if (answer === void 0) continue;
			if (!this.isOpen) this.#answers[at] = answer;
			return answer;
		}
	}
	/** For an initial state: whether each refinement may begin there. */
	ofStart(data, base) {
		this.ofState(data, base);
		const aspect = this.#aspects.of(data, base) - this.#aspects.first;
		return this.#refinements.map((refinement) => shortly(refinement.allowsStart(aspect))).join("");
	}
	ofStep(before, after) {
		for (;;) {
			const { first } = this.#aspects;
			if (this.#refinements.length > 0) {
				this.ofState(before, 0);
				this.ofState(after, 0);
				if (this.#aspects.first !== first) continue;
			}
			const from = this.#aspects.of(before, 0) - this.#aspects.first;
			const to = this.#aspects.of(after, 0) - this.#aspects.first;
			const known = this.#stepAnswers.get(from, to);
			if (known >= 0) return this.#texts[known];
			const answer = this.#judgeStep(before, after, from, to);
			if (answer === void 0) continue;
			const number = this.#texts.indexOf(answer);
			this.#stepAnswers.set(from, to, number < 0 ? this.#texts.push(answer) - 1 : number);
			return answer;
		}
	}
	/** Returns undefined when something new was read, so that the aspects have new numbers. */
	#judge(aspect, data, base) {
		const reader = this.#reader.at(data, base);
		const seen = seenBy(reader, (read) => this.#system.view(read), this.#sampler.next());
		for (const refinement of this.#refinements) refinement.see(aspect, seen);
		const needsTraffic = this.#sawTraffic(reader);
		const answer = this.#states.map(([name, property]) => shortly(stateHolds(name, property, seen))).join("");
		this.isOpen = !needsTraffic && !this.#aspects.withTraffic && this.#aspects.sawTraffic(reader);
		return this.#learn([reader], needsTraffic) ? void 0 : answer;
	}
	#judgeStep(before, after, from, to) {
		const [reader, readerAfter] = [this.#reader.at(before, 0), this.#readerAfter.at(after, 0)];
		const isAudited = this.#sampler.next();
		const [seen, seenAfter] = [reader, readerAfter].map((each) => seenBy(each, (read) => this.#system.view(read), isAudited));
		const answers = this.#steps.map(([name, property]) => stepHolds(name, property, seen, seenAfter));
		const allowed = this.#refinements.map((refinement) => refinement.allows(from, to));
		const needsTraffic = this.#sawTraffic(reader) || this.#sawTraffic(readerAfter);
		return this.#learn([reader, readerAfter], needsTraffic) ? void 0 : [...answers, ...allowed].map(shortly).join("");
	}
	#sawTraffic(reader) {
		return reader.sawWhetherQuiet || this.#aspects.sawTraffic(reader);
	}
	/** Returns whether something new was read. */
	#learn(readers, needsTraffic) {
		if (needsTraffic) this.#aspects.withTraffic = true;
		for (const reader of readers) this.#learned(reader);
		if (!readers.map((reader) => this.#aspects.learn(reader)).includes(true)) return false;
		this.#answers = [];
		this.#stepAnswers = new PairTable();
		for (const refinement of this.#refinements) refinement.forget();
		return true;
	}
	get bytes() {
		return this.#aspects.bytes + this.#stepAnswers.bytes;
	}
};
function shortly(answer) {
	return answer ? "1" : "0";
}
// model-check/engine/symmetry/orbit-properties.ts
var OrbitProperties = class {
	#system;
	#space;
	#images;
	#answers;
	#orbitAspects;
	/** By slot: the lenses through which it was read, all of whose images are in the orbit aspect. */
	#lensesRead;
	/** By orbit aspect, for states with messages in flight and for quiet ones: 1 if they have been compared. */
	#comparedStates = /* @__PURE__ */ new Uint8Array(64);
	/** Pairs of orbit aspects between which a transition was compared. */
	#comparedSteps = new PairTable();
	/** Pairs of an orbit aspect and a remembered outcome. */
	#comparedOutcomes = new PairTable();
	#row = new GrowingInts();
	#rowAfter = new GrowingInts();
	#successor = new GrowingInts();
	#isDue;
	/** The next renaming for what is being compared, and whether an answer so far holds for this state only. */
	#renaming = 1;
	#isOpen = false;
	constructor(system, space, images, properties, refinements, isDue) {
		this.#isDue = isDue;
		this.#system = system;
		this.#space = space;
		this.#images = images;
		this.#answers = new Answers(system, space, properties, refinements, (read) => this.#learn(read), isDue);
		this.#orbitAspects = new Aspects(system, space);
		this.#lensesRead = system.slots.map(() => /* @__PURE__ */ new Set());
	}
	/**
	* Throws `NotSymmetric` unless all properties of states give the same answers for all images of the row at `base`. Throws
	* `Unfinished` when it is time for a pause; the next call for the same row continues. The other comparisons do likewise.
	*/
	ofState(data, base) {
		const isQuiet = this.#space.isQuiet(data, base) ? 1 : 0;
		if (this.#comparedStates[2 * this.#aspect(data, base) + isQuiet] === 1) return;
		const answers = this.#answers;
		const mine = answers.ofState(data, base);
		this.#isOpen ||= answers.isOpen;
		this.#underEach((renaming) => {
			this.#rename(renaming, data, base, this.#row);
			const other = answers.ofState(this.#row.data, 0);
			this.#isOpen ||= answers.isOpen;
			if (other !== mine) throw this.#difference(renaming, answers.ofStates, mine, other, [[data, base]]);
		});
		if (!this.#isOpen) this.#markState(2 * this.#aspect(data, base) + isQuiet);
		this.#isOpen = false;
	}
	/** Compares an initial state, and whether refinements may begin there. */
	ofInitial(data, base) {
		this.ofState(data, base);
		const mine = this.#answers.ofStart(data, base);
		for (let renaming = 1; renaming < this.#images.count; renaming++) {
			this.#rename(renaming, data, base, this.#row);
			const other = this.#under(renaming, () => this.#answers.ofStart(this.#row.data, 0));
			if (other !== mine) throw this.#difference(renaming, this.#answers.ofStarts, mine, other, [[data, base]]);
		}
	}
	/** Compares the answers of the properties of transitions, for `outcome` in the row at `base`. */
	ofStep(outcome, outcomes, isPermanent, data, base) {
		if (this.#answers.ofSteps.length === 0) return;
		if (isPermanent && this.#comparedOutcomes.get(this.#aspect(data, base), outcome) >= 0) return;
		this.#successor.length = 0;
		appendSuccessor(this.#successor, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
		const pair = [this.#aspect(data, base), this.#aspect(this.#successor.data, 0)];
		if (this.#comparedSteps.get(...pair) < 0) this.#compareStep(data, base);
		this.#comparedSteps.set(this.#aspect(data, base), this.#aspect(this.#successor.data, 0), 1);
		if (isPermanent) this.#comparedOutcomes.set(this.#aspect(data, base), outcome, 1);
	}
	/** Forgets the numbers of outcomes. */
	forgetOutcomes() {
		this.#comparedOutcomes = new PairTable();
	}
	#compareStep(data, base) {
		const answers = this.#answers;
		this.#rename(0, data, base, this.#row);
		const mine = answers.ofStep(this.#row.data, this.#successor.data);
		this.#underEach((renaming) => {
			this.#rename(renaming, data, base, this.#row);
			this.#rename(renaming, this.#successor.data, 0, this.#rowAfter);
			const other = answers.ofStep(this.#row.data, this.#rowAfter.data);
			if (other === mine) return;
			throw this.#difference(renaming, answers.ofSteps, mine, other, [[data, base], [this.#successor.data, 0]]);
		});
	}
	/** Compares under each renaming that has not been tried yet. */
	#underEach(compare) {
		while (this.#renaming < this.#images.count) {
			this.#under(this.#renaming, () => compare(this.#renaming));
			this.#renaming++;
			if (this.#isDue()) throw new Unfinished();
		}
		this.#renaming = 1;
	}
	#aspect(data, base) {
		return this.#orbitAspects.of(data, base) - this.#orbitAspects.first;
	}
	#markState(at) {
		if (at >= this.#comparedStates.length) {
			const grown = new Uint8Array(2 * at + 2);
			grown.set(this.#comparedStates);
			this.#comparedStates = grown;
		}
		this.#comparedStates[at] = 1;
	}
	/** Anything read of a state under other names may be read of every state of which it is an image. */
	#learn({ sights, sawMessages, sawWhetherQuiet }) {
		const { slotsFrom, symmetry } = this.#images;
		const unknown = sights.filter(({ slot, lens }) => !this.#lensesRead[slot].has(lens));
		for (const { slot, lens } of unknown) if (slot < this.#system.firstQueue) this.#lensesRead[slot].add(lens);
		const all = unknown.flatMap(({ slot, lens }) => slotsFrom.map((from) => {
			const path = lens === null ? [] : symmetry.decisive(slot, lens.path);
			return {
				slot: from[slot],
				lens: this.#space.lens(from[slot], path)
			};
		}));
		this.#orbitAspects.withTraffic = this.#answers.withTraffic;
		if (!this.#orbitAspects.learn({
			sights: all,
			sawMessages,
			sawWhetherQuiet
		})) return;
		this.#comparedStates.fill(0);
		this.#comparedSteps = new PairTable();
		this.#comparedOutcomes = new PairTable();
	}
	/** Puts the renamed row at `base` into `row`. */
	#rename(renaming, data, base, row) {
		const { slots, messages, slotsTo } = this.#images;
		row.length = 0;
		row.reserve(rowLength(data, base, slots.length));
		const to = slotsTo[renaming];
		const count = data[base + 3];
		const renamed = row.data;
		renamed[0] = renamed[1] = 0;
		renamed[3] = count;
		for (let slot = 0; slot < slots.length; slot++) renamed[4 + to[slot]] = slots[slot].id(renaming, data[base + 4 + slot]);
		const first = 4 + slots.length;
		for (let i = first; i < first + count; i++) renamed[i] = messages.id(renaming, data[base + i]);
		if (count > 1) renamed.subarray(first, first + count).sort();
		row.length = first + count;
	}
	/** An error that occurs only under other names is blamed on the renaming. */
	#under(renaming, run) {
		try {
			return run();
		} catch (error) {
			throw error instanceof NotSymmetric || isAboutShape(error) || !(error instanceof ModelError) ? error : notSymmetric(this.#images.symmetry.names[renaming], messageOf(error), error);
		}
	}
	#difference(renaming, names, mine, other, rows) {
		const odd = Array.from(mine).findIndex((answer, i) => answer !== other[i]);
		const words = rows.map(([data, base]) => wordsOf(this.#system, this.#space.snapshot(data, base))).join(" → ");
		const says = (answer) => answer === "1" ? "true" : "false";
		const because = `${names[odd]} gives another answer: ${says(mine[odd])} of ${words}, ${says(other[odd])} of the same renamed`;
		return notSymmetric(this.#images.symmetry.names[renaming], because);
	}
	get bytes() {
		return this.#answers.bytes + this.#orbitAspects.bytes + this.#comparedSteps.bytes + this.#comparedOutcomes.bytes;
	}
};
// model-check/engine/symmetry/orbits.ts
/**
* Fingerprints of orbits: states that differ only in the names of symmetric parts get the same fingerprint.
*
* Under each renaming, a value has the two lanes of its image. Their sums over all slots and messages are the fingerprints
* of the renamed states, and the least of these is the orbit's. So no state is renamed as a whole, and each value is
* renamed only once.
*/
var Orbits = class {
	/** The fingerprint that was computed last. */
	low = 0;
	high = 0;
	/** The number of renamings, the identity included. */
	#count;
	#inSet;
	#slots;
	#messages;
	/** Sums of lanes: the low ones by renaming, the identity first, then the high ones. */
	#state;
	#successor;
	constructor({ count, slots, messages }, { bag }) {
		this.#count = count;
		this.#inSet = bag !== "multiset";
		this.#slots = slots;
		this.#messages = messages;
		this.#state = new Int32Array(2 * count);
		this.#successor = new Int32Array(2 * count);
	}
	/** Puts the fingerprint of the row's orbit into `low` and `high`. Call this first, then `after` for its successors. */
	of(data, base) {
		this.#state.fill(0);
		const first = base + 4;
		for (let slot = 0; slot < this.#slots.length; slot++) add(this.#state, this.#slots[slot], data[first + slot]);
		const messages = first + this.#slots.length;
		for (let i = messages; i < messages + data[base + 3]; i++) add(this.#state, this.#messages, data[i]);
		this.#findLeast(this.#state);
	}
	/** The same for the state after `outcome`. `of` must have been called with the row at `base`. */
	after(outcome, outcomes, data, base) {
		const sums = this.#successor;
		sums.set(this.#state);
		const facts = outcomes.facts.data;
		const at = outcome * 10;
		const writes = outcomes.writes.data;
		for (let w = facts[at + 5]; w < facts[at + 6]; w += 3) {
			subtract(sums, this.#slots[writes[w]], writes[w + 1]);
			add(sums, this.#slots[writes[w]], writes[w + 2]);
		}
		const consumed = facts[at + 4];
		if (consumed >= 0) subtract(sums, this.#messages, consumed);
		const messages = base + 4 + this.#slots.length;
		for (let s = facts[at + 7]; s < facts[at + 8]; s++) {
			const message = outcomes.sends.data[s];
			if (this.#inSet && message !== consumed && inFlight(data, messages, data[base + 3], message)) continue;
			add(sums, this.#messages, message);
		}
		this.#findLeast(sums);
	}
	/** Compares low lanes first: the visited set chooses places by the high lane, which must stay evenly distributed. */
	#findLeast(sums) {
		const count = this.#count;
		let low = sums[0];
		let high = sums[count];
		for (let i = 1; i < count; i++) {
			if (sums[i] > low || sums[i] === low && sums[count + i] >= high) continue;
			low = sums[i];
			high = sums[count + i];
		}
		this.low = low;
		this.high = high;
	}
};
function add(sums, images, id) {
	const place = 2 * images.place(id);
	const lanes = images.lanes.data;
	for (let i = 0; i < sums.length; i++) sums[i] += lanes[place + i];
}
function subtract(sums, images, id) {
	const place = 2 * images.place(id);
	const lanes = images.lanes.data;
	for (let i = 0; i < sums.length; i++) sums[i] -= lanes[place + i];
}
// model-check/engine/symmetry/symmetry-audit.ts
/**
* Audits `orbit-moves.ts` and `orbit-properties.ts`. In some states, all comparisons are made again in the plain meaning of
* moves, with nothing remembered. The renamings are the exchanges, of which all others are composed.
*/
var SymmetryAudit = class {
	#system;
	#symmetry;
	#properties;
	#refinements;
	#watchesSteps;
	/** By refinement and abstract state: the texts of the states one action away. */
	#oneActionFrom = /* @__PURE__ */ new Map();
	constructor(system, symmetry, properties, refinements) {
		this.#system = system;
		this.#symmetry = symmetry;
		this.#properties = properties;
		this.#refinements = refinements;
		this.#watchesSteps = Object.keys(refinements).length > 0 || Object.values(properties).some(({ kind }) => kind === "step");
	}
	/** Throws `ModelError` unless the images of initial states are initial states. Yields where the search may pause. */
	*ofInitialStates() {
		const texts = /* @__PURE__ */ new Set();
		for (const state of this.#system.initial) {
			texts.add(textOf$1(state));
			yield;
		}
		yield* this.#underEach((renaming) => this.#initialStatesUnder(renaming, texts));
	}
	*#initialStatesUnder(renaming, texts) {
		for (const state of this.#system.initial) {
			if (!texts.has(textOf$1(renamed(state, renaming)))) throw notSymmetric(renaming.name, "an initial state becomes one that is not initial");
			yield;
		}
	}
	/**
	* Throws `ModelError` unless the successors of `state` and the answers of its properties are the same after renaming.
	* Yields where the search may pause.
	*/
	*of(state) {
		const scene = yield* this.#sceneOf(state);
		yield* this.#underEach((renaming) => this.#compareScene(scene, renaming));
	}
	*#compareScene(scene, renaming) {
		const expected = renamedScene(scene, renaming);
		yield* this.#compareSuccessors(expected, renaming);
		yield* this.#compareProperties(scene, expected, renaming);
	}
	/** Compares under each generator. An error that occurs only under other names is blamed on the renaming. */
	*#underEach(look) {
		for (const renaming of this.#symmetry.generators) try {
			yield* look(renaming);
		} catch (error) {
			throw error instanceof NotSymmetric || isAboutShape(error) ? error : notSymmetric(renaming.name, messageOf(error), error);
		}
	}
	*#sceneOf(state) {
		const successors = [];
		for (const outcome of enabled(this.#system, state)) {
			successors.push({
				action: outcome.action,
				after: apply(state, outcome, this.#system.bag)
			});
			yield;
		}
		return {
			state,
			successors
		};
	}
	/** Throws unless the successors of the renamed state are those that are `expected`. */
	*#compareSuccessors(expected, renaming) {
		const awaited = linesOf(expected);
		const found = linesOf(yield* this.#sceneOf(expected.state));
		const odd = awaited.find(({ text }, i) => text !== found[i]?.text) ?? found[awaited.length];
		if (odd !== void 0) throw notSymmetric(renaming.name, `${odd.action} does something else`);
	}
	*#compareProperties(scene, image, renaming) {
		const [seen, imageSeen] = [this.#see(scene.state), this.#see(image.state)];
		for (const [name, property] of Object.entries(this.#properties)) if (property.kind !== "step" && property.holds(seen) !== property.holds(imageSeen)) throw saysOtherwise(renaming, name);
		for (const [name, refinement] of Object.entries(this.#refinements)) if (starts(refinement, seen) !== starts(refinement, imageSeen)) throw saysOtherwise(renaming, name);
		if (!this.#watchesSteps) return;
		for (const [i, { after }] of scene.successors.entries()) {
			const says = this.#saysOfStep(seen, this.#see(after));
			const saysOfImage = this.#saysOfStep(imageSeen, this.#see(image.successors[i].after));
			const odd = Object.keys(says).find((name) => says[name] !== saysOfImage[name]);
			if (odd !== void 0) throw saysOtherwise(renaming, odd);
			yield;
		}
	}
	/** By name: whether each property of transitions allows this one. */
	#saysOfStep(before, after) {
		const says = {};
		for (const [name, property] of Object.entries(this.#properties)) if (property.kind === "step") says[name] = property.holds(before, after);
		for (const [name, refinement] of Object.entries(this.#refinements)) says[name] = this.#allows(name, refinement, before, after);
		return says;
	}
	#see(state) {
		return this.#system.view(readerOf(this.#system, state));
	}
	#allows(name, { of, view }, before, after) {
		const [from, to] = [view(before), encode(view(after))];
		const text = encode(from);
		if (text === to) return true;
		const key = `${name} ${text}`;
		const known = this.#oneActionFrom.get(key);
		if (known !== void 0) return known.has(to);
		const possible = Object.values(of.actions).flatMap((action) => [...action.params?.(from) ?? [void 0]].map((param) => ({
			action,
			param
		}))).filter(({ action, param }) => action.when(from, param));
		const next = new Set(possible.map(({ action, param }) => encode(action.then(from, param))));
		this.#oneActionFrom.set(key, next);
		return next.has(to);
	}
};
function renamedScene({ state, successors }, renaming) {
	return {
		state: renamed(state, renaming),
		successors: successors.map(({ action, after }) => ({
			action,
			after: renamed(after, renaming)
		}))
	};
}
/** Renames a state. */
function renamed(state, renaming) {
	const slots = [];
	state.slots.forEach((value, slot) => {
		slots[renaming.slots[slot]] = renaming.value(value, slot);
	});
	return {
		slots,
		messages: state.messages.map((message) => renaming.message(message))
	};
}
function saysOtherwise(renaming, property) {
	return notSymmetric(renaming.name, `${property} gives another answer`);
}
function starts({ of, view }, state) {
	const text = encode(view(state));
	return of.init.some((initial) => encode(initial) === text);
}
/** The successors, sorted by their texts. Names of actions are ignored, as they may contain names of parts. */
function linesOf({ successors }) {
	return successors.map(({ action, after }) => ({
		text: textOf$1(after),
		action
	})).sort((a, b) => a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}
// model-check/engine/symmetry/orbit-search.ts
var OrbitSearch = class {
	orbits;
	moves;
	/** Whether it is time for a pause. A comparison then throws `Unfinished`, and must be called again. */
	isDue = () => false;
	#space;
	#images;
	#properties;
	#audit;
	/** For the current batch: how many comparisons are done, of the outcomes as a whole, the state, and each transition. */
	#compared = 0;
	/** An audit in progress. */
	#auditing = null;
	#areInitialStatesAudited = false;
	constructor(system, symmetry, space, properties, refinements) {
		const isDue = () => this.isDue();
		this.#space = space;
		this.#images = new Images(symmetry, space);
		this.orbits = new Orbits(this.#images, system);
		this.moves = new OrbitMoves(system, space, this.#images, isDue);
		this.#properties = new OrbitProperties(system, space, this.#images, properties, refinements, isDue);
		this.#audit = new SymmetryAudit(system, symmetry, properties, refinements);
	}
	/** The number of renamings, the identity included. */
	get renamings() {
		return this.#images.count;
	}
	/** Throws `NotSymmetric` unless the images of initial states are initial states. Returns false for a pause. */
	auditInitialStates(isDue) {
		this.#areInitialStatesAudited ||= this.#goOn(() => this.#audit.ofInitialStates(), isDue);
		return this.#areInitialStatesAudited;
	}
	/** Throws `NotSymmetric` if a property's answer for the initial state in the row at `base` depends on names. */
	ofInitial(data, base) {
		this.#properties.ofInitial(data, base);
	}
	/** The same for the last state that is found, without a pause. */
	ofLast(data, base) {
		const { isDue } = this;
		this.isDue = () => false;
		this.#properties.ofState(data, base);
		this.isDue = isDue;
	}
	/** The same for the row at `base`, its outcomes, and the listed transitions. */
	ofBatch({ enabled, count, outcomes, permanent }, data, base) {
		for (; this.#compared < count + 2; this.#compared++) if (this.#compared === 0) this.moves.settle(data, base);
		else if (this.#compared === 1) this.#properties.ofState(data, base);
		else {
			const outcome = enabled[this.#compared - 2];
			this.#properties.ofStep(outcome, outcomes, outcome < permanent, data, base);
		}
		this.#compared = 0;
	}
	/** The same for the row at `base` in the plain meaning of moves. Returns false for a pause. */
	audit(data, base, isDue) {
		return this.#goOn(() => this.#audit.of(this.#space.snapshot(data, base)), isDue);
	}
	#goOn(begin, isDue) {
		this.#auditing ??= begin();
		while (!this.#auditing.next().done) if (isDue()) return false;
		this.#auditing = null;
		return true;
	}
	/** Forgets the numbers of outcomes. */
	forgetOutcomes() {
		this.#properties.forgetOutcomes();
	}
	get bytes() {
		return this.#images.bytes + this.#properties.bytes;
	}
};
// model-check/engine/tables/levels.ts
/** The rows of the level that is being expanded, and those of the next one. */
var Levels = class {
	current = new GrowingInts(1024);
	next = new GrowingInts(1024);
	/** The beginning of the row that is expanded next. */
	at = 0;
	/** Levels with at least one state, the initial states' included. */
	depth = 0;
	/** Whether the whole current level is expanded. */
	get isDone() {
		return this.at === this.current.length;
	}
	/** Goes on to the next level. Returns false if there is none, or if it is deeper than `deepest`. */
	descend(deepest) {
		if (this.next.length === 0 || this.depth >= deepest) return false;
		[this.current, this.next] = [this.next, this.current];
		this.next.length = 0;
		this.at = 0;
		this.depth++;
		return true;
	}
	get bytes() {
		return this.current.bytes + this.next.bytes;
	}
};
// model-check/engine/search/successors.ts
/** The fingerprints of one state's successors, computed before any of them is built. */
var Successors = class {
	/** The lanes of the current state's successors, in the order of `transitions.enabled`, and whether each state is known. */
	lows = /* @__PURE__ */ new Int32Array(0);
	highs = /* @__PURE__ */ new Int32Array(0);
	known = /* @__PURE__ */ new Uint8Array(0);
	/** The lanes under which they are visited: with symmetry, those of their orbits. */
	visitedLows = this.lows;
	visitedHighs = this.highs;
	#transitions;
	#space;
	#visited;
	/** The fingerprints by which states are visited, if not by their own. */
	#orbits;
	#slots;
	#inSet;
	constructor(system, space, transitions, visited, orbits) {
		this.#transitions = transitions;
		this.#space = space;
		this.#visited = visited;
		this.#orbits = orbits;
		this.#slots = system.slots.length;
		this.#inSet = system.bag !== "multiset";
		this.#reserve(32);
	}
	/** Computes the lanes of all successors of the row at `base`, and marks the known ones. */
	fingerprint(count, data, base) {
		if (count > this.known.length) this.#reserve(count);
		const { enabled, outcomes } = this.#transitions;
		const facts = outcomes.facts.data;
		const lows = this.lows;
		const highs = this.highs;
		const low = data[base + 0];
		const high = data[base + 1];
		const inSet = this.#inSet;
		for (let i = 0; i < count; i++) {
			const at = enabled[i] * 10;
			lows[i] = low + facts[at + 0] | 0;
			highs[i] = high + facts[at + 1] | 0;
			if (inSet && facts[at + 7] !== facts[at + 8]) this.#addNewSends(i, at, data, base);
		}
		if (this.#orbits !== null) this.#findOrbits(this.#orbits, count, data, base);
		this.#visited.glance(this.visitedLows, this.visitedHighs, count, this.known);
	}
	/** Whether successor `i` is the row at `base` itself. */
	isSame(i, data, base) {
		return this.lows[i] === data[base + 0] && this.highs[i] === data[base + 1];
	}
	/** Adds the edges to those of the first `count` successors that are known. */
	addEdgesToKnown(count, graph) {
		const { enabled, outcomes } = this.#transitions;
		for (let i = 0; i < count; i++) if (this.known[i] === 1) graph.addEdge(this.#visited.numberAtHome(this.visitedHighs[i]), outcomes.kindOf(enabled[i]));
	}
	#findOrbits(orbits, count, data, base) {
		const { enabled, outcomes } = this.#transitions;
		orbits.of(data, base);
		for (let i = 0; i < count; i++) {
			orbits.after(enabled[i], outcomes, data, base);
			this.visitedLows[i] = orbits.low;
			this.visitedHighs[i] = orbits.high;
		}
	}
	/** In a set, only messages that are not yet in flight add to the fingerprint. */
	#addNewSends(successor, at, data, base) {
		const { facts, sends } = this.#transitions.outcomes;
		const { messages } = this.#space;
		const first = base + 4 + this.#slots;
		for (let s = facts.data[at + 7]; s < facts.data[at + 8]; s++) {
			const message = sends.data[s];
			if (message !== facts.data[at + 4] && inFlight(data, first, data[base + 3], message)) continue;
			this.lows[successor] += messages.low(message);
			this.highs[successor] += messages.high(message);
		}
	}
	#reserve(count) {
		this.lows = new Int32Array(count * 2);
		this.highs = new Int32Array(count * 2);
		this.known = new Uint8Array(count * 2);
		this.visitedLows = this.#orbits === null ? this.lows : new Int32Array(count * 2);
		this.visitedHighs = this.#orbits === null ? this.highs : new Int32Array(count * 2);
	}
};
// model-check/engine/search/expansion.ts
var NOT_TAKEN = -2;
/** In place of the number of a new state: the state is known, or it is not explored. */
var KNOWN = -1;
var LEFT_OUT = -2;
var Expansion = class {
	#system;
	#space;
	#transitions;
	#judge;
	#orbits;
	#audits;
	#found;
	#findings;
	#successors;
	#narrowed;
	#slots;
	/** The number of the current state. */
	#state = 0;
	/** Progress within the current state: what has been done, and the next outcomes to judge and to take. */
	#isBegun = false;
	/** Whether any outcome leads from the current state to another one. */
	#hasMoved = false;
	#isListed = false;
	#isLastBatch = false;
	#isCompared = false;
	#judgedAt = 0;
	#takenAt = 0;
	/** The visited set's answer for the successor that is being taken. */
	#taken = NOT_TAKEN;
	constructor({ system, space, transitions, judge, orbits, audits, found, findings, narrowed, views }) {
		this.#narrowed = narrowed;
		this.#system = system;
		this.#space = space;
		this.#transitions = transitions;
		this.#judge = judge;
		this.#orbits = orbits;
		this.#audits = audits;
		this.#found = found;
		this.#findings = findings;
		this.#slots = system.slots.length;
		this.#successors = new Successors(system, space, transitions, found.visited, orbits?.orbits ?? views);
	}
	/**
	* Follows all outcomes of state number `state`, in the row at `base`, and adds the rows of new states to `next`. After a
	* pause, continues with the same state. Returns whether the state is finished.
	*/
	expand(state, data, base, next, isDue) {
		this.#state = state;
		try {
			return this.#expand(data, base, next, isDue);
		} catch (error) {
			if (error instanceof Unfinished) return false;
			throw error;
		}
	}
	#expand(data, base, next, isDue) {
		if (!this.#isListed && !this.#list(data, base, isDue)) return false;
		for (;;) {
			this.#compare(data, base);
			if (!this.#follow(data, base, next, isDue)) return false;
			if (this.#isLastBatch) break;
			this.#isLastBatch = this.#transitions.run(data, base, isDue);
			this.#openBatch(data, base);
			if (isDue()) return false;
		}
		this.#judgeEnd(data, base);
		if (!this.#audits.end(this.#state, data, base, isDue)) return false;
		if (this.#orbits !== null && this.#audits.isAudited(this.#state) && !this.#orbits.audit(data, base, isDue)) return false;
		this.#found.graph?.closeState();
		this.#isListed = false;
		return true;
	}
	/** Lists the remembered outcomes of the row at `base`. Returns false for a pause. */
	#list(data, base, isDue) {
		if (!this.#isBegun) this.#transitions.begin();
		if (!this.#isBegun) this.#hasMoved = false;
		this.#isBegun = true;
		while (!this.#transitions.list(data, base)) do {
			if (isDue()) return false;
			this.#transitions.learn(data, base);
		} while (this.#transitions.isMissing);
		this.#isBegun = false;
		this.#isListed = true;
		this.#isLastBatch = false;
		this.#audits.begin(this.#state);
		this.#openBatch(data, base);
		return true;
	}
	#openBatch(data, base) {
		const { count } = this.#transitions;
		this.#successors.fingerprint(count, data, base);
		this.#hasMoved ||= count > 0;
		if (this.#narrowed?.isAboutSteps) this.#successors.known.fill(0, 0, count);
		this.#audits.note(this.#successors.lows, count);
		if (this.#found.graph !== null) this.#successors.addEdgesToKnown(count, this.#found.graph);
		this.#isCompared = this.#orbits === null;
		this.#judgedAt = this.#judge.watchesSteps ? 0 : count;
		this.#takenAt = 0;
	}
	/** With symmetry, compares the listed outcomes under all renamings. Throws `Unfinished` when it is time for a pause. */
	#compare(data, base) {
		if (this.#isCompared) return;
		this.#orbits?.ofBatch(this.#transitions, data, base);
		this.#isCompared = true;
	}
	/** Judges and takes the listed successors. Returns false for a pause. */
	#follow(data, base, next, isDue) {
		const { count } = this.#transitions;
		while (this.#judgedAt < count) {
			const wasJudged = this.#judgeKnown(this.#judgedAt, data, base);
			this.#judgedAt++;
			if (wasJudged && isDue()) return false;
		}
		while (this.#takenAt < count) {
			if (this.#successors.known[this.#takenAt] === 1) {
				this.#takenAt++;
				continue;
			}
			this.#take(this.#takenAt, data, base, next);
			if (this.#found.isFull) return false;
			this.#takenAt++;
			if (isDue()) return false;
		}
		return true;
	}
	/** Judges the transition to successor `i` if that state is known. Returns whether there was anything to judge. */
	#judgeKnown(i, data, base) {
		const outcome = this.#transitions.enabled[i];
		if (this.#successors.known[i] === 0 || this.#judge.settled(outcome, data[base + 2])) return false;
		if (this.#successors.isSame(i, data, base)) return false;
		this.#judgeStep(outcome, data, base, KNOWN, this.#successors.lows[i]);
		return true;
	}
	/** Takes successor `i` of the row at `base`. Judging may throw `Unfinished`; then the same successor must be taken again. */
	#take(i, data, base, next) {
		const outcome = this.#transitions.enabled[i];
		const low = this.#successors.lows[i];
		const high = this.#successors.highs[i];
		const found = this.#found;
		if (this.#taken === NOT_TAKEN) {
			if (!this.#admits(i, outcome, data, base)) return this.#leaveOut(outcome, data, base, low);
			this.#taken = found.add(this.#successors.visitedLows[i], this.#successors.visitedHighs[i]);
			if (found.isFull) return;
			found.graph?.addEdge(this.#taken >= 0 ? this.#taken : found.count - 1, this.#transitions.outcomes.kindOf(outcome));
		}
		const isNew = this.#taken < 0;
		if (isNew || this.#judge.watchesSteps) {
			const aspect = this.#judgeStep(outcome, data, base, isNew ? found.count - 1 : KNOWN, low);
			if (isNew) this.#append(outcome, aspect, low, high, data, base, next);
		}
		this.#taken = NOT_TAKEN;
	}
	/** Whether the constraints of the scenario let the search follow successor `i`. */
	#admits(i, outcome, data, base) {
		const narrowed = this.#narrowed;
		if (narrowed === null || !narrowed.isConstrained) return true;
		const isKnown = this.#found.visited.has(this.#successors.visitedLows[i], this.#successors.visitedHighs[i]);
		const { outcomes } = this.#transitions;
		try {
			return narrowed.admitsStep(outcome, outcomes, data, base, isKnown);
		} catch (error) {
			const after = () => snapshotAfter(this.#space, outcomes, outcome, this.#system.bag, data, base);
			throw this.#findings.placed(error, after, {
				state: this.#state,
				targetLow: this.#successors.lows[i]
			});
		}
	}
	/** Judges a step that is not followed, and the state after it. */
	#leaveOut(outcome, data, base, low) {
		this.#judgeStep(outcome, data, base, LEFT_OUT, low);
		this.#found.graph?.addEdge(-1, this.#transitions.outcomes.kindOf(outcome));
		if (this.#narrowed !== null) this.#narrowed.leftOut++;
	}
	/** Judges a state from which no step leads to another one. */
	#judgeEnd(data, base) {
		if (this.#hasMoved || this.#narrowed === null || this.#findings.discovery !== null) return;
		if (!this.#narrowed.isDeadlock(this.#space.snapshot(data, base))) return;
		const violation = {
			property: "deadlock",
			because: "nothing can happen any more",
			by: "state"
		};
		this.#findings.discovery = {
			violation,
			state: this.#state,
			targetLow: data[base + 0]
		};
	}
	#append(outcome, aspect, low, high, data, base, next) {
		const row = appendSuccessor(next, data, base, this.#slots, this.#transitions.outcomes, outcome, this.#system.bag);
		next.data[row + 0] = low;
		next.data[row + 1] = high;
		next.data[row + 2] = aspect;
		if (this.#findings.discovery !== null) this.#orbits?.ofLast(next.data, row);
		this.#found.number(this.#state, low, this.#judge.good);
	}
	/** Judges the transition by `outcome`, and the state after it if `target` is the number of a new one. Returns the aspect. */
	#judgeStep(outcome, data, base, target, low) {
		const judge = this.#judge;
		const aspect = this.#judged(outcome, data, base, target !== KNOWN, low);
		if (judge.violation === null || this.#findings.discovery !== null) return aspect;
		const { violation } = judge;
		if (violation.by === "step") this.#findings.discovery = {
			violation,
			state: this.#state,
			targetLow: low
		};
		else if (target === LEFT_OUT) this.#findings.discovery = {
			violation,
			state: this.#state,
			targetLow: low,
			isBeyond: true
		};
		else this.#findings.discovery = {
			violation,
			state: target,
			targetLow: low
		};
		return aspect;
	}
	#judged(outcome, data, base, isNew, low) {
		const { outcomes, permanent } = this.#transitions;
		try {
			return this.#judge.after(outcome, outcomes, outcome < permanent, isNew, data, base);
		} catch (error) {
			throw this.#findings.placed(error, () => snapshotAfter(this.#space, outcomes, outcome, this.#system.bag, data, base), {
				state: this.#state,
				targetLow: low
			});
		}
	}
};
// model-check/engine/tables/visited.ts
/** The states seen so far, as 64-bit fingerprints in an open-addressing table that grows by doubling. */
var FULLEST = .6;
/** A table filled beyond this share will soon grow. */
var NEARLY_FULL = .5;
var Visited = class {
	size = 0;
	/** Pairs of lanes; (0, 0) marks a free place. */
	#table = /* @__PURE__ */ new Int32Array(8192);
	#shift = 20;
	/** By place: the number of the state there; null if states are not numbered. */
	#numbers;
	constructor(numbered) {
		this.#numbers = numbered ? /* @__PURE__ */ new Int32Array(4096) : null;
	}
	/**
	* Looks up `count` fingerprints at once, each in its home place only, and marks in `known` those that are there. The loop
	* is tight so that the processor overlaps many distant reads instead of waiting for one after another.
	*/
	glance(lows, highs, count, known) {
		const table = this.#table;
		const shift = this.#shift;
		for (let i = 0; i < count; i++) {
			const at = highs[i] >>> shift << 1;
			const difference = table[at] ^ lows[i] | table[at + 1] ^ highs[i];
			known[i] = isNonzero(lows[i] | highs[i]) & (isNonzero(difference) ^ 1);
		}
	}
	/** The number of the state in the home place of fingerprints with this high lane; 0 when states are not numbered. */
	numberAtHome(high) {
		return this.#numbers === null ? 0 : this.#numbers[high >>> this.#shift];
	}
	/** Whether the table holds the fingerprint. */
	has(low, high) {
		const lane = (low | high) === 0 ? 1 : low;
		const table = this.#table;
		const last = table.length - 2;
		let at = high >>> this.#shift << 1;
		for (; (table[at] | table[at + 1]) !== 0; at = at + 2 & last) if (table[at] === lane && table[at + 1] === high) return true;
		return false;
	}
	/** Adds the fingerprint. Returns -1 if it is new; else the number of its state, or 0 if states are not numbered. */
	add(low, high) {
		const lane = (low | high) === 0 ? 1 : low;
		const table = this.#table;
		const last = table.length - 2;
		let at = high >>> this.#shift << 1;
		while ((table[at] | table[at + 1]) !== 0) {
			if (table[at] === lane && table[at + 1] === high) return this.#numbers === null ? 0 : this.#numbers[at >> 1];
			at = at + 2 & last;
		}
		table[at] = lane;
		table[at + 1] = high;
		if (this.#numbers !== null) this.#numbers[at >> 1] = this.size;
		this.size++;
		if (this.size > (table.length >> 1) * FULLEST) this.#grow();
		return -1;
	}
	#grow() {
		const old = this.#table;
		const oldNumbers = this.#numbers;
		this.#table = new Int32Array(old.length * 2);
		this.#shift--;
		const numbers = oldNumbers === null ? null : new Int32Array(old.length);
		const last = this.#table.length - 2;
		for (let from = 0; from < old.length; from += 2) {
			if ((old[from] | old[from + 1]) === 0) continue;
			let at = old[from + 1] >>> this.#shift << 1;
			while ((this.#table[at] | this.#table[at + 1]) !== 0) at = at + 2 & last;
			this.#table[at] = old[from];
			this.#table[at + 1] = old[from + 1];
			if (numbers !== null && oldNumbers !== null) numbers[at >> 1] = oldNumbers[from >> 1];
		}
		this.#numbers = numbers;
	}
	/** The further bytes that growth will take, as the old table and the new one exist together; 0 if it will not grow soon. */
	get bytesSoon() {
		return this.size > (this.#table.length >> 1) * NEARLY_FULL ? 2 * this.bytes : 0;
	}
	get bytes() {
		return this.#table.byteLength + (this.#numbers?.byteLength ?? 0);
	}
};
/** 1 unless `bits` is 0. */
function isNonzero(bits) {
	return (bits | 0 - bits) >>> 31;
}
// model-check/engine/search/found-states.ts
/** The states that a search has found: their fingerprints, their numbers in the order of finding, and the links to their parents. */
var FoundStates = class {
	visited;
	/** The graph of all transitions; null unless a property needs it. */
	graph;
	/** By state: the number of the state from which it was first found; its own number for an initial state. */
	parents = new GrowingInts(1024);
	/** By state: the low lane, which distinguishes the successors of a state. */
	lows = new GrowingInts(1024);
	/** Whether there are more states than the limit allows. */
	isFull = false;
	#most;
	constructor(most, withGraph) {
		this.#most = most;
		this.graph = withGraph ? new StateGraph() : null;
		this.visited = new Visited(withGraph);
	}
	get count() {
		return this.visited.size;
	}
	/** Same as `Visited.add`, but a new state beyond the limit is not added and sets `isFull`. */
	add(low, high) {
		if (this.visited.size >= this.#most && !this.visited.has(low, high)) {
			this.isFull = true;
			return -1;
		}
		return this.visited.add(low, high);
	}
	/** Records the state that was added last. `good`: one bit per mark that holds in it. */
	number(parent, low, good) {
		this.parents.push(parent);
		this.lows.push(low);
		this.graph?.addState(good);
	}
	/** The further bytes that tables which will soon grow are going to take. */
	get bytesSoon() {
		return this.visited.bytesSoon + this.parents.bytesSoon + this.lows.bytesSoon;
	}
	get bytes() {
		return this.visited.bytes + (this.graph?.bytes ?? 0) + this.parents.bytes + this.lows.bytes;
	}
};
// model-check/engine/search/explorer.ts
var NO_ROW = -1;
function never() {
	return false;
}
var Explorer = class {
	core = "reference";
	space;
	transitions;
	judge;
	/** The fairness that steps fulfil. */
	obligations;
	expanded = 0;
	#found;
	#findings = new Findings();
	#system;
	#slots;
	/** Visits one state of each orbit; null without a symmetry. */
	#orbits;
	/** The scenario's constraints and view; null without them. */
	#narrowed;
	#views;
	#audits;
	#expansion;
	/** The number of initial states that have been taken. */
	#initialAt = 0;
	/** The row of the initial state that is being taken; NO_ROW if the next one has none yet. */
	#initialRow = NO_ROW;
	#levels = new Levels();
	constructor(system, properties, refinements, seed, mostStates = Number.POSITIVE_INFINITY) {
		this.#system = system;
		this.#slots = system.slots.length;
		this.space = new Space(system, seed);
		const { symmetry } = system;
		this.#orbits = symmetry === void 0 ? null : new OrbitSearch(system, symmetry, this.space, properties, refinements);
		this.judge = new Judge(system, this.space, properties, refinements);
		const needsGraph = this.judge.marks.length > 0;
		this.obligations = new Obligations(system);
		this.transitions = new Transitions(system, this.space, {
			onForget: () => this.#forgetOutcomes(),
			comparison: this.#orbits?.moves,
			obligations: needsGraph ? this.obligations : void 0
		});
		const { narrowing } = system;
		this.#narrowed = narrowing === void 0 ? null : new Narrowed(system, this.space, narrowing);
		this.#views = narrowing?.view === void 0 ? null : new Views(system, this.space, narrowing.view);
		this.#found = new FoundStates(mostStates, needsGraph);
		this.#audits = new StateAudits(system, this.space, this.judge, this.#findings);
		const { space, transitions, judge } = this;
		const [orbits, audits, found, findings] = [
			this.#orbits,
			this.#audits,
			this.#found,
			this.#findings
		];
		const [narrowed, views] = [this.#narrowed, this.#views];
		this.#expansion = new Expansion({
			system,
			space,
			transitions,
			judge,
			orbits,
			audits,
			found,
			findings,
			narrowed,
			views
		});
	}
	/** The graph of all transitions; null unless a property needs it. */
	get graph() {
		return this.#found.graph;
	}
	*lowsTo(state) {
		const { parents, lows } = this.#found;
		const found = [];
		let at = state;
		for (; parents.data[at] !== at; at = parents.data[at]) {
			yield;
			found.push(lows.data[at]);
		}
		return [...found, lows.data[at]].reverse();
	}
	/** Whether there are more states than the limit allows. */
	get isFull() {
		return this.#found.isFull;
	}
	/** Levels with at least one state, the initial states' included. */
	get depth() {
		return this.#levels.depth;
	}
	/** States found; with symmetry, one per orbit. */
	get distinct() {
		return this.#found.count;
	}
	/** The number of renamings, the identity included: 1 without a symmetry. */
	get renamings() {
		return this.#orbits?.renamings ?? 1;
	}
	/** States generated, including initial states, duplicates and self-loops. */
	get generated() {
		return this.#initialAt + this.transitions.steps;
	}
	/** Steps, and initial states, that the scenario's constraints have left out. */
	get leftOut() {
		return this.#narrowed?.leftOut ?? 0;
	}
	/** States found but not yet expanded. */
	get waiting() {
		return this.distinct - this.expanded;
	}
	/**
	* Expands up to `count` states. Pauses early, even within a state, when `isDue` says so. Returns whether there is more to
	* do. Stops after level `deepest`, at a violation, and at the limit of states.
	*/
	advance(count, deepest = Number.POSITIVE_INFINITY, isDue = never) {
		this.judge.isDue = isDue;
		if (this.#orbits !== null) this.#orbits.isDue = isDue;
		if (!this.#begin(isDue)) return this.#goesOn;
		for (let left = count; left > 0; left--) {
			if (!this.#goesOn) return false;
			if (this.#levels.isDone && !this.#levels.descend(deepest)) return !this.#audits.repeat(isDue);
			if (!this.#expandOrTell(isDue)) return this.#goesOn;
		}
		return this.#goesOn;
	}
	#forgetOutcomes() {
		this.judge.forgetOutcomes();
		this.#orbits?.forgetOutcomes();
	}
	/** By state: the number of the state from which it was first found; its own number for an initial state. */
	get parents() {
		return this.#found.parents;
	}
	/** By state: the low lane, which distinguishes the successors of a state. */
	get lows() {
		return this.#found.lows;
	}
	/** The first violation that was found. */
	get discovery() {
		return this.#findings.discovery;
	}
	/** The state in which a fault of the model occurred, if one has. */
	get fault() {
		return this.#findings.fault;
	}
	get #goesOn() {
		return this.discovery === null && !this.isFull;
	}
	#expandOrTell(isDue) {
		try {
			return this.#expand(isDue);
		} catch (error) {
			throw this.#findings.placed(error, () => this.space.snapshot(this.#levels.current.data, this.#levels.at), { state: this.expanded });
		}
	}
	/** Expands the next state, or continues with it after a pause. Returns whether the state is finished. */
	#expand(isDue) {
		const { current, at, next } = this.#levels;
		if (!this.#expansion.expand(this.expanded, current.data, at, next, isDue)) return false;
		this.#levels.at += rowLength(current.data, at, this.#slots);
		this.expanded++;
		return true;
	}
	/** Takes the initial states. Returns false for a pause. */
	#begin(isDue) {
		const { initial } = this.#system;
		if (this.#initialAt === initial.length) return true;
		if (this.#orbits !== null && !this.#orbits.auditInitialStates(isDue)) return false;
		while (this.#initialAt < initial.length) {
			const state = initial[this.#initialAt];
			if (!inState(state, () => this.#takeInitial(this.#initialAt)) || this.isFull) return false;
			this.#initialAt++;
			if (isDue()) return false;
		}
		return true;
	}
	/** Takes the initial state of this number, unless it is known. Returns false for a pause. */
	#takeInitial(initial) {
		const { current } = this.#levels;
		if (this.#initialRow === NO_ROW) {
			const base = this.space.append(this.#system.initial[initial], current);
			if (this.#leavesOut(current.data, base)) {
				current.length = base;
				return true;
			}
			if (this.#visit(current.data, base) >= 0 || this.isFull) {
				current.length = base;
				return true;
			}
			this.#initialRow = base;
		}
		if (!this.#compareInitial(current.data, this.#initialRow)) return false;
		this.#numberInitial(current.data, this.#initialRow);
		this.#initialRow = NO_ROW;
		this.#levels.depth = 1;
		return true;
	}
	/** Whether the initial state in the row at `base` is not explored. It is explored if it breaks a property, so that this is told. */
	#leavesOut(data, base) {
		if (this.#narrowed === null || this.#narrowed.admits(data, base)) return false;
		this.judge.ofInitial(data, base);
		if (this.judge.violation !== null) return false;
		this.#narrowed.leftOut++;
		return true;
	}
	/** Returns false for a pause. */
	#compareInitial(data, base) {
		try {
			this.#orbits?.ofInitial(data, base);
			return true;
		} catch (error) {
			if (error instanceof Unfinished) return false;
			throw error;
		}
	}
	#numberInitial(data, base) {
		data[base + 2] = this.judge.ofInitial(data, base);
		const [state, low] = [this.distinct - 1, data[base + 0]];
		this.#found.number(state, low, this.judge.good);
		if (this.judge.violation !== null) this.#findings.discovery ??= {
			violation: this.judge.violation,
			state,
			targetLow: low
		};
	}
	/** Adds the row at `base`, or its orbit, to the visited set. Returns -1 if it is new. */
	#visit(data, base) {
		const orbits = this.#orbits?.orbits ?? this.#views;
		if (orbits === null) return this.#found.add(data[base + 0], data[base + 1]);
		orbits.of(data, base);
		return this.#found.add(orbits.low, orbits.high);
	}
	/** The further bytes that tables which will soon grow are going to take. */
	get bytesSoon() {
		return this.#found.bytesSoon + this.#levels.current.bytesSoon + this.#levels.next.bytesSoon;
	}
	/** Bytes held by visited set, frontier, trace, memo, values and graph. */
	get bytes() {
		return this.transitions.bytes + this.judge.bytes + (this.#orbits?.bytes ?? 0) + (this.#narrowed?.bytes ?? 0) + (this.#views?.bytes ?? 0) + this.#found.bytes + this.space.bytes + this.#levels.bytes;
	}
};
// model-check/pace/pace.ts
var SECONDS_PER_TURN = .05;
var SECONDS_PER_LOOK_AT_HEAP = .005;
/** While questions come fast, the clock is read once in at most this many. A few fast ones may lie between slow ones. */
var QUESTIONS_PER_LOOK = 16;
var FAST_SECONDS = 5e-4;
var SHARE_OF_FREE_MEMORY = .75;
var Pace = class {
	machine;
	#limits;
	#start;
	#maxMemoryMB;
	#turn;
	#look;
	#lookAtHeap;
	/** Questions until the clock is looked at again. */
	#left = 1;
	/** Questions from one look at the clock to the next. */
	#stride = 1;
	#isDue = false;
	#isHeapFull = false;
	constructor(limits, machine) {
		this.machine = machine;
		this.#limits = limits;
		this.#start = machine.seconds();
		this.#turn = this.#start;
		this.#look = this.#start;
		this.#lookAtHeap = this.#start;
		this.#maxMemoryMB = limits.maxMemoryMB ?? machine.memoryMB() + machine.freeMemoryMB() * SHARE_OF_FREE_MEMORY;
	}
	/** Seconds since this object was made. */
	get elapsed() {
		return this.machine.seconds() - this.#start;
	}
	/** Whether it is time for a pause. Cheap, to be asked wherever a run can pause. */
	isDue = () => {
		if (this.#isDue || --this.#left > 0) return this.#isDue;
		const now = this.machine.seconds();
		this.#stride = now - this.#look < FAST_SECONDS ? Math.min(2 * this.#stride, QUESTIONS_PER_LOOK) : 1;
		this.#left = this.#stride;
		this.#look = now;
		if (now - this.#lookAtHeap > SECONDS_PER_LOOK_AT_HEAP) {
			this.#lookAtHeap = now;
			this.#isHeapFull = this.machine.isHeapFull();
		}
		const { maxSeconds = Number.POSITIVE_INFINITY, signal } = this.#limits;
		const isLate = now - this.#turn >= SECONDS_PER_TURN || now - this.#start >= maxSeconds;
		this.#isDue = isLate || this.#isHeapFull || signal?.aborted === true;
		return this.#isDue;
	};
	/** The limit that was hit, in words; null when there is none. `bytesSoon`: bytes that the run will soon allocate at once. */
	limitHit(bytesSoon = 0) {
		const { maxMemoryMB, maxSeconds, signal } = this.#limits;
		if (signal?.aborted) return "the run was interrupted";
		if (maxSeconds !== void 0 && this.elapsed >= maxSeconds) return `the limit of ${maxSeconds} seconds was hit`;
		if (this.#isHeapFull) return `the JavaScript heap is nearly full (it may take ${megabytes(this.machine.heapLimitBytes())} MB; NODE_OPTIONS=--max-old-space-size=MB sets another limit)`;
		if (this.machine.memoryMB() + bytesSoon / 1e6 < this.#maxMemoryMB) return null;
		return maxMemoryMB === void 0 ? `the limit of ${Math.round(this.#maxMemoryMB)} MB was hit, three quarters of what was free; another limit may be set` : `the limit of ${maxMemoryMB} MB was hit`;
	}
	/** Gives the rest of the process a turn, if it is time. */
	async pause() {
		if (!this.isDue()) return;
		await this.machine.breathe();
		this.#turn = this.machine.seconds();
		this.#isDue = false;
		this.#left = 1;
	}
	/** Runs `work` to its end, with pauses. Throws `Stopped` when a limit is hit. */
	async finish(work) {
		for (;;) {
			const { done, value } = work.next();
			if (done) return value;
			if (!this.isDue()) continue;
			await this.pause();
			const limit = this.limitHit();
			if (limit !== null) throw new Stopped(limit);
		}
	}
};
/** The error in words if V8 could not allocate something; null for any other error. */
function outOfMemory(error) {
	return error instanceof RangeError && /allocation failed|[Ii]nvalid (typed )?array length|maximum size exceeded/.test(error.message) ? `there was no room for more (${error.message})` : null;
}
function megabytes(bytes) {
	return Math.round(bytes / 1e6);
}
// model-check/report/broken-property.ts
/** Asks the property that a path breaks once more: whether it is broken, and why. */
/** Throws `ModelError` when the broken property now holds: it is not pure. */
function refuseChangedMind(system, properties, name, path) {
	const property = properties[name];
	if (property === void 0 || system.symmetry !== void 0) return;
	const states = statesOf(path);
	const [before, after] = lastSeen(system, states);
	if (!(property.kind === "step" ? after !== void 0 && stepHolds(name, property, before, after) : property.kind === "always" && stateHolds(name, property, after ?? before))) return;
	const last = states[states.length - 1];
	throw new ModelError(`the property ${name} is not pure: in the same state it was false, and is true now`).in(last);
}
/** Explains why the property is broken at the end of the path, in the property's own words; null if it has none. Throws `ModelError`. */
function explained(system, properties, name, path) {
	const property = properties[name];
	if (property === void 0 || property.kind === "reachable") return null;
	const states = statesOf(path);
	const told = path.steps.map((step, i) => toldStep(system, states[i], step));
	return toldIn(system, states[states.length - 1], told, () => {
		const [before, after] = lastSeen(system, states);
		if (property.kind !== "step") return stateExplained(name, property, isLiveness(property.kind) ? unfulfilled(system, name, property, path) : after ?? before);
		return after === void 0 ? null : stepExplained(name, property, before, after);
	});
}
/** A state of the way round, or of the end, in which the liveness property does not hold. */
function unfulfilled(system, name, property, path) {
	const states = statesOf(path).map((state) => seenBy(readerOf(system, state), (read) => system.view(read)));
	return states.findLast((state) => !stateHolds(name, property, state)) ?? states[states.length - 1];
}
function statesOf({ initial, steps }) {
	return [initial, ...steps.map((step) => step.after)];
}
/** The last two states, or the only one, as properties see them. */
function lastSeen(system, states) {
	return states.slice(-2).map((state) => seenBy(readerOf(system, state), (read) => system.view(read)));
}
// model-check/drivers/caveats.ts
/**
* Returns one clause for each caveat: no property was judged, or some actions never happened although all states were
* visited. Properties about such actions were not tested.
*/
function caveatsOf(scenario, exhausted, fired, leftOut) {
	const never = exhausted ? Object.keys(fired).filter((action) => fired[action] === 0) : [];
	return [
		...claimsNothing(scenario) ? ["judged nothing: the scenario has no properties"] : [],
		...leftOut === 0 ? [] : [`judged only within the constraint, which left out ${leftOut} ${leftOut === 1 ? "step" : "steps"}`],
		..."view" in scenario ? ["states with the same view count as one, and only one of them was explored"] : [],
		...never.length === 0 ? [] : [`never fired: ${never.join(", ")}`]
	];
}
function claimsNothing(scenario) {
	return [
		"spec" in scenario ? scenario.spec.properties : {},
		scenario.properties ?? {},
		scenario.refines ?? {}
	].every((claims) => Object.keys(claims).length === 0);
}
// model-check/drivers/scenario-text.ts
/** The text of a scenario, functions included, by which a checkpoint of another scenario or of other code is recognised. */
var DEEPEST = 12;
/** Equal for equal scenarios in equal code. Functions that others call are not part of it: see `resembles` in the packed core. */
function scenarioText(scenario) {
	return textOf(scenario, 0);
}
function textOf(value, depth) {
	if (typeof value === "function") return `ƒ${value}`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? String(value);
	if (depth === DEEPEST) return "…";
	if (Array.isArray(value)) return `[${value.map((each) => textOf(each, depth + 1)).join()}]`;
	return `{${Object.entries(value).map(([key, each]) => `${key}:${textOf(each, depth + 1)}`).join()}}`;
}
// model-check/drivers/checkpoints.ts
/** In seconds. */
var EVERY = 60;
/** A checkpoint may take at most one of this many seconds. */
var SHARE = 20;
/** Whether the options ask for what only the packed core can do. */
function wantsCheckpoints({ onCheckpoint, resume }) {
	return onCheckpoint !== void 0 || resume !== void 0;
}
/**
* Restores the checkpoint of the options, if there is one. Throws `ModelError` if it is of another scenario or of other code.
* Also refuses a scenario that needs the graph of all transitions, as no checkpoint holds it.
*/
function resumed(explorer, scenario, options) {
	const { resume } = options;
	if (wantsCheckpoints(options) && explorer.graph !== null) throw new ModelError(`checkpoint: got ${scenario.name}, which has a recoverable property, expected a scenario without one; check it without checkpoints`);
	if (resume === void 0) return;
	if (resume.scenario !== scenario.name) throw new ModelError(`checkpoint: got one of ${resume.scenario}, expected one of ${scenario.name}; name that scenario, or begin again`);
	if (resume.code !== scenarioText(scenario)) throw new ModelError(`checkpoint: got one of other code, expected one of ${scenario.name} as it is now; begin again`);
	explorer.restore(resume.search, resume.rows);
}
/** Decides when checkpoints are due. */
var Checkpoints = class {
	#explorer;
	#scenario;
	#options;
	#next;
	constructor(explorer, scenario, options) {
		this.#explorer = explorer;
		this.#scenario = scenario;
		this.#options = options;
		this.#next = options.checkpointEverySeconds ?? EVERY;
	}
	/** Takes a checkpoint if one is due, or it `isLast`. `elapsed`: seconds since the search began, whenever it is asked. */
	take(elapsed, isLast) {
		const { onCheckpoint, checkpointEverySeconds = EVERY } = this.#options;
		const begin = elapsed();
		if (onCheckpoint === void 0 || begin < this.#next && !isLast) return;
		const now = this.#explorer.save();
		if (now !== null) onCheckpoint({
			scenario: this.#scenario.name,
			code: scenarioText(this.#scenario),
			search: now.saved,
			rows: now.rows
		});
		const end = elapsed();
		this.#next = end + Math.max(checkpointEverySeconds, SHARE * (end - begin));
	}
};
// model-check/drivers/hints.ts
/** At most this many slots are named in one hint. */
var MOST_NAMES = 6;
/** Returns one sentence per action that could not be remembered. Depends on counts alone, never on time. */
function hintsFor({ slots: names }, { transitions }) {
	return transitions.unremembered.map(({ action, steps, all, slots }) => {
		const shown = slots.slice(0, MOST_NAMES).map((slot) => names[slot]);
		const more = slots.length > MOST_NAMES ? `, and ${slots.length - MOST_NAMES} more` : "";
		return `${action} ${slots.length === 0 ? "looks at something new" : `looks at ${shown.join(", ")}${more}`} in nearly every step, so that nothing of it could be remembered: ${steps.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} steps were computed one by one; let it read only what it needs, and keep apart what changes apart: in fields, or in records and arrays that keep their size`;
	});
}
// model-check/engine/liveness/arrows.ts
/** The beginning of the transitions of `state`. */
function firstOf(ends, state) {
	return state === 0 ? 0 : ends[state - 1];
}
/** Whether to offer a pause: once in 4,096 steps. */
function isTurn(step) {
	return (step & 4095) === 0;
}
// model-check/engine/liveness/components.ts
/**
* Strongly connected components of a part of a state graph, by Tarjan's algorithm without recursion. A part is the states
* of one colour; transitions to other states are left out.
*/
var UNSEEN = 0;
var OPEN = 0;
var Components = class {
	/** By state: its part. */
	colour;
	/** By state: the number of its component in the last search of its part. */
	component;
	#arrows;
	#index;
	#low;
	/** By state: the next transition to follow. */
	#next;
	/** States whose component is still open, and the path from the root to the current state. */
	#open;
	#path;
	#components = 0;
	constructor(arrows) {
		this.#arrows = arrows;
		const array = () => new Int32Array(arrows.states);
		this.colour = array();
		this.component = array();
		this.#index = array();
		this.#low = array();
		this.#next = array();
		this.#open = array();
		this.#path = array();
	}
	/**
	* Calls `visit` with the states of each component of the part `colour`, whose states are `states`. The array is used again
	* after the call. The search may pause at each `yield`.
	*/
	*of(states, colour, visit) {
		const { ends } = this.#arrows;
		for (const state of states) {
			this.#index[state] = UNSEEN;
			this.component[state] = OPEN;
			this.#next[state] = firstOf(ends, state);
		}
		let [seen, opened, depth, steps] = [
			0,
			0,
			0,
			0
		];
		const enter = (state) => {
			this.#index[state] = this.#low[state] = ++seen;
			this.#open[opened++] = state;
			this.#path[depth++] = state;
		};
		for (const root of states) {
			if (this.#index[root] !== UNSEEN) continue;
			enter(root);
			while (depth > 0) {
				if (isTurn(++steps)) yield;
				const state = this.#path[depth - 1];
				const further = this.#follow(state, colour);
				if (further >= 0) enter(further);
				else {
					depth--;
					if (depth > 0) this.#low[this.#path[depth - 1]] = Math.min(this.#low[this.#path[depth - 1]], this.#low[state]);
					if (this.#low[state] === this.#index[state]) opened = this.#close(state, opened, visit);
				}
			}
		}
	}
	/** Follows the transitions of `state` up to the first one to a state that is new. Returns that state, or -1. */
	#follow(state, colour) {
		const { ends, targets } = this.#arrows;
		while (this.#next[state] < ends[state]) {
			const target = targets[this.#next[state]++];
			if (target < 0 || this.colour[target] !== colour) continue;
			if (this.#index[target] === UNSEEN) return target;
			if (this.component[target] === OPEN) this.#low[state] = Math.min(this.#low[state], this.#index[target]);
		}
		return -1;
	}
	/** Closes the component whose first state is `state`. Returns the number of states that stay open. */
	#close(state, opened, visit) {
		const number = ++this.#components;
		let first = opened;
		do
			this.component[this.#open[--first]] = number;
		while (this.#open[first] !== state);
		visit(this.#open.subarray(first, opened));
		return first;
	}
};
// model-check/engine/liveness/fair-components.ts
/**
* Finds the components of a region in which a fair behaviour can stay for ever.
*
* A weak constraint that is enabled in all states of a component, and fulfilled by none of its transitions, excludes it whole. A strong constraint that is enabled in some states, and fulfilled by no transition, excludes
* these states; the rest is searched again. Constraints are enabled by all transitions of a state, those out of the region
* included. A state may always be followed by itself, so a single state is a component, too.
*/
var FairComponents = class {
	components;
	#arrows;
	#constraints;
	#region;
	/** The component must contain such a state. */
	#isNeeded;
	/** By constraint: in how many states of the component it is enabled, the last such state, and whether it is fulfilled in it. */
	#enabledIn;
	#lastIn;
	#isTaken;
	#touched = [];
	/** Parts that are still to be searched. */
	#parts = [];
	#nearest = null;
	constructor(arrows, constraints, region, isNeeded) {
		this.#arrows = arrows;
		this.#constraints = constraints;
		this.#region = region;
		this.#isNeeded = isNeeded;
		this.components = new Components(arrows);
		const count = constraints.isStrong.length;
		this.#enabledIn = new Int32Array(count);
		this.#lastIn = new Int32Array(count);
		this.#isTaken = new Uint8Array(count);
	}
	/** The fair component with the nearest entry; null when there is none. The search may pause at each `yield`. */
	*nearest() {
		this.#parts.push(this.#region.states);
		let colour = 0;
		for (let part = this.#parts.pop(); part !== void 0; part = this.#parts.pop()) {
			colour++;
			for (const state of part) this.components.colour[state] = colour;
			yield* this.components.of(part, colour, (members) => this.#judge(members));
		}
		return this.#nearest;
	}
	#judge(members) {
		if (this.#isNeeded !== null && !members.some(this.#isNeeded)) return;
		for (const state of members) this.#count(state);
		const untaken = this.#touched.filter((constraint) => this.#isTaken[constraint] === 0);
		const { isStrong } = this.#constraints;
		const isHopeless = untaken.some((constraint) => !isStrong[constraint] && this.#enabledIn[constraint] === members.length);
		const inTheWay = untaken.filter((constraint) => isStrong[constraint]);
		for (const constraint of this.#touched) this.#enabledIn[constraint] = this.#isTaken[constraint] = 0;
		this.#touched = [];
		if (isHopeless) return;
		if (inTheWay.length === 0) this.#keep(members);
		else {
			const rest = members.filter((state) => !this.#enables(state, inTheWay));
			if (rest.length > 0) this.#parts.push(rest);
		}
	}
	/** Counts the constraints that `state` enables, and those that its transitions within the component fulfil. */
	#count(state) {
		const { ends, targets, kinds } = this.#arrows;
		const { component } = this.components;
		for (let i = firstOf(ends, state); i < ends[state]; i++) {
			if (targets[i] === state) continue;
			const isWithin = targets[i] >= 0 && component[targets[i]] === component[state];
			for (const constraint of this.#constraints.kinds[kinds[i]]) {
				if (this.#enabledIn[constraint] === 0) this.#touched.push(constraint);
				if (this.#enabledIn[constraint] === 0 || this.#lastIn[constraint] !== state) this.#enabledIn[constraint]++;
				this.#lastIn[constraint] = state;
				if (isWithin) this.#isTaken[constraint] = 1;
			}
		}
	}
	#enables(state, constraints) {
		const { ends, targets, kinds } = this.#arrows;
		for (let i = firstOf(ends, state); i < ends[state]; i++) if (targets[i] !== state && this.#constraints.kinds[kinds[i]].some((constraint) => constraints.includes(constraint))) return true;
		return false;
	}
	#keep(members) {
		const { distance } = this.#region;
		let entry = members[0];
		for (const state of members) if (distance[state] < distance[entry] || distance[state] === distance[entry] && state < entry) entry = state;
		if (this.#nearest === null || distance[entry] < distance[this.#nearest.entry]) this.#nearest = {
			members: members.slice(),
			entry
		};
	}
};
/** The way to `entry`: along the parents of the search to the beginning of the region, then within the region. */
function wayTo(entry, region, parents) {
	const prefix = [];
	let state = entry;
	for (; region.before[state] >= 0; state = region.before[state]) prefix.push({
		state,
		kind: -1
	});
	for (; parents[state] !== state; state = parents[state]) prefix.push({
		state,
		kind: -1
	});
	return {
		initial: state,
		prefix: prefix.reverse()
	};
}
/** A fair way round in a component, from its entry. It is made of shortest ways from one obligation to the next. */
function roundIn({ members, entry }, arrows, constraints, isNeeded) {
	return new Round(new Set(members), arrows, constraints, isNeeded).from(entry);
}
var Round = class {
	#members;
	#arrows;
	#constraints;
	#isNeeded;
	#legs = [];
	/** Constraints that the round fulfils so far, those that are enabled in some state of it, and those enabled in all. */
	#taken = /* @__PURE__ */ new Set();
	#enabled = /* @__PURE__ */ new Set();
	#always = /* @__PURE__ */ new Set();
	#hasNeeded;
	constructor(members, arrows, constraints, isNeeded) {
		this.#members = members;
		this.#arrows = arrows;
		this.#constraints = constraints;
		this.#isNeeded = isNeeded;
		this.#hasNeeded = isNeeded === null;
	}
	from(entry) {
		this.#always = this.#enabledIn(entry);
		this.#visit(entry);
		let at = entry;
		while (!this.#isFair || at !== entry) {
			const way = this.#isFair ? this.#wayTo(at, (_, target) => target === entry) : this.#wayTo(at, (i, target) => this.#helps(i, target));
			for (const i of way) {
				const state = this.#arrows.targets[i];
				this.#legs.push({
					state,
					kind: this.#arrows.kinds[i]
				});
				for (const constraint of this.#constraints.kinds[this.#arrows.kinds[i]]) this.#taken.add(constraint);
				this.#visit(state);
				at = state;
			}
		}
		return this.#legs;
	}
	#visit(state) {
		const enabled = this.#enabledIn(state);
		for (const constraint of enabled) this.#enabled.add(constraint);
		for (const constraint of this.#always) if (!enabled.has(constraint)) this.#always.delete(constraint);
		this.#hasNeeded ||= this.#isNeeded?.(state) === true;
	}
	get #isFair() {
		return this.#hasNeeded && [...this.#enabled].every((constraint) => !this.#isOwed(constraint));
	}
	#isOwed(constraint) {
		if (this.#taken.has(constraint)) return false;
		return this.#constraints.isStrong[constraint] ? this.#enabled.has(constraint) : this.#always.has(constraint);
	}
	/** Whether the round becomes fairer by transition `i`, or by the state after it. */
	#helps(i, target) {
		if (this.#constraints.kinds[this.#arrows.kinds[i]].some((constraint) => this.#isOwed(constraint))) return true;
		if (!this.#hasNeeded && this.#isNeeded?.(target) === true) return true;
		const enabled = this.#enabledIn(target);
		return [...this.#always].some((constraint) => this.#isOwed(constraint) && !this.#constraints.isStrong[constraint] && !enabled.has(constraint));
	}
	#enabledIn(state) {
		const { ends, targets, kinds } = this.#arrows;
		const enabled = /* @__PURE__ */ new Set();
		for (let i = firstOf(ends, state); i < ends[state]; i++) if (targets[i] !== state) for (const constraint of this.#constraints.kinds[kinds[i]]) enabled.add(constraint);
		return enabled;
	}
	/** The transitions of a shortest way within the component whose last transition is wanted. */
	#wayTo(start, isWanted) {
		const { ends, targets } = this.#arrows;
		const found = /* @__PURE__ */ new Map();
		const queue = [start];
		for (let at = 0; at < queue.length; at++) {
			const state = queue[at];
			for (let i = firstOf(ends, state); i < ends[state]; i++) {
				const target = targets[i];
				if (target === state || !this.#members.has(target)) continue;
				if (isWanted(i, target)) return [...back(state, start, found), i];
				if (target === start || found.has(target)) continue;
				found.set(target, {
					from: state,
					by: i
				});
				queue.push(target);
			}
		}
		throw new Error("a component that was found fair has no fair way round");
	}
};
function back(end, start, found) {
	const way = [];
	for (let state = end; state !== start;) {
		const step = found.get(state);
		if (step === void 0) break;
		way.push(step.by);
		state = step.from;
	}
	return way.reverse();
}
// model-check/engine/liveness/region.ts
/**
* The states in which an obligation of a property is pending, with shortest ways to them. The obligation depends on
* the state and on what is pending, and never on the path. A state that two paths reach is in the region if one of them is.
*/
/** By state: the length of a shortest way to it. `parents`: by state, the state it was found from; its own for an initial state. */
function depthsOf(parents, states) {
	const depths = new Int32Array(states);
	for (let state = 0; state < states; state++) depths[state] = parents[state] === state ? 0 : depths[parents[state]] + 1;
	return depths;
}
/** The region of all states for which `isIn` holds. */
function regionOf(depths, isIn) {
	const distance = Int32Array.from(depths, (depth, state) => isIn(state) ? depth : -1);
	const states = Int32Array.from(depths.keys()).filter((state) => distance[state] >= 0);
	return {
		distance,
		before: new Int32Array(depths.length).fill(-1),
		states
	};
}
/** The region that begins in states for which `begins` holds, and goes on as long as `goesOn` does. It may pause at each `yield`. */
function* pendingFrom(arrows, depths, begins, goesOn) {
	const distance = new Int32Array(arrows.states).fill(-1);
	const before = new Int32Array(arrows.states).fill(-1);
	const queue = new Int32Array(arrows.states);
	let [at, end, start] = [
		0,
		0,
		0
	];
	const add = (state, from, length) => {
		if (distance[state] >= 0) return;
		distance[state] = length;
		before[state] = from;
		queue[end++] = state;
	};
	for (let turn = 0; at < end || start < arrows.states; turn++) {
		if (isTurn(turn)) yield;
		if (at === end || start < arrows.states && depths[start] <= distance[queue[at]]) {
			if (begins(start)) add(start, -1, depths[start]);
			start++;
			continue;
		}
		const state = queue[at++];
		for (let i = firstOf(arrows.ends, state); i < arrows.ends[state]; i++) {
			const target = arrows.targets[i];
			if (target >= 0 && goesOn(target)) add(target, state, distance[state] + 1);
		}
	}
	return {
		distance,
		before,
		states: queue.slice(0, end)
	};
}
// model-check/engine/liveness/refute.ts
/**
* A fair behaviour that breaks the property; null when there is none. Of two of them it is one with a short way to where the
* round begins. `parents`: by state, the state it was found from; its own for an initial state. May pause at each `yield`.
*/
function* refute(arrows, constraints, parents, question) {
	const region = yield* pending(arrows, depthsOf(parents, arrows.states), parents, question);
	const isNeeded = question.kind === "eventuallyAlways" ? (state) => !question.holds(state) : null;
	const fair = yield* new FairComponents(arrows, constraints, region, isNeeded).nearest();
	if (fair === null) return null;
	return {
		...wayTo(fair.entry, region, parents),
		cycle: roundIn(fair, arrows, constraints, isNeeded)
	};
}
function* pending(arrows, depths, parents, question) {
	const { kind } = question;
	const fails = (state) => !question.holds(state);
	switch (kind) {
		case "eventuallyAlways": return regionOf(depths, () => true);
		case "alwaysEventually": return regionOf(depths, fails);
		case "eventually": return yield* pendingFrom(arrows, depths, (state) => parents[state] === state && fails(state), fails);
		case "leadsTo": return yield* pendingFrom(arrows, depths, (state) => question.when(state) && fails(state), fails);
	}
}
// model-check/engine/search/lasso-path.ts
/** Finds the transitions of a lasso again, step by step, from the numbers of its states and the kinds of its transitions. */
/** The behaviour of `lasso`. May pause at each `yield`. Throws `ModelError` when a move is not pure. */
function* lassoPath(system, explorer, { initial, prefix, cycle }) {
	const begin = yield* initialWithLow(system, explorer, explorer.lows.data[initial]);
	const steps = [];
	let current = begin;
	for (const { state, kind } of [...prefix, ...cycle]) {
		const isWanted = kind === -1 ? void 0 : (outcome) => explorer.obligations.kindOf(outcome) === kind;
		const step = yield* stepWithLow(system, explorer, current, explorer.lows.data[state], isWanted);
		steps.push(step);
		current = step.after;
	}
	return {
		initial: begin,
		steps,
		cycleStart: prefix.length
	};
}
// model-check/drivers/liveness.ts
/** Judges the liveness properties of a search that has visited all states. */
/** The first liveness property that a fair behaviour breaks; null when all hold. Throws `Stopped` when a limit is hit. */
async function brokenLiveness(system, explorer, properties, pace) {
	const live = Object.entries(properties).flatMap(([name, property]) => isLive(property) ? [[name, property]] : []);
	if (live.length === 0 || !(explorer instanceof Explorer)) return null;
	refuseUnmetFairness(explorer);
	for (const [property, claim] of live) {
		const lasso = await pace.finish(counterexampleTo(explorer, property, claim));
		if (lasso === null) continue;
		const path = await pace.finish(lassoPath(system, explorer, lasso));
		return {
			property,
			because: reasonOf(property, claim, path),
			path
		};
	}
	return null;
}
function isLive(property) {
	return isLiveness(property.kind);
}
function* counterexampleTo(explorer, property, { kind }) {
	const { graph, obligations, parents, judge } = explorer;
	if (graph === null) return null;
	const { states, ends, targets, kinds } = graph;
	const bitOf = (wanted) => judge.marks.findIndex((mark) => mark.property === property && mark.part === wanted);
	const [holds, when] = [bitOf("holds"), bitOf("when")];
	const question = {
		kind,
		holds: (state) => graph.isMarked(state, holds),
		when: (state) => graph.isMarked(state, when)
	};
	return yield* refute({
		states,
		ends,
		targets,
		kinds
	}, obligations, parents.data, question);
}
/** The reason in words, if the property does not explain it. */
function reasonOf(property, { kind, doc = property }, { steps, cycleStart }) {
	const rest = cycleStart === steps.length ? "nothing more need happen" : `steps ${cycleStart + 1} to ${steps.length} can repeat for ever`;
	switch (kind) {
		case "eventually": return `${rest}, and this has never held: ${doc}`;
		case "alwaysEventually": return `${rest}, and then this never holds again: ${doc}`;
		case "eventuallyAlways": return `${rest}, and then this does not hold for good: ${doc}`;
		case "leadsTo": return `${rest}, and this stays unfulfilled: ${doc}`;
	}
}
/** Refuses fairness of named events that never occurred, as it would be fairness of nothing. */
function refuseUnmetFairness({ obligations, transitions }) {
	const fired = [...transitions.fired.keys()];
	for (const { actions } of obligations.unmet) {
		const unknown = actions.find((action) => action.includes(" ") && !fired.includes(action));
		if (unknown === void 0) continue;
		const known = fired.filter((action) => action.split(" ")[0] === unknown.split(" ")[0]);
		const expected = known.length === 0 ? "an event that occurs, and none of its kind does" : `one of the events ${known.join(", ")}`;
		throw new ModelError(`fairness: got ${JSON.stringify(unknown)}, expected ${expected}; name an event that occurs`);
	}
}
// model-check/drivers/checking.ts
/** Explores all states of one scenario, within its bound and the limits, and reports the verdict. */
var STATES_PER_TURN = 2e3;
var SECONDS_PER_REPORT = .2;
/** Checks `scenario` on this machine; otherwise as `check`. */
async function checkOn(machine, scenario, options = {}) {
	const read = readCheckOptions(options);
	const pace = new Pace(read, machine);
	return withModel(scenario, (model) => run(model, read, pace), "each call", read.from);
}
/** Searches with the packed core if it was asked for, or suits the scenario; else with the reference core. */
async function run(model, options, pace) {
	const { system, properties, refines, scenario } = model;
	const { core, seed = 1, maxStates } = options;
	const isPossible = mayPack(system) && Object.values(properties).every(({ kind }) => !isLiveness(kind));
	const mustPack = core === "packed" || wantsCheckpoints(options);
	if (mustPack && core === "reference") throw refusedCore("only the packed core takes checkpoints", core);
	if (mustPack && !isPossible) throw refusedCore("it has a symmetry, a liveness property or a constraint, or moves that wait");
	if (mustPack || core === void 0 && isPossible && "spec" in scenario) try {
		const explorer = new PackedExplorer(system, properties, refines, seed, maxStates);
		resumed(explorer, scenario, options);
		return await searchWith(explorer, model, options, pace, new Checkpoints(explorer, scenario, options));
	} catch (error) {
		if (!(error instanceof NotPacked)) throw error;
		if (mustPack) throw refusedCore(error.message);
	}
	return searchWith(new Explorer(system, properties, refines, seed, maxStates), model, options, pace);
}
function refusedCore(reason, got = "packed") {
	return new ModelError(`options.core: got "${got}", expected one that suits the scenario (${reason}); leave it out, and take no checkpoints`);
}
async function searchWith(explorer, { system, properties, scenario }, options, pace, checkpoints) {
	try {
		return report(scenario, explorer, await judge(system, explorer, properties, await explore(scenario, explorer, options, pace, checkpoints), pace), hintsFor(system, explorer), pace);
	} catch (error) {
		const steps = isPlaced(error) ? await stepsToFault(system, explorer, pace) : null;
		throw toldFault(error, system, steps);
	}
}
/** Runs until all is explored, a violation is found, or a limit is hit. Returns the limit in words, or null. */
async function explore(scenario, explorer, options, pace, checkpoints) {
	let reported = pace.elapsed;
	try {
		while (explorer.advance(STATES_PER_TURN, scenario.bound?.depth, pace.isDue)) {
			if (pace.elapsed - reported > SECONDS_PER_REPORT) {
				reported = pace.elapsed;
				options.onProgress?.(progress(scenario, explorer, reported, pace.machine));
			}
			await pace.pause();
			const limit = pace.limitHit(explorer.bytesSoon);
			checkpoints?.take(() => pace.elapsed, limit !== null);
			if (limit !== null) return limit;
		}
	} catch (error) {
		const limit = error instanceof TooVaried ? error.message : outOfMemory(error);
		if (limit === null) throw error;
		return limit;
	}
	if (explorer.discovery !== null) return null;
	if (explorer.isFull) return `the limit of ${options.maxStates} states was hit`;
	return explorer.waiting > 0 ? `the bound of ${scenario.bound?.depth} levels was hit` : null;
}
async function judge(system, explorer, properties, stopped, pace) {
	if (explorer.discovery === null && stopped !== null) return inconclusive(stopped, explorer);
	try {
		return await findings(system, explorer, properties, pace);
	} catch (error) {
		if (!(error instanceof Stopped)) throw error;
		const found = explorer.discovery === null ? "" : `, while the way to a state that breaks ${explorer.discovery.violation.property} was sought`;
		return inconclusive(`${error.message}${found}`, explorer);
	}
}
function inconclusive(stopped, explorer) {
	return {
		verdict: "inconclusive",
		inconclusive: `${stopped}: NOT exhausted; covered ${coverage(explorer)}`
	};
}
/** Judges a search that has ended. Throws `Stopped` when a limit is hit. */
async function findings(system, explorer, properties, pace) {
	const { discovery, judge } = explorer;
	if (discovery !== null) {
		const { violation, state, targetLow, isBeyond } = discovery;
		const path = await pace.finish(pathTo(system, explorer, state, violation.by === "step" || isBeyond ? targetLow : void 0));
		refuseChangedMind(system, properties, violation.property, path);
		const because = explained(system, properties, violation.property, path) ?? violation.because;
		return violates(violation.property, because, counterexample(system, path, violation.property, because));
	}
	for (const [bit, { property }] of judge.marks.entries()) {
		if (properties[property].kind !== "recoverable") continue;
		const lost = explorer.graph === null ? -1 : await pace.finish(explorer.graph.firstLost(bit));
		if (lost < 0) continue;
		const path = await pace.finish(pathTo(system, explorer, lost));
		const missing = explained(system, properties, property, path);
		const because = missing === null ? `from the last state no state can be reached any more in which this holds: ${properties[property].doc ?? property}` : `${missing}, and nothing that can still happen mends it`;
		return violates(property, because, counterexample(system, path, property, because));
	}
	const broken = await brokenLiveness(system, explorer, properties, pace);
	if (broken !== null) {
		const { property, path } = broken;
		const because = explained(system, properties, property, path) ?? broken.because;
		return violates(property, because, {
			...counterexample(system, path, property, because),
			cycleStart: path.cycleStart
		});
	}
	for (const property of judge.unmet) return {
		verdict: "violates",
		property,
		because: `no reachable state meets it: ${properties[property].doc ?? property}`
	};
	return { verdict: "holds" };
}
function violates(property, because, counterexample) {
	return {
		verdict: "violates",
		property,
		because,
		counterexample
	};
}
function counterexample(system, { initial, steps }, property, because) {
	const before = [initial, ...steps.map(({ after }) => after)];
	return {
		property,
		because,
		initial: spelledOut(system, initial),
		steps: steps.map((step, i) => toldStep(system, before[i], step)),
		final: spelledOut(system, before[before.length - 1])
	};
}
function report(scenario, explorer, finding, hints, pace) {
	const { elapsed, machine } = pace;
	const { distinct, generated, depth } = explorer;
	const found = {
		...finding,
		distinct,
		generated,
		depth
	};
	const exhausted = explorer.waiting === 0 && finding.inconclusive === void 0;
	const fired = Object.fromEntries(explorer.transitions.fired);
	const caveats = caveatsOf(scenario, exhausted, fired, explorer.leftOut);
	return {
		scenario: scenario.name,
		teaches: scenario.teaches,
		...found,
		...explorer.renamings === 1 ? {} : { renamings: explorer.renamings },
		...scenario.expect === void 0 ? {} : { expected: scenario.expect },
		asExpected: isAsExpected(found, scenario.expect),
		seconds: elapsed,
		statesPerSecond: Math.round(distinct / Math.max(elapsed, 1e-6)),
		bytesPerState: Math.round(explorer.bytes / Math.max(distinct, 1)),
		peakMemoryMB: Math.round(machine.peakMemoryMB()),
		core: explorer.core,
		exhausted,
		...caveats.length === 0 ? {} : { caveats },
		collisionProbability: explorer.core === "packed" ? 0 : distinct ** 2 * explorer.renamings / 2 ** 65,
		memoHitRate: hitRate(explorer, generated),
		fired,
		...hints.length === 0 ? {} : { hints }
	};
}
function isAsExpected(found, expect) {
	if (expect === void 0) return found.verdict === "holds";
	if (expect.verdict === "violates") return found.verdict === "violates" && found.property === expect.property && (found.counterexample?.steps.length ?? 0) === expect.steps;
	return found.verdict === "holds" && found.distinct === expect.distinct && found.generated === expect.generated && found.depth === expect.depth;
}
function progress(scenario, explorer, elapsed, machine) {
	const { distinct, generated, waiting, depth } = explorer;
	return {
		scenario: scenario.name,
		distinct,
		generated,
		waiting,
		depth,
		seconds: elapsed,
		memoryMB: Math.round(machine.memoryMB()),
		memoHitRate: hitRate(explorer, generated)
	};
}
function coverage(explorer) {
	const varied = explorer.space.sizes.slice(0, 3).map(({ name, values }) => `${name} (${values})`);
	return `${explorer.distinct} distinct states in ${explorer.depth} levels, ${explorer.waiting} of them not expanded; most varied: ${varied.join(", ")}`;
}
/** The share of transitions that were looked up, not computed. A move that ran twice, to test that it is pure, counts once. */
function hitRate(explorer, generated) {
	return generated === 0 ? 0 : Math.max(0, 1 - explorer.transitions.computed / generated);
}
// model-check/drivers/page-check.ts
/** As in Node. A browser tells little about memory, so give `maxStates`. */
async function check(scenario, options = {}) {
	return checkOn(pageMachine, scenario, options);
}
export { check as t };
