import { E as reachable, w as always } from "./scenario.Cs_16ybG.js";
var searchProperties = {
	existingItemsAreFound: always((search) => !search.isOver || search.questions.every((question) => !exists(search, question.item) || isFound(search, question)), "When the search is over, every question about an item that some peer has was answered with a peer.", (search) => {
		return search.questions.filter((question) => exists(search, question.item) && !isFound(search, question)).map(({ asker, item }) => {
			return `node ${asker} asked for item ${item}, which node ${search.peers.filter(({ items }) => items.includes(item)).map(({ id }) => id).join(" and node ")} has, and was told of nobody`;
		})[0] ?? "no question of any node was missed";
	}),
	onlyHoldersAreNamed: always(({ peers, answers }) => answers.every(({ item, holder }) => holder === null || peers.some((peer) => peer.id === holder && peer.items.includes(item))), "Every peer that an answer names has the item."),
	noHolderIsNamedTwice: always(({ answers }) => new Set(answers.map(({ asker, item, holder }) => `${asker} ${item} ${holder}`)).size === answers.length, "No peer is named twice to the node that asked for an item.")
};
/** A state that must be reached, so that the properties do not hold vacuously. */
var allIsFound = reachable((search) => search.isOver && search.questions.length > 0 && search.questions.every((question) => isFound(search, question)), "Some run answers all questions with a peer.");
function exists({ peers }, item) {
	return peers.some(({ items }) => items.includes(item));
}
function isFound({ answers }, { asker, item }) {
	return answers.some((answer) => answer.asker === asker && answer.item === item && answer.holder !== null);
}
// scenarios/baselines/generations/refinement.ts
var NO_SEARCHES = {
	questions: [],
	answers: []
};
/** Sorted, so that the order of arrival does not matter. */
function remember(history, event) {
	const { node: asker } = event;
	if (event.type === "request") {
		const questions = [...history.questions, {
			asker,
			item: event.request.item
		}];
		return {
			...history,
			questions: questions.sort((a, b) => a.asker - b.asker || a.item - b.item)
		};
	}
	const { item, holder } = event.output;
	const answers = [...history.answers, {
		asker,
		item,
		holder
	}];
	return {
		...history,
		answers: answers.sort((a, b) => a.asker - b.asker || a.item - b.item || (a.holder ?? -1) - (b.holder ?? -1))
	};
}
function hybridSearch(world) {
	return searchIn(world, ({ state }) => state.status === "hub" ? [] : state.config.items);
}
function floodingSearch(world) {
	return searchIn(world, ({ state }) => state.config.items);
}
function searchIn({ nodes, quiet, history }, itemsOf) {
	const up = nodes.filter(({ status }) => status === "up");
	return {
		peers: up.map((node) => ({
			id: node.id,
			items: itemsOf(node)
		})),
		questions: history.questions.filter(({ asker }) => up.some(({ id }) => id === asker)),
		answers: history.answers,
		isOver: quiet
	};
}
export { allIsFound as a, remember as i, floodingSearch as n, searchProperties as o, hybridSearch as r, NO_SEARCHES as t };
