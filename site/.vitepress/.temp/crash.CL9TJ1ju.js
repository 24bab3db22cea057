import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { r as withNumber, t as ascending } from "./sorted-set.BjObjcoY.js";
import { C as allThrough, D as recoverable, i as scenario } from "./scenario.Cs_16ybG.js";
import { n as atomicCommit } from "./commit.BmFkG24G.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
// impl/baselines/two-phase-commit/state.ts
function booted(config) {
	if (config.role === "coordinator") return {
		role: "coordinator",
		participants: config.participants,
		phase: "idle",
		yes: []
	};
	return {
		role: "participant",
		coordinator: config.coordinator,
		phase: "working"
	};
}
// impl/baselines/two-phase-commit/coordinator.ts
/** The coordinator commits if all participants say yes, and aborts as soon as one says no or is suspected. */
/** Phase 1: asks all participants whether they can commit. */
function onBegin(state) {
	if (state.phase !== "idle") return next(state);
	const { participants } = state;
	const watching = participants.map((node) => ({
		type: "monitor",
		node
	}));
	return next({
		...state,
		phase: "collecting"
	}, ...watching, ...participants.map((node) => send(node, { type: "prepare" })));
}
/** Phase 1: counts a yes. The last one decides. */
function onYes(state, from) {
	if (state.phase !== "collecting") return next(state);
	const yes = withNumber(state.yes, from);
	return state.participants.every((participant) => yes.includes(participant)) ? decide(state, "commit") : next({
		...state,
		yes
	});
}
/** Phase 1: a participant says no, or is suspected. To abort is safe even if the suspicion is false. */
function onNo(state) {
	return state.phase === "collecting" ? decide(state, "abort") : next(state);
}
/** Phase 2: tells all participants the outcome. */
function decide(state, decision) {
	const phase = decision === "commit" ? "committed" : "aborted";
	const tidings = state.participants.flatMap((node) => [{
		type: "unmonitor",
		node
	}, send(node, { type: decision })]);
	return next({
		...state,
		phase,
		yes: []
	}, ...tidings, indicate({ type: phase }));
}
// impl/baselines/two-phase-commit/participant.ts
/** A participant may abort by itself until it says yes. From then on it has to wait for the outcome. */
/** Phase 1: answers the coordinator. The answer depends on data that are not modelled, so both are possible. */
function onPrepare(state) {
	return state.phase === "working" ? next(state, {
		type: "choose",
		among: 2
	}) : next(state);
}
function onChosen(state, value) {
	if (value === 0) return next({
		...state,
		phase: "prepared"
	}, send(state.coordinator, { type: "yes" }));
	return next({
		...state,
		phase: "aborted"
	}, send(state.coordinator, { type: "no" }), indicate({ type: "aborted" }));
}
/** Phase 2: takes in the outcome. */
function onDecision(state, decision) {
	const phase = decision === "commit" ? "committed" : "aborted";
	return state.phase === phase ? next(state) : next({
		...state,
		phase
	}, indicate({ type: phase }));
}
/** The coordinator is suspected. A participant that has said yes is blocked: it does not know what the others were told. */
function onSuspect(state) {
	return state.phase === "working" ? onDecision(state, "abort") : next(state);
}
// impl/baselines/two-phase-commit/step.ts
/** Two-phase commit: a table of contents. */
var twoPhaseCommit = {
	name: "two-phase-commit",
	init: (_self, config) => next(booted(config)),
	step
};
function step(state, event) {
	return state.role === "coordinator" ? onCoordinatorEvent(state, event) : onParticipantEvent(state, event);
}
function onCoordinatorEvent(state, event) {
	switch (event.type) {
		case "request": return onBegin(state);
		case "suspect": return onNo(state);
		case "receive": return onVote(state, event.from, event.message);
		case "start":
		case "timeout":
		case "restore":
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function onVote(state, from, message) {
	if (message.type === "yes") return onYes(state, from);
	return message.type === "no" ? onNo(state) : next(state);
}
function onParticipantEvent(state, event) {
	switch (event.type) {
		case "start": return next(state, {
			type: "monitor",
			node: state.coordinator
		});
		case "chosen": return onChosen(state, event.value);
		case "suspect": return onSuspect(state);
		case "receive": return onWord(state, event.message);
		case "request":
		case "timeout":
		case "restore": return next(state);
		default: return unreachable(event);
	}
}
function onWord(state, { type }) {
	if (type === "prepare") return onPrepare(state);
	return type === "commit" || type === "abort" ? onDecision(state, type) : next(state);
}
// scenarios/baselines/two-phase-commit/refinement.ts
function commitOf({ nodes }) {
	const managers = nodes.flatMap(({ id, state }) => state.role === "participant" ? [[managerName(id), state.phase]] : []);
	return { rmState: Object.fromEntries(managers) };
}
function twoPhaseRefinesAtomicCommit(participants) {
	return {
		of: atomicCommit(participants.map(managerName)),
		view: commitOf
	};
}
function managerName(id) {
	return `rm${id}`;
}
// scenarios/baselines/two-phase-commit/crash.ts
var crash_exports = /* @__PURE__ */ __exportAll({ twoPhaseCommitScenarios: () => twoPhaseCommitScenarios });
var COORDINATOR = 0;
var PARTICIPANTS = [
	1,
	2,
	3
];
var safe = allThrough(commitOf, atomicCommit(PARTICIPANTS.map(managerName)).properties);
var live = { everyParticipantCanDecide: recoverable(({ nodes }) => nodes.every(({ status, state }) => status === "down" || state.role === "coordinator" || hasDecided(state.phase)), "Every participant that is up has committed or aborted, now or later.", ({ nodes }) => {
	const inDoubt = nodes.filter(({ status, state }) => status !== "down" && state.role !== "coordinator" && state.phase === "prepared");
	const down = nodes.filter(({ status }) => status === "down").map(({ id }) => `node ${id}`);
	return `${inDoubt.map(({ id }) => `node ${id}`).join(" and ") || "no node"} has voted yes without being told the decision, and ${down.join(" and ") || "no node"} is down`;
}) };
var twoPhaseCommitScenarios = [
	world({
		instance: "fault-free",
		teaches: "While nothing fails, three participants of two-phase commit all commit or all abort, and each can decide.",
		properties: {
			...safe,
			...live
		},
		expect: holds(458, 1505, 11)
	}),
	world({
		instance: "crash/participant",
		teaches: "A participant of two-phase commit crashes, and the others decide: the coordinator aborts, or has its vote already.",
		faults: { crash: 1 },
		crashes: PARTICIPANTS,
		properties: {
			...safe,
			...live
		},
		expect: holds(3842, 15047, 12)
	}),
	world({
		instance: "crash/participant/symmetric",
		teaches: "When one participant of two-phase commit crashes, one state of each orbit shows that the others decide: they are symmetric.",
		faults: { crash: 1 },
		crashes: PARTICIPANTS,
		properties: {
			...safe,
			...live
		},
		symmetric: {
			nodes: [PARTICIPANTS],
			state: renamedState
		},
		expect: holds(738, 2917, 12)
	}),
	world({
		instance: "crash/coordinator",
		teaches: "When the coordinator of two-phase commit crashes, a participant that has voted yes waits for ever.",
		faults: { crash: 1 },
		crashes: [COORDINATOR],
		properties: live,
		expect: violates("everyParticipantCanDecide", 2)
	}),
	world({
		instance: "crash/consistent",
		teaches: "After any crash, two-phase commit blocks rather than let one node commit what another has aborted.",
		faults: {
			crash: 2,
			falseSuspicion: 1
		},
		crashes: [COORDINATOR, ...PARTICIPANTS],
		properties: safe,
		expect: holds(172505, 911345, 15)
	})
];
/** One transaction. A participant watches the coordinator from its start; the coordinator watches no node before it has asked. */
function world({ instance, crashes = [], ...rest }) {
	const survivor = (id) => crashes.includes(id) ? {} : { neverCrashes: true };
	return scenario({
		name: `baselines/two-phase-commit/${instance}`,
		protocol: twoPhaseCommit,
		nodes: [{
			...running(COORDINATOR, {
				role: "coordinator",
				participants: PARTICIPANTS
			}),
			...survivor(COORDINATOR)
		}, ...PARTICIPANTS.map((id) => ({
			...running(id, {
				role: "participant",
				coordinator: COORDINATOR
			}),
			monitored: [COORDINATOR],
			...survivor(id)
		}))],
		requests: [{
			at: COORDINATOR,
			request: { type: "begin" }
		}],
		network: "unordered",
		refines: { atomicCommit: twoPhaseRefinesAtomicCommit(PARTICIPANTS) },
		cost: "fast",
		...rest
	});
}
function running(id, config) {
	return {
		id,
		config,
		running: booted(config)
	};
}
function renamedState(state, of) {
	if (state.role === "participant") return {
		...state,
		coordinator: of(state.coordinator)
	};
	const renamed = (ids) => ascending(ids.map(of));
	return {
		...state,
		participants: renamed(state.participants),
		yes: renamed(state.yes)
	};
}
function hasDecided(phase) {
	return phase === "committed" || phase === "aborted";
}
export { twoPhaseCommitScenarios as n, crash_exports as t };
