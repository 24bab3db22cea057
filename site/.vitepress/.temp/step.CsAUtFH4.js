import { n as invariant, r as unreachable } from "./invariant.DCDgHBFs.js";
import { t as withOwnMessages } from "./own-messages.E3F8Zdlh.js";
import { i as send, n as indicate, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { o as encode } from "./printable.cUnkY7_q.js";
import { C as isSameTransaction, D as againOf, E as UNWRITTEN, O as isNewer, S as byTransaction, T as withoutLock, b as isRecordKey, k as toClients, w as withLock, x as recordKey } from "./step.DKD85fsg.js";
import { r as majority } from "./placement.B5qN5SDB.js";
import { t as withRecord } from "./by-number.CXDIyzPJ.js";
import { a as clause, f as wholeNumber, i as atMost, r as ascends, s as each } from "./type-invariant.CNUv-AbH.js";
// impl/store/asking.ts
/** Questions to the f places of a class: the layer below names the nodes, and the questions are sent to them. */
function asking(state, asked) {
	return {
		...state,
		asked: [...state.asked, asked]
	};
}
/**
* Asks these questions, all of one class. `epoch`: the latest that was heard of; −1: none. `isRepeated`: nobody has answered them
* yet, so the ring is asked, too.
*/
function ask(state, ofClass, epoch, questions, isRepeated = false) {
	if (questions.length === 0) return next(state);
	const missing = isRepeated ? questions.map(({ place }) => place) : [];
	return next(asking(state, {
		type: "locate",
		questions
	}), indicate({
		type: "locate",
		class: ofClass,
		epoch,
		missing
	}));
}
/** Sends the questions whose places have a node, as far as is known. */
function onLocated(state, { nodes, epoch }) {
	const [first, ...asked] = state.asked;
	invariant(first?.type === "locate", "the layer below answers in the order of the questions");
	const sent = first.questions.flatMap((question) => {
		const node = nodes[question.place];
		return node === null ? [] : [send(node, {
			...question,
			epoch
		})];
	});
	return next({
		...state,
		asked
	}, ...sent);
}
// impl/store/outcome.ts
function isHigher(a, b) {
	return isNewer(versionOf(a), versionOf(b));
}
function isSame(a, b) {
	return a.round === b.round && a.node === b.node && a.boot === b.boot;
}
/** A ballot as the version of what was promised or accepted in it. Round 0: nothing was. */
function versionOf({ round, node, boot }) {
	return {
		counter: round,
		writer: node,
		boot
	};
}
function ballotOf({ counter, writer, boot }) {
	return {
		round: counter,
		node: writer,
		boot
	};
}
var ABORT = {
	outcome: "aborted",
	items: []
};
/** Keys of clients begin with another sign, so no client can reach a record. */
function promiseKey(transaction) {
	return recordKey(`${nameOf(transaction)} promised`);
}
function acceptanceKey(transaction) {
	return recordKey(`${nameOf(transaction)} accepted`);
}
function dataKey(key) {
	return `=${key}`;
}
function nameOf({ node, boot, number }) {
	return `${node}.${boot}.${number}`;
}
function promiseOf({ transaction, home }) {
	return {
		transaction,
		home
	};
}
function acceptanceOf({ transaction, home }, { outcome, items }) {
	return {
		transaction,
		home,
		outcome,
		items
	};
}
/** The transaction of a record. Null: the value is none, so the node that told of it is wrong. */
function subjectIn(value) {
	return isSubject(value) ? value : null;
}
/** The proposal that an acceptance holds. Null: as in `subjectIn`. */
function proposalIn(value) {
	return isProposal(value) ? {
		outcome: value.outcome,
		items: value.items
	} : null;
}
function isSubject(value) {
	return isObject(value) && "transaction" in value && isTransactionId(value.transaction) && "home" in value && isHome(value.home);
}
function isProposal(value) {
	if (!isObject(value) || !("outcome" in value) || !("items" in value)) return false;
	return (value.outcome === "committed" || value.outcome === "aborted") && Array.isArray(value.items) && value.items.every(isItem);
}
function isTransactionId(value) {
	return isObject(value) && "node" in value && "boot" in value && "number" in value && [
		value.node,
		value.boot,
		value.number
	].every(isWhole);
}
function isHome(value) {
	return isItem(value) && "base" in value && isVersion(value.base);
}
function isItem(value) {
	return isObject(value) && "class" in value && isWhole(value.class) && "key" in value && typeof value.key === "string";
}
function isVersion(value) {
	return isObject(value) && "counter" in value && "writer" in value && "boot" in value && [
		value.counter,
		value.writer,
		value.boot
	].every(isWhole);
}
function isObject(value) {
	return typeof value === "object" && value !== null;
}
function isWhole(value) {
	return Number.isSafeInteger(value);
}
// impl/store/poll.ts
/** A poll of the places of a class. Only answers of one epoch are counted: with the first one of a later epoch, the earlier ones are void. */
var NO_ANSWERS = {
	epoch: -1,
	answers: []
};
/** With this answer. Answers of an earlier epoch than those that are counted change nothing. A place counts once; its last answer stays. */
function counted(poll, place, epoch, answer) {
	if (epoch < poll.epoch) return poll;
	const before = epoch > poll.epoch ? [] : poll.answers;
	return {
		epoch,
		answers: withRecord(before, {
			place,
			answer
		}, "place")
	};
}
/**
* The places, 0 … degree − 1, that have not answered. When they are asked again, all places are: a place that was replaced
* meanwhile never answers, and only the others know of the later epoch.
*/
function placesToAsk({ answers }, degree, isRepeated) {
	return placesUpTo(degree).filter((place) => isRepeated || !answers.some((each) => each.place === place));
}
/** The places that must be asked again, because the later of two polls counts another epoch. */
function droppedBetween(before, after) {
	return before.answers.map(({ place }) => place).filter((place) => !after.answers.some((each) => each.place === place));
}
function answersOf({ answers }) {
	return answers.map(({ answer }) => answer);
}
function placesUpTo(degree) {
	return Array.from({ length: degree }, (_, place) => place);
}
// impl/store/state.ts
/** Those included whose clients have their answers. */
var MOST_OPEN = 1e3;
function booted(self, config, boot) {
	return {
		self,
		config,
		boot,
		open: [],
		begun: 0,
		round: 1,
		resolving: [],
		old: [],
		swept: null,
		rest: 0,
		asked: [],
		waiting: []
	};
}
function idOf({ self, boot }, { number }) {
	return {
		node: self,
		boot,
		number
	};
}
// impl/store/coordinator.ts
/**
* The transactions of this node's clients that have read: prepare, agree on the outcome, tell all places. The coordinator keeps
* nothing on disk. Before it has proposed to commit, nobody can commit; so it may abort by itself, and so does its crash.
*/
/** Asks all places for what the stage waits for. */
function askAll(state, transaction) {
	return askMissing(state, transaction, false);
}
/** Asks the places that have not answered. Later all of them: one that has answered may have heard of another epoch since. */
function askMissing(state, transaction, isRepeated) {
	const { stage, parts } = transaction;
	if (stage.type === "thinking" || stage.type === "resolving") return next(state);
	const { degree } = state.config;
	if (stage.type === "proposing") {
		const home = homeOf(transaction);
		const questions = placesToAsk(stage.poll, degree, isRepeated).map((place) => proposal(state, transaction, place));
		return ask(state, home.class, stage.poll.epoch, questions, isRepeated);
	}
	return (stage.type === "reading" ? parts.filter(({ base }) => base === null) : parts).reduce((before, part) => {
		const questions = placesToAsk(part.poll, degree, isRepeated).map((place) => question$1(before.state, transaction, part, place));
		return andThen(before, (after) => ask(after, part.class, part.poll.epoch, questions, isRepeated));
	}, next(state));
}
function question$1(state, transaction, part, place) {
	const about = {
		transaction: idOf(state, transaction),
		place,
		class: part.class,
		key: part.key
	};
	const { stage } = transaction;
	if (stage.type === "telling") return {
		type: "decide",
		...about,
		outcome: stage.outcome,
		write: part.write
	};
	if (part.base === null || stage.type === "confirming") return {
		type: "read",
		...about
	};
	return {
		type: "prepare",
		...about,
		home: homeOf(transaction),
		base: part.base.version,
		write: part.write
	};
}
function proposal(state, transaction, place) {
	const ballot = {
		round: 1,
		node: state.self,
		boot: state.boot
	};
	const items = transaction.parts.map(({ class: ofClass, key }) => ({
		class: ofClass,
		key
	}));
	const home = homeOf(transaction);
	return {
		type: "propose",
		transaction: idOf(state, transaction),
		place,
		home,
		ballot,
		outcome: "committed",
		items
	};
}
/** The first item that it writes. Each transaction that agrees on an outcome writes something. */
function homeOf({ parts }) {
	const { class: ofClass, key, base } = parts.find(({ write }) => write !== null) ?? parts[0];
	return {
		class: ofClass,
		key,
		base: base?.version ?? UNWRITTEN
	};
}
function readingOf({ class: ofClass, key, base }) {
	return {
		class: ofClass,
		key,
		version: toClients(base?.version ?? UNWRITTEN),
		value: base?.value ?? null
	};
}
/** The client has read, and says what to write. */
function onCommit(state, transaction, { writes }) {
	const parts = transaction.parts.map((part) => {
		const write = writes.find(isOfItem(part));
		return write === void 0 ? part : withVersion(state, {
			...part,
			write: {
				version: UNWRITTEN,
				value: write.value
			}
		});
	});
	return prepare(state, {
		...transaction,
		parts
	});
}
/** Its write makes a version that no other write makes. */
function withVersion({ self, boot }, part) {
	const version = {
		counter: (part.base?.version.counter ?? 0) + 1,
		writer: self,
		boot
	};
	return {
		...part,
		write: part.write === null ? null : {
			...part.write,
			version
		}
	};
}
function prepare(state, transaction) {
	return enter(state, transaction, { type: "preparing" });
}
/** Begins a stage with no answers, and asks all places. */
function enter(state, transaction, stage) {
	const parts = transaction.parts.map((part) => ({
		...part,
		poll: NO_ANSWERS
	}));
	const entered = {
		...transaction,
		parts,
		stage,
		retries: 0
	};
	return askAll(withTransaction(state, entered), entered);
}
/** Counts a vote. The outcome is to commit if a majority of one epoch is prepared for each item. */
function onVoted(state, voted) {
	return withAnswer(state, voted, "preparing", voted.isPrepared, (after, transaction) => {
		const { degree } = state.config;
		const votes = transaction.parts.map(({ poll }) => answersOf(poll));
		if (votes.some((each) => each.filter((vote) => vote === false).length > degree - majority(degree))) return andThen(next(after, ...told(transaction, "aborted")), (each) => tell(each, transaction, "aborted"));
		if (votes.some((each) => each.filter((vote) => vote === true).length < majority(degree))) return next(withTransaction(after, transaction));
		return enter(after, transaction, {
			type: "proposing",
			poll: NO_ANSWERS
		});
	});
}
/** Counts an acceptance of this node's own proposal. */
function onAcceptedOwn(state, { transaction: id, place, epoch, ballot }) {
	const transaction = openIn(state, id);
	if (transaction?.stage.type !== "proposing" || ballot.round !== 1) return next(state);
	const { stage } = transaction;
	const poll = counted(stage.poll, place, epoch, true);
	if (poll.answers.length >= majority(state.config.degree)) return andThen(next(state, ...told(transaction, "committed")), (after) => tell(after, transaction, "committed"));
	const after = {
		...transaction,
		stage: {
			...stage,
			poll
		}
	};
	const again = droppedBetween(stage.poll, poll).map((each) => proposal(state, transaction, each));
	return ask(withTransaction(state, after), homeOf(transaction).class, poll.epoch, again.filter((each) => each.place !== place));
}
/** The outcome is known: tells all places until they have it. */
function tell(state, transaction, outcome) {
	return enter(state, transaction, {
		type: "telling",
		outcome
	});
}
/** The answer to the client when the outcome is known. A touch has no client. */
function told({ kind, ticket, parts }, outcome) {
	if (kind === "touch") return [];
	if (outcome === "aborted") return [indicate({
		type: "aborted",
		ticket,
		because: "conflict"
	})];
	const versions = parts.flatMap(({ class: ofClass, key, write }) => write === null ? [] : [{
		class: ofClass,
		key,
		version: write.version
	}]);
	return [indicate({
		type: "committed",
		ticket,
		readings: parts.map(readingOf),
		versions
	})];
}
/** The answer to the client when there was none in time. */
function gaveUp({ kind, ticket }, mayHappen) {
	return kind === "touch" ? [] : [indicate({
		type: "gaveUp",
		ticket,
		mayHappen
	})];
}
/** Counts a place that has the outcome. When all have it under one epoch, the record of a commit is needed no more. */
function onDecided(state, decided) {
	return withAnswer(state, decided, "telling", true, (after, transaction) => {
		const { degree } = state.config;
		if (transaction.parts.some(({ poll }) => poll.answers.length < degree)) return next(withTransaction(after, transaction));
		const { stage } = transaction;
		if (stage.type !== "telling" || stage.outcome === "aborted") return next(withoutTransaction(after, transaction));
		const home = homeOf(transaction);
		const about = {
			transaction: idOf(state, transaction),
			home
		};
		const questions = placesUpTo(degree).map((place) => ({
			type: "forget",
			...about,
			place
		}));
		return ask(withoutTransaction(after, transaction), home.class, -1, questions);
	});
}
/** Counts the answer of a place about an item, asks again those that it has made void, and goes on with `then`. */
function withAnswer(state, about, stage, answer, then) {
	const transaction = openIn(state, about.transaction);
	const part = transaction?.parts.find(isOfItem(about));
	if (transaction?.stage.type !== stage || part === void 0) return next(state);
	if (stage === "reading" && part.base !== null) return next(state);
	const poll = counted(part.poll, about.place, about.epoch, answer);
	const parts = transaction.parts.map((each) => each === part ? {
		...part,
		poll
	} : each);
	const again = droppedBetween(part.poll, poll).map((place) => question$1(state, transaction, part, place));
	const asked = ask(withTransaction(state, {
		...transaction,
		parts
	}), part.class, poll.epoch, again);
	return andThen(asked, (after) => then(after, {
		...transaction,
		parts
	}));
}
function openIn(state, id) {
	return state.open.find((each) => isSameTransaction(idOf(state, each), id));
}
function withTransaction(state, transaction) {
	return {
		...state,
		open: state.open.map((each) => each.number === transaction.number ? transaction : each)
	};
}
function withoutTransaction(state, { number }) {
	return {
		...state,
		open: state.open.filter((each) => each.number !== number)
	};
}
function isOfItem(item) {
	return (other) => other.class === item.class && other.key === item.key;
}
// impl/store/reading.ts
/**
* The reads of this node's clients. A transaction that writes reads once, and is validated later. One that only reads commits
* nothing and takes no locks: it asks again until its readings are known to have been true at one moment.
*/
/** Begins a transaction that reads these items. */
function beginReading(state, asked, parts) {
	const number = state.begun + 1;
	const { ticket, kind } = asked;
	const transaction = {
		number,
		ticket,
		kind,
		parts: byItem(parts),
		stage: { type: "reading" },
		retries: 0
	};
	return askAll({
		...state,
		begun: number,
		open: [...state.open, transaction]
	}, transaction);
}
/** Writes an item again, as it is. This node does so for its own sake. */
function touch(state, { class: ofClass, key }) {
	if (state.open.some(({ kind, parts }) => kind === "touch" && isOfItem(parts[0])({
		class: ofClass,
		key
	})) || state.open.length >= (state.config.mostOpen ?? 1e3)) return next(state);
	return beginReading(state, {
		ticket: 0,
		kind: "touch"
	}, [{
		class: ofClass,
		key,
		base: null,
		write: null,
		poll: NO_ANSWERS
	}]);
}
/** Counts what a place has. With a majority of one epoch for each item, the round is over. */
function onHeld(state, held) {
	const { version, value, lockedOver } = held;
	const sight = {
		version,
		value,
		lockedOver
	};
	const { degree } = state.config;
	if (openIn(state, held.transaction)?.stage.type === "confirming") return withAnswer(state, held, "confirming", sight, (after, transaction) => transaction.parts.every((part) => isAnswered(part, degree)) ? hasLooked(after, transaction) : next(withTransaction(after, transaction)));
	return withAnswer(state, held, "reading", sight, (after, transaction) => {
		const parts = transaction.parts.map((part) => part.base === null && isAnswered(part, degree) ? withBase(part) : part);
		const read = {
			...transaction,
			parts
		};
		return parts.some(({ base }) => base === null) ? next(withTransaction(after, read)) : hasRead(after, read);
	});
}
function isAnswered({ poll }, degree) {
	return poll.answers.length >= majority(degree);
}
/** With the newest version of a majority. */
function withBase(part) {
	const { version, value } = newestOf(part.poll);
	return {
		...part,
		base: {
			version,
			value
		}
	};
}
function newestOf(poll) {
	const blank = {
		version: UNWRITTEN,
		value: null,
		lockedOver: null
	};
	return sightsOf(poll).reduce((best, each) => isNewer(each.version, best.version) ? each : best, blank);
}
function sightsOf(poll) {
	return answersOf(poll).filter((answer) => typeof answer !== "boolean");
}
function hasRead(state, transaction) {
	const { kind, ticket, parts } = transaction;
	if (kind === "begin") {
		const read = {
			type: "read",
			ticket,
			readings: parts.map(readingOf)
		};
		return next(withTransaction(state, {
			...transaction,
			stage: { type: "thinking" }
		}), indicate(read));
	}
	if (kind === "touch") return prepare(state, {
		...transaction,
		parts: parts.map(sameAgain)
	});
	if (parts.some(({ write }) => write !== null)) return prepare(state, {
		...transaction,
		parts: parts.map((part) => withVersion(state, part))
	});
	return parts.length === 1 ? hasLooked(state, transaction) : confirm(state, transaction);
}
function sameAgain(part) {
	const { version, value } = part.base ?? {
		version: UNWRITTEN,
		value: null
	};
	return {
		...part,
		write: {
			version: againOf(version),
			value
		}
	};
}
/** Reads once more, for a transaction that writes nothing. All that had committed when this round began will show in it. */
function confirm(state, transaction) {
	const [after, begun] = withRound(state, transaction, { type: "confirming" });
	return askAll(after, begun);
}
/** A round of questions has a number of its own. So an answer to an earlier round, which comes late, is not counted. */
function withRound(state, transaction, stage) {
	const number = state.begun + 1;
	const begun = {
		...transaction,
		number,
		stage,
		parts: transaction.parts.map((part) => ({
			...part,
			poll: NO_ANSWERS
		}))
	};
	return [{
		...state,
		begun: number,
		open: [...withoutTransaction(state, transaction).open, begun]
	}, begun];
}
/**
* A round of a transaction that writes nothing is over. It is the last one, unless it shows a change since the round before, or a
* lock over a version that was read. Such a lock may belong to a commit that others have seen. Then the next round begins later.
*/
function hasLooked(state, transaction) {
	const { kind, parts } = transaction;
	const found = {
		...transaction,
		parts: parts.map(withBase)
	};
	const hasChanged = found.parts.some(({ base }, i) => isNewerThan(base, parts[i].base));
	if (hasChanged && kind === "begin") return next(withoutTransaction(state, transaction), ...told(transaction, "aborted"));
	if (found.parts.some(isDoubtful)) return next(withRound(state, found, { type: "confirming" })[0]);
	if (hasChanged && parts.length > 1) return confirm(state, found);
	return next(withoutTransaction(state, found), ...answer(found));
}
function isNewerThan(found, before) {
	return isNewer(found?.version ?? UNWRITTEN, before?.version ?? UNWRITTEN);
}
function isDoubtful({ base, poll }) {
	const read = base?.version ?? UNWRITTEN;
	return sightsOf(poll).some(({ lockedOver }) => lockedOver !== null && !isNewer(read, lockedOver));
}
function answer(transaction) {
	const { kind, ticket, parts } = transaction;
	const readings = parts.map(readingOf);
	switch (kind) {
		case "get": return [indicate({
			type: "got",
			ticket,
			reading: readings[0]
		})];
		case "snapshot": return [indicate({
			type: "snapshot",
			ticket,
			readings
		})];
		default: return told(transaction, "committed");
	}
}
function byItem(items) {
	return [...items].sort((a, b) => a.class - b.class || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
// impl/store/client.ts
/** The edge to clients. A request that makes no sense, or is too large, is rejected before anything is sent. */
/** The most bytes of a key, in UTF-8. */
var LONGEST_KEY = 1024;
/** The most bytes of a value, as JSON in UTF-8. */
var LARGEST_VALUE = 1048576;
var OPERATIONS = [
	"begin",
	"commit",
	"cancel",
	"run",
	"get",
	"snapshot",
	"put"
];
function onBegin(state, { ticket, items }) {
	return onRead(state, {
		ticket,
		kind: "begin"
	}, items);
}
function onGet(state, { ticket, class: ofClass, key }) {
	return onRead(state, {
		ticket,
		kind: "get"
	}, [{
		class: ofClass,
		key
	}]);
}
function onSnapshot(state, { ticket, items }) {
	return onRead(state, {
		ticket,
		kind: "snapshot"
	}, items);
}
function onRead(state, asked, items) {
	const problem = problemOf(state, asked.ticket, items);
	const parts = items.map((item) => partOf(item));
	return problem === null ? beginReading(state, asked, parts) : next(state, problem);
}
function onPut(state, { ticket, class: ofClass, key, value }) {
	const item = {
		class: ofClass,
		key
	};
	return onRun(state, {
		type: "run",
		ticket,
		items: [item],
		writes: [{
			...item,
			value
		}]
	});
}
function onRun(state, { ticket, items, writes }) {
	const problem = problemOf(state, ticket, items) ?? problemOfWrites(ticket, items, writes);
	if (problem !== null) return next(state, problem);
	const parts = items.map((item) => partOf(item, writes.find(isOfItem(item))?.value));
	return beginReading(state, {
		ticket,
		kind: "run"
	}, parts);
}
function onCommitRequest(state, asked) {
	const { ticket, writes } = asked;
	const transaction = thinking(state, ticket);
	if (transaction === void 0) return next(state, unknownTicket(ticket));
	const problem = problemOfWrites(ticket, transaction.parts, writes);
	if (problem !== null) return next(state, problem);
	return writes.length === 0 ? confirm(state, transaction) : onCommit(state, transaction, asked);
}
function onCancel(state, { ticket }) {
	const transaction = thinking(state, ticket);
	if (transaction === void 0) return next(state, unknownTicket(ticket));
	return next(withoutTransaction(state, transaction), indicate({
		type: "aborted",
		ticket,
		because: "cancelled"
	}));
}
/** A request that is none of the above, from a client whose requests nobody has typed. */
function onUnknown(state, { type, ticket }) {
	const message = `operation: got ${String(type)}, expected one of ${OPERATIONS.join(", ")}`;
	return next(state, rejected(typeof ticket === "number" ? ticket : 0, "unknownOperation", message));
}
function thinking({ open }, ticket) {
	return open.find((each) => each.ticket === ticket && each.stage.type === "thinking");
}
function partOf({ class: ofClass, key }, value) {
	return {
		class: ofClass,
		key,
		base: null,
		write: value === void 0 ? null : {
			version: UNWRITTEN,
			value
		},
		poll: NO_ANSWERS
	};
}
function problemOf({ open, config }, ticket, items) {
	if (open.length >= (config.mostOpen ?? 1e3)) return rejected(ticket, "busy", `open transactions: got ${open.length}, expected fewer; try again later`);
	if (open.some((each) => each.ticket === ticket && each.kind !== "touch")) return rejected(ticket, "ticketInUse", `ticket: got ${ticket}, which is in use, expected a new one`);
	if (items.length === 0) return rejected(ticket, "noItems", "items: got none, expected at least one");
	if (items.length > 256) return tooMany(ticket, items);
	const long = items.filter(({ key }) => utf8Length(key) > LONGEST_KEY);
	if (long.length > 0) return rejected(ticket, "keyTooLong", `key: got ${utf8Length(long[0].key)} bytes, expected at most ${LONGEST_KEY}; shorten it`, long);
	return duplicates(ticket, items);
}
function problemOfWrites(ticket, items, writes) {
	if (writes.length > 256) return tooMany(ticket, writes);
	const strange = writes.filter((write) => !items.some(isOfItem(write)));
	if (strange.length > 0) return rejected(ticket, "notRead", "writes: got an item that is not read, expected one of the items; add it to them", strange);
	return duplicates(ticket, writes) ?? tooLarge(ticket, writes);
}
function tooMany(ticket, items) {
	return rejected(ticket, "tooManyItems", `items: got ${items.length}, expected at most 256; split the transaction`);
}
function duplicates(ticket, items) {
	const twice = items.filter((item, i) => items.findIndex(isOfItem(item)) !== i);
	return twice.length === 0 ? null : rejected(ticket, "duplicateItem", "items: got an item twice, expected each once; leave one out", twice);
}
function tooLarge(ticket, writes) {
	const large = writes.filter(({ value }) => utf8Length(encode(value)) > LARGEST_VALUE);
	if (large.length === 0) return null;
	return rejected(ticket, "valueTooLarge", `value: got ${utf8Length(encode(large[0].value))} bytes, expected at most ${LARGEST_VALUE}; split the value`, large);
}
function unknownTicket(ticket) {
	return rejected(ticket, "unknownTicket", `ticket: got ${ticket}, expected that of a transaction that was read and is not ended`);
}
function rejected(ticket, code, message, items = []) {
	return indicate({
		type: "rejected",
		ticket,
		code,
		message,
		keys: items.map(({ key }) => key)
	});
}
/** The bytes of a text in UTF-8. Half of a surrogate pair counts as three, like the sign that replaces it. */
function utf8Length(text) {
	let bytes = 0;
	for (const sign of text) {
		const point = sign.codePointAt(0) ?? 0;
		bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
	}
	return bytes;
}
// impl/store/replica.ts
/**
* How a node answers for the places for which it speaks. The layer below has the data, and says whether the node speaks. It
* shows and replaces within one step, so a node validates and locks at once. A node that does not speak is silent.
*/
/** Questions that a node asks itself may come in one step. Each is answered before the next one looks, or two would see the same. */
function onQuestion(state, from, question) {
	return next({
		...state,
		waiting: [...state.waiting, {
			from,
			question
		}]
	});
}
/** The end of each step: takes the first question that waits, unless the layer below has not yet done what another one asks for. */
function takeWaiting(state) {
	if (state.waiting.length === 0) return next(state);
	const [first, ...waiting] = state.waiting;
	if (state.asked.some(({ type }) => type === "look" || type === "replace")) return next(state);
	return look({
		...state,
		waiting
	}, {
		type: "look",
		...first
	}, firstKey(first.question));
}
function look(state, asked, key) {
	const { place, epoch } = asked.question;
	return next(asking(state, asked), indicate({
		type: "look",
		place,
		class: classOf(asked.question),
		key,
		epoch
	}));
}
function classOf(question) {
	return "class" in question ? question.class : question.home.class;
}
function firstKey(question) {
	switch (question.type) {
		case "promise":
		case "propose":
		case "forget": return dataKey(question.home.key);
		default: return dataKey(question.key);
	}
}
/** The layer below has answered the first question. */
function onAnswered(state, answered) {
	const [first, ...asked] = state.asked;
	const after = {
		...state,
		asked
	};
	invariant(first?.type === "look" || first?.type === "replace", "the layer below answers in the order of the questions");
	if (first.type === "replace") return answered.type === "kept" ? next(after, send(first.from, first.answer)) : next(after);
	return answered.type === "shown" ? onShown(after, first, answered) : next(after);
}
function onShown(state, asked, shown) {
	const { from, question } = asked;
	switch (question.type) {
		case "read": return next(state, send(from, sight(question, shown)));
		case "prepare": return vote(state, from, question, shown);
		case "decide": return end(state, from, question, shown);
		case "forget": {
			const { place, home } = question;
			if (!isNewer(shown.version, home.base)) return next(state);
			const keys = [promiseKey(question.transaction), acceptanceKey(question.transaction)];
			return next(state, ...keys.map((key) => indicate({
				type: "remove",
				place,
				class: home.class,
				key,
				epoch: shown.epoch
			})));
		}
		default: return seeRecord(state, asked, question, shown);
	}
}
/** A ballot: the home item is shown first, then the promise, then the acceptance. */
function seeRecord(state, asked, question, shown) {
	const { from, then } = asked;
	if (then === void 0) {
		const hasMovedOn = isNewer(shown.version, question.home.base);
		return look(state, {
			...asked,
			then: {
				hasMovedOn,
				promised: null
			}
		}, promiseKey(question.transaction));
	}
	if (then.promised === null) return look(state, {
		...asked,
		then: {
			...then,
			promised: shown.version
		}
	}, acceptanceKey(question.transaction));
	return onBallot(state, from, question, {
		...then,
		promised: then.promised
	}, shown);
}
function sight({ transaction, place, class: ofClass, key }, { epoch, version, value, locks = [] }) {
	return {
		type: "held",
		transaction,
		place,
		class: ofClass,
		key,
		epoch,
		version,
		value,
		lockedOver: locks.filter(({ write }) => write !== null).reduce((newest, { base }) => newest === null || isNewer(base, newest) ? base : newest, null)
	};
}
/** Validates: nothing newer than what the transaction has read, and no lock of another one that minds. Locks, then votes. */
function vote(state, from, asked, shown) {
	const { transaction, place, class: ofClass, key, home, base, write } = asked;
	const { epoch, version, value, locks = [] } = shown;
	const voted = (isPrepared) => ({
		type: "voted",
		transaction,
		place,
		class: ofClass,
		key,
		epoch,
		isPrepared
	});
	const isOwn = (lock) => isSameTransaction(lock.transaction, transaction);
	const minds = (lock) => !isOwn(lock) && (lock.write !== null || write !== null);
	if (isNewer(version, base) || locks.some(minds)) return next(state, send(from, voted(false)));
	if (locks.some(isOwn)) return next(state, send(from, voted(true)));
	if (locks.length >= (state.config.mostReaders ?? 100)) return next(state, send(from, voted(false)));
	return replace(state, from, asked, {
		epoch,
		version,
		value,
		locks: withLock(locks, {
			transaction,
			home,
			base,
			write
		})
	}, voted(true));
}
/** Applies the outcome, and releases the lock. */
function end(state, from, asked, shown) {
	const { transaction, place, class: ofClass, key, outcome, write } = asked;
	const { epoch, locks = [] } = shown;
	const made = write ?? locks.find((lock) => isSameTransaction(lock.transaction, transaction))?.write ?? null;
	const isWritten = outcome === "committed" && made !== null && isNewer(made.version, shown.version);
	const { version, value } = isWritten ? made : shown;
	const left = withoutLock(locks, transaction, version);
	const decided = {
		type: "decided",
		transaction,
		place,
		class: ofClass,
		key,
		epoch
	};
	if (!isWritten && left.length === locks.length) return next(state, send(from, decided));
	return replace(state, from, asked, {
		epoch,
		version,
		value,
		locks: left
	}, decided);
}
function replace(state, from, { place, class: ofClass, key }, { epoch, version, value, locks }, answer) {
	const kept = {
		version,
		value,
		...locks.length === 0 ? {} : { locks }
	};
	const request = {
		type: "replace",
		place,
		class: ofClass,
		key: dataKey(key),
		epoch,
		...kept
	};
	return next(asking(state, {
		type: "replace",
		from,
		answer
	}), indicate(request));
}
/** An acceptor of the outcome. To accept a ballot is to promise it, too. */
function onBallot(state, from, asked, { hasMovedOn, promised }, shown) {
	const { transaction, place, home, ballot } = asked;
	const { epoch, version } = shown;
	const highest = ballotOf(isNewer(version, promised) ? version : promised);
	if (isHigher(highest, ballot)) return next(state, send(from, {
		type: "outranked",
		transaction,
		place,
		ballot,
		promised: highest
	}));
	const about = {
		transaction,
		place,
		epoch,
		ballot
	};
	if (version.counter === 0 && hasMovedOn) {
		const removed = indicate({
			type: "remove",
			place,
			class: home.class,
			key: promiseKey(transaction),
			epoch
		});
		return next(state, ...promised.counter === 0 ? [] : [removed], send(from, {
			type: "over",
			...about
		}));
	}
	if (asked.type === "propose") return keepBallot(state, from, asked, epoch, version, {
		key: acceptanceKey(transaction),
		value: acceptanceOf(asked, asked)
	}, {
		type: "accepted",
		...about,
		hasMovedOn
	});
	const proposal = version.counter === 0 ? null : proposalIn(shown.value);
	if (version.counter > 0 && proposal === null) return next(state);
	const accepted = proposal === null ? null : {
		ballot: ballotOf(version),
		...proposal
	};
	return keepBallot(state, from, asked, epoch, promised, {
		key: promiseKey(transaction),
		value: promiseOf(asked)
	}, {
		type: "promised",
		...about,
		accepted,
		hasMovedOn
	});
}
function keepBallot(state, from, { place, home, ballot }, epoch, before, kept, answer) {
	const version = versionOf(ballot);
	if (!isNewer(version, before)) return next(state, send(from, answer));
	const request = {
		type: "replace",
		place,
		class: home.class,
		epoch,
		version,
		...kept
	};
	return next(asking(state, {
		type: "replace",
		from,
		answer
	}), indicate(request));
}
// impl/store/retries.ts
/** The longest pause, in units of `retryMs`. So a place that comes back after long is asked soon. */
var LONGEST_PAUSE = 8;
/** `retries`: how often the time to answer had run out before it did so now. */
function isDue({ pausesDouble = false }, retries) {
	if (!pausesDouble) return true;
	return retries > 0 && (retries % LONGEST_PAUSE === 0 || Number.isInteger(Math.log2(retries)));
}
// impl/store/resolver.ts
/**
* Finding out the outcome of a transaction whose lock or record stays: its coordinator is slow, or gone. Any node that holds one may run
* a ballot at the places of the home class. It takes over the outcome that was accepted in the highest ballot, and aborts if there is none.
*/
/** A rival has a higher ballot on the outcome of this node's own transaction. Finds the outcome out, for the client. */
function resolveOwn(state, transaction, above) {
	const parts = transaction.parts.map(({ class: ofClass, key, write }) => ({
		class: ofClass,
		key,
		write,
		poll: NO_ANSWERS
	}));
	const waiting = withTransaction(state, {
		...transaction,
		stage: { type: "resolving" }
	});
	const about = {
		transaction: idOf(state, transaction),
		home: homeOf(transaction),
		isSweep: false,
		parts
	};
	return promise({
		...waiting,
		round: Math.max(waiting.round, above.round)
	}, about);
}
/** Begins a ballot that this node has never used. */
function promise(state, about) {
	const { transaction, home, isSweep, parts } = about;
	const round = state.round + 1;
	const resolution = {
		transaction,
		home,
		isSweep,
		parts,
		ballot: {
			round,
			node: state.self,
			boot: state.boot
		},
		over: NO_ANSWERS,
		step: {
			type: "promising",
			poll: NO_ANSWERS
		}
	};
	return askStep(withResolution({
		...state,
		round
	}, resolution), resolution, false);
}
/** Asks all places again. For a client of its own, the node begins a higher ballot where a rival had one. */
function askStepAgain(state, resolution) {
	const isOwn = openIn(state, resolution.transaction) !== void 0;
	if (resolution.step.type === "outranked" && isOwn) return promise(state, resolution);
	if (state.config.pausesDouble !== true) return askStep(state, resolution, true);
	const { retries = 0 } = resolution;
	const after = withResolution(state, {
		...resolution,
		retries: retries + 1
	});
	return isDue(state.config, retries) ? askStep(after, resolution, true) : next(after);
}
/** Goes on with the next step, and asks all places. */
function enterStep(state, resolution) {
	const { retries: _, ...entered } = resolution;
	return askStep(withResolution(state, entered), entered, false);
}
/** Asks the places that have not answered; later, all of them. */
function askStep(state, resolution, isRepeated) {
	const { step, parts, home } = resolution;
	const { degree } = state.config;
	if (step.type === "outranked") return next(state);
	if (step.type === "telling") return parts.reduce((before, part) => {
		const questions = placesToAsk(part.poll, degree, isRepeated).map((place) => decision(resolution, part, step.proposal, place));
		return andThen(before, (after) => ask(after, part.class, part.poll.epoch, questions, isRepeated));
	}, next(state));
	const questions = placesToAsk(step.poll, degree, isRepeated).map((place) => question(resolution, place));
	return ask(state, home.class, step.poll.epoch, questions, isRepeated);
}
function question({ transaction, home, ballot, step }, place) {
	if (step.type === "proposing" || step.type === "settling") return {
		type: "propose",
		transaction,
		place,
		home,
		ballot,
		...step.proposal
	};
	return {
		type: "promise",
		transaction,
		place,
		home,
		ballot
	};
}
function decision({ transaction }, part, { outcome }, place) {
	return {
		type: "decide",
		transaction,
		place,
		class: part.class,
		key: part.key,
		outcome,
		write: part.write
	};
}
/** With promises of a majority of one epoch: proposes what was accepted in the highest ballot, else to abort. */
function onPromised(state, { transaction, place, epoch, ballot, accepted, hasMovedOn }) {
	const resolution = ballotIn(state, transaction, ballot);
	if (resolution?.step.type !== "promising") return next(state);
	const poll = counted(resolution.step.poll, place, epoch, {
		accepted,
		hasMovedOn
	});
	const after = {
		...resolution,
		step: {
			type: "promising",
			poll
		}
	};
	if (poll.answers.length < majority(state.config.degree)) return askDropped(state, after, resolution.step.poll, poll);
	return enterStep(state, {
		...after,
		step: {
			type: "proposing",
			proposal: highestOf(poll),
			poll: NO_ANSWERS
		}
	});
}
function highestOf(poll) {
	const accepted = answersOf(poll).flatMap((each) => each.accepted ?? []);
	const blank = {
		ballot: {
			round: 0,
			node: 0,
			boot: 0
		},
		...ABORT
	};
	const { outcome, items } = accepted.reduce((best, each) => isHigher(each.ballot, best.ballot) ? each : best, blank);
	return {
		outcome,
		items
	};
}
/** With acceptances of a majority of one epoch the outcome stands. */
function onAcceptedOther(state, { transaction, place, epoch, ballot, hasMovedOn }) {
	const resolution = ballotIn(state, transaction, ballot);
	if (resolution?.step.type === "settling") return onSettled(state, resolution, place, epoch, hasMovedOn);
	if (resolution?.step.type !== "proposing") return next(state);
	const { proposal } = resolution.step;
	const poll = counted(resolution.step.poll, place, epoch, true);
	const after = {
		...resolution,
		step: {
			type: "proposing",
			proposal,
			poll
		}
	};
	if (poll.answers.length < majority(state.config.degree)) return askDropped(state, after, resolution.step.poll, poll);
	const own = openIn(state, transaction);
	if (own === void 0) return outcomeStands(state, after, proposal);
	return andThen(next(withoutResolution(state, transaction), ...told(own, proposal.outcome)), (each) => tell(each, own, proposal.outcome));
}
/** Tells the places that have locks. A sweeper tells all items of a commit, and the home of an abort: it must be written again. */
function outcomeStands(state, resolution, proposal) {
	if (!resolution.isSweep) return enterStep(state, {
		...resolution,
		step: {
			type: "telling",
			proposal
		}
	});
	const { class: ofClass, key } = resolution.home;
	const parts = (proposal.outcome === "committed" ? proposal.items : [{
		class: ofClass,
		key
	}]).map((item) => ({
		...item,
		write: null,
		poll: NO_ANSWERS
	}));
	return enterStep(state, {
		...resolution,
		parts,
		step: {
			type: "telling",
			proposal
		}
	});
}
/** A place tells that the transaction is over. When fewer than a majority of one epoch do not, its locks mean nothing more. */
function onOver(state, { transaction, place, epoch, ballot }) {
	const own = openIn(state, transaction);
	if (own?.stage.type === "proposing") return resolveOwn(state, own, ballot);
	const resolution = ballotIn(state, transaction, ballot);
	if (resolution === void 0 || resolution.step.type === "telling") return next(state);
	if (resolution.step.type === "settling") return onSettled(state, resolution, place, epoch, true);
	const over = counted(resolution.over, place, epoch, true);
	const { degree } = state.config;
	if (over.answers.length <= degree - majority(degree)) return next(withResolution(state, {
		...resolution,
		over
	}));
	if (own === void 0) {
		if (resolution.isSweep) return isBehind(resolution) ? writeAgain(state, resolution) : forget(state, resolution);
		return enterStep(state, {
			...resolution,
			step: {
				type: "telling",
				proposal: ABORT
			}
		});
	}
	return andThen(next(withoutResolution(state, transaction), ...gaveUp(own, true)), (each) => tell(each, own, "aborted"));
}
/** Counts a place that has accepted the outcome, or will accept nothing more. */
function onSettled(state, resolution, place, epoch, hasMovedOn) {
	const { step } = resolution;
	if (step.type !== "settling") return next(state);
	const poll = counted(step.poll, place, epoch, hasMovedOn);
	const after = {
		...resolution,
		step: {
			...step,
			poll
		}
	};
	if (poll.answers.length < state.config.degree) return askDropped(state, after, step.poll, poll);
	return answersOf(poll).every((each) => each) ? forget(state, resolution) : writeAgain(state, resolution);
}
/** Whether a place with a record has the version that was read, though others have a newer one. */
function isBehind({ step }) {
	return step.type === "promising" && answersOf(step.poll).some(({ hasMovedOn }) => !hasMovedOn);
}
/** A place keeps the record while it has the version that was read. The record is swept again when there is a newer one. */
function writeAgain(state, { transaction, home }) {
	return touch(withoutResolution(state, transaction), home);
}
/** The record is needed no more. */
function forget(state, { transaction, home }) {
	const questions = placesUpTo(state.config.degree).map((place) => ({
		type: "forget",
		transaction,
		home,
		place
	}));
	return ask(withoutResolution(state, transaction), home.class, -1, questions);
}
/** The answers of an earlier epoch are void: asks their places again. */
function askDropped(state, resolution, before, after) {
	const questions = droppedBetween(before, after).map((place) => question(resolution, place));
	return ask(withResolution(state, resolution), resolution.home.class, after.epoch, questions);
}
function onOutranked(state, { transaction, ballot, promised }) {
	const own = openIn(state, transaction);
	const resolution = ballotIn(state, transaction, ballot);
	const heard = {
		...state,
		round: Math.max(state.round, promised.round)
	};
	if (resolution !== void 0 && resolution.step.type !== "telling") return next(withResolution(heard, {
		...resolution,
		step: { type: "outranked" }
	}));
	return own?.stage.type === "proposing" ? resolveOwn(state, own, promised) : next(state);
}
/** Counts a place that has the outcome. */
function onDecidedOther(state, { transaction, place, epoch, ...item }) {
	const resolution = state.resolving.find((each) => isSameTransaction(each.transaction, transaction));
	if (resolution?.step.type !== "telling") return next(state);
	const isThis = isOfItem(item);
	const parts = resolution.parts.map((part) => isThis(part) ? {
		...part,
		poll: counted(part.poll, place, epoch, true)
	} : part);
	const { degree } = state.config;
	const { proposal } = resolution.step;
	const after = {
		...resolution,
		parts
	};
	if (parts.every(({ poll }) => poll.answers.length === degree)) {
		if (!resolution.isSweep) return next(withoutResolution(state, transaction));
		return enterStep(state, {
			...after,
			step: {
				type: "settling",
				proposal,
				poll: NO_ANSWERS
			}
		});
	}
	return resolution.parts.reduce((before, part, i) => {
		const again = droppedBetween(part.poll, parts[i].poll).map((each) => decision(after, part, proposal, each));
		return andThen(before, (each) => ask(each, part.class, parts[i].poll.epoch, again));
	}, next(withResolution(state, after)));
}
function ballotIn(state, id, ballot) {
	return state.resolving.find((each) => isSameTransaction(each.transaction, id) && isSame(each.ballot, ballot));
}
function withResolution(state, resolution) {
	const others = withoutResolution(state, resolution.transaction).resolving;
	return {
		...state,
		resolving: [...others, resolution].sort((a, b) => byTransaction(a.transaction, b.transaction))
	};
}
function withoutResolution(state, id) {
	return {
		...state,
		resolving: state.resolving.filter(({ transaction }) => !isSameTransaction(transaction, id))
	};
}
// impl/store/type-invariant.ts
function typeInvariant(state) {
	const { config, open, rest, begun, round, boot, resolving, old, asked, waiting } = state;
	return [
		ascends("open", open.map(({ number }) => number)),
		atMost("open", open, config.mostOpen ?? 1e3),
		...each("open", open, (transaction, at) => ofTransaction(state, transaction, at)),
		atMost("resolving", resolving, 200 + MOST_OPEN),
		clause("resolving", resolving, "by transaction", inOrder$1(resolving.map(({ transaction }) => transaction))),
		...each("resolving", resolving, (resolution, at) => ofResolution(state, resolution, at)),
		clause("old", old, "by transaction", inOrder$1(old)),
		wholeNumber("rest", rest, 0, (config.sweepsEvery ?? 1) - 1),
		wholeNumber("begun", begun, 0),
		wholeNumber("round", round, 1),
		wholeNumber("boot", boot, 1),
		wholeNumber("config.degree", config.degree, 1),
		clause("asked", asked, "no open question", asked.length === 0),
		clause("waiting", waiting, "no open question", waiting.length === 0)
	];
}
function ofTransaction({ begun, config }, { number, parts, stage, retries }, at) {
	const hasRead = stage.type === "reading" || parts.every(({ base }) => base !== null);
	return [
		wholeNumber(`${at}.number`, number, 1, begun),
		wholeNumber(`${at}.retries`, retries, 0, config.giveUpAfter),
		clause(`${at}.parts`, parts, "at least one", parts.length > 0),
		clause(`${at}.parts`, parts, "read, after the first stage", hasRead),
		...each(`${at}.parts`, parts, ({ poll }, part) => ofPoll(poll, config.degree, `${part}.poll`)),
		...stage.type === "proposing" ? ofPoll(stage.poll, config.degree, `${at}.stage.poll`) : []
	];
}
function ofResolution({ self, boot, round, config }, { ballot, over, step, parts }, at) {
	return [
		clause(`${at}.ballot.node`, ballot.node, "this node", ballot.node === self),
		clause(`${at}.ballot.boot`, ballot.boot, "this boot", ballot.boot === boot),
		wholeNumber(`${at}.ballot.round`, ballot.round, 2, round),
		...ofPoll(over, config.degree, `${at}.over`),
		..."poll" in step ? ofPoll(step.poll, config.degree, `${at}.step.poll`) : [],
		...each(`${at}.parts`, parts, ({ poll }, part) => ofPoll(poll, config.degree, `${part}.poll`))
	];
}
function ofPoll({ epoch, answers }, degree, at) {
	const places = answers.map(({ place }) => place);
	return [
		wholeNumber(`${at}.epoch`, epoch, -1),
		ascends(`${at}.answers`, places),
		clause(`${at}.answers`, places, `places, 0 … ${degree - 1}`, places.every((place) => place >= 0 && place < degree))
	];
}
function inOrder$1(ids) {
	return ids.every((id, i) => i === 0 || byTransaction(ids[i - 1], id) < 0);
}
// impl/store/unsettled.ts
/** When the patience ends, a node looks for locks that nobody releases, and for records that nobody forgets. */
/** Asks the layer below for the locks and records that are left. */
function onPatience(state) {
	return next(asking(state, { type: "unsettled" }), indicate({ type: "unsettled" }));
}
/** Resolves the locks that were there the last time, too. In its turn, sweeps such records. */
function onUnsettledHere(state, { entries }) {
	const [, ...asked] = state.asked;
	const isForeign = ({ transaction }) => openIn(state, transaction) === void 0;
	const locks = locksIn(entries).filter(isForeign);
	const records = recordsIn(state, entries).filter((record) => isForeign(record) && !isIn(locks, record));
	const isOld = (each) => state.old.some((id) => isSameTransaction(id, each.transaction));
	const ballots = state.resolving.filter(({ isSweep }) => !isSweep);
	const begun = locks.filter((each) => isOld(each) && !isIn(ballots, each)).slice(0, Math.max(0, 100 - ballots.length));
	const waiting = ballots.filter(({ step }) => step.type === "outranked");
	const after = {
		...state,
		asked,
		resolving: state.resolving.filter((each) => !isIn(begun, each) && !(each.isSweep && each.step.type === "outranked")),
		old: [...locks, ...records].sort(inOrder).map(({ transaction }) => transaction)
	};
	const resolved = promiseAll(next(after), [...waiting, ...begun]);
	return andThen(resolved, (each) => sweep(each, records.filter((record) => isOld(record) && !isIn(ballots, record))));
}
/**
* New ballots for these records end those that have not ended since the last time. Between two sweeps, those who have locks have
* the time to find the outcome out, without a rival.
*/
function sweep(state, records) {
	const { rest, swept, config, resolving } = state;
	if (rest > 0 || records.length === 0) return next({
		...state,
		rest: Math.max(0, rest - 1)
	});
	const due = inTurn(records, swept).slice(0, 100);
	const others = resolving.filter(({ isSweep }) => !isSweep);
	const after = {
		...state,
		resolving: others,
		swept: due[due.length - 1].transaction,
		rest: (config.sweepsEvery ?? 1) - 1
	};
	return promiseAll(next(after), due);
}
function promiseAll(before, all) {
	return all.reduce((so, each) => andThen(so, (state) => promise(state, each)), before);
}
/** By transaction, with the locks that are here. */
function locksIn(entries) {
	const found = entries.flatMap(({ class: ofClass, key, locks = [] }) => locks.map((lock) => ({
		class: ofClass,
		key: key.slice(1),
		lock
	})));
	return distinct(found.map(({ lock }) => lock.transaction)).map((transaction) => {
		const own = found.filter(({ lock }) => isSameTransaction(lock.transaction, transaction));
		const parts = own.filter((each, i) => own.findIndex(isOfItem(each)) === i).map((each) => ({
			class: each.class,
			key: each.key,
			write: each.lock.write,
			poll: NO_ANSWERS
		}));
		return {
			transaction,
			home: own[0].lock.home,
			isSweep: false,
			parts
		};
	});
}
function recordsIn({ config }, entries) {
	if (config.sweepsEvery === void 0) return [];
	const found = entries.filter(({ key }) => isRecordKey(key)).flatMap(({ value }) => subjectIn(value) ?? []);
	return distinct(found.map(({ transaction }) => transaction)).map((id) => {
		const { transaction, home } = found.filter((each) => isSameTransaction(each.transaction, id))[0];
		return {
			transaction,
			home,
			isSweep: true,
			parts: []
		};
	});
}
/** From the one after the last that was swept, so that none is left out for good. */
function inTurn(records, last) {
	const first = last === null ? 0 : records.findIndex(({ transaction }) => byTransaction(transaction, last) > 0);
	const from = Math.max(0, first);
	return [...records.slice(from), ...records.slice(0, from)];
}
function isIn(all, { transaction }) {
	return all.some((each) => isSameTransaction(each.transaction, transaction));
}
function inOrder(a, b) {
	return byTransaction(a.transaction, b.transaction);
}
function distinct(ids) {
	return ids.filter((id, i) => ids.findIndex((other) => isSameTransaction(id, other)) === i).sort(byTransaction);
}
// impl/store/upkeep.ts
/** The timers of a node in the store. */
/** Asks again what was not answered. A transaction that was asked again often enough is given up. */
function onRetry(state) {
	const asked = state.open.reduce((before, each) => andThen(before, (after) => retry(after, each)), next(state));
	return asked.state.resolving.reduce((before, each) => andThen(before, (after) => askStepAgain(after, each)), asked);
}
function retry(state, transaction) {
	const { giveUpAfter, pausesDouble = false } = state.config;
	if (giveUpAfter === void 0 && !pausesDouble) return askMissing(state, transaction, true);
	const { retries } = transaction;
	if (giveUpAfter !== void 0 && retries >= giveUpAfter) return giveUp(state, transaction);
	const counted = {
		...transaction,
		retries: retries + 1
	};
	const after = withTransaction(state, counted);
	return isDue(state.config, retries) ? askMissing(after, counted, true) : next(after);
}
/** Before it has proposed, a coordinator aborts by itself. After that, others find the outcome out. */
function giveUp(state, transaction) {
	const { ticket, stage } = transaction;
	const gone = withoutTransaction(state, transaction);
	switch (stage.type) {
		case "telling": return next(gone);
		case "thinking": return next(gone, indicate({
			type: "aborted",
			ticket,
			because: "late"
		}));
		case "reading":
		case "confirming": return next(gone, ...gaveUp(transaction, false));
		case "preparing": return andThen(next(state, ...gaveUp(transaction, false)), (after) => tell(after, transaction, "aborted"));
		default: return next(gone, ...gaveUp(transaction, true));
	}
}
/** Arms a timer when a node begins to wait, and again when the timer has run out. The patience always ends. `ran`: which have. */
function timed(before, after, ran) {
	const { retryMs, patienceMs } = before.config;
	return andThen(after, (state) => {
		const [was, is] = [!ran.includes("retry") && waits(before), waits(state)];
		if (was === is && ran.length === 0) return next(state);
		return next(state, ...retryMs === void 0 || was === is ? [] : [is ? armed("retry", retryMs) : {
			type: "cancelTimer",
			timer: { type: "retry" }
		}], ...patienceMs === void 0 || !ran.includes("patience") ? [] : [armed("patience", patienceMs)]);
	});
}
function armed(type, afterMs) {
	return {
		type: "setTimer",
		timer: { type },
		afterMs
	};
}
function waits({ open, resolving }) {
	return open.length > 0 || resolving.some(({ step }) => step.type !== "outranked");
}
// impl/store/step.ts
/** A store of values with transactions: no list of members, no node that must survive. A table of contents. */
var store = {
	name: "store",
	init: (self, config, durable) => {
		const boot = (durable?.boot ?? 0) + 1;
		return next(booted(self, config, boot), {
			type: "persist",
			record: { boot }
		});
	},
	step(state, event) {
		const { self } = state;
		const after = withOwnMessages(self, react(state, event), (heard, message) => onMessage(heard, self, message));
		return timed(state, andThen(after, takeWaiting), ended(event));
	},
	typeInvariant
};
function react(state, event) {
	switch (event.type) {
		case "request": return onRequest(state, event.request);
		case "receive": return onMessage(state, event.from, event.message);
		case "timeout": return event.timer.type === "retry" ? onRetry(state) : onPatience(state);
		case "start":
		case "suspect":
		case "restore":
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function onRequest(state, request) {
	switch (request.type) {
		case "begin": return onBegin(state, request);
		case "commit": return onCommitRequest(state, request);
		case "cancel": return onCancel(state, request);
		case "run": return onRun(state, request);
		case "get": return onGet(state, request);
		case "snapshot": return onSnapshot(state, request);
		case "put": return onPut(state, request);
		case "located": return onLocated(state, request);
		case "unsettledHere": return onUnsettledHere(state, request);
		case "kept":
		case "shown":
		case "refused": return onAnswered(state, request);
		default: return onUnknown(state, request);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "read":
		case "prepare":
		case "promise":
		case "propose":
		case "decide":
		case "forget": return onQuestion(state, from, message);
		case "held": return onHeld(state, message);
		case "voted": return onVoted(state, message);
		case "promised": return onPromised(state, message);
		case "accepted": return andThen(onAcceptedOwn(state, message), (after) => onAcceptedOther(after, message));
		case "outranked": return onOutranked(state, message);
		case "over": return onOver(state, message);
		case "decided": return andThen(onDecided(state, message), (after) => onDecidedOther(after, message));
		default: return unreachable(message);
	}
}
function ended(event) {
	if (event.type === "start") return ["patience"];
	return event.type === "timeout" ? [event.timer.type] : [];
}
export { dataKey as i, idOf as n, acceptanceKey as r, store as t };
