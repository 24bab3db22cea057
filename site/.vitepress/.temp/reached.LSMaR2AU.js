import { D as recoverable, E as reachable, O as step, w as always } from "./scenario.Cs_16ybG.js";
import { E as UNWRITTEN, O as isNewer, a as knownIn, b as isRecordKey, m as entryAt, o as membersAt, p as entriesOf, s as placesOf } from "./step.DKD85fsg.js";
import { r as majority } from "./placement.B5qN5SDB.js";
import { i as dataKey, n as idOf, r as acceptanceKey } from "./step.CsAUtFH4.js";
import { t as judge } from "./judgement.C7j3kGiY.js";
// scenarios/store/observed.ts
/** How a world of nodes with the store is seen: as transactions of clients, and as places under epochs. */
var observations = {
	initial: [],
	after: observed
};
function observed(history, event) {
	if (event.type === "output") {
		const output = event.output.type === "upper" && event.output.inner.type === "upper" ? event.output.inner.inner : null;
		const now = history.filter(({ ended }) => ended !== null).length;
		return output === null ? history : history.map((each) => answered(each, event.node, output, now));
	}
	const asked = event.request.type === "upper" && event.request.inner.type === "upper" ? event.request.inner.inner : null;
	if (asked?.type !== "get" && asked?.type !== "snapshot" && asked?.type !== "run") return history;
	const writes = asked.type === "run" ? asked.writes.map((write) => ({
		...write,
		value: write.value
	})) : [];
	const begun = {
		name: nameOf(event.node, asked.ticket),
		writes,
		after: history.filter(({ ended }) => ended !== null).length,
		ended: null,
		end: "open",
		readings: [],
		versions: []
	};
	return [...history, begun].sort((a, b) => a.name < b.name ? -1 : 1);
}
function answered(transaction, node, output, now) {
	if (!("ticket" in output) || transaction.name !== nameOf(node, output.ticket)) return transaction;
	if (transaction.ended !== null) return {
		...transaction,
		isAnsweredAgain: true
	};
	const over = {
		...transaction,
		ended: now + 1
	};
	switch (output.type) {
		case "got": return {
			...over,
			end: "committed",
			readings: [output.reading]
		};
		case "snapshot": return {
			...over,
			end: "committed",
			readings: output.readings
		};
		case "committed": return {
			...over,
			end: "committed",
			readings: output.readings,
			versions: output.versions
		};
		case "gaveUp": return {
			...over,
			end: output.mayHappen ? "unknown" : "aborted"
		};
		default: return {
			...over,
			end: "aborted"
		};
	}
}
function nameOf(node, ticket) {
	return `${node}.${ticket}`;
}
/** The history that clients saw, for the judge. Each written value is written once, so a read tells which version an unknown write has made. */
function historyOf({ history }) {
	return history.map(({ name, writes, after, ended, end, readings, versions }) => ({
		id: name,
		outcome: end === "open" ? "unknown" : end,
		began: 2 * after + 1,
		ended: end === "unknown" || ended === null ? null : 2 * ended,
		operations: [...readings.map(({ key, version, value }) => ({
			type: "read",
			item: key,
			version: version.counter,
			value
		})), ...writes.flatMap(({ key, value }) => {
			const made = versions.find((each) => each.key === key)?.version ?? seenVersion(history, key, value);
			return made === null ? [] : [{
				type: "write",
				item: key,
				version: made.counter,
				value
			}];
		})]
	}));
}
function seenVersion(history, key, value) {
	return history.flatMap(({ readings }) => readings).find((each) => each.key === key && each.value === value)?.version ?? null;
}
function epochsOf({ state }) {
	return state.upper.lower;
}
function storeOf({ state }) {
	return state.upper.upper;
}
/** All that carry a role. Those that are down have what is on their disks. */
function replicasOf({ nodes }, { class: ofClass, key }) {
	return nodes.flatMap((node) => {
		const disk = node.status === "down" ? node.durable?.upper?.lower ?? {} : {};
		const state = {
			...epochsOf(node),
			...disk
		};
		return placesOf(state.config).flatMap((place) => membersAt(state, {
			place,
			from: ofClass,
			to: ofClass + 1
		}).map((member) => ({
			...member,
			node: node.id,
			kept: entryAt(state.store, place, ofClass, dataKey(key)),
			isUp: node.status === "up"
		})));
	});
}
/** The highest epoch that some node has heard of. */
function lastEpoch({ nodes }, ofClass = 0) {
	return Math.max(...nodes.map((node) => knownIn(epochsOf(node), {
		from: ofClass,
		to: ofClass + 1
	})[0].epoch));
}
function isAsNew(one, other) {
	return !isNewer(other, one);
}
function isSame(one, other) {
	return isAsNew(one, other) && isAsNew(other, one);
}
// scenarios/store/kept.ts
/** Properties of the scenarios of the store: for clients, for places, and for each side of a partition. */
var X = {
	class: 0,
	key: "x"
};
var toClients = {
	strictlySerialisable: always((world) => judge(historyOf(world)).verdict === "strictly serialisable", "There is one order of all transactions that took effect, which each client’s reads fit, and which keeps real time."),
	oneAnswerPerTransaction: always(({ history }) => history.every(({ isAnsweredAgain }) => isAnsweredAgain === void 0), "No client is answered twice."),
	whatIsAbortedIsNeverSeen: always(({ history, nodes }) => {
		const aborted = history.filter(({ end }) => end === "aborted").flatMap(({ writes }) => writes.map(({ value }) => value));
		const kept = nodes.flatMap((node) => entriesOf(epochsOf(node).store));
		return aborted.every((value) => value === null || !kept.some((entry) => entry.value === value));
	}, "A value of an aborted transaction is kept nowhere.")
};
var byPlaces = {
	everyMajorityHasIt: always((world) => world.history.every(({ versions }) => versions.every(({ version, ...item }) => {
		const lacks = replicasOf(world, item).filter(({ promised }) => promised === null).filter(({ kept }) => !isAsNew(kept?.version ?? UNWRITTEN, version) && !isLockedFor(kept, version));
		const places = (ofEpoch) => new Set(lacks.filter(({ epoch }) => epoch === ofEpoch).map(({ place }) => place));
		return lacks.every(({ epoch }) => places(epoch).size < majority(degreeIn(world)));
	})), "Of any ⌊f/2⌋ + 1 places that may answer under one epoch, one has each version that was acknowledged, a newer one, or its lock."),
	oneValuePerVersion: always(({ nodes }) => {
		const entries = nodes.flatMap((node) => entriesOf(epochsOf(node).store)).filter(({ key }) => key.startsWith("="));
		return entries.every((one) => entries.every((other) => one.key !== other.key || !isSame(one.version, other.version) || one.value === other.value));
	}, "Places with one version of a key have one value."),
	writersExclude: always(({ nodes }) => {
		return nodes.flatMap((node) => entriesOf(epochsOf(node).store).map(({ locks = [], version }) => ({
			locks,
			version
		}))).every(({ locks }) => locks.length < 2 || locks.every(({ write }) => write === null));
	}, "A place has at most one lock for writing on a key, and then no other lock."),
	oneOutcome: always(({ nodes }) => {
		const known = nodes.flatMap((node) => outcomesKnownTo(storeOf(node)));
		return known.every(({ id, outcome }) => known.every((other) => other.id !== id || other.outcome === outcome));
	}, "All nodes that know the outcome of a transaction know the same one.")
};
function outcomesKnownTo(state) {
	const own = state.open.flatMap((each) => each.stage.type === "telling" ? [{
		id: idOf(state, each),
		...each.stage
	}] : []);
	const others = state.resolving.flatMap(({ transaction, step: at }) => at.type === "telling" ? [{
		id: transaction,
		outcome: at.proposal.outcome
	}] : []);
	return [...own, ...others].map(({ id, outcome }) => ({
		id: acceptanceKey(id),
		outcome
	}));
}
function isLockedFor(kept, version) {
	return (kept?.locks ?? []).some(({ write }) => write !== null && isSame(write.version, version));
}
/** On a side with fewer than ⌊f/2⌋ + 1 places, no transaction ends by answers of that side alone. */
var onEachSide = { aMinorityCommitsNothing: step((before, after) => {
	if (before.partition === null) return true;
	const wasOpen = (name) => before.history.some((each) => each.name === name && each.ended === null);
	return after.history.filter(({ name, end }) => end === "committed" && wasOpen(name)).every(({ name }) => mayEnd(before, name));
}, "On a side of a partition with fewer than ⌊f/2⌋ + 1 places, nothing commits and nothing is read by answers of that side alone.") };
function mayEnd(world, name) {
	const [node, ticket] = name.split(".").map(Number);
	const own = placesOnSideOf(world, node);
	if (own.size >= majority(degreeIn(world))) return true;
	const transaction = world.nodes.filter(({ id }) => id === node).flatMap((each) => storeOf(each).open).find((each) => each.ticket === ticket);
	return transaction !== void 0 && answeredIn(transaction).some((place) => !own.has(place));
}
function placesOnSideOf(world, node) {
	const side = world.partition?.find((group) => group.includes(node)) ?? [];
	const replicas = replicasOf(world, X).filter((each) => side.includes(each.node) && each.epoch === lastEpoch(world));
	return new Set(replicas.map(({ place }) => place));
}
function answeredIn({ stage, parts }) {
	return (stage.type === "proposing" ? [stage.poll] : parts.map(({ poll }) => poll)).flatMap(({ answers }) => answers.map(({ place }) => place));
}
/** Where records are swept. */
var recordsEnd = { everyRecordIsForgotten: recoverable(({ nodes }) => nodes.every((node) => node.status !== "up" || entriesOf(epochsOf(node).store).every(({ key }) => !isRecordKey(key))), "Every record of an outcome can still be forgotten.") };
/** States that can always still be reached. `converge`: no coordinator may vanish before it has told all places. */
function inTheEnd(items, isAwaited, converge) {
	return {
		everyTransactionEnds: recoverable(({ history }) => history.every(({ name, ended }) => ended !== null || !isAwaited(name)), "Every client whose node goes on can still have an answer."),
		everyLockIsReleased: recoverable(({ nodes }) => nodes.every((node) => node.status !== "up" || entriesOf(epochsOf(node).store).every(({ locks }) => locks === void 0)), "Every lock can still be released."),
		everyPlaceIsSpokenFor: recoverable((world) => items.every((item) => isSpokenFor(world, item)), "All places of each key can still be spoken for under the last epoch, with nothing open."),
		...converge ? placesConverge(items) : {}
	};
}
function placesConverge(items) {
	return { placesConverge: recoverable((world) => items.every((item) => isSpokenFor(world, item) && haveConverged(world, item)), "All places of each key can still have one version.") };
}
function isSpokenFor(world, item) {
	const areAtRest = world.nodes.every((node) => node.status !== "up" || storeOf(node).open.length + storeOf(node).resolving.length === 0);
	return membersOf(world, item).length === degreeIn(world) && areAtRest;
}
function haveConverged(world, item) {
	const [first, ...others] = membersOf(world, item).map(({ kept }) => kept?.version ?? UNWRITTEN);
	return others.every((version) => isSame(version, first));
}
/** Those that speak under the last epoch. */
function membersOf(world, item) {
	const last = lastEpoch(world, item.class);
	return replicasOf(world, item).filter(({ isUp, epoch, promised }) => isUp && epoch === last && promised === null);
}
function degreeIn({ nodes }) {
	return storeOf(nodes[0]).config.degree;
}
// scenarios/store/reached.ts
var allCommit = { allCommit: reachable(({ history, nodes }) => history.length > 0 && history.every(({ end }) => end === "committed") && nodes.every((node) => storeOf(node).open.length === 0), "All transactions that were begun have committed, and all places have heard of it.") };
function ends(...all) {
	return Object.fromEntries(all.map((end) => [`is${end[0].toUpperCase()}${end.slice(1)}`, reachable(({ history }) => history.some((each) => each.end === end), `Some transaction is ${end}.`)]));
}
/** No node goes on under an earlier epoch for good. */
var allHear = { allHear: recoverable((world) => replicasOf(world, X).every(({ isUp, epoch }) => !isUp || epoch === lastEpoch(world)), "Each node that carries a place can still hear of the last epoch.") };
/** Some transaction reads each of these. */
function isRead(...values) {
	const seen = values.map((value) => [`read${value === null ? "Nothing" : value}`, reachable(({ history }) => history.some(({ end, readings }) => end === "committed" && readings.some((each) => each.value === value)), `A transaction reads ${value === null ? "nothing" : value}.`)]);
	return Object.fromEntries(seen);
}
/** A node finds out the outcome of a transaction that it does not coordinate. */
function isResolved(...outcomes) {
	return Object.fromEntries(outcomes.map((outcome) => [`isResolvedAs${outcome[0].toUpperCase()}${outcome.slice(1)}`, reachable(({ nodes }) => nodes.some((node) => storeOf(node).resolving.some(({ step }) => step.type === "telling" && step.proposal.outcome === outcome)), `A node finds out that a transaction of another one has ${outcome}.`)]));
}
function epochIsReached(epoch) {
	return { [`epoch${epoch}IsReached`]: reachable((world) => lastEpoch(world) >= epoch, `Some run installs a configuration for epoch ${epoch}.`) };
}
function goesOnDuringPartition(node) {
	return { [`node${node}GoesOnDuringPartition`]: reachable((world) => world.partition !== null && lastEpoch(world) > 0 && hasCommitted(world, node), `A transaction of node ${node} has committed, there is a later epoch, and the network is still split.`) };
}
function hasCommitted({ history }, node) {
	return history.some(({ name, end }) => end === "committed" && name.startsWith(`${node}.`));
}
export { goesOnDuringPartition as a, X as c, onEachSide as d, recordsEnd as f, storeOf as g, observations as h, epochIsReached as i, byPlaces as l, epochsOf as m, allHear as n, isRead as o, toClients as p, ends as r, isResolved as s, allCommit as t, inTheEnd as u };
