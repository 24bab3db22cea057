import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { g as structure, i as atMostOneResponsible, o as everyPeerIsLetIn, r as atMostOneReachable } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, c as remembering, l as staysUp, o as perfectRing, s as refreshing, t as askingInTurn } from "./nodes.BQGP1PO4.js";
import { a as heals, c as restWithBushes, l as ringScenario, n as aPerfectRingOf, t as aCrashIsNoticed, u as someoneIsIsolated } from "./ring-scenario.CMoCXVO3.js";
// scenarios/relaxed-ring/crash.ts
var crash_exports = /* @__PURE__ */ __exportAll({ crashScenarios: () => crashScenarios });
var safeAndHeals = {
	...heals,
	atMostOneResponsible
};
var crashScenarios = [
	ringScenario(perfectRing([0, 8]), {
		instance: "crash/2",
		teaches: "When one of two nodes crashes, the other one owns every key.",
		faults: { crash: 1 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(1)
		},
		cost: "fast",
		expect: holds(5, 5, 3)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	]), {
		instance: "crash/3",
		teaches: "After a crash the keys of the crashed node have no owner until both its neighbours have noticed, and then one.",
		faults: { crash: 1 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(43, 61, 8)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "crash/4-twice",
		teaches: "Two of four may crash, neighbours or not, at any moment, and no key ever has two owners.",
		faults: { crash: 2 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(11377, 34457, 18)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		10,
		12
	]), {
		instance: "crash/5-twice",
		teaches: "Two of five may crash: with three successors remembered, one is always left to follow.",
		faults: { crash: 2 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(13446, 38916, 18)
	}),
	ringScenario([...perfectRing([0, 8]).map((node) => node.id === 0 ? staysUp(node) : node), askingInTurn(4, [0])], {
		instance: "crash/asked-newcomer",
		teaches: "A node asks one that is still outside to be its successor, and loses all others. The newcomer waits to be let in, so it is not waited for.",
		faults: { crash: 1 },
		requests: [{
			at: 0,
			request: {
				type: "consider",
				node: 4,
				again: false
			}
		}],
		network: "set",
		slowTimers: true,
		required: {
			...heals,
			everyPeerIsLetIn
		},
		atRest: restWithBushes,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(1317, 3366, 17)
	}),
	ringScenario(perfectRing([
		0,
		8,
		12
	], {
		...refreshing,
		successorListLength: 1
	}).map((node) => node.id === 8 ? node : staysUp(node)), {
		instance: "crash/question-lost",
		teaches: "A node that has lost all successors that it remembers asks another one, and the question is lost. It asks again.",
		faults: {
			crash: 1,
			drop: 1
		},
		network: "set",
		slowTimers: true,
		required: heals,
		atRest: {},
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(2922, 8635, 19)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "crash/list-used-up",
		teaches: "A node that loses all successors that it remembers does not know whether others are left: it is isolated, and takes no keys.",
		faults: { crash: 3 },
		network: "unordered",
		required: safeAndHeals,
		cost: "fast",
		expect: violates("perfectRing", 3)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	], remembering(4)), {
		instance: "crash/list-round-the-ring",
		teaches: "A node that remembers the whole ring knows that it is the last one, and owns every key.",
		faults: { crash: 3 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(1)
		},
		cost: "slow",
		expect: holds(83085, 296629, 19)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	], remembering(1)), {
		instance: "crash/list-of-one",
		teaches: "A node that remembers one successor only, and loses it, finds the next one counter-clockwise round the ring.",
		faults: { crash: 1 },
		network: "unordered",
		required: safeAndHeals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(745, 1781, 14)
	}),
	ringScenario(perfectRing([
		0,
		4,
		8,
		12
	], remembering(1)).map((node) => node.id === 4 || node.id === 12 ? node : staysUp(node)), {
		instance: "crash/isolated",
		teaches: "A node that is isolated from the remaining nodes reports this, keeps its keys, and takes none.",
		faults: { crash: 2 },
		network: "unordered",
		required: {
			...structure,
			atMostOneResponsible
		},
		atRest: restWithBushes,
		seen: {
			aCrashIsNoticed,
			someoneIsIsolated
		},
		cost: "fast",
		expect: holds(44917, 177595, 23)
	}),
	ringScenario([...perfectRing([0, 8]), ...newcomers([4], 0)], {
		instance: "crash/2+1-duplicate",
		teaches: "A question of a crashed node that arrives a second time is not answered.",
		faults: {
			crash: 1,
			duplicate: 1
		},
		network: "unordered",
		required: heals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(6264, 17586, 18)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]).map((node) => node.id === 12 ? node : staysUp(node)), askingInTurn(4, [12, 0])], {
		instance: "crash/of-contact",
		teaches: "A newcomer whose contact is down asks the next one.",
		faults: { crash: 1 },
		network: "set",
		required: {
			...heals,
			everyPeerIsLetIn
		},
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(3)
		},
		cost: "slow",
		expect: holds(55922, 284233, 34)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4], 12)], {
		instance: "crash/3+1",
		teaches: "A crash during a join leaves a perfect ring of the remaining members, whichever node crashes, and whenever.",
		faults: { crash: 1 },
		network: "unordered",
		required: heals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(4),
			...aPerfectRingOf(3)
		},
		cost: "fast",
		expect: holds(7348, 22356, 24)
	}),
	ringScenario([...perfectRing([
		0,
		4,
		8,
		12
	]), ...newcomers([6], 12)], {
		instance: "crash/4+1",
		teaches: "A crash during a join leaves a perfect ring, also where other nodes lie between the newcomer's contact and its place.",
		faults: { crash: 1 },
		network: "unordered",
		required: heals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(5),
			...aPerfectRingOf(4)
		},
		cost: "fast",
		expect: holds(7120, 21553, 24)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4, 6], 0)], {
		instance: "crash/3+2",
		teaches: "Two joins at one place and a crash: what is left becomes a perfect ring again.",
		faults: { crash: 1 },
		network: "unordered",
		required: heals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(5)
		},
		cost: "slow",
		expect: holds(21660369, 127437805, 50)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4], 0)], {
		instance: "crash/3+1-twice",
		teaches: "A join and two crashes: what is left becomes a perfect ring again.",
		faults: { crash: 2 },
		network: "unordered",
		required: heals,
		seen: {
			aCrashIsNoticed,
			...aPerfectRingOf(2)
		},
		cost: "slow",
		expect: holds(2231523, 9915198, 33)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4], 12)], {
		instance: "crash/during-join",
		teaches: "If a node crashes right after letting a newcomer in, no other node knows the newcomer. The newcomer's keys have two owners for a while, without any false suspicion.",
		faults: { crash: 1 },
		network: "unordered",
		required: { atMostOneResponsible },
		cost: "fast",
		expect: violates("atMostOneResponsible", 8)
	}),
	ringScenario([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4], 12)], {
		instance: "crash/during-join/reachable",
		teaches: "After a crash during a join, lookups find both owners of a key once the newcomer has told its predecessor of itself. The weaker reading fails, too.",
		faults: { crash: 1 },
		network: "unordered",
		required: { atMostOneReachable },
		cost: "fast",
		expect: violates("atMostOneReachable", 9)
	})
];
export { crash_exports as n, crashScenarios as t };
