import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as fingers } from "./step.Ch-5z2bv.js";
import { C as allThrough, D as recoverable, E as reachable, i as scenario, k as through, w as always } from "./scenario.Cs_16ybG.js";
import { c as aFingerIsWrong, d as fingerProperties, f as fingersAreOrWereMembers, l as aLookupTurns, m as fingersStayRight, o as overlayOf, p as fingersBecomeRight, r as hearing, u as everyQuestionIsAnswered } from "./refinement.DdZXjLZc.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { n as judgedFingers, t as keepingOf } from "./keeping.Bx2MTWE4.js";
import { a as refreshes, c as told, n as FOUR_ARY, o as ring, r as asks, s as ringWithBush, t as CHORD } from "./nodes.xAEpVJ1k.js";
// scenarios/fingers/lookup.ts
var lookup_exports = /* @__PURE__ */ __exportAll({ fingerLookupScenarios: () => fingerLookupScenarios });
/** The way of the only lookup, as far as it shows in what is under way. */
var hopsOfSlide13 = {
	onlyTheWayOfTheSlide: always(({ messages }) => messages.every(({ from, to }) => [
		"0 6",
		"6 12",
		"12 0"
	].includes(`${from} ${to}`)), "Node 0 contacts 6 for [4,8), 6 passes the key to its successor 12, and 12 answers node 0 (slide 13)."),
	fromNode0To6: reachable(({ messages }) => messages.some(({ from, to }) => from === 0 && to === 6)),
	fromNode6To12: reachable(({ messages }) => messages.some(({ from, to }) => from === 6 && to === 12)),
	node12Answers: recoverable(({ history }) => history.answers.some(({ key, owner }) => key === 7 && owner === 12))
};
var fingerLookupScenarios = [
	stable({
		instance: "worked-example",
		teaches: "In the example of the slides, the lookup of key 7 goes from node 0 to 6, then past the key to 12, which answers.",
		nodes: ring([
			0,
			6,
			12
		], CHORD),
		requests: asks(0, 7),
		properties: {
			...hopsOfSlide13,
			aLookupTurns: through(overlayOf, aLookupTurns)
		},
		cost: "fast",
		expect: holds(5, 5, 5)
	}),
	stable({
		instance: "chord",
		teaches: "With right fingers, lookups of several nodes at once are each answered once, by the owner.",
		nodes: ring([
			0,
			3,
			4,
			6,
			9,
			14
		], CHORD),
		requests: [
			...asks(0, 5),
			...asks(4, 1),
			...asks(14, 8)
		],
		properties: {
			fingersStayRight: through(overlayOf, fingersStayRight),
			aLookupTurns: through(overlayOf, aLookupTurns)
		},
		cost: "fast",
		expect: holds(150, 366, 14)
	}),
	stable({
		instance: "4-ary",
		teaches: "With right 4-ary fingers, lookups of several nodes at once are each answered once, by the owner.",
		nodes: ring([
			0,
			3,
			4,
			6,
			9,
			14
		], FOUR_ARY),
		requests: [
			...asks(0, 5),
			...asks(4, 1),
			...asks(14, 8)
		],
		properties: {
			fingersStayRight: through(overlayOf, fingersStayRight),
			aLookupTurns: through(overlayOf, aLookupTurns)
		},
		cost: "fast",
		expect: holds(125, 301, 13)
	}),
	stable({
		instance: "bush",
		teaches: "A lookup from within a bush comes to a node at most twice: once on its way to the key, once on its way back.",
		nodes: ringWithBush([
			0,
			2,
			3
		], [5, 8], CHORD),
		requests: asks(8, 4),
		properties: { itComesHome: reachable(({ messages }) => messages.some(({ to, message }) => to === 8 && message.type === "lookup" && message.direction === "back"), "The lookup goes from 8 by 0, 2 and 3 past the key to 0, the root of the bush. Then it goes back by 8, where it began, to 5.") },
		cost: "fast",
		expect: holds(12, 14, 10)
	}),
	stable({
		instance: "without-fingers",
		teaches: "Fingers are for efficiency only: nodes that know no more than their neighbours answer every lookup, too.",
		nodes: ring([
			0,
			3,
			4,
			6,
			9,
			14
		], CHORD, []),
		requests: [...asks(0, 5), ...asks(9, 8)],
		properties: { aFingerIsWrong: through(overlayOf, aFingerIsWrong) },
		cost: "fast",
		expect: holds(12, 17, 7)
	}),
	stable({
		instance: "correction-on-use",
		teaches: "A node whose finger has a nearer predecessor learns of it by using the finger, and its table becomes right by lookups alone.",
		nodes: [...ring([
			0,
			4,
			8,
			12
		], CHORD, []).slice(0, 2), ...ring([
			0,
			4,
			8,
			12
		], CHORD).slice(2)],
		requests: [...asks(0, 12), ...asks(4, 0)],
		properties: {
			aFingerIsWrong: through(overlayOf, aFingerIsWrong),
			fingersBecomeRight: through(overlayOf, fingersBecomeRight)
		},
		cost: "fast",
		expect: holds(36, 73, 9)
	}),
	stable({
		instance: "refresh",
		teaches: "Nodes that know no more than their neighbours have right tables once each of them has refreshed its own.",
		nodes: [...ring([
			0,
			4,
			8,
			12
		], CHORD, []).slice(0, 3), ...ring([
			0,
			4,
			8,
			12
		], CHORD).slice(3)],
		requests: refreshes(0, 4, 8),
		properties: {
			aFingerIsWrong: through(overlayOf, aFingerIsWrong),
			fingersBecomeRight: through(overlayOf, fingersBecomeRight)
		},
		cost: "fast",
		expect: holds(145, 347, 12)
	}),
	stable({
		instance: "refresh/timed",
		teaches: "A node that refreshes its table after each pause, without being asked, comes to have the right one.",
		nodes: [...ring([
			0,
			4,
			8,
			12
		], {
			...CHORD,
			refreshAfterMs: 1e3
		}, []).slice(0, 1).map(alarmed), ...ring([
			0,
			4,
			8,
			12
		], CHORD).slice(1)],
		slowTimers: true,
		properties: {
			aFingerIsWrong: through(overlayOf, aFingerIsWrong),
			fingersBecomeRight: through(overlayOf, fingersBecomeRight)
		},
		cost: "fast",
		expect: holds(7, 8, 7)
	}),
	stable({
		instance: "refresh/from-the-start",
		teaches: "The pauses between refreshes begin when the node starts, before the ring has let it in.",
		nodes: [...ring([
			0,
			8,
			12
		], CHORD), {
			id: 4,
			config: {
				...CHORD,
				refreshAfterMs: 1e3
			}
		}],
		requests: [told(4, 0, 8)],
		slowTimers: true,
		properties: {
			node4KnowsNo12: reachable(({ nodes }) => !nodes[3].state.fingers.includes(12), "Node 4 does not know 12 yet."),
			node4Knows12: recoverable(({ nodes }) => nodes[3].state.fingers.includes(12), "Node 4 can still come to know 12.")
		},
		cost: "fast",
		expect: holds(9, 11, 9)
	})
];
function alarmed(node) {
	return {
		...node,
		timers: [{ type: "refresh" }]
	};
}
function stable({ instance, nodes, requests = [], properties, ...rest }) {
	const questions = requests.filter(({ request }) => request.type === "lookup").length;
	return scenario({
		name: `fingers/lookup/${instance}`,
		protocol: judgedFingers(fingers),
		nodes,
		requests,
		network: "unordered",
		history: hearing(nodes.map(({ id }) => id)),
		properties: {
			...allThrough(overlayOf, {
				...fingerProperties,
				fingersAreOrWereMembers,
				everyQuestionIsAnswered: everyQuestionIsAnswered(questions)
			}),
			...keepingOf(nodes),
			...properties
		},
		...rest
	});
}
export { lookup_exports as n, fingerLookupScenarios as t };
