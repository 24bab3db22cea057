import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { s as weakEach } from "./temporal.D2P130Sg.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { n as everythingGoesOn, r as inTheEnd } from "./in-the-end.4OP27hcn.js";
import { failureDetectorScenarios } from "./detection.C6pMfjTL.js";
// scenarios/failure-detector/in-the-end.ts
var in_the_end_exports = /* @__PURE__ */ __exportAll({ detectionInTheEndScenarios: () => detectionInTheEndScenarios });
var detectionInTheEndScenarios = [
	inTheEnd(failureDetectorScenarios, {
		base: "failure-detector/crash/two-peers",
		instance: "completeness",
		teaches: "In the end a crashed peer is suspected for good, however late its last messages are.",
		fairness: everythingGoesOn,
		only: ["everyCrashedPeerIsSuspected"],
		forGood: true,
		expect: holds(1967, 6546, 18)
	}),
	inTheEnd(failureDetectorScenarios, {
		base: "failure-detector/crash/two-peers",
		instance: "completeness/no-rounds",
		teaches: "A detector whose rounds may never end need not suspect anybody.",
		fairness: [weakEach([
			"deliver",
			"start",
			"request"
		])],
		only: ["everyCrashedPeerIsSuspected"],
		forGood: true,
		expect: violates("everyCrashedPeerIsSuspected", 8)
	}),
	inTheEnd(failureDetectorScenarios, {
		base: "failure-detector/delay/patience-exceeds-delay",
		instance: "accuracy",
		teaches: "Where answers come within a bound, a peer that is up is trusted for good in the end.",
		fairness: everythingGoesOn,
		only: ["everyLivePeerIsTrusted"],
		forGood: true,
		expect: holds(56, 119, 20)
	}),
	inTheEnd(failureDetectorScenarios, {
		base: "failure-detector/heard/each-other",
		instance: "accuracy/no-bound",
		teaches: "Without a bound on delays, an answer may always come after the suspicion: false suspicions come back for ever.",
		fairness: everythingGoesOn,
		only: ["everyLivePeerIsTrusted"],
		forGood: true,
		expect: violates("everyLivePeerIsTrusted", 15)
	})
];
export { in_the_end_exports as n, detectionInTheEndScenarios as t };
