import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { t as holds } from "./expectations.D8ONoEfW.js";
import { C as somebodyCommits, i as STEADY, n as ONE_VOTE, r as RIGHT, s as world } from "./world.DQkoYGqL.js";
// scenarios/transactions/rivals.ts
var rivals_exports = /* @__PURE__ */ __exportAll({ rivalScenarios: () => rivalScenarios });
var TWO = {
	...ONE_VOTE,
	managers: 2,
	members: [0, 6]
};
var rivalScenarios = [
	world({
		name: "transactions/rivals/deadline",
		teaches: "A manager closes the vote at its deadline, in a ballot of its own, while reports on ballot 0 arrive: one outcome.",
		config: {
			...ONE_VOTE,
			deadlineMs: 1e3
		},
		network: "fifo",
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		properties: somebodyCommits,
		expect: holds(129, 276, 16)
	}),
	world({
		name: "transactions/rivals/suspicion",
		teaches: "A manager suspects the one that leads at its deadline, promises its ballot, and bids higher at once: both learn the same.",
		config: {
			...TWO,
			deadlineMs: 1e3
		},
		network: "fifo",
		nodes: { 0: RIGHT },
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { falseSuspicion: 1 },
		properties: somebodyCommits,
		expect: holds(112, 200, 15)
	}),
	world({
		name: "transactions/rivals/restart",
		teaches: "A manager restarts while another one leads: it leads in a ballot that it has not used before, and both learn the same.",
		config: TWO,
		network: "fifo",
		nodes: { 6: STEADY },
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: {
			crash: 1,
			restart: 1
		},
		properties: somebodyCommits,
		comesToRest: false,
		expect: holds(156, 256, 18)
	}),
	world({
		name: "transactions/rivals/asked",
		teaches: "A replicated manager falsely suspects another one, and asks the transaction manager: it is told the outcome once.",
		config: ONE_VOTE,
		nodes: {
			0: RIGHT,
			4: RIGHT,
			8: { falselySuspects: [4] }
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { falseSuspicion: 1 },
		properties: somebodyCommits,
		expect: holds(118, 303, 10)
	}),
	world({
		name: "transactions/rivals/told",
		teaches: "A replicated manager falsely suspects the transaction manager, leads, and tells it the outcome: one announces, not both.",
		config: TWO,
		network: "fifo",
		nodes: { 0: RIGHT },
		asks: { 0: {
			type: "commit",
			writes: [1]
		} },
		faults: { falseSuspicion: 1 },
		properties: somebodyCommits,
		expect: holds(19, 28, 10)
	}),
	world({
		name: "transactions/rivals/restarted-acceptor",
		teaches: "A manager restarts after it has promised or accepted in the ballot of another one: it repeats its last answer.",
		config: TWO,
		network: "fifo",
		nodes: {
			0: RIGHT,
			6: STEADY
		},
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: {
			falseSuspicion: 1,
			crash: 1,
			restart: 1
		},
		properties: somebodyCommits,
		comesToRest: false,
		expect: holds(317, 619, 18)
	})
];
export { rivals_exports as n, rivalScenarios as t };
