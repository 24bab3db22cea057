import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { s as weakEach } from "./temporal.D2P130Sg.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { n as everythingGoesOn, r as inTheEnd, t as detectorsAreEventuallyPerfect } from "./in-the-end.4OP27hcn.js";
import { t as crashScenarios } from "./crash.D0Cg20pI.js";
import { t as joinScenarios } from "./join.5qDHJvJP.js";
import { t as suspicionScenarios } from "./suspicion.Ov0c8d7o.js";
// scenarios/relaxed-ring/in-the-end.ts
var in_the_end_exports = /* @__PURE__ */ __exportAll({ ringInTheEndScenarios: () => ringInTheEndScenarios });
var ringInTheEndScenarios = [
	inTheEnd(joinScenarios, {
		base: "relaxed-ring/join/2+3",
		instance: "join",
		teaches: "Three nodes join at the same place: if each message arrives, the ring becomes perfect, and stays so.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: holds(1145, 2634, 22)
	}),
	inTheEnd(joinScenarios, {
		base: "relaxed-ring/join/2+3",
		instance: "join/messages-may-wait",
		teaches: "Where a message may wait for ever, nothing obliges the ring to become perfect.",
		fairness: [weakEach([
			"timeout",
			"start",
			"request"
		])],
		forGood: true,
		expect: violates("perfectRing", 3)
	}),
	inTheEnd(joinScenarios, {
		base: "relaxed-ring/join/ask-again/2+1",
		instance: "join/ask-again",
		teaches: "A newcomer that asks again and again is let in, whichever of its questions come late.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: holds(15, 24, 9)
	}),
	inTheEnd(joinScenarios, {
		base: "relaxed-ring/join/lost/founder+2",
		instance: "join/lost",
		teaches: "A newcomer whose message is lost is let in all the same: it asks again, and is answered.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: holds(4550, 18316, 28)
	}),
	inTheEnd(crashScenarios, {
		base: "relaxed-ring/crash/4-twice",
		instance: "crash",
		teaches: "After two of four nodes have crashed, detectors suspect them, and the others form a perfect ring for good.",
		fairness: [...everythingGoesOn, ...detectorsAreEventuallyPerfect],
		forGood: true,
		expect: holds(11377, 34457, 18)
	}),
	inTheEnd(crashScenarios, {
		base: "relaxed-ring/crash/4-twice",
		instance: "crash/unsuspected",
		teaches: "Where a crash may stay unnoticed, the ring may keep a gap for ever.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: violates("perfectRing", 1)
	}),
	inTheEnd(suspicionScenarios, {
		base: "relaxed-ring/suspicion/3+1",
		instance: "suspicion",
		teaches: "After a false suspicion that is taken back in the end, the ring becomes perfect again.",
		fairness: [...everythingGoesOn, ...detectorsAreEventuallyPerfect],
		forGood: true,
		expect: holds(2714, 7048, 20)
	})
];
export { ringInTheEndScenarios as n, in_the_end_exports as t };
