import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { D as recoverable, E as reachable, O as step, S as action, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { i as steps, n as identifiers, r as open, t as halfOpen } from "./interval.iT9ss1Jt.js";
import { n as put } from "./record.BbRuNaiI.js";
import { t as areLinked } from "./links.CUwCPyg-.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
// spec/ring-merge/rings.ts
/** Rings that are to become one: each node's two pointers, and the messages between nodes, each at most once. */
/** These cycles, each in the order of its successors: of all nodes, each in one of them. */
function cycles(...all) {
	const nodes = all.flatMap((cycle) => cycle.map((node, place) => {
		return [node, {
			predecessor: cycle[(place + cycle.length - 1) % cycle.length],
			successor: cycle[(place + 1) % cycle.length]
		}];
	}));
	const inbox = nodes.map(([node]) => [node, []]);
	return {
		size: nodes.length,
		nodes: Object.fromEntries(nodes),
		inbox: Object.fromEntries(inbox)
	};
}
/** Node `a` has detected `b`: it looks it up in its own ring, and itself in that of `b`. */
function detected(rings, a, b, fanout = 1) {
	return withMessages(rings, {
		type: "mlookup",
		to: a,
		id: b,
		fanout
	}, {
		type: "mlookup",
		to: b,
		id: a,
		fanout
	});
}
/** Node `a` asks round its ring for itself: how a ring that winds round the circle more than once is found out. */
function looksForItself(rings, a, fanout = 1) {
	return withMessages(rings, {
		type: "mlookup",
		to: rings.nodes[a].successor,
		id: a,
		fanout
	});
}
/** All ways to divide the nodes into two rings, each perfect by itself, with every pair of a node and one that it detects. */
function everyPartitionAndPair(size, fanout = 1) {
	const rest = identifiers(size).slice(1);
	return subsets(rest).flatMap((chosen) => {
		const [one, other] = [[0, ...chosen], rest.filter((node) => !chosen.includes(node))];
		return one.flatMap((a) => other.map((b) => detected(cycles(one, other), a, b, fanout)));
	});
}
/** All cycles of all nodes that wind round the circle more than once; node 0 is to find that out. */
function everyLoopyRing(size, fanout = 1) {
	const [first, ...rest] = identifiers(size);
	return permutations(rest).map((order) => [first, ...order]).filter((order) => windings(order, size) > 1).map((order) => looksForItself(cycles(order), first, fanout));
}
/** The state with these messages in flight; those that are already are not added again. */
function withMessages(state, ...more) {
	return more.reduce((before, message) => {
		const inbox = before.inbox[message.to];
		if (isInFlight(before, message)) return before;
		const after = [...inbox, message].sort((a, b) => textOf(a) < textOf(b) ? -1 : 1);
		return put(before, "inbox", put(before.inbox, String(message.to), after));
	}, state);
}
function received(state, message) {
	const others = state.inbox[message.to].filter((each) => textOf(each) !== textOf(message));
	return put(state, "inbox", put(state.inbox, String(message.to), others));
}
function isInFlight(state, message) {
	return state.inbox[message.to].some((each) => textOf(each) === textOf(message));
}
function messagesOf(state) {
	return Object.values(state.inbox).flat();
}
function textOf(message) {
	return message.type === "trymerge" ? `trymerge ${message.predecessor} ${message.successor}` : `${message.type} ${message.id} ${message.fanout}`;
}
function windings(order, size) {
	return order.reduce((sum, node, place) => sum + steps(node, order[(place + 1) % order.length], size), 0) / size;
}
/** All subsets but the whole. */
function subsets(elements) {
	return identifiers(2 ** elements.length - 1).map((bits) => elements.filter((_, place) => (bits >> place) % 2 === 1));
}
function permutations(elements) {
	if (elements.length === 0) return [[]];
	return elements.flatMap((first) => permutations(elements.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}
// spec/ring-merge/unification-properties.ts
/** The properties of ring unification while nothing fails: at every moment, of every step, and in the end. */
/** Links in messages count, too: a node that was detected is not lost while the look-up is under way. */
var connectivityIsNeverLost = always((state) => {
	const pointers = identifiers(state.size).map((node) => [node, ...pointersFrom(state, node)]);
	return areLinked(identifiers(state.size), pointers) || areLinked(identifiers(state.size), [...pointers, ...messagesOf(state).map(namedIn)]);
}, "No ring is lost: pointers and the messages in flight link all nodes.");
/**
* The sum of all arcs cannot shrink for ever. That alone does not make every run end. From four nodes on, look-ups and
* `trymerge` can cause each other for ever while the messages that would move a pointer wait. A run in which no message
* waits for ever does end: see `comesToRest`.
*/
var arcsOnlyShrink = step((before, after) => identifiers(before.size).every((node) => {
	const [[oldBack, oldOn], [back, on]] = [before, after].map((state) => pointersFrom(state, node));
	return halfOpen(node, oldOn, before.size).length >= halfOpen(node, on, before.size).length && halfOpen(oldBack, node, before.size).length >= halfOpen(back, node, before.size).length;
}), "While nothing fails, no pointer moves farther away: each step leaves a node as near to its neighbours as before, or nearer.");
/** Of any new pointer: the node had it before, or was told of it in a message that this step uses up. */
var onlyReceivedReferences = step((before, after) => identifiers(before.size).every((node) => {
	const fresh = pointersFrom(after, node).filter((pointer) => !pointersFrom(before, node).includes(pointer));
	const told = fresh.length === 0 ? [] : before.inbox[node].filter((message) => !isInFlight(after, message)).flatMap(namedIn);
	return fresh.every((pointer) => told.includes(pointer));
}), "A node points only to nodes that it pointed to before, or that a message named to it.");
/** "mlookup traverses the ring to get close to b": it does not walk for ever. */
var everyHopLeadsNearer = step((before, after) => {
	const [used, sent] = [lookupsIn(usedUp(before, after)), lookupsIn(usedUp(after, before))];
	return sent.every(({ id, to }) => used.every((each) => each.id !== id || steps(to, id, before.size) < steps(each.to, id, before.size)));
}, "Each hop brings a look-up nearer to the place that it looks for.");
var unificationProperties = {
	connectivityIsNeverLost,
	arcsOnlyShrink,
	onlyReceivedReferences,
	endsInOneRing: always((state) => isOneRing(state) || !isSilent(state), "When no message is in flight, all nodes form one perfect ring."),
	comesToRest: recoverable((state) => isOneRing(state) && isSilent(state), "All nodes can still form one perfect ring, with no message in flight."),
	oneRing: reachable(isOneRing, "Some run makes one perfect ring of all nodes.")
};
/** Each node's successor is the next place, and its predecessor the previous place. */
function isOneRing(state) {
	return identifiers(state.size).every((node) => {
		const [predecessor, successor] = pointersFrom(state, node);
		return open(node, successor, state.size).length === 0 && open(predecessor, node, state.size).length === 0;
	});
}
function isSilent({ inbox }) {
	return Object.values(inbox).every((messages) => messages.length === 0);
}
function pointersFrom(state, node) {
	const { predecessor, successor } = state.nodes[node];
	return [predecessor, successor];
}
/** The messages of the first state that the second one has no more. */
function usedUp(first, second) {
	return messagesOf(first).filter((message) => !isInFlight(second, message));
}
function lookupsIn(messages) {
	return messages.filter((message) => message.type === "mlookup");
}
function namedIn(message) {
	return message.type === "trymerge" ? [
		message.to,
		message.predecessor,
		message.successor
	] : [message.to, message.id];
}
// spec/ring-merge/unification.ts
/**
* Ring unification as published, and nothing else: predecessors, successors, and the two messages that change them.
*
* "Assume a detects b on a different ring: a calls mlookup(b); mlookup traverses the ring to get close to b; it then
* calls trymerge(cpred, csucc)". A `trymerge` updates pointers to the candidates, and "recursively calls mlookup to
* continue the merger". Sources: the SELFMAN slides, "Simple ring unification algorithm"; T. M. Shafaat, A. Ghodsi,
* S. Haridi, "Dealing with network partitions in structured overlay networks", Peer-to-Peer Networking and
* Applications 2(4), 2009.
*
* Nodes are the places 0 … size − 1. Nobody fails, no message is lost, and one that is in flight is not added again.
*/
/** The machine that begins with these rings and these messages, all of one size. */
function unification({ name, fanout, init }) {
	const nodes = identifiers(init[0].size);
	const fanouts = identifiers(fanout).map((less) => fanout - less);
	const pairs = nodes.flatMap((to) => nodes.flatMap((id) => id === to ? [] : fanouts.map((rest) => ({
		to,
		id,
		fanout: rest
	}))));
	const lookups = [...pairs, ...nodes.map((to) => ({
		to,
		id: to,
		fanout
	}))];
	return {
		name,
		init,
		actions: {
			mlookup: action({
				doc: "A node passes the look-up of an identifier on, or ends it next to the identifier or at it.",
				params: () => lookups.flatMap((lookup) => spreading({
					type: "mlookup",
					...lookup
				}, lookup.fanout > 1 ? 1 : 0, nodes)),
				when: isPossible,
				then: (state, { message, random }) => onLookup(received(state, message), message, random[0])
			}),
			trymerge: action({
				doc: "A node is told two candidates. It adopts each one that is closer, and looks both up in its own ring.",
				params: () => nodes.flatMap((to) => nodes.flatMap((predecessor) => nodes.flatMap((successor) => spreading({
					type: "trymerge",
					to,
					predecessor,
					successor
				}, fanout > 1 ? 2 : 0, nodes)))),
				when: isPossible,
				then: (state, { message, random }) => onTrymerge(received(state, message), message, fanout, random)
			}),
			enqueued: action({
				doc: "A node that was told of another looks it up in its own ring, and looks itself up in the other's ring.",
				params: () => pairs.flatMap((pair) => spreading({
					type: "enqueue",
					...pair
				}, 0, nodes)),
				when: isPossible,
				then: (state, { message: { to, id, fanout: rest }, message }) => detected(received(state, message), to, id, rest)
			})
		},
		properties: unificationProperties
	};
}
/** The message with every choice of `lookups` nodes. */
function spreading(message, lookups, nodes) {
	return identifiers(lookups).reduce((some) => some.flatMap((chosen) => nodes.map((node) => [...chosen, node])), [[]]).map((random) => ({
		message,
		random
	}));
}
function isPossible(state, { message, random }) {
	return isInFlight(state, message) && random.every((node) => isKnownTo(state, message.to, node));
}
function onLookup(state, { to: node, id, fanout }, random) {
	const { predecessor, successor } = pointersOf(state, node);
	if (id === node || id === successor) return state;
	const isSpread = fanout > 1 && random !== void 0 && random !== node && random !== id;
	const rest = fanout > 1 ? fanout - 1 : fanout;
	const spread = isSpread ? withMessages(state, {
		type: "enqueue",
		to: random,
		id,
		fanout: rest
	}) : state;
	const isIn = (from, to) => open(from, to, state.size).includes(id);
	if (isIn(node, successor)) return withMessages(spread, {
		type: "trymerge",
		to: id,
		predecessor: node,
		successor
	});
	if (isIn(predecessor, node)) return withMessages(spread, {
		type: "trymerge",
		to: id,
		predecessor,
		successor: node
	});
	return withMessages(spread, {
		type: "mlookup",
		to: successor,
		id,
		fanout: rest
	});
}
/** The first look-up starts with the pointers that the node had before: this is how the seam moves on. */
function onTrymerge(state, { to: node, predecessor, successor }, fanout, [first, second]) {
	const old = pointersOf(state, node);
	const isCloserSuccessor = open(node, old.successor, state.size).includes(successor);
	const isCloserPredecessor = open(old.predecessor, node, state.size).includes(predecessor);
	const onward = onLookup(state, {
		type: "mlookup",
		to: node,
		id: successor,
		fanout
	}, first);
	const back = onLookup(isCloserSuccessor ? pointed(onward, node, { successor }) : onward, {
		type: "mlookup",
		to: node,
		id: predecessor,
		fanout
	}, second);
	return isCloserPredecessor ? pointed(back, node, { predecessor }) : back;
}
/** Whether a node without fingers can draw `other` at random; a node that knows nobody draws itself, in vain. */
function isKnownTo(state, node, other) {
	const { predecessor, successor } = pointersOf(state, node);
	return other === predecessor || other === successor;
}
function pointersOf(state, node) {
	return state.nodes[node];
}
function pointed(state, node, pointers) {
	return put(state, "nodes", put(state.nodes, String(node), {
		...pointersOf(state, node),
		...pointers
	}));
}
// scenarios/ring-merge/unification.ts
/** Ring unification as published, by itself: every way to divide few nodes, every pair of them, every loopy ring. */
var unification_exports = /* @__PURE__ */ __exportAll({ unificationScenarios: () => unificationScenarios });
function unified(init, { instance, fanout = 1, ...rest }) {
	const spec = unification({
		name: "ring-unification",
		fanout,
		init
	});
	return scenario({
		name: `ring-merge/unification/${instance}`,
		spec,
		...rest
	});
}
var unificationScenarios = [
	unified(everyPartitionAndPair(3), {
		instance: "3",
		teaches: "Three nodes in two rings, divided in any way, with any detection, become one ring, and fall silent.",
		properties: { everyHopLeadsNearer },
		cost: "fast",
		expect: holds(256, 597, 9)
	}),
	unified(everyPartitionAndPair(4), {
		instance: "4",
		teaches: "Four nodes in two rings become one ring. The 24 cases are all ways to divide them and to let a node of one ring detect one of the other.",
		cost: "fast",
		expect: holds(14060, 66556, 18)
	}),
	unified([detected(cycles([
		0,
		2,
		4
	], [1, 3]), 0, 3)], {
		instance: "5/interleaved",
		teaches: "Five nodes in two rings that interleave become one ring.",
		cost: "slow",
		expect: holds(9917, 48044, 25)
	}),
	unified([detected(cycles([0, 1], [
		2,
		3,
		4
	]), 1, 3)], {
		instance: "5/side-by-side",
		teaches: "Five nodes in two rings that lie side by side become one ring.",
		cost: "slow",
		expect: holds(9440, 50147, 22)
	}),
	unified(everyLoopyRing(4), {
		instance: "loopy/4",
		teaches: "Each of the five rings of four that wind round the circle more than once is repaired when one node looks for itself.",
		cost: "slow",
		expect: holds(50087, 287864, 24)
	}),
	unified([looksForItself(cycles([
		0,
		2,
		4,
		1,
		3
	]), 0)], {
		instance: "loopy/5",
		teaches: "A ring of five in which each node follows the next but one is repaired when one node looks for itself.",
		properties: { everyHopLeadsNearer },
		cost: "slow",
		expect: holds(8364, 35374, 32)
	}),
	unified(everyPartitionAndPair(3, 2), {
		instance: "gossip/3",
		teaches: "With gossip, whichever nodes are drawn, three nodes become one ring.",
		fanout: 2,
		cost: "slow",
		expect: holds(27970, 236523, 20)
	})
];
export { unification_exports as n, unificationScenarios as t };
