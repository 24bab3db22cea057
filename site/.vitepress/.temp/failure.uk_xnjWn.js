import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { a as everyPeerIsInItsSuccessorsRing, d as milestones, i as atMostOneResponsible, m as perfectRingOfMembers, r as atMostOneReachable, t as aPerfectRingIsASubset } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { n as everyKeyFindsAnOwner, r as repaired, t as aPeerIsRecovering } from "./ring-milestones.DUbYKcd-.js";
import { t as beernetRing } from "./world.T9tb1KJW.js";
// scenarios/baselines/beernet/failure.ts
var failure_exports = /* @__PURE__ */ __exportAll({ beernetFailureScenarios: () => beernetFailureScenarios });
var THREE_AND_ONE = {
	members: [
		0,
		8,
		12
	],
	joiners: [[4, 8]]
};
var beernetFailureScenarios = [
	beernetRing({
		instance: "crash/4-peers-2-crashes",
		teaches: "From a perfect ring, and with a failure detector that is never wrong, two crashes give no key two owners.",
		members: [
			0,
			4,
			8,
			12
		],
		faults: { crash: 2 },
		properties: {
			atMostOneResponsible,
			aPeerIsRecovering
		},
		seen: repaired(2),
		expect: holds(1845, 3977, 12)
	}),
	beernetRing({
		instance: "crash/perfect-ring-within",
		teaches: "After crashes in Beernet's ring, all peers but those that are recovering lead into one cycle, which goes round the circle once.",
		members: [
			0,
			4,
			8,
			12
		],
		faults: { crash: 2 },
		properties: {
			everyPeerIsInItsSuccessorsRing,
			aPerfectRingIsASubset,
			aPeerIsRecovering
		},
		seen: repaired(2),
		expect: holds(1845, 3977, 12)
	}),
	beernetRing({
		instance: "crash/late-fix",
		teaches: "A peer accepts the late request of a crashed peer as a follower, and later keeps it as its predecessor for ever.",
		members: [
			0,
			4,
			6,
			8,
			12
		],
		faults: { crash: 2 },
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 8)
	}),
	beernetRing({
		instance: "crash/during-a-join",
		teaches: "One crash during a join gives a key two owners, without any false suspicion.",
		...THREE_AND_ONE,
		faults: { crash: 1 },
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 7)
	}),
	beernetRing({
		instance: "crash/during-a-join/reachable",
		teaches: "After a crash during a join, lookups find two owners: the predecessor adopts a newcomer whose successor it knows to have crashed.",
		...THREE_AND_ONE,
		faults: { crash: 1 },
		properties: { atMostOneReachable },
		expect: violates("atMostOneReachable", 8)
	}),
	beernetRing({
		instance: "crash/during-a-join/ownerless",
		teaches: "A peer that asks the wrong one to repair the ring gets no answer: the keys of the crashed peer have no owner for ever.",
		...THREE_AND_ONE,
		crashing: [0],
		faults: { crash: 1 },
		properties: { everyKeyFindsAnOwner },
		expect: violates("everyKeyFindsAnOwner", 3)
	}),
	beernetRing({
		instance: "suspicion/by-successor",
		teaches: "When only its successor suspects a peer falsely, both own its keys at once: a suspicion alone widens what the successor owns.",
		members: [0, 8],
		joiners: [[4, 8]],
		falselySuspecting: [[8, 4]],
		faults: { falseSuspicion: 1 },
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 4)
	}),
	beernetRing({
		instance: "suspicion/by-predecessor",
		teaches: "A peer that only its predecessor suspects falsely keeps its keys.",
		members: [
			0,
			6,
			8,
			12
		],
		falselySuspecting: [[0, 6]],
		faults: { falseSuspicion: 1 },
		properties: {
			atMostOneResponsible,
			aBushAppears: milestones.aBushAppears
		},
		expect: holds(5, 6, 4)
	}),
	beernetRing({
		instance: "suspicion/by-predecessor/adjacent",
		teaches: "A peer whose identifier is its successor's minus 1 loses its keys when its predecessor suspects it: an interval becomes the whole circle.",
		members: [
			0,
			7,
			8,
			12
		],
		falselySuspecting: [[0, 7]],
		faults: { falseSuspicion: 1 },
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 2)
	}),
	beernetRing({
		instance: "suspicion/list-exhausted",
		teaches: "A peer that suspects the last other peer it knows forms a ring of its own, and owns every key.",
		members: [0, 8],
		falselySuspecting: [[0, 8]],
		faults: { falseSuspicion: 1 },
		properties: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 2)
	})
];
export { failure_exports as n, beernetFailureScenarios as t };
