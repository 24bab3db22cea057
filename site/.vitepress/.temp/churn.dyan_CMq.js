import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as fingers } from "./step.Ch-5z2bv.js";
import { C as allThrough, D as recoverable, E as reachable, i as scenario, k as through } from "./scenario.Cs_16ybG.js";
import { c as aFingerIsWrong, d as fingerProperties, f as fingersAreOrWereMembers, l as aLookupTurns, o as overlayOf, p as fingersBecomeRight, r as hearing, u as everyQuestionIsAnswered } from "./refinement.DdZXjLZc.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { n as judgedFingers, t as keepingOf } from "./keeping.Bx2MTWE4.js";
import { a as refreshes, c as told, i as recovering, n as FOUR_ARY, o as ring, r as asks, t as CHORD } from "./nodes.xAEpVJ1k.js";
// scenarios/fingers/churn.ts
var churn_exports = /* @__PURE__ */ __exportAll({ fingerChurnScenarios: () => fingerChurnScenarios });
var aLookupWaits = reachable(({ nodes }) => nodes.some(({ state }) => state.waiting.length > 0), "A lookup for which there is no way on.");
var aLookupIsLost = reachable(({ nodes, quiet, history }) => history.answers.length < history.asked && quiet && nodes.every(({ state }) => state.waiting.length === 0), "A lookup that has gone down with a node.");
var noTableHas = (node) => recoverable(({ nodes }) => nodes.every(({ status, state }) => status === "down" || !state.fingers.includes(node)), `The tables of all nodes that are up can still come to be without node ${node}.`);
var answeredBy = (...owners) => reachable(({ history }) => owners.every((each) => history.answers.some(({ owner }) => owner === each)), `Answers of the nodes ${owners.join(" and ")}.`);
/** Node 4 comes between 0 and 8: a ring tells its successor first and its predecessor last; here, in any order. */
var NODE_4_JOINS = [
	told(8, 4, 12),
	told(4, 0, 8),
	told(0, 12, 4)
];
/** Nodes 4 and 12 hear, in any order, that there is nobody between them any more. */
var NODE_8_IS_GONE = [told(12, 4, 0), told(4, 0, 12)];
var twoLookupsMeetAJoin = {
	...answered(2),
	aLookupWaits,
	aLookupTurns: through(overlayOf, aLookupTurns),
	answerOf4: answeredBy(4),
	answerOf8: answeredBy(8)
};
var twoLookupsMeetACrash = {
	noTableHasNode8: noTableHas(8),
	aLookupWaits,
	aLookupIsLost,
	answersOf8And12: answeredBy(8, 12)
};
var fingerChurnScenarios = [
	churn({
		instance: "join/chord",
		teaches: "While a node joins, each lookup is answered once, by a node that owns the key then. The lookup of the newcomer waits until it is in.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD), {
			id: 4,
			config: CHORD
		}],
		requests: [
			...NODE_4_JOINS,
			...asks(0, 3),
			...asks(4, 10)
		],
		properties: twoLookupsMeetAJoin,
		cost: "fast",
		expect: holds(241, 633, 13)
	}),
	churn({
		instance: "join/4-ary",
		teaches: "While a node joins a ring with 4-ary fingers, lookups are answered once, each by a node that owns the key then.",
		nodes: [...ring([
			0,
			8,
			12
		], FOUR_ARY), {
			id: 4,
			config: FOUR_ARY
		}],
		requests: [
			...NODE_4_JOINS,
			...asks(0, 3),
			...asks(4, 10)
		],
		properties: twoLookupsMeetAJoin,
		cost: "fast",
		expect: holds(241, 633, 13)
	}),
	churn({
		instance: "join/chord/3-lookups",
		teaches: "Two clients that ask for one key while it changes hands may be told two owners: each was the owner when it answered.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD), {
			id: 4,
			config: CHORD
		}],
		requests: [
			...NODE_4_JOINS,
			...asks(0, 3),
			...asks(12, 3),
			...asks(4, 10)
		],
		properties: {
			...answered(3),
			aLookupWaits,
			answersOf4And8: answeredBy(4, 8)
		},
		cost: "slow",
		expect: holds(2277, 7535, 18)
	}),
	churn({
		instance: "join/table-of-members",
		teaches: "A finger need not be a member yet: a node takes its new predecessor into its table as soon as the ring names it.",
		nodes: [...ring([
			0,
			8,
			12
		], FOUR_ARY), {
			id: 4,
			config: FOUR_ARY
		}],
		requests: NODE_4_JOINS,
		properties: { fingersAreOrWereMembers: through(overlayOf, fingersAreOrWereMembers) },
		cost: "fast",
		expect: violates("fingersAreOrWereMembers", 1)
	}),
	churn({
		instance: "crash/chord",
		teaches: "A finger that crashes leaves all tables. The only lookups that are lost are those that it had, or that were on their way to it.",
		nodes: ring([
			0,
			4,
			8,
			12
		], CHORD).map((node) => node.id === 8 ? node : {
			...node,
			neverCrashes: true
		}),
		requests: [...NODE_8_IS_GONE, ...asks(4, 7)],
		faults: { crash: 1 },
		properties: {
			noTableHasNode8: noTableHas(8),
			node0ForgetsNode8: reachable(({ nodes }) => !nodes[0].monitored.includes(8), "Node 0 watches 8 no more."),
			aLookupWaits,
			aLookupIsLost,
			answerOf8: answeredBy(8),
			answerOf12: answeredBy(12)
		},
		cost: "fast",
		expect: holds(859, 2503, 13)
	}),
	churn({
		instance: "crash/newcomer",
		teaches: "Nodes watch each peer that enters their tables: a newcomer that crashes at once leaves all tables.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD).map((node) => ({
			...node,
			neverCrashes: true
		})), {
			id: 4,
			config: CHORD
		}],
		requests: [...NODE_4_JOINS, ...asks(12, 3)],
		faults: { crash: 1 },
		properties: {
			noTableHasNode4: noTableHas(4),
			answerOf4: answeredBy(4)
		},
		cost: "fast",
		expect: holds(417, 1031, 18)
	}),
	churn({
		instance: "crash/chord/2-lookups",
		teaches: "A finger that crashes leaves all tables. Of two lookups, only those are lost that it had or was sent.",
		nodes: ring([
			0,
			4,
			8,
			12
		], CHORD).map((node) => node.id === 8 ? node : {
			...node,
			neverCrashes: true
		}),
		requests: [
			...NODE_8_IS_GONE,
			...asks(0, 10),
			...asks(4, 7)
		],
		faults: { crash: 1 },
		properties: twoLookupsMeetACrash,
		cost: "slow",
		expect: holds(8203, 30103, 17)
	}),
	churn({
		instance: "crash/4-ary/2-lookups",
		teaches: "A 4-ary finger that crashes leaves all tables. Of two lookups, only those are lost that it had or was sent.",
		nodes: ring([
			0,
			4,
			8,
			12
		], FOUR_ARY).map((node) => node.id === 8 ? node : {
			...node,
			neverCrashes: true
		}),
		requests: [
			...NODE_8_IS_GONE,
			...asks(0, 10),
			...asks(4, 7)
		],
		faults: { crash: 1 },
		properties: twoLookupsMeetACrash,
		cost: "slow",
		expect: holds(29693, 112201, 20)
	}),
	falselySuspected("false-suspicion", 1, {
		teaches: "A lookup whose only way on is a suspected node waits, and goes on when that node is trusted again. The table is right again, too.",
		cost: "fast",
		expect: holds(264, 735, 10)
	}),
	falselySuspected("2-false-suspicions", 2, {
		teaches: "A lookup whose only way on is a suspected node waits, and goes on when that node is trusted again, also after two false suspicions.",
		cost: "slow",
		expect: holds(3176, 12979, 14)
	}),
	churn({
		instance: "no-successor",
		teaches: "A lookup waits at a node that has lost its successor, and goes on when the ring names another one.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD).slice(1), recovering(0, 12, CHORD)],
		requests: [
			told(0, 12, 8),
			...asks(0, 5),
			...asks(12, 6)
		],
		properties: {
			...answered(2),
			aLookupWaits
		},
		cost: "fast",
		expect: holds(27, 46, 9)
	}),
	churn({
		instance: "equal-questions",
		teaches: "A node without a way on keeps one of two equal questions for its table, and each different one.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD).slice(1), recovering(0, 12, CHORD)],
		requests: [...refreshes(0, 0), told(0, 12, 8)],
		properties: { twoQuestionsWait: reachable(({ nodes }) => nodes[2].state.waiting.length > 1, "Two questions of one node wait.") },
		cost: "fast",
		expect: holds(248, 821, 11)
	}),
	churn({
		instance: "no-room",
		teaches: "A node with room for one lookup keeps that of its client, and drops those for its table.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD).slice(1), recovering(0, 12, {
			...CHORD,
			waitingAtMost: 1
		})],
		requests: [
			...refreshes(0),
			...asks(0, 5),
			told(0, 12, 8)
		],
		properties: {
			...answered(1),
			aLookupWaits
		},
		cost: "fast",
		expect: holds(20, 33, 7)
	}),
	churn({
		instance: "join-and-suspicion",
		teaches: "A node joins and another is suspected falsely, in any order: no hop leads farther from the key, and each lookup is answered.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD), {
			id: 4,
			config: CHORD
		}],
		requests: [
			...NODE_4_JOINS,
			...asks(0, 3),
			...asks(12, 6)
		],
		faults: { falseSuspicion: 1 },
		properties: {
			...answered(2),
			aLookupWaits,
			answersOf4And8: answeredBy(4, 8)
		},
		cost: "slow",
		expect: holds(26210, 109200, 20)
	})
];
function churn({ instance, nodes, properties, ...rest }) {
	return scenario({
		name: `fingers/${instance.includes("/") ? instance : `churn/${instance}`}`,
		protocol: judgedFingers(fingers),
		nodes,
		network: "unordered",
		history: hearing(nodes.filter(({ running }) => running !== void 0).map(({ id }) => id)),
		properties: {
			...allThrough(overlayOf, fingerProperties),
			...keepingOf(nodes),
			...properties
		},
		...rest
	});
}
function falselySuspected(instance, falseSuspicion, rest) {
	return churn({
		instance,
		nodes: ring([
			0,
			6,
			12
		], CHORD),
		requests: [...asks(0, 7), ...asks(6, 1)],
		faults: { falseSuspicion },
		properties: {
			...answered(2),
			aLookupWaits,
			aFingerIsWrong: through(overlayOf, aFingerIsWrong),
			fingersBecomeRight: through(overlayOf, fingersBecomeRight)
		},
		...rest
	});
}
function answered(questions) {
	return { everyQuestionIsAnswered: through(overlayOf, everyQuestionIsAnswered(questions)) };
}
export { fingerChurnScenarios as n, churn_exports as t };
