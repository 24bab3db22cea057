// spec/serialisability/history.ts
/** Whether a read may have seen this write. An unknown value may be equal. */
function canHaveSeen(read, write) {
	const sameValue = read.value === void 0 || write.value === void 0 || read.value === write.value;
	return read.item === write.item && read.version === write.version && sameValue;
}
/** Without those that see what the transaction has itself written before. */
function outerReads({ operations }) {
	return operations.filter((read, place) => read.type === "read" && ownWriteBefore(operations, place) === void 0);
}
/** The transaction's own last write, earlier than the operation at `place`, of the item of that operation. */
function ownWriteBefore(operations, place) {
	return operations.slice(0, place).findLast(({ type, item }) => type === "write" && item === operations[place].item);
}
/** Compares for sorting, ascending. */
function inOrder(left, right) {
	return left === right ? 0 : left < right ? -1 : 1;
}
// spec/serialisability/span.ts
/** When transactions took place. */
function spanOf({ id, outcome, began, ended }) {
	return {
		id,
		began,
		over: outcome === "committed" && ended !== null ? ended : Number.POSITIVE_INFINITY
	};
}
/** The same transaction without real time: it goes on for ever, as every other one does. */
function timeless(span) {
	return {
		...span,
		over: Number.POSITIVE_INFINITY
	};
}
function byBegin(spans) {
	return [...spans].sort((a, b) => inOrder(a.began, b.began));
}
// spec/serialisability/serial-order.ts
/** An order of transactions that respects all edges. A transaction without a place is on a cycle, or after one. */
/** A transaction that ended before another began comes first. Where nothing else decides, the one that began first does. */
function serialOrder(spans, arrows) {
	const waitsFor = new Map(spans.map(({ id }) => [id, 0]));
	const followers = new Map(spans.map(({ id }) => [id, []]));
	for (const { from, to } of arrows) {
		if (!waitsFor.has(from) || !waitsFor.has(to)) continue;
		followers.get(from)?.push(to);
		waitsFor.set(to, (waitsFor.get(to) ?? 0) + 1);
	}
	const gate = new Gate(spans);
	const ids = [];
	const hasEntered = /* @__PURE__ */ new Set();
	const placeAll = (ready) => {
		const queue = [...ready];
		for (const id of queue) {
			ids.push(id);
			gate.placed(id);
			for (const to of followers.get(id) ?? []) {
				const waits = (waitsFor.get(to) ?? 0) - 1;
				waitsFor.set(to, waits);
				if (waits === 0 && hasEntered.has(to)) queue.push(to);
			}
		}
	};
	for (let entering = gate.enter(); entering.length > 0; entering = gate.enter()) {
		for (const id of entering) hasEntered.add(id);
		placeAll(entering.filter((id) => waitsFor.get(id) === 0));
	}
	const placed = new Set(ids);
	return {
		ids,
		left: spans.filter(({ id }) => !placed.has(id))
	};
}
/** Those on cycles, and between them: what is left when the order is sought from both ends. */
function core(spans, arrows) {
	const backwards = (all) => all.map(({ id, began, over }) => ({
		id,
		began: -over,
		over: -began
	}));
	const { left } = serialOrder(spans, arrows);
	const turned = arrows.map(({ from, to }) => ({
		from: to,
		to: from
	}));
	return backwards(serialOrder(backwards(left), turned).left);
}
/** Admits the transactions that began before any of the others had ended. This covers real time without edges. */
var Gate = class {
	#byBegin;
	#byEnd;
	#placed = /* @__PURE__ */ new Set();
	#entered = 0;
	#ended = 0;
	constructor(spans) {
		this.#byBegin = byBegin(spans);
		this.#byEnd = [...spans].sort((a, b) => inOrder(a.over, b.over));
	}
	placed(id) {
		this.#placed.add(id);
	}
	enter() {
		while (this.#ended < this.#byEnd.length && this.#placed.has(this.#byEnd[this.#ended].id)) this.#ended++;
		const firstEnd = this.#ended < this.#byEnd.length ? this.#byEnd[this.#ended].over : Number.POSITIVE_INFINITY;
		const first = this.#entered;
		while (this.#entered < this.#byBegin.length && this.#byBegin[this.#entered].began <= firstEnd) this.#entered++;
		return this.#byBegin.slice(first, this.#entered).map(({ id }) => id);
	}
};
// spec/serialisability/cycle.ts
/** Null when there is none. Real time gives edges, too: from a transaction that had ended to each that began later. */
function shortestCycle(spans, edges) {
	const suspects = core(spans, edges);
	const ways = new Ways(suspects, edges);
	let shortest = null;
	let length = Number.POSITIVE_INFINITY;
	for (const { id } of suspects) {
		const found = cycleThrough(id, ways, length);
		if (found === null) continue;
		shortest = found;
		length = found.length;
		if (length === 2) break;
	}
	return shortest;
}
/** By breadth, from `start` until it is met again. */
function cycleThrough(start, ways, shorterThan) {
	const cameBy = /* @__PURE__ */ new Map();
	ways.startAgain();
	let level = [start];
	for (let length = 1; length < shorterThan && level.length > 0; length++) {
		const next = [];
		for (const edge of level.flatMap((id) => ways.from(id))) {
			if (edge.to === start) return [...pathTo(edge.from, start, cameBy), edge];
			if (cameBy.has(edge.to)) continue;
			cameBy.set(edge.to, edge);
			next.push(edge.to);
		}
		level = next;
	}
	return null;
}
function pathTo(id, start, cameBy) {
	const path = [];
	for (let at = id; at !== start;) {
		const edge = cameBy.get(at);
		if (edge === void 0) break;
		path.unshift(edge);
		at = edge.from;
	}
	return path;
}
/**
* The edges out of a transaction. Each edge of real time is given only once. A transaction that ended later leads to some
* of the same transactions, which the breadth-first search has met by then.
*/
var Ways = class {
	#edges = /* @__PURE__ */ new Map();
	#over;
	#byBegin;
	/** Those from here on have been given away. */
	#given = 0;
	constructor(spans, edges) {
		this.#over = new Map(spans.map(({ id, over }) => [id, over]));
		this.#byBegin = byBegin(spans);
		for (const { id } of spans) this.#edges.set(id, []);
		for (const edge of edges) if (this.#over.has(edge.to)) this.#edges.get(edge.from)?.push(edge);
	}
	startAgain() {
		this.#given = this.#byBegin.length;
	}
	from(id) {
		const over = this.#over.get(id) ?? Number.POSITIVE_INFINITY;
		const later = [];
		while (this.#given > 0 && this.#byBegin[this.#given - 1].began > over) {
			this.#given--;
			later.push({
				from: id,
				to: this.#byBegin[this.#given].id,
				because: { type: "endedBefore" }
			});
		}
		return [...this.#edges.get(id) ?? [], ...later];
	}
};
// spec/serialisability/effects.ts
/**
* Finds which transactions took effect, which of them made each version, and which of them read it.
*
* Committed transactions took effect. A transaction of unknown outcome took effect if one that took effect has read from
* it. The others are assumed to have had no effect: leaving out a transaction that nobody has read from never spoils a
* serial order.
*/
function effectsOf(history) {
	const attempts = attemptsIn(history);
	const effective = new Set(history.filter(({ outcome }) => outcome === "committed"));
	const sights = [];
	for (const by of effective) for (const read of outerReads(by)) {
		const saw = whatWasSeen(by, read, attempts);
		sights.push({
			by,
			read,
			saw
		});
		if (typeof saw === "object" && saw.by.outcome === "unknown") effective.add(saw.by);
	}
	return {
		transactions: [...effective],
		versions: versionsBy(effective),
		sights
	};
}
function attemptsIn(history) {
	const attempts = /* @__PURE__ */ new Map();
	for (const by of history) for (const write of by.operations.filter(({ type }) => type === "write")) entry(entry(attempts, write.item, () => /* @__PURE__ */ new Map()), write.version, () => []).push({
		by,
		write
	});
	return attempts;
}
/** The benefit of the doubt goes to the history: a version that committed was seen rather than one that did not. */
function whatWasSeen(by, read, attempts) {
	if (read.version === 0) return "beginning";
	const candidates = (attempts.get(read.item)?.get(read.version) ?? []).filter(({ write }) => canHaveSeen(read, write));
	const others = candidates.filter((each) => each.by !== by);
	const [committed] = others.filter((each) => each.by.outcome === "committed");
	if (committed !== void 0) return committed;
	const [unknown, another] = others.filter((each) => each.by.outcome === "unknown");
	if (another !== void 0) return "one of several";
	return unknown ?? candidates[0] ?? "nothing known";
}
function versionsBy(effective) {
	const versions = /* @__PURE__ */ new Map();
	for (const by of effective) for (const write of by.operations) if (write.type === "write") entry(versions, write.item, () => []).push({
		by,
		write
	});
	for (const all of versions.values()) all.sort((a, b) => inOrder(a.write.version, b.write.version));
	return versions;
}
/** The value under `key` in the map; `fresh` makes it the first time. */
function entry(map, key, fresh) {
	const known = map.get(key);
	if (known !== void 0) return known;
	const made = fresh();
	map.set(key, made);
	return made;
}
// spec/serialisability/graph.ts
/** All but the edges of real time, of which there may be too many to list. */
function dependencies(effects) {
	return [...overwriting(effects), ...reading(effects)].filter(({ from, to }) => from !== to);
}
function overwriting({ versions }) {
	return [...versions.values()].flatMap((all) => all.flatMap(({ by, write: { item, version } }, place) => {
		const next = all[place + 1];
		return next === void 0 || next.write.version === version ? [] : [edge(by.id, next.by.id, {
			type: "overwrites",
			item,
			version,
			next: next.write.version
		})];
	}));
}
function reading({ sights, versions }) {
	return sights.flatMap(({ by, read: { item, version }, saw }) => {
		if (saw === "nothing known" || saw === "one of several") return [];
		const next = firstAbove(versions.get(item) ?? [], version);
		return [...saw === "beginning" ? [] : [edge(saw.by.id, by.id, {
			type: "readsFrom",
			item,
			version
		})], ...next === void 0 ? [] : [edge(by.id, next.by.id, {
			type: "readBefore",
			item,
			version,
			next: next.write.version
		})]];
	});
}
/** A binary search among ascending versions, since an item may have very many. */
function firstAbove(versions, version) {
	let low = 0;
	let high = versions.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (versions[middle].write.version > version) high = middle;
		else low = middle + 1;
	}
	return versions[low];
}
function edge(from, to, because) {
	return {
		from,
		to,
		because
	};
}
// spec/serialisability/oddities.ts
function odditiesIn({ transactions, versions, sights }) {
	return [
		...sights.flatMap(oddSight),
		...transactions.flatMap(ownWritesMissed),
		...[...versions.values()].flatMap(madeTwice)
	];
}
function oddSight({ by, read, saw }) {
	if (saw === "beginning" || saw === "one of several") return [];
	if (saw === "nothing known") return [{
		type: "unwrittenRead",
		reader: by.id,
		read
	}];
	if (saw.by === by) return [{
		type: "ownWriteMissed",
		reader: by.id,
		read
	}];
	if (saw.by.outcome === "aborted") return [{
		type: "abortedRead",
		reader: by.id,
		writer: saw.by.id,
		read
	}];
	const last = saw.by.operations.findLast(({ type, item }) => type === "write" && item === read.item)?.version ?? read.version;
	return last === read.version ? [] : [{
		type: "intermediateRead",
		reader: by.id,
		writer: saw.by.id,
		read,
		last
	}];
}
function ownWritesMissed({ id, operations }) {
	return operations.flatMap((read, place) => {
		const own = read.type === "read" ? ownWriteBefore(operations, place) : void 0;
		return own === void 0 || canHaveSeen(read, own) ? [] : [{
			type: "ownWriteMissed",
			reader: id,
			read
		}];
	});
}
function madeTwice(versions) {
	return versions.flatMap(({ by, write: { item, version } }, place) => {
		const next = versions[place + 1];
		return next?.write.version === version ? [{
			type: "versionMadeTwice",
			writers: [by.id, next.by.id],
			item,
			version
		}] : [];
	});
}
// spec/serialisability/judgement.ts
/**
* Is there a serial order of the transactions that took effect, in which each reads the last write before it, and
* versions ascend? And is there one, strictly, that also keeps the order in which they followed each other in real time?
*/
function judge(history) {
	const effects = effectsOf(history);
	const edges = dependencies(effects);
	const oddities = odditiesIn(effects);
	const spans = effects.transactions.map(spanOf);
	const anyTime = serialOrder(spans.map(timeless), edges);
	if (oddities.length > 0 || anyTime.left.length > 0) return {
		verdict: "not serialisable",
		oddities,
		cycle: shortestCycle(anyTime.left, edges)
	};
	const unclear = unclearIn(effects);
	if (unclear.length > 0) return {
		verdict: "inconclusive",
		unclear
	};
	const inTime = serialOrder(spans, edges);
	if (inTime.left.length === 0) return {
		verdict: "strictly serialisable",
		order: inTime.ids
	};
	return {
		verdict: "serialisable",
		order: anyTime.ids,
		cycle: shortestCycle(inTime.left, edges) ?? []
	};
}
function unclearIn({ sights }) {
	return sights.flatMap(({ by, read, saw }) => saw === "one of several" ? [{
		reader: by.id,
		read
	}] : []);
}
export { inOrder as n, judge as t };
