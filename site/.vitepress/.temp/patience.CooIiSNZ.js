import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { r as refinesLadder } from "./ladder.CGDGew0F.js";
import { C as somebodyCommits, S as somebodyAborts, _ as clientsAreAnswered, i as STEADY, n as ONE_VOTE, o as followed, s as world, w as somebodyDoesNotKnow } from "./world.DQkoYGqL.js";
import { i as refinesReplicatedCommit } from "./refinement.BjuRk2as.js";
// scenarios/transactions/patience.ts
var patience_exports = /* @__PURE__ */ __exportAll({ patienceScenarios: () => patienceScenarios });
/** Two managers, so that none of them can be missed. */
var PAIR = {
	...ONE_VOTE,
	managers: 2,
	members: [0, 6]
};
var IMPATIENT = {
	...PAIR,
	deadlineMs: 1e3,
	giveUpAfterMs: 1e3
};
var REMINDED = {
	...IMPATIENT,
	remindMs: 1e3
};
var PERSISTENT = {
	...REMINDED,
	retryMs: 1e3
};
var both = {
	...somebodyCommits,
	...somebodyAborts
};
var write = {
	type: "commit",
	writes: [6]
};
var vote = followed(PAIR, 0, [6]);
var patienceScenarios = [
	world({
		name: "transactions/patience/give-up",
		teaches: "One of two managers crashes for good: the other one never learns the outcome, and tells its client so in the end.",
		config: IMPATIENT,
		nodes: { 0: STEADY },
		asks: { 0: {
			type: "commit",
			writes: [0]
		} },
		faults: { crash: 1 },
		slowTimers: true,
		comesToRest: false,
		properties: {
			...somebodyCommits,
			...somebodyDoesNotKnow,
			...clientsAreAnswered
		},
		refines: refinesLadder(followed(PAIR, 0, [0]), PAIR.members, [2]),
		expect: holds(29, 39, 8)
	}),
	world({
		name: "transactions/patience/retry",
		teaches: "Two messages are lost: reminders and higher ballots bring all to one outcome, even when the client waits no longer.",
		config: PERSISTENT,
		asks: { 0: write },
		faults: { drop: 2 },
		slowTimers: true,
		properties: {
			...both,
			...somebodyDoesNotKnow
		},
		refines: { atomicCommit: refinesReplicatedCommit(vote, PAIR.members) },
		expect: holds(598, 891, 18)
	}),
	world({
		name: "transactions/patience/reminders-alone",
		teaches: "A question of a leader is lost: reminders alone do not bring it to an end, as nobody begins a higher ballot.",
		config: REMINDED,
		asks: { 0: write },
		faults: { drop: 2 },
		slowTimers: true,
		properties: both,
		expect: violates("comesToRest", 4)
	}),
	world({
		name: "transactions/patience/reading",
		teaches: "At its deadline a transaction that has not read enough is aborted, and answers that come later change nothing.",
		config: {
			...PAIR,
			deadlineMs: 1e3
		},
		asks: { 0: {
			type: "run",
			reads: [0],
			writes: [6]
		} },
		faults: { duplicate: 1 },
		properties: both,
		expect: holds(1268, 3466, 15)
	})
];
export { patience_exports as n, patienceScenarios as t };
