import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable, i as scenario } from "./scenario.Cs_16ybG.js";
import { n as perfectBeginning, t as atomicRing } from "./atomic-ring.BdcuLgLL.js";
import { S as membersOf, a as everyPeerIsInItsSuccessorsRing, d as milestones, i as atMostOneResponsible, m as perfectRingOfMembers, t as aPerfectRingIsASubset, u as isPerfectAmongMembers } from "./properties.Cb08gLre.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import "./nodes.BQGP1PO4.js";
// scenarios/relaxed-ring/atomic.ts
/** The ring without messages, by itself: what it guarantees, so that the ring that refines it does, too. */
var atomic_exports = /* @__PURE__ */ __exportAll({ atomicRingScenarios: () => atomicRingScenarios });
var structure = {
	everyPeerIsInItsSuccessorsRing,
	aPerfectRingIsASubset
};
var heals = { perfectRing: perfectRingOfMembers };
var atomicRingScenarios = [
	atomic({
		instance: "join/2+3",
		teaches: "Three nodes that join at one place share no key with anybody, because a range is given up before it is taken.",
		members: [0, 8],
		newcomers: [
			2,
			4,
			6
		],
		happening: {},
		required: {
			...structure,
			...heals,
			...milestones,
			atMostOneResponsible
		},
		expect: holds(119, 360, 6)
	}),
	atomic({
		instance: "crash/4-twice",
		teaches: "Two neighbours of four crash, and their keys get one owner, because both sides must suspect a node before its keys are taken.",
		members: [
			0,
			4,
			8,
			12
		],
		happening: { crashes: [4, 8] },
		required: {
			...structure,
			...heals,
			atMostOneResponsible,
			...aPerfectRingOf(2)
		},
		expect: holds(111, 392, 8)
	}),
	atomic({
		instance: "leave/3+1",
		teaches: "A node leaves while another one joins next to it: the keys of the leaver get one owner, and the ring becomes perfect.",
		members: [
			0,
			8,
			12
		],
		newcomers: [4],
		happening: { leaves: [8] },
		required: {
			...structure,
			...heals,
			atMostOneResponsible,
			...aPerfectRingOf(3)
		},
		expect: holds(221, 1474, 8)
	}),
	atomic({
		instance: "suspicion/by-predecessor",
		teaches: "A node that only its predecessor suspects falsely keeps its keys.",
		members: [
			0,
			8,
			12
		],
		happening: { falseSuspicions: [[0, 8]] },
		required: {
			...structure,
			...heals,
			atMostOneResponsible,
			...aNodeIsPassedOver(8)
		},
		expect: holds(8, 23, 4)
	}),
	atomic({
		instance: "suspicion/by-both",
		teaches: "When both neighbours falsely suspect a node, its successor takes its keys, and the node keeps them, too.",
		members: [
			0,
			8,
			12
		],
		happening: { falseSuspicions: [[0, 8], [12, 8]] },
		required: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 3)
	}),
	atomic({
		instance: "crash/during-join",
		teaches: "A node gives a range to a newcomer and crashes: both its neighbours suspect it, and the range has two owners.",
		members: [
			0,
			8,
			12
		],
		newcomers: [4],
		happening: { crashes: [8] },
		required: { atMostOneResponsible },
		expect: violates("atMostOneResponsible", 5)
	})
];
function atomic({ instance, teaches, members, newcomers = [], happening, required, expect }) {
	return scenario({
		name: `relaxed-ring/atomic/${instance}`,
		teaches,
		cost: "fast",
		spec: atomicRing({
			init: perfectBeginning(16, members, newcomers),
			happening,
			properties: required
		}),
		expect
	});
}
function aNodeIsPassedOver(id) {
	return { [`node${id}IsPassedOver`]: reachable((ring) => membersOf(ring).every(({ successor }) => successor !== id), `Nobody has node ${id} as its successor.`) };
}
function aPerfectRingOf(members) {
	return { [`aPerfectRingOf${members}`]: reachable((ring) => membersOf(ring).length === members && isPerfectAmongMembers(ring), `A perfect ring of ${members} members.`) };
}
export { atomic_exports as n, atomicRingScenarios as t };
