import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { w as always } from "./scenario.Cs_16ybG.js";
import { S as membersOf, _ as cycleFrom, a as everyPeerIsInItsSuccessorsRing, d as milestones, i as atMostOneResponsible, r as atMostOneReachable, t as aPerfectRingIsASubset, v as inClockwiseOrder } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { r as repaired, t as aPeerIsRecovering } from "./ring-milestones.DUbYKcd-.js";
import { t as published } from "./world.CwPryqQ_.js";
// scenarios/baselines/relaxed-ring-published/crash.ts
var crash_exports = /* @__PURE__ */ __exportAll({ publishedCrashScenarios: () => publishedCrashScenarios });
var THREE_AND_ONE = {
	members: [
		0,
		8,
		12
	],
	joiners: [[4, 8]]
};
var FOUR = [
	0,
	4,
	8,
	12
];
var FIVE = [
	0,
	4,
	6,
	8,
	12
];
/** The stricter reading of `aPerfectRingIsASubset`, which has no exception for peers whose successor has failed. */
var aRingAtAnyTime = always((ring) => membersOf(ring).every((member) => inClockwiseOrder(ring, cycleFrom(ring, member))), "The successors of all members lead into a cycle that goes round the circle once (slide 19).", (ring) => {
	return membersOf(ring).filter((member) => !inClockwiseOrder(ring, cycleFrom(ring, member))).map(({ id, successor }) => `node ${id}, whose successor is ${successor}, leads into no such cycle`).join("; ");
});
var publishedCrashScenarios = [
	published({
		instance: "crash/4-peers-2-crashes",
		teaches: "From a perfect ring, and with a failure detector that is never wrong, two crashes give no key two owners (theorem 2).",
		members: FOUR,
		faults: { crash: 2 },
		properties: {
			atMostOneResponsible,
			aPeerIsRecovering
		},
		seen: repaired(2),
		expect: holds(1883, 4276, 17)
	}),
	published({
		instance: "crash/5-peers-2-crashes",
		teaches: "Theorem 2 fails with five peers: a linear comparison misleads a peer, and a peer that has lost its predecessor accepts any other.",
		members: FIVE,
		faults: { crash: 2 },
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 9)
	}),
	published({
		instance: "crash/5-peers-2-crashes/clockwise",
		teaches: "Read with comparisons on the circle, theorem 2 holds with five peers, too.",
		members: FIVE,
		settings: { redirects: "clockwise" },
		faults: { crash: 2 },
		properties: {
			atMostOneResponsible,
			aPeerIsRecovering
		},
		seen: repaired(2),
		expect: holds(1716, 3756, 14)
	}),
	published({
		instance: "crash/perfect-ring-within",
		teaches: "After crashes in the published ring, all peers but those that are recovering lead into one cycle, which goes round the circle once.",
		members: FOUR,
		faults: { crash: 2 },
		properties: {
			everyPeerIsInItsSuccessorsRing,
			aPerfectRingIsASubset,
			aPeerIsRecovering
		},
		seen: repaired(2),
		expect: holds(1883, 4276, 17)
	}),
	published({
		instance: "crash/perfect-ring-within/at-any-time",
		teaches: "The published ring does not contain a perfect ring at every moment: there is none while a peer's successor is down.",
		members: FOUR,
		faults: { crash: 1 },
		properties: { aRingAtAnyTime },
		expect: violates("aRingAtAnyTime", 1)
	}),
	published({
		instance: "crash/during-a-join",
		teaches: "One crash during a join gives a key two owners, without any false suspicion (theorem 3).",
		...THREE_AND_ONE,
		faults: { crash: 1 },
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 9)
	}),
	published({
		instance: "crash/during-a-join/reachable",
		teaches: "When a crash during a join gives a key two owners, no lookup finds both. Either no peer knows the newcomer, or the newcomer knows no peer.",
		...THREE_AND_ONE,
		faults: { crash: 1 },
		properties: {
			atMostOneReachable,
			aPeerIsRecovering,
			aBushAppears: milestones.aBushAppears
		},
		seen: repaired(1),
		expect: holds(969, 2123, 21)
	})
];
export { publishedCrashScenarios as n, crash_exports as t };
