import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { D as recoverable, E as reachable, O as step, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { i as steps } from "./interval.iT9ss1Jt.js";
import { o as responsibleFor } from "./responsibility.Ca8GFZsg.js";
import { D as restProperties, s as onTheBooks, x as soundBooks } from "./ring-scenario.CMoCXVO3.js";
import { C as responsibilities } from "./properties.Cb08gLre.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, o as perfectRing } from "./nodes.BQGP1PO4.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
// scenarios/relaxed-ring/lookup.ts
var lookup_exports = /* @__PURE__ */ __exportAll({ lookupScenarios: () => lookupScenarios });
function clientProperties(questions) {
	return {
		onlyTheResponsibleNodeAnswers: step((before, after) => newAnswers(before, after).every(({ owner, key }) => isResponsible(after, owner, key)), "A node that answers is responsible for the key when it answers (slide 18)."),
		noAnswerIsOlderThanOneKnownBefore: always(({ history }) => history.answered.every(isNoStepBack), "A client that asks after another one was answered is not told of an earlier owner."),
		noQuestionIsAnsweredTwice: always(({ history }) => new Set(history.answered.map(({ node, key }) => `${node} ${key}`)).size === history.answered.length, "Each question is answered at most once."),
		everyQuestionIsAnswered: recoverable(({ history }) => history.answered.length === questions, "A lookup that meets a join waits for it, and is answered in the end."),
		twoOwnersInTurn: reachable(({ history }) => new Set(history.answered.map(({ owner }) => owner)).size > 1, "Two clients are told two owners of one key: each was the owner when it answered.")
	};
}
var lookupScenarios = [lookups({
	instance: "during-2-joins",
	teaches: "A lookup during joins is answered by the one responsible node, exactly once, however long its way through the bush.",
	clients: [0, 4],
	cost: "fast",
	expect: holds(1608, 3994, 19)
}), lookups({
	instance: "during-2-joins/3-clients",
	teaches: "When several clients ask for one key during joins, no client is told an earlier owner than another client was told already.",
	clients: [
		0,
		8,
		4
	],
	cost: "slow",
	expect: holds(34118, 100656, 25)
})];
/** The clients ask for key 4. Two joins take it from node 8 to node 4, at once or by way of node 6. */
function lookups({ instance, clients, ...rest }) {
	return scenario({
		name: `relaxed-ring/lookup/${instance}`,
		protocol: relaxedRing,
		nodes: [...perfectRing([0, 8]), ...newcomers([4, 6], 8)],
		requests: clients.map((at) => ({
			at,
			request: {
				type: "lookup",
				key: 4
			}
		})),
		network: "unordered",
		history: {
			initial: {
				open: [],
				answered: []
			},
			after: remember
		},
		properties: {
			...clientProperties(clients.length),
			...onTheBooks(rest, {
				...soundBooks,
				...restProperties
			})
		},
		...rest
	});
}
function remember(history, event) {
	if (event.type === "request") {
		if (event.request.type !== "lookup") return history;
		const { key } = event.request;
		return {
			...history,
			open: [...history.open, {
				node: event.node,
				key,
				knownOwner: nearestKnownOwner(history, key)
			}]
		};
	}
	if (event.output.type !== "found") return history;
	const { key, owner } = event.output;
	const question = history.open.find((each) => each.node === event.node && each.key === key);
	const asked = question ?? {
		node: event.node,
		key,
		knownOwner: null
	};
	return {
		open: history.open.filter((each) => each !== question),
		answered: [...history.answered, {
			...asked,
			owner
		}]
	};
}
function nearestKnownOwner(history, key) {
	return history.answered.filter((answer) => answer.key === key).map(({ owner }) => owner).reduce((nearest, owner) => nearest === null || isNearer(owner, nearest, key) ? owner : nearest, null);
}
/** While nodes only join, a key only ever moves to an owner that is nearer to it. */
function isNoStepBack({ owner, knownOwner, key }) {
	return knownOwner === null || owner === knownOwner || isNearer(owner, knownOwner, key);
}
function isNearer(owner, other, key) {
	return steps(key, owner, 16) < steps(key, other, 16);
}
function isResponsible(world, node, key) {
	return responsibleFor(responsibilities(ringOf(world)), key).includes(node);
}
/** The answers given in this transition. No node asks for the same key twice, so no two are equal. */
function newAnswers(before, after) {
	const given = givenAnswers(before);
	return givenAnswers(after).filter((answer) => !given.some((each) => each.asker === answer.asker && each.key === answer.key));
}
/** Answers on their way to another node, and those that a node gave to its own client. */
function givenAnswers(world) {
	const sent = world.messages.flatMap(({ from, to, message }) => message.type === "found" ? [{
		owner: from,
		asker: to,
		key: message.key
	}] : []);
	const own = world.history.answered.filter(({ node, owner }) => node === owner).map(({ node, key }) => ({
		owner: node,
		asker: node,
		key
	}));
	return [...sent, ...own];
}
export { lookup_exports as n, lookupScenarios as t };
