import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { r as withNumber } from "./sorted-set.BjObjcoY.js";
import { E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { t as judge } from "./judgement.C7j3kGiY.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// impl/baselines/scalaris/state.ts
function booted(config) {
	if (config.role === "manager") return {
		role: "manager",
		replicas: config.replicas,
		operations: [],
		prepared: [],
		refused: [],
		outcome: null
	};
	return {
		role: "replica",
		rules: config.rules,
		entry: {
			version: config.version,
			readLocks: 0,
			writeLock: null
		},
		open: []
	};
}
function isLocked({ readLocks, writeLock }) {
	return readLocks > 0 || writeLock !== null;
}
// impl/baselines/scalaris/manager.ts
/**
* A manager counts votes, item by item. An item is prepared by more than half of its replicas, and refused by half or more
* of them. All items prepared: commit. One item refused: abort.
*/
function onCommit(state, operations) {
	if (state.operations.length > 0) return next(state);
	const questions = operations.flatMap((operation) => state.replicas[operation.item].map((replica) => send(replica, {
		type: "prepare",
		operation
	})));
	return next({
		...state,
		operations
	}, ...questions);
}
/** Counts a vote. Once the outcome is decided, each replica hears of it when its vote is there; a late vote is answered late. */
function onVote(state, replica, vote) {
	if (state.outcome !== null) return next(state, send(replica, { type: state.outcome }));
	const counted = {
		...state,
		[vote]: withNumber(state[vote], replica)
	};
	const outcome = outcomeOf(counted);
	if (outcome === null) return next(counted);
	const tidings = [...counted.prepared, ...counted.refused].map((each) => send(each, { type: outcome }));
	return next({
		...state,
		prepared: [],
		refused: [],
		outcome
	}, ...tidings, indicate({
		type: outcome,
		operations: state.operations
	}));
}
function outcomeOf({ operations, prepared, refused, replicas }) {
	const groups = operations.map(({ item }) => replicas[item]);
	if (groups.some((group) => 2 * votesOf(group, refused) >= group.length)) return "aborted";
	return groups.every((group) => 2 * votesOf(group, prepared) > group.length) ? "committed" : null;
}
function votesOf(group, votes) {
	return votes.filter((replica) => group.includes(replica)).length;
}
// impl/baselines/scalaris/rules.ts
/** The entry with the lock taken; null if the replica refuses. */
function prepared(entry, { type, version }, rules) {
	if (type === "read") return mayRead(entry, version, rules) ? {
		...entry,
		readLocks: entry.readLocks + 1
	} : null;
	return mayWrite(entry, version, rules) ? {
		...entry,
		writeLock: version
	} : null;
}
/** Whether the client's version is recent enough, and no write holds the lock. */
function mayRead(entry, version, rules) {
	return (rules === "currentReads" ? version === entry.version : version >= entry.version) && entry.writeLock === null;
}
/**
* Whether a write may be prepared. No reader holds a lock, unless the rules let a stale replica ignore readers; the client's
* version is not older than the entry's. And the write lock is free, or held by a write with an older version.
*/
function mayWrite(entry, version, rules) {
	const isUnread = entry.readLocks === 0;
	const isStale = version > entry.version;
	return (rules === "lockedStaleWrites" ? isUnread && version >= entry.version : isStale || isUnread && version === entry.version) && (entry.writeLock === null || entry.writeLock < version);
}
/** The entry after the outcome: a committed write is stored, and the locks of the transaction are released. */
function decided(entry, operation, wasPrepared, outcome) {
	if (operation.type === "read") return wasPrepared ? unread(entry, operation.version) : entry;
	if (outcome === "committed") return written(entry, operation.version);
	return wasPrepared ? unwritten(entry, operation.version) : entry;
}
/** Releases a read lock. "A write has already deleted this lock", says the source where the versions differ. That is not always true. */
function unread(entry, version) {
	return version === entry.version ? {
		...entry,
		readLocks: Math.max(0, entry.readLocks - 1)
	} : entry;
}
/** Stores a write, also at a replica that has refused. All locks are released with the write lock, if one is held. */
function written(entry, version) {
	if (entry.version > version) return entry;
	return entry.writeLock !== null && entry.writeLock <= version ? {
		version: version + 1,
		readLocks: 0,
		writeLock: null
	} : {
		...entry,
		version: version + 1
	};
}
/** Releases the write lock after an abort. */
function unwritten(entry, version) {
	return entry.writeLock !== null && entry.writeLock <= version ? {
		...entry,
		writeLock: null
	} : entry;
}
// impl/baselines/scalaris/replica.ts
/** A replica votes, and remembers each vote until its transaction is decided. */
function onPrepare(state, manager, operation) {
	const entry = prepared(state.entry, operation, state.rules);
	if (entry === null) return next(opened(state, {
		manager,
		operation,
		wasPrepared: false
	}), send(manager, { type: "refused" }));
	return next(opened({
		...state,
		entry
	}, {
		manager,
		operation,
		wasPrepared: true
	}), send(manager, { type: "prepared" }));
}
function opened(state, operation) {
	return {
		...state,
		open: [...state.open, operation].sort((a, b) => a.manager - b.manager)
	};
}
/** Applies the outcome. It comes once, and after the vote of this replica. */
function onDecision(state, manager, outcome) {
	const mine = state.open.find((each) => each.manager === manager);
	if (mine === void 0) return next(state);
	const open = state.open.filter((each) => each !== mine);
	return next({
		...state,
		entry: decided(state.entry, mine.operation, mine.wasPrepared, outcome),
		open
	});
}
// impl/baselines/scalaris/step.ts
/** Scalaris' validation and locks: a table of contents. */
var scalaris = {
	name: "scalaris",
	init: (_self, config) => next(booted(config)),
	step
};
function step(state, event) {
	return state.role === "manager" ? onManagerEvent(state, event) : onReplicaEvent(state, event);
}
function onManagerEvent(state, event) {
	if (event.type === "receive") return toManager(state, event.from, event.message);
	return event.type === "request" ? onCommit(state, event.request.operations) : next(state);
}
function onReplicaEvent(state, event) {
	return event.type === "receive" ? toReplica(state, event.from, event.message) : next(state);
}
function toManager(state, from, message) {
	switch (message.type) {
		case "prepared":
		case "refused": return onVote(state, from, message.type);
		case "prepare":
		case "committed":
		case "aborted": return next(state);
		default: return unreachable(message);
	}
}
function toReplica(state, from, message) {
	switch (message.type) {
		case "prepare": return onPrepare(state, from, message.operation);
		case "committed":
		case "aborted": return onDecision(state, from, message.type);
		case "prepared":
		case "refused": return next(state);
		default: return unreachable(message);
	}
}
// scenarios/baselines/scalaris/refinement.ts
var outcomes = {
	initial: [],
	after: (known, event) => event.type === "request" ? known : inOrder([...known, transactionOf(event.node, event.output)])
};
function inOrder(transactions) {
	return [...transactions].sort((a, b) => a.id < b.id ? -1 : 1);
}
/** A write makes the successor of the version that the client has read. */
function transactionOf(manager, { type: outcome, operations }) {
	const seen = operations.map((each) => each.type === "read" ? each : {
		...each,
		version: each.version + 1
	});
	return {
		id: `transaction ${manager}`,
		outcome,
		operations: seen,
		began: 0,
		ended: 0
	};
}
/** No message is under way, and every client has been told its outcome. */
function isAtRest({ nodes, quiet }) {
	return quiet && nodes.every(({ state }) => state.role === "replica" || state.outcome !== null);
}
function holdsNoLock(state) {
	return state.role === "manager" || !isLocked(state.entry);
}
// scenarios/baselines/scalaris/validation.ts
var validation_exports = /* @__PURE__ */ __exportAll({ scalarisScenarios: () => scalarisScenarios });
var read = (item) => ({
	type: "read",
	item,
	version: 0
});
var write = (item) => ({
	type: "write",
	item,
	version: 0
});
/** Each reads what the other writes. */
var CROSSING = [[read("x"), write("y")], [read("y"), write("x")]];
var serialisable = {
	committedTransactionsAreSerialisable: always(({ history }) => judge(history).verdict !== "not serialisable", "Some serial order of the committed transactions explains what each has read.", ({ history }) => {
		return `no serial order explains that ${history.filter(({ outcome }) => outcome === "committed").map(({ id, operations }) => `${id} ${operations.map(({ type, item, version }) => `${type}s version ${version} of ${item}`).join(", ")}`).join("; ")}`;
	}),
	aTransactionCommits: reachable(({ history }) => history.some(({ outcome }) => outcome === "committed"))
};
var unlocked = { noLockIsLeft: always((world) => !isAtRest(world) || world.nodes.every(({ state }) => holdsNoLock(state)), "When every client has been told and no message is under way, no replica is locked.", ({ nodes }) => `a replica of node ${nodes.filter(({ state }) => !holdsNoLock(state)).map(({ id }) => id).join(" and of node ")} is locked`) };
/** The third of three replicas is stale. Each manager reaches it and one other replica, to keep the states few. */
var THREE = {
	transactions: CROSSING,
	replicas: 3,
	isLastStale: true,
	reached: [{
		x: [1, 3],
		y: [1, 3]
	}, {
		x: [2, 3],
		y: [2, 3]
	}],
	properties: serialisable
};
var scalarisScenarios = [
	transactions({
		instance: "write-skew/f-3",
		teaches: "With one of three replicas stale, two transactions both commit, each of which has overwritten what the other has read.",
		...THREE,
		cost: "fast",
		expect: violates("committedTransactionsAreSerialisable", 18)
	}),
	transactions({
		instance: "write-skew/f-3/current-reads",
		teaches: "If a stale replica refuses to prepare reads, two transactions that overwrite each other's reads never both commit.",
		...THREE,
		reached: [{
			x: [
				1,
				2,
				3
			],
			y: [1, 3]
		}, {
			x: [2, 3],
			y: [
				1,
				2,
				3
			]
		}],
		rules: "currentReads",
		cost: "slow",
		expect: holds(340858, 2179277, 33)
	}),
	transactions({
		instance: "write-skew/f-3/locked-stale-writes",
		teaches: "If a stale replica respects its read locks, two transactions that overwrite each other's reads never both commit.",
		...THREE,
		rules: "lockedStaleWrites",
		cost: "fast",
		expect: holds(16312, 82555, 23)
	}),
	transactions({
		instance: "write-skew/f-2",
		teaches: "With two replicas no majority misses one, so none is stale: two transactions that overwrite each other's reads never both commit.",
		transactions: CROSSING,
		replicas: 2,
		isLastStale: false,
		properties: serialisable,
		cost: "slow",
		expect: holds(232607, 1291003, 27)
	}),
	transactions({
		instance: "write-skew/f-4",
		teaches: "With one of four replicas stale, two majorities share another replica, which lets only one of two conflicting transactions commit.",
		transactions: CROSSING,
		replicas: 4,
		isLastStale: true,
		reached: [{
			x: [
				1,
				2,
				4
			],
			y: [
				1,
				2,
				4
			]
		}, {
			x: [
				2,
				3,
				4
			],
			y: [
				2,
				3,
				4
			]
		}],
		properties: serialisable,
		cost: "slow",
		expect: holds(4343166, 32834949, 39)
	}),
	transactions({
		instance: "lost-update/f-3",
		teaches: "At most one of two transactions that write the same item commits, even if a replica is stale.",
		transactions: [[write("x")], [write("x")]],
		replicas: 3,
		isLastStale: true,
		properties: serialisable,
		cost: "fast",
		expect: holds(7462, 28907, 21)
	}),
	transactions({
		instance: "leaked-lock/stale-read",
		teaches: "A stale replica prepares a read and never releases the lock: it looks for the lock by a version that it does not have.",
		transactions: [[read("x")]],
		replicas: 3,
		isLastStale: true,
		properties: unlocked,
		cost: "fast",
		expect: violates("noLockIsLeft", 10)
	}),
	transactions({
		instance: "leaked-lock/refused-write",
		teaches: "A current replica that has prepared a read and refused a write that commits may keep the read lock for ever.",
		transactions: [[read("x")], [write("x")]],
		replicas: 3,
		isLastStale: false,
		properties: unlocked,
		cost: "fast",
		expect: violates("noLockIsLeft", 20)
	})
];
/** Managers have the ids from 1 on; the replicas of the first item from 11 on, of the second from 21 on. */
function transactions({ instance, transactions: all, replicas: count, isLastStale, reached = [], rules = "asCoded", ...rest }) {
	const items = [...new Set(all.flat().map(({ item }) => item))].sort();
	const places = Array.from({ length: count }, (_, place) => place + 1);
	const replicas = Object.fromEntries(items.map((item, number) => [item, places.map((place) => 10 * (number + 1) + place)]));
	const versionAt = (id) => isLastStale && id % 10 === count ? -1 : 0;
	const unreached = reached.flatMap((some, number) => items.flatMap((item) => replicas[item].filter((id) => !some[item].includes(id % 10)).map((id) => [number + 1, id])));
	return scenario({
		name: `baselines/scalaris/${instance}`,
		protocol: scalaris,
		nodes: [...all.map((_, number) => running(number + 1, {
			role: "manager",
			replicas
		})), ...Object.values(replicas).flat().map((id) => running(id, {
			role: "replica",
			rules,
			version: versionAt(id)
		}))],
		requests: all.map((operations, number) => ({
			at: number + 1,
			request: {
				type: "commit",
				operations
			}
		})),
		network: "unordered",
		unreachable: unreached,
		history: outcomes,
		...rest
	});
}
function running(id, config) {
	return {
		id,
		config,
		running: booted(config)
	};
}
export { validation_exports as n, scalarisScenarios as t };
