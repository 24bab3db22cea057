import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { p as watchedBy } from "./successor-list.psWui0-s.js";
import { D as recoverable, E as reachable } from "./scenario.Cs_16ybG.js";
import { a as everyPeerIsInItsSuccessorsRing, i as atMostOneResponsible, u as isPerfectAmongMembers } from "./properties.Cb08gLre.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, c as remembering, d as withBush, l as staysUp, o as perfectRing, u as suspecting } from "./nodes.BQGP1PO4.js";
import { a as heals, c as restWithBushes, i as falselySuspecting, l as ringScenario, n as aPerfectRingOf, o as leaves, t as aCrashIsNoticed } from "./ring-scenario.CMoCXVO3.js";
// scenarios/relaxed-ring/leave.ts
/** Nodes that leave: they hand over, wait until nobody points to them, and end. No time-out is needed for any of it. */
var leave_exports = /* @__PURE__ */ __exportAll({ leaveScenarios: () => leaveScenarios });
var safeAndHeals = {
	...heals,
	atMostOneResponsible
};
var perfectUnlessEmpty = recoverable((ring) => ring.peers.length === 0 || isPerfectAmongMembers(ring), "Those that have not left can form a perfect ring.");
var everybodyHasLeft = reachable(({ nodes }) => nodes.every(({ status }) => status === "down"), "Nobody is left.");
/**
* The ring of 0, 4, 8 and 12 after 8 has crashed, which 12 has not noticed yet. Both 0 and 4 follow 12, and 0 also suspects
* 4.
*/
var afterACrashBetween = perfectRing([
	0,
	4,
	8,
	12
]).flatMap((node) => {
	if (node.running?.status !== "member" || node.id === 8) return [];
	const moved = {
		...node,
		running: {
			...node.running,
			successor: 12,
			backups: [0],
			moves: 1
		}
	};
	if (node.id === 0) return [suspecting(moved, 4, 8)];
	if (node.id === 4) return [suspecting(moved, 8)];
	const returns = [0, 4].map((follower) => ({
		node: follower,
		moves: 1
	}));
	const running = {
		...node.running,
		followers: [
			0,
			4,
			8
		],
		returns
	};
	return [{
		...falselySuspecting(node),
		running,
		monitored: watchedBy(running)
	}];
});
var leaveScenarios = [
	ringScenario(perfectRing([0, 8]), {
		instance: "leave/2",
		teaches: "When one of two nodes leaves, the other one owns every key.",
		requests: [leaves(8)],
		network: "unordered",
		required: safeAndHeals,
		seen: aPerfectRingOf(1),
		cost: "fast",
		expect: holds(5, 5, 5)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	]), {
		instance: "leave/3",
		teaches: "The leaver's successor inherits, then its predecessor turns away: a leave is two steps, and no node waits for a time-out.",
		requests: [leaves(8)],
		network: "unordered",
		required: safeAndHeals,
		seen: aPerfectRingOf(2),
		cost: "fast",
		expect: holds(19, 30, 10)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	]), {
		instance: "leave/3-all",
		teaches: "All three nodes may leave at once: no node waits for another one that leaves.",
		requests: [
			leaves(0),
			leaves(8),
			leaves(12)
		],
		network: "unordered",
		required: {
			atMostOneResponsible,
			everyPeerIsInItsSuccessorsRing,
			perfectUnlessEmpty
		},
		seen: {
			...aPerfectRingOf(1),
			everybodyHasLeft
		},
		cost: "fast",
		expect: holds(20629, 76114, 18)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4], 12)], {
		instance: "leave/3+1",
		teaches: "A node that leaves while it lets a newcomer in gives its heir the keys clockwise of the newcomer, which keeps its own.",
		requests: [leaves(8)],
		network: "unordered",
		required: safeAndHeals,
		seen: {
			...aPerfectRingOf(3),
			...aPerfectRingOf(4)
		},
		cost: "fast",
		expect: holds(3720, 14854, 24)
	}),
	ringScenario([...perfectRing([6, 8]), ...newcomers([10], 8)], {
		instance: "leave/2+1",
		teaches: "One of two nodes leaves while a newcomer is on its way in: the other one hears of the newcomer, and is not alone.",
		requests: [leaves(6)],
		network: "unordered",
		required: safeAndHeals,
		seen: {
			...aPerfectRingOf(2),
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(238, 593, 17)
	}),
	ringScenario([...perfectRing([0, 6]), ...newcomers([3, 12], 6)], {
		instance: "leave/2+2",
		teaches: "With newcomers on both sides of a leaver, the one on the successor's side inherits the keys clockwise of the one on the other side.",
		requests: [leaves(0)],
		network: "unordered",
		required: safeAndHeals,
		seen: {
			...aPerfectRingOf(3),
			...aPerfectRingOf(4)
		},
		cost: "slow",
		expect: holds(27840, 115537, 28)
	}),
	ringScenario([...withBush(perfectRing([
		0,
		3,
		6
	], remembering(2)), 2, 3), ...newcomers([12], 0, remembering(2))], {
		instance: "leave/bush",
		teaches: "A leaver may not know the nearest node clockwise of it: its successor names that node, which inherits.",
		requests: [leaves(0)],
		network: "fifo",
		required: safeAndHeals,
		atRest: restWithBushes,
		seen: {
			...aPerfectRingOf(3),
			...aPerfectRingOf(4)
		},
		cost: "fast",
		expect: holds(4990, 20166, 25)
	}),
	ringScenario(withBush(perfectRing([
		0,
		3,
		6
	], remembering(2)), 2, 3).map((node) => node.id === 2 ? node : staysUp(node)), {
		instance: "leave/bush-and-crash",
		teaches: "A leaver never waits for an heir that is down, even when it hears twice that this node is to inherit.",
		requests: [leaves(0)],
		faults: {
			crash: 1,
			duplicate: 1
		},
		network: "fifo",
		required: heals,
		atRest: restWithBushes,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(2)
		},
		cost: "slow",
		expect: holds(21097, 79774, 24)
	}),
	ringScenario(withBush(perfectRing([
		3,
		5,
		9,
		14
	], remembering(2)), 0, 3), {
		instance: "leave/bush-twice",
		teaches: "When an heir leaves, too, it names an heir of its own: the keys of both go to the first node that stays.",
		requests: [leaves(3), leaves(5)],
		network: "fifo",
		required: safeAndHeals,
		atRest: restWithBushes,
		seen: aPerfectRingOf(3),
		cost: "slow",
		expect: holds(189789, 931535, 31)
	}),
	ringScenario([...perfectRing([
		1,
		5,
		14
	], remembering(2)), ...newcomers([15], 1)], {
		instance: "leave/3+1-twice",
		teaches: "Two of three nodes leave, one right after it has let a newcomer in: the last node hears of the newcomer from the leaver.",
		requests: [leaves(1), leaves(5)],
		network: "fifo",
		required: safeAndHeals,
		seen: {
			...aPerfectRingOf(2),
			...aPerfectRingOf(4)
		},
		cost: "slow",
		expect: holds(34920, 129487, 29)
	}),
	ringScenario([...perfectRing([
		0,
		2,
		3
	]).map((node) => falselySuspecting(node, ...node.id === 3 ? [0] : [])), ...newcomers([1], 2).map((node) => falselySuspecting(node))], {
		instance: "leave/3+1-and-suspicion",
		teaches: "No node turns away from a leaver before there is an heir, or it would not hear of a newcomer that inherits.",
		requests: [leaves(0)],
		faults: { falseSuspicion: 1 },
		network: "fifo",
		required: heals,
		seen: {
			...aPerfectRingOf(3),
			...aPerfectRingOf(4)
		},
		cost: "slow",
		expect: holds(77010, 316616, 30)
	}),
	ringScenario([...perfectRing([
		0,
		2,
		3,
		4
	]).map((node) => node.id === 4 ? node : staysUp(node)), ...newcomers([1], 2).map(staysUp)], {
		instance: "leave/4+1-and-crash",
		teaches: "A leaver's predecessor crashes while a newcomer comes in on the successor's side: the remaining nodes find each other.",
		requests: [leaves(0)],
		faults: { crash: 1 },
		network: "fifo",
		required: heals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(4)
		},
		cost: "slow",
		expect: holds(931387, 4830852, 37)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "leave/4-and-crash",
		teaches: "A leave that meets a crash, of the leaver or of a neighbour, ends as a crash does.",
		requests: [leaves(8)],
		faults: { crash: 1 },
		network: "unordered",
		required: heals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(9164, 30595, 23)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	]), {
		instance: "leave/3-and-suspicion",
		teaches: "A false suspicion during a leave is healed like any other.",
		requests: [leaves(8)],
		faults: { falseSuspicion: 1 },
		network: "unordered",
		required: heals,
		seen: aPerfectRingOf(2),
		cost: "fast",
		expect: holds(8630, 28760, 20)
	}),
	ringScenario(afterACrashBetween, {
		instance: "leave/doubted-leaver",
		teaches: "A node that its predecessor falsely suspects leaves next to a crashed one: the nodes on both sides find each other.",
		requests: [leaves(4)],
		absent: [8],
		network: "fifo",
		required: heals,
		seen: aPerfectRingOf(2),
		cost: "fast",
		expect: holds(6971, 21288, 23)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "leave/4-neighbours",
		teaches: "When two neighbours of four leave at once, the other two own every key.",
		requests: [leaves(4), leaves(8)],
		network: "unordered",
		required: safeAndHeals,
		seen: aPerfectRingOf(2),
		cost: "fast",
		expect: holds(1824, 5750, 21)
	})
];
export { leave_exports as n, leaveScenarios as t };
