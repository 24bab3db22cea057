import { t as __exportAll } from "./rolldown-runtime.D8jQpDG7.js";
import { o as weak } from "./temporal.D2P130Sg.js";
import { n as violates, t as holds } from "./expectations.D8ONoEfW.js";
import { n as everythingGoesOn, r as inTheEnd, t as detectorsAreEventuallyPerfect } from "./in-the-end.4OP27hcn.js";
import { t as mergeScenarios } from "./merge.CzxzLIvS.js";
import { t as storyScenarios } from "./story.Dc6C7WgK.js";
// scenarios/ring-merge/in-the-end.ts
var in_the_end_exports = /* @__PURE__ */ __exportAll({ mergeInTheEndScenarios: () => mergeInTheEndScenarios });
var mergeInTheEndScenarios = [
	inTheEnd(mergeScenarios, {
		base: "ring-merge/merge/2+2/side-by-side",
		instance: "merge",
		teaches: "Two rings, one of which has detected the other, become one ring for good if each message arrives.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: holds(1274, 3969, 19)
	}),
	inTheEnd(mergeScenarios, {
		base: "ring-merge/merge/2+2/side-by-side",
		instance: "merge/messages-may-wait",
		teaches: "Where a message may wait for ever, a merge may stop halfway.",
		fairness: [],
		forGood: true,
		expect: violates("oneRingInTheEnd", 0)
	}),
	inTheEnd(mergeScenarios, {
		base: "ring-merge/merge/1+1+1",
		instance: "merge/three",
		teaches: "Three rings become one ring for good.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: holds(5314, 14039, 30)
	}),
	inTheEnd(mergeScenarios, {
		base: "ring-merge/merge/1+1/join",
		instance: "merge/join",
		teaches: "Two rings become one though a node joins meanwhile.",
		fairness: everythingGoesOn,
		forGood: true,
		expect: holds(12814, 41488, 21)
	}),
	inTheEnd(storyScenarios, {
		base: "ring-merge/story/1+1",
		instance: "story",
		teaches: "A partition tears a ring and ends: the detectors trust again, and the ring becomes one again for good.",
		fairness: [
			...everythingGoesOn,
			...detectorsAreEventuallyPerfect,
			weak("heal")
		],
		forGood: true,
		expect: holds(1850, 3838, 22)
	}),
	inTheEnd(storyScenarios, {
		base: "ring-merge/story/1+1",
		instance: "story/partition-may-stay",
		teaches: "A partition that never ends leaves two rings.",
		fairness: [...everythingGoesOn, ...detectorsAreEventuallyPerfect],
		forGood: true,
		expect: violates("oneRingInTheEnd", 3)
	})
];
export { mergeInTheEndScenarios as n, in_the_end_exports as t };
