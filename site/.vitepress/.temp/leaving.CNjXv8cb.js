import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { D as recoverable, E as reachable, O as step } from "./scenario.Cs_16ybG.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { i as isAt, l as reducerScenario, n as everyPlaceIsSpokenFor, r as give, s as leave, u as speaks } from "./reducer-scenario.D7UXBO76.js";
// scenarios/epochs/leaving.ts
var leaving_exports = /* @__PURE__ */ __exportAll({ epochLeavingScenarios: () => epochLeavingScenarios });
var LEAVER = 0;
var HEIR = 3;
var leaving = {
	founders: [
		LEAVER,
		1,
		2
	],
	others: [HEIR],
	requests: [give(LEAVER, 0, HEIR), leave(LEAVER)],
	claimants: [{
		node: HEIR,
		place: 0
	}],
	isPatient: true,
	slowTimers: true
};
var hasEnded = (node) => ({ nodes }) => nodes.some(({ id, status }) => id === node && status === "down");
var ends = (node) => ({
	theLeaverEnds: recoverable(hasEnded(node), "The leaver can still end."),
	theLeaverHasEnded: reachable(hasEnded(node), "The leaver has ended.")
});
var theLeaverEnds = ends(LEAVER);
/** The heir of a gift leaves, too, before the role is on its way or after. */
var heirLeaves = {
	...leaving,
	faults: { drop: 1 },
	cost: "fast"
};
var itRefuses = reachable((world) => hasEnded(HEIR)(world) && world.nodes.some(({ id, state }) => id === LEAVER && state.inner.moves.length > 0), "The heir has ended, and the giver still has the role.");
var itAgrees = reachable(({ nodes }) => nodes.some(({ id, state }) => id === HEIR && state.inner.leaving !== void 0 && state.inner.agreed.length > 0), "The heir is asked to leave when it has agreed to take the role.");
var agreesToNothingNew = step((before, after) => before.nodes.every((old) => {
	const now = after.nodes.find(({ id }) => id === old.id);
	return !(old.status === "up" && now?.status === "up" && old.state.inner.leaving !== void 0) || now.state.inner.agreed.length <= old.state.inner.agreed.length;
}), "A leaver agrees to take no further role, or it might never end.");
/** Of two members, node 0 gives its role to the other one, which leaves and has a role of its own to give. */
var aLeaverIsAsked = reachable(({ nodes, messages }) => nodes.some(({ id, status, state }) => id === 1 && status === "up" && state.inner.leaving !== void 0 && state.inner.agreed.length === 0) && messages.some(({ to, message }) => to === 1 && message.type === "part"), "A part for a leaver that has agreed to nothing is on its way.");
var epochLeavingScenarios = [
	reducerScenario({
		...leaving,
		instance: "leaving/3",
		teaches: "A node leaves, and its gift or the acknowledgement is lost: it stays until the role has arrived.",
		faults: { drop: 1 },
		properties: {
			...everyPlaceIsSpokenFor,
			...theLeaverEnds,
			...speaks(HEIR)
		},
		cost: "fast",
		expect: holds(50, 91, 10)
	}),
	reducerScenario({
		...leaving,
		instance: "leaving/3/parts",
		teaches: "A node leaves with more data than one message takes: it speaks until the last part, and stays until the role has arrived.",
		classes: 4,
		stored: [
			1,
			2,
			3
		],
		inParts: true,
		requests: [give(LEAVER, 0, HEIR, {
			from: 0,
			to: 4
		}), leave(LEAVER)],
		faults: { drop: 1 },
		properties: {
			...everyPlaceIsSpokenFor,
			...theLeaverEnds,
			...speaks(HEIR)
		},
		cost: "fast",
		expect: holds(64, 116, 12)
	}),
	reducerScenario({
		...leaving,
		instance: "leaving/3/no-heir",
		teaches: "The ring has ended without an heir: the leaver gives its role to the node that is found for the place.",
		requests: [leave(LEAVER), isAt(LEAVER, 0, HEIR)],
		faults: { drop: 1 },
		properties: {
			...everyPlaceIsSpokenFor,
			...theLeaverEnds,
			...speaks(HEIR)
		},
		cost: "fast",
		expect: holds(27, 37, 10)
	}),
	reducerScenario({
		...heirLeaves,
		instance: "leaving/3/heir-leaves",
		teaches: "The heir of a gift is asked to leave. If it has agreed, it takes the role and gives it back. Else the giver keeps the role.",
		requests: [give(LEAVER, 0, HEIR), leave(HEIR)],
		finds: { [HEIR]: [{
			place: 0,
			node: LEAVER
		}] },
		properties: {
			...everyPlaceIsSpokenFor,
			...ends(HEIR),
			itRefuses,
			itAgrees
		},
		expect: holds(85, 138, 16)
	}),
	reducerScenario({
		...heirLeaves,
		instance: "leaving/3/refuses",
		teaches: "A leaver that still has a role of its own is to take another one. It does not agree, and the giver keeps the role.",
		claimants: [{
			node: HEIR,
			place: 0
		}, {
			node: HEIR,
			place: 1
		}],
		requests: [give(LEAVER, 0, 1), leave(1)],
		finds: {
			[LEAVER]: [{
				place: 0,
				node: HEIR
			}],
			1: [{
				place: 0,
				node: HEIR
			}, {
				place: 1,
				node: HEIR
			}]
		},
		properties: {
			...everyPlaceIsSpokenFor,
			...ends(1),
			agreesToNothingNew,
			aLeaverIsAsked
		},
		expect: holds(377, 652, 22)
	}),
	reducerScenario({
		...heirLeaves,
		instance: "leaving/3/withdrawn",
		teaches: "A giver turns to another heir. The first one has agreed, and is asked to leave: it asks the giver, and need not wait.",
		others: [HEIR, 4],
		claimants: [{
			node: HEIR,
			place: 0
		}, {
			node: 4,
			place: 0
		}],
		requests: [
			give(LEAVER, 0, HEIR),
			give(LEAVER, 0, 4),
			leave(HEIR)
		],
		finds: {
			[HEIR]: [{
				place: 0,
				node: 4
			}],
			[LEAVER]: [{
				place: 0,
				node: 4
			}]
		},
		properties: {
			...everyPlaceIsSpokenFor,
			...ends(HEIR),
			...speaks(4),
			itAgrees
		},
		expect: holds(674, 1432, 22)
	}),
	reducerScenario({
		...leaving,
		instance: "leaving/3/heir-dies",
		teaches: "The heir of a leaver crashes: the leaver ends when its patience is over.",
		endAfter: 2,
		neverCrash: [
			LEAVER,
			1,
			2
		],
		faults: { crash: 1 },
		properties: theLeaverEnds,
		cost: "fast",
		expect: holds(86, 134, 16)
	})
];
export { leaving_exports as n, epochLeavingScenarios as t };
