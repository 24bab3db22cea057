import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { a as everyPeerIsInItsSuccessorsRing, i as atMostOneResponsible } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, l as staysUp, o as perfectRing, s as refreshing } from "./nodes.BQGP1PO4.js";
import { a as heals, i as falselySuspecting, l as ringScenario, n as aPerfectRingOf, r as aSuspicionIsFalse, t as aCrashIsNoticed } from "./ring-scenario.CMoCXVO3.js";
// scenarios/relaxed-ring/suspicion.ts
var suspicion_exports = /* @__PURE__ */ __exportAll({ suspicionScenarios: () => suspicionScenarios });
var safeAndHeals = {
	...heals,
	atMostOneResponsible
};
/** A ring of three in which these nodes, and no others, may falsely suspect node 8. */
function doubting(...doubters) {
	return perfectRing([
		0,
		8,
		12
	]).map((node) => doubters.includes(node.id) ? falselySuspecting(node, 8) : falselySuspecting(node));
}
/** A ring of two, and a node that joins it. Only node 0 may crash, and only node 0 may suspect falsely: node 8. */
var oneDoubtsTheOther = [
	falselySuspecting(perfectRing([0, 8])[0], 8),
	staysUp(falselySuspecting(perfectRing([0, 8])[1])),
	...newcomers([4], 0).map((node) => staysUp(falselySuspecting(node)))
];
var suspicionScenarios = [
	ringScenario(doubting(0), {
		instance: "suspicion/by-predecessor",
		teaches: "A node that only its predecessor suspects keeps its keys, and is followed again when it is trusted again.",
		faults: { falseSuspicion: 2 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(786, 2311, 17)
	}),
	ringScenario(doubting(12), {
		instance: "suspicion/by-successor",
		teaches: "A node that only its successor suspects keeps its keys: nobody takes them on the word of one node.",
		faults: { falseSuspicion: 2 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(23, 32, 10)
	}),
	ringScenario(doubting(0, 12), {
		instance: "suspicion/by-both",
		teaches: "A node that both neighbours falsely suspect is as good as cut off, and its keys get a second owner.",
		faults: { falseSuspicion: 2 },
		network: "unordered",
		required: { atMostOneResponsible },
		cost: "fast",
		expect: violates("atMostOneResponsible", 3)
	}),
	ringScenario(doubting(0, 12), {
		instance: "suspicion/by-both/heals",
		teaches: "When both neighbours take back their false suspicions of a node, the ring is perfect again.",
		faults: { falseSuspicion: 2 },
		network: "unordered",
		required: heals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(2077, 6358, 17)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	]), {
		instance: "suspicion/anybody",
		teaches: "One false suspicion, of any node by any other, never makes two owners.",
		faults: { falseSuspicion: 1 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(115, 199, 9)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	]), {
		instance: "suspicion/anybody-twice",
		teaches: "Two false suspicions at once may isolate a node, or separate two; the ring heals in each case.",
		faults: { falseSuspicion: 2 },
		network: "unordered",
		required: heals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(3)
		},
		cost: "slow",
		expect: holds(84910, 317134, 20)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "suspicion/4-and-crash",
		teaches: "After a crash and a false suspicion at once, the ring heals when the suspicion is taken back.",
		faults: {
			crash: 1,
			falseSuspicion: 1
		},
		network: "unordered",
		required: heals,
		seen: {
			aSuspicionIsFalse,
			aCrashIsNoticed,
			...aPerfectRingOf(3)
		},
		cost: "slow",
		expect: holds(146777, 584437, 22)
	}),
	ringScenario([
		falselySuspecting(perfectRing([0, 8], refreshing)[0]),
		falselySuspecting(perfectRing([0, 8])[1], 4),
		...newcomers([4], 0)
	], {
		instance: "suspicion/of-newcomer",
		teaches: "A node that suspects a newcomer that it has just let in does not take the keys back, though the newcomer's predecessor asks to follow.",
		faults: { falseSuspicion: 1 },
		network: "set",
		required: safeAndHeals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(3)
		},
		cost: "slow",
		expect: holds(231900, 1659435, 33)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4], 12)], {
		instance: "suspicion/3+1",
		teaches: "A false suspicion during a join only delays the join.",
		faults: { falseSuspicion: 1 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(4)
		},
		cost: "fast",
		expect: holds(2714, 7048, 20)
	}),
	ringScenario(perfectRing([0, 8]), {
		instance: "suspicion/2",
		teaches: "In a ring of two, the other node is both neighbours: a single false suspicion makes two owners.",
		faults: { falseSuspicion: 1 },
		network: "unordered",
		required: { atMostOneResponsible },
		cost: "fast",
		expect: violates("atMostOneResponsible", 1)
	}),
	ringScenario(perfectRing([0, 8]), {
		instance: "suspicion/2/heals",
		teaches: "A ring of two, too, is perfect again when a false suspicion is taken back.",
		faults: { falseSuspicion: 1 },
		network: "unordered",
		required: heals,
		seen: {
			aSuspicionIsFalse,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(35, 51, 9)
	}),
	ringScenario(perfectRing([0, 8]), {
		instance: "suspicion/2-twice",
		teaches: "Two nodes that falsely suspect each other are two rings of one node each.",
		faults: { falseSuspicion: 2 },
		network: "unordered",
		required: { everyPeerIsInItsSuccessorsRing },
		cost: "fast",
		expect: violates("everyPeerIsInItsSuccessorsRing", 2)
	}),
	ringScenario(oneDoubtsTheOther, {
		instance: "suspicion/2+1-and-crash",
		teaches: "A newcomer whose only contact believed that it was alone, and crashes, knows no other node and is a ring of its own.",
		faults: {
			crash: 1,
			falseSuspicion: 1
		},
		network: "unordered",
		required: heals,
		cost: "fast",
		expect: violates("everyPeerIsInItsSuccessorsRing", 6)
	})
];
export { suspicion_exports as n, suspicionScenarios as t };
