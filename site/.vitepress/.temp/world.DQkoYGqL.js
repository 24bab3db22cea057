import { c as stepsToReplica, i as placement, o as replicaPlaces, r as majority } from "./placement.B5qN5SDB.js";
import { n as invariant, r as unreachable, t as InvariantViolation } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { r as withNumber, t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as arm } from "./timers.kinNr4g3.js";
import { n as inHalfOpen } from "./interval.BRRtuo-j.js";
import { a as outside, c as turned, i as inside, o as outsideAll, s as overlap, t as contains$1 } from "./range.D2qEOx8H.js";
import { n as higher, r as isHigher, t as INITIAL } from "./claim.DhAsEFzo.js";
import { t as withRecord } from "./by-number.CXDIyzPJ.js";
import { t as watchEffects } from "./watching.DzMfZOBS.js";
import { a as clause, c as otherNodes, f as wholeNumber, o as count, r as ascends, u as place } from "./type-invariant.CNUv-AbH.js";
import { A as rememberingEach, D as recoverable, E as reachable, O as step, i as scenario, j as rememberingRecent, w as always } from "./scenario.Cs_16ybG.js";
import { n as equal } from "./canonical.Dq9ysdzx.js";
import { t as halfOpen } from "./interval.iT9ss1Jt.js";
import { n as trafficBetween, r as trafficOf, t as textOf } from "./traffic.D-B796PO.js";
import { c as settledBy, n as recordOf$1, t as observed } from "./refinement.BjuRk2as.js";
import { n as isAscending, r as setOf } from "./sorted-set.BIX3z-gE.js";
import { t as ofNode } from "./one-node.BBGYXljJ.js";
import { t as isStrictlySerialisable } from "./serialisability.FVy_hdWX.js";
// impl/transactions/state.ts
/** The state of a node at boot: a first member, a node that will join, or, with `durable`, a restarted node. */
function booted(self, config, durable = firstRecord(self, config)) {
	return {
		...durable,
		self,
		config,
		clients: {},
		leading: {},
		askers: {},
		suspected: [],
		watched: [],
		held: []
	};
}
/** A member with these replicas and nothing under way, as the start of a scenario. */
function runningMember(self, config, replicas = {}) {
	return {
		...booted(self, config),
		replicas
	};
}
function firstRecord(self, config) {
	const { members, identifiers, degree, managers } = config;
	invariant(identifiers % degree === 0 && identifiers % managers === 0, "degrees divide the identifier space");
	const at = members.indexOf(self);
	return {
		members,
		from: at === -1 ? null : members[(at + members.length - 1) % members.length],
		begun: 0,
		replicas: {},
		reservations: {},
		cast: {},
		acceptors: {},
		outcomes: {},
		titles: [],
		heard: [],
		restorations: []
	};
}
/** The part of the state that must survive a restart. */
function durableOf(state) {
	const { members, from, begun, replicas, reservations, cast, acceptors, outcomes, titles, heard, restorations } = state;
	return {
		members,
		from,
		begun,
		replicas,
		reservations,
		cast,
		acceptors,
		outcomes,
		titles,
		heard,
		restorations
	};
}
function withEntry(record, key, value) {
	return {
		...record,
		[key]: value
	};
}
/** The record without `key`; the same record if it had no such key. */
function withoutEntry(record, key) {
	if (!(key in record)) return record;
	return Object.fromEntries(Object.entries(record).filter(([each]) => each !== String(key)));
}
// spec/transactions/duties.ts
/**
* The duties of each node in transactions at every moment, whatever the others do. Participants keep votes and locks
* together. Managers keep to their ballots. No node watches, waits or remembers without a reason.
*
* Rules of `docs/protocols/transactions.md`, one by one. Each looks at one node, so the checker need not judge all
* combinations of nodes. A node is seen as it is: its state, what it has on disk, its armed timers, and whom it watches.
*/
/**
* The duties that hold even if places move, are taken over or are restored. `beginning`: what the node has before it has
* persisted anything.
*/
function dutiesFrom(beginning) {
	return {
		...duties,
		onDisk: onDiskAfter(beginning)
	};
}
var duties = {
	voteAndLockGoTogether: always((peer) => {
		const { cast, replicas } = recordOf(peer);
		const isLocked = (id, instance, { operations }) => {
			const operation = operations.find(({ key }) => String(key) === instance.split("@")[0]);
			const { readers = [], writers = [] } = replicas[instance] ?? {};
			return operation !== void 0 && (operation.type === "read" ? readers : writers).includes(id);
		};
		return Object.entries(cast).every(([id, { transaction, votes }]) => Object.entries(votes).every(([instance, vote]) => vote === "abort" || isLocked(id, instance, transaction))) && Object.values(replicas).every(({ readers, writers }) => [...readers, ...writers].every((id) => id in cast));
	}, "A replica that has prepared a transaction keeps its lock until it hears the outcome, and no lock is kept without waiting for one."),
	speaksForItsOwnPlaces: always((peer) => {
		const { from, cast, replicas, reservations } = recordOf(peer);
		const own = from === null ? [] : halfOpen(from, peer.id, peer.state.config.identifiers);
		return [
			...Object.keys(replicas),
			...Object.keys(reservations),
			...Object.values(cast).flatMap(({ votes }) => Object.keys(votes))
		].every((instance) => own.includes(Number(instance.split("@")[1])));
	}, "A node has replicas, reservations and votes for places that it is responsible for, and for no others."),
	blankReplicasAreNotKept: always((peer) => Object.values(recordOf(peer).replicas).every(({ version, readers, writers }) => version + readers.length + writers.length > 0), "A node notes the replicas that were written or are locked, and no others."),
	aDecidedTransactionIsOver: always(({ state }) => {
		const { cast, acceptors, leading, askers, clients, outcomes, reservations } = state;
		const open = [
			cast,
			acceptors,
			leading,
			askers,
			clients
		].flatMap((record) => Object.keys(record));
		const reserving = Object.values(reservations).flatMap(({ holder, waiting }) => [...holder === null ? [] : [holder], ...waiting]);
		return [...open, ...reserving.map(({ transaction }) => transaction)].every((id) => !(id in outcomes));
	}, "When a node knows an outcome, it has no vote, lock, ballot, reservation, asker or waiting client left of that transaction."),
	managersKeepTheirVotes: always((peer) => {
		return Object.entries(recordOf(peer).acceptors).every(([id, { transaction, promised, accepted }]) => {
			const ballots = setOf(...Object.values(accepted).map(({ ballot }) => ballot));
			return transaction.id === id && transaction.managers.includes(peer.id) && isAscending(transaction.operations.map(({ key }) => key)) && ballots.length <= 1 && ballots.every((ballot) => ballot <= promised);
		});
	}, "Only managers of a transaction accept its votes, all in one ballot, which is not above the one that they have promised. The transaction has one operation per item, by ascending key."),
	leadersKeepToTheirBallots: always(({ id: self, state: { leading, acceptors } }) => Object.entries(leading).every(([id, leadership]) => {
		const acceptor = acceptors[id];
		if (acceptor === void 0) return false;
		const { managers } = acceptor.transaction;
		if (!Object.keys(heardBy(leadership)).map(Number).every((node) => managers.includes(node))) return false;
		if (leadership.phase === "counting") return managers[0] === self;
		const { ballot } = leadership;
		return ballot > 0 && managers[ballot % managers.length] === self && acceptor.promised >= ballot;
	}), "A leader is a manager, in a ballot of its own that it has promised itself, and hears managers only. The transaction manager counts ballot 0."),
	waitingClientsAreServed: always(({ state: { clients, acceptors } }) => Object.entries(clients).every(([id, { phase }]) => phase !== "committing" || id in acceptors), "A client that waits for its commit has a transaction under way that its own node manages."),
	askersAreRemembered: always(({ state: { askers, acceptors } }) => Object.entries(askers).every(([id, nodes]) => id in acceptors && nodes.length > 0 && isAscending(nodes)), "Nodes that wait for an outcome wait at a manager that does not know it yet."),
	watchesWhomItWaitsFor: always(({ id, status, state, monitored }) => {
		if (status !== "up" || monitored === void 0) return true;
		const managers = openIn$1(state).flatMap((transaction) => transaction.managers);
		const awaited = setOf(...managers).filter((node) => node !== id);
		return isSame$2(monitored, awaited) && isSame$2(state.watched, awaited) && isAscending(state.suspected) && state.suspected.every((node) => awaited.includes(node));
	}, "A node watches the managers of those transactions whose outcome it waits for, and nobody else."),
	suspicionsComeFromTheDetector: always(({ status, state, suspected }) => status !== "up" || suspected === void 0 || isSame$2(state.suspected, setOf(...suspected)), "A node suspects those that its failure detector suspects, and no others."),
	timersHaveReasons: always(({ status, state, timers }) => status !== "up" || timers === void 0 || timers.every((timer) => isNeeded(state, timer)), "No timer is armed for a transaction that is over."),
	patienceEnds: always(({ status, state, timers }) => status !== "up" || timers === void 0 || areArmed(state, timers), "Where patience has an end, its timer is armed as long as the node waits for something."),
	reservationsAreQueues: always((peer) => Object.values(recordOf(peer).reservations).every(({ token, holder, waiting }) => {
		const all = [...holder === null ? [] : [holder], ...waiting].map(({ transaction }) => transaction);
		return (holder !== null || waiting.length === 0) && new Set(all).size === all.length && token > 0;
	}), "A replica that somebody waits for is reserved. Each transaction has it, or waits for it, once. Only reserved replicas are noted."),
	promisesStand: step((before, after) => {
		const [old, now] = [recordOf(before), recordOf(after)];
		return Object.entries(old.acceptors).every(([id, { promised }]) => id in now.outcomes || (now.acceptors[id]?.promised ?? -1) >= promised);
	}, "Until it knows the outcome, a manager never goes back to a lower ballot, not even by a restart."),
	votesStand: step((before, after) => {
		const [old, now] = [recordOf(before), recordOf(after)];
		if (!isSame$2([old.from ?? -1], [now.from ?? -1])) return true;
		return Object.entries(old.cast).every(([id, { votes }]) => id in now.outcomes || Object.entries(votes).every(([instance, vote]) => now.cast[id]?.votes[instance] === vote));
	}, "Until it knows the outcome, a replica that stays where it is keeps its vote, also across a restart."),
	reservationsAreRespected: step((before, after) => {
		const [old, now] = [recordOf(before), recordOf(after)];
		return Object.entries(now.cast).every(([id, { transaction, votes }]) => Object.entries(votes).every(([instance, vote]) => {
			return !(vote === "prepared" && old.cast[id]?.votes[instance] === void 0) || old.from !== now.from || mayPrepare(transaction, instance, old.reservations[instance], now.reservations[instance]);
		}));
	}, "A reserved replica prepares for the holder of the reservation only, by the token of that holder."),
	nothingIsBegunTwice: step((before, after) => [0, 1].includes(recordOf(after).begun - recordOf(before).begun), "No two transactions have one name: a node counts them one by one, and goes on after a restart."),
	tokensRise: step((before, after) => {
		const [old, now] = [recordOf(before), recordOf(after)];
		return Object.entries(old.reservations).every(([instance, { token, holder }]) => {
			const next = now.reservations[instance];
			if (next === void 0) return old.from !== now.from;
			if (next.token < token) return false;
			return next.holder === null || next.holder.transaction === holder?.transaction || next.token > token;
		});
	}, "Each holder of a reservation has a higher token than earlier holders.")
};
/** The duties that hold in addition as long as no node takes places over. */
var exclusiveLocks = { locksExclude: always((peer) => Object.values(recordOf(peer).replicas).every(({ readers, writers }) => writers.length === 0 || (/* @__PURE__ */ new Set([...readers, ...writers])).size === 1), "While one transaction has a replica locked for writing, no other one has it locked at all.") };
function onDiskAfter(beginning) {
	return always(({ status, state, durable }) => {
		const record = durable ?? beginning;
		return status !== "up" || Object.keys(record).every((field) => equal(Reflect.get(record, field), Reflect.get(state, field)));
	}, "A node tells nothing that it would not know after a restart.");
}
/** All that it tells others is on its disk, and a node that is down has nothing else. */
function recordOf({ status, state, durable }) {
	return status === "down" ? durable ?? state : state;
}
/** Reservations made in this very step count: the transaction's own node reserves, and prepares at once. */
function mayPrepare({ id, operations }, instance, before, after) {
	const [key, place] = instance.split("@").map(Number);
	const token = operations.find((operation) => operation.key === key)?.tokens?.[place];
	if (token === void 0) return before === void 0 || before.holder === null || before.holder.transaction === id;
	return after?.holder?.transaction === id && after.token === token;
}
function openIn$1({ cast, acceptors }) {
	return [...Object.values(cast), ...Object.values(acceptors)].map(({ transaction }) => transaction);
}
function heardBy(leadership) {
	if (leadership.phase === "counting") return leadership.reports;
	if (leadership.phase === "asking") return leadership.promises;
	return Object.fromEntries(leadership.acceptedBy.map((node) => [node, true]));
}
function isNeeded({ clients, cast, acceptors, leading, restorations }, timer) {
	switch (timer.type) {
		case "deadline":
		case "giveUp": return timer.transaction in clients;
		case "remind": return timer.transaction in cast || timer.transaction in acceptors;
		case "retry": return leading[timer.transaction]?.phase !== void 0 && leading[timer.transaction].phase !== "counting";
		case "refetch": return restorations.length > 0;
		default: return true;
	}
}
function areArmed(state, timers) {
	const { config, clients, leading, reservations } = state;
	const isArmed = (type, id) => timers.some((timer) => timer.type === type && "transaction" in timer && timer.transaction === id);
	const starting = Object.entries(clients).filter(([, { phase }]) => phase !== "committing");
	const counted = Object.entries(leading).filter(([, { phase }]) => phase !== "counting");
	return (config.remindMs === void 0 || openIn$1(state).every(({ id }) => isArmed("remind", id))) && (config.deadlineMs === void 0 || starting.every(([id]) => isArmed("deadline", id))) && (config.retryMs === void 0 || counted.every(([id]) => isArmed("retry", id))) && (config.leaseMs === void 0 || Object.entries(reservations).every(([instance, { holder, token }]) => holder === null || timers.some((timer) => timer.type === "lease" && timer.instance === instance && timer.token === token)));
}
function isSame$2(a, b) {
	return a.length === b.length && a.every((each, i) => each === b[i]);
}
// scenarios/transactions/properties.ts
var safety = {
	allKnowTheSameOutcome: always(({ nodes }) => transactionsIn(nodes).every((id) => new Set(outcomesOf(nodes, id)).size <= 1), "No transaction is committed at one node and aborted at another."),
	clientsHearTheTruth: always(({ nodes, history }) => history.every(({ name, outcome }) => {
		const known = outcomesOf(nodes, name);
		return outcome === "open" || known.every((each) => each === outcome) && (outcome === "aborted" || known.length > 0);
	}), "A client is told the outcome that the nodes know, and a commit is on some disk before a client is told of it."),
	clientsAreAnsweredOnce: always(({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === void 0), "No client is answered twice."),
	nothingOfTheAbortedStays: always((world) => {
		const undone = world.history.filter(({ name }) => outcomesOf(world.nodes, name).includes("aborted")).flatMap(({ writes }) => writes.flatMap(({ value }) => value ?? []));
		return undone.length === 0 || replicasIn(world).every(([, { value }]) => value === null || !undone.includes(value));
	}, "The writes of an aborted transaction are at no replica."),
	oneValuePerVersion: always((world) => {
		const values = /* @__PURE__ */ new Map();
		return replicasIn(world).every(([instance, { version, value }]) => {
			const known = `${instance.split("@")[0]} ${version}`;
			if (!values.has(known)) values.set(known, value);
			return values.get(known) === value;
		});
	}, "Replicas of an item that have the same version have the same value."),
	strictlySerialisable: always(({ history }) => isStrictlySerialisable(history), "One copy could have shown clients the same, with one transaction after another, in an order that respects time.")
};
/** The decisions that a node never takes back. Of each node by itself: so the checker need not judge all combinations of nodes. */
function steadiness(ids) {
	return ofEach(ids, () => ({
		outcomesStay: step((before, after) => contains(recordOf$1(after).outcomes, recordOf$1(before).outcomes, (a, b) => a.type === b.type), "A node does not change its mind about an outcome, not even by a restart."),
		versionsRise: step((before, after) => {
			const now = recordOf$1(after).replicas;
			return Object.entries(recordOf$1(before).replicas).every(([at, { version }]) => (now[at]?.version ?? version) >= version);
		}, "No replica goes back to an older version.")
	}));
}
/** The duties of each node at every moment, and `more`. `running`: as it is in the beginning. */
function dutifulness(nodes, more) {
	return ofEach(nodes.map(({ id }) => id), (i) => ({
		...dutiesFrom(durableOf(nodes[i].running)),
		...more
	}));
}
/** The properties of each node, under their names and its id. */
function ofEach(ids, properties) {
	return Object.fromEntries(ids.flatMap((id, i) => Object.entries(properties(i)).map(([name, property]) => [`${name}At${id}`, ofNode(i, property)])));
}
var rest = { comesToRest: recoverable(isAtRest, "All clients have been answered, nothing is locked or reserved, and no outcome is missing.", ({ nodes }) => nodes.flatMap(({ id, status, state }) => status === "down" ? [] : unrestInWords(id, state)).join("; ")) };
/** Added where no node crashes, no message is lost, and all replicas of an item are equal in the beginning. */
function replicasEndEqual({ degree }) {
	return { replicasEndEqual: always((world) => {
		if (!world.quiet || !isAtRest(world)) return true;
		const writes = world.history.filter(({ name }) => outcomesOf(world.nodes, name).includes("committed")).flatMap((transaction) => transaction.writes);
		return [...new Set(writes.map(({ key }) => key))].every((key) => {
			const values = writes.filter((write) => write.key === key).map(({ value }) => value);
			const replicas = replicasIn(world).filter(([instance]) => instance.startsWith(`${key}@`));
			const isWritten = ({ version, value }) => version === values.length && values.includes(value) && value === replicas[0][1].value;
			return replicas.length === degree && replicas.every(([, replica]) => isWritten(replica));
		});
	}, "When all is quiet, each replica's version counts the writes of its item. All replicas of an item have the value of one transaction that committed.") };
}
/** Of a transaction in whose way nobody is. */
var nobodyIsTurnedAway = { nobodyIsTurnedAway: always(({ nodes }) => nodes.every((node) => Object.values(recordOf$1(node).cast).every(({ votes }) => !Object.values(votes).includes("abort"))), "No replica votes against a transaction without a reason.") };
/** Of the same, where nothing fails and no time runs out. */
var nobodyAborts = { nobodyAborts: always(({ history }) => history.every(({ outcome }) => outcome !== "aborted"), "No client hears that it has been aborted.") };
var somebodyDoesNotKnow = { somebodyDoesNotKnow: reachable(({ history }) => history.some(({ isUnknown }) => isUnknown === true), "A client hears that nobody knows its outcome.") };
/** However little is known: of each node that does not crash. */
var clientsAreAnswered = { clientsAreAnswered: recoverable(({ nodes }) => nodes.every(({ state, status }) => status === "down" || Object.keys(state.clients).length === 0), "No client waits for ever.") };
var reservationsAreFreed = { reservationsAreFreed: recoverable(({ nodes }) => nodes.every(({ state, status }) => status === "down" || Object.values(state.reservations).every(isFree)), "No replica stays reserved for ever.") };
var somebodyCommits = { somebodyCommits: reachable(({ history }) => history.some(({ outcome }) => outcome === "committed"), "A client hears that it has committed.") };
var newcomersGetPlaces = { newcomersGetPlaces: reachable(({ nodes }) => nodes.every(({ state }) => state.from !== null), "Every newcomer has places of its own.") };
var somebodyAborts = { somebodyAborts: reachable(({ history }) => history.some(({ outcome }) => outcome === "aborted"), "A client hears that it has been aborted.") };
var allCommit = { allCommit: reachable(({ history }) => history.length > 1 && history.every(({ outcome }) => outcome === "committed"), "All clients hear that they have committed.") };
var oldAndNew = {
	somebodySeesTheOld: reachable(({ history }) => history.some(({ reads }) => reads.some(({ value }) => value === null)), "A transaction commits that has read what was there in the beginning."),
	somebodySeesTheNew: reachable(({ history }) => history.some(({ reads }) => reads.some(({ value }) => value !== null)), "A transaction commits that has read what another one wrote.")
};
/**
* No node that is up has locks, reservations, votes, messages that it holds back, or transactions without an outcome, and
* no client waits there. Messages may be in flight: the way to such a state is shown to be open after their delivery, too.
*/
function isAtRest({ nodes }) {
	return nodes.every(({ status, state }) => {
		if (status === "down") return true;
		return areFree(state.replicas) && Object.values(state.reservations).every(isFree) && state.held.length === 0 && [
			state.cast,
			state.acceptors,
			state.clients,
			state.leading,
			state.askers
		].every((record) => Object.keys(record).length === 0);
	});
}
/** The reasons why the node is not at rest; empty if it is. */
function unrestInWords(id, { replicas, reservations, held, ...state }) {
	const locked = Object.keys(replicas).filter((at) => !areFree({ [at]: replicas[at] })).sort();
	const reserved = Object.keys(reservations).filter((at) => !isFree(reservations[at])).sort();
	const open = [
		state.cast,
		state.acceptors,
		state.clients,
		state.leading,
		state.askers
	].flatMap((record) => Object.keys(record));
	return [
		...locked.length > 0 ? [`locks ${locked.join(", ")}`] : [],
		...reserved.length > 0 ? [`keeps reservations of ${reserved.join(", ")}`] : [],
		...held.length > 0 ? ["holds messages back"] : [],
		...open.length > 0 ? [`waits for the end of ${[...new Set(open)].sort().join(", ")}`] : []
	].map((reason) => `node ${id} ${reason}`);
}
function areFree(replicas) {
	return Object.values(replicas).every(({ readers, writers }) => readers.length === 0 && writers.length === 0);
}
function isFree({ holder, waiting }) {
	return holder === null && waiting.length === 0;
}
function transactionsIn(nodes) {
	return [...new Set(nodes.flatMap((node) => Object.keys(recordOf$1(node).outcomes)))];
}
function outcomesOf(nodes, id) {
	return nodes.flatMap((node) => {
		const outcome = recordOf$1(node).outcomes[id];
		return outcome === void 0 ? [] : [outcome.type];
	});
}
function replicasIn({ nodes }) {
	return nodes.flatMap((node) => Object.entries(recordOf$1(node).replicas));
}
/** Whether `after` has all entries of `before`, with the same values. */
function contains(after, before, isSame) {
	return Object.entries(before).every(([key, value]) => key in after && isSame(after[key], value));
}
// impl/kernel/by-key.ts
/**
* The entries of a record by ascending key, as UTF-16 code units. JavaScript lists the keys in order of insertion, which
* differs between nodes and changes on decoding. Read a record through these functions wherever order matters.
*/
/** The keys, ascending. */
function keysOf$1(record) {
	return Object.keys(record).sort();
}
/** The values, by ascending key. */
function valuesOf(record) {
	return keysOf$1(record).map((key) => record[key]);
}
/** The entries, by ascending key. */
function entriesOf(record) {
	return keysOf$1(record).map((key) => [key, record[key]]);
}
// impl/transactions/instances.ts
/** The places of the replicas of `key`. */
function placesOf({ identifiers, degree }, key) {
	return replicaPlaces(placement(identifiers, degree), key);
}
/** The places of all replicas of these items; ascending. */
function allPlaces(config, keys) {
	return ascending(keys.flatMap((key) => placesOf(config, key)));
}
/** The places of the managers of a transaction whose item is at `place`; the transaction manager's own first. */
function managerPlaces({ identifiers, managers }, place) {
	return replicaPlaces(placement(identifiers, managers), place);
}
/** The keys that a client wants to read or write; ascending. */
function keysOf({ reads, writes }) {
	return ascending([...reads, ...writes.map(({ key }) => key)]);
}
function instanceOf(key, place) {
	return `${key}@${place}`;
}
function keyOf(instance) {
	return Number(instance.slice(0, instance.indexOf("@")));
}
function placeOf(instance) {
	return Number(instance.slice(instance.indexOf("@") + 1));
}
/** The order in which copies are kept. */
function byKeyAndPlace(a, b) {
	return a.key - b.key || a.place - b.place;
}
/** All votes that a transaction needs. */
function instancesOf(config, { operations }) {
	return operations.flatMap(({ key }) => placesOf(config, key).map((place) => instanceOf(key, place)));
}
// impl/transactions/tally.ts
/** The outcome, if these votes settle it whatever the missing votes are; null otherwise. */
function outcomeOf(config, { operations }, votes) {
	const needed = majority(config.degree);
	const count = (key, vote) => placesOf(config, key).filter((place) => votes[instanceOf(key, place)] === vote).length;
	const lost = operations.filter(({ key }) => count(key, "abort") > config.degree - needed).map(({ key }) => key);
	if (lost.length > 0) return {
		type: "aborted",
		keys: lost
	};
	return operations.every(({ key }) => count(key, "prepared") >= needed) ? { type: "committed" } : null;
}
/** Whether these nodes are a majority of the managers. A node listed several times counts as often. */
function areMajority({ managers }, nodes) {
	return managers.filter((manager) => nodes.includes(manager)).length >= majority(managers.length);
}
/**
* The outcome on which a majority of the managers agrees, each by the votes that it has accepted; these may differ. Any
* majority that a leader asks contains one of those managers, and so finds votes that settle the same outcome.
*/
function agreedOutcome(config, transaction, reports) {
	const settled = [...new Set(transaction.managers)].flatMap((manager) => {
		const outcome = reports[manager] === void 0 ? null : outcomeOf(config, transaction, reports[manager]);
		return outcome === null ? [] : [{
			manager,
			outcome
		}];
	});
	const agreeing = (type) => settled.filter(({ outcome }) => outcome.type === type).map(({ manager }) => manager);
	return settled.find(({ outcome }) => areMajority(transaction, agreeing(outcome.type)))?.outcome ?? null;
}
/** The votes to propose after these promises: for each, the one accepted in the highest ballot; abort if none was accepted. */
function safeVotes(instances, promises) {
	return Object.fromEntries(instances.map((instance) => {
		return [instance, promises.flatMap((accepted) => accepted[instance] === void 0 ? [] : [accepted[instance]]).reduce((best, each) => each.ballot > best.ballot ? each : best, {
			ballot: -1,
			vote: "abort"
		}).vote];
	}));
}
// impl/transactions/acceptor.ts
/**
* A manager as acceptor: its promises, and the votes that it has accepted. Any message about a transaction whose outcome is
* known gets the decision as its answer.
*/
/**
* Round 4: accepts votes in ballot 0. Round 5: once the accepted votes settle the outcome, reports them to the transaction
* manager, a single time. "The rTMs collect votes from a majority of TPs per item and locally decide on abort or commit"
* (the slides, step 5).
*/
function onVote(state, from, { transaction, votes }) {
	if (transaction.id in state.outcomes) return decided(state, from, transaction);
	const acceptor = acceptorOf(state, transaction);
	const news = Object.keys(votes).filter((instance) => acceptor.accepted[instance] === void 0);
	if (acceptor.promised > 0 || news.length === 0) return next(withAcceptor(state, acceptor));
	const after = withAcceptor(state, {
		...acceptor,
		accepted: {
			...acceptor.accepted,
			...inBallot$1(0, votes)
		}
	});
	const known = votesIn(after.acceptors[transaction.id].accepted);
	if (outcomeOf(state.config, transaction, votesIn(acceptor.accepted)) !== null || outcomeOf(state.config, transaction, known) === null) return next(after);
	return next(after, send(transaction.managers[0], {
		type: "accepted",
		transaction: transaction.id,
		ballot: 0,
		votes: known
	}));
}
/** Takes in the votes, as in round 4, and remembers the asker until the outcome is known. */
function onAsk(state, from, { transaction, votes }) {
	const { state: after, effects } = onVote(state, from, {
		type: "vote",
		transaction,
		votes
	});
	if (transaction.id in after.outcomes) return next(after, ...effects);
	const askers = withNumber(after.askers[transaction.id] ?? [], from);
	return next({
		...after,
		askers: withEntry(after.askers, transaction.id, askers)
	}, ...effects);
}
/** Phase 1b of Paxos: promises to take no part in lower ballots, and reports the accepted votes. Refuses if it promised a higher one. */
function onLead(state, from, { transaction, ballot }) {
	if (transaction.id in state.outcomes) return decided(state, from, transaction);
	const acceptor = acceptorOf(state, transaction);
	if (ballot < acceptor.promised) return refused(state, from, acceptor);
	const { accepted } = acceptor;
	return next(withAcceptor(state, {
		...acceptor,
		promised: ballot
	}), send(from, {
		type: "promised",
		transaction: transaction.id,
		ballot,
		accepted
	}));
}
/** Phase 2b of Paxos: accepts all votes of the transaction in this ballot. Refuses if it promised a higher one. */
function onPropose(state, from, { transaction, ballot, votes }) {
	if (transaction.id in state.outcomes) return decided(state, from, transaction);
	const acceptor = acceptorOf(state, transaction);
	if (ballot < acceptor.promised) return refused(state, from, acceptor);
	const after = {
		...acceptor,
		promised: ballot,
		accepted: inBallot$1(ballot, votes)
	};
	return next(withAcceptor(state, after), send(from, {
		type: "accepted",
		transaction: transaction.id,
		ballot,
		votes
	}));
}
/** The state with this acceptor; the same state if the acceptor has not changed. */
function withAcceptor(state, acceptor) {
	if (state.acceptors[acceptor.transaction.id] === acceptor) return state;
	return {
		...state,
		acceptors: withEntry(state.acceptors, acceptor.transaction.id, acceptor)
	};
}
function acceptorOf({ acceptors }, transaction) {
	return acceptors[transaction.id] ?? {
		transaction,
		promised: 0,
		accepted: {}
	};
}
function refused(state, to, { transaction, promised }) {
	return next(state, send(to, {
		type: "refused",
		transaction: transaction.id,
		ballot: promised
	}));
}
/** Answers with the decision: the transaction is over. */
function decided(state, to, transaction) {
	return next(state, send(to, {
		type: "decision",
		transaction,
		outcome: state.outcomes[transaction.id],
		places: []
	}));
}
function inBallot$1(ballot, votes) {
	return Object.fromEntries(Object.entries(votes).map(([instance, vote]) => [instance, {
		ballot,
		vote
	}]));
}
function votesIn(accepted) {
	return Object.fromEntries(Object.entries(accepted).map(([instance, { vote }]) => [instance, vote]));
}
// impl/transactions/replicas.ts
/**
* The rules of optimistic validation: how a replica votes, which locks it takes, and how it applies an outcome.
*
* Locks are sets of transactions, so that an outcome removes the locks of its own transaction and no others. A read is
* prepared only if its version is the present one. With three replicas, write skew is possible if a stale replica prepares
* reads of versions that it has not seen. A write is prepared only if no other transaction holds a lock, not even a reader.
*/
/** A replica that was never written and is not locked. */
var BLANK = {
	version: 0,
	value: null,
	readers: [],
	writers: []
};
function voteOn({ version, readers, writers }, operation, transaction) {
	if (writers.some((writer) => writer !== transaction)) return "abort";
	if (operation.type === "read") return operation.version === version ? "prepared" : "abort";
	if (readers.some((reader) => reader !== transaction)) return "abort";
	return operation.version >= version ? "prepared" : "abort";
}
function locked(replica, operation, transaction) {
	if (operation.type === "write") return {
		...replica,
		writers: withElement(replica.writers, transaction)
	};
	return {
		...replica,
		readers: withElement(replica.readers, transaction)
	};
}
/** The replica after a commit, whatever its vote was. A second application changes nothing. */
function committed(replica, operation, transaction) {
	const free = unlocked(replica, transaction);
	if (operation.type === "read" || replica.version > operation.version) return free;
	return {
		...free,
		version: operation.version + 1,
		value: operation.value
	};
}
/** The replica without the locks of the transaction; the same replica if there were none. */
function unlocked(replica, transaction) {
	const { readers, writers } = replica;
	if (![...readers, ...writers].includes(transaction)) return replica;
	return {
		...replica,
		readers: readers.filter((each) => each !== transaction),
		writers: writers.filter((each) => each !== transaction)
	};
}
/** One replica from two of one item: the newer data, and the locks of both. */
function merged(a, b) {
	const { version, value } = b.version > a.version ? b : a;
	return {
		version,
		value,
		readers: b.readers.reduce(withElement, a.readers),
		writers: b.writers.reduce(withElement, a.writers)
	};
}
function isBlank({ version, readers, writers }) {
	invariant(version >= 0, "versions only rise");
	return version === 0 && readers.length === 0 && writers.length === 0;
}
function withElement(ids, id) {
	return ids.includes(id) ? ids : [...ids, id].sort();
}
// impl/transactions/titles.ts
/** The epoch of a place. `titles` are disjoint, by ascending `to`; places outside have the initial epoch. */
function titleAt(titles, place, size) {
	return titles.find((title) => contains$1(title, place, size))?.claim ?? INITIAL;
}
/** The highest epoch of any place in `range`. */
function highestIn(titles, range, size) {
	return uniform(titles, range, size).reduce((highest, { claim }) => higher(claim, highest), INITIAL);
}
/** `range`, in parts of one epoch each. */
function uniform(titles, range, size) {
	return [...titles.flatMap(({ claim, ...title }) => inside(range, title, size).map((part) => ({
		...part,
		claim
	}))), ...outsideAll(range, titles, size).map((part) => ({
		...part,
		claim: INITIAL
	}))];
}
/** The epochs with this one added, except where a higher one is known; the same list if that changes nothing. */
function withTitle(titles, { claim, ...range }, size) {
	const news = uniform(titles, range, size).filter((part) => isHigher(claim, part.claim));
	if (news.length === 0) return titles;
	return [...news.reduce((all, part) => withoutTitles(all, part, size), titles), ...news.map((part) => ({
		...part,
		claim
	}))].sort((a, b) => a.to - b.to);
}
/** The list without the places in `range`. */
function withoutTitles(titles, range, size) {
	return titles.flatMap((title) => outside(title, range, size).map((part) => ({
		...title,
		...part
	})));
}
function isSame$1(a, b) {
	return a.round === b.round && a.node === b.node;
}
/** The epoch in which a transaction relies on this place. */
function namedFor(titles, place) {
	return titles?.[place] ?? INITIAL;
}
/** For each place, the higher epoch of the two. */
function highestOf(a, b) {
	const places = [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].map(Number);
	return Object.fromEntries(places.map((place) => [place, higher(namedFor(a, place), namedFor(b, place))]));
}
/** The epochs of `places`. Initial epochs are left out. */
function titlesOf(titles, places, size) {
	const named = places.map((place) => [place, titleAt(titles, place, size)]);
	return Object.fromEntries(named.filter(([, claim]) => isHigher(claim, INITIAL)));
}
// impl/transactions/routing.ts
/**
* Which node owns a place. A message may arrive at a node that does not own its place any more, or not yet. Then it is passed
* on, or waits for the hand-over.
*/
/** Whether this node answers for the place: it owns the place, and does not restore it. */
function isHere(state, place) {
	return isOwn(state, place) && !state.restorations.some((each) => contains$1(each, place, state.config.identifiers));
}
function isOwn({ from, self, config }, place) {
	return from !== null && inHalfOpen(place, from, self, config.identifiers);
}
/** The epochs that this node has heard of, for all places of these items. */
function knownTitles({ heard, config }, keys) {
	return heard.length === 0 ? {} : titlesOf(heard, allPlaces(config, keys), config.identifiers);
}
/** The owner of the place, as far as this node knows. */
function ownerOf({ members }, place) {
	const owner = members.find((member) => member >= place) ?? members.at(0);
	invariant(owner !== void 0, "a ring has members");
	return owner;
}
/** This node's predecessor, as far as it knows; itself if it is alone. */
function predecessorOf({ members, self }) {
	return members[(members.indexOf(self) + members.length - 1) % members.length];
}
/** The parts of `range`, each with its owner. */
function ownersOf({ members, config }, range) {
	return members.flatMap((owner, i) => {
		const own = {
			from: members[(i + members.length - 1) % members.length],
			to: owner
		};
		return inside(range, own, config.identifiers).map((part) => ({
			...part,
			owner
		}));
	});
}
/** Sends `message` to the owner of each of its places. Each owner gets its own places only. */
function toOwners(state, message) {
	return [...new Set(message.places.map((place) => ownerOf(state, place)))].map((owner) => send(owner, {
		...message,
		places: message.places.filter((place) => ownerOf(state, place) === owner)
	}));
}
/** Gives `handle` the places that are here. The message for other places is passed on, or held for places that are due here. */
function atItsPlaces(state, message, handle) {
	const here = message.places.filter((place) => isHere(state, place));
	const missing = message.places.filter((place) => !isHere(state, place));
	const awaited = missing.filter((place) => ownerOf(state, place) === state.self);
	const elsewhere = missing.filter((place) => ownerOf(state, place) !== state.self);
	const held = awaited.length === 0 ? state.held : [...state.held, {
		...message,
		places: awaited
	}];
	return andThen(handle({
		...state,
		held
	}, message, here), (after) => next(after, ...toOwners(after, {
		...message,
		places: elsewhere
	})));
}
// impl/transactions/reserving.ts
function reserve(state, id, run) {
	const client = {
		phase: "reserving",
		run,
		copies: [],
		tokens: {},
		titles: {}
	};
	return next({
		...state,
		clients: withEntry(state.clients, id, client)
	}, ...askFor(state, id, wanted(state, client)));
}
/** Takes in a reservation, and asks for the next, or goes on with `commit`. A second token for a place is newer: the lease had run out. */
function onReserved(state, { transaction: id, key, place, version, value, token, titles }, commit) {
	const client = state.clients[id];
	if (client?.phase !== "reserving") return next(state, ...release(state, id, [key]));
	const copies = [...client.copies.filter((copy) => copy.key !== key || copy.place !== place), {
		key,
		place,
		version,
		value
	}];
	const tokens = withEntry(client.tokens, instanceOf(key, place), token);
	const reserving = {
		...client,
		copies,
		tokens,
		titles: highestOf(client.titles, titles)
	};
	const rest = wanted(state, reserving);
	if (rest === null) return commit(state, id, reserving);
	return next({
		...state,
		clients: withEntry(state.clients, id, reserving)
	}, ...askFor(state, id, rest));
}
/** Releases the reservations of the transaction, and its places in the queues. */
function release(state, transaction, keys) {
	return keys.flatMap((key) => toOwners(state, {
		type: "release",
		transaction,
		key,
		places: placesOf(state.config, key)
	}));
}
function wanted({ config }, { run, copies }) {
	const reserved = (key) => copies.filter((copy) => copy.key === key);
	const key = keysOf(run).find((each) => reserved(each).length < majority(config.degree));
	if (key === void 0) return null;
	const place = ascending(placesOf(config, key)).find((each) => !reserved(key).some((copy) => copy.place === each));
	return place === void 0 ? null : {
		key,
		place
	};
}
function askFor(state, transaction, rest) {
	if (rest === null) return [];
	const { key, place } = rest;
	return toOwners(state, {
		type: "reserve",
		transaction,
		manager: state.self,
		key,
		places: [place]
	});
}
// impl/transactions/client.ts
/** Round 1: asks all places of the managers and of the replicas. A pessimistic transaction reserves its items instead. */
function onRun(state, run) {
	const id = nextId(state);
	const begun = {
		...state,
		begun: state.begun + 1
	};
	if (run.pessimistic === true) return andThen(next(begun, ...deadline(state, id)), (after) => reserve(after, id, run));
	const keys = keysOf(run);
	const places = [.../* @__PURE__ */ new Set([...managerPlaces(state.config, state.self), ...allPlaces(state.config, keys)])];
	const clients = withEntry(state.clients, id, {
		phase: "reading",
		run,
		addresses: {},
		copies: [],
		titles: {}
	});
	const enlist = {
		type: "enlist",
		transaction: id,
		manager: state.self,
		keys,
		places
	};
	return next({
		...begun,
		clients
	}, ...deadline(state, id), ...toOwners(state, enlist));
}
/** Begins with round 3: the client knows the versions already. */
function onCommit(state, { name, log }) {
	const id = nextId(state);
	const transaction = {
		id,
		managers: managersAt(state),
		operations: operationsOf(log)
	};
	return commit({
		...state,
		begun: state.begun + 1
	}, transaction, name, log, {}, deadline(state, id));
}
/** All items are reserved, and were read with their reservations: goes on to round 3, with the tokens. */
function onAllReserved(state, id, client) {
	const log = logOf(client);
	const operations = operationsOf(log).map((operation) => {
		const places = placesOf(state.config, operation.key).filter((place) => instanceOf(operation.key, place) in client.tokens);
		const tokens = Object.fromEntries(places.map((place) => [place, client.tokens[instanceOf(operation.key, place)]]));
		return {
			...operation,
			tokens
		};
	});
	return commit(state, {
		id,
		managers: managersAt(state),
		operations
	}, client.run.name, log, client.titles, []);
}
/** Round 2, at the owner of `places`: answers with its address and its copies. */
function onEnlist(state, { transaction, manager, keys }, places) {
	if (places.length === 0) return next(state);
	const copies = keys.flatMap((key) => placesOf(state.config, key).filter((place) => places.includes(place)).map((place) => {
		const { version, value } = state.replicas[instanceOf(key, place)] ?? BLANK;
		return {
			key,
			place,
			version,
			value
		};
	}));
	const titles = knownTitles(state, keys);
	return next(state, send(manager, {
		type: "enlisted",
		transaction,
		places,
		copies,
		titles
	}));
}
/** End of round 2: a majority of the managers' places, and of each item's replicas, has answered. */
function onEnlisted(state, from, { transaction: id, places, copies, titles }) {
	const client = state.clients[id];
	if (client?.phase !== "reading") return next(state);
	const addresses = places.reduce((all, place) => withEntry(all, place, from), client.addresses);
	const fresh = copies.filter((copy) => !client.copies.some(({ key, place }) => key === copy.key && place === copy.place));
	const known = highestOf(client.titles, titles);
	const reading = {
		...client,
		addresses,
		copies: [...client.copies, ...fresh].sort(byKeyAndPlace),
		titles: known
	};
	const standing = managerPlaces(state.config, state.self);
	const found = standing.filter((place) => addresses[place] !== void 0);
	if (!(unread(state, reading).length === 0 && found.length >= majority(standing.length))) return next({
		...state,
		clients: withEntry(state.clients, id, reading)
	});
	const managers = managersAt(state, addresses);
	const log = logOf(reading);
	return commit(state, {
		id,
		managers,
		operations: operationsOf(log)
	}, client.run.name, log, known, []);
}
/** Tells the outcome to the client, if the client still waits, and cancels its deadlines. */
function answer(state, id, outcome) {
	const client = state.clients[id];
	if (client === void 0) return next(state);
	const after = {
		...state,
		clients: withoutEntry(state.clients, id)
	};
	const timers = state.config.deadlineMs === void 0 ? [] : ["deadline", "giveUp"].map((type) => ({
		type: "cancelTimer",
		timer: {
			type,
			transaction: id
		}
	}));
	const name = client.phase === "committing" ? client.name : client.run.name;
	if (outcome.type === "aborted") return next(after, ...timers, indicate({
		type: "aborted",
		name,
		keys: outcome.keys
	}));
	return next(after, ...timers, indicate({
		type: "committed",
		name,
		reads: client.phase === "committing" ? client.log.reads : []
	}));
}
/** The items of which fewer than ⌊f/2⌋ + 1 replicas have answered. */
function unread({ config }, { run, copies }) {
	return keysOf(run).filter((key) => copies.filter((copy) => copy.key === key).length < majority(config.degree));
}
/**
* Round 3: sends `prepare` to all replicas. This node's own acceptor records the transaction first, so that after a restart
* the node brings it to an end.
*/
function commit(state, untitled, name, log, read, effects) {
	const keys = untitled.operations.map(({ key }) => key);
	const titles = highestOf(read, knownTitles(state, keys));
	const transaction = Object.keys(titles).length === 0 ? untitled : {
		...untitled,
		titles
	};
	const clients = withEntry(state.clients, transaction.id, {
		phase: "committing",
		name,
		log
	});
	const leading = withEntry(state.leading, transaction.id, {
		phase: "counting",
		reports: {}
	});
	const after = withAcceptor({
		...state,
		clients,
		leading
	}, {
		transaction,
		promised: 0,
		accepted: {}
	});
	return next(after, ...effects, ...toOwners(after, {
		type: "prepare",
		transaction,
		places: allPlaces(state.config, keys)
	}));
}
/** One operation per item: a write also validates the read of the same item. */
function operationsOf({ reads, writes }) {
	return [...[...reads.filter(({ key }) => !writes.some((write) => write.key === key)).map(({ key, version }) => ({
		type: "read",
		key,
		version
	})), ...writes.map((write) => ({
		type: "write",
		...write
	}))]].sort((a, b) => a.key - b.key);
}
function logOf({ run, copies }) {
	const newest = (key) => {
		const { version, value } = copies.filter((copy) => copy.key === key).reduce((best, each) => each.version > best.version ? each : best);
		return {
			key,
			version,
			value
		};
	};
	return {
		reads: run.reads.map(newest),
		writes: run.writes.map(({ key, value }) => ({
			...newest(key),
			value
		}))
	};
}
/**
* The managers: this node first, even if it has left and another node owns its place. The others are the nodes that answered
* in round 2, or else the owners that this node knows.
*/
function managersAt(state, addresses = {}) {
	const [, ...others] = managerPlaces(state.config, state.self);
	return [state.self, ...others.map((place) => addresses[place] ?? ownerOf(state, place))];
}
function nextId({ self, begun }) {
	return `${self}.${begun + 1}`;
}
function deadline({ config }, transaction) {
	return arm({
		type: "deadline",
		transaction
	}, config.deadlineMs);
}
// impl/transactions/reservations.ts
var FREE$1 = {
	token: 0,
	holder: null,
	waiting: []
};
function onReserve(state, { transaction, manager, key }, places) {
	if (transaction in state.outcomes) return next(state);
	return places.reduce((all, place) => andThen(all, (after) => queue(after, key, place, {
		transaction,
		manager
	})), next(state));
}
function onRelease(state, { transaction, key }, places) {
	return places.reduce((all, place) => andThen(all, (after) => withdraw(after, instanceOf(key, place), transaction)), next(state));
}
/** Releases all reservations of a transaction whose outcome is known. */
function releaseAll(state, transaction) {
	return keysOf$1(state.reservations).reduce((all, instance) => andThen(all, (after) => withdraw(after, instance, transaction)), next(state));
}
/** The lease has run out: the next transaction gets the reservation. The former holder finds out when it prepares. */
function onLease(state, { instance, token }) {
	const reservation = state.reservations[instance];
	return reservation !== void 0 && reservation.holder !== null && reservation.token === token ? grant(state, instance, reservation) : next(state);
}
/** Whether a reservation excludes the operation: another transaction holds it, or this one's token is outdated. */
function isFencedOff(state, place, { key, tokens }, transaction) {
	const { token, holder } = state.reservations[instanceOf(key, place)] ?? FREE$1;
	const mine = tokens?.[place];
	if (mine === void 0) return holder !== null && holder.transaction !== transaction;
	return holder?.transaction !== transaction || token !== mine;
}
function queue(state, key, place, asker) {
	const instance = instanceOf(key, place);
	const { token, holder, waiting } = state.reservations[instance] ?? FREE$1;
	if ([holder, ...waiting].some((each) => each?.transaction === asker.transaction)) return next(state);
	const queued = {
		token,
		holder,
		waiting: [...waiting, asker]
	};
	return holder === null ? grant(state, instance, queued) : next(withReservation(state, instance, queued));
}
function withdraw(state, instance, transaction) {
	const { token, holder, waiting } = state.reservations[instance] ?? FREE$1;
	const others = waiting.filter((each) => each.transaction !== transaction);
	if (holder?.transaction === transaction) return grant(state, instance, {
		token,
		waiting: others
	});
	if (others.length === waiting.length) return next(state);
	return next(withReservation(state, instance, {
		token,
		holder,
		waiting: others
	}));
}
/** Gives the reservation to the first transaction that waits, with a new token, whoever held it before. */
function grant(state, instance, { token, waiting }) {
	const [first, ...others] = waiting;
	if (first === void 0) return next(withReservation(state, instance, {
		token,
		holder: null,
		waiting: []
	}));
	const after = withReservation(state, instance, {
		token: token + 1,
		holder: first,
		waiting: others
	});
	const [key, place] = [keyOf(instance), placeOf(instance)];
	const { version, value } = state.replicas[instance] ?? BLANK;
	const titles = knownTitles(state, [key]);
	const granted = {
		type: "reserved",
		transaction: first.transaction,
		key,
		place,
		version,
		value,
		token: token + 1,
		titles
	};
	return next(after, send(first.manager, granted), ...lease(state, instance, token + 1));
}
/** Arms the leases again, after a restart or a hand-over, as if the reservations had been made now. */
function leases(state) {
	return entriesOf(state.reservations).flatMap(([instance, { holder, token }]) => holder === null ? [] : lease(state, instance, token));
}
function lease({ config }, instance, token) {
	return arm({
		type: "lease",
		instance,
		token
	}, config.leaseMs);
}
function withReservation(state, instance, reservation) {
	return {
		...state,
		reservations: withEntry(state.reservations, instance, reservation)
	};
}
// impl/transactions/participant.ts
/**
* Round 4: votes for each of `places`, in ballot 0 of the vote's Paxos instance. Only the participant may use that ballot,
* and only once, so a repeated request gets the same vote. If the transaction names another epoch for a place, the vote
* belongs to the holder of the place in that epoch.
*/
function onPrepare(state, { transaction }, places) {
	if (transaction.id in state.outcomes || places.length === 0) return next(state);
	const before = state.cast[transaction.id]?.votes ?? {};
	const after = localReplicas(state, transaction, places).filter(({ instance }) => before[instance] === void 0 && isMine(state, transaction, placeOf(instance))).reduce((all, { instance, operation }) => validate(all, transaction, instance, operation), state);
	return next(after, ...repeatVotes(after, transaction.id));
}
/** Round 4: sends all votes of this node in the transaction to all managers. */
function repeatVotes({ cast }, transaction) {
	const mine = cast[transaction];
	return mine === void 0 || Object.keys(mine.votes).length === 0 ? [] : [...new Set(mine.transaction.managers)].map((manager) => send(manager, mine));
}
/** The state after an outcome: data written and locks released, at all places of this node, restored or not. */
function settled(state, transaction, outcome) {
	const replicas = localReplicas(state, transaction).reduce((all, { instance, operation }) => {
		const replica = all[instance] ?? BLANK;
		const after = outcome.type === "committed" ? committed(replica, operation, transaction.id) : unlocked(replica, transaction.id);
		if (isBlank(after)) return withoutEntry(all, instance);
		return after === replica ? all : withEntry(all, instance, after);
	}, state.replicas);
	const cast = withoutEntry(state.cast, transaction.id);
	return replicas === state.replicas && cast === state.cast ? state : {
		...state,
		replicas,
		cast
	};
}
/** Round 6: applies the outcome. A repeated decision is applied again, because places may have been added since. */
function onDecision(state, { transaction, outcome }) {
	const after = settled(state, transaction, outcome);
	return releaseAll(!(transaction.id in state.outcomes) ? {
		...after,
		outcomes: withEntry(after.outcomes, transaction.id, outcome)
	} : after, transaction.id);
}
/** The replicas of the transaction's items at `places`. Omitted: at all places of this node. */
function localReplicas(state, { operations }, places) {
	return operations.flatMap((operation) => placesOf(state.config, operation.key).filter((place) => places === void 0 ? isOwn(state, place) : places.includes(place)).map((place) => ({
		instance: instanceOf(operation.key, place),
		operation
	})));
}
/**
* Votes for one replica. The vote is abort if another transaction has reserved the replica, or if the operation relies on a
* replaced holder. It is abort, too, if the version or a lock is against it. A prepared replica is locked.
*/
function validate(state, transaction, instance, operation) {
	const replica = state.replicas[instance] ?? BLANK;
	const vote = !isFencedOff(state, placeOf(instance), operation, transaction.id) && !countsOnTheReplaced(state, transaction, operation) ? voteOn(replica, operation, transaction.id) : "abort";
	const votes = {
		...state.cast[transaction.id]?.votes,
		[instance]: vote
	};
	const cast = withEntry(state.cast, transaction.id, {
		type: "vote",
		transaction,
		votes
	});
	if (vote === "abort") return {
		...state,
		cast
	};
	return {
		...state,
		cast,
		replicas: withEntry(state.replicas, instance, locked(replica, operation, transaction.id))
	};
}
/** Whether this node is to vote for the place: the transaction names the epoch in which this node holds it. */
function isMine({ titles, config }, transaction, place) {
	const mine = titleAt(titles, place, config.identifiers);
	return isSame$1(namedFor(transaction.titles, place), mine);
}
/**
* Whether the transaction relies on a holder that has been replaced, at any place of the item. The new holder has read this
* replica already, so it would not know of a lock that is taken now.
*/
function countsOnTheReplaced({ heard, config }, { titles }, { key }) {
	return placesOf(config, key).some((place) => isHigher(titleAt(heard, place, config.identifiers), namedFor(titles, place)));
}
// impl/transactions/leadership.ts
/**
* Leadership: which manager brings a transaction to an end when its leader is suspected, truly or falsely. The leader is the
* owner of the ballot that a node has promised; at first that is the transaction manager. The first manager that is not
* suspected takes over. If two lead at once, their ballots differ, since each manager has a residue class of its own.
*/
/** Phase 1a of Paxos: begins a ballot of this node's own, higher than all that it knows of, and asks for promises. */
function lead(state, { transaction, promised }) {
	const ballot = nextBallot(transaction, state.self, promised);
	const leading = withEntry(state.leading, transaction.id, {
		phase: "asking",
		ballot,
		promises: {}
	});
	const questions = managersOf(transaction).map((manager) => send(manager, {
		type: "lead",
		transaction,
		ballot
	}));
	return next({
		...state,
		leading
	}, ...questions, ...retry(state, transaction));
}
/** Phase 2a of Paxos: once a majority of the managers has promised, proposes the safe votes. */
function onPromised(state, from, { transaction: id, ballot, accepted }) {
	const leading = state.leading[id];
	if (leading?.phase !== "asking" || leading.ballot !== ballot) return next(state);
	const { transaction } = state.acceptors[id];
	const promises = withEntry(leading.promises, from, accepted);
	if (!areMajority(transaction, managersOf(transaction).filter((manager) => promises[manager] !== void 0))) return next({
		...state,
		leading: withEntry(state.leading, id, {
			...leading,
			promises
		})
	});
	const votes = safeVotes(instancesOf(state.config, transaction), Object.values(promises));
	const proposing = withEntry(state.leading, id, {
		phase: "proposing",
		ballot,
		votes,
		acceptedBy: []
	});
	return next({
		...state,
		leading: proposing
	}, ...managersOf(transaction).map((manager) => send(manager, {
		type: "propose",
		transaction,
		ballot,
		votes
	})));
}
/** An acceptor has promised a higher ballot: another manager leads, and this one gives up its ballot. */
function onRefused(state, { transaction: id, ballot }) {
	const leading = state.leading[id];
	const acceptor = state.acceptors[id];
	if (leading === void 0 || leading.phase === "counting" || leading.ballot >= ballot) return next(state);
	const after = withAcceptor(state, {
		...acceptor,
		promised: Math.max(acceptor.promised, ballot)
	});
	return next({
		...after,
		leading: withoutEntry(state.leading, id)
	});
}
/** The first transaction that this node has to lead; undefined if there is none. */
function orphan(state) {
	return valuesOf(state.acceptors).find((acceptor) => mustLead(state, acceptor));
}
function mustLead({ self, suspected }, { transaction, promised }) {
	const leader = leaderOf$1(transaction, promised);
	const isFirst = managersOf(transaction).slice(0, managersOf(transaction).indexOf(self)).every((manager) => suspected.includes(manager));
	return suspected.includes(leader) && isFirst;
}
/**
* After a restart: begins its own ballots again, with higher numbers. To other leaders it repeats its last answer,
* which may not have left before the crash. It also asks for outcomes, which may have been lost.
*/
function resume(state) {
	const begun = next(state, ...openTransactions(state).flatMap((transaction) => reminder(state, transaction)));
	return valuesOf(state.acceptors).reduce((all, acceptor) => {
		const { transaction, promised } = acceptor;
		const isMine = leaderOf$1(transaction, promised) === state.self;
		return andThen(all, (after) => isMine ? lead(after, acceptor) : next(after, repeatAnswer(acceptor), ...askFirst(after, transaction)));
	}, begun);
}
/**
* A manager is suspected, which may have been announcing an outcome. For each open transaction of that manager this node asks
* the first manager that it does not suspect, and sends its votes along. That manager knows the outcome, or will bring it
* about. Without this, a manager that crashes during its announcements would leave the other nodes waiting for ever.
*/
function askAround(state, node) {
	return openTransactions(state).filter(({ managers, id }) => managers.includes(node) && !(id in state.acceptors && mustLead(state, state.acceptors[id]))).flatMap((transaction) => askFirst(state, transaction));
}
/** Repeats the votes of this node. If it waits for an outcome without a vote, asks for the outcome. */
function pursue(state, id) {
	const mine = state.cast[id];
	if (mine === void 0) return [];
	return Object.keys(mine.votes).length === 0 ? askFirst(state, mine.transaction) : repeatVotes(state, id);
}
/** Asks the first other manager that is not suspected for the outcome. */
function askFirst({ self, suspected, cast }, transaction) {
	const first = transaction.managers.find((manager) => manager !== self && !suspected.includes(manager));
	const votes = cast[transaction.id]?.votes ?? {};
	return first === void 0 ? [] : [send(first, {
		type: "ask",
		transaction,
		votes
	})];
}
/** The nodes that the failure detector watches: the managers of all transactions whose outcome this node waits for. */
function watchedBy(state) {
	const others = openTransactions(state).flatMap(({ managers }) => managers);
	return ascending(others).filter((node) => node !== state.self);
}
/** The last answer that an acceptor owes to its leader. */
function repeatAnswer({ transaction, promised: ballot, accepted }) {
	const inBallot = Object.entries(accepted).filter(([, vote]) => vote.ballot === ballot);
	const votes = Object.fromEntries(inBallot.map(([instance, { vote }]) => [instance, vote]));
	const id = transaction.id;
	const isPromise = ballot > 0 && inBallot.length === 0;
	return send(leaderOf$1(transaction, ballot), isPromise ? {
		type: "promised",
		transaction: id,
		ballot,
		accepted
	} : {
		type: "accepted",
		transaction: id,
		ballot,
		votes
	});
}
/** The transactions whose outcome this node waits for, as a manager or as a participant. */
function openTransactions({ acceptors, cast }) {
	const managed = valuesOf(acceptors).map(({ transaction }) => transaction);
	const voted = valuesOf(cast).map(({ transaction }) => transaction);
	return [...managed, ...voted.filter(({ id }) => acceptors[id] === void 0)];
}
function leaderOf$1({ managers }, ballot) {
	return managers[ballot % managers.length];
}
/** The smallest ballot above `known` in the residue class of `node`. Ballot 0 belongs to the participants. */
function nextBallot({ managers }, node, known) {
	const rank = managers.indexOf(node);
	invariant(rank >= 0, "only managers lead");
	const turn = Math.floor(known / managers.length) * managers.length + rank;
	return turn > known ? turn : turn + managers.length;
}
function managersOf({ managers }) {
	return [...new Set(managers)];
}
/** Arms the reminder after which this node asks for the outcome. */
function reminder({ config }, { id }) {
	return arm({
		type: "remind",
		transaction: id
	}, config.remindMs);
}
function onRemind(state, id) {
	const transaction = openTransactions(state).find((each) => each.id === id);
	return transaction === void 0 ? next(state) : next(state, ...askFirst(state, transaction), ...reminder(state, transaction));
}
function retry({ config }, { id }) {
	return arm({
		type: "retry",
		transaction: id
	}, config.retryMs);
}
// impl/transactions/restoration.ts
/**
* A member is gone. If it was this node's predecessor, this node takes over its places. Unanswered fetches are sent again,
* because other places of that member have new owners, too.
*/
function onGone(state, { node }) {
	const known = {
		...state,
		members: state.members.filter((member) => member !== node)
	};
	const asked = askAgain(known);
	if (known.from === null || known.members.includes(known.from) || !known.members.includes(known.self)) return asked;
	const range = {
		from: predecessorOf(known),
		to: known.from
	};
	return andThen(asked, (after) => claim({
		...after,
		from: range.from
	}, range));
}
/**
* Handles a fetch as the owner: sends its replicas, and from now on votes abort for transactions that rely on the failed
* owner. Parts that this node restores itself, or waits for, are held; parts of other owners are passed on.
*/
function onFetch(state, question) {
	const { identifiers: size } = state.config;
	const asked = turned(question.range, stepsOf(state.config, question), size);
	const own = state.from === null ? [] : inside(asked, {
		from: state.from,
		to: state.self
	}, size);
	const restoring = own.flatMap((part) => state.restorations.flatMap((each) => inside(part, each, size)));
	const owners = outsideAll(asked, own, size).flatMap((part) => ownersOf(state, part));
	const awaited = [...restoring, ...owners.filter(({ owner }) => owner === state.self)];
	const held = [...state.held, ...awaited.map((part) => forPart(state.config, question, part))];
	const passedOn = owners.filter(({ owner }) => owner !== state.self).map(({ owner, ...part }) => send(owner, forPart(state.config, question, part)));
	const here = own.flatMap((part) => outsideAll(part, state.restorations, size)).flatMap((part) => uniform(state.titles, part, size));
	const waiting = next(awaited.length === 0 ? state : {
		...state,
		held
	}, ...passedOn);
	return here.reduce((all, part) => andThen(all, (after) => letRead(after, question, part)), waiting);
}
/** Takes in an answer. If that completes a restoration, the held messages go to `handle`. */
function onFetched(state, fetched, handle) {
	const { range, turn, claim: claimed, title } = fetched;
	const { identifiers: size } = state.config;
	const isAwaited = (each) => isSame$1(each.claim, claimed) && overlap(each, range, size);
	const parts = state.restorations.filter(isAwaited).flatMap((each) => inside(each, range, size).map((part) => ({
		...each,
		...part,
		told: withTold(each.told, {
			turn,
			title
		})
	})));
	if (parts.length === 0) return next(state);
	const rest = state.restorations.flatMap((each) => isAwaited(each) ? outside(each, range, size).map((part) => ({
		...each,
		...part
	})) : [each]);
	const heard = fetched.heard.reduce((all, each) => withTitle(all, each, size), state.heard);
	const known = {
		...state,
		heard,
		restorations: byEnd([...rest, ...parts])
	};
	return andThen(takeIn(known, fetched, parts), (after) => proceed(after, handle));
}
/** Another node has a higher epoch for these places. This node remembers it, and begins again when it asks again. */
function onOvertaken(state, { title }) {
	const heard = withTitle(state.heard, title, state.config.identifiers);
	return next(heard === state.heard ? state : {
		...state,
		heard
	});
}
/** No answer for a while: a fetch or its answer may be lost, so the fetches are sent again. */
function onRefetch(state) {
	return andThen(askAgain(state), (after) => next(after, ...refetching(after)));
}
/** Arms the timer after which unanswered fetches are sent again. */
function refetching({ config, restorations }) {
	return restorations.length === 0 ? [] : arm({ type: "refetch" }, config.remindMs);
}
/** Fetches for all replicas that have not answered validly. */
function fetches(state, restorations) {
	const turns = Array.from({ length: state.config.degree - 1 }, (_, i) => i + 1);
	return restorations.flatMap((restoration) => {
		const { claim: claimed, from, to } = restoration;
		return turns.filter((turn) => !counting(state, restoration).some((told) => told.turn === turn)).flatMap((turn) => {
			const question = {
				type: "fetch",
				asker: state.self,
				range: {
					from,
					to
				},
				turn,
				claim: claimed
			};
			return ownersOf(state, turned(question.range, stepsOf(state.config, question), state.config.identifiers)).map(({ owner, ...part }) => send(owner, forPart(state.config, question, part)));
		});
	});
}
/** Takes over the range, in an epoch higher than all that this node has heard of, and begins to restore it. */
function claim(state, range) {
	const { identifiers: size } = state.config;
	const title = {
		...range,
		claim: {
			round: highestIn(state.heard, range, size).round + 1,
			node: state.self
		}
	};
	const restoration = {
		...title,
		told: []
	};
	const claimed = {
		...state,
		heard: withTitle(state.heard, title, size),
		restorations: byEnd([...state.restorations.filter((each) => !overlap(each, range, size)), restoration])
	};
	return next(claimed, ...fetches(claimed, [restoration]));
}
/** Answers a fetch for `part`, whose places correspond to the asker's places `turn` · size/f counter-clockwise. */
function letRead(state, question, { claim: title, ...part }) {
	const { asker, turn, claim: claimed } = question;
	const { identifiers: size } = state.config;
	const { range } = forPart(state.config, question, part);
	const highest = highestIn(state.heard, range, size);
	if (isHigher(highest, claimed)) return next(state, send(asker, {
		type: "overtaken",
		title: {
			...range,
			claim: highest
		}
	}));
	const there = Object.entries(state.replicas).filter(([instance]) => contains$1(part, placeOf(instance), size));
	const back = size - stepsOf(state.config, question);
	const replicas = there.map(([instance, replica]) => [instanceOf(keyOf(instance), (placeOf(instance) + back) % size), replica]);
	const locking = new Set(there.flatMap(([, { readers, writers }]) => [...readers, ...writers]));
	const open = valuesOf(state.cast).flatMap(({ transaction }) => locking.has(transaction.id) ? [transaction] : []);
	return next({
		...state,
		heard: withTitle(state.heard, {
			...range,
			claim: claimed
		}, size)
	}, send(asker, {
		type: "fetched",
		range,
		turn,
		claim: claimed,
		title,
		replicas: Object.fromEntries(replicas),
		open,
		heard: state.heard
	}));
}
/** Takes in newer data, and all locks. For each transaction that holds a lock, waits for the outcome, if it is not known. */
function takeIn(state, { replicas, open }, parts) {
	const isMine = (place) => parts.some((part) => contains$1(part, place, state.config.identifiers));
	const taken = Object.entries(replicas).filter(([instance]) => isMine(placeOf(instance))).reduce((all, [instance, replica]) => withMerged(all, instance, replica), state);
	return open.reduce((all, transaction) => andThen(all, (after) => awaitOutcome(after, transaction)), next(taken));
}
function withMerged(state, instance, replica) {
	return {
		...state,
		replicas: withEntry(state.replicas, instance, merged(state.replicas[instance] ?? BLANK, replica))
	};
}
/** Waits for the outcome of a transaction that holds a lock here without a vote of this node, and asks for it. */
function awaitOutcome(state, transaction) {
	const { id } = transaction;
	if (id in state.outcomes) return next(settled(state, transaction, state.outcomes[id]));
	if (id in state.cast) return next(state);
	const cast = withEntry(state.cast, id, {
		type: "vote",
		transaction,
		votes: {}
	});
	return next({
		...state,
		cast
	}, ...askFirst(state, transaction));
}
/**
* Sends the unanswered fetches again. A restoration overtaken by a higher epoch begins again in a still higher one, because
* the node with that epoch may be gone, too.
*/
function askAgain(state) {
	const lost = state.restorations.filter((each) => isOvertaken(state, each));
	const others = state.restorations.filter((each) => !lost.includes(each));
	const asked = next(state, ...fetches(state, others));
	return lost.reduce((all, { from, to }) => andThen(all, (after) => claim(after, {
		from,
		to
	})), asked);
}
/** Whether a higher epoch is known. The restoration does not begin again at once: two live nodes would overtake each other for ever. */
function isOvertaken({ heard, config }, restoration) {
	return isHigher(highestIn(heard, restoration, config.identifiers), restoration.claim);
}
/** Ends each complete restoration: this node answers for the places now, and handles the held messages. */
function proceed(state, handle) {
	const { config, restorations } = state;
	const { identifiers: size } = config;
	const isRestored = (each) => !isOvertaken(state, each) && counting(state, each).length >= majority(config.degree);
	const done = restorations.filter(isRestored);
	const titles = done.reduce((all, { from, to, claim: claimed }) => withTitle(all, {
		from,
		to,
		claim: claimed
	}, size), state.titles);
	const left = restorations.filter((each) => !done.includes(each));
	if (done.length === 0) return next(state);
	const restored = next({
		...state,
		titles,
		restorations: left,
		held: []
	});
	return state.held.reduce((all, message) => andThen(all, (after) => handle(after, message)), restored);
}
/** The answers that count: no higher epoch is known for the holder that gave them. */
function counting({ config, heard }, restoration) {
	return restoration.told.filter(({ turn, title }) => {
		const places = turned(restoration, stepsOf(config, { turn }), config.identifiers);
		return !isHigher(highestIn(heard, places, config.identifiers), title);
	});
}
function withTold(told, news) {
	const known = told.find(({ turn }) => turn === news.turn)?.title ?? INITIAL;
	if (isHigher(known, news.title)) return told;
	return withRecord(told, news, "turn");
}
/** The same fetch, only for the asker's places that correspond to `part`. */
function forPart(config, question, { from, to }) {
	return {
		...question,
		range: turned({
			from,
			to
		}, config.identifiers - stepsOf(config, question), config.identifiers)
	};
}
function stepsOf({ identifiers, degree }, { turn }) {
	return stepsToReplica({
		size: identifiers,
		degree
	}, turn);
}
function byEnd(ranges) {
	return [...ranges].sort((a, b) => a.to - b.to);
}
// impl/transactions/deadlines.ts
/** The timers: deadlines of clients, reminders, retries and leases. No property depends on when they run out. */
function onTimeout(state, timer) {
	if (timer.type === "lease") return onLease(state, timer);
	return timer.type === "refetch" ? onRefetch(state) : onImpatience(state, timer);
}
function onImpatience(state, { type, transaction }) {
	switch (type) {
		case "deadline": return onDeadline(state, transaction);
		case "giveUp": return onGiveUp(state, transaction);
		case "remind": return onRemind(state, transaction);
		case "retry": return onRetry(state, transaction);
		default: return unreachable(type);
	}
}
/**
* The client's deadline. Before round 3 no replica has prepared, so the transaction is aborted. After that, a ballot of the
* manager's own closes the missing votes. Its outcome is known if a majority of the managers answers.
*/
function onDeadline(state, id) {
	const client = state.clients[id];
	if (client === void 0) return next(state);
	if (client.phase !== "committing") {
		const { state: after, effects } = answer(state, id, {
			type: "aborted",
			keys: unread(state, client)
		});
		return next(after, ...effects, ...client.phase === "reserving" ? release(state, id, keysOf(client.run)) : []);
	}
	const { state: after, effects } = lead(state, state.acceptors[id]);
	const { giveUpAfterMs } = state.config;
	if (giveUpAfterMs === void 0) return next(after, ...effects);
	return next(after, ...effects, {
		type: "setTimer",
		timer: {
			type: "giveUp",
			transaction: id
		},
		afterMs: giveUpAfterMs
	});
}
/** The client stops waiting, and hears `unknown`. The transaction goes on. */
function onGiveUp(state, id) {
	const client = state.clients[id];
	if (client?.phase !== "committing") return next(state);
	return next({
		...state,
		clients: withoutEntry(state.clients, id)
	}, indicate({
		type: "unknown",
		name: client.name
	}));
}
/** No answer to a leader for a while: it begins a new ballot, if it still leads. */
function onRetry(state, id) {
	return state.leading[id] === void 0 ? next(state) : lead(state, state.acceptors[id]);
}
// impl/transactions/hand-over.ts
/**
* A hand-over moves responsibility together with data, locks, votes and epochs, in one message. An owner that did not know
* the locks of its replica could vote for two transactions of which only one may commit.
*/
function onMembers(state, members) {
	return giveAway({
		...state,
		members
	});
}
/** Takes in the places that a giver hands over. Messages that came too early for them are handled now, by `handle`. */
function onHandOver(state, gift, handle) {
	const { identifiers: size } = state.config;
	const [{ replicas, reservations, cast, titles, restorations }] = parted(gift, freshIn(state, gift), size);
	const taken = cast.reduce(withVotes, {
		...state,
		from: state.from !== null && outside(gift, {
			from: state.from,
			to: state.self
		}, size).length === 0 ? state.from : gift.from,
		replicas: Object.entries(replicas).reduce(withReplica, state.replicas),
		reservations: {
			...state.reservations,
			...reservations
		},
		outcomes: {
			...gift.outcomes,
			...state.outcomes
		},
		titles: titles.reduce((all, title) => withTitle(all, title, size), state.titles),
		heard: [...gift.heard, ...titles].reduce((all, title) => withTitle(all, title, size), state.heard),
		restorations: [...state.restorations, ...restorations].sort((a, b) => a.to - b.to),
		held: []
	});
	const known = Object.values(taken.cast).reduce((all, { transaction }) => {
		const outcome = all.outcomes[transaction.id];
		return outcome === void 0 ? all : settled(all, transaction, outcome);
	}, taken);
	const repeated = next(known, ...cast.flatMap(({ transaction }) => pursue(known, transaction.id)), ...newsOf(known), ...leases({
		...known,
		reservations
	}), ...fetches(known, restorations));
	const heard = state.held.reduce((all, message) => andThen(all, (after) => handle(after, message)), repeated);
	return andThen(heard, giveAway);
}
/** The giver's outcomes that concern this node as a manager, as decisions that it sends to itself. */
function newsOf({ self, acceptors, outcomes }) {
	return Object.values(acceptors).flatMap(({ transaction }) => {
		const outcome = outcomes[transaction.id];
		return outcome === void 0 ? [] : [send(self, {
			type: "decision",
			transaction,
			outcome,
			places: []
		})];
	});
}
/** The parts of a hand-over that count. For places that this node has taken over since, in a higher epoch, it is too late. */
function freshIn({ from, self, config, titles, restorations }, gift) {
	if (from === null) return [gift];
	const { identifiers: size } = config;
	const own = {
		from,
		to: self
	};
	const isNewer = (part) => isHigher(highestIn([...gift.titles, ...gift.restorations], part, size), highestIn([...titles, ...restorations], part, size));
	return uniform(gift.titles, gift, size).flatMap((part) => [...outside(part, own, size), ...inside(part, own, size).filter(isNewer)]);
}
/**
* Hands over what this node no longer owns. To its predecessor goes the range up to the predecessor's identifier. If this
* node is not a member any more, everything goes to the owner of its place.
*/
function giveAway(state) {
	const { self, from, members, config } = state;
	if (from === null) return next(state);
	const isMember = members.includes(self);
	const before = predecessorOf(state);
	const heir = isMember ? before : ownerOf(state, self);
	if (isMember && (before === from || !inHalfOpen(before, from, self, config.identifiers) || before === self)) return next(state);
	const range = {
		from,
		to: isMember ? heir : self
	};
	const [gone, kept] = parted({
		...state,
		cast: valuesOf(state.cast)
	}, [range], config.identifiers);
	const { cast, ...left } = kept;
	const { outcomes, heard } = state;
	return next({
		...state,
		...left,
		cast: Object.fromEntries(cast.map((mine) => [mine.transaction.id, mine])),
		from: isMember ? heir : null
	}, send(heir, {
		type: "handOver",
		...range,
		...gone,
		outcomes,
		heard
	}));
}
/** The property of the places in these ranges, and the property of all other places. */
function parted(property, ranges, size) {
	const isOne = (place) => ranges.some((range) => contains$1(range, place, size));
	const [replicas, otherReplicas] = split(property.replicas, isOne);
	const [reservations, otherReservations] = split(property.reservations, isOne);
	const inRanges = (all) => all.flatMap((each) => ranges.flatMap((range) => inside(each, range, size).map((part) => ({
		...each,
		...part
	}))));
	const outOfRanges = (all) => ranges.reduce((left, range) => withoutTitles(left, range, size), all);
	const { titles, restorations } = property;
	return [{
		replicas,
		reservations,
		cast: castAt(property.cast, replicas, isOne),
		titles: inRanges(titles),
		restorations: inRanges(restorations)
	}, {
		replicas: otherReplicas,
		reservations: otherReservations,
		cast: castAt(property.cast, otherReplicas, (place) => !isOne(place)),
		titles: outOfRanges(titles),
		restorations: outOfRanges(restorations)
	}];
}
/** The votes at these places. A transaction that holds a lock there without a vote is listed with no votes. */
function castAt(cast, replicas, isOne) {
	const locking = new Set(Object.values(replicas).flatMap(({ readers, writers }) => [...readers, ...writers]));
	return cast.flatMap((mine) => {
		const [votes] = split(mine.votes, isOne);
		return Object.keys(votes).length === 0 && !locking.has(mine.transaction.id) ? [] : [{
			...mine,
			votes
		}];
	});
}
function withReplica(replicas, [instance, replica]) {
	return withEntry(replicas, instance, merged(replicas[instance] ?? BLANK, replica));
}
function withVotes(state, { transaction, votes }) {
	const all = {
		...state.cast[transaction.id]?.votes,
		...votes
	};
	return {
		...state,
		cast: withEntry(state.cast, transaction.id, {
			type: "vote",
			transaction,
			votes: all
		})
	};
}
/** The entries whose places are among those, and the other entries. */
function split(entries, isOne) {
	const all = Object.entries(entries);
	return [Object.fromEntries(all.filter(([instance]) => isOne(placeOf(instance)))), Object.fromEntries(all.filter(([instance]) => !isOne(placeOf(instance))))];
}
// impl/transactions/learner.ts
/** How a manager learns the outcome: the transaction manager in ballot 0, a leader in its own ballot. Then it announces it. */
function onAccepted(state, from, accepted) {
	const { transaction, ballot } = accepted;
	const leading = state.leading[transaction];
	if (leading?.phase === "counting" && ballot === 0) return onReport(state, from, accepted, leading);
	if (leading?.phase === "proposing" && ballot === leading.ballot) return onAccepting(state, from, accepted, leading);
	return next(state);
}
/** End of round 5, in ballot 0: decides once a majority of the managers has the same outcome. */
function onReport(state, from, { transaction: id, votes }, { reports }) {
	const { transaction } = state.acceptors[id];
	const known = withEntry(reports, from, votes);
	const outcome = agreedOutcome(state.config, transaction, known);
	if (outcome !== null) return tellAll(state, transaction, outcome);
	return next({
		...state,
		leading: withEntry(state.leading, id, {
			phase: "counting",
			reports: known
		})
	});
}
/** End of a later ballot: decides once a majority of the managers has accepted the proposed votes. */
function onAccepting(state, from, { transaction: id }, leading) {
	const { transaction } = state.acceptors[id];
	const acceptedBy = withNumber(leading.acceptedBy, from);
	const outcome = outcomeOf(state.config, transaction, leading.votes);
	if (outcome !== null && areMajority(transaction, acceptedBy)) return tellAll(state, transaction, outcome);
	return next({
		...state,
		leading: withEntry(state.leading, id, {
			...leading,
			acceptedBy
		})
	});
}
/**
* Round 6: announces the outcome, and stops leading. The askers are told with all others, so none is left for this node's own
* decision to tell.
*/
function tellAll(state, transaction, outcome) {
	const { leading, askers } = state;
	const after = {
		...state,
		leading: withoutEntry(leading, transaction.id),
		askers: withoutEntry(askers, transaction.id)
	};
	return next(after, ...announce(state, transaction, outcome));
}
/**
* Round 6: the decision goes to all participants, whatever their votes, to the other managers, which then stop watching, and
* to the askers. Each node is told once.
*/
function announce(state, transaction, outcome) {
	const keys = transaction.operations.map(({ key }) => key);
	const decision = {
		type: "decision",
		transaction,
		outcome,
		places: allPlaces(state.config, keys)
	};
	const toParticipants = toOwners(state, decision);
	const told = decision.places.map((place) => ownerOf(state, place));
	const waiting = [
		...transaction.managers,
		state.self,
		...state.askers[transaction.id] ?? []
	];
	const others = [...new Set(waiting)].filter((manager) => !told.includes(manager));
	return [...toParticipants, ...others.map((manager) => send(manager, {
		...decision,
		places: []
	}))];
}
// impl/transactions/settle.ts
/**
* The end of each step. Messages of the node to itself arrive, and orphaned transactions get this node as their leader. Then
* timers and watched nodes change. The durable record comes first among the effects, so that no message leaves before the
* record is on disk.
*/
/** The step from `before` to `after`, with all that follows from it. */
function settle(before, after, react) {
	const { state, effects } = untilNothingFollows(after, react);
	const watched = watchedBy(state);
	const watching = watchEffects(state.watched, watched);
	const suspected = state.suspected.filter((node) => watched.includes(node));
	const settled = watching.length === 0 ? state : {
		...state,
		watched,
		suspected
	};
	const saving = isSaved(before, settled) ? [] : [{
		type: "persist",
		record: durableOf(settled)
	}];
	return next(settled, ...saving, ...effects, ...watching, ...reminding(before, settled), ...unretried(before, settled), ...asking(before, settled));
}
/** A bound on the passes of one step. It is far above what any step needs; a node that reaches it would never end. */
var MOST_PASSES = 1e3;
/** Repeats two passes until neither applies: a message of the node to itself arrives; the node leads an orphaned transaction. */
function untilNothingFollows(after, react) {
	let now = after;
	for (let passes = 0; passes < MOST_PASSES; passes++) {
		const following = arrivedAtItself(now, react) ?? orphanLed(now);
		if (following === null) return now;
		now = following;
	}
	throw new InvariantViolation(`broken invariant: what follows from a step ends within ${MOST_PASSES} passes`);
}
/** Pass 1: the first message of the node to itself arrives. Null if there is none. */
function arrivedAtItself({ state, effects }, react) {
	const toItself = effects.find((effect) => effect.type === "send" && effect.to === state.self);
	if (toItself?.type !== "send") return null;
	return followedBy(effects.filter((effect) => effect !== toItself), react(state, state.self, toItself.message));
}
/** Pass 2: the node leads the first transaction whose leader, and each manager ahead of itself, it suspects. Null if there is none. */
function orphanLed({ state, effects }) {
	const acceptor = orphan(state);
	return acceptor === void 0 ? null : followedBy(effects, lead(state, acceptor));
}
/** If a manager is suspected already when its transaction becomes known here, asks now: no later `suspect` event will come. */
function asking(before, after) {
	const old = openTransactions(before).map(({ id }) => id);
	const isSuspected = (manager) => after.suspected.includes(manager);
	return openTransactions(after).filter(({ id, managers }) => !old.includes(id) && after.leading[id] === void 0 && managers.some(isSuspected)).flatMap((transaction) => askFirst(after, transaction));
}
/** Arms a reminder for each transaction or restoration that begins to wait, and cancels those that are over. */
function reminding(before, after) {
	if (after.config.remindMs === void 0) return [];
	const [old, now] = [openTransactions(before), openTransactions(after)];
	const isIn = (all, id) => all.some((each) => each.id === id);
	const [waited, waits] = [before, after].map(({ restorations }) => restorations.length > 0);
	return [
		...waits && !waited ? refetching(after) : [],
		...waited && !waits ? [{
			type: "cancelTimer",
			timer: { type: "refetch" }
		}] : [],
		...now.filter(({ id }) => !isIn(old, id)).flatMap((transaction) => reminder(after, transaction)),
		...old.filter(({ id }) => !isIn(now, id)).map(({ id }) => ({
			type: "cancelTimer",
			timer: {
				type: "remind",
				transaction: id
			}
		}))
	];
}
/** Cancels the retries of transactions that this node leads no more. To cancel one that was never armed does nothing. */
function unretried(before, after) {
	if (after.config.retryMs === void 0) return [];
	return Object.keys(before.leading).filter((id) => !(id in after.leading)).map((id) => ({
		type: "cancelTimer",
		timer: {
			type: "retry",
			transaction: id
		}
	}));
}
function followedBy(effects, { state, effects: more }) {
	return next(state, ...effects, ...more);
}
function isSaved(before, after) {
	const [old, now] = [durableOf(before), durableOf(after)];
	return Object.keys(old).every((key) => Reflect.get(old, key) === Reflect.get(now, key));
}
// impl/transactions/type-invariant.ts
/** The type invariant of a node in transactions: clauses that every state satisfies. */
function typeInvariant(state) {
	const { self, config, members, from, begun, acceptors, leading, askers, suspected, watched } = state;
	return [
		ascends("members", members),
		...from === null ? [] : [place("from", from, config.identifiers)],
		count("begun", begun),
		...entriesOf(acceptors).flatMap(([id, acceptor]) => ofAcceptor(`acceptors.${id}`, acceptor)),
		...entriesOf(leading).flatMap(([id, leader]) => ofLeader(`leading.${id}`, leader)),
		...entriesOf(askers).map(([id, nodes]) => ascends(`askers.${id}`, nodes)),
		ascends("suspected", suspected),
		otherNodes("watched", watched, self)
	];
}
function ofAcceptor(at, { promised, accepted }) {
	const ballots = valuesOf(accepted).map(({ ballot }) => ballot);
	return [count(`${at}.promised`, promised), clause(`${at}.accepted`, accepted, `ballots up to the promise ${promised}`, ballots.every((ballot) => ballot <= promised))];
}
/** Ballot 0 is that of the transaction manager. */
function ofLeader(at, leader) {
	if (leader.phase === "counting") return [];
	const ballot = wholeNumber(`${at}.ballot`, leader.ballot, 1);
	return leader.phase === "asking" ? [ballot] : [ballot, ascends(`${at}.acceptedBy`, leader.acceptedBy)];
}
// impl/transactions/step.ts
/** Transactions over symmetric replication: a table of contents. */
var transactions = {
	name: "transactions",
	init: (self, config, durable) => ({
		state: booted(self, config, durable),
		effects: []
	}),
	step: (state, event) => settle(state, onEvent(state, event), onMessage),
	typeInvariant
};
function onEvent(state, event) {
	switch (event.type) {
		case "start": return onStart(state);
		case "receive": return onMessage(state, event.from, event.message);
		case "request": return onRequest(state, event.request);
		case "timeout": return onTimeout(state, event.timer);
		case "suspect": return onSuspect(state, event.node);
		case "restore": return next({
			...state,
			suspected: state.suspected.filter((node) => node !== event.node)
		});
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
/**
* Resumes what was under way before a restart. Repeats votes that may be lost, unanswered fetches and unfinished
* ballots, asks for outcomes, and arms leases.
*/
function onStart(state) {
	const pursued = keysOf$1(state.cast).flatMap((transaction) => pursue(state, transaction));
	const repeated = next(state, ...pursued);
	const asked = andThen(repeated, onRefetch);
	return andThen(next(asked.state, ...asked.effects, ...leases(asked.state)), resume);
}
function onSuspect(before, node) {
	const state = {
		...before,
		suspected: withNumber(before.suspected, node)
	};
	return next(state, ...askAround(state, node));
}
function onRequest(state, request) {
	switch (request.type) {
		case "run": return onRun(state, request);
		case "commit": return onCommit(state, request);
		case "members": return onMembers(state, request.members);
		case "gone": return onGone(state, request);
		default: return unreachable(request);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "enlist":
		case "reserve":
		case "release":
		case "prepare":
		case "decision": return onPlaced(state, message);
		case "enlisted": return onEnlisted(state, from, message);
		case "reserved": return onReserved(state, message, onAllReserved);
		case "vote": return onVote(state, from, message);
		case "ask": return onAsk(state, from, message);
		case "accepted": return onAccepted(state, from, message);
		case "lead": return onLead(state, from, message);
		case "promised": return onPromised(state, from, message);
		case "propose": return onPropose(state, from, message);
		case "refused": return onRefused(state, message);
		case "handOver": return onHandOver(state, message, onHeld);
		case "fetch": return onFetch(state, message);
		case "fetched": return onFetched(state, message, onHeld);
		case "overtaken": return onOvertaken(state, message);
		default: return unreachable(message);
	}
}
function onHeld(state, message) {
	return message.type === "fetch" ? onFetch(state, message) : onPlaced(state, message);
}
function onPlaced(state, message) {
	switch (message.type) {
		case "enlist": return atItsPlaces(state, message, onEnlist);
		case "reserve": return atItsPlaces(state, message, onReserve);
		case "release": return atItsPlaces(state, message, onRelease);
		case "prepare": return atItsPlaces(state, message, onPrepare);
		case "decision": return atItsPlaces(state, message, onOutcome);
		default: return unreachable(message);
	}
}
/**
* Round 6, for all roles of this node and all places that are here. A leader of a later ballot announces the outcome, because
* the sender may not have told all. Otherwise the askers are told.
*/
function onOutcome(state, decision) {
	const { transaction, outcome } = decision;
	const { id } = transaction;
	const wasLeading = state.leading[id] !== void 0 && state.leading[id].phase !== "counting";
	const askers = (state.askers[id] ?? []).map((asker) => send(asker, {
		...decision,
		places: []
	}));
	const told = wasLeading ? announce(state, transaction, outcome) : askers;
	return andThen(onDecision(state, decision), (after) => {
		return andThen(answer(closed(after, id), id, outcome), (end) => next(end, ...told));
	});
}
function closed(state, id) {
	const { acceptors, leading, askers } = state;
	return {
		...state,
		acceptors: withoutEntry(acceptors, id),
		leading: withoutEntry(leading, id),
		askers: withoutEntry(askers, id)
	};
}
// spec/transactions/turn.ts
/**
* One step of a node as an observer of the network sees it: the node's state before and after, and the messages
* received and sent. Which messages a step owes, and which ones it may send, can be said of steps only.
*/
/** Whether both are missing, or equal. */
function isSame(a, b) {
	return a === void 0 || b === void 0 ? a === b : equal(a, b);
}
/** Whether this message was sent to this node. */
function isSent(sent, to, message) {
	return sent.some((said) => said.to === to && equal(said.message, message));
}
/** The messages of these types, each with the other side: its sender where it was heard, its receiver where it was sent. */
function lettersIn(said, ...types) {
	return said.flatMap(({ from, to, message }) => isOf(message, types) ? [{
		from,
		to,
		message
	}] : []);
}
function isOf(message, types) {
	return types.some((type) => type === message.type);
}
/** The id of the transaction that a message is about; none of what is said when places move. */
function subjectOf(message) {
	if (!("transaction" in message)) return void 0;
	return typeof message.transaction === "string" ? message.transaction : message.transaction.id;
}
/** The places that this node speaks for. */
function ownPlaces({ id, after }) {
	return after.from === null ? [] : halfOpen(after.from, id, after.config.identifiers);
}
/** The places of all replicas of an item. */
function replicasOf({ config: { identifiers, degree } }, key) {
	return Array.from({ length: degree }, (_, i) => (key + i * identifiers / degree) % identifiers);
}
/** The places of the managers of a transaction that begins at `place`. */
function managerPlacesOf({ config: { identifiers, managers } }, place) {
	return Array.from({ length: managers }, (_, i) => (place + i * identifiers / managers) % identifiers);
}
/** The member that is responsible for a place: the first one clockwise, the place included. */
function ownerIn({ members }, place) {
	return members.find((member) => member >= place) ?? members[0];
}
function eachTurn(isKept, doc) {
	return {
		isKept,
		doc
	};
}
/** All of these rules as one property: to look at what is in flight costs more than to ask them. A report names the broken one. */
function allKept(rules, doc) {
	const named = Object.entries(rules);
	const isBroken = (turn) => named.find(([, rule]) => !rule.isKept(turn));
	const areKept = (turn) => {
		const verdict = turn.verdicts.get(rules) ?? isBroken(turn) === void 0;
		turn.verdicts.set(rules, verdict);
		return verdict;
	};
	const explain = (before, after) => {
		const turn = turnsBetween(before, after).find((each) => !areKept(each));
		const [name, rule] = (turn && isBroken(turn)) ?? ["", { doc }];
		return `node ${turn?.id} breaks ${name}: ${rule.doc}`;
	};
	return step((before, after) => turnsBetween(before, after).every(areKept), doc, explain);
}
/** Worked out once for all rules, which are put to one step after another. */
var turnsBetween = rememberingRecent(2, (before, after) => {
	const traffic = trafficBetween(before.messages, after.messages);
	if (isDoubled(traffic, before) && areSame(before, after)) return [];
	return after.nodes.flatMap((peer, i) => {
		const [old, recent] = [before.nodes[i].whole ?? before.nodes[i], peer.whole ?? peer];
		const mine = trafficOf(traffic, peer.id);
		if (old === recent && mine.heard.length + mine.sent.length === 0 || old.status === "down" || recent.status !== "up" || isMoving(old.state, recent.state, mine.heard)) return [];
		return [turnOf(old, recent, mine, peer.whole !== void 0 && before.nodes[i].whole !== void 0)];
	});
});
function isDoubled({ heard, sent }, { messages }) {
	return heard.length === 0 && sent.length === 1 && messages.some((said) => textOf(said) === textOf(sent[0]));
}
/** Of a node before and after its turn: the turns, by what it hears and sends. */
var turnsFrom = rememberingEach((_before) => rememberingEach((_after) => /* @__PURE__ */ new Map()));
/** Returns the same turn wherever the same node does the same: most steps of a world are turns that have been judged already. */
function turnOf(old, recent, said, areKept) {
	const elapsed = (type, transaction) => isArmed(old, type, transaction) && !isArmed(recent, type, transaction);
	const made = {
		id: recent.id,
		before: old.state,
		after: recent.state,
		starts: old.status === "new",
		elapsed,
		...said,
		verdicts: /* @__PURE__ */ new Map()
	};
	if (!areKept) return made;
	const known = turnsFrom(old)(recent);
	const text = [said.heard, said.sent].map((all) => all.map(textOf).join()).join(" ");
	const turn = known.get(text) ?? made;
	known.set(text, turn);
	return turn;
}
function areSame(before, after) {
	return before.nodes.every(({ state }, i) => equal(state, after.nodes[i].state));
}
function isArmed({ timers = [] }, type, transaction) {
	return timers.some((timer) => timer.type === type && "transaction" in timer && timer.transaction === transaction);
}
/** Places are on their way between nodes, or have been taken over: other rules hold then. */
function isMoving(before, after, heard) {
	const isUnsettled = ({ restorations, titles, heard: heardOf }) => restorations.length + titles.length + heardOf.length > 0;
	const isAboutPlaces = ({ message }) => [
		"handOver",
		"fetch",
		"fetched",
		"overtaken"
	].includes(message.type);
	const namesEpochs = ({ message }) => "transaction" in message && typeof message.transaction !== "string" && message.transaction.titles !== void 0;
	return before.from !== after.from || !equal(before.members, after.members) || isUnsettled(before) || isUnsettled(after) || heard.some((said) => isAboutPlaces(said) || namesEpochs(said));
}
var acceptorSteps = { acceptorsDoTheirPart: allKept({
	lateQuestionsAreAnswered: eachTurn(({ before, heard, sent }) => {
		return questionsIn(heard).every(({ from, message: { transaction } }) => {
			const outcome = before.outcomes[transaction.id];
			return outcome === void 0 || isTold(sent, from, transaction, outcome.type);
		});
	}, "A node that is asked about a transaction whose outcome it knows answers with the outcome."),
	votesAreAccepted: eachTurn(({ before, after, heard }) => {
		return lettersIn(heard, "vote", "ask").every(({ message: { transaction, votes } }) => {
			if (isOver(before, after, transaction)) return true;
			const { promised, accepted } = acceptorIn(before, transaction);
			const now = acceptorIn(after, transaction).accepted;
			if (promised > 0) return equal(now, accepted);
			const mayBeNews = {
				...inBallot(0, votes),
				...accepted
			};
			return equal(now, mayBeNews);
		});
	}, "An acceptor that has promised nothing accepts the first vote of each replica. Once it has promised, it accepts no votes of participants."),
	promisesAreGiven: eachTurn((turn) => {
		const { before, after, heard, sent } = turn;
		return lettersIn(heard, "lead").every(({ from, message: { transaction, ballot } }) => {
			if (isOver(before, after, transaction)) return true;
			const { promised, accepted } = acceptorIn(before, transaction);
			if (ballot < promised) return isRefused(turn, transaction, from);
			const answer = {
				type: "promised",
				transaction: transaction.id,
				ballot,
				accepted
			};
			const isFollowed = equal(acceptorIn(after, transaction), {
				transaction,
				promised: ballot,
				accepted
			});
			return isSent(sent, from, answer) && (isFollowed || isAhead(after, transaction, ballot));
		});
	}, "An acceptor that is asked to follow a ballot no lower than its own promises it, and tells what it has accepted. It refuses lower ones."),
	proposalsAreAccepted: eachTurn((turn) => {
		const { before, after, heard, sent } = turn;
		return lettersIn(heard, "propose").every(({ from, message: { transaction, ballot, votes } }) => {
			if (isOver(before, after, transaction)) return true;
			if (ballot < acceptorIn(before, transaction).promised) return isRefused(turn, transaction, from);
			const answer = {
				type: "accepted",
				transaction: transaction.id,
				ballot,
				votes
			};
			const accepted = inBallot(ballot, votes);
			const isFollowed = equal(acceptorIn(after, transaction), {
				transaction,
				promised: ballot,
				accepted
			});
			return isSent(sent, from, answer) && (isFollowed || isAhead(after, transaction, ballot));
		});
	}, "An acceptor accepts a proposal in a ballot no lower than its own, and says so. It refuses other proposals."),
	clearVotesAreReported: eachTurn(({ id, before, after, sent }) => {
		return Object.values(after.acceptors).every(({ transaction }) => {
			const [first] = transaction.managers;
			const votes = votesOf(acceptorIn(after, transaction));
			if (first === id || !isSettled(after, transaction) || isSettled(before, transaction)) return true;
			return isSent(sent, first, {
				type: "accepted",
				transaction: transaction.id,
				ballot: 0,
				votes
			});
		});
	}, "When the votes that a replicated manager has accepted settle the outcome, it tells the transaction manager."),
	reportsAreMeant: eachTurn(({ before, after, starts, heard, sent }) => {
		return lettersIn(sent, "accepted").every(({ to, message: { transaction: id, ballot, votes } }) => {
			if (starts) return true;
			if (ballot > 0) return lettersIn(heard, "propose").some(({ from, message }) => from === to && message.ballot === ballot);
			const acceptor = after.acceptors[id];
			if (acceptor === void 0 || !equal(votes, votesOf(acceptor))) return false;
			return acceptor.transaction.managers[0] === to && isSettled(after, acceptor.transaction) && !isSettled(before, acceptor.transaction);
		});
	}, "An acceptor reports votes once, when they settle the outcome, and proposals when it accepts them; or both after a restart."),
	answersAreMeant: eachTurn(({ starts, heard, sent, after }) => {
		const asked = (to, ...types) => questionsIn(heard).flatMap(({ from, message }) => from === to && types.includes(message.type) ? [message] : []);
		const promises = lettersIn(sent, "promised").every(({ to, message }) => {
			return starts || asked(to, "lead").some((lead) => "ballot" in lead && lead.ballot === message.ballot);
		});
		const refusals = lettersIn(sent, "refused").every(({ to, message }) => {
			const isHigher = (question) => "ballot" in question && question.ballot < message.ballot;
			return asked(to, "lead", "propose").some(isHigher) && after.acceptors[message.transaction]?.promised === message.ballot;
		});
		return promises && refusals;
	}, "An acceptor promises or refuses only when a leader asks, or promises again after a restart. It refuses only because of a higher ballot."),
	answersAreRepeated: eachTurn(({ id: self, before, after, starts, sent }) => {
		return Object.values(before.acceptors).every(({ transaction, promised: ballot, accepted }) => {
			const { id, managers } = transaction;
			const leader = managers[ballot % managers.length];
			if (!starts || leader === self || id in after.outcomes) return true;
			const votes = votesOf({
				transaction,
				promised: ballot,
				accepted
			});
			const hasAccepted = Object.values(accepted).some((vote) => vote.ballot === ballot);
			if (ballot > 0 && !hasAccepted) return isSent(sent, leader, {
				type: "promised",
				transaction: id,
				ballot,
				accepted
			});
			if (ballot === 0 && !isSettled(before, transaction)) return true;
			return isSent(sent, leader, {
				type: "accepted",
				transaction: id,
				ballot,
				votes
			});
		});
	}, "After a restart an acceptor repeats its last answer to the leader: its promise, or what it has accepted in that ballot."),
	askersWait: eachTurn(({ before, after, heard, sent }) => {
		const asks = lettersIn(heard, "ask").map(({ from, message }) => ({
			id: message.transaction.id,
			from,
			message
		}));
		const areKept = asks.every(({ id, from, message }) => {
			if (id in before.outcomes) return true;
			if (id in after.outcomes) return isTold(sent, from, message.transaction, after.outcomes[id].type);
			return after.askers[id]?.includes(from) === true;
		});
		const areNoOthers = Object.entries(after.askers).every(([id, nodes]) => {
			return nodes.every((node) => before.askers[id]?.includes(node) || asks.some((ask) => ask.id === id && ask.from === node));
		});
		return areKept && areNoOthers;
	}, "A manager remembers who asks for an outcome that it does not know yet, and nobody else."),
	askersAreTold: eachTurn(({ id: self, before, after, sent }) => {
		return Object.entries(before.askers).every(([id, nodes]) => {
			const outcome = after.outcomes[id];
			const transaction = before.acceptors[id]?.transaction;
			if (outcome === void 0 || transaction === void 0) return true;
			return nodes.every((node) => node === self || isTold(sent, node, transaction, outcome.type));
		});
	}, "When a manager learns an outcome, it tells each node that has asked for it.")
}, "An acceptor answers each message as Paxos commit demands, and says nothing else.") };
function questionsIn(heard) {
	return lettersIn(heard, "vote", "ask", "lead", "propose");
}
/** Whether the outcome is known before the step, or after it. */
function isOver(before, after, { id }) {
	return id in before.outcomes || id in after.outcomes;
}
/** Whether the node suspects the leader whose ballot it has just followed, and at once leads itself. */
function isAhead({ leading, acceptors }, { id }, ballot) {
	const leadership = leading[id];
	if (leadership === void 0 || leadership.phase === "counting") return false;
	return leadership.ballot > ballot && acceptors[id]?.promised === leadership.ballot;
}
function isRefused({ before, after, sent }, transaction, to) {
	const acceptor = acceptorIn(before, transaction);
	return isSent(sent, to, {
		type: "refused",
		transaction: transaction.id,
		ballot: acceptor.promised
	}) && equal(acceptorIn(after, transaction), acceptor);
}
function isTold(sent, to, { id }, outcome) {
	return lettersIn(sent, "decision").some((said) => said.to === to && said.message.transaction.id === id && said.message.outcome.type === outcome);
}
function acceptorIn({ acceptors }, transaction) {
	return acceptors[transaction.id] ?? {
		transaction,
		promised: 0,
		accepted: {}
	};
}
/** Whether the votes that it has accepted from participants settle the outcome. */
function isSettled(state, transaction) {
	const acceptor = acceptorIn(state, transaction);
	return Object.values(acceptor.accepted).every(({ ballot }) => ballot === 0) && settledBy(itemsOf(state, transaction), votesOf(acceptor)) !== null;
}
function itemsOf(state, { operations }) {
	return operations.map(({ key }) => replicasOf(state, key).map((place) => `${key}@${place}`));
}
function votesOf({ accepted }) {
	return Object.fromEntries(Object.entries(accepted).map(([instance, { vote }]) => [instance, vote]));
}
function inBallot(ballot, votes) {
	return Object.fromEntries(Object.entries(votes).map(([instance, vote]) => [instance, {
		ballot,
		vote
	}]));
}
var commitSteps = { participantsDoTheirPart: allKept({
	managersAreSought: eachTurn((turn) => {
		const { id: self, before, after } = turn;
		return readingIn(after).every(([id, { run }]) => {
			const keys = keysIn(run);
			const places = setOf(...managerPlacesOf(after, self), ...keys.flatMap((key) => replicasOf(after, key)));
			return id in before.clients || areReached(turn, {
				type: "enlist",
				transaction: id,
				manager: self,
				keys
			}, places);
		});
	}, "A transaction begins with a question to its managers, and to all replicas of its items."),
	enlistsAreAnswered: eachTurn((turn) => {
		const { id: self, after, heard, sent } = turn;
		return lettersIn(heard, "enlist").every(({ message: { transaction, manager, keys, places: asked } }) => {
			const places = asked.filter((place) => ownPlaces(turn).includes(place));
			if (places.length === 0 || manager === self) return true;
			const copies = keys.flatMap((key) => places.filter((place) => replicasOf(after, key).includes(place)).map((place) => copyAt(after, key, place)));
			const isRight = (message) => equal(message.places, places) && equal(setOf(...message.copies), setOf(...copies));
			return lettersIn(sent, "enlisted").some(({ to, message }) => to === manager && message.transaction === transaction && isRight(message));
		});
	}, "A node answers for each of its places that is asked for, with what its replicas hold of the items."),
	commitsBeginInTime: eachTurn(({ id: self, before, after, heard }) => {
		const hasEnough = ({ run, copies }, found) => {
			const places = managerPlacesOf(after, self);
			const isRead = (key) => copies.filter((copy) => copy.key === key).length * 2 > after.config.degree;
			return places.filter((place) => found.includes(place)).length * 2 > places.length && keysIn(run).every(isRead);
		};
		const isPremature = ([id, client]) => {
			const now = after.clients[id];
			if (now === void 0 || now.phase === "reading") return now !== void 0 && hasEnough(now, foundIn(now));
			const answers = lettersIn(heard, "enlisted").filter(({ message }) => message.transaction === id);
			const copies = setOf(...client.copies, ...answers.flatMap(({ message }) => message.copies));
			return !hasEnough({
				run: client.run,
				copies
			}, [...foundIn(client), ...answers.flatMap(({ message }) => message.places)]);
		};
		return !readingIn(before).some(isPremature);
	}, "A commit begins when a majority of the managers and of the replicas of each item has answered: not before, and not later."),
	answersAreNoted: eachTurn(({ before, after, heard }) => {
		return lettersIn(heard, "enlisted").every(({ from, message: { transaction: id, places, copies } }) => {
			const [old, now] = [before.clients[id], after.clients[id]];
			if (old?.phase !== "reading" || now?.phase !== "reading") return isSame(old, now) || old?.phase === "reading";
			const others = copies.filter((copy) => !old.copies.some((each) => each.key === copy.key && each.place === copy.place));
			const addresses = {
				...old.addresses,
				...Object.fromEntries(places.map((place) => [place, from]))
			};
			return equal(now.addresses, addresses) && equal(setOf(...now.copies), setOf(...old.copies, ...others));
		});
	}, "The answer of each place is noted with its sender, once."),
	preparesGoToAll: eachTurn((turn) => {
		const { before, after } = turn;
		return Object.entries(after.clients).every(([id, { phase }]) => {
			if (phase !== "committing" || before.clients[id]?.phase === "committing") return true;
			const { transaction } = after.acceptors[id];
			const places = setOf(...transaction.operations.flatMap(({ key }) => replicasOf(after, key)));
			return areReached(turn, {
				type: "prepare",
				transaction
			}, places);
		});
	}, "All replicas of all items are asked to prepare."),
	commitsUseWhatWasRead: eachTurn(({ id: self, before, after, heard }) => {
		return Object.entries(before.clients).every(([id, client]) => {
			if (client.phase === "committing" || after.clients[id]?.phase !== "committing") return true;
			const { operations, managers } = after.acceptors[id].transaction;
			const news = lettersIn(heard, "enlisted", "reserved").filter(({ message }) => message.transaction === id);
			const copies = [...client.copies, ...news.flatMap(({ message }) => "copies" in message ? message.copies : [message])];
			const versions = (key) => copies.filter((copy) => copy.key === key).map(({ version }) => version);
			const isNewest = ({ key, version }) => version === Math.max(...versions(key));
			const areRight = equal(operations.map(({ key }) => key), keysIn(client.run)) && operations.every(isNewest);
			const [, ...others] = managerPlacesOf(after, self);
			const found = client.phase === "reading" ? client.addresses : {};
			const answered = (place) => news.find(({ message }) => "places" in message && message.places.includes(place))?.from;
			const expected = [self, ...others.map((place) => answered(place) ?? found[place] ?? ownerIn(after, place))];
			return areRight && equal(managers, expected);
		});
	}, "A commit is over the newest versions that were read, of all items. Its managers are its own node first, and then those that answered for their places."),
	preparesAreAnswered: eachTurn((turn) => {
		const { id: self, before, after, heard, sent } = turn;
		return lettersIn(heard, "prepare").every(({ message: { transaction, places } }) => {
			if (transaction.id in after.outcomes) return true;
			const asked = instancesAt(after, transaction, places.filter((place) => ownPlaces(turn).includes(place)));
			const votes = after.cast[transaction.id]?.votes ?? {};
			const isNew = (instance) => before.cast[transaction.id]?.votes[instance] === void 0;
			const areOnly = Object.keys(votes).every((instance) => asked.includes(instance) || !isNew(instance));
			const isCast = asked.every((instance) => votes[instance] !== void 0) && areOnly;
			const others = asked.length === 0 ? [] : transaction.managers.filter((manager) => manager !== self);
			return isCast && others.every((to) => isSent(sent, to, {
				type: "vote",
				transaction,
				votes
			}));
		});
	}, "Asked to prepare, first or again, a participant votes for each of its replicas, and tells every manager all of its votes."),
	votesAreMeant: eachTurn(({ before, after, starts, heard, sent }) => {
		const votes = lettersIn(sent, "vote");
		const isAsked = (id) => starts || lettersIn(heard, "prepare").some(({ message }) => message.transaction.id === id);
		return votes.every(({ to, message }) => {
			const { transaction } = message;
			const isRight = transaction.id in after.outcomes || isSame(after.cast[transaction.id], message);
			const isOnce = votes.filter((each) => each.to === to && each.message.transaction.id === transaction.id).length === 1;
			return transaction.managers.includes(to) && isOnce && isRight && (isAsked(transaction.id) || isBegun(heard, before, after, transaction));
		});
	}, "A participant sends the votes that it has on its books, to managers, once each time it is asked or has restarted."),
	votesAreRepeated: eachTurn(({ id: self, before, after, starts, sent }) => {
		return Object.values(before.cast).every(({ transaction, votes }) => {
			if (!starts || transaction.id in after.outcomes || Object.keys(votes).length === 0) return true;
			return transaction.managers.every((to) => to === self || isSent(sent, to, {
				type: "vote",
				transaction,
				votes
			}));
		});
	}, "After a restart a participant repeats its votes to all managers."),
	votesFollowTheRules: eachTurn(({ before, after }) => {
		return Object.entries(after.cast).every(([id, { transaction, votes }]) => Object.entries(votes).every(([instance, vote]) => {
			return before.cast[id]?.votes[instance] !== void 0 || vote === voteBy(before, after, transaction, instance);
		}));
	}, "A replica prepares a read of its present version that nobody writes. It prepares a write over its version or a later one, unless somebody else has locked it."),
	outcomesAreDone: eachTurn((turn) => {
		const { before, after } = turn;
		const news = Object.entries(after.outcomes).filter(([id]) => !(id in before.outcomes));
		return news.every(([id, { type }]) => {
			const transaction = before.acceptors[id]?.transaction ?? before.cast[id]?.transaction;
			if (transaction === void 0) return true;
			return transaction.operations.every(({ type: kind, key, version, value }) => replicasOf(after, key).filter((place) => ownPlaces(turn).includes(place)).every((place) => {
				const [old, now] = [before, after].map((state) => copyAt(state, key, place));
				const isWritten = type === "committed" && kind === "write" && old.version <= version;
				if (news.length > 1) return isWritten ? now.version > version : now.version >= old.version;
				return equal(now, isWritten ? {
					key,
					place,
					version: version + 1,
					value: value ?? null
				} : old);
			}));
		});
	}, "A commit makes the next version at each replica of what was written, unless it has a newer one; an abort changes nothing."),
	passedOnIsMeant: eachTurn((turn) => {
		const { after, heard, sent, before } = turn;
		return sent.every(({ to, message }) => {
			if (!isPlaced(message)) return true;
			if (message.places.filter((place) => ownerIn(after, place) === to && !ownPlaces(turn).includes(place)).length !== message.places.length) return false;
			const isPassedOn = heard.some(({ message: before }) => isPlaced(before) && equal({
				...before,
				places: message.places
			}, message));
			if (message.type === "prepare") return isPassedOn || isNewCommit(before, after, message.transaction.id);
			return message.type !== "enlist" || isPassedOn || !(message.transaction in before.clients);
		});
	}, "A message for places of other members goes to the members that are responsible for these, at first or passed on.")
}, "Clients and participants enlist, prepare and vote as the rounds of the commit have it, and say nothing else.") };
function isPlaced(message) {
	return message.type === "enlist" || message.type === "prepare";
}
function readingIn({ clients }) {
	return Object.entries(clients).flatMap(([id, client]) => client.phase === "reading" ? [[id, client]] : []);
}
function foundIn({ addresses }) {
	return Object.keys(addresses).map(Number);
}
function keysIn({ reads, writes }) {
	return setOf(...reads, ...writes.map(({ key }) => key));
}
/** Whether such a message has gone to every place that is not this node's own. */
function areReached(turn, message, places) {
	const isSame = ({ places: _, ...rest }) => equal(rest, message);
	const reached = turn.sent.flatMap(({ to, message: each }) => isPlaced(each) && isSame(each) ? each.places.filter((place) => ownerIn(turn.after, place) === to) : []);
	return places.every((place) => ownPlaces(turn).includes(place) || reached.includes(place));
}
function copyAt({ replicas }, key, place) {
	const { version, value } = replicas[`${key}@${place}`] ?? {
		version: 0,
		value: null
	};
	return {
		key,
		place,
		version,
		value
	};
}
function instancesAt(state, { operations }, places) {
	return operations.flatMap(({ key }) => replicasOf(state, key).filter((place) => places.includes(place)).map((place) => `${key}@${place}`));
}
/** `after`: what a transaction has reserved in this very step counts, as its own node reserves, and prepares at once. */
function voteBy({ replicas, reservations }, after, { id, operations }, instance) {
	const [key, place] = instance.split("@").map(Number);
	const operation = operations.find((each) => each.key === key);
	const { version, readers, writers } = replicas[instance] ?? {
		version: 0,
		readers: [],
		writers: []
	};
	if (operation === void 0) return "abort";
	const mine = operation.tokens?.[place];
	const { token, holder } = (mine === void 0 ? reservations : after.reservations)[instance] ?? {
		token: 0,
		holder: null
	};
	const mayPass = mine === void 0 ? holder === null || holder.transaction === id : holder?.transaction === id && token === mine;
	const isWrite = operation.type === "write";
	const inTheWay = [...writers, ...isWrite ? readers : []].filter((other) => other !== id);
	const isRecent = isWrite ? operation.version >= version : operation.version === version;
	return mayPass && inTheWay.length === 0 && isRecent ? "prepared" : "abort";
}
/** A node that is a participant of its own transaction votes when it begins. */
function isBegun(heard, before, { clients, outcomes }, { id }) {
	const isOverAtOnce = id in outcomes && !(id in before.outcomes);
	return (clients[id] !== void 0 || isOverAtOnce) && lettersIn(heard, "vote", "prepare").length === 0;
}
function isNewCommit(before, after, id) {
	return before.clients[id]?.phase !== "committing" && (after.clients[id]?.phase === "committing" || id in after.outcomes);
}
var leaderSteps = { leadersDoTheirPart: allKept({
	ballotsHaveCause: eachTurn((turn) => {
		const { id: self, before, after, elapsed, starts } = turn;
		return newBallotsIn(turn).every(({ id, transaction, ballot }) => {
			const { promised } = before.acceptors[id] ?? { promised: 0 };
			const isLate = elapsed("deadline", id) && before.clients[id]?.phase === "committing";
			const isSilent = after.config.retryMs !== void 0 && isInBallot(before, id);
			const isSuccessor = [promised, ...lettersIn(turn.heard, "lead", "propose", "refused").map(({ message }) => message.ballot)].some((each) => isSuspected(turn, leaderOf(transaction, each))) && isFirst(turn, transaction);
			return ballot > promised && leaderOf(transaction, ballot) === self && (isLate || isSilent || isSuccessor || starts);
		});
	}, "A manager begins a higher ballot when the leader and all managers that precede it are suspected. It also begins one at its deadline, without an answer, and after a restart."),
	orphansAreLed: eachTurn((turn) => {
		const { id: self, after } = turn;
		return Object.values(after.acceptors).every(({ transaction, promised }) => {
			const leader = leaderOf(transaction, promised);
			return leader === self || !after.suspected.includes(leader) || !isFirst(turn, transaction);
		});
	}, "The first manager that is not suspected leads, when the one that led is suspected."),
	ballotsAreAnnounced: eachTurn((turn) => {
		return newBallotsIn(turn).every(({ transaction, ballot }) => othersOf(turn, transaction).every((to) => isSent(turn.sent, to, {
			type: "lead",
			transaction,
			ballot
		})));
	}, "A manager that begins a ballot asks all others to follow it."),
	proposalsGoToAll: eachTurn((turn) => {
		const { before, after, sent } = turn;
		return Object.entries(after.leading).every(([id, now]) => {
			const old = before.leading[id];
			if (now.phase !== "proposing" || old?.phase === "proposing" && old.ballot === now.ballot) return true;
			const { transaction } = after.acceptors[id];
			const { ballot, votes } = now;
			return othersOf(turn, transaction).every((to) => isSent(sent, to, {
				type: "propose",
				transaction,
				ballot,
				votes
			}));
		});
	}, "A leader that a majority follows proposes its votes to all managers."),
	leadersTalkInTheirBallots: eachTurn((turn) => {
		const { before, after, sent } = turn;
		return lettersIn(sent, "lead", "propose").every(({ message }) => {
			const { id } = message.transaction;
			if (id in after.outcomes) return true;
			const [old, now] = [before.leading[id], after.leading[id]];
			if (now === void 0) return isInBallot(before, id) && after.acceptors[id]?.promised > message.ballot;
			if (now.phase === "counting" || now.ballot !== message.ballot) return false;
			const isSame = old !== void 0 && old.phase !== "counting" && old.ballot === now.ballot;
			return message.type === "lead" ? !isSame : now.phase === "proposing" && !(isSame && old.phase === "proposing");
		});
	}, "A leader asks and proposes in its own ballot, and does each of the two once."),
	answersCount: eachTurn(({ before, after, heard }) => {
		return heard.every(({ from, message }) => {
			const id = subjectOf(message);
			if (id === void 0 || id in after.outcomes) return true;
			const [old, now] = [before.leading[id], after.leading[id]];
			if (old === void 0 || !("ballot" in message) || message.type === "lead" || message.type === "propose") return true;
			if (message.type === "promised" && old.phase === "asking" && message.ballot === old.ballot) return isOutbid(after, id, old.ballot, now) || now?.phase === "proposing" || now?.phase === "asking" && equal(now.promises, {
				...old.promises,
				[from]: message.accepted
			});
			if (message.type === "accepted" && old.phase === "counting" && message.ballot === 0) return now?.phase === "counting" && equal(now.reports, {
				...old.reports,
				[from]: message.votes
			});
			if (message.type === "accepted" && old.phase === "proposing" && message.ballot === old.ballot) return now?.phase === "proposing" && equal(now.acceptedBy, setOf(...old.acceptedBy, from));
			if (message.type === "refused" && old.phase !== "counting" && message.ballot > old.ballot) return (now === void 0 || isAbove(now, message.ballot)) && (after.acceptors[id]?.promised ?? 0) >= message.ballot;
			return isSame(old, now);
		});
	}, "A leader counts each answer in its own ballot once, gives up for a higher one, and ignores all others."),
	nobodyWaitsForMore: eachTurn(({ after }) => {
		return Object.entries(after.leading).every(([id, leadership]) => {
			const acceptor = after.acceptors[id];
			if (acceptor === void 0) return true;
			const { transaction } = acceptor;
			return !isMajority(transaction, having(leadership, (votes) => settledBy(itemsOf(after, transaction), votes)));
		});
	}, "A leader goes on as soon as a majority of the managers has answered, and the votes that it has are clear."),
	proposersHaveAMajority: eachTurn(({ id: self, before, after, heard }) => {
		return Object.entries(after.leading).every(([id, now]) => {
			const old = before.leading[id];
			if (now.phase !== "proposing" || old?.phase !== "asking" || old.ballot !== now.ballot) return true;
			const promised = lettersIn(heard, "promised").map(({ from }) => from);
			return isMajority(after.acceptors[id].transaction, [
				self,
				...promised,
				...Object.keys(old.promises).map(Number)
			]);
		});
	}, "A leader proposes when a majority of the managers follows it, and not before."),
	outcomesHaveAMajority: eachTurn((turn) => {
		const { id: self, before, heard } = turn;
		return newOutcomesIn(turn).every(([id, { type }]) => {
			const [old, transaction] = [before.leading[id], before.acceptors[id]?.transaction];
			const wasTold = lettersIn(heard, "decision").some(({ message }) => message.transaction.id === id);
			if (old === void 0 || transaction === void 0 || wasTold) return true;
			const ballot = old.phase === "counting" ? 0 : old.ballot;
			const isRight = (votes) => settledBy(itemsOf(before, transaction), votes) === type;
			const answers = lettersIn(heard, "accepted").filter(({ message }) => message.transaction === id && message.ballot === ballot);
			if (old.phase === "asking") return isMajority(transaction, [self]);
			if (old.phase === "proposing") return isRight(old.votes) && isMajority(transaction, [...old.acceptedBy, ...answers.map(({ from }) => from)]);
			const told = answers.filter(({ message }) => isRight(message.votes)).map(({ from }) => from);
			const reported = Object.entries(old.reports).flatMap(([manager, votes]) => isRight(votes) ? [Number(manager)] : []);
			return isMajority(transaction, [
				self,
				...told,
				...reported
			]);
		});
	}, "A leader brings about the outcome that a majority of the managers has reported, or accepted in its ballot."),
	outcomesAreToldToAll: eachTurn((turn) => {
		const { before, after, heard, sent } = turn;
		return newOutcomesIn(turn).every(([id, { type }]) => {
			const wasTold = lettersIn(heard, "decision").some(({ message }) => message.transaction.id === id);
			const transaction = before.acceptors[id]?.transaction;
			if (transaction === void 0 || wasTold && !isInBallot(before, id)) return true;
			const told = lettersIn(sent, "decision").filter(({ message }) => message.transaction.id === id && message.outcome.type === type);
			const others = setOf(...transaction.operations.flatMap(({ key }) => replicasOf(after, key))).filter((place) => !ownPlaces(turn).includes(place));
			const isToldAt = (place) => told.some(({ to, message }) => to === ownerIn(after, place) && message.places.includes(place));
			return others.every(isToldAt) && othersOf(turn, transaction).every((manager) => told.some(({ to }) => to === manager));
		});
	}, "A node that brings an outcome about tells all replicas and all managers."),
	outcomesAreToldForAReason: eachTurn((turn) => {
		const { before, after, heard, sent } = turn;
		return lettersIn(sent, "decision").every(({ to, message: { transaction, outcome, places } }) => {
			const { id } = transaction;
			const isNew = !(id in before.outcomes);
			const isAsked = lettersIn(heard, "vote", "ask", "lead", "propose").some((each) => each.from === to);
			const wasTold = lettersIn(heard, "decision").some(({ message }) => message.transaction.id === id);
			const isOwed = isNew && (!wasTold || isInBallot(before, id) || before.askers[id]?.includes(to) === true);
			const isFor = (others) => places.length > 0 && places.every((place) => others.includes(place));
			const isPassedOn = lettersIn(heard, "decision").some(({ message }) => message.transaction.id === id && isFor(message.places));
			const areTheirs = places.every((place) => ownerIn(after, place) === to);
			return after.outcomes[id]?.type === outcome.type && areTheirs && (isOwed || isAsked || isPassedOn);
		});
	}, "A node tells an outcome when it learns the outcome, when another node asks, and to the members at the places concerned."),
	outcomesAreToldOnce: eachTurn(({ sent }) => {
		const told = lettersIn(sent, "decision").map(({ to, message }) => `${message.transaction.id} to ${to}`);
		return new Set(told).size === told.length;
	}, "A node tells each other node of an outcome once in a step."),
	outcomesAreAskedFor: eachTurn((turn) => {
		const { before, after } = turn;
		const isSuspicious = (node) => !before.suspected.includes(node) && isSuspected(turn, node);
		return openIn(after).every((transaction) => {
			const isNew = !openIn(before).some(({ id }) => id === transaction.id);
			const { managers } = transaction;
			const isCause = managers.some(isSuspicious) || isNew && managers.some((manager) => after.suspected.includes(manager));
			const isResumed = turn.starts && transaction.id in after.acceptors;
			return !(isCause || isResumed) || isInBallot(after, transaction.id) || asksFirst(turn, transaction);
		});
	}, "A node that misses an outcome, and suspects a manager or has restarted as one, asks the first other manager that it does not suspect."),
	questionsAreMeant: eachTurn((turn) => {
		const { before, after, sent, starts } = turn;
		const asks = lettersIn(sent, "ask");
		const isNews = (manager) => after.suspected.includes(manager) && !before.suspected.includes(manager);
		return new Set(asks.map(({ message }) => message.transaction.id)).size === asks.length && asks.every(({ to, message: { transaction, votes } }) => {
			const { id, managers } = transaction;
			const isNew = !openIn(before).some((each) => each.id === id);
			const isOwed = managers.some(isNews) || isNew && managers.some((manager) => after.suspected.includes(manager));
			const isReminded = after.config.remindMs !== void 0 && turn.heard.length === 0 && equal(before, after);
			return to === firstAmong(turn, managers) && equal(votes, after.cast[id]?.votes ?? {}) && (isOwed || isReminded || starts);
		});
	}, "A node asks once, with its votes, the first other manager that it does not suspect: for a suspicion, a reminder, or after a restart.")
}, "A manager leads with cause, in its own ballots, hears each answer once, and tells all that wait.") };
function leaderOf({ managers }, ballot) {
	return managers[ballot % managers.length];
}
function isInBallot({ leading }, id) {
	return leading[id] !== void 0 && leading[id].phase !== "counting";
}
/** Suspected when the step was taken: when all is over, suspicions are forgotten. */
function isSuspected({ after }, node) {
	return after.suspected.includes(node);
}
function isFirst(turn, { managers }) {
	return managers.slice(0, managers.indexOf(turn.id)).every((manager) => isSuspected(turn, manager));
}
/** Its own acceptor has promised another ballot meanwhile, and refuses the proposal at once. */
function isOutbid({ acceptors }, id, ballot, leadership) {
	return leadership === void 0 && acceptors[id]?.promised > ballot;
}
/** It has given up, and at once leads again: all managers that precede it are suspected. */
function isAbove(leadership, ballot) {
	return leadership.phase !== "counting" && leadership.ballot > ballot;
}
/** The ballots that this node has begun in this step, and has not ended in it. */
function newBallotsIn({ before, after }) {
	return Object.entries(after.leading).flatMap(([id, now]) => {
		const old = before.leading[id];
		const acceptor = after.acceptors[id];
		if (now.phase === "counting" || acceptor === void 0) return [];
		if (old !== void 0 && old.phase !== "counting" && old.ballot === now.ballot) return [];
		return [{
			id,
			transaction: acceptor.transaction,
			ballot: now.ballot
		}];
	});
}
function newOutcomesIn({ before, after }) {
	return Object.entries(after.outcomes).filter(([id]) => !(id in before.outcomes));
}
function othersOf({ id }, { managers }) {
	return setOf(...managers).filter((manager) => manager !== id);
}
/** A node that stands for several managers counts as often. */
function isMajority({ managers }, nodes) {
	return managers.filter((manager) => nodes.includes(manager)).length * 2 > managers.length;
}
/** The managers whose answers take the leader further. */
function having(leadership, outcomeOf) {
	if (leadership.phase === "asking") return Object.keys(leadership.promises).map(Number);
	if (leadership.phase === "proposing") return outcomeOf(leadership.votes) === null ? [] : leadership.acceptedBy;
	return Object.entries(leadership.reports).flatMap(([manager, votes]) => outcomeOf(votes) === null ? [] : [Number(manager)]);
}
function openIn({ cast, acceptors }) {
	const managed = Object.values(acceptors).map(({ transaction }) => transaction);
	const voted = Object.values(cast).map(({ transaction }) => transaction);
	return [...managed, ...voted.filter(({ id }) => acceptors[id] === void 0)];
}
function firstAmong({ id, after }, managers) {
	return managers.find((manager) => manager !== id && !after.suspected.includes(manager));
}
function asksFirst(turn, transaction) {
	const to = firstAmong(turn, transaction.managers);
	const votes = turn.after.cast[transaction.id]?.votes ?? {};
	return to === void 0 || isSent(turn.sent, to, {
		type: "ask",
		transaction,
		votes
	});
}
// spec/transactions/reservation-steps.ts
var FREE = {
	token: 0,
	holder: null,
	waiting: []
};
var reservationSteps = { reservationsDoTheirPart: allKept({
	reservationsAreQueued: eachTurn((turn) => {
		const { before, after, heard } = turn;
		return lettersIn(heard, "reserve").every(({ message: { transaction, manager, key, places } }) => places.every((place) => {
			if (transaction in before.outcomes || !ownPlaces(turn).includes(place)) return true;
			const { holder, waiting } = after.reservations[`${key}@${place}`] ?? FREE;
			return [holder, ...waiting].some((each) => each?.transaction === transaction && each.manager === manager);
		}));
	}, "A replica that is asked for is reserved for the asker, or the asker waits."),
	turnsAreKept: eachTurn((turn) => {
		const { before, after, heard, starts } = turn;
		return Object.keys({
			...before.reservations,
			...after.reservations
		}).every((instance) => {
			const [old, now] = [before, after].map(({ reservations }) => reservations[instance] ?? FREE);
			const isIn = ({ transaction }) => [now.holder, ...now.waiting].some((each) => each?.transaction === transaction);
			const left = old.waiting.filter(isIn);
			const queue = [...now.holder === null ? [] : [now.holder], ...now.waiting];
			const isKept = now.holder !== null && equal(now.holder, old.holder) && now.token === old.token;
			const inOrder = queue.filter((each) => left.some((one) => equal(one, each)));
			const isFirst = isKept || now.holder === null || left.length === 0 || equal(queue[0], left[0]);
			return starts || isFirst && equal(inOrder, left) && (heard.length === 0 || mayLeave(turn, instance, old, now));
		});
	}, "Transactions that wait for a replica get it in order of arrival, and lose it only when they let go or are over."),
	grantsAreTold: eachTurn(({ id: self, before, after, sent }) => {
		const isTold = (instance, { token, holder }) => {
			if (holder === null || holder.manager === self || token === (before.reservations[instance] ?? FREE).token) return true;
			const [key, place] = instance.split("@").map(Number);
			const { version, value } = after.replicas[instance] ?? {
				version: 0,
				value: null
			};
			const granted = {
				transaction: holder.transaction,
				key,
				place,
				version,
				value,
				token
			};
			return lettersIn(sent, "reserved").some(({ to, message }) => {
				const { transaction } = message;
				return to === holder.manager && equal({
					transaction,
					key: message.key,
					place: message.place,
					version: message.version,
					value: message.value,
					token: message.token
				}, granted);
			});
		};
		return Object.entries(after.reservations).every(([instance, queue]) => isTold(instance, queue));
	}, "The holder of a reservation is told so, with its token and what the replica holds."),
	grantsAreMeant: eachTurn(({ before, after, sent }) => {
		return lettersIn(sent, "reserved").every(({ message: { key, place, token } }) => {
			const [old, now] = [before, after].map(({ reservations }) => reservations[`${key}@${place}`] ?? FREE);
			return old.token < token && token <= now.token;
		});
	}, "Nobody is told of a reservation that was not made in this step."),
	releasesAreHeard: eachTurn((turn) => {
		const { after, heard } = turn;
		return lettersIn(heard, "release").every(({ message: { transaction, key, places } }) => places.every((place) => {
			const { holder, waiting } = after.reservations[`${key}@${place}`] ?? FREE;
			return !ownPlaces(turn).includes(place) || [holder, ...waiting].every((each) => each?.transaction !== transaction);
		}));
	}, "A transaction that lets go of a replica neither has it nor waits for it."),
	nextIsAskedFor: eachTurn((turn) => {
		const { id: self, before, after, sent } = turn;
		return Object.entries(after.clients).every(([id, client]) => {
			if (client.phase !== "reserving" || isSame(before.clients[id], client)) return true;
			const wanted = wantedBy(after, client);
			if (wanted === void 0) return false;
			const { key, place } = wanted;
			const message = {
				type: "reserve",
				transaction: id,
				manager: self,
				key,
				places: [place]
			};
			return ownPlaces(turn).includes(place) || sent.some((said) => said.to === ownerIn(after, place) && equal(said.message, message));
		});
	}, "A transaction reserves place by place, in one order for all, until it has a majority of each item."),
	reservesAreMeant: eachTurn(({ id: self, before, after, heard, sent }) => {
		return lettersIn(sent, "reserve").every(({ message: { transaction, manager, key, places } }) => {
			const isPassedOn = lettersIn(heard, "reserve").some(({ message }) => message.transaction === transaction);
			const client = after.clients[transaction];
			if (isPassedOn) return true;
			if (client?.phase !== "reserving" || manager !== self || isSame(before.clients[transaction], client)) return false;
			return isSame({
				key,
				place: places[0]
			}, wantedBy(after, client)) && places.length === 1;
		});
	}, "A transaction asks for the replica that is the next one in order, and once."),
	grantsAreNoted: eachTurn(({ before, after, heard }) => {
		return lettersIn(heard, "reserved").every(({ message: { transaction, key, place, version, token } }) => {
			const [old, now] = [before.clients[transaction], after.clients[transaction]];
			if (old?.phase !== "reserving" || now?.phase !== "reserving") return true;
			const others = (each) => each.key !== key || each.place !== place;
			const found = now.copies.find((copy) => !others(copy));
			const isKept = old.copies.filter(others).every((copy) => now.copies.some((each) => equal(each, copy)));
			const tokens = Object.entries({
				...old.tokens,
				[`${key}@${place}`]: token
			});
			return isKept && found?.version === version && tokens.every(([instance, each]) => now.tokens[instance] === each);
		});
	}, "A transaction notes each reservation that it has got, with the token of the last one for a place."),
	lettingGoIsTold: eachTurn((turn) => {
		const { before, after, heard } = turn;
		const ended = Object.entries(before.clients).flatMap(([id, client]) => client.phase === "reserving" && after.clients[id] === void 0 && !(id in after.outcomes) ? setOf(...client.run.reads, ...client.run.writes.map(({ key }) => key)).map((key) => ({
			id,
			key
		})) : []);
		const late = lettersIn(heard, "reserved").flatMap(({ message: { transaction: id, key } }) => before.clients[id]?.phase === "reserving" ? [] : [{
			id,
			key
		}]);
		return [...ended, ...late].every(({ id, key }) => isReleased(turn, id, key));
	}, "A transaction that has ended before its commit lets go of all that it has reserved or asked for, granted late or not.")
}, "Reservations are queued, granted, told and let go in order.") };
/** Whether those that have gone had a reason: no message about something else sends anybody away. */
function mayLeave({ after, heard }, instance, old, now) {
	const isGone = ({ transaction }) => ![now.holder, ...now.waiting].some((each) => each?.transaction === transaction);
	const gone = [...old.holder === null ? [] : [old.holder], ...old.waiting].filter(isGone);
	const isReleasing = (id) => lettersIn(heard, "release").some(({ message: { transaction, key } }) => transaction === id && instance.startsWith(`${key}@`));
	return gone.every(({ transaction }) => transaction in after.outcomes || isReleasing(transaction) || hasEnded(after, heard, transaction));
}
/** Whether the transaction has ended at its own node, which holds this replica, and lets go at once. */
function hasEnded({ clients }, heard, transaction) {
	return clients[transaction] === void 0 && lettersIn(heard, "reserved").some(({ message }) => message.transaction === transaction);
}
function wantedBy(state, client) {
	const { run, copies } = client;
	const having = (key) => copies.filter((copy) => copy.key === key).map(({ place }) => place);
	const key = setOf(...run.reads, ...run.writes.map((write) => write.key)).find((each) => having(each).length * 2 <= state.config.degree);
	if (key === void 0) return void 0;
	const place = setOf(...replicasOf(state, key)).find((each) => !having(key).includes(each));
	return place === void 0 ? void 0 : {
		key,
		place
	};
}
function isReleased(turn, id, key) {
	const { after, sent } = turn;
	const released = lettersIn(sent, "release").filter(({ message }) => message.transaction === id && message.key === key);
	return replicasOf(after, key).every((place) => {
		if (!ownPlaces(turn).includes(place)) return released.some(({ to, message }) => to === ownerIn(after, place) && message.places.includes(place));
		const { holder, waiting } = after.reservations[`${key}@${place}`] ?? FREE;
		return [holder, ...waiting].every((each) => each?.transaction !== id);
	});
}
// scenarios/transactions/world.ts
function world(setting) {
	const { config, asks, nodes = {}, replicas = {}, joiners = [], news, gone = {}, comesToRest, properties, ...given } = setting;
	const ids = [...config.members, ...joiners];
	const allNews = [news ?? []].flat();
	const joiner = (id) => ({
		...runningMember(id, config),
		members: allNews.at(-1)?.members ?? config.members
	});
	const told = allNews.flatMap(({ at, members }) => at.map((node) => ({
		at: node,
		request: {
			type: "members",
			members
		}
	})));
	const losses = Object.entries(gone).flatMap(([at, nodesGone]) => [nodesGone].flat().map((node) => ({
		at: Number(at),
		request: {
			type: "gone",
			node
		}
	})));
	const running = (id) => joiners.includes(id) ? joiner(id) : runningMember(id, config, replicas[id]);
	const all = ids.map((id) => ({
		id,
		config,
		running: running(id),
		...nodes[id]
	}));
	const asked = Object.entries(asks).flatMap(([at, ask]) => [ask].flat().map((each, i) => ({
		at: Number(at),
		request: requestOf(`${at}.${i + 1}`, each)
	})));
	return scenario({
		protocol: transactions,
		nodes: all,
		requests: [
			...asked,
			...told,
			...losses
		],
		network: "unordered",
		history: observed,
		properties: {
			...dutifulness(all, Object.keys(gone).length > 0 ? {} : exclusiveLocks),
			...steadiness(ids),
			...safety,
			...withoutFaults(setting),
			...isHeard(setting) ? {
				...acceptorSteps,
				...leaderSteps,
				...commitSteps,
				...reservationSteps
			} : {},
			...comesToRest === false ? {} : rest,
			...joiners.length > 0 ? newcomersGetPlaces : {},
			...properties
		},
		cost: "fast",
		...given
	});
}
/** To judge each step by what is in flight before and after it costs some ten times as much as to judge the nodes. */
var MOST_STEPS_HEARD = 2e3;
/**
* Whether all that nodes say can be told from what is in flight. That is so if nothing is lost on its way, and no two nodes
* count as one.
*/
function isHeard({ expect, faults = {}, unreachable, symmetric }) {
	return expect?.verdict === "holds" && expect.generated <= MOST_STEPS_HEARD && (faults.drop ?? 0) === 0 && unreachable === void 0 && symmetric === void 0;
}
/** The properties that are added where nothing is lost, or no other transaction is in the way. */
function withoutFaults({ config, asks, nodes = {}, faults = {}, gone = {}, replicas = {} }) {
	if (Object.keys(gone).length > 0) return {};
	const { crash = 0, drop = 0, falseSuspicion = 0 } = faults;
	const isComplete = crash === 0 && drop === 0;
	const isInTime = isComplete && falseSuspicion === 0 && config.deadlineMs === void 0 && config.leaseMs === void 0;
	const isUsual = ({ running }) => running === void 0 || running.titles.length === 0;
	const areUsual = Object.keys(replicas).length === 0 && Object.values(nodes).every(isUsual);
	const isAlone = Object.values(asks).flat().length === 1;
	return {
		...isComplete && areUsual ? replicasEndEqual(config) : {},
		...isAlone && areUsual ? nobodyIsTurnedAway : {},
		...isAlone && isInTime ? nobodyAborts : {}
	};
}
/** Three nodes, each of which has one replica of each item and manages each transaction. */
var THREE = {
	identifiers: 12,
	degree: 3,
	managers: 3,
	members: [
		0,
		4,
		8
	]
};
/** Each item has one replica, so that a transaction is one vote and the consensus on it. */
var ONE_VOTE = {
	...THREE,
	degree: 1
};
/** One manager, which does not crash: the commit is atomic by itself, and what is left is validation and locking. */
var ONE_MANAGER = {
	...THREE,
	managers: 1
};
var STEADY = { neverCrashes: true };
/** Its failure detector makes no mistakes. */
var RIGHT = { falselySuspects: [] };
/** The first transaction of the node, which writes or reads these items. */
function followed(config, node, keys) {
	const { identifiers, degree, managers, members } = config;
	const owner = (place) => members.find((member) => member >= place) ?? members[0];
	return {
		id: `${node}.1`,
		items: keys.map((key) => replicaPlaces(placement(identifiers, degree), key).map((place) => `${key}@${place}`)),
		managers: replicaPlaces(placement(identifiers, managers), node).map(owner)
	};
}
function requestOf(name, { type, reads = [], writes = [], ...ask }) {
	const write = (key) => ({
		key,
		value: `of ${name}`
	});
	const run = {
		type: "run",
		name,
		reads,
		writes: writes.map(write)
	};
	if (type === "run") return "pessimistic" in ask ? {
		...run,
		pessimistic: true
	} : run;
	const version = "version" in ask ? ask.version ?? 0 : 0;
	return {
		type,
		name,
		log: {
			reads: reads.map((key) => ({
				key,
				version,
				value: null
			})),
			writes: writes.map((key) => ({
				...write(key),
				version
			}))
		}
	};
}
export { somebodyCommits as C, somebodyAborts as S, runningMember as T, clientsAreAnswered as _, THREE as a, oldAndNew as b, isHere as c, byKeyAndPlace as d, instanceOf as f, allCommit as g, placesOf as h, STEADY as i, namedFor as l, placeOf as m, ONE_VOTE as n, followed as o, keyOf as p, RIGHT as r, world as s, ONE_MANAGER as t, titleAt as u, isAtRest as v, somebodyDoesNotKnow as w, reservationsAreFreed as x, nobodyAborts as y };
