import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { r as inOpen, t as distance } from "./interval.BRRtuo-j.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { t as arm } from "./timers.kinNr4g3.js";
import { r as withNumber } from "./sorted-set.BjObjcoY.js";
import { C as allThrough, i as scenario } from "./scenario.Cs_16ybG.js";
import { a as idealRing, c as perfectRingOfMembers, i as everyPeerIsIn, l as ringOfSize, o as noLiveSuccessorIsGivenUp, s as oneLiveSuccessor, t as atLeastOneRing, u as ringProperties } from "./properties.XmvZUv3Q.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { t as chordRingOf } from "./refinement.C9pzvphE.js";
// impl/baselines/chord-corrected/state.ts
/**
* Chord as corrected: P. Zave, "Reasoning about Identifier Spaces: How to Make Chord Correct", IEEE Transactions on
* Software Engineering 43(12), 2017. Lookups are left out: the correction concerns the ring, and lookups are as in Chord.
*/
var NOTHING = { type: "nothing" };
/** A member with nothing pending, as the start of a scenario in the middle of a run. */
function perfectMember(self, predecessor, successors, config) {
	return {
		status: "member",
		self,
		config,
		predecessor,
		successors,
		doing: NOTHING,
		failed: []
	};
}
/** The list without its failed head. The place clockwise of its last entry is added, so that the length stays r. */
function withoutHead({ successors, config }) {
	const last = successors[successors.length - 1];
	return [...successors.slice(1), distance(config.keys - 1, last, config.keys)];
}
// impl/baselines/chord-corrected/question.ts
/** Questions to another node. The node is watched while its answer is due; a suspicion serves as the time-out. */
function ask(node, question) {
	return [{
		type: "monitor",
		node
	}, send(node, question)];
}
/** Ends a question: the answer is there, or will not come. */
function answered(node) {
	return [{
		type: "unmonitor",
		node
	}];
}
function pause({ pauseMs }, timer) {
	return arm({ type: timer }, pauseMs);
}
// impl/baselines/chord-corrected/join.ts
/**
* Join. The newcomer walks along the ring to its future predecessor, and copies that member's list, so it knows r successors
* from the beginning. Its predecessor will notify it.
*/
/** Begins an attempt to join: at the start, and after each pause. */
function onStart(state) {
	const { self, config } = state;
	if (config.contact === void 0) return enter(state, Array(config.successors).fill(self));
	return askToJoin(state, config.contact);
}
function onAnswerToJoin(state, from, answer) {
	if (from !== state.asked) return next(state);
	switch (answer.type) {
		case "welcome": return enter(state, answer.successors);
		case "goOn": return askToJoin(state, answer.to);
		case "busy": return tryAgain(state, from);
		default: return next(state);
	}
}
/** The member that was asked has failed: the walk begins again, after a pause. */
function onSuspectWhileJoining(state, failed) {
	return failed === state.asked ? tryAgain(state, failed) : next(state);
}
/** Answers a newcomer. A busy member does not show its list, because it may be about to change. */
function onJoin(state, newcomer) {
	const { self, successors, config, doing } = state;
	if (doing.type !== "nothing") return next(state, send(newcomer, { type: "busy" }));
	const [successor] = successors;
	if (!inOpen(newcomer, self, successor, config.keys)) return next(state, send(newcomer, {
		type: "goOn",
		to: successor
	}));
	return next(state, send(newcomer, {
		type: "welcome",
		successors
	}));
}
function askToJoin(state, member) {
	const before = state.asked === null ? [] : answered(state.asked);
	return next({
		...state,
		asked: member
	}, ...before, ...ask(member, { type: "join" }));
}
function tryAgain(state, asked) {
	return next({
		...state,
		asked: null
	}, ...answered(asked), ...pause(state.config, "tryAgain"));
}
function enter({ self, config, asked, failed }, successors) {
	const member = {
		status: "member",
		self,
		config,
		successors,
		predecessor: null,
		doing: NOTHING,
		failed
	};
	const before = asked === null ? [] : answered(asked);
	return next(member, ...before, indicate({ type: "joined" }), ...pause(config, "stabilise"));
}
// impl/baselines/chord-corrected/late.ts
function isTooLate({ failed }, event) {
	return event.type === "receive" && failed.includes(event.from);
}
/** The state that remembers the failed node, if the event is a suspicion. */
function noting(state, event) {
	if (event.type !== "suspect" || state.failed.includes(event.node)) return state;
	return {
		...state,
		failed: withNumber(state.failed, event.node)
	};
}
// impl/baselines/chord-corrected/rectify.ts
/**
* Rectify. A notified node adopts the notifier as its predecessor if it has none, or if the notifier is closer. Else it asks
* its predecessor for a sign of life, and adopts the notifier only if none comes.
*/
/** Handles a notification. A busy node ignores it, because the next round notifies again. */
function onNotify(state, notifier) {
	const { predecessor, self, config, doing } = state;
	if (doing.type !== "nothing" || notifier === predecessor) return next(state);
	if (predecessor === null || inOpen(notifier, predecessor, self, config.keys)) return next({
		...state,
		predecessor: notifier
	});
	return next({
		...state,
		doing: {
			type: "rectifying",
			asked: predecessor,
			notifier
		}
	}, ...ask(predecessor, { type: "areYouThere" }));
}
function onHereIAm(state, from) {
	const { doing } = state;
	return doing.type === "rectifying" && doing.asked === from ? next({
		...state,
		doing: NOTHING
	}, ...answered(from)) : next(state);
}
function onPredecessorFailed(state, failed, notifier) {
	return next({
		...state,
		predecessor: notifier,
		doing: NOTHING
	}, ...answered(failed));
}
// impl/baselines/chord-corrected/stabilise.ts
/**
* Stabilise. A member asks its successor for predecessor and list. If the successor has failed, the next of the list takes
* its place; if it answers, its list is copied. If its predecessor is a closer successor, that node is asked, too, and
* adopted only after its own answer.
*/
/** Begins a round. If the member waits for an answer, the round is put off: one thing at a time. */
function onStabilise(state) {
	if (state.doing.type !== "nothing") return next(state, ...pause(state.config, "stabilise"));
	return askSuccessor(state, state.successors);
}
function onWhoIsAroundYou(state, asker) {
	const { doing, predecessor, successors } = state;
	if (doing.type !== "nothing") return next(state, send(asker, { type: "busy" }));
	return next(state, send(asker, {
		type: "aroundMe",
		predecessor,
		successors
	}));
}
function onAroundMe(state, from, predecessor, successors) {
	const { doing } = state;
	if (doing.type === "stabilising" && doing.asked === from) return hearOf(state, from, predecessor, successors);
	if (doing.type === "adopting" && doing.asked === from) return endRound(adopting(state, from, successors), answered(from));
	return next(state);
}
/** The asked node waits for an answer itself: the round ends without a change. */
function onBusy(state, from) {
	const { doing } = state;
	return doing.type !== "nothing" && doing.asked === from ? endRound(state, answered(from)) : next(state);
}
/** The successor has failed: the next of the list is asked. */
function onSuccessorFailed(state, failed) {
	return askSuccessor(state, withoutHead(state), answered(failed));
}
/** The closer node has failed: it is not adopted. */
function onCloserOneFailed(state, failed) {
	return endRound(state, answered(failed));
}
function askSuccessor(state, successors, before = []) {
	const [asked] = successors;
	if (asked === state.self) return hearOf({
		...state,
		successors
	}, asked, state.predecessor, successors, before);
	return next({
		...state,
		successors,
		doing: {
			type: "stabilising",
			asked
		}
	}, ...before, ...ask(asked, { type: "whoIsAroundYou" }));
}
function hearOf(state, successor, closer, successors, before = answered(successor)) {
	const after = adopting(state, successor, successors);
	if (closer === null || !inOpen(closer, state.self, successor, state.config.keys)) return endRound(after, before);
	return next({
		...after,
		doing: {
			type: "adopting",
			asked: closer
		}
	}, ...before, ...ask(closer, { type: "whoIsAroundYou" }));
}
/** The list after an answer: `successor`, which has answered, then its own list without the last entry. */
function adopting(state, successor, successors) {
	return {
		...state,
		successors: [successor, ...successors].slice(0, state.config.successors)
	};
}
/** Ends the round, and only then plans the next one. */
function endRound(state, before) {
	const [successor] = state.successors;
	const notification = successor === state.self ? [] : [send(successor, { type: "notify" })];
	return next({
		...state,
		doing: NOTHING
	}, ...before, ...notification, ...pause(state.config, "stabilise"));
}
// impl/baselines/chord-corrected/step.ts
/** Chord as corrected: a table of contents. */
var correctedChord = {
	name: "chord-corrected",
	init: (self, config) => ({
		state: {
			status: "joining",
			self,
			config,
			asked: null,
			failed: []
		},
		effects: []
	}),
	step
};
function step(state, event) {
	if (isTooLate(state, event)) return next(state);
	return state.status === "joining" ? onJoiningEvent(noting(state, event), event) : onMemberEvent(noting(state, event), event);
}
function onJoiningEvent(state, event) {
	switch (event.type) {
		case "start":
		case "timeout": return onStart(state);
		case "receive": return onAnswerToJoin(state, event.from, event.message);
		case "suspect": return onSuspectWhileJoining(state, event.node);
		default: return next(state);
	}
}
function onMemberEvent(state, event) {
	switch (event.type) {
		case "timeout":
		case "request": return onStabilise(state);
		case "receive": return onMessage(state, event.from, event.message);
		case "suspect": return onSuspect(state, event.node);
		default: return next(state);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "join": return onJoin(state, from);
		case "whoIsAroundYou": return onWhoIsAroundYou(state, from);
		case "aroundMe": return onAroundMe(state, from, message.predecessor, message.successors);
		case "busy": return onBusy(state, from);
		case "notify": return onNotify(state, from);
		case "areYouThere": return next(state, send(from, { type: "hereIAm" }));
		case "hereIAm": return onHereIAm(state, from);
		case "welcome":
		case "goOn": return next(state);
		default: return unreachable(message);
	}
}
/** Only the asked node is watched, so a suspicion means that its answer will not come. */
function onSuspect(state, failed) {
	const { doing } = state;
	switch (doing.type) {
		case "nothing": return next(state);
		case "stabilising": return onSuccessorFailed(state, failed);
		case "adopting": return onCloserOneFailed(state, failed);
		case "rectifying": return onPredecessorFailed(state, failed, doing.notifier);
		default: return unreachable(doing);
	}
}
// scenarios/baselines/chord-corrected/failures.ts
var failures_exports = /* @__PURE__ */ __exportAll({ correctedChordScenarios: () => correctedChordScenarios });
/** The length r of successor lists. */
var LENGTH = 2;
var KEYS = 16;
/** A stable base has r + 1 members. The identifiers are ours, chosen to be small. */
var MEMBERS = [
	0,
	6,
	12
];
var keepsItsRing = {
	...ringProperties,
	oneLiveSuccessor,
	noLiveSuccessorIsGivenUp
};
var correctedChordScenarios = [
	corrected({
		instance: "stable-base/1-newcomer",
		teaches: "The corrected Chord keeps its ring when a newcomer crashes, and the members form a perfect ring again.",
		joiners: [3],
		rounds: [0, 3],
		crash: 1,
		base: MEMBERS,
		properties: {
			...keepsItsRing,
			perfectRingOfMembers,
			...ringOfSize(4)
		},
		expect: holds(25238, 119801, 38)
	}),
	corrected({
		instance: "stable-base/all-stabilise",
		teaches: "The corrected Chord keeps its ring when a newcomer crashes while all members stabilise.",
		joiners: [3],
		asked: [
			0,
			0,
			3,
			6,
			12
		],
		crash: 1,
		base: MEMBERS,
		properties: {
			...keepsItsRing,
			...ringOfSize(4)
		},
		expect: holds(34789, 144220, 32)
	}),
	corrected({
		instance: "stable-base/2-newcomers",
		teaches: "The corrected Chord keeps its ring when two newcomers to different places crash.",
		joiners: [3, 9],
		asked: [
			0,
			3,
			6,
			9
		],
		crash: 2,
		base: MEMBERS,
		properties: {
			...keepsItsRing,
			...ringOfSize(5)
		},
		expect: holds(41655, 172263, 35)
	}),
	corrected({
		instance: "stable-base/2-newcomers/longer",
		teaches: "The corrected Chord keeps its ring when two newcomers crash and members stabilise twice.",
		joiners: [3, 9],
		asked: [
			0,
			0,
			3,
			6,
			6,
			9
		],
		crash: 2,
		base: MEMBERS,
		properties: {
			...keepsItsRing,
			...ringOfSize(5)
		},
		cost: "slow",
		expect: holds(1253136, 6460358, 51)
	}),
	corrected({
		instance: "stable-base/3-newcomers",
		teaches: "The corrected Chord keeps its ring when three newcomers to different places crash.",
		joiners: [
			3,
			9,
			15
		],
		asked: [
			0,
			3,
			9,
			15
		],
		crash: 3,
		base: MEMBERS,
		properties: {
			...keepsItsRing,
			aNewcomerIsAdopted: ringOfSize(4).aRingOf4
		},
		expect: holds(227618, 1117356, 39)
	}),
	corrected({
		instance: "stable-base/3-newcomers/longer",
		teaches: "The corrected Chord keeps its ring when three newcomers crash and nearly all members stabilise.",
		joiners: [
			3,
			9,
			15
		],
		asked: [
			0,
			3,
			6,
			9,
			15
		],
		crash: 3,
		base: MEMBERS,
		properties: {
			...keepsItsRing,
			...ringOfSize(5)
		},
		cost: "slow",
		expect: holds(1922682, 10795392, 47)
	}),
	corrected({
		instance: "stable-base/2-newcomers-in-one-place",
		teaches: "A base that never fails is not enough for the corrected Chord: two adjacent newcomers fill a successor list, and both crash.",
		joiners: [3, 4],
		asked: [
			0,
			0,
			3,
			4
		],
		crash: 2,
		base: MEMBERS,
		properties: { atLeastOneRing },
		expect: violates("atLeastOneRing", 26)
	}),
	corrected({
		instance: "no-base/1-newcomer",
		teaches: "Without a stable base, a corrected Chord of three members and a newcomer keeps its ring when one of the four crashes.",
		joiners: [3],
		asked: [
			0,
			3,
			12
		],
		crash: 1,
		properties: {
			...keepsItsRing,
			...ringOfSize(4)
		},
		expect: holds(33557, 124857, 28)
	}),
	corrected({
		instance: "no-base/ideal-again",
		teaches: "Without a stable base, a corrected Chord of three members becomes an ideal ring of two when one member crashes.",
		rounds: MEMBERS,
		crash: 1,
		properties: {
			...keepsItsRing,
			idealRing: idealRing(LENGTH),
			...ringOfSize(2)
		},
		expect: holds(318192, 1930129, 30)
	}),
	corrected({
		instance: "no-base/2-crashes",
		teaches: "Without a stable base, two crashes at once leave the third member of a corrected Chord without a ring for ever.",
		crash: 2,
		properties: { atLeastOneRing },
		expect: violates("atLeastOneRing", 2)
	}),
	corrected({
		instance: "no-base/answer-in-flight",
		teaches: "A node of the corrected Chord copies a late answer, and gives up its last live successor for two nodes that have crashed.",
		joiners: [3],
		asked: [0, 3],
		crash: 2,
		properties: { noLiveSuccessorIsGivenUp },
		expect: violates("noLiveSuccessorIsGivenUp", 14)
	}),
	corrected({
		instance: "no-base/late-answers",
		teaches: "A newcomer to the corrected Chord never mistakes the late answer of a crashed node for an answer to a later question.",
		joiners: [3],
		asked: [3],
		crash: 2,
		properties: {
			noLiveSuccessorIsGivenUp,
			everyPeerIsIn
		},
		expect: holds(394, 975, 21)
	})
];
function corrected({ instance, joiners = [], rounds = [], asked = [], crash, base = [], properties, ...rest }) {
	const configOf = (id) => ({
		keys: KEYS,
		successors: LENGTH,
		...rounds.includes(id) ? { pauseMs: 1e3 } : {}
	});
	const newcomers = joiners.map((id) => ({
		id,
		config: {
			...configOf(id),
			contact: 0
		}
	}));
	const nodes = [...MEMBERS.map((id) => member(id, configOf(id))), ...newcomers];
	return scenario({
		name: `baselines/chord-corrected/${instance}`,
		protocol: correctedChord,
		nodes: nodes.map((node) => base.includes(node.id) ? {
			...node,
			neverCrashes: true
		} : node),
		requests: asked.map((at) => ({
			at,
			request: { type: "stabilise" }
		})),
		network: "set",
		absent: Array.from({ length: KEYS }, (_, id) => id).filter((guess) => nodes.every(({ id }) => id !== guess)),
		faults: { crash },
		properties: allThrough(chordRingOf, properties),
		cost: "fast",
		...rest
	});
}
/** In a perfect ring of all members. */
function member(id, config) {
	const [next, last] = [...MEMBERS, ...MEMBERS].slice(MEMBERS.indexOf(id) + 1);
	const timers = config.pauseMs === void 0 ? [] : [{ type: "stabilise" }];
	return {
		id,
		config,
		running: perfectMember(id, last, [next, last], config),
		timers
	};
}
export { failures_exports as n, correctedChordScenarios as t };
