import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { g as structure, i as atMostOneResponsible, o as everyPeerIsLetIn, p as perfectRing } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, c as remembering, o as perfectRing$1, r as impatient } from "./nodes.BQGP1PO4.js";
import { c as restart, i as anEarlierLifeIsMeant, l as restarting, n as aLeaverIsBack, o as forgetful, r as aRestartOf, s as lookupBeforeRestart, t as aLaterLifeIsIn, u as restarts } from "./restart-scenario.d35ufDIT.js";
import { a as heals, n as aPerfectRingOf, o as leaves, t as aCrashIsNoticed } from "./ring-scenario.CMoCXVO3.js";
// scenarios/relaxed-ring/restart.ts
var restart_exports = /* @__PURE__ */ __exportAll({ restartScenarios: () => restartScenarios });
/** One owner for each key, and a way back for all nodes that are up, the restarted ones included. */
var safeAndWhole = {
	...structure,
	perfectRing,
	atMostOneResponsible
};
var restartScenarios = [
	restart({
		instance: "2",
		teaches: "When one of two nodes restarts, the other one owns every key for a while, and lets it in again.",
		nodes: restarting(perfectRing$1([0, 8]), 8),
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8),
			...aPerfectRingOf(1)
		},
		expect: holds(10, 13, 7)
	}),
	restart({
		instance: "3",
		teaches: "A node that restarts gets its keys again once both neighbours know that its earlier life is over.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8),
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8),
			...aRestartOf(8),
			aCrashIsNoticed
		},
		expect: holds(119, 281, 14)
	}),
	restart({
		instance: "4",
		teaches: "In a ring of four, a node that restarts is let in again, although one member hears of it from others only.",
		nodes: restarting(perfectRing$1([
			0,
			4,
			8,
			12
		]), 8),
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8),
			...aRestartOf(8)
		},
		expect: holds(240, 664, 16)
	}),
	restart({
		instance: "3/list-of-one",
		teaches: "Nodes that remember one successor only find each other again after a restart.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		], remembering(1)), 8),
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8),
			...aRestartOf(8)
		},
		expect: holds(276, 631, 18)
	}),
	restart({
		instance: "unnoticed/3",
		teaches: "A restart that no failure detector notices is healed, too: the request to join shows that the earlier life is over.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8),
		network: "fifo",
		unnoticed: true,
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8),
			...aRestartOf(8)
		},
		expect: holds(5723, 17659, 32)
	}),
	restart({
		instance: "duplicate/3",
		teaches: "A message of an earlier life that arrives twice is not taken for one of the later life.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8),
		faults: {
			crash: 1,
			restart: 1,
			duplicate: 1
		},
		required: safeAndWhole,
		seen: aLaterLifeIsIn(8),
		expect: holds(884, 2575, 19)
	}),
	restart({
		instance: "twice/2",
		teaches: "A node that restarts twice is let in twice, and never under an incarnation that it has used before.",
		nodes: restarting(perfectRing$1([0, 8]), 8),
		faults: restarts(2),
		required: safeAndWhole,
		seen: aLaterLifeIsIn(8, 3),
		expect: holds(72, 132, 12)
	}),
	restart({
		instance: "twice/3",
		teaches: "A node may restart again while it is being let in: answers to the second life do not reach the third one.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8),
		network: "fifo",
		faults: restarts(2),
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8, 3),
			anEarlierLifeIsMeant
		},
		expect: holds(1416, 3813, 27)
	}),
	restart({
		instance: "neighbours/3",
		teaches: "Two neighbours restart, each at any time, and all that are members become a perfect ring again.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8, 12),
		network: "fifo",
		faults: restarts(2),
		required: heals,
		seen: aLaterLifeIsIn(8),
		cost: "slow",
		expect: holds(8313, 23691, 28)
	}),
	restart({
		instance: "neighbour-crashes/3",
		teaches: "The neighbour that is to let a restarted node in crashes: the restarted node asks again, and another neighbour lets it in.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		], impatient), 8, 12),
		network: "set",
		slowTimers: true,
		faults: {
			crash: 2,
			restart: 1
		},
		required: {
			...heals,
			everyPeerIsLetIn
		},
		seen: {
			...aLaterLifeIsIn(8, 2, 2),
			aCrashIsNoticed
		},
		expect: holds(4779, 13875, 23)
	}),
	restart({
		instance: "newcomer/2+1",
		teaches: "A node restarts right after it has let a newcomer in, and all three become a perfect ring.",
		nodes: restarting([...perfectRing$1([0, 8]), ...newcomers([4], 8)], 8),
		network: "fifo",
		required: heals,
		seen: {
			...aLaterLifeIsIn(8),
			...aRestartOf(8),
			anEarlierLifeIsMeant
		},
		expect: holds(354, 743, 19)
	}),
	restart({
		instance: "newcomer/unnoticed",
		teaches: "A newcomer follows a life that is over if no failure detector tells incarnations apart: it waits for a node that does not know it.",
		nodes: restarting([...perfectRing$1([0, 8]), ...newcomers([4], 8)], 8),
		network: "fifo",
		unnoticed: true,
		required: heals,
		expect: violates("perfectRing", 5)
	}),
	restart({
		instance: "newcomer/itself",
		teaches: "A newcomer restarts while it is let in: the answer to its earlier life does not make a member of the later one.",
		nodes: restarting([...perfectRing$1([0, 8]), ...newcomers([4], 8)], 4),
		network: "fifo",
		required: heals,
		seen: {
			...aLaterLifeIsIn(4),
			anEarlierLifeIsMeant
		},
		expect: holds(968, 2679, 21)
	}),
	restart({
		instance: "leaver/3",
		teaches: "A leaver that restarts, before or after its end, joins again like any newcomer.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8),
		network: "fifo",
		requests: [leaves(8)],
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8),
			aLeaverIsBack,
			...aPerfectRingOf(2)
		},
		expect: holds(1e3, 2517, 21)
	}),
	restart({
		instance: "leave/3",
		teaches: "A node restarts while its neighbour leaves: the leaver does not wait for the farewell of a life that is over.",
		nodes: restarting(perfectRing$1([
			0,
			8,
			12
		]), 8),
		requests: [leaves(12)],
		network: "fifo",
		required: safeAndWhole,
		seen: {
			...aLaterLifeIsIn(8, 2, 2),
			...aPerfectRingOf(2)
		},
		expect: holds(2818, 7370, 25)
	}),
	lookupBeforeRestart(),
	restart({
		instance: "forgotten/3",
		teaches: "A node that restarts and does not know it is never let in: its request is passed to itself, as the owner of its identifier.",
		nodes: perfectRing$1([
			0,
			8,
			12
		]).map((node) => forgetful(node)),
		unnoticed: true,
		required: { perfectRing },
		expect: violates("perfectRing", 2)
	})
];
export { restart_exports as n, restartScenarios as t };
