import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { n as everythingGoesOn, r as inTheEnd, t as detectorsAreEventuallyPerfect } from "./in-the-end.4OP27hcn.js";
import { t as voteScenarios } from "./vote.D0h1k6wV.js";
// scenarios/transactions/in-the-end.ts
var in_the_end_exports = /* @__PURE__ */ __exportAll({ transactionsInTheEndScenarios: () => transactionsInTheEndScenarios });
var transactionsInTheEndScenarios = [
	inTheEnd(voteScenarios, {
		base: "transactions/vote/crash",
		instance: "crash",
		teaches: "When any of three managers crashes, its detectors suspect it, and every transaction that has begun gets an outcome.",
		fairness: [...everythingGoesOn, ...detectorsAreEventuallyPerfect],
		forGood: true,
		expect: holds(10295, 42880, 18)
	}),
	inTheEnd(voteScenarios, {
		base: "transactions/vote/crash",
		instance: "crash/unsuspected",
		teaches: "Where the crash of a manager may stay unnoticed, a transaction may wait for ever.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: violates("comesToRest", 3)
	}),
	inTheEnd(voteScenarios, {
		base: "transactions/vote/two-transactions",
		instance: "two-transactions",
		teaches: "Two transactions on one item both get an outcome, if each message arrives.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: holds(4709, 17054, 16)
	}),
	inTheEnd(voteScenarios, {
		base: "transactions/vote/two-transactions",
		instance: "two-transactions/messages-may-wait",
		teaches: "Where a message may wait for ever, so may a transaction.",
		fairness: [],
		forGood: true,
		expect: violates("comesToRest", 1)
	})
];
export { transactionsInTheEndScenarios as n, in_the_end_exports as t };
