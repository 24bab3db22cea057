import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { o as successorsOf } from "./successor-list.psWui0-s.js";
import { C as allThrough, D as recoverable, E as reachable, O as step } from "./scenario.Cs_16ybG.js";
import { m as perfectRingOfMembers, o as everyPeerIsLetIn } from "./properties.Cb08gLre.js";
import { a as bootsOf, c as restart, d as soundDisks, t as aLaterLifeIsIn, u as restarts } from "./restart-scenario.d35ufDIT.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, l as staysUp, o as perfectRing, r as impatient } from "./nodes.BQGP1PO4.js";
import { c as restWithBushes, n as aPerfectRingOf, o as leaves, t as aCrashIsNoticed } from "./ring-scenario.CMoCXVO3.js";
// scenarios/relaxed-ring/restart-all.ts
var restart_all_exports = /* @__PURE__ */ __exportAll({ restartAllScenarios: () => restartAllScenarios });
/** Keeps its neighbours on disk, and founds a ring after one request in vain. */
var kept = {
	...impatient,
	mayRestart: true,
	refoundAfter: 1
};
/** Members of a perfect ring that keep their neighbours on disk, and know no other contacts. */
function keeping(members, config = kept) {
	return perfectRing(members, config).map((node) => {
		if (node.running?.status !== "member") return node;
		const beside = [...successorsOf(node.running), node.running.predecessor].filter((each) => each !== node.id);
		const known = [...new Set(beside)];
		return {
			...node,
			running: {
				...node.running,
				known
			},
			durable: {
				incarnation: 1,
				known
			}
		};
	});
}
/** The same nodes, all of them down. */
function down(nodes) {
	return nodes.map(({ id, config, durable }) => ({
		id,
		config,
		...durable && { durable }
	}));
}
/** A ring of one in its second life, which knows no other node. */
function alone(id) {
	const [node] = perfectRing([id], kept);
	const running = node.running && {
		...node.running,
		known: [],
		lives: [{
			node: id,
			incarnation: 2
		}]
	};
	return {
		...node,
		...running && { running },
		durable: {
			incarnation: 2,
			known: []
		}
	};
}
/** A node that is down, and founds no ring when it comes back. */
function askingForEver(id, contacts) {
	return [{
		id,
		config: {
			...impatient,
			contacts,
			mayRestart: true
		},
		durable: { incarnation: 1 }
	}];
}
/** All that are up become members, and one perfect ring. Keys may have two owners while there are two rings. */
var wholeAgain = {
	perfectRing: perfectRingOfMembers,
	everyPeerIsLetIn
};
var allAreDown = reachable(({ nodes }) => nodes.every(({ status }) => status === "down"), "All nodes are down at once.");
var allAreBack = reachable(({ nodes }) => nodes.every(({ id, status, state }) => status === "up" && state.status === "member" && state.lives?.some(({ node }) => node === id)), "All nodes have restarted, and are members.");
/** Node 8 is the former member that is asked to leave. */
var itJoinsToLeave = {
	itDoesNotEndOutside: step((before, after) => {
		const [old, now] = [before, after].map(({ nodes }) => nodes.find(({ id }) => id === 8));
		return old?.status !== "up" || now?.status !== "down" || old.state.status !== "joining";
	}, "A former member that is asked to leave does not end outside the ring."),
	itFoundsNoRing: step((before, after) => {
		const [old, now] = [before, after].map(({ nodes }) => nodes.find(({ id }) => id === 8)?.state);
		return old?.status !== "joining" || old.leaves === void 0 || now?.status !== "member";
	}, "A former member that is to leave never founds a ring: it would have no heir there."),
	itIsAskedOutside: reachable(({ nodes }) => nodes.some(({ status, state }) => status === "up" && state.status === "joining" && state.leaves === true), "A former member is asked to leave before it is let in again.")
};
var theLeaverEnds = { theLeaverEnds: recoverable(({ nodes }) => nodes.every(({ id, status }) => id !== 8 || status === "down"), "A former member that is asked to leave can still end.") };
var disks = allThrough(bootsOf, soundDisks);
var restartAllScenarios = [
	restart({
		instance: "all/2",
		teaches: "When both nodes of a ring have been down at once, each asks the other one, and one of them founds the ring again.",
		nodes: keeping([0, 8]),
		network: "set",
		slowTimers: true,
		faults: restarts(2),
		required: wholeAgain,
		seen: {
			...disks,
			...aLaterLifeIsIn(8, 2, 2),
			allAreDown,
			allAreBack
		},
		expect: holds(417, 733, 20)
	}),
	restart({
		instance: "all/2/hasty",
		teaches: "Two nodes that come back, and both found a ring before they hear of each other, become one ring.",
		nodes: down(keeping([0, 8])),
		network: "fifo",
		faults: { restart: 2 },
		required: wholeAgain,
		seen: {
			...disks,
			...aLaterLifeIsIn(8, 2, 2),
			allAreBack
		},
		expect: holds(548, 941, 21)
	}),
	restart({
		instance: "all/two-rings",
		teaches: "Two nodes that have restarted know no present life of each other: each says that it is up, and they become one ring.",
		nodes: [{
			id: 0,
			config: kept,
			durable: {
				incarnation: 1,
				known: []
			}
		}, alone(8)],
		network: "fifo",
		faults: { restart: 1 },
		unnoticed: true,
		requests: [{
			at: 0,
			request: {
				type: "consider",
				node: 8,
				again: false
			}
		}],
		required: { perfectRing: perfectRingOfMembers },
		atRest: restWithBushes,
		seen: {
			...disks,
			...aLaterLifeIsIn(0, 2, 2)
		},
		expect: holds(16, 18, 14)
	}),
	restart({
		instance: "leaves/3",
		teaches: "A former member that is asked to leave on its way back joins first. Alone it would leave with what others need.",
		nodes: [...keeping([
			0,
			8,
			12
		]).filter(({ id }) => id !== 8).map(staysUp), ...down(keeping([
			0,
			8,
			12
		]).slice(1, 2))],
		network: "fifo",
		slowTimers: true,
		faults: { restart: 1 },
		requests: [leaves(8)],
		required: wholeAgain,
		atRest: restWithBushes,
		seen: {
			...disks,
			...itJoinsToLeave,
			...theLeaverEnds,
			...aPerfectRingOf(2)
		},
		expect: holds(210, 496, 20)
	}),
	restart({
		instance: "leaves/2/both-down",
		teaches: "When all nodes have been down, one that is asked to leave founds no ring. It waits for another one to found it.",
		nodes: down(keeping([0, 8])),
		network: "fifo",
		slowTimers: true,
		faults: { restart: 2 },
		requests: [leaves(8)],
		required: { perfectRing: perfectRingOfMembers },
		atRest: restWithBushes,
		seen: {
			...disks,
			...itJoinsToLeave,
			...aPerfectRingOf(1)
		},
		expect: holds(281, 471, 19)
	}),
	restart({
		instance: "all/founder",
		teaches: "A founder that was alone founds its ring again. One that has let a node in asks that node first.",
		nodes: [{
			id: 0,
			config: kept,
			durable: {
				incarnation: 1,
				known: []
			}
		}, ...newcomers([8], 0, kept).map(staysUp)],
		network: "set",
		slowTimers: true,
		faults: {
			crash: 1,
			restart: 2
		},
		required: wholeAgain,
		seen: {
			...disks,
			...aLaterLifeIsIn(0, 3, 2)
		},
		expect: holds(88, 150, 15)
	}),
	restart({
		instance: "all/forwarder-crashes/3",
		teaches: "A request to join is lost with the node that was to answer it. The former member founds a ring, and asks the nodes that it knew.",
		nodes: [...down(keeping([
			0,
			8,
			12
		]).slice(0, 1)), ...keeping([
			0,
			8,
			12
		]).slice(1).map((node) => node.id === 8 ? staysUp(node) : node)],
		network: "fifo",
		slowTimers: true,
		faults: {
			crash: 1,
			restart: 1
		},
		required: wholeAgain,
		seen: {
			...disks,
			...aLaterLifeIsIn(0, 2, 2),
			aCrashIsNoticed
		},
		expect: holds(2190, 4979, 21)
	}),
	restart({
		instance: "all/list-of-one/4",
		teaches: "A node keeps two nodes on disk if its list of successors has one place: its present neighbours take the places of others.",
		nodes: keeping([
			0,
			4,
			8,
			12
		], {
			...kept,
			successorListLength: 1
		}).map((node) => node.id === 8 ? node : staysUp(node)),
		network: "fifo",
		slowTimers: true,
		faults: { crash: 1 },
		unnoticed: true,
		required: wholeAgain,
		seen: {
			...disks,
			aCrashIsNoticed,
			...aPerfectRingOf(3)
		},
		expect: holds(127, 273, 14)
	}),
	restart({
		instance: "all/2-of-3",
		teaches: "When all three nodes of a ring go down, and one never comes back, the other two become one ring again.",
		nodes: down(keeping([
			0,
			8,
			12
		])),
		network: "fifo",
		slowTimers: true,
		faults: { restart: 2 },
		required: wholeAgain,
		seen: {
			...disks,
			...aLaterLifeIsIn(8, 2, 2),
			allAreDown
		},
		expect: holds(3757, 9100, 26)
	}),
	restart({
		instance: "all/3",
		teaches: "Three nodes that have all been down at once become one ring again: one founds it, and lets the others in.",
		nodes: [
			...down(keeping([
				0,
				8,
				12
			])).filter(({ id }) => id === 0),
			...askingForEver(8, [12, 0]),
			...askingForEver(12, [0, 8])
		],
		network: "fifo",
		slowTimers: true,
		faults: { restart: 3 },
		required: wholeAgain,
		seen: {
			...disks,
			...aLaterLifeIsIn(8, 2, 3),
			allAreDown,
			allAreBack
		},
		expect: holds(8946, 24456, 32)
	})
];
export { restart_all_exports as n, restartAllScenarios as t };
