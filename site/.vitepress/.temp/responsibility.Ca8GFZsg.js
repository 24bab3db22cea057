import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as identifiers, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { n as put } from "./record.BbRuNaiI.js";
import { E as reachable, S as action, w as always } from "./scenario.Cs_16ybG.js";
// spec/lookup-consistency/responsibility.ts
/**
* Lookup consistency, and nothing else: who is responsible for which key, and how responsibility may move.
*
* "Lookup consistency means that at any time there is exactly one responsible node for a particular key k"
* (SELFMAN slides, slide 20). Exactly one is two properties: at most one, and at least one. They are separate here,
* because a join keeps only the first at every moment: one node gives a key up before another takes it.
*/
var responsibility_exports = /* @__PURE__ */ __exportAll({
	atLeastOne: () => atLeastOne,
	atMostOne: () => atMostOne,
	keysOfNobodyInWords: () => keysOfNobodyInWords,
	lookupConsistency: () => lookupConsistency,
	responsibleFor: () => responsibleFor,
	someKeyIsBeingHandedOver: () => someKeyIsBeingHandedOver
});
/** At most one node is responsible for each key (slide 20). */
var atMostOne = always((state) => {
	const taken = Object.values(state.keysOf).flat();
	return new Set(taken).size === taken.length;
}, "No key has two responsible nodes at the same time (slide 20).", keysOfSeveralInWords);
/** At least one node is responsible for each key (slide 20). This machine does not guarantee it: it hands keys over. */
var atLeastOne = always(everyKeyIsTaken, "Every key has a responsible node (slide 20).", keysOfNobodyInWords);
/** Keys really are handed over: at some moment, one belongs to nobody. */
var someKeyIsBeingHandedOver = reachable((state) => !everyKeyIsTaken(state), "At some moment no node is responsible for a key: one gave it up and the next has not taken it yet.");
/** The key's responsible nodes: one of them when lookups are consistent and the key is not being handed over. */
function responsibleFor(state, key) {
	return nodesOf(state).filter((node) => isResponsible(state, node, key));
}
/** The first key that has several responsible nodes, and these nodes. */
function keysOfSeveralInWords(state) {
	const [first, ...more] = identifiers(state.size).filter((key) => responsibleFor(state, key).length > 1);
	return `key ${first} belongs ${responsibleFor(state, first).map((node) => `to node ${node}`).join(" and ")}${othersToo(more, "have several owners")}`;
}
/** The first key that has no responsible node. */
function keysOfNobodyInWords(state) {
	const [first, ...more] = identifiers(state.size).filter((key) => responsibleFor(state, key).length === 0);
	return `key ${first} belongs to no node${othersToo(more, "have no owner")}`;
}
function othersToo(keys, claim) {
	if (keys.length === 0) return "";
	return keys.length <= 3 ? `; keys ${keys.join(", ")} ${claim}, too` : `; ${keys.length} more keys ${claim}`;
}
/** The machine whose `members` share all keys at first, each responsible from its predecessor on up to itself. */
function lookupConsistency(size, nodes, members) {
	return {
		name: "lookup-consistency",
		init: [sharedAmong(size, nodes, members)],
		actions: {
			giveUp: action({
				doc: "A node stops being responsible for some of its keys, without asking another node.",
				params: moves,
				when: (state, move) => movedKeys(state, move).every((key) => isResponsible(state, move.node, key)),
				then: (state, move) => withoutKeys(state, move.node, movedKeys(state, move))
			}),
			take: action({
				doc: "A node becomes responsible for keys that nobody is responsible for.",
				params: moves,
				when: (state, move) => movedKeys(state, move).every((key) => responsibleFor(state, key).length === 0),
				then: (state, move) => withKeys(state, move.node, movedKeys(state, move))
			})
		},
		properties: {
			atMostOne,
			someKeyIsBeingHandedOver
		}
	};
}
/** Each key belongs to the first member met when walking clockwise from it, the key's own place included. */
function sharedAmong(size, nodes, members) {
	const firstMemberFrom = (key) => [key, ...halfOpen(key, key, size)].find((place) => members.includes(place));
	const keysOf = nodes.map((node) => [node, identifiers(size).filter((key) => firstMemberFrom(key) === node)]);
	return {
		size,
		keysOf: Object.fromEntries(keysOf)
	};
}
/** Responsibility moves in intervals whose ends are identifiers of nodes: no node knows of other borders. */
function* moves(state) {
	const nodes = nodesOf(state);
	for (const node of nodes) for (const from of nodes) for (const to of nodes) yield {
		node,
		from,
		to
	};
}
function movedKeys(state, move) {
	return halfOpen(move.from, move.to, state.size);
}
function everyKeyIsTaken(state) {
	const taken = Object.values(state.keysOf).flat();
	return identifiers(state.size).every((key) => taken.includes(key));
}
function isResponsible(state, node, key) {
	return state.keysOf[node].includes(key);
}
function withKeys(state, node, taken) {
	const keys = identifiers(state.size).filter((key) => taken.includes(key) || isResponsible(state, node, key));
	return put(state, "keysOf", put(state.keysOf, String(node), keys));
}
function withoutKeys(state, node, givenUp) {
	const keys = state.keysOf[node].filter((key) => !givenUp.includes(key));
	return put(state, "keysOf", put(state.keysOf, String(node), keys));
}
function nodesOf(state) {
	return Object.keys(state.keysOf).map(Number);
}
export { responsibility_exports as a, lookupConsistency as i, atMostOne as n, responsibleFor as o, keysOfNobodyInWords as r, someKeyIsBeingHandedOver as s, atLeastOne as t };
