import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable, S as action, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { t as isStrictlySerialisable } from "./serialisability.FVy_hdWX.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { n as put } from "./record.BbRuNaiI.js";
import { r as setOf } from "./sorted-set.BIX3z-gE.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// spec/snapshot-reads/state.ts
var UNWRITTEN = {
	version: 0,
	value: null
};
var NO_ANSWERS = {
	by: [],
	highest: UNWRITTEN
};
function frameOf({ places, writers, readers, answers }) {
	const majority = Math.floor(places / 2) + 1;
	const named = [...writers.map((items, i) => [`w${i + 1}`, items]), ...readers.map((items, i) => [`r${i + 1}`, items])];
	return {
		items: [...new Set([...writers, ...readers].flat())].sort(),
		places: Array.from({ length: places }, (_, place) => place),
		majority,
		answers: answers ?? majority,
		itemsOf: Object.fromEntries(named),
		writers: writers.map((_, i) => `w${i + 1}`),
		readers: readers.map((_, i) => `r${i + 1}`)
	};
}
function initialState({ items, places, itemsOf, writers, readers }) {
	const copies = items.flatMap((item) => places.map((place) => [copyAt(item, place), {
		...UNWRITTEN,
		lock: null
	}]));
	const writer = (name) => ({
		status: "new",
		after: [],
		read: itemsOf[name].map(() => UNWRITTEN),
		votes: itemsOf[name].map(() => [])
	});
	const reader = (name) => ({
		status: "new",
		after: [],
		answers: itemsOf[name].map(() => NO_ANSWERS),
		first: []
	});
	return {
		copies: Object.fromEntries(copies),
		writers: Object.fromEntries(writers.map((name) => [name, writer(name)])),
		readers: Object.fromEntries(readers.map((name) => [name, reader(name)]))
	};
}
/** The key of the copy of `item` at `place`. */
function copyAt(item, place) {
	return `${item}${place}`;
}
/** Those whose client knows the result: a committed writer, and a reader that has returned; ascending. */
function endedIn({ writers, readers }, frame) {
	const committed = frame.writers.filter((name) => writers[name].status === "committed");
	return [...frame.readers.filter((name) => readers[name].status === "returned"), ...committed];
}
// spec/snapshot-reads/reading.ts
/** How readers read without a commit: one round for one item, two rounds for a snapshot of several. */
function ask(frame) {
	return action({
		doc: "A reader begins: it asks the replicas of its items.",
		params: () => frame.readers,
		when: ({ readers }, name) => readers[name].status === "new",
		then: (state, name) => withReader(state, name, {
			...state.readers[name],
			status: "first",
			after: endedIn(state, frame)
		})
	});
}
function answer(frame) {
	return action({
		doc: "A replica answers with its version, and whether it is locked. A lock ends the quick way. A majority of each item ends the round.",
		params: () => frame.readers.flatMap((reader) => frame.itemsOf[reader].flatMap((item) => frame.places.map((place) => ({
			reader,
			item,
			place
		})))),
		when: ({ readers }, { reader, item, place }) => {
			const { status, answers } = readers[reader];
			if (status !== "first" && status !== "second") return false;
			const { by } = answers[frame.itemsOf[reader].indexOf(item)];
			return by.length < frame.answers && !by.includes(place);
		},
		then: (state, { reader, item, place }) => {
			const copy = state.copies[copyAt(item, place)];
			const before = state.readers[reader];
			if (copy.lock !== null) return withReader(state, reader, ended(before, "gaveUp"));
			const answers = before.answers.map((each, i) => frame.itemsOf[reader][i] === item ? counted(each, place, copy) : each);
			return withReader(state, reader, afterRound({
				...before,
				answers
			}, frame, reader));
		}
	});
}
function counted({ by, highest }, place, { version, value }) {
	return {
		by: setOf(...by, place),
		highest: version > highest.version ? {
			version,
			value
		} : highest
	};
}
function afterRound(reader, frame, name) {
	const { status, answers, first } = reader;
	if (answers.some(({ by }) => by.length < frame.answers)) return reader;
	const found = answers.map(({ highest }) => highest);
	if (status === "first" && frame.itemsOf[name].length > 1) return {
		...reader,
		status: "second",
		answers: answers.map(() => NO_ANSWERS),
		first: found
	};
	return ended(reader, status === "first" || equal(first, found) ? "returned" : "gaveUp");
}
/** The reader without what it needs no more. */
function ended(reader, status) {
	const { after, answers } = reader;
	if (status === "gaveUp") return {
		status,
		after: [],
		answers: answers.map(() => NO_ANSWERS),
		first: []
	};
	return {
		status,
		after,
		answers: answers.map(({ highest }) => ({
			by: [],
			highest
		})),
		first: []
	};
}
function withReader(state, name, reader) {
	return put(state, "readers", put(state.readers, name, reader));
}
// spec/snapshot-reads/writing.ts
/** How writers commit: they read, ask the replicas of each item for locks, and are decided by majorities. */
function begin(frame) {
	return action({
		doc: "A writer reads its items. It may have read any version that some replica holds, however old.",
		params: (state) => frame.writers.flatMap((writer) => choices(frame.itemsOf[writer].map((item) => heldOf(state, frame, item))).map((read) => ({
			writer,
			read
		}))),
		when: ({ writers }, { writer }) => writers[writer].status === "new",
		then: (state, { writer, read }) => withWriter(state, writer, {
			...state.writers[writer],
			status: "voting",
			after: endedIn(state, frame),
			read
		})
	});
}
function vote(frame) {
	return action({
		doc: "A replica without a lock, and with no newer version than the writer has read, locks the item and votes for the writer. The vote that completes all majorities commits.",
		params: () => atCopies(frame),
		when: ({ copies, writers }, { writer, item, place }) => {
			const { status, read } = writers[writer];
			const { version, lock } = copies[copyAt(item, place)];
			return status === "voting" && lock === null && version <= read[frame.itemsOf[writer].indexOf(item)].version;
		},
		then: (state, { writer, item, place }) => {
			const at = copyAt(item, place);
			const before = state.writers[writer];
			const votes = before.votes.map((places, i) => frame.itemsOf[writer][i] === item ? setOf(...places, place) : places);
			return withWriter(put(state, "copies", put(state.copies, at, {
				...state.copies[at],
				lock: writer
			})), writer, decided(frame, {
				...before,
				votes
			}));
		}
	});
}
function decided({ majority }, writer) {
	return writer.votes.every((places) => places.length >= majority) ? {
		...writer,
		status: "committed",
		votes: writer.votes.map(() => [])
	} : writer;
}
function abort(frame) {
	return action({
		doc: "A writer that lacks a majority is aborted: by votes against it, or by a deadline.",
		params: () => frame.writers,
		when: ({ writers }, name) => writers[name].status === "voting",
		then: (state, name) => withWriter(state, name, {
			...state.writers[name],
			status: "aborted",
			votes: frame.itemsOf[name].map(() => [])
		})
	});
}
function learn(frame) {
	return action({
		doc: "A replica hears the outcome of a writer. It releases its lock, and takes a committed write over, whatever it has voted.",
		params: () => atCopies(frame),
		when: (state, at) => afterOutcome(state, frame, at) !== null,
		then: (state, at) => {
			const after = afterOutcome(state, frame, at);
			return after === null ? state : put(state, "copies", put(state.copies, copyAt(at.item, at.place), after));
		}
	});
}
/** The replica when it has heard the outcome; null if nothing changes. */
function afterOutcome({ copies, writers }, frame, { writer, item, place }) {
	const { status, read } = writers[writer];
	const copy = copies[copyAt(item, place)];
	const lock = copy.lock === writer ? null : copy.lock;
	const made = read[frame.itemsOf[writer].indexOf(item)].version + 1;
	if (status === "committed" && copy.version < made) return {
		version: made,
		value: writer,
		lock
	};
	return (status === "committed" || status === "aborted") && copy.lock === writer ? {
		...copy,
		lock
	} : null;
}
function withWriter(state, name, writer) {
	return put(state, "writers", put(state.writers, name, writer));
}
function atCopies({ writers, itemsOf, places }) {
	return writers.flatMap((writer) => itemsOf[writer].flatMap((item) => places.map((place) => ({
		writer,
		item,
		place
	}))));
}
/** The versions of an item that some replica holds. */
function heldOf({ copies }, { places }, item) {
	return setOf(...places.map((place) => copies[copyAt(item, place)]).map(({ version, value }) => ({
		version,
		value
	})));
}
/** All ways to take one of each list. */
function choices(lists) {
	return lists.reduce((all, list) => all.flatMap((some) => list.map((each) => [...some, each])), [[]]);
}
// spec/snapshot-reads/snapshot-reads.ts
/**
* Reads that do not commit: a quick read of one item, and a snapshot of several, beside transactions that write. A writer
* commits when majorities of its items hold its lock. So a later majority of answers contains the lock or the write.
*/
function snapshotReads(bounds) {
	const frame = frameOf(bounds);
	return {
		name: "snapshot-reads",
		init: [initialState(frame)],
		actions: {
			begin: begin(frame),
			vote: vote(frame),
			abort: abort(frame),
			learn: learn(frame),
			ask: ask(frame),
			answer: answer(frame)
		},
		properties: {
			...safety(frame),
			...reached(frame, bounds)
		}
	};
}
function safety(frame) {
	return {
		strictlySerialisable: always((state) => isStrictlySerialisable(observedIn(state, frame)), "One copy and one transaction after another could have shown what all clients saw, in the order of real time.", (state) => observedIn(state, frame).filter(({ outcome }) => outcome === "committed").map(({ name, reads }) => `${name} read ${reads.map(({ key, value }) => `${frame.items[key]} of ${value ?? "nobody"}`).join(" and ")}`).join("; ")),
		oneWriterPerVersion: always((state) => {
			const made = frame.writers.filter((name) => state.writers[name].status === "committed").flatMap((name) => frame.itemsOf[name].map((item, i) => `${item} ${state.writers[name].read[i].version + 1}`));
			return new Set(made).size === made.length;
		}, "At most one committed writer makes each version of an item.")
	};
}
function reached(frame, { readers }) {
	const someReader = (holds) => (state) => frame.readers.some((name) => holds(state.readers[name].status, name));
	return {
		aReaderSeesAWrite: reachable((state) => someReader((status, name) => status === "returned" && state.readers[name].answers.every(({ highest }) => highest.version > 0))(state), "A reader returns what writers have written."),
		aReaderGivesUp: reachable(someReader((status) => status === "gaveUp"), "A reader meets a write under way, and reads as a transaction."),
		...frame.answers < frame.places.length ? { aReaderIsFirstToTell: reachable((state) => someReader((status, name) => status === "returned" && isAhead(state, frame, name))(state), "A reader returns a write that not all replicas have.") } : {},
		...readers.length > 1 ? { allReadersReturn: reachable(({ readers: all }) => frame.readers.every((name) => all[name].status === "returned"), "All readers return.") } : {}
	};
}
function isAhead({ copies, readers }, { itemsOf, places }, name) {
	return itemsOf[name].some((item, i) => places.some((place) => copies[copyAt(item, place)].version < readers[name].answers[i].highest.version));
}
/** The history as clients were told it. A reader that gave up was told nothing. */
function observedIn({ writers, readers }, frame) {
	const keyOf = (item) => frame.items.indexOf(item);
	const written = frame.writers.flatMap((name) => {
		const { status, after, read } = writers[name];
		if (status === "new") return [];
		const items = frame.itemsOf[name];
		return [{
			name,
			after,
			reads: items.map((item, i) => ({
				key: keyOf(item),
				value: read[i].value
			})),
			writes: items.map((item) => ({
				key: keyOf(item),
				value: name
			})),
			outcome: status === "voting" ? "open" : status
		}];
	});
	const seen = frame.readers.flatMap((name) => {
		const { status, after, answers } = readers[name];
		if (status !== "returned") return [];
		return [{
			name,
			after,
			reads: frame.itemsOf[name].map((item, i) => ({
				key: keyOf(item),
				value: answers[i].highest.value
			})),
			writes: [],
			outcome: "committed"
		}];
	});
	return [...written, ...seen];
}
// scenarios/snapshot-reads/snapshot-reads.ts
/** Reads that do not commit, checked by themselves. */
var snapshot_reads_exports = /* @__PURE__ */ __exportAll({ snapshotReadScenarios: () => snapshotReadScenarios });
var ONE = {
	places: 3,
	writers: [["x"]],
	readers: [["x"]]
};
var snapshotReadScenarios = [
	fast("3/one", ONE, "A quick read beside one writer sees the write, or comes first in the order.", holds(341, 1047, 10)),
	fast("3/two-readers", {
		...ONE,
		readers: [["x"], ["x"]]
	}, "A later reader never sees less than an earlier one.", holds(5735, 23672, 13)),
	fast("3/two-writers", {
		...ONE,
		writers: [["x"], ["x"]]
	}, "A quick read beside two writers of one item: what clients see is strictly serialisable.", holds(15465, 61223, 15)),
	fast("4/one", {
		...ONE,
		places: 4
	}, "With four replicas, three answer a quick read and three vote: what clients see is strictly serialisable.", holds(1670, 7096, 13)),
	fast("4/half", {
		...ONE,
		places: 4,
		answers: 2
	}, "With four replicas two answers are enough, as three have voted.", holds(980, 4216, 12)),
	fast("3/one-answers", {
		...ONE,
		answers: 1
	}, "If one answer of three is enough, a reader misses a write that was committed before it began.", violates("strictlySerialisable", 5)),
	slow("3/two-writers/two-readers", {
		places: 3,
		writers: [["x"], ["x"]],
		readers: [["x"], ["x"]]
	}, "Two quick readers beside two writers of one item: what clients see is strictly serialisable.", holds(396503, 1941061, 18)),
	slow("3/snapshot", {
		places: 3,
		writers: [["x", "y"]],
		readers: [["x", "y"]]
	}, "A snapshot of two items sees all of a transaction, or nothing.", holds(104162, 650096, 21)),
	slow("3/snapshot/two-writers", {
		places: 3,
		writers: [["x"], ["y"]],
		readers: [["x", "y"]]
	}, "A snapshot of two items that two writers change one after the other: what clients see is strictly serialisable.", holds(574026, 3548611, 22)),
	slow("2/snapshot/two-readers", {
		places: 2,
		writers: [["x"], ["y"]],
		readers: [["x", "y"], ["x", "y"]]
	}, "Two readers of two items never see two writers in opposite orders.", holds(1549333, 8293915, 29))
];
function fast(name, bounds, teaches, expect) {
	return scenario({
		name: `snapshot-reads/${name}`,
		teaches,
		cost: "fast",
		spec: snapshotReads(bounds),
		expect
	});
}
function slow(name, bounds, teaches, expect) {
	return scenario({
		name: `snapshot-reads/${name}`,
		teaches,
		cost: "slow",
		spec: snapshotReads(bounds),
		expect
	});
}
export { snapshot_reads_exports as n, snapshotReadScenarios as t };
