import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { p as watchedBy } from "./successor-list.psWui0-s.js";
import { n as nodesNamedBy, t as relaxedRing } from "./step.0cFMw3PP.js";
import { i as watchedBy$1, r as settled, t as ringMerge } from "./step.CrOuy2rT.js";
import { C as allThrough, D as recoverable, E as reachable, O as step, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { r as open, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { a as responsibility_exports } from "./responsibility.Ca8GFZsg.js";
import { n as isAscending, r as setOf } from "./sorted-set.BIX3z-gE.js";
import { C as responsibilities, S as membersOf, _ as cycleFrom, c as imperfectionInWords, l as isPerfect, x as memberAt } from "./properties.Cb08gLre.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
import { t as ofNode } from "./one-node.BBGYXljJ.js";
import { n as judged, r as noStepBreaks } from "./judged-steps.C1TaV3iU.js";
import { n as stack, t as running } from "./stack.l73G4StC.js";
import { i as memberOf } from "./nodes.BQGP1PO4.js";
import { t as areLinked } from "./links.CUwCPyg-.js";
import { n as talking, t as noting } from "./noting.CstYlvaN.js";
// spec/ring-merge/properties.ts
/**
* The properties of rings that were partitioned and should become one ring again.
*
* Sources: the SELFMAN slides, "Ring merge algorithm"; T. M. Shafaat, A. Ghodsi, S. Haridi, "Dealing with network
* partitions in structured overlay networks", Peer-to-Peer Networking and Applications 2(4), 2009.
*
* Assumptions: after the partition, some peer of each ring has kept, or is told, a reference to a live peer of
* another ring. That is the "node indicative of merger" of the slides. Messages arrive, or are repeated until one
* arrives. Detectors take false suspicions back in the end. Only routing is merged: nothing is claimed of the items
* that two owners of a key have stored.
*/
/**
* No ring is lost: pointers, passive lists, queues and messages in flight lead from any peer to any other.
* "Each node maintains a passive list; stores every locally stored crashed node" (slides). Claimed while nobody crashes
* and no message is lost.
*/
var connectivityIsNeverLost = always(({ ring, knows, inFlight }) => {
	const peers = ring.peers.map(({ id }) => id);
	const known = knows.map(({ by, nodes }) => [by, ...nodes]);
	return areLinked(peers, known) || areLinked(peers, [...known, ...inFlight.map(({ to, from, names }) => [
		to,
		from,
		...names
	])]);
}, "The nodes that peers know, and those named in messages in flight, link all peers with each other (slides: passive list).");
/** The sum of all arcs cannot shrink for ever. Claimed while nobody crashes, leaves or is suspected. */
var arcsOnlyShrink = step((before, after) => membersOf(before.ring).every((old) => {
	const now = memberAt(after.ring, old.id);
	if (now === void 0) return true;
	const arc = (from, to) => from === null || to === null ? Number.POSITIVE_INFINITY : halfOpen(from, to, before.ring.size).length;
	return arc(now.id, now.successor) <= arc(old.id, old.successor) && arc(now.predecessor, now.id) <= arc(old.predecessor, old.id);
}), "While nothing fails, no pointer moves farther away, so a merge gives no key an additional owner.");
/** "Updating pointers to candidates (cpred, csucc)" (slides): a node points to these candidates only. */
var onlyReceivedReferences = step((before, after) => after.knows.every(({ by, nodes }) => {
	const old = before.knows.find((each) => each.by === by)?.nodes ?? [];
	const fresh = nodes.filter((node) => node !== by && !old.includes(node));
	const told = fresh.length === 0 ? [] : before.inFlight.filter(({ to }) => to === by);
	return fresh.every((node) => told.some(({ from, names }) => from === node || names.includes(node)));
}), "A peer knows only nodes that it knew before, or that a message named to it.");
/** "mlookup traverses ring to get close to b" (slides): each hop leads nearer, so no look-up walks for ever. */
var everyHopLeadsNearer = always((state) => state.lookups.every(({ from, to, id }) => from === id || to === id || open(from, id, state.ring.size).includes(to)), "A node passes a look-up on only to a node between itself and the place that is looked for (slides).");
/**
* "Lookup consistency unless the network is partitioned" (slides): during a partition a key may have one owner in each
* group, and never two in one. Nothing is claimed from the end of the partition until the rings are one.
*/
var atMostOneResponsibleInEachGroup = always(({ ring, groups }) => {
	const { atMostOne } = responsibility_exports;
	return (groups ?? []).every((group) => {
		const within = {
			...ring,
			peers: ring.peers.filter(({ id }) => group.includes(id))
		};
		return atMostOne.holds(responsibilities(within));
	});
}, "Within one group of nodes that reach each other, no key has two owners.");
/** "How to efficiently merge several rings?" (slides): in the end there is one, and the merger has fallen silent. */
var oneRingInTheEnd = recoverable((state) => isPerfect(state.ring) && state.silent, "All peers can still form one perfect ring, with no message in flight and no node left to look up.", unrestInWords);
/** The cause that keeps the rings from being one, or the merger from falling silent. */
function unrestInWords({ ring, inFlight, searches }) {
	if (!isPerfect(ring)) return imperfectionInWords(ring);
	const [message] = inFlight;
	if (message !== void 0) return `a message from node ${message.from} to node ${message.to} is in flight`;
	return searches.map(({ by, of }) => `node ${by} looks for node ${of}`).join(", ") || `the nodes ${ring.peers.map(({ id }) => id).join(", ")} are not silent`;
}
/** Where detections are repeated: each comes to its end, also a false one, and one whose look-up was lost. */
var everyDetectionEnds = recoverable((state) => isPerfect(state.ring) && state.searches.every(({ of }) => state.ring.peers.every((peer) => peer.id !== of)) && state.silent, "All peers can still form one perfect ring, with no message in flight and no peer looking for a live one.");
/** The properties that hold while nobody crashes and no message is lost. */
var mergeProperties = {
	connectivityIsNeverLost,
	onlyReceivedReferences,
	everyHopLeadsNearer,
	oneRingInTheEnd
};
/** While a partition lasts, each group repairs its own ring. */
var eachGroupRepairsItself = recoverable(eachGroupIsPerfect, "Each group of nodes that reach each other can still form a perfect ring of its own.");
/** Claimed of partitions that end only when nothing else can happen. */
var repairedWhenThePartitionEnds = step((before, after) => before.groups === null || after.groups !== null || eachGroupIsPerfect(before), "When a partition ends, each group of nodes has become a perfect ring of its own.");
function eachGroupIsPerfect({ ring, groups }) {
	return (groups ?? []).every((group) => isPerfect({
		...ring,
		peers: ring.peers.filter(({ id }) => group.includes(id))
	}));
}
/** A state that must be reached: there are two owners of a key, so there is something to merge. */
var severalRings = reachable(({ ring }) => {
	const { atMostOne } = responsibility_exports;
	return membersOf(ring).map((member) => cycleFrom(ring, member).map(({ id }) => id)).every((cycle) => isPerfect({
		...ring,
		peers: ring.peers.filter(({ id }) => cycle.includes(id))
	})) && !atMostOne.holds(responsibilities(ring));
}, "At some moment there are several rings, each of them perfect.");
// spec/ring-merge/keeping.ts
/** Null: the node is not up. */
var keeping = {
	itWatchesWhomItPointsTo: of((merger) => sameList(merger.watched, setOf(...[
		...merger.beside,
		...merger.contacts,
		...merger.passive
	])), "A node watches its neighbours, its contacts, and its passive list, and nobody else."),
	setsAreSets: of(({ id, contacts, suspected, sought }) => [contacts, suspected].every((set) => isSetWithout(set, id)) && isAscending(sought), "A node keeps its contacts, suspects and sought nodes in ascending order, once each, and is neither a contact nor a suspect of its own."),
	thePassiveListIsShort: of(({ id, passive, passiveListLength }) => passive.length <= passiveListLength && isSetWithout(setOf(...passive), id) && isOnce(passive), "The passive list of a node is within its bound, names each node once, and never names the node itself."),
	onlyTheWatchedAreSuspected: of(({ suspected, watched }) => suspected.every((node) => watched.includes(node)), "A node suspects only nodes that it watches."),
	nobodyIsQueuedTwice: of(({ queue }) => isOnce(queue), "The queue of a node names each node that waits to be looked up at most once."),
	timersAreAsItThinks: of(({ armed, timers }) => sameList(armed, timers), "Exactly those timers of a node are armed that the node believes to be armed."),
	aTickIsDueWhileSomebodyWaits: of(({ queue, armed }) => queue.length === 0 || armed.includes("tick"), "While a node waits in the queue to be looked up, a timer for the next look-up is armed."),
	selfLookUpsGoOn: step((before, after) => before === null || after === null || !before.selfLookUps.isDue || !after.selfLookUps.isWanted || after.selfLookUps.isDue, "A node that is configured to look for itself repeatedly, once it has begun, always has the timer for the next time armed."),
	aRetryIsDueWhileItSearches: of(({ isSearching, armed }) => !isSearching || armed.includes("retry"), "If retries are configured, the retry timer is armed while a node of the passive list is up or a bootstrap list exists.")
};
function of(holds, doc) {
	return always((merger) => merger === null || holds(merger), doc);
}
function isSetWithout(nodes, id) {
	return isAscending(nodes) && !nodes.includes(id);
}
function isOnce(nodes) {
	return new Set(nodes).size === nodes.length;
}
function sameList(one, other) {
	return one.length === other.length && one.every((each, i) => each === other[i]);
}
// impl/stack/merging-ring.ts
/** The ring reports its neighbours to the merge, and the nodes that may be in another ring. The merge tells the ring which nodes to consider as successors. */
var mergingSeam = {
	rise: (output) => {
		switch (output.type) {
			case "neighbours": return output;
			case "apart": return {
				type: "merge",
				with: output.node
			};
			default: return null;
		}
	},
	descend: (output) => output
};
stack(relaxedRing, ringMerge, mergingSeam);
// scenarios/ring-merge/judged-merge.ts
var ALL = {
	...talking,
	...noting
};
/** The ring with the merge on top of it, each step of which is judged. */
function judgedMergingRing(ring, merge) {
	return stack(ring, judged(merge, ALL), mergingSeam);
}
/** That no step of any node breaks any of the properties of steps. */
var conduct = noStepBreaks(ALL, ({ nodes }) => nodes.map((node) => (node.whole ?? node).state.upper));
// scenarios/ring-merge/refinement.ts
/** Each part is made when it is read, for no property needs all of them. */
function mergingOf(world) {
	const up = () => world.nodes.filter(({ status }) => status !== "down");
	return {
		get ring() {
			return ringOf({ nodes: world.nodes.map(({ id, status, state }) => ({
				id,
				status,
				state: state.lower
			})) });
		},
		get knows() {
			return up().map(({ id, state }) => ({
				by: id,
				nodes: ascending([...knownToRing(state.lower), ...knownToMerge(state.upper)])
			}));
		},
		get inFlight() {
			return world.messages.map(({ from, to, message }) => ({
				from,
				to,
				names: message.type === "lower" ? nodesNamedBy(message.inner) : namedByMerge(message.inner)
			}));
		},
		get lookups() {
			return world.messages.flatMap(({ from, to, message }) => message.type === "upper" && message.inner.type === "mlookup" ? [{
				from,
				to,
				id: message.inner.id
			}] : []);
		},
		get silent() {
			return world.quiet && up().every(({ state }) => state.upper.queue.length === 0);
		},
		get searches() {
			return up().flatMap(({ id, state }) => state.upper.passive.map((of) => ({
				by: id,
				of
			})));
		},
		get groups() {
			return world.partition;
		}
	};
}
/** The state that one node keeps for merges; null while the node is not up. */
function mergerOf({ id, status, state, timers }) {
	if (status !== "up") return null;
	const { neighbours, contacts, passive, suspected, queue, sought, armed, config } = state.upper;
	const above = timers.flatMap((timer) => timer.type === "upper" ? [timer.inner.type] : []);
	return {
		id,
		beside: (neighbours === null ? [] : [neighbours.predecessor, neighbours.successor]).flatMap((node) => node === null || node === id ? [] : [node]),
		contacts,
		passive,
		passiveListLength: config.passiveListLength,
		suspected,
		queue: queue.map(({ node }) => node),
		sought,
		watched: state.watched.upper,
		isSearching: config.retryMs !== void 0 && (config.bootstrap.length > 0 || passive.some((node) => !suspected.includes(node))),
		armed: [...armed].sort(),
		timers: above.filter((type) => type !== "lookForSelf").sort(),
		selfLookUps: {
			isDue: above.includes("lookForSelf"),
			isWanted: config.lookForSelfMs !== void 0
		}
	};
}
function knownToRing(state) {
	switch (state.status) {
		case "joining": return [...state.config.contacts, ...state.stash.flatMap(({ from, message }) => [from, ...nodesNamedBy(message)])];
		case "leaving": return [
			state.predecessor,
			state.heir,
			...state.successors,
			...state.followers,
			...state.suspected,
			...state.awaited
		];
		case "member": {
			const successor = state.successor === null ? [] : [state.successor];
			return [
				state.predecessor,
				...successor,
				...state.backups,
				...state.followers,
				...state.asked,
				...state.suspected
			];
		}
	}
}
function knownToMerge({ neighbours, contacts, passive, queue, sought }) {
	return [
		...neighbours === null ? [] : [neighbours.predecessor, ...neighbours.successor === null ? [] : [neighbours.successor]],
		...contacts,
		...passive,
		...queue.map(({ node }) => node),
		...sought
	];
}
function namedByMerge(message) {
	switch (message.type) {
		case "mlookup": return [message.id, ...message.origin === null ? [] : [message.origin]];
		case "trymerge": return [message.predecessor, message.successor];
		case "enqueue":
		case "sameRing": return [message.id];
		case "candidate": return [];
	}
}
// scenarios/ring-merge/merge-scenario.ts
function mergeScenario(nodes, { instance, required, seen, ...rest }) {
	return scenario({
		name: `ring-merge/${instance}`,
		protocol: judgedMergingRing(relaxedRing, ringMerge),
		nodes,
		...rest,
		properties: {
			...allThrough(mergingOf, required),
			...keepingOf(nodes),
			...conduct,
			...seen
		}
	});
}
/** The properties of one node by itself, for each of these; by name and node. A node is viewed once for all. */
function keepingOf(nodes) {
	const kept = Object.entries(allThrough(mergerOf, keeping));
	return Object.fromEntries(nodes.flatMap(({ id }, i) => kept.map(([name, property]) => [`${name}At${id}`, ofNode(i, property)])));
}
/** An operator says that there is another ring. */
function kickStart(at, node) {
	return {
		at,
		request: {
			type: "upper",
			inner: {
				type: "merge",
				with: node
			}
		}
	};
}
var oneRing = reachable(({ ring }) => isPerfect(ring), "One perfect ring of all peers.");
var aLookupIsUnderWay = reachable(({ messages }) => messages.some(({ message }) => message.type === "upper" && message.inner.type === "mlookup"), "A look-up is under way.");
// scenarios/ring-merge/nodes.ts
var simple = {
	keys: 16,
	fanout: 1,
	passiveListLength: 2,
	tickMs: 1e3,
	bootstrap: []
};
var gossiping = {
	...simple,
	fanout: 2
};
var retrying = {
	...simple,
	retryMs: 5e3
};
var lookingAgain = {
	...simple,
	lookForSelfMs: 7e3
};
var quiet = {
	keys: 16,
	successorListLength: 3,
	contacts: []
};
/** Members as a cycle, each the predecessor of its successor: a perfect ring when they are in clockwise order. */
function cycle(members, { lower = quiet, upper = simple } = {}) {
	return members.map((id, place) => {
		const below = memberOf(members, place, lower);
		return inTheMiddle(id, below, settled(id, below.predecessor, members[(place + 1) % members.length], upper));
	});
}
/** The same nodes, one of which has detected others, and will look into that at its next ticks; `again`: not for the first time. */
function detecting(nodes, at, others, again = false) {
	return changed(nodes, at, (upper) => {
		const queue = others.map((node) => ({
			node,
			fanout: upper.config.fanout,
			again
		}));
		const retrying = upper.config.retryMs === void 0 ? [] : ["retry"];
		return {
			...upper,
			passive: others,
			queue,
			armed: ["tick", ...retrying]
		};
	});
}
/** The same nodes, one of which suspects others, to which it pointed when it lost sight of them. */
function suspecting(nodes, at, others) {
	return nodes.map((node) => {
		const lower = node.running?.lower;
		if (node.id !== at || node.running === void 0 || lower?.status !== "member") return node;
		const { upper } = node.running;
		const suspected = ascending(others);
		const doubting = inTheMiddle(at, {
			...lower,
			suspected
		}, {
			...upper,
			passive: others,
			suspected
		});
		const running = doubting.running === void 0 ? {} : { running: {
			...doubting.running,
			suspected
		} };
		return {
			...doubting,
			...running,
			suspected
		};
	});
}
/** The same nodes, one of which another node follows as well. */
function followed(nodes, at, by) {
	return nodes.map((node) => {
		const lower = node.running?.lower;
		if (node.id !== at || node.running === void 0 || lower?.status !== "member") return node;
		return inTheMiddle(at, {
			...lower,
			followers: ascending([...lower.followers, by])
		}, node.running.upper);
	});
}
/** The same nodes, one of which can reach others of its ring besides its neighbours. */
function knowing(nodes, at, contacts) {
	return changed(nodes, at, (upper) => ({
		...upper,
		contacts
	}));
}
/** The same nodes, one of which looks for itself once, at any time. */
function lookingForItself(nodes, at) {
	const timer = {
		type: "upper",
		inner: { type: "lookForSelf" }
	};
	return nodes.map((node) => node.id === at ? {
		...node,
		timers: [...node.timers ?? [], timer]
	} : node);
}
/** A node that founds a ring alone, when it starts, and has a bootstrap list. */
function founder(id, bootstrap) {
	return {
		id,
		config: {
			lower: quiet,
			upper: {
				...retrying,
				bootstrap
			}
		}
	};
}
/** The same nodes, one of which goes through this list, again and again, while it has noticed nobody. */
function bootstrapping(nodes, at, bootstrap) {
	return changed(nodes, at, (upper) => ({
		...upper,
		config: {
			...retrying,
			bootstrap
		},
		armed: ["retry"]
	}));
}
/** Nodes that join, at any time each, through the same contact. */
function newcomer(id, contact, { lower = quiet, upper = simple } = {}) {
	return {
		id,
		config: {
			lower: {
				...lower,
				contacts: [contact]
			},
			upper
		}
	};
}
function changed(nodes, at, change) {
	return nodes.map((node) => {
		const lower = node.running?.lower;
		if (node.id !== at || node.running === void 0 || lower?.status !== "member") return node;
		return inTheMiddle(at, lower, change(node.running.upper));
	});
}
function inTheMiddle(id, lower, upper) {
	const watched = {
		lower: watchedBy(lower),
		upper: watchedBy$1(upper)
	};
	const refresh = lower.config.refreshAfterMs === void 0 ? [] : [{
		type: "lower",
		inner: { type: "refresh" }
	}];
	return {
		id,
		config: {
			lower: lower.config,
			upper: upper.config
		},
		running: running({
			lower,
			upper
		}, watched),
		timers: [...refresh, ...upper.armed.map((type) => ({
			type: "upper",
			inner: { type }
		}))],
		monitored: [...watched.lower, ...watched.upper]
	};
}
export { mergeProperties as C, unrestInWords as D, severalRings as E, everyHopLeadsNearer as S, repairedWhenThePartitionEnds as T, arcsOnlyShrink as _, founder as a, eachGroupRepairsItself as b, lookingAgain as c, retrying as d, suspecting as f, oneRing as g, mergeScenario as h, followed as i, lookingForItself as l, kickStart as m, cycle as n, gossiping as o, aLookupIsUnderWay as p, detecting as r, knowing as s, bootstrapping as t, newcomer as u, atMostOneResponsibleInEachGroup as v, oneRingInTheEnd as w, everyDetectionEnds as x, connectivityIsNeverLost as y };
