import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { D as recoverable } from "./scenario.Cs_16ybG.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { a as newcomers, l as staysUp, n as founder, o as perfectRing, r as impatient, s as refreshing } from "./nodes.BQGP1PO4.js";
import { a as heals, c as restWithBushes, l as ringScenario, n as aPerfectRingOf, o as leaves } from "./ring-scenario.CMoCXVO3.js";
// scenarios/relaxed-ring/leave-lost.ts
var leave_lost_exports = /* @__PURE__ */ __exportAll({ leaveLostScenarios: () => leaveLostScenarios });
/** Node 8 says again that it leaves. The others ask their successors again from time to time. */
var eager = perfectRing([
	0,
	8,
	12
], {
	...impatient,
	...refreshing
}).map(staysUp);
var theLeaverEnds = { theLeaverEnds: recoverable(({ nodes }) => nodes.every(({ id, status }) => id !== 8 || status === "down"), "A node that was asked to leave can still end.", ({ nodes }) => `node 8 is ${nodes.find(({ id }) => id === 8)?.state.status}, and waits for an answer that was lost`) };
var leaveLostScenarios = [
	ringScenario(perfectRing([
		0,
		8,
		12
	]).map(staysUp), {
		instance: "leave/lost/once",
		teaches: "If a leaver announces its leave once only, and that message or the farewell is lost, it never ends.",
		requests: [leaves(8)],
		network: "unordered",
		faults: { drop: 1 },
		required: {},
		seen: theLeaverEnds,
		cost: "fast",
		expect: violates("theLeaverEnds", 2)
	}),
	ringScenario([staysUp(founder(8, impatient)), ...newcomers([0], 8, impatient).map(staysUp)], {
		instance: "leave/lost/heir-outside",
		teaches: "The heir of a leaver may be a newcomer that has not heard that it was let in. It asks again, and is told so by the leaver.",
		requests: [leaves(8)],
		network: "set",
		slowTimers: true,
		faults: { drop: 1 },
		required: {},
		atRest: {},
		seen: {
			...theLeaverEnds,
			...aPerfectRingOf(1)
		},
		cost: "fast",
		expect: holds(62, 97, 12)
	}),
	ringScenario(eager, {
		instance: "leave/lost/3",
		teaches: "A leaver announces its leave again and again, so it ends though one of the messages is lost.",
		requests: [leaves(8)],
		network: "set",
		slowTimers: true,
		faults: { drop: 1 },
		required: heals,
		atRest: restWithBushes,
		seen: {
			...theLeaverEnds,
			...aPerfectRingOf(2)
		},
		cost: "fast",
		expect: holds(1133, 3150, 18)
	})
];
export { leave_lost_exports as n, leaveLostScenarios as t };
