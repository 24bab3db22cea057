import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { E as reachable, w as always } from "./scenario.Cs_16ybG.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { c as noSealStays, l as reducerScenario, n as everyPlaceIsSpokenFor, r as give, t as epochIsReached } from "./reducer-scenario.D7UXBO76.js";
// scenarios/epochs/rivals.ts
var rivals_exports = /* @__PURE__ */ __exportAll({ epochClaimScenarios: () => epochClaimScenarios });
var THREE = [
	0,
	1,
	2
];
var from = (node, place) => [{
	node,
	place,
	from: 0,
	to: 1
}];
var renewing = THREE.map((node) => ({
	node,
	place: -1
}));
/** Messages between two nodes stay in order, which bounds how late one may come. */
var claimed = {
	founders: THREE,
	others: [3],
	inherits: { 3: from(0, 0) },
	falselySuspects: { 3: [0] },
	network: "fifo"
};
/** Nodes send again what was not answered, and timers are slower than messages. */
var patient = {
	isPatient: true,
	slowTimers: true,
	epochs: 3,
	rounds: 5
};
var epochClaimScenarios = [
	reducerScenario({
		...claimed,
		...patient,
		instance: "abandoned/3",
		teaches: "A claimant crashes at any moment of its claim: the members that it has sealed renew the configuration.",
		neverCrash: THREE,
		claimants: [...renewing, {
			node: 3,
			place: 0
		}],
		faults: {
			falseSuspicion: 1,
			crash: 1
		},
		properties: {
			...epochIsReached(1),
			...noSealStays,
			onlyLowerBallotsAreRefused: always(({ messages }) => messages.every(({ message }) => message.type !== "outranked" || message.round >= message.ballot.round), "A member refuses a ballot only if it has promised a higher one.")
		},
		cost: "slow",
		expect: holds(32692, 73739, 43)
	}),
	reducerScenario({
		...claimed,
		instance: "restart/3/claimant",
		teaches: "A claimant restarts at any moment of its claim: it never uses a ballot twice.",
		neverCrash: THREE,
		faults: {
			crash: 1,
			restart: 1,
			falseSuspicion: 2
		},
		rounds: 2,
		refines: true,
		properties: epochIsReached(1),
		cost: "slow",
		expect: holds(46828, 149073, 46)
	}),
	reducerScenario({
		...claimed,
		instance: "hand-over/3/claimed",
		teaches: "A role moves while its member is sealed: the promise moves along, and the claimant asks the new carrier.",
		others: [3, 4],
		faults: { falseSuspicion: 1 },
		requests: [give(1, 1, 4)],
		properties: {
			...epochIsReached(1),
			aSealedRoleMoves: reachable(({ nodes }) => nodes[4].state.inner.carried.some(({ promised }) => promised !== null), "A role arrives sealed.")
		},
		cost: "slow",
		expect: holds(11831, 40105, 31)
	}),
	reducerScenario({
		...claimed,
		instance: "rivals/3",
		teaches: "Two nodes claim one place at once: one configuration is chosen, and the claimant with the lower ballot waits.",
		others: [3, 4],
		inherits: {
			3: from(0, 0),
			4: from(0, 0)
		},
		falselySuspects: {},
		neverCrash: [
			1,
			2,
			3,
			4
		],
		faults: { crash: 1 },
		rounds: 2,
		refines: true,
		properties: epochIsReached(1),
		cost: "slow",
		expect: holds(224749, 1002409, 47)
	}),
	reducerScenario({
		...claimed,
		...patient,
		instance: "rivals/3/end",
		teaches: "Two rival claims of one place end, and the place is spoken for.",
		others: [3, 4],
		inherits: {
			3: from(0, 0),
			4: from(0, 0)
		},
		neverCrash: [
			1,
			2,
			3,
			4
		],
		falselySuspects: {},
		faults: { crash: 1 },
		claimants: [
			...renewing,
			{
				node: 3,
				place: 0
			},
			{
				node: 4,
				place: 0
			}
		],
		properties: {
			...epochIsReached(1),
			...everyPlaceIsSpokenFor
		},
		cost: "slow",
		expect: holds(228591, 1012626, 51)
	}),
	reducerScenario({
		...claimed,
		...patient,
		instance: "partition/3/alone",
		teaches: "A node that is cut off suspects another one, and raises no epoch, since it reaches no majority.",
		others: [],
		inherits: { 0: from(1, 1) },
		falselySuspects: {},
		faults: { partition: 1 },
		partitions: [[[0]]],
		claimants: [{
			node: 0,
			place: 1
		}, ...renewing.slice(1)],
		properties: {
			...epochIsReached(1),
			...everyPlaceIsSpokenFor,
			aloneRaisesNothing: always(({ partition, nodes }) => partition === null || nodes[0].state.inner.round === 0, "A node that is cut off from a majority begins no ballot."),
			aloneSurveys: reachable(({ partition, nodes }) => partition !== null && nodes[0].state.inner.claims.length > 0, "The node that is cut off claims a place.")
		},
		cost: "fast",
		expect: holds(184, 362, 22)
	}),
	reducerScenario({
		...claimed,
		...patient,
		instance: "partition/3/replaced",
		teaches: "A node that is cut off is replaced. When the network is whole again, the new role may be handed over to it.",
		falselySuspects: {},
		faults: { partition: 1 },
		partitions: [[[0]]],
		claimants: [...renewing, {
			node: 3,
			place: 0
		}],
		requests: [give(3, 0, 0)],
		properties: {
			...epochIsReached(1),
			...everyPlaceIsSpokenFor,
			theRoleComesBack: reachable(({ nodes }) => nodes[0].state.inner.carried.some(({ role }) => role.since === 1), "The node that was replaced carries the new role.")
		},
		cost: "slow",
		expect: holds(6727, 16999, 45)
	})
];
export { rivals_exports as n, epochClaimScenarios as t };
