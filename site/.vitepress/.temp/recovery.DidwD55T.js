import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { O as step, w as always } from "./scenario.Cs_16ybG.js";
import { m as perfectRingOfMembers } from "./properties.Cb08gLre.js";
import { n as violates } from "./expectations.D8ONoEfW.js";
import { n as everyKeyFindsAnOwner } from "./ring-milestones.DUbYKcd-.js";
import { t as published } from "./world.CwPryqQ_.js";
// scenarios/baselines/relaxed-ring-published/recovery.ts
var recovery_exports = /* @__PURE__ */ __exportAll({ publishedRecoveryScenarios: () => publishedRecoveryScenarios });
var FOUR = [
	0,
	4,
	8,
	12
];
var aSuccessorIsNotSuspected = always(({ nodes }) => nodes.every(({ status, state }) => status !== "up" || state.status === "joining" || !state.crashed.includes(state.successor ?? -1)), "No peer has a successor that it suspects.", ({ nodes }) => nodes.flatMap(({ id, status, state }) => {
	if (status !== "up" || state.status === "joining" || !state.crashed.includes(state.successor ?? -1)) return [];
	return [`node ${id} has node ${state.successor} as its successor, and suspects it`];
}).join("; "));
var onlyAFailedSuccessorIsGivenUp = step((before, after) => after.nodes.every(({ state }, place) => stillFollows(before.nodes[place].state, state)), "A peer gives up its successor only when it suspects that successor.", (before, after) => after.nodes.flatMap(({ id, state }, place) => {
	const { state: earlier } = before.nodes[place];
	if (earlier.status === "joining" || stillFollows(earlier, state)) return [];
	return [`node ${id} gives up its successor, node ${earlier.successor}, and does not suspect it`];
}).join("; "));
var publishedRecoveryScenarios = [
	published({
		instance: "crash/during-a-join/bush-stays",
		teaches: "When the root of a bush crashes, the bush stays for ever: a peer that is already the predecessor is refused without a reply.",
		members: [
			0,
			8,
			12
		],
		joiners: [[4, 8]],
		crashing: [8],
		faults: { crash: 1 },
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 7)
	}),
	published({
		instance: "crash/tail-of-bush",
		teaches: "When the tail of a bush crashes, no peer that could repair the bush notices: its keys have no owner for ever.",
		members: [0, 8],
		joiners: [[4, 8]],
		crashing: [4],
		faults: { crash: 1 },
		properties: { everyKeyFindsAnOwner },
		expect: violates("everyKeyFindsAnOwner", 5)
	}),
	published({
		instance: "crash/linear-goto",
		teaches: "Where identifiers wrap around to 0, a peer that has lost its successor is sent to itself for ever.",
		members: [
			0,
			8,
			12
		],
		crashing: [0],
		faults: { crash: 1 },
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 3)
	}),
	published({
		instance: "crash/wait-for-each-other",
		teaches: "Two peers that have lost their successors ask each other, and each tells the other to try again later, for ever.",
		members: FOUR,
		crashing: [4, 12],
		faults: { crash: 2 },
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 4)
	}),
	published({
		instance: "crash/late-join-ok",
		teaches: "A peer adopts a crashed peer as its successor because of its late answer, and does not notice the crash a second time.",
		members: FOUR,
		crashing: [4, 8],
		faults: { crash: 2 },
		properties: {},
		seen: { aSuccessorIsNotSuspected },
		expect: violates("aSuccessorIsNotSuspected", 7)
	}),
	published({
		instance: "crash/late-join",
		teaches: "A peer accepts the late join of a crashed peer: the keys of the crashed peer have no owner for ever.",
		members: FOUR,
		crashing: [4, 8],
		faults: { crash: 2 },
		properties: { everyKeyFindsAnOwner },
		expect: violates("everyKeyFindsAnOwner", 8)
	}),
	published({
		instance: "crash/candidate-not-forgotten",
		teaches: "A peer gives up a live successor when another peer crashes, one that it once asked to let it join.",
		members: [
			0,
			8,
			12
		],
		joiners: [[4, 12]],
		crashing: [8, 12],
		faults: { crash: 2 },
		properties: {},
		seen: { onlyAFailedSuccessorIsGivenUp },
		expect: violates("onlyAFailedSuccessorIsGivenUp", 13)
	}),
	published({
		instance: "crash/list-exhausted",
		teaches: "When all peers of a successor list have crashed, the list's owner asks no other peer, and stays without a successor.",
		members: FOUR,
		crashing: [4],
		settings: { listLength: 1 },
		faults: { crash: 1 },
		properties: { perfectRingOfMembers },
		expect: violates("perfectRingOfMembers", 1)
	})
];
function stillFollows(before, after) {
	if (before.status === "joining" || after.status === "joining" || before.successor === null) return true;
	return after.successor !== null || after.crashed.includes(before.successor);
}
export { recovery_exports as n, publishedRecoveryScenarios as t };
