import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { D as recoverable, E as reachable, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { D as restProperties, s as onTheBooks, x as soundBooks } from "./ring-scenario.CMoCXVO3.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, l as staysUp, o as perfectRing } from "./nodes.BQGP1PO4.js";
// scenarios/relaxed-ring/lookup-counts.ts
var lookup_counts_exports = /* @__PURE__ */ __exportAll({ countedLookupScenarios: () => countedLookupScenarios });
var neverToldMoreThanAsked = always(({ history }) => history.every(({ asked, told }) => told <= asked), "No client is told more often than it has asked, nor of a key that it has not asked for.");
var everyQuestionIsAnswered = recoverable(({ history }) => history.every(({ asked, told }) => asked > 0 && told === asked), "Each question can still be answered, however many are equal.");
var twiceTold = reachable(({ history }) => history.some(({ told }) => told === 2), "A client has two answers to two equal questions.");
var aQuestionIsLost = reachable(({ history, quiet, nodes }) => quiet && history.some(({ asked, told }) => told < asked) && nodes.every(({ status, state }) => status === "down" || state.status === "member" && state.held.length === 0), "A question has gone down with a node.");
var countedLookupScenarios = [counting({
	instance: "lookup/equal/2+1",
	teaches: "Two equal lookups of one client get two answers, even when they wait in the stash of a newcomer.",
	nodes: [...perfectRing([0, 8]), ...newcomers([4], 8)],
	questions: [
		[0, 3],
		[0, 3],
		[4, 7],
		[4, 7]
	],
	also: {
		everyQuestionIsAnswered,
		twiceTold
	},
	cost: "fast",
	expect: holds(1424, 5013, 18)
}), counting({
	instance: "lookup/crash/2+1-twice",
	teaches: "Two of three nodes crash, one of them perhaps while it joins: a lookup is answered once, or lost with a node.",
	nodes: [...perfectRing([0, 8]), ...newcomers([4], 8)].map((node) => node.id === 0 ? staysUp(node) : node),
	questions: [[0, 3]],
	faults: { crash: 2 },
	also: {
		aQuestionIsLost,
		aCrashIsNoticed: reachable((world) => someoneIsMissed(world), "A member suspects a node that is down.")
	},
	cost: "fast",
	expect: holds(16413, 50864, 19)
})];
function counting({ instance, nodes, questions, also, ...rest }) {
	return scenario({
		name: `relaxed-ring/${instance}`,
		protocol: relaxedRing,
		nodes,
		requests: questions.map(([at, key]) => ({
			at,
			request: {
				type: "lookup",
				key
			}
		})),
		network: "unordered",
		history: {
			initial: accounts(questions),
			after: counted
		},
		properties: {
			neverToldMoreThanAsked,
			...onTheBooks(rest, {
				...soundBooks,
				...restProperties
			}),
			...also
		},
		...rest
	});
}
function accounts(questions) {
	return questions.filter(([client, key], i) => questions.findIndex((other) => other[0] === client && other[1] === key) === i).map(([client, key]) => ({
		client,
		key,
		asked: 0,
		told: 0
	}));
}
/** An answer that nobody has asked for counts for every client, so that each is told once too often. */
function counted(all, event) {
	if (event.type === "request") {
		const { request } = event;
		return request.type !== "lookup" ? all : all.map((each) => isOf(each, event.node, request.key) ? {
			...each,
			asked: each.asked + 1
		} : each);
	}
	const { output } = event;
	if (output.type !== "found") return all;
	const isExpected = all.some((each) => isOf(each, event.node, output.key));
	return all.map((each) => isOf(each, event.node, output.key) || !isExpected ? {
		...each,
		told: each.told + 1
	} : each);
}
function isOf({ client, key }, node, asked) {
	return client === node && key === asked;
}
function someoneIsMissed({ nodes }) {
	const isDown = (other) => nodes.some(({ id, status }) => id === other && status === "down");
	return nodes.some(({ status, state }) => status === "up" && state.status === "member" && state.suspected.some(isDown));
}
export { lookup_counts_exports as n, countedLookupScenarios as t };
