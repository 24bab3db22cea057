import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { C as allThrough, D as recoverable, E as reachable, O as step, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { D as restProperties, i as falselySuspecting, o as leaves, s as onTheBooks, x as soundBooks } from "./ring-scenario.CMoCXVO3.js";
import { i as steps } from "./interval.iT9ss1Jt.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, l as staysUp, o as perfectRing } from "./nodes.BQGP1PO4.js";
var lookupProperties = {
	lostOnlyWithItsPath: step((before, after) => after.lookup.type !== "gone" || before.lookup.type !== "underWay" || !after.up.includes(before.lookup.node), "A lookup stays under way until it is answered, unless the node that has it goes down."),
	neverSentToTheSuspected: step((before, after) => {
		const [from, to] = [before.lookup, after.lookup];
		if (from.type !== "underWay" || to.type !== "underWay") return true;
		return !after.suspicions.some(({ by, of }) => by === from.node && of === to.node);
	}, "No node passes a lookup on to a node that it suspects."),
	answeredOnce: step((_, after) => after.lookup.type !== "answered" || after.lookup.times === 1, "A lookup is answered at most once."),
	everyHopShortensTheWay: step((before, after) => before.lookup.type !== "underWay" || after.lookup.type !== "underWay" || before.lookup.node === after.lookup.node || remaining(after) < remaining(before), "Each hop brings a lookup nearer to its key: clockwise up to the key, and counter-clockwise once the key has been passed."),
	everyLookupEnds: recoverable(({ lookup }) => lookup.type === "answered" || lookup.type === "gone", "A lookup that is not lost can still be answered.")
};
/** Any way back is shorter than any way onward. */
function remaining({ size, key, lookup }) {
	if (lookup.type !== "underWay") return 0;
	return lookup.direction === "back" ? steps(key, lookup.node, size) : size + steps(lookup.node, key, size);
}
// scenarios/relaxed-ring/lookup-failures.ts
var lookup_failures_exports = /* @__PURE__ */ __exportAll({ lookupFailureScenarios: () => lookupFailureScenarios });
var remember = {
	initial: {
		asked: 0,
		answered: 0
	},
	after: (history, event) => {
		if (event.type === "request") return event.request.type === "lookup" ? {
			...history,
			asked: history.asked + 1
		} : history;
		return event.output.type === "found" ? {
			...history,
			answered: history.answered + 1
		} : history;
	}
};
var seen = {
	itIsAnswered: reachable(({ history }) => history.answered === 1, "A lookup is answered."),
	itIsHeld: reachable(({ nodes }) => nodes.some(({ state }) => state.status !== "joining" && state.held.length > 0), "A node holds a lookup, for nobody owns its key.")
};
var isLost = { itIsLost: reachable((world) => whereabouts(world).type === "gone", "A lookup was lost with a node.") };
var lookupFailureScenarios = [
	lookup({
		instance: "crash/3",
		teaches: "A lookup for a key whose owner is down is held by the next node, and answered once that node owns the key.",
		nodes: perfectRing([
			0,
			8,
			12
		]),
		at: 0,
		key: 7,
		faults: { crash: 1 },
		cost: "fast",
		expect: holds(163, 338, 11)
	}, lookupProperties, {
		...seen,
		...isLost
	}),
	lookup({
		instance: "crash/4-twice",
		teaches: "After two crashes, too, a lookup is lost only with the node that has it.",
		nodes: perfectRing([
			0,
			4,
			8,
			12
		]),
		at: 0,
		key: 7,
		faults: { crash: 2 },
		cost: "slow",
		expect: holds(54843, 207510, 21)
	}, lookupProperties, {
		...seen,
		...isLost
	}),
	lookup({
		instance: "crash/3+1",
		teaches: "During a join and a crash, each hop of a lookup leads nearer to its key, though pointers change meanwhile.",
		nodes: [...perfectRing([
			0,
			8,
			12
		]), ...newcomers([4], 12)],
		at: 0,
		key: 3,
		faults: { crash: 1 },
		cost: "slow",
		expect: holds(46025, 179404, 26)
	}, lookupProperties, {
		...seen,
		...isLost
	}),
	lookup({
		instance: "suspicion/3",
		teaches: "A false suspicion delays a lookup, and loses none.",
		nodes: perfectRing([
			0,
			8,
			12
		]).map((node) => node.id === 8 ? falselySuspecting(node) : falselySuspecting(node, 8)),
		at: 0,
		key: 7,
		faults: { falseSuspicion: 2 },
		cost: "slow",
		expect: holds(12929, 50373, 20)
	}, lookupProperties, seen),
	lookup({
		instance: "leave/3",
		teaches: "A leaver passes on the lookups that it holds, one hop past the key: the only hop that does not shorten the way.",
		nodes: perfectRing([
			0,
			8,
			12
		]),
		at: 0,
		key: 7,
		leaver: 8,
		cost: "fast",
		expect: holds(136, 314, 13)
	}, withoutHops(lookupProperties), {
		...seen,
		...isLost
	}),
	lookup({
		instance: "leave/3-fifo",
		teaches: "Over ordered channels a leave loses nothing: a node that turns away says so after all its earlier messages.",
		nodes: perfectRing([
			0,
			8,
			12
		]),
		at: 0,
		key: 7,
		leaver: 8,
		network: "fifo",
		cost: "fast",
		expect: holds(100, 213, 13)
	}, withoutHops(lookupProperties), {
		...seen,
		isNeverLost: always((world) => whereabouts(world).type !== "gone", "No lookup is lost.")
	})
];
function lookup({ instance, nodes, at, key, leaver, network = "unordered", ...rest }, required, reached) {
	const view = (world) => ({
		size: 16,
		key,
		lookup: whereabouts(world),
		up: world.nodes.filter(({ status }) => status === "up").map(({ id }) => id),
		suspicions: world.nodes.flatMap(({ id, state }) => state.status === "joining" ? [] : state.suspected.map((of) => ({
			by: id,
			of
		})))
	});
	return scenario({
		name: `relaxed-ring/lookup/${instance}`,
		protocol: relaxedRing,
		nodes: nodes.map((node) => node.id === at ? staysUp(node) : node),
		requests: [{
			at,
			request: {
				type: "lookup",
				key
			}
		}, ...leaver === void 0 ? [] : [leaves(leaver)]],
		network,
		history: remember,
		properties: {
			...allThrough(view, required),
			...onTheBooks(rest, {
				...soundBooks,
				...restProperties
			}),
			...reached
		},
		...rest
	});
}
function withoutHops({ everyHopShortensTheWay: _, ...others }) {
	return others;
}
function whereabouts({ nodes, messages, history }) {
	if (history.answered > 0) return {
		type: "answered",
		times: history.answered
	};
	const flying = messages.find(({ message }) => message.type === "lookup" || message.type === "found");
	if (flying?.message.type === "found") return {
		type: "answered",
		times: 1
	};
	if (flying?.message.type === "lookup") return {
		type: "underWay",
		node: flying.to,
		direction: flying.message.direction
	};
	for (const { id, status, state } of nodes) {
		const found = (state.status === "joining" ? state.stash.map(({ message }) => message) : state.held).find((message) => message.type === "lookup");
		if (found !== void 0 && status === "up") return {
			type: "underWay",
			node: id,
			direction: found.direction
		};
	}
	return history.asked === 0 ? { type: "notAsked" } : { type: "gone" };
}
export { lookup_failures_exports as n, lookupFailureScenarios as t };
