import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { C as allThrough, E as reachable, i as scenario } from "./scenario.Cs_16ybG.js";
import { C as answers, D as restProperties, _ as toldTruly, b as duties, c as restWithBushes, f as hearing, g as talkMakesSense, i as falselySuspecting, m as tellingOf, o as leaves, p as talkOf, s as onTheBooks, v as soundSteps, x as soundBooks, y as leavesInOrder } from "./ring-scenario.CMoCXVO3.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, c as remembering, d as withBush, l as staysUp, n as founder, o as perfectRing, u as suspecting } from "./nodes.BQGP1PO4.js";
// scenarios/relaxed-ring/told.ts
var told_exports = /* @__PURE__ */ __exportAll({ toldScenarios: () => toldScenarios });
function someoneTells(isTold, doc) {
	return reachable(({ history }) => history.some(isTold), doc);
}
var aJoinIsTold = someoneTells(({ joined }) => joined === 1, "A node has reported that it is a member.");
var anHeirIsTold = someoneTells(({ heir }) => heir !== null, "A node that leaves has reported its heir.");
var anEndIsTold = someoneTells(({ left }) => left, "A node has reported that it has left.");
var anIsolationIsTold = someoneTells(({ isolated }) => isolated, "A node has reported that it is isolated.");
var newNeighboursAreTold = someoneTells(({ neighbours }) => neighbours !== null, "A node has reported new neighbours.");
var aLeaverHoldsALookup = reachable(({ nodes }) => nodes.some(({ state }) => state.status === "leaving" && state.held.some(({ type }) => type === "lookup")), "A node that leaves holds a lookup.");
var aLookupIsHeld = reachable(({ nodes }) => nodes.some(({ state }) => state.status === "member" && state.successor === null && state.held.length > 0), "A node without a successor holds a lookup.");
var toldScenarios = [
	telling([founder(0), ...newcomers([4, 8], 0)], {
		instance: "told/founder+2",
		teaches: "A founder and two newcomers each report once that they are members, and report their neighbours at each change.",
		seen: {
			aJoinIsTold,
			newNeighboursAreTold
		},
		expect: holds(48, 70, 12)
	}),
	telling([...perfectRing([0, 8]), ...newcomers([4, 6], 8)], {
		instance: "told/2+2",
		teaches: "Two nodes that join at one place say nothing to each other, or to the layer above, without a reason.",
		seen: {
			aJoinIsTold,
			newNeighboursAreTold
		},
		expect: holds(66, 105, 14)
	}),
	telling([...perfectRing([
		0,
		8,
		12
	]), ...newcomers([4], 12)], {
		instance: "told/leave/3+1",
		teaches: "A node that leaves reports this at once, then its heir once the heir has inherited, and then its end.",
		requests: [leaves(8)],
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(3720, 14854, 24)
	}),
	telling(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "told/leave/4-neighbours",
		teaches: "When the heir of a leaver leaves, too, the leaver reports the next heir.",
		requests: [leaves(4), leaves(8)],
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(1892, 5902, 21)
	}),
	telling(perfectRing([0, 8]), {
		instance: "told/leave/2-both",
		teaches: "A leaver keeps a lookup for its heir, and drops the lookup when no node can inherit.",
		requests: [
			leaves(0),
			leaves(8),
			{
				at: 8,
				request: {
					type: "lookup",
					key: 4
				}
			}
		],
		seen: {
			anHeirIsTold,
			anEndIsTold,
			aLeaverHoldsALookup
		},
		expect: holds(55, 99, 7)
	}),
	telling(withBush(perfectRing([
		0,
		3,
		6
	], remembering(2)), 2, 3), {
		instance: "told/leave/bush",
		teaches: "A leaver whose successor names another heir tells all its followers of that heir.",
		requests: [leaves(0)],
		network: "fifo",
		atRest: restWithBushes,
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(33, 64, 13)
	}),
	telling(perfectRing([
		0,
		4,
		8,
		12
	]).map((node) => node.id === 4 || node.id === 8 ? node : staysUp(node)), {
		instance: "told/crash/4-neighbours",
		teaches: "While two crashes are noticed, each hint and each question has a reason.",
		faults: { crash: 2 },
		network: "fifo",
		seen: { newNeighboursAreTold },
		expect: holds(1227, 2928, 18)
	}),
	telling(perfectRing([
		0,
		4,
		8,
		12
	]), {
		instance: "told/lookup/4",
		teaches: "A lookup goes round the ring, and its last hop is marked as the last.",
		requests: [{
			at: 0,
			request: {
				type: "lookup",
				key: 11
			}
		}, {
			at: 4,
			request: {
				type: "lookup",
				key: 3
			}
		}],
		seen: { aLookupGoesBack: reachable(({ messages }) => messages.some(({ message }) => "direction" in message && message.direction === "back"), "A lookup is on its last hop.") },
		expect: holds(12, 17, 7)
	}),
	telling(perfectRing([
		0,
		4,
		8
	], remembering(1)).map((node) => node.id === 0 ? staysUp(node) : node), {
		instance: "told/isolated",
		teaches: "A node that loses all nodes that it knows reports that it is isolated. No node that can still ask another one reports this.",
		faults: { crash: 2 },
		atRest: restWithBushes,
		seen: { anIsolationIsTold },
		expect: holds(281, 504, 11)
	}),
	telling(perfectRing([
		0,
		8,
		12
	]).map((node) => node.id === 8 ? falselySuspecting(node) : falselySuspecting(node, 8)), {
		instance: "told/suspicion/3",
		teaches: "While a node is falsely suspected, and trusted again, each message and each report has a reason.",
		faults: { falseSuspicion: 1 },
		seen: { newNeighboursAreTold },
		expect: holds(39, 67, 9)
	}),
	telling(perfectRing([
		0,
		8,
		12
	]).map((node) => node.id === 12 ? falselySuspecting(node, 8) : staysUp(falselySuspecting(node))), {
		instance: "told/leave/heir-crashes",
		teaches: "When the heir crashes after it has inherited, a leaver that waits for it names the next one.",
		requests: [leaves(8)],
		faults: {
			crash: 1,
			falseSuspicion: 1
		},
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(1930, 5026, 16)
	}),
	telling(withBush(perfectRing([
		0,
		8,
		12
	]), 10, 12).map((node) => {
		if (node.id === 12) return suspecting(node, 10);
		return node.id === 10 && node.running?.status === "member" ? {
			...node,
			running: {
				...node.running,
				followers: [8]
			}
		} : falselySuspecting(node);
	}), {
		instance: "told/leave/suspected-heir",
		teaches: "A successor that suspects the node between a leaver and itself does not name it as the heir.",
		requests: [leaves(8)],
		network: "fifo",
		atRest: restWithBushes,
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(2028, 6403, 23)
	}),
	telling([...perfectRing([0, 8], remembering(1)).map((node) => node.id === 8 ? staysUp(node) : node), ...newcomers([4], 8, remembering(1)).map(staysUp)], {
		instance: "told/isolated/newcomer",
		teaches: "An isolated node admits a newcomer, and asks it to be its successor. The two form a ring, and a lookup that the isolated node has held goes on.",
		faults: { crash: 1 },
		network: "fifo",
		requests: [{
			at: 8,
			request: {
				type: "lookup",
				key: 12
			}
		}],
		seen: {
			anIsolationIsTold,
			aLookupIsHeld
		},
		expect: holds(837, 1930, 18)
	}),
	telling([...perfectRing([0, 8]), ...newcomers([4], 8)], {
		instance: "told/leave/newcomer",
		teaches: "A newcomer that leaves before it is admitted ends at once; one that leaves later hands its keys over.",
		requests: [leaves(4)],
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(103, 203, 15)
	}),
	telling(withBush(perfectRing([0, 8], remembering(2)), 4, 8), {
		instance: "told/leave/bush-both",
		teaches: "Both founders of a ring leave while a newcomer is known to one of them: the newcomer is told, and owns every key.",
		requests: [leaves(0), leaves(8)],
		network: "fifo",
		atRest: restWithBushes,
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(710, 1702, 17)
	}),
	telling([founder(0), ...newcomers([4, 8], 0)], {
		instance: "told/leave/founder+2",
		teaches: "A founder that leaves before it has a successor names the next newcomer clockwise as its heir.",
		requests: [leaves(0)],
		network: "fifo",
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(630, 1214, 22)
	}),
	telling(withBush(perfectRing([
		0,
		4,
		14
	]), 2, 4).map((node) => node.id === 14 ? falselySuspecting(node, 0) : falselySuspecting(node)), {
		instance: "told/suspicion/bush",
		teaches: "A member of a bush does not take the keys of its predecessor when only the follower beyond suspects that node.",
		faults: { falseSuspicion: 1 },
		atRest: restWithBushes,
		seen: { newNeighboursAreTold },
		expect: holds(149, 320, 14)
	}),
	telling(withBush(withBush(perfectRing([0, 8], remembering(2)), 2, 8), 4, 8), {
		instance: "told/leave/bush-of-two",
		teaches: "A successor that knows two newcomers between a leaver and itself names the nearer one, which names the other one.",
		requests: [leaves(0)],
		network: "fifo",
		atRest: restWithBushes,
		seen: {
			anHeirIsTold,
			anEndIsTold
		},
		expect: holds(85, 184, 15)
	})
];
function telling(nodes, { instance, network = "unordered", cost = "fast", atRest = restProperties, seen, ...rest }) {
	const founders = nodes.filter(({ running }) => running !== void 0).map(({ id }) => id);
	return scenario({
		name: `relaxed-ring/${instance}`,
		protocol: relaxedRing,
		nodes,
		network,
		cost,
		...rest,
		history: hearing(nodes.map(({ id }) => id)),
		properties: {
			...onTheBooks(rest, {
				...soundBooks,
				...atRest
			}),
			...allThrough(talkOf, {
				...talkMakesSense,
				...soundSteps,
				...duties,
				...answers,
				...leavesInOrder
			}),
			...allThrough(tellingOf(founders), toldTruly),
			...seen
		}
	});
}
export { told_exports as n, toldScenarios as t };
